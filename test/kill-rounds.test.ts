import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slices } from '../src/domains/index.ts'
import { RECIPES } from './support/kill-recipes.ts'
import { killRoundsTests, leftOut } from './support/kill-rounds.ts'

// The short form; the nightly run kills a hundred times.
killRoundsTests({ rounds: { sqlite: 1, postgres: 2 }, most: 60, isWhole: false })

test('every command is walked in the rounds of kills, or left out by name with the kind of its reason', () => {
  const walked = Object.values(RECIPES).flatMap(({ commands }) => commands)
  const all = slices.flatMap(({ actions }) =>
    actions.flatMap(({ kind, name }) => (kind === 'command' ? name : [])),
  )
  const placed = [...walked, ...leftOut().map(({ command }) => command)]
  assert.deepEqual(placed.toSorted(), all.toSorted())
})
