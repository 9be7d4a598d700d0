import type * as Tldts from 'tldts'
import { late } from '../late/late.ts'

const tldts = late<typeof Tldts>('tldts')

/** The suffix below which names are registered, `co.uk`; null where a name has none. Source: publicsuffix.org. */
export function publicSuffix(name: string): string | null {
  return tldts().getPublicSuffix(name)
}

/** The name that somebody registered, with the suffixes of hosting firms counted; null for an address or a bare suffix. */
export function registeredName(name: string): string | null {
  return tldts().getDomain(name, { allowPrivateDomains: true })
}
