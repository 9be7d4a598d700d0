// The page on the security of reports names for each of its rows what shows it: each is there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, faultOf, faultsOf, rowsShown } from './support/shown-by.ts'

const page = documentOf('docs/security-of-reports.md')

/** Chapters of the standard that a row stands for, in the order of the page; what goes beyond it comes last. */
const ROWS = { ofStandard: 26, beyond: 7 }

test('every row on the security of reports is shown by a test or a document that is there', () => {
  const rows = rowsShown(page, '| ids | what has to hold | shown by |')
  const own = rows.filter(({ cells: [ids] }) => ids !== 'beyond')
  assert.deepEqual({ ofStandard: own.length, beyond: rows.length - own.length }, ROWS)
  for (const { cells, shown } of rows) {
    const [ids = '', holds = ''] = cells
    assert.ok(ids === 'beyond' || /^V\d+/.test(ids), ids)
    assert.ok(holds !== '' && shown.length > 0, ids)
  }
  const chapters = new Set(own.flatMap(({ cells: [ids = ''] }) => ids.match(/\bV\d+/g) ?? []))
  const missing = Array.from({ length: 16 }, (_, n) => `V${n + 1}`).filter(
    (chapter) => !chapters.has(chapter) && chapter !== 'V10',
  )
  assert.deepEqual(missing, [], 'chapters that nobody answers')
  assert.deepEqual(faultsOf(page, rows), [])
})

test('a row that names a test, a section or a file that is not there is told', () => {
  const row = 'V1'
  const one = { row, file: 'test/security-of-reports.test.ts', words: 'a row that names' }
  assert.equal(faultOf(page, one), null)
  assert.match(faultOf(page, { ...one, words: `${one.words} ${'nothing'}` }) ?? '', /says nothing/)
  assert.match(faultOf(page, { ...one, file: 'test/none.test.ts' }) ?? '', /there is no/)
  assert.match(faultOf(page, { ...one, file: null, words: 'None' }) ?? '', /no section/)
})
