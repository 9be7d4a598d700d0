import { hash } from 'node:crypto'
import { isHashLike } from './address-key.ts'
import {
  endText,
  newReaching,
  type Reach,
  reachData,
  type Reaching,
  reachNumber,
  reachOfCode,
  reachText,
} from './code-reach.ts'
import { eachToken } from './tokens.ts'

/** What an inline script, handler or `javascript:` address is, without what changes by itself. */
export interface CodeKey extends Reach {
  /** Hash of the code with texts, numbers and tokens taken out and pure data folded. */
  readonly key: string
  /** The first 24 characters of what is left then: the same for the variants of one script. */
  readonly start: string
  /** Names that the code uses; sorted, at most MAX_NAMES. */
  readonly names: readonly string[]
  /** Hash of the sentences it writes, outside of pure data; empty when there are none. */
  readonly sentences: string
  /** Moves the visitor elsewhere: assigns or calls `location`, or opens a window. */
  readonly isMoving: boolean
}

/** Characters of one script that are read; the rest is hashed only. */
const MAX_CODE = 300_000
const MAX_NAMES = 200
/** Characters of the first lines that variants of one script share. */
const START_LENGTH = 24
/** Tokens kept of one script: what comes after is hashed as text. */
const MAX_TOKENS = 60_000

/**
 * One pass: comments, the three kinds of strings, numbers, names, signs. What is not closed ends with the code, so that
 * no alternative is ever read twice.
 */
const TOKEN =
  /\/\/[^\n]*|\/\*(?:[^*]+|\*(?!\/))*(?:\*\/)?|"(?:[^"\\\n]+|\\[^])*"?|'(?:[^'\\\n]+|\\[^])*'?|`(?:[^`\\]+|\\[^])*`?|[\p{L}_$][\p{L}\p{Nd}_$]*|\d[\w.]*|\s+|[^]/gu

/** What stands for a string and for folded data: no name looks like them. */
const STRING = '"'
const FOLDED = '¤'

/** A bracket that is open: its place among the tokens and in the code, and the characters of the data in it. */
interface Opened {
  readonly at: number
  readonly from: number
  data: number
  isCode: boolean
}

/** What has been read of a code so far. */
interface Folded {
  readonly reaching: Reaching
  /** Names that the code gives to what is its own, with what stands for them. */
  readonly declared: Map<string, string>
  /** Tokens, with data folded into one. */
  readonly stack: string[]
  /** Brackets that are open; whether something in them is known to be no data. */
  readonly opened: Opened[]
  readonly sentences: { at: number; text: string }[]
}

/** Reads code. Linear in its length; never throws. */
export function codeKey(source: string, ownHost: string): CodeKey {
  const code = source.slice(0, MAX_CODE).trim()
  const reaching = newReaching(ownHost)
  const declared = new Map<string, string>()
  const folded: Folded = { reaching, declared, stack: [], opened: [], sentences: [] }
  let count = 0
  let last = 0
  eachToken(code, TOKEN, (token, index) => {
    if (++count > MAX_TOKENS) return false
    last = index + token.length
    take(token, index, folded)
    return true
  })
  const { sentences } = folded
  const stack = renamed(folded)
  const rest = last < code.length ? hash('sha256', code.slice(last)) : ''
  const beyond = source.length > MAX_CODE ? String(source.length) : ''
  const written = sentences.map(({ text }) => plainText(text)).join('\n')
  return {
    key: short(`${stack.join(' ')}${rest}${beyond}`),
    start: stack.slice(0, START_LENGTH).join('').slice(0, START_LENGTH),
    names: [...new Set(stack.filter(isName))].sort().slice(0, MAX_NAMES),
    ...reachOfCode(reaching, STATE.test(code.slice(0, STATE_LENGTH))),
    sentences: written === '' ? '' : short(written),
    isMoving: MOVES.test(stack.join('')),
  }
}

