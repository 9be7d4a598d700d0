import type { VisitPlan } from '../../core/port.ts'
import type { EgressLimits, Place } from '../egress.ts'
import { parseResolver, type ResolverAddress } from './dns-client.ts'

/** Plain values only: they are sent to other threads. */
export interface ProbeOptions {
  /** `ADDR:PORT`; default the machine's own, from /etc/resolv.conf. */
  readonly resolvers?: readonly string[] | undefined
  /** PEM certificates that are trusted besides the public roots. */
  readonly extraCa?: readonly string[] | undefined
  /**
   * The only places that are connected to, name servers included, whatever a visit asks for, a name resolves to or a
   * redirect leads to; private ones need no further word. Default: wherever the rest of the egress policy allows.
   */
  readonly onlyPlaces?: readonly Place[] | undefined
  /** Names us and a page with a contact, so that a site's owner can find out who looks. */
  readonly userAgent: string
  readonly limits?: Partial<EgressLimits>
}

/** What a thread needs for one visit. */
export interface VisitOrder {
  readonly options: ProbeOptions
  readonly plan: VisitPlan
}

/** Throws RangeError for a resolver or user agent that is none; gives the resolvers, null where the machine's are meant. */
export function checkProbeOptions({
  userAgent,
  resolvers,
}: ProbeOptions): ResolverAddress[] | null {
  if (!/^[\x20-\x7e]+$/.test(userAgent)) throw new RangeError('user agent is not printable ASCII')
  return resolvers?.map(parseResolver) ?? null
}
