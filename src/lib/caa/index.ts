/**
 * CAA records as pure code: who may issue certificates for a name, and what is wrong with the record that says so.
 * Asks nobody. Source: RFC 8659, and RFC 8657 for the parameters.
 */
export { authorityOf, identifiersOf, isKnownIdentifier } from './authorities.ts'

/** One property as a zone file writes it. */
export interface CaaProperty {
  readonly flags: number
  /** In lower case. */
  readonly tag: string
  readonly value: string
}

/** Whom a property names, and under which conditions. */
export interface CaaIssuer {
  /** Null where nobody may issue: `;`. */
  readonly domain: string | null
  readonly parameters: ReadonlyMap<string, string>
}

/** Null for text that is no property. */
export function readCaa(text: string): CaaProperty | null {
  const match = /^(\d{1,3}) ([a-z0-9]+) "(.*)"$/i.exec(text)
  const flags = Number(match?.[1])
  if (!match?.[2] || match[3] === undefined || flags > 255) return null
  return { flags, tag: match[2].toLowerCase(), value: match[3] }
}

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const ISSUER = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'i')

/** Null for a value that is none: authorities then issue to nobody. Source: RFC 8659 section 4.2. */
export function readIssuer(value: string): CaaIssuer | null {
  const [domain = '', ...rest] = value.split(';').map((part) => part.trim())
  if (domain !== '' && !ISSUER.test(domain)) return null
  const parameters = new Map<string, string>()
  for (const part of rest.filter((one) => one !== '')) {
    const match = /^([a-z0-9-]+)\s*=\s*([\x21-\x3a\x3c-\x7e]*)$/i.exec(part)
    if (!match?.[1] || match[2] === undefined) return null
    parameters.set(match[1].toLowerCase(), match[2])
  }
  return { domain: domain === '' ? null : domain.toLowerCase(), parameters }
}

/** The bit by which an authority that does not know the property may not issue. */
const CRITICAL = 128

const KNOWN_TAGS = new Set([
  'contactemail',
  'contactphone',
  'iodef',
  'issue',
  'issuemail',
  'issuevmc',
  'issuewild',
])

/** Tags whose value names an issuer. Source: RFC 8659, RFC 9495, and the requirements for mark certificates. */
const ISSUER_TAGS = new Set(['issue', 'issuemail', 'issuevmc', 'issuewild'])

/** What can be wrong with one property. */
export type CaaFault =
  | 'malformed'
  | 'critical_unknown'
  | 'iodef_invalid'
  | 'method_unknown'
  | 'flags_reserved'
  | 'contact_invalid'
  | 'tag_unknown'

/** What is wrong with one property. */
export function faultsOf(property: CaaProperty): CaaFault[] {
  const { flags, tag, value } = property
  const faults: CaaFault[] = []
  if ((flags & ~CRITICAL) !== 0) faults.push('flags_reserved')
  if (!KNOWN_TAGS.has(tag))
    faults.push((flags & CRITICAL) !== 0 ? 'critical_unknown' : 'tag_unknown')
  if (tag === 'contactemail' && !isMailbox(value)) faults.push('contact_invalid')
  if (tag === 'contactphone' && !isTelephone(value)) faults.push('contact_invalid')
  if (tag === 'iodef' && !/^(?:mailto:[^@\s]+@\S+|https?:\/\/\S+)$/i.test(value)) {
    faults.push('iodef_invalid')
  }
  if (ISSUER_TAGS.has(tag)) {
    const issuer = readIssuer(value)
    if (issuer === null) faults.push('malformed')
    else if (hasUnknownMethod(issuer)) faults.push('method_unknown')
  }
  return faults
}

/** Longest value of a contact that is looked into: a mailbox has 320 characters. */
const MAX_CONTACT = 320

/** A mailbox and nothing else: no name, no brackets, no `mailto:`. Source: Baseline Requirements appendix A.1.1. */
function isMailbox(value: string): boolean {
  const at = value.lastIndexOf('@')
  if (value.length > MAX_CONTACT || at < 1 || at > 64) return false
  const isLocal = /^[^\s@<>()[\]\\,;:"]+$/u.test(value.slice(0, at))
  return isLocal && /^[^.\s@]+(?:\.[^.\s@]+)+$/u.test(value.slice(at + 1))
}

/** A number with `+` and the code of its country, 15 digits at most, parted as people do. Source: the same, A.1.2. */
function isTelephone(value: string): boolean {
  if (value.length > MAX_CONTACT || !/^\+[\d\s().-]+$/.test(value)) return false
  const digits = value.replaceAll(/\D/g, '')
  return digits.length >= 4 && digits.length <= 15 && !digits.startsWith('0')
}

/** ACME methods; authorities name further ones of their own `ca-…`. Source: IANA ACME validation methods. */
const METHODS = new Set([
  'dns-01',
  'dns-account-01',
  'dns-persist-01',
  'email-reply-00',
  'http-01',
  'onion-csr-01',
  'tls-alpn-01',
])

function hasUnknownMethod({ parameters }: CaaIssuer): boolean {
  const methods = parameters.get('validationmethods')?.split(',') ?? []
  return methods.some((one) => !METHODS.has(one) && !/^ca-[a-z0-9-]+$/i.test(one))
}