/** State of a page that is written as code: what it names is content. */
const STATE = /^(?:(?:window|self|globalThis)\s*\.\s*)?__\w{2,40}(?:\s*=(?!=)|\.push\()/
const STATE_LENGTH = 120

function take(token: string, index: number, folded: Folded): void {
  const { stack, reaching } = folded
  const first = token[0] ?? ''
  if (first.trim() === '' || token.startsWith('//') || token.startsWith('/*')) return
  if (QUOTES.has(first)) {
    takeString(token, folded)
    return
  }
  if (reaching.text !== null && first !== '+') endText(reaching)
  if (/\d/.test(first)) {
    reachNumber(token, stack, reaching)
    stack.push('0')
  } else if (/[\p{L}_$]/u.test(first)) takeName(token, folded)
  else if (first === '}' || first === ']') close(folded, first, index)
  else {
    if (first === '{' || first === '[')
      folded.opened.push({ at: stack.length, from: index, data: 0, isCode: false })
    stack.push(first)
  }
}

function takeString(token: string, { stack, sentences, reaching }: Folded): void {
  reachText(token, stack, reaching)
  if (isSentence(token)) sentences.push({ at: stack.length, text: token })
  // A property may be named in quotes: window['location'].
  stack.push(PLACES.has(token.slice(1, -1)) ? token.slice(1, -1) : STRING)
}

function takeName(token: string, { stack, declared }: Folded): void {
  const isNew = declared.size < MAX_NAMES && !declared.has(token)
  if (isNew && DECLARES.has(stack.at(-1) ?? '')) declared.set(token, `v${declared.size}`)
  stack.push(LITERALS.has(token) ? '0' : token)
}

/** The tokens with own names by their order, since these may be drawn by chance, and without tokens in other names. */
function renamed({ stack, declared }: Folded): string[] {
  return stack.map((token, index) => {
    const own = stack[index - 1] === '.' ? undefined : declared.get(token)
    return own ?? (isName(token) ? nameOf(token) : token)
  })
}

const DECLARES = new Set(['var', 'let', 'const', 'function', 'class'])

/** Whether a token of the stack is a name: neither a sign nor a folded piece. */
function isName(token: string): boolean {
  return /^[\p{L}_$]/u.test(token) && !/^v\d+$/.test(token)
}

const PLACES = new Set(['location', 'href', 'assign', 'replace'])
const QUOTES = new Set(['"', "'", '`'])

/** 12 characters of SHA-256: 72 bits are more than any page can search through. */
export function short(text: string): string {
  return hash('sha256', text, 'base64').slice(0, 12)
}

const LITERALS = new Set(['true', 'false', 'null', 'undefined'])
const MOVES =
  /location(?:\.href)?=(?!=)|location\.(?:replace|assign)\(|location(?:\]|\[href\])=(?!=)|location\[(?:replace|assign)\]\(|location\]\.?\[?(?:href|replace|assign)|(?:window|self|top)\.open\(|navigation\.navigate\(/

/** A name that a build gives to what is its own: `__sveltekit_rfljoo`, by chance with or without a number in it. */
const BUILT = /^(__[a-z]{2,20}_)[a-z0-9]{5,10}$/

function nameOf(token: string): string {
  if (/^_0x[0-9a-f]+$/i.test(token)) return '~'
  const built = BUILT.exec(token)?.[1]
  if (built !== undefined) return `${built}~`
  return token.length >= 6 && /\d/.test(token) && isHashLike(token.replace(/^[_$]+/, ''))
    ? '~'
    : token
}

/**
 * Lists and objects of nothing but data are one piece of data, however long: they are what a page says, not what it
 * does. What is found to be code makes code of everything around it, so that no token is looked at twice.
 */
function close({ stack, opened, sentences, reaching }: Folded, sign: string, end: number): void {
  const bracket = opened.pop()
  const from = bracket?.at ?? -1
  const isPair = stack[from] === (sign === '}' ? '{' : '[')
  if (!bracket || !isPair || bracket.isCode || !isData(stack, from + 1)) {
    const around = opened.at(-1)
    if (around) around.isCode = true
    stack.push(sign)
    return
  }
  stack.length = from
  stack.push(FOLDED)
  const length = end - bracket.from
  reachData(from, length - bracket.data, reaching)
  const around = opened.at(-1)
  if (around) around.data += length
  while ((sentences.at(-1)?.at ?? -1) >= from) sentences.pop()
}

function isData(stack: readonly string[], from: number): boolean {
  for (let index = from; index < stack.length; index++) {
    const token = stack[index] ?? ''
    if (DATA.has(token)) continue
    const isKey = stack[index + 1] === ':' && /^[\p{L}_$~]/u.test(token)
    if (!isKey) return false
  }
  return true
}

const DATA = new Set([STRING, '0', FOLDED, ',', ':', '-'])

/** At least three words, or markup: something that may be shown to a reader. */
function isSentence(token: string): boolean {
  if (token.length < 12) return false
  if (/<[a-z]/i.test(token)) return true
  let words = 0
  for (const word of token.split(/\s+/))
    if (/^\P{L}{0,3}\p{L}{2,30}\P{L}{0,3}$/u.test(word) && ++words >= 3) return true
  return false
}

function plainText(text: string): string {
  return text.replace(/\p{Nd}+/gu, '#').replace(/[0-9a-f#]{16,}/gi, '~')
}
