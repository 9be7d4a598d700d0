import { addressText } from '../dns/index.ts'

/** One `%{…}`. */
export interface MacroExpand {
  /** In lower case. */
  readonly letter: string
  /** The letter was upper case: what it stands for is written as in a URL. */
  readonly isEscaped: boolean
  /** So many parts are kept, from the right; null for all. */
  readonly keep: number | null
  readonly isReversed: boolean
  readonly delimiters: string
}

/** Text with places to fill in. */
export type MacroString = readonly (string | MacroExpand)[]

/** What the letters stand for. */
export interface MacroValues {
  readonly localPart: string
  /** The domain of the sender. */
  readonly senderDomain: string
  /** The domain whose record is read. */
  readonly domain: string
  /** 4 or 16 bytes of the address of the client. */
  readonly ip: Uint8Array
  readonly helo: string
  /** Who receives; `unknown` where it does not say. */
  readonly receiver: string
  /** Seconds since 1970. */
  readonly seconds: number
  /** The validated name of the client (`p`), `unknown` where there is none. */
  readonly validated: string
}

/** Longest name in text, without final dot. Source: RFC 7208 section 7.3. */
export const MAX_NAME = 253
const MAX_LABEL = 63
/** Characters of an explanation: one line of SMTP has 512. */
const MAX_EXPLANATION = 2_000

const EXPAND = /%(?:\{([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)\}|([%_-]))/iy
const LITERAL = /[\x21-\x24\x26-\x7e]+/y
const LITERAL_WITH_SPACES = /[\x20-\x24\x26-\x7e]+/y
const PLAIN: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' }
/** Letters that stand in explanations only. Source: RFC 7208 section 7.2. */
const EXPLANATION_ONLY = new Set(['c', 'r', 't'])

/** A `macro-string`, or with spaces an `explain-string`; null for what is none. Source: RFC 7208 section 7.1. */
export function parseMacroString(
  text: string,
  { withSpaces = false }: { readonly withSpaces?: boolean } = {},
): MacroString | null {
  const literal = withSpaces ? LITERAL_WITH_SPACES : LITERAL
  const parts: (string | MacroExpand)[] = []
  for (let at = 0; at < text.length; ) {
    const pattern = text[at] === '%' ? EXPAND : literal
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return null
    at = pattern.lastIndex
    if (match[1] === undefined) parts.push(PLAIN[match[5] ?? ''] ?? match[0])
    else {
      const keep = match[2] ? Number(match[2]) : null
      if (keep === 0) return null
      parts.push({
        letter: match[1].toLowerCase(),
        isEscaped: match[1] < 'a',
        keep,
        isReversed: match[3] !== '',
        delimiters: match[4] || '.',
      })
    }
  }
  return parts
}

/** A `domain-spec`: ends in a top label that is no number, or in a macro; null for what is none. */
export function parseDomainSpec(text: string): MacroString | null {
  const parts = parseMacroString(text)
  const last = parts?.at(-1)
  if (!parts || last === undefined) return null
  if (typeof last === 'string' && !isWritten(last) && !hasTopLabel(last)) return null
  return parts.some((part) => typeof part !== 'string' && EXPLANATION_ONLY.has(part.letter))
    ? null
    : parts
}

/** Whether this came from `%%`, `%_` or `%-`: plain text holds neither sign. */
function isWritten(part: string): boolean {
  return part === ' ' || part.startsWith('%')
}

/** Whether text ends in a dot and a label that is not all digits; one more dot may follow. */
function hasTopLabel(text: string): boolean {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  const dot = name.lastIndexOf('.')
  const label = name.slice(dot + 1)
  return dot >= 0 && /^[\da-z](?:[\da-z-]*[\da-z])?$/i.test(label) && /[^\d]/.test(label)
}

/** Whether a letter stands in it. */
export function usesLetter(macro: MacroString, letter: string): boolean {
  return macro.some((part) => typeof part !== 'string' && part.letter === letter)
}

/** Whether it says the same whoever sends from where: all letters are among these. */
export function usesOnly(macro: MacroString, letters: string): boolean {
  return macro.every((part) => typeof part === 'string' || letters.includes(part.letter))
}

/** The name that a `domain-spec` comes to, without final dot; labels on the left are dropped where it is too long. */
export function expandDomain(macro: MacroString, values: MacroValues): string {
  let name = ''
  // From the right: what a longer text has on the left is dropped anyway.
  for (let i = macro.length - 1; i >= 0 && name.length <= MAX_NAME + 1; i--) {
    name = partText(macro[i] ?? '', values) + name
  }
  if (name.endsWith('.')) name = name.slice(0, -1)
  while (name.length > MAX_NAME) {
    const dot = name.indexOf('.', name.length - MAX_NAME - 1)
    if (dot < 0) return name.slice(-MAX_NAME)
    name = name.slice(dot + 1)
  }
  return name
}

/** An explanation in words; null where it is too long. */
export function expandText(macro: MacroString, values: MacroValues): string | null {
  let text = ''
  for (const part of macro) {
    text += partText(part, values)
    if (text.length > MAX_EXPLANATION) return null
  }
  return text
}

function partText(part: string | MacroExpand, values: MacroValues): string {
  if (typeof part === 'string') return part
  const value = valueOf(part.letter, values)
  const delimiters = new Set(part.delimiters)
  const pieces: string[] = ['']
  for (const character of value) {
    if (delimiters.has(character)) pieces.push('')
    else pieces[pieces.length - 1] += character
  }
  if (part.isReversed) pieces.reverse()
  const text = pieces.slice(-(part.keep ?? pieces.length)).join('.')
  return part.isEscaped ? urlEscaped(text) : text
}

function valueOf(letter: string, values: MacroValues): string {
  const { ip, localPart, senderDomain } = values
  switch (letter) {
    case 's':
      return `${localPart}@${senderDomain}`
    case 'l':
      return localPart
    case 'o':
      return senderDomain
    case 'd':
      return values.domain
    case 'i':
      return ip.length === 4 ? addressText(ip) : nibbles(ip).join('.')
    case 'p':
      return values.validated
    case 'v':
      return ip.length === 4 ? 'in-addr' : 'ip6'
    case 'h':
      return values.helo
    case 'c':
      return addressText(ip)
    case 'r':
      return values.receiver
    default:
      return String(values.seconds)
  }
}

/** Each half of each byte as a hexadecimal digit. */
export function nibbles(ip: Uint8Array): string[] {
  return [...Buffer.from(ip).toString('hex').toUpperCase()]
}

/** All but letters, digits and `-._~` as bytes of UTF-8. Source: RFC 3986 section 2.3. */
function urlEscaped(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      const hex = byte.toString(16).toUpperCase().padStart(2, '0')
      return /[\w.~-]/.test(character) ? character : `%${hex}`
    })
    .join('')
}

/** Whether something can be asked about a name: labels of 1 to 63 characters, 253 in all. */
export function isName(name: string): boolean {
  return (
    name.length <= MAX_NAME &&
    name.split('.').every((label) => label.length > 0 && label.length <= MAX_LABEL)
  )
}
