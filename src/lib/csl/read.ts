// Files of citations: found out what they are, read within limits, with every entry that is none named by its line.

import { JsonError, opensMoreThan, parseBoundedJson } from '../json/bounded.ts'
import { readBibtex } from './bibtex-read.ts'
import { entriesOf, linesOfEntries, readEntry } from './json.ts'
import { readRis } from './ris.ts'
import { CslError, MAX_CSL_BYTES, MAX_CSL_ITEMS } from './problems.ts'
import type { ReadItem, RefusedEntry } from './settle.ts'

/** Deepest nesting of CSL-JSON; its own is five. */
const MAX_DEPTH = 12
/** Most objects and lists: 150 an entry, as registries list what a work refers to. */
const MAX_OPENINGS = 300_000

/** What a file holds. */
export interface ReadFile {
  readonly format: 'bibtex' | 'ris' | 'csl-json'
  readonly items: readonly ReadItem[]
  readonly refused: readonly RefusedEntry[]
}

/**
 * Works of a BibTeX, RIS or CSL-JSON file in UTF-8; which of them it is shows in its first signs. Entries that are no works
 * are told of beside the others. Throws CslError for a file beyond the
 * limits, in another encoding, of another kind, or without any entry.
 */
export function readItems(bytes: Uint8Array): ReadFile {
  if (bytes.length > MAX_CSL_BYTES) throw new CslError('too_large')
  const text = decoded(bytes)
  const format = formatOf(text)
  const found = readers[format](text)
  if (found.length === 0) throw new CslError('empty')
  return {
    format,
    items: found.filter(isRead),
    refused: found.filter(isRefused),
  }
}

function isRead(one: ReadItem | RefusedEntry): one is ReadItem {
  return 'item' in one
}

function isRefused(one: ReadItem | RefusedEntry): one is RefusedEntry {
  return !isRead(one)
}

/** UTF-8 without its mark; a file in another encoding is never guessed at. */
function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text.replaceAll('\r\n', '\n')
  } catch (error) {
    throw new CslError('encoding', error)
  }
  throw new CslError('encoding')
}

function formatOf(text: string): ReadFile['format'] {
  const start = text.slice(0, 5_000).trimStart()
  if (/^[[{]/.test(start)) return 'csl-json'
  if (/^(?:[^\n]{0,300}\n){0,20}TY {1,2}- /.test(start)) return 'ris'
  if (/@\s*[A-Za-z]+\s*[{(]/.test(text.slice(0, 200_000))) return 'bibtex'
  throw new CslError(start === '' ? 'empty' : 'unknown_format')
}

const readers: Readonly<Record<ReadFile['format'], (text: string) => (ReadItem | RefusedEntry)[]>> =
  {
    bibtex: readBibtex,
    ris: readRis,
    'csl-json': readJson,
  }

function readJson(text: string): (ReadItem | RefusedEntry)[] {
  const parsed = parsedJson(text)
  const entries = entriesOf(parsed)
  if (entries === null) throw new CslError('unknown_format')
  if (entries.length > MAX_CSL_ITEMS) throw new CslError('too_many')
  const depth = Array.isArray(parsed) ? 1 : entries[0] === parsed ? 0 : 2
  const all = linesOfEntries(text, depth)
  // Another list beside the one of the entries: which line is whose is not sure then.
  const lines = all.length === entries.length ? all : []
  return entries.map((entry, n) => readEntry(entry, n + 1, lines[n] ?? 1))
}

function parsedJson(text: string): unknown {
  if (opensMoreThan(text, MAX_OPENINGS)) throw new CslError('too_many')
  try {
    return parseBoundedJson(text, { maxLength: MAX_CSL_BYTES, maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new CslError(error.reason === 'too_long' ? 'too_large' : error.reason, error)
  }
}
