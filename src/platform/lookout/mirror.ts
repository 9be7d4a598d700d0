import { MINUTE } from '../../core/time.ts'
import { webPlace } from '../mirror/place.ts'
import { type MirrorReport, verifyMirror } from '../mirror/verify.ts'
import { type Fault, seen } from './fault.ts'

/** The node writes its mirror every few seconds; a CDN may keep what it has for minutes. */
const MAX_AGE_MS = 10 * MINUTE

/** The node is looked at every few seconds, and must not wait for a mirror that gives its files a byte at a time. */
const LOOK_MS = 8_000

/** The mirror may be in the middle of a writing: enough for one, and short enough for {@link LOOK_MS}. */
const READ_AGAIN_MS = [500, 2_000] as const

/**
 * Looks at a mirror by the key of the node's log: its list of files is signed and young, and its front page is the
 * listed one. `key` null believes the mirror's own. Never throws for what the mirror does.
 */
export async function lookAtMirror(
  address: string,
  of: {
    readonly key: string | null
    readonly ca: string | null
    readonly nowMs: number
    /** How long all of it may take; default {@link LOOK_MS}. */
    readonly limitMs?: number
    /** Pauses before it is read again; default {@link READ_AGAIN_MS}. */
    readonly readAgainMs?: readonly number[]
  },
): Promise<Fault[]> {
  const { key, ca, nowMs, limitMs = LOOK_MS, readAgainMs = READ_AGAIN_MS } = of
  const place = webPlace(address, ca)
  try {
    const rules = { key, nowMs, maxAgeMs: MAX_AGE_MS, isQuick: true, readAgainMs }
    const report = await within(limitMs, verifyMirror(place, rules))
    return report === null
      ? [seen('mirror-unreadable', 'no list of files that it names')]
      : faultsOf(report)
  } catch (error) {
    return [seen('mirror-unreadable', (error as Error).message)]
  } finally {
    place.close()
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('it gives its files too slowly')), limitMs)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function faultsOf({ ageMs, faults }: MirrorReport): Fault[] {
  const isOld = ageMs > MAX_AGE_MS
  const others = isOld ? faults.slice(1) : faults
  const old = isOld ? [seen('mirror-stale', `${Math.floor(ageMs / MINUTE)} minutes old`)] : []
  return [...old, ...others.slice(0, 1).map((fault) => seen('mirror-wrong', fault))]
}
