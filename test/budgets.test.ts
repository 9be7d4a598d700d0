// What the house may cost whoever reads it. A figure here only falls; one that has to rise is a decision with a page.
// What a page costs is told by page-budget.test.ts, CPU by the run itself, memory by `npm run bench -- node`.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'

const SRC = join(import.meta.dirname, '..', 'src')

/** Lines of a slice without words and tests. */
const SLICE_LINES = 2_500
/** Slices that are larger by name, each with its own figure. */
const LARGER: Readonly<Record<string, number>> = {
  accounts: 4_103,
  alerting: 17_070,
  cases: 15_377,
  claims: 5_218,
  directory: 4_019,
  evidence: 4_830,
  incidents: 4_575,
  monitoring: 22_040,
  pollwatch: 10_164,
  notices: 6_782,
  record: 2_614,
  reports: 7_426,
  sources: 4_844,
  statements: 2_883,
  territory: 4_964,
}
const FILE_LINES = 400
/** Files of words hold two languages a line or three; they are split by noun, not by length. */
const WORD_LINES = 600

interface Figures {
  readonly slice: string
  readonly lines: number
  readonly files: number
  readonly functions: number
  readonly words: number
  readonly longest: number
}

function linesOf(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1
}

/** Files of words, by how they are named everywhere. */
function isOfWords(path: string): boolean {
  return /(^|\/)texts\/|texts\.ts$|words[^/]*\.ts$|(^|\/)refusals\.ts$/.test(path)
}

function figuresOf(slice: string): Figures {
  const folder = join(SRC, 'domains', slice)
  const all = globSync('**/*.ts', { cwd: folder })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, lines: linesOf(join(folder, path)) }))
  const [words, code] = [
    all.filter(({ path }) => isOfWords(path)),
    all.filter(({ path }) => !isOfWords(path)),
  ]
  const sum = (of: typeof all) => of.reduce((total, { lines }) => total + lines, 0)
  const functions = code.reduce(
    (total, { path }) =>
      total +
      [...readFileSync(join(folder, path), 'utf8').matchAll(/\bfunction\b|=> *[{(]/g)].length,
    0,
  )
  return {
    slice,
    lines: sum(code),
    files: code.length,
    functions,
    words: sum(words),
    longest: Math.max(...code.map(({ lines }) => lines)),
  }
}

test('slices keep within their budgets of lines', () => {
  const slices = globSync('domains/*/index.ts', { cwd: SRC }).map((path) =>
    basename(join(path, '..')),
  )
  assert.ok(slices.length >= 7, `only ${slices.length} slices were seen`)
  const figures = slices.map(figuresOf).toSorted((a, b) => b.lines - a.lines)
  process.stdout.write('slice           lines   files  functions  words  longest file\n')
  for (const { slice, lines, files, functions, words, longest } of figures)
    process.stdout.write(
      `${slice.padEnd(14)} ${String(lines).padStart(6)} ${String(files).padStart(7)} ${String(functions).padStart(10)} ${String(words).padStart(6)} ${String(longest).padStart(13)}\n`,
    )
  const over = figures.flatMap(({ slice, lines }) => {
    const most = LARGER[slice] ?? SLICE_LINES
    return lines > most ? [`${slice} has ${lines} lines, ${lines - most} more than it may`] : []
  })
  assert.deepEqual(over, [])
})

test('no file of ours is too long to be read at once', () => {
  const over = globSync('**/*.ts', { cwd: SRC })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => {
      const [lines, most] = [linesOf(join(SRC, path)), isOfWords(path) ? WORD_LINES : FILE_LINES]
      return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : []
    })
  assert.deepEqual(over, [])
})
