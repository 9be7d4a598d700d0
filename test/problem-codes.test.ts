import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Message } from '../src/core/text.ts'

const src = join(import.meta.dirname, '..', 'src')
const golden = join(import.meta.dirname, 'golden/problem-codes.txt')

test('the codes of refusals, which programs know, are those that were reviewed', async () => {
  const files = globSync('domains/*/refusals.ts', { cwd: src })
  assert.ok(files.length >= 7, 'all slices are looked at')
  const codes: string[] = []
  for (const file of [...files, 'core/sheet.ts', 'core/two-persons.ts']) {
    const { problems } = (await import(join(src, file))) as {
      problems: Readonly<Record<string, Message>>
    }
    codes.push(...Object.keys(problems))
  }
  assert.equal(new Set(codes).size, codes.length, 'a code stands for one refusal')
  const printed = `${codes.toSorted().join('\n')}\n`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, printed)
  const reviewed = existsSync(golden) ? readFileSync(golden, 'utf8') : ''
  assert.equal(printed, reviewed, 'review the difference, then run with UPDATE_GOLDEN=1')
})
