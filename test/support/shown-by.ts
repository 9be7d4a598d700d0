// Tables of documents whose last column names what shows a row: a test, a document, or a section of the page itself.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

export interface Shown {
  readonly row: string
  /** A test or a document; null where it is a section of the page itself. */
  readonly file: string | null
  readonly words: string
}

export interface ShownRow {
  /** All columns but the last. */
  readonly cells: readonly string[]
  readonly shown: readonly Shown[]
}

export function documentOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The rows of every table of a page that has this head; throws on a row that names nothing. */
export function rowsShown(page: string, head: string): ShownRow[] {
  const ruler = `|${'---|'.repeat(head.split('|').length - 2)}`
  const [, ...tables] = `${page}\n\n`.split(`${head}\n${ruler}\n`)
  return tables.flatMap((table) =>
    table.slice(0, table.indexOf('\n\n')).trimEnd().split('\n').map(rowOf),
  )
}

function rowOf(line: string): ShownRow {
  const cells = line.split('|').map((cell) => cell.trim())
  const [row = '', ...more] = cells.slice(1, -1)
  const shown = (more.at(-1) ?? '').split('; ').map((one) => {
    const found = /^(?:`([^`]+)`|section) "([^"]+)"$/.exec(one)
    assert.ok(found !== null, `${row}: ${one} names no file with words, and no section`)
    const [, file = null, words = ''] = found
    return { row, file, words }
  })
  return { cells: [row, ...more.slice(0, -1)], shown }
}

/** Why what a row of this page names does not show it; null where it does. */
export function faultOf(page: string, { row, file, words }: Shown): string | null {
  if (file === null) return page.includes(`\n## ${words}\n`) ? null : `${row}: no section ${words}`
  const path = join(ROOT, file)
  if (!existsSync(path)) return `${row}: there is no ${file}`
  const text = readFileSync(path, 'utf8')
  const isThere = file.endsWith('.md')
    ? text.split('\n').some((line) => line.startsWith('#') && line.includes(words))
    : text.includes(words)
  return isThere ? null : `${row}: ${file} says nothing of “${words}”`
}

/** All that is wrong with what these rows name. */
export function faultsOf(page: string, rows: readonly ShownRow[]): string[] {
  return rows
    .flatMap(({ shown }) => shown)
    .map((one) => faultOf(page, one))
    .filter((fault) => fault !== null)
}
