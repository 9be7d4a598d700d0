import { addressBytes, type Network } from '../dns/index.ts'
import { type MacroString, parseDomainSpec, parseMacroString } from './macro.ts'

/** What a match means: pass, fail, softfail, neutral. */
export type Qualifier = '+' | '-' | '~' | '?'

/** Who is meant by a mechanism. A domain that is null is the one whose record it is. */
export type Mechanism =
  | { readonly kind: 'all' }
  | { readonly kind: 'include' | 'exists'; readonly domain: MacroString }
  | { readonly kind: 'ptr'; readonly domain: MacroString | null }
  | {
      readonly kind: 'a' | 'mx'
      readonly domain: MacroString | null
      /** Bits of an address of either family that count. */
      readonly bits4: number
      readonly bits6: number
    }
  | { readonly kind: 'ip4' | 'ip6'; readonly network: Network }

/** One mechanism with its qualifier. */
export interface Directive {
  /** As it stands in the record. */
  readonly text: string
  readonly qualifier: Qualifier
  readonly mechanism: Mechanism
}

/** A record that is well formed. */
export interface SpfRecord {
  readonly directives: readonly Directive[]
  /** Whose record decides where no mechanism matches. */
  readonly redirect: { readonly text: string; readonly domain: MacroString } | null
  /** Where the explanation of a fail stands. */
  readonly explanation: MacroString | null
}

/** What is wrong with a record: the first word of it that is not well formed. */
export interface SpfSyntaxError {
  /** Characters before the word. */
  readonly at: number
  readonly term: string
  readonly why:
    | 'character'
    | 'unknown-mechanism'
    | 'domain'
    | 'address'
    | 'prefix'
    | 'macro'
    | 'value'
    | 'twice'
}

/** A record, or what is wrong with it. */
export type ParsedSpf =
  | { readonly record: SpfRecord; readonly error: null }
  | { readonly record: null; readonly error: SpfSyntaxError }

/** Whether a TXT text is an SPF record, well formed or not. Source: RFC 7208 section 4.5. */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text)
}

/** Reads a record; any word that is not well formed makes it void, wherever it stands. Source: RFC 7208 section 4.6. */
export function parseSpf(text: string): ParsedSpf {
  const record: Open = { directives: [], redirect: null, explanation: null }
  for (const { 0: term, index: at } of text.matchAll(/[^ ]+/g)) {
    const why = at === 0 ? null : readTerm(record, term)
    if (why !== null) return { record: null, error: { at, term, why } }
  }
  return { record, error: null }
}

/** A record while it is read. */
type Open = { -readonly [K in keyof SpfRecord]: SpfRecord[K] } & { directives: Directive[] }

/** Adds a word to a record; gives what is wrong with it, null where nothing is. */
function readTerm(record: Open, term: string): SpfSyntaxError['why'] | null {
  if (!/^[\x21-\x7e]+$/.test(term)) return 'character'
  const [, name, value = ''] = MODIFIER.exec(term) ?? []
  if (name !== undefined) return readModifier(record, term, [name.toLowerCase(), value])
  const directive = directiveOf(term)
  if (typeof directive === 'string') return directive
  record.directives.push(directive)
  return null
}

function readModifier(
  record: Open,
  text: string,
  [name, value]: readonly [string, string],
): SpfSyntaxError['why'] | null {
  if (name !== 'redirect' && name !== 'exp')
    return parseMacroString(value) === null ? 'macro' : null
  const domain = parseDomainSpec(value)
  if (domain === null) return 'domain'
  const isTwice = (name === 'exp' ? record.explanation : record.redirect) !== null
  if (isTwice) return 'twice'
  if (name === 'exp') record.explanation = domain
  else record.redirect = { text, domain }
  return null
}

const MODIFIER = /^([a-z][\da-z\-_.]*)=(.*)$/i
/** Qualifier, name, and what follows the name. */
const DIRECTIVE = /^([-+~?]?)([a-z][\da-z\-_.]*)(.*)$/i
/** The lengths of prefixes behind a domain, IPv4 and then IPv6. */
const PREFIXES = /^(.*?)(?:\/(\d+))?(?:\/\/(\d+))?$/

function directiveOf(text: string): Directive | SpfSyntaxError['why'] {
  const [, sign = '', name = '', rest = ''] = DIRECTIVE.exec(text) ?? []
  const read = READERS[name.toLowerCase()]
  if (read === undefined) return 'unknown-mechanism'
  const mechanism = read(rest)
  if (typeof mechanism === 'string') return mechanism
  return { text, qualifier: (sign || '+') as Qualifier, mechanism }
}

type Read = (rest: string) => Mechanism | SpfSyntaxError['why']

const READERS: Readonly<Record<string, Read>> = {
  __proto__: null as never,
  all: (rest) => (rest === '' ? { kind: 'all' } : 'value'),
  include: (rest) => withDomain('include', rest),
  exists: (rest) => withDomain('exists', rest),
  ptr(rest) {
    if (rest === '') return { kind: 'ptr', domain: null }
    const domain = domainAfterColon(rest)
    return domain === null ? 'domain' : { kind: 'ptr', domain }
  },
  a: (rest) => withPrefixes('a', rest),
  mx: (rest) => withPrefixes('mx', rest),
  ip4: (rest) => networkAfterColon('ip4', rest),
  ip6: (rest) => networkAfterColon('ip6', rest),
}

function domainAfterColon(rest: string): MacroString | null {
  return rest.startsWith(':') ? parseDomainSpec(rest.slice(1)) : null
}

function withDomain(kind: 'include' | 'exists', rest: string): ReturnType<Read> {
  const domain = domainAfterColon(rest)
  return domain === null ? 'domain' : { kind, domain }
}

function withPrefixes(kind: 'a' | 'mx', rest: string): ReturnType<Read> {
  const [, named = '', short, long] = PREFIXES.exec(rest) ?? []
  const bits4 = prefixLength(short, 32)
  const bits6 = prefixLength(long, 128)
  if (bits4 === null || bits6 === null) return 'prefix'
  const domain = named === '' ? null : domainAfterColon(named)
  if (named !== '' && domain === null) return 'domain'
  return { kind, domain, bits4, bits6 }
}

function networkAfterColon(kind: 'ip4' | 'ip6', rest: string): ReturnType<Read> {
  const [, address = '', length] = /^:([^/]*)(?:\/(.*))?$/.exec(rest) ?? []
  const bytes = addressBytes(address)
  if (bytes?.length !== (kind === 'ip4' ? 4 : 16)) return 'address'
  const bits = prefixLength(length, bytes.length * 8)
  return bits === null ? 'prefix' : { kind, network: { bytes, bits } }
}

/** `most` where nothing is said; null for what is no length. */
function prefixLength(text: string | undefined, most: number): number | null {
  if (text === undefined) return most
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : null
}
