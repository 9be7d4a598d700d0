// The grammar of BibTeX files: entries with fields, values of braces, quotation marks and macros.

/** Deepest nesting of braces in a value, longest value, most fields, most macros: ten times what files have. */
const MAX_DEPTH = 30
const MAX_VALUE = 20_000
const MAX_FIELDS = 100
const MAX_MACROS = 1_000

/** An entry as it stands in the file; null as fields where its grammar is broken. */
export interface RawEntry {
  /** In small letters: `article`. */
  readonly type: string
  readonly key: string
  readonly line: number
  /** Values by the name of the field in small letters, as TeX has them. */
  readonly fields: ReadonlyMap<string, string> | null
}

/** Where the reader stands. */
interface Place {
  readonly text: string
  at: number
  readonly macros: Map<string, string>
}

const HEAD = /@\s*([A-Za-z][A-Za-z0-9_-]{0,60})\s*([{(])\s*/y
const KEY = /[^\s,{}()"=#%]{0,300}/y
const NAME = /\s*([A-Za-z][A-Za-z0-9_:+.-]{0,100})\s*=\s*/y
const WORD = /[^\s,{}()"=#%]{1,200}/y
const SPACE = /\s*/y

/**
 * Entries of a BibTeX file in their order, until `most` are found. What stands between them is comment. After a broken
 * entry the next one is looked for at the beginning of a line. Source: Oren Patashnik, BibTeXing (1988).
 */
export function parseBibtex(text: string, most: number): RawEntry[] {
  const place: Place = { text, at: 0, macros: new Map() }
  const entries: RawEntry[] = []
  let line = 1
  let counted = 0
  while (entries.length < most) {
    const at = text.indexOf('@', place.at)
    if (at < 0) break
    line += newlines(text, counted, at)
    counted = at
    const head = match(place, HEAD, at)
    if (head === null) {
      place.at = at + 1
      continue
    }
    const type = (head[1] ?? '').toLowerCase()
    const close = head[2] === '{' ? '}' : ')'
    if (type === 'comment') continue
    if (type === 'preamble') value(place)
    else if (type === 'string') macro(place)
    else entries.push({ type, line, ...entry(place, close, at) })
  }
  return entries
}

function newlines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 0x0a) count += 1
  return count
}

/** Matches at a place and goes behind it; null without moving. */
function match(place: Place, pattern: RegExp, at = place.at): RegExpExecArray | null {
  pattern.lastIndex = at
  const found = pattern.exec(place.text)
  if (found !== null) place.at = pattern.lastIndex
  return found
}

function entry(place: Place, close: string, start: number): Pick<RawEntry, 'key' | 'fields'> {
  const key = match(place, KEY)?.[0] ?? ''
  const fields = new Map<string, string>()
  for (;;) {
    match(place, SPACE)
    const sign = place.text[place.at]
    if (sign === close) {
      place.at += 1
      return { key, fields }
    }
    const name = nextName(place, fields.size === 0)
    if (name === null) break
    if (name === '') continue
    const read = value(place)
    if (read === null || fields.size >= MAX_FIELDS) break
    if (!fields.has(name)) fields.set(name, read)
  }
  const next = place.text.indexOf('\n@', start)
  place.at = next < 0 ? place.text.length : next + 1
  return { key, fields: null }
}

/** Name of the next field; empty where a comma stands before none, null where no field can stand here. */
function nextName(place: Place, isFirst: boolean): string | null {
  const isParted = place.text[place.at] === ','
  if (isParted) place.at += 1
  // Between two fields some programs forget the comma; what follows is a field all the same, or the entry is broken.
  else if (isFirst) return null
  return match(place, NAME)?.[1]?.toLowerCase() ?? (isParted ? '' : null)
}

function macro(place: Place): void {
  const name = match(place, NAME)?.[1]?.toLowerCase()
  const read = name === undefined ? null : value(place)
  if (name !== undefined && read !== null && place.macros.size < MAX_MACROS)
    place.macros.set(name, read)
}

/** A value with its parts put together; null where it is broken or too long. */
function value(place: Place): string | null {
  let text = ''
  for (;;) {
    match(place, SPACE)
    const part = onePart(place)
    if (part === null || text.length + part.length > MAX_VALUE) return null
    text += part
    match(place, SPACE)
    if (place.text[place.at] !== '#') return text
    place.at += 1
  }
}

function onePart(place: Place): string | null {
  const sign = place.text[place.at]
  if (sign === '{' || sign === '"') return enclosed(place, sign === '{' ? '}' : '"')
  const word = match(place, WORD)?.[0]
  return word === undefined ? null : (place.macros.get(word.toLowerCase()) ?? word)
}

/** What stands between braces or quotation marks, braces within them in pairs. */
function enclosed(place: Place, close: string): string | null {
  const { text } = place
  const start = place.at + 1
  let depth = 0
  for (let at = start; at < text.length && at - start <= MAX_VALUE; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === close && depth === 0) {
      place.at = at + 1
      return text.slice(start, at)
    } else if (sign === '{') {
      depth += 1
      if (depth > MAX_DEPTH) return null
    } else if (sign === '}') depth -= 1
    if (depth < 0) return null
  }
  return null
}
