import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { text } from '../src/core/text.ts'
import { partFaults } from '../src/core/brought.ts'
import { type RecordType, recordTypes } from '../src/core/record.ts'
import { doorPages } from '../src/http/pages/index.ts'
import { clausesOf } from '../src/http/programme.ts'
import { OPEN_CLAUSES } from './clauses.open.ts'
import { exampleSlice, THINGS } from './support/example-slice.ts'
import { slices } from '../src/domains/index.ts'

const ROOT = join(import.meta.dirname, '..')
const pages = [...doorPages(slices), ...slices.flatMap((slice) => slice.pages)]
const CLAUSES = clausesOf(slices)

test('the programme lists the eighteen clauses in order', () => {
  assert.deepEqual(
    CLAUSES.map((clause) => clause.number),
    Array.from({ length: 18 }, (_, index) => index + 1),
  )
})

for (const clause of CLAUSES) {
  const { number } = clause
  const carriers = slices.filter(({ clauses }) => clauses.some((told) => told.number === number))
  const built = carriers.filter((slice) => slice.actions.length > 0)
  if (OPEN_CLAUSES.includes(number)) {
    test(`clause ${number} is open: the programme says so`, () => {
      assert.equal(clause.told, null, 'an open clause must not claim a page')
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
    for (const [n, path] of (clause.told?.pages ?? []).entries()) {
      const found = pages.find((page) => page.path === (path === '' ? '/' : path))
      const isOpen = n > 0 || found?.permission === 'anyone'
      assert.ok(found !== undefined && isOpen, `nobody can open ${path}`)
    }
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
  const rows = CLAUSES.map(({ number, text: words, told }) => {
    const where = told === null ? 'not built yet' : `\`/en${told.pages[0]}\``
    return `| ${number} | ${t(words)} | ${where} |`
  })
  for (const row of rows) assert.ok(readme.includes(row), `the README lacks this row:\n${row}`)
})

test('a mistake in the clauses that slices tell is told in one sentence that says what to write', () => {
  const words = { slice: 'example', key: 'word', en: 'word', ar: 'كلمة' }
  const stray = recordTypes('stray', { 'thing.strayed': { en: 'A thing', ar: 'شيء' } })
  const told = (number: number, type: RecordType) => ({
    number,
    text: words,
    pages: ['/things'] as const,
    counted: [type] as const,
    figure: { ...words, en: { one: '{count} thing', other: '{count} things' } },
  })
  assert.deepEqual(
    partFaults([
      exampleSlice('things', { records: THINGS, clauses: [told(4, THINGS['thing.noted'])] }),
      exampleSlice('other', { clauses: [told(4, stray['thing.strayed'])], serves: [19] }),
    ]),
    [
      'Clause 4 of the slice things leads to /things, which nobody may open: name a page of a slice that anyone may.',
      'The slice other carries out clause 19: there are 18.',
      'Clause 4 of the slice other leads to /things, which nobody may open: name a page of a slice that anyone may.',
      'The slices things and other both tell clause 4: one tells it, the other lists it in "serves".',
      'Clause 4 of the slice other counts thing.strayed, which no slice writes: count one of its "records".',
    ],
  )
})
