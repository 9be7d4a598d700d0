import { addressBytes, isIn } from '../dns/index.ts'
import { askAll, askOne, type Asking, type SpfAnswer } from './asking.ts'
import { MAX_HOSTS, MAX_TERMS, MAX_VOIDS } from './limits.ts'
import {
  expandDomain,
  expandText,
  isName,
  type MacroString,
  type MacroValues,
  nibbles,
  parseMacroString,
  usesLetter,
} from './macro.ts'
import { isSpfRecord, type Mechanism, parseSpf, type Qualifier, type SpfRecord } from './record.ts'

/** What a receiver makes of a mail. Source: RFC 7208 section 2.6. */
export type SpfResult =
  | 'none'
  | 'neutral'
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'temperror'
  | 'permerror'

/** A mail as its receiver meets it. */
export interface SpfMail {
  /** Address of the client, 4 or 16 bytes. */
  readonly ip: Uint8Array
  /** Address in MAIL FROM; empty where mail has none, then the name of HELO stands for it. */
  readonly sender: string
  readonly helo: string
  /** Who receives, for explanations. */
  readonly receiver?: string
  /** Seconds since 1970, for explanations. */
  readonly seconds?: number
}

/** A result, and at a fail the words of the domain about it, where it has any. */
export interface SpfOutcome {
  readonly result: SpfResult
  readonly explanation: string | null
}

/** What all records of one mail share. */
interface Session {
  readonly values: Omit<MacroValues, 'domain' | 'validated'>
  terms: number
  voids: number
}

/** The end of the evaluation of a record: what it says, and whose word it is. */
interface Said {
  readonly result: SpfResult
  readonly domain: string
  readonly record: SpfRecord | null
}

/** Ends an evaluation: the record is void, or DNS does not say. */
class Ended extends Error {
  override readonly name = 'Ended'
  readonly result: 'permerror' | 'temperror'

  constructor(result: 'permerror' | 'temperror') {
    super(result)
    this.result = result
  }
}

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
}

/** Longest sender and name of HELO that are looked at. Source: RFC 5321 section 4.5.3.1. */
const MAX_SENDER = 320

/** Whether a mail comes from whom its domain allows to send. Source: RFC 7208 section 4. */
export function* evaluateSpf(mail: SpfMail): Asking<SpfOutcome> {
  const session = sessionOf(mail)
  try {
    const said = yield* checkHost(session, session.values.senderDomain)
    const explanation = said.result === 'fail' ? yield* explanationOf(session, said) : null
    return { result: said.result, explanation }
  } catch (error) {
    if (error instanceof Ended) return { result: error.result, explanation: null }
    throw error
  }
}

/** The same without the words of the domain about a fail, which need further questions. */
export function* resultFor(mail: SpfMail): Asking<SpfResult> {
  const session = sessionOf(mail)
  try {
    return (yield* checkHost(session, session.values.senderDomain)).result
  } catch (error) {
    if (error instanceof Ended) return error.result
    throw error
  }
}

function sessionOf({ ip, sender, helo, receiver = 'unknown', seconds = 0 }: SpfMail): Session {
  const given = (sender || `postmaster@${helo}`).slice(-MAX_SENDER)
  const at = given.lastIndexOf('@')
  const domain = given.slice(at + 1)
  return {
    values: {
      localPart: given.slice(0, Math.max(0, at)) || 'postmaster',
      senderDomain: domain.endsWith('.') ? domain.slice(0, -1) : domain,
      ip: unmapped(ip),
      helo: helo.slice(-MAX_SENDER),
      receiver,
      seconds,
    },
    terms: 0,
    voids: 0,
  }
}

/** The IPv4 address inside `::ffff:192.0.2.1`. */
function unmapped(ip: Uint8Array): Uint8Array {
  const isMapped = ip.length === 16 && ip.subarray(0, 12).every((byte, i) => byte === MAPPED[i])
  return isMapped ? ip.subarray(12) : ip
}
const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

function* checkHost(session: Session, domain: string): Asking<Said> {
  const none: Said = { result: 'none', domain, record: null }
  if (!isName(domain) || !domain.includes('.')) return none
  const texts = found(yield* askOne(domain, 'TXT')).filter(isSpfRecord)
  if (texts.length > 1) throw new Ended('permerror')
  if (texts[0] === undefined) return none
  const { record } = parseSpf(texts[0])
  if (record === null) throw new Ended('permerror')
  for (const { mechanism, qualifier } of record.directives) {
    if (yield* isMatch(session, domain, mechanism)) {
      return { result: RESULTS[qualifier], domain, record }
    }
  }
  if (record.redirect === null) return { result: 'neutral', domain, record }
  countTerm(session)
  const target = yield* targetOf(session, domain, record.redirect.domain)
  const said = yield* checkHost(session, target)
  if (said.result === 'none') throw new Ended('permerror')
  return said
}

function* isMatch(session: Session, domain: string, mechanism: Mechanism): Asking<boolean> {
  const { ip } = session.values
  if (mechanism.kind === 'all') return true
  if ('network' in mechanism) return isIn(ip, mechanism.network)
  countTerm(session)
  const target = yield* targetOf(session, domain, mechanism.domain)
  switch (mechanism.kind) {
    case 'include': {
      const { result } = yield* checkHost(session, target)
      if (result === 'none') throw new Ended('permerror')
      return result === 'pass'
    }
    case 'exists':
      return (yield* asked(session, target, 'A')).length > 0
    case 'ptr':
      return yield* isNamed(session, target)
    case 'a':
      return isAmong(ip, yield* asked(session, target, addressType(ip)), mechanism)
    case 'mx':
      return yield* isExchanger(session, target, mechanism)
  }
}

