import { MINUTE } from '../../core/time.ts'
import { webPlace } from '../mirror/place.ts'
import { type MirrorReport, verifyMirror } from '../mirror/verify.ts'
import { type Fault, seen } from './fault.ts'

/** The node writes its mirror every few seconds; a CDN may keep what it has for minutes. */
const MAX_AGE_MS = 10 * MINUTE

/**
 * Looks at a mirror by the key of the node's log: its list of files is signed and young, and its front page is the
 * listed one. `key` null believes the mirror's own. Never throws for what the mirror does.
 */
export async function lookAtMirror(
  address: string,
  { key, ca, nowMs }: { readonly key: string | null; readonly ca: string | null; nowMs: number },
): Promise<Fault[]> {
  const place = webPlace(address, ca)
  try {
    const rules = { key, nowMs, maxAgeMs: MAX_AGE_MS, isQuick: true }
    const report = await verifyMirror(place, rules)
    return report === null ? [seen('mirror-unreadable', 'no manifest')] : faultsOf(report)
  } catch (error) {
    return [seen('mirror-unreadable', (error as Error).message)]
  } finally {
    place.close()
  }
}

function faultsOf({ ageMs, faults }: MirrorReport): Fault[] {
  const isOld = ageMs > MAX_AGE_MS
  const others = isOld ? faults.slice(1) : faults
  const old = isOld ? [seen('mirror-stale', `${Math.floor(ageMs / MINUTE)} minutes old`)] : []
  return [...old, ...others.slice(0, 1).map((fault) => seen('mirror-wrong', fault))]
}
