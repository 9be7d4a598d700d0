import { registeredName } from '../../../lib/dns/index.ts'

/** One content security policy: directive in lower case → its source expressions as written. */
export type CspPolicy = ReadonlyMap<string, readonly string[]>

/**
 * The policies of header fields, several per field where commas part them. The first of a repeated directive counts.
 * Source: CSP Level 3 §2.2.
 */
export function parsePolicies(fields: readonly string[]): CspPolicy[] {
  return fields
    .flatMap((field) => field.split(','))
    .map(parsePolicy)
    .filter((policy) => policy.size > 0)
}

function parsePolicy(text: string): CspPolicy {
  const policy = new Map<string, readonly string[]>()
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/)
    const key = name?.toLowerCase()
    if (key && !policy.has(key)) policy.set(key, sources)
  }
  return policy
}

/** The sources of the first of these directives that stands, else of `default-src`; null when nothing restricts it. */
export function sourcesFor(
  policy: CspPolicy,
  ...directives: readonly string[]
): readonly string[] | null {
  const own = [...directives, 'default-src'].find((directive) => policy.has(directive))
  return own === undefined ? null : (policy.get(own) ?? null)
}

/** True where the list has this keyword or scheme, in any case. */
export function hasSource(sources: readonly string[], ...wanted: readonly string[]): boolean {
  return sources.some((source) => wanted.includes(source.toLowerCase()))
}

/** True where nothing at all is allowed: an empty list or only 'none'. */
export function isNone(sources: readonly string[]): boolean {
  return sources.length === 0 || (sources.length === 1 && hasSource(sources, "'none'"))
}

/** True where the list has a nonce or a hash: then 'unsafe-inline' no longer counts. */
export function hasNonceOrHash(sources: readonly string[]): boolean {
  return sources.some((source) => /^'(nonce|sha256|sha384|sha512)-/i.test(source))
}

/** `https://*.vote.test:8443/path` in its parts. Source: CSP Level 3 §2.3.1, host-source. */
const HOST_SOURCE = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:]+)(?::(?:\d+|\*))?(?:\/.*)?$/i

/** True where a source matches any host: a whole scheme, `*` in every spelling, or all names below a public suffix. */
export function namesAnybody(sources: readonly string[]): boolean {
  return sources.some((source) => {
    if (hasSource([source], 'https:', 'http:')) return true
    const host = HOST_SOURCE.exec(source)?.[1]
    if (host === '*') return true
    return host?.startsWith('*.') === true && registeredName(host.slice(2)) === null
  })
}
