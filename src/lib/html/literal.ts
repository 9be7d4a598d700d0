import { eachToken } from './tokens.ts'

/** What a script or a block of data holds as it is written: texts, numbers, lists and objects of them; anything else is null. */
export type Value = string | number | null | Data

export interface Data {
  readonly isList: boolean
  /** With the names of an object; in a list these are empty. */
  readonly entries: (readonly [string, Value])[]
}

/** Characters of one source that are read: the state of a large page has half of them. */
const MAX_SOURCE = 1_000_000
/** Tokens that all sources of one page may have together: the state of a large page has half of them. */
export const MAX_DATA_TOKENS = 60_000
/** Characters of one text with signs that stand for others. */
const MAX_TEXT = 100_000
/** Lists and objects in each other: what is deeper is left out. */
const MAX_DEPTH = 14

/** One pass: comments, texts, names, numbers, signs. What is not closed ends with its line or the source. */
const TOKEN =
  /\/\/[^\n]*|\/\*(?:[^*]+|\*(?!\/))*(?:\*\/)?|"(?:[^"\\\n]+|\\[^])*"?|'(?:[^'\\\n]+|\\[^])*'?|`(?:[^`\\]+|\\[^])*`?|[\p{L}_$][\p{L}\p{Nd}_$]*|-?\d[\w.]*|\s+|[^]/gu

/** A bracket that is open. */
interface Open {
  readonly data: Data
  key: string | null
  pending: Value | undefined
  /** What is pending is a bare name: a key, or nothing. */
  isName: boolean
}

/**
 * Reads JSON, and what of a script is written as JSON is or as JavaScript writes it: `name = {…}`, `push([1, "…"])`. A script
 * is never run: what is computed is left out. Linear; never throws. `budget` counts the tokens that may still be read, and is
 * lowered by those that were.
 */
export function readData(source: string, budget: { tokens: number }): Data {
  const reader: Reader = { stack: [open(true)], tooDeep: 0 }
  eachToken(source.slice(0, MAX_SOURCE), TOKEN, (token) => {
    if (budget.tokens-- <= 0) return false
    const first = token[0] ?? ''
    if (first.trim() === '' || token.startsWith('//') || token.startsWith('/*')) return true
    if (OPENERS.has(first) || CLOSERS.has(first)) takeBracket(first, reader)
    else if (reader.tooDeep === 0) takeToken(token, topOf(reader))
    return true
  })
  while (reader.stack.length > 1) closeTop(reader)
  const root = topOf(reader)
  settle(root)
  return root.data
}

/** Where the reading stands. */
interface Reader {
  /** The source itself and what is open in it; never empty. */
  readonly stack: Open[]
  /** Brackets that are open beyond MAX_DEPTH. */
  tooDeep: number
}

function topOf({ stack }: Reader): Open {
  return stack.at(-1) ?? open(true)
}

function takeBracket(sign: string, reader: Reader): void {
  const { stack } = reader
  if (OPENERS.has(sign)) {
    if (stack.length > MAX_DEPTH) reader.tooDeep++
    else stack.push(open(sign !== '{'))
  } else if (reader.tooDeep > 0) reader.tooDeep--
  else if (stack.length > 1) closeTop(reader)
}

function takeToken(token: string, top: Open): void {
  const first = token[0] ?? ''
  if (QUOTES.has(first)) setValue(top, textOf(token))
  else if (/^-?\d/.test(token)) setValue(top, Number(token))
  else if (/[\p{L}_$]/u.test(first)) setName(top, token)
  else if (ENDS.has(first)) settle(top)
  else if (first === ':') setKey(top)
}

const QUOTES = new Set(['"', "'", '`'])
/** What ends a value, and what begins one. */
const ENDS = new Set([',', ';', '='])
const OPENERS = new Set(['{', '[', '('])
const CLOSERS = new Set(['}', ']', ')'])

function open(isList: boolean): Open {
  return { data: { isList, entries: [] }, key: null, pending: undefined, isName: false }
}

function setValue(top: Open, value: Value): void {
  if (top.pending !== undefined) settle(top)
  top.pending = value
  top.isName = false
}

function setName(top: Open, name: string): void {
  const isKey = !top.data.isList && top.key === null
  if (!isKey) return
  top.pending = name
  top.isName = true
}

/** What stands before a colon is the key in an object, and the number of a row elsewhere. */
function setKey(top: Open): void {
  const { pending, data } = top
  top.pending = undefined
  if (!data.isList && (typeof pending === 'string' || typeof pending === 'number'))
    top.key = String(pending).slice(0, 100)
}

/** Puts away what is pending. */
function settle(top: Open): void {
  const { data, pending, key } = top
  const isKept = pending !== undefined && !top.isName && (data.isList || key !== null)
  if (isKept) data.entries.push([key ?? '', pending])
  top.pending = undefined
  top.key = null
}

function closeTop(reader: Reader): void {
  const inner = reader.stack.pop()
  if (!inner) return
  settle(inner)
  setValue(topOf(reader), inner.data)
}

function textOf(token: string): string {
  const [quote = ''] = token
  const inner = token.endsWith(quote) && token.length > 1 ? token.slice(1, -1) : token.slice(1)
  return inner.includes('\\') ? inner.slice(0, MAX_TEXT).replace(ESCAPE, unescaped) : inner
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: ' ', f: ' ' }

function unescaped(_: string, wide?: string, narrow?: string, plain = ''): string {
  const code = wide ?? narrow
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
  return ESCAPED[plain] ?? plain
}
