/** Addresses of one import map or of one set of speculation rules. */
const MAX_ADDRESSES = 500
/** Characters of one that are parsed: browsers take longer ones, and sites write none. */
const MAX_SOURCE = 200_000

type Loose = Readonly<Record<string, unknown>>

/** Addresses of the modules that an import map names; null when it is none, and a browser takes no notice of it. */
export function importMapAddresses(source: string): string[] | null {
  const map = looseOf(parsed(source))
  if (!map) return null
  const scopes = Object.values(looseOf(map['scopes']) ?? {}).slice(0, MAX_ADDRESSES)
  const found: string[] = []
  for (const part of [map['imports'], ...scopes])
    for (const address of Object.values(looseOf(part) ?? {}).slice(0, MAX_ADDRESSES))
      if (typeof address === 'string' && found.length < MAX_ADDRESSES) found.push(address)
  return found
}

/** Addresses of the pages that speculation rules have loaded beforehand; null when they are none. */
export function speculatedAddresses(source: string): string[] | null {
  const rules = looseOf(parsed(source))
  if (!rules) return null
  const found: string[] = []
  for (const list of [rules['prefetch'], rules['prerender']])
    for (const rule of listOf(list))
      for (const address of listOf(looseOf(rule)?.['urls']))
        if (typeof address === 'string' && found.length < MAX_ADDRESSES) found.push(address)
  return found
}

function parsed(source: string): unknown {
  if (source.length > MAX_SOURCE) return null
  try {
    return JSON.parse(source)
  } catch {
    // SyntaxError: no browser reads it either.
    return null
  }
}

function looseOf(value: unknown): Loose | null {
  return typeof value === 'object' && value !== null ? (value as Loose) : null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, MAX_ADDRESSES) : []
}

const BEFOREHAND = new Set(['preload', 'prefetch', 'prerender'])
const BY_USE: Readonly<Record<string, 'script' | 'sheet' | 'frame'>> = {
  script: 'script',
  worker: 'script',
  style: 'sheet',
  document: 'frame',
}

/** What a `<link>` has loaded beforehand is for; null for pictures, fonts, data, and where nothing is loaded. */
export function loadedBeforehand(
  rel: readonly string[],
  use: string,
  href: string,
): 'script' | 'sheet' | 'frame' | null {
  if (!rel.some((one) => BEFOREHAND.has(one))) return null
  const named = BY_USE[use.toLowerCase()]
  if (named || use !== '') return named ?? null
  const path = href.slice(0, 2_000).split(/[?#]/, 1)[0] ?? ''
  if (/\.m?js$/i.test(path)) return 'script'
  if (/\.css$/i.test(path)) return 'sheet'
  return rel.includes('prerender') ? 'frame' : null
}
