import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { text } from '../src/core/text.ts'
import { allSlices } from '../src/domains/index.ts'
import { shippedFacts } from '../src/shipped.ts'
import { doorPages } from '../src/http/pages/index.ts'
import { CLAUSES } from '../src/http/programme.ts'
import { OPEN_CLAUSES } from './clauses.open.ts'
import { testKey } from './support/stores.ts'

const ROOT = join(import.meta.dirname, '..')
const slices = allSlices({
  streamKey: testKey,
  recheckMs: [0, 1, 2],
  visitMs: 60_000,
  facts: shippedFacts,
})
const pages = [...doorPages, ...slices.flatMap((slice) => slice.pages)]
const recordTypes = recordTypesOf(globSync('src/domains/**/*.ts', { cwd: ROOT }))

/** Every record type that some source names. */
function recordTypesOf(paths: readonly string[]): Set<string> {
  const sources = paths.filter((path) => !path.endsWith('.test.ts'))
  const types = sources.flatMap((path) => {
    const source = readFileSync(join(ROOT, path), 'utf8')
    return [...source.matchAll(/'([a-z]+(?:\.[a-zA-Z]+))'/g)].map((match) => match[1] ?? '')
  })
  return new Set(types)
}

test('the programme lists the eighteen clauses in order', () => {
  assert.deepEqual(
    CLAUSES.map((clause) => clause.number),
    Array.from({ length: 18 }, (_, index) => index + 1),
  )
})

for (const clause of CLAUSES) {
  const { number } = clause
  const carriers = slices.filter((slice) => slice.clauses.includes(number))
  const built = carriers.filter((slice) => slice.actions.length > 0)
  if (OPEN_CLAUSES.includes(number)) {
    test(`clause ${number} is open: the programme says so`, () => {
      assert.equal(clause.page, null, 'an open clause must not claim a page')
      assert.deepEqual(
        built.map((slice) => slice.name),
        [],
        'a clause that a slice carries out leaves test/clauses.open.ts',
      )
    })
    continue
  }
  test(`clause ${number} has a slice with actions, a reachable page, a figure and a whole-house test`, () => {
    assert.ok(built.length > 0, 'no slice carries it out')
    const path = clause.page === '' ? '/' : clause.page
    assert.ok(
      pages.some((page) => page.path === path && page.permission === 'anyone'),
      `nobody can open ${path}`,
    )
    assert.ok(clause.figure !== null && clause.counted.length > 0, 'it has no figure')
    for (const type of clause.counted) assert.ok(recordTypes.has(type), `nobody writes ${type}`)
    const tests = globSync('test/whole-house/*.test.ts', { cwd: ROOT })
    const names = tests.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')
    assert.match(
      names,
      new RegExp(`clauses?[^'"\`\\n]*\\b${number}\\b`),
      'no whole-house test names it',
    )
  })
}

test('the README shows the table of clauses as the programme tells them', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const t = text('en')
  const rows = CLAUSES.map(({ number, text: words, page }) => {
    const where = page === null ? 'not built yet' : `\`/en${page}\``
    return `| ${number} | ${t(words)} | ${where} |`
  })
  for (const row of rows) assert.ok(readme.includes(row), `the README lacks this row:\n${row}`)
})