function countTerm(session: Session): void {
  session.terms++
  if (session.terms > MAX_TERMS) throw new Ended('permerror')
}

/** Answers to a question of a term, counted where there are none; a name that is none has none, and is not asked. */
function* asked(
  session: Session,
  name: string,
  type: 'A' | 'AAAA' | 'MX' | 'PTR',
): Asking<readonly string[]> {
  if (!isName(name)) return []
  const answers = found(yield* askOne(name, type))
  countVoid(session, answers)
  return answers
}

function countVoid(session: Session, answers: readonly string[]): void {
  if (answers.length > 0) return
  session.voids++
  if (session.voids > MAX_VOIDS) throw new Ended('permerror')
}

function found(answer: SpfAnswer): readonly string[] {
  if (typeof answer === 'string') throw new Ended('temperror')
  return answer
}

function addressType(ip: Uint8Array): 'A' | 'AAAA' {
  return ip.length === 4 ? 'A' : 'AAAA'
}

function isAmong(
  ip: Uint8Array,
  addresses: readonly string[],
  { bits4, bits6 }: { readonly bits4: number; readonly bits6: number },
): boolean {
  const bits = ip.length === 4 ? bits4 : bits6
  return addresses.some((address) => {
    const bytes = addressBytes(address)
    return bytes !== null && isIn(ip, { bytes, bits })
  })
}

function* isExchanger(
  session: Session,
  domain: string,
  mechanism: Mechanism & { readonly kind: 'a' | 'mx' },
): Asking<boolean> {
  const { ip } = session.values
  const hosts = exchangersIn(yield* asked(session, domain, 'MX'))
  if (hosts.length > MAX_HOSTS) throw new Ended('permerror')
  for (const host of hosts) {
    if (isAmong(ip, yield* asked(session, host, addressType(ip)), mechanism)) return true
  }
  return false
}

/** Hosts of MX data, the preferred ones first; a null MX (RFC 7505) has none. */
export function exchangersIn(answers: readonly string[]): readonly string[] {
  return answers
    .map((text) => text.split(' '))
    .toSorted((one, other) => Number(one[0]) - Number(other[0]))
    .map(([, host = '']) => host.replace(/\.$/, ''))
    .filter((host) => host !== '')
}

/** Whether the client has a validated name at or below a domain. Source: RFC 7208 section 5.5. */
function* isNamed(session: Session, domain: string): Asking<boolean> {
  const names = yield* validatedNames(session, true)
  const wanted = domain.toLowerCase()
  return names.some((name) => name === wanted || name.endsWith(`.${wanted}`))
}

/** Names of the client that lead back to its address, in lower case; none where DNS does not say. */
function* validatedNames(session: Session, isCounted: boolean): Asking<readonly string[]> {
  const { ip } = session.values
  const reverse =
    ip.length === 4
      ? `${[...ip].reverse().join('.')}.in-addr.arpa`
      : `${nibbles(ip).reverse().join('.')}.ip6.arpa`
  const answer = yield* askOne(reverse, 'PTR')
  if (typeof answer === 'string') return []
  if (isCounted) countVoid(session, answer)
  const names = answer
    .slice(0, MAX_HOSTS)
    .map((name) => name.toLowerCase().replace(/\.$/, ''))
    .filter(isName)
  const addresses = yield* askAll(names, addressType(ip))
  const all = { bits4: 32, bits6: 128 }
  return names.filter((_, i) => {
    const own = addresses[i]
    return typeof own === 'object' && isAmong(ip, own, all)
  })
}

/** The name that a term is about. */
function* targetOf(session: Session, domain: string, macro: MacroString | null): Asking<string> {
  if (macro === null) return domain
  return expandDomain(macro, yield* valuesFor(session, domain, macro))
}

function* valuesFor(session: Session, domain: string, macro: MacroString): Asking<MacroValues> {
  const validated = usesLetter(macro, 'p') ? yield* bestName(session, domain) : 'unknown'
  return { ...session.values, domain, validated }
}

/** What `p` stands for: the domain itself, else a name below it, else any. Source: RFC 7208 section 7.3. */
function* bestName(session: Session, domain: string): Asking<string> {
  const names = yield* validatedNames(session, false)
  const wanted = domain.toLowerCase()
  const below = names.find((name) => name.endsWith(`.${wanted}`))
  return names.find((name) => name === wanted) ?? below ?? names[0] ?? 'unknown'
}

/** The words of the domain whose record said fail; null where there are none that can be used. */
function* explanationOf(session: Session, { domain, record }: Said): Asking<string | null> {
  if (!record?.explanation) return null
  const target = yield* targetOf(session, domain, record.explanation)
  if (!isName(target)) return null
  const answer = yield* askOne(target, 'TXT')
  const [text, ...more] = typeof answer === 'string' ? [] : answer
  if (text === undefined || more.length > 0) return null
  const macro = parseMacroString(text, { withSpaces: true })
  return macro && expandText(macro, yield* valuesFor(session, domain, macro))
}
