// The page on threats names for each door who stands there, what he may do at worst, and what shows it: each is there.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, faultsOf, rowsShown } from './support/shown-by.ts'

const page = documentOf('docs/threats.md')
const HEAD = '| door | who stands there | at worst | shown by |'

test('every door of the page on threats is shown by tests that are there', () => {
  const rows = rowsShown(page, HEAD)
  assert.equal(rows.length, page.match(/^\| (?!door )/gm)?.length, 'rows of no table')
  for (const { cells } of rows) assert.ok(cells.length === 3 && cells.every((cell) => cell !== ''))
  assert.deepEqual(faultsOf(page, rows), [])
})

test('each section of doors has a table', () => {
  assert.equal(page.split(HEAD).length, page.split('\n## ').length)
})
