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

/** The sources that apply to a fetch directive, falling back to `default-src`; null when nothing restricts it. */
export function sourcesFor(policy: CspPolicy, directive: string): readonly string[] | null {
  return policy.get(directive) ?? policy.get('default-src') ?? null
}

/** True where the list has this keyword or scheme, in any case. */
export function hasSource(sources: readonly string[], ...wanted: readonly string[]): boolean {
  return sources.some((source) => wanted.includes(source.toLowerCase()))
}

/** True where nothing at all is allowed: an empty list or only 'none'. */
export function isNone(sources: readonly string[]): boolean {
  return sources.length === 0 || (sources.length === 1 && hasSource(sources, "'none'"))
}

/** True where the list has a nonce or a hash: then 'unsafe-inline' no longer counts for scripts. */
export function hasNonceOrHash(sources: readonly string[]): boolean {
  return sources.some((source) => /^'(nonce|sha256|sha384|sha512)-/i.test(source))
}
