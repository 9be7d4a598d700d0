// The page on the security of reports names for each of its rows what shows it: each is there.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
const PAGE = 'docs/security-of-reports.md'
const page = readFileSync(join(ROOT, PAGE), 'utf8')

/** Chapters of the standard that a row stands for, in the order of the page; what goes beyond it comes last. */
const ROWS = { ofStandard: 26, beyond: 7 }

interface Shown {
  readonly row: string
  /** A test or a document; null where it is a section of the page itself. */
  readonly file: string | null
  readonly words: string
}

interface Row {
  readonly ids: string
  readonly holds: string
  readonly shown: readonly Shown[]
}

function rowsOf(text: string): Row[] {
  const [, table = ''] = text.split('| ids | what has to hold | shown by |\n|---|---|---|\n')
  const lines = table.slice(0, table.indexOf('\n\n')).split('\n')
  return lines.map((line) => {
    const [, ids = '', holds = '', by = ''] = line.split(' | ').join('|').split('|')
    const row = ids.trim()
    const shown = by.split('; ').map((one) => {
      const found = /^(?:`([^`]+)`|section) "([^"]+)"$/.exec(one.trim())
      assert.ok(found !== null, `${row}: ${one} names no file with words, and no section`)
      const [, file = null, words = ''] = found
      return { row, file, words }
    })
    return { ids: row, holds: holds.trim(), shown }
  })
}

/** Why what a row names does not show it; null where it does. */
function faultOf({ row, file, words }: Shown): string | null {
  if (file === null) return page.includes(`\n## ${words}\n`) ? null : `${row}: no section ${words}`
  const path = join(ROOT, file)
  if (!existsSync(path)) return `${row}: there is no ${file}`
  const text = readFileSync(path, 'utf8')
  const isThere = file.endsWith('.md')
    ? text.split('\n').some((line) => line.startsWith('#') && line.includes(words))
    : text.includes(words)
  return isThere ? null : `${row}: ${file} says nothing of “${words}”`
}

test('every row on the security of reports is shown by a test or a document that is there', () => {
  const rows = rowsOf(page)
  const own = rows.filter(({ ids }) => ids !== 'beyond')
  assert.deepEqual({ ofStandard: own.length, beyond: rows.length - own.length }, ROWS)
  for (const { ids, holds, shown } of rows) {
    assert.ok(ids === 'beyond' || /^V\d+/.test(ids), ids)
    assert.ok(holds !== '' && shown.length > 0, ids)
  }
  const chapters = new Set(own.flatMap(({ ids }) => ids.match(/\bV\d+/g) ?? []))
  const missing = Array.from({ length: 16 }, (_, n) => `V${n + 1}`).filter(
    (chapter) => !chapters.has(chapter) && chapter !== 'V10',
  )
  assert.deepEqual(missing, [], 'chapters that nobody answers')
  assert.deepEqual(
    rows
      .flatMap(({ shown }) => shown)
      .map(faultOf)
      .filter((fault) => fault !== null),
    [],
  )
})

test('a row that names a test, a section or a file that is not there is told', () => {
  const row = 'V1'
  const one = { row, file: 'test/security-of-reports.test.ts', words: 'a row that names' }
  assert.equal(faultOf(one), null)
  assert.match(faultOf({ ...one, words: `${one.words} ${'nothing'}` }) ?? '', /says nothing/)
  assert.match(faultOf({ ...one, file: 'test/none.test.ts' }) ?? '', /there is no/)
  assert.match(faultOf({ ...one, file: null, words: 'None' }) ?? '', /no section/)
})
