// What a file may cost whoever reads it: a length that can be read at once (docs/decisions/budgets.md).
// What a page costs is told by page-budget.test.ts, CPU by the run itself, memory by `npm run bench -- node`.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const SRC = join(import.meta.dirname, '..', 'src')

const FILE_LINES = 400
/** Files of words hold two languages a line or three; they are split by noun, not by length. */
const WORD_LINES = 600

function linesOf(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1
}

/** Files of words, by how they are named everywhere. */
function isOfWords(path: string): boolean {
  return /(^|\/)texts\/|texts\.ts$|words[^/]*\.ts$|(^|\/)refusals\.ts$/.test(path)
}

test('no file of ours is too long to be read at once', () => {
  const files = globSync('**/*.ts', { cwd: SRC }).filter((path) => !path.endsWith('.test.ts'))
  assert.ok(files.length >= 1_000, `only ${files.length} files were seen`)
  const over = files.flatMap((path) => {
    const [lines, most] = [linesOf(join(SRC, path)), isOfWords(path) ? WORD_LINES : FILE_LINES]
    return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : []
  })
  assert.deepEqual(over, [])
})
