import { type DnsObservation, recordsIn } from '../../core/observation.ts'
import { SECOND } from '../../core/time.ts'
import {
  answeredLater,
  findSenders,
  type SpfAnswer,
  type SpfQuestion,
} from '../../lib/spf/index.ts'
import type { Deadline } from './deadline.ts'

/** DNS messages for one SPF record. The largest senders need some sixty; ten `mx` of ten hosts would need 210. */
export const MAX_SPF_MESSAGES = 100
/** No question is begun after that long: receivers give up at about this time. Source: RFC 7208 section 4.6.4. */
const FOLLOW_MS = 20 * SECOND

/**
 * Follows the SPF record of a domain wherever it leads without a mail, then for a mail that nobody knows where it depends
 * on one, and records every message. What is beyond the limits is not asked, and so not recorded.
 */
export async function followSpf(
  domain: string,
  deadline: Deadline,
  observe: (name: string, type: 'A' | 'AAAA' | 'MX' | 'TXT') => Promise<DnsObservation>,
): Promise<DnsObservation[]> {
  const end = deadline.within(FOLLOW_MS)
  const seen = new Map<string, Promise<DnsObservation>>()

  async function ask({ name, type }: SpfQuestion): Promise<SpfAnswer> {
    // Names of clients are looked up for a mail only.
    if (type === 'PTR') return 'unasked'
    const key = `${type} ${name}`
    let look = seen.get(key)
    if (look === undefined) {
      if (seen.size >= MAX_SPF_MESSAGES || end.left() <= 0) return 'unasked'
      look = observe(name, type)
      seen.set(key, look)
    }
    return recordsIn(await look) ?? 'failed'
  }

  await answeredLater(findSenders(domain), ask)
  return await Promise.all(seen.values())
}
