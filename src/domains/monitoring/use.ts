import { z } from 'zod'
import type { SiteStatus } from './schema.ts'

/** What a citizen may do with a site, from the worst. */
export const siteUse = z.enum([
  'avoid',
  'unreachable',
  'unknown',
  'read',
  'maintenance',
  'slow',
  'no-mail',
  'works',
])
export type SiteUse = z.infer<typeof siteUse>

/** An open finding that nobody excused, as far as a visitor's safety depends on it. */
export interface Trouble {
  /** `check.reason` */
  readonly reason: string
  readonly severity: string
}

/**
 * What follows from findings for a visitor, by check or by single reason; of the others only what is critical or high
 * counts, and asks not to enter anything. `avoid` is where somebody else may answer or write; a certificate that ends
 * soon is the office's trouble and nobody else's.
 */
const FOLLOWS: Readonly<Record<string, SiteUse>> = {
  'availability.keyword_missing': 'avoid',
  'availability.slow': 'slow',
  'availability.cut_short': 'slow',
  'certificate-chain': 'avoid',
  'certificate-host': 'avoid',
  'certificate-expiry.expired': 'avoid',
  'certificate-expiry.not_yet_valid': 'avoid',
  'certificate-expiry.soon': 'works',
  defacement: 'avoid',
  'defacement.unreadable': 'unknown',
  dmarc: 'no-mail',
  'dns-address': 'avoid',
  'dns-mail-exchanger': 'no-mail',
  'dns-nameserver': 'avoid',
  'https-redirect.ends_elsewhere': 'avoid',
  spf: 'no-mail',
  'third-party': 'avoid',
}

function followsFrom({ reason, severity }: Trouble): SiteUse {
  const own = FOLLOWS[reason]
  if (own === 'slow') return own
  if (severity !== 'C' && severity !== 'H') return 'works'
  return own ?? FOLLOWS[reason.slice(0, reason.indexOf('.'))] ?? 'read'
}

/**
 * What a citizen may do with a site in this state, by its open findings: the worst that follows. Unknown is never said to
 * work, nor one that is worked on, which may not answer at any moment.
 */
export function useOf(
  status: SiteStatus,
  troubles: readonly Trouble[],
  isMaintained = false,
): SiteUse {
  const asSeen: SiteUse = status === 'unknown' ? 'unknown' : 'works'
  const own: SiteUse = status === 'down' ? 'unreachable' : isMaintained ? 'maintenance' : asSeen
  const all = new Set([own, ...troubles.map(followsFrom)])
  return siteUse.options.find((use) => all.has(use)) ?? 'unknown'
}
