import type { HttpExchange } from '../../../core/observation.ts'
import { plainName } from './view.ts'

/** What a Strict-Transport-Security field asks of a browser. */
export interface Protection {
  /** 0 takes an earlier one back. */
  readonly seconds: number
  readonly coversSubdomains: boolean
}

/** Null for a field that is not valid: a browser then ignores it. Source: RFC 6797 §6.1. */
function readProtection(field: string): Protection | null {
  if (field.includes(',')) return null
  const directives = field.split(';').map((part) => part.trim().toLowerCase())
  const ages = directives.flatMap((part) => /^max-age\s*=\s*("?)(\d+)\1$/.exec(part)?.[2] ?? [])
  if (ages.length !== 1) return null
  const seconds = Math.min(Number(ages[0]), Number.MAX_SAFE_INTEGER)
  return { seconds, coversSubdomains: directives.includes('includesubdomains') }
}

/** What each name on the way asked for last over https; several fields in one answer count as none. */
export function protectionsIn({ hops }: HttpExchange): ReadonlyMap<string, Protection> {
  const known = new Map<string, Protection>()
  for (const { url, headers } of hops) {
    const at = URL.parse(url)
    const fields = headers.filter(([name]) => name === 'strict-transport-security')
    const protection = fields.length === 1 ? readProtection(fields[0]?.[1] ?? '') : null
    if (at?.protocol === 'https:' && protection) known.set(plainName(at.hostname), protection)
  }
  return known
}

/** What holds for a name: its own, else that of a name above it which covers those below; null where nothing does. */
export function protectionOf(
  host: string,
  known: ReadonlyMap<string, Protection>,
): Protection | null {
  const own = known.get(host)
  if (own) return own
  for (const [name, above] of known) {
    if (above.coversSubdomains && above.seconds > 0 && host.endsWith(`.${name}`)) return above
  }
  return null
}
