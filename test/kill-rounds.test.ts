import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { slices } from '../src/domains/index.ts'
import { RECIPES } from './support/kill-recipes.ts'
import { killRounds } from './support/kill-rounds.ts'

const LEFT_OUT = join(import.meta.dirname, 'kill-rounds-left-out.txt')

// The short form; the nightly run kills a hundred times.
killRounds(2)

test('every command is walked in the rounds of kills, or left out by name with the kind of its reason', () => {
  const lines = readFileSync(LEFT_OUT, 'utf8').trim().split('\n')
  const kinds = new Set(lines.flatMap((line) => /^# (\w+): /.exec(line)?.[1] ?? []))
  const leftOut = lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [kind = '', command = ''] = line.split(/ +/)
      assert.ok(kinds.has(kind), `${command}: ${kind} is no kind`)
      return command
    })
  const walked = Object.values(RECIPES).flatMap(({ commands }) => commands)
  const all = slices.flatMap(({ actions }) =>
    actions.flatMap(({ kind, name }) => (kind === 'command' ? name : [])),
  )
  assert.deepEqual([...leftOut, ...walked].toSorted(), all.toSorted())
})
