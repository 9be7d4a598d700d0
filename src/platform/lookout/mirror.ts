import { HASH_SIZE, TILE_WIDTH } from '../../lib/tlog/index.ts'
import { MINUTE, msBetween, SECOND, type Time } from '../../core/time.ts'
import { webPlace } from '../mirror/place.ts'
import { type MirrorPlace, type MirrorReport, verifyMirror } from '../mirror/verify.ts'
import { type Fault, seen } from './fault.ts'
import { faultBetween } from './growth.ts'

/** The node writes its mirror every few seconds; a CDN may keep what it has for minutes. */
const MAX_AGE_MS = 10 * MINUTE

/** The node is looked at every few seconds, and must not wait for a mirror that gives its files a byte at a time. */
const LOOK_MS = 8_000

/** The mirror may be in the middle of a writing: enough for one, and short enough for {@link LOOK_MS}. */
const READ_AGAIN_MS = [500, 2_000] as const

/** So far back may a cache be that the runbook allows, and another one of the same network. Source: docs/runbooks/mirror.md. */
const CACHE_MS = 40 * SECOND

/** What a lookout keeps of a mirror: the newest signed writing that it saw there. */
export interface KnownMirror {
  readonly address: string
  readonly made: Time
  readonly size: number
  /** In base64. */
  readonly root: string
}

/** What one look at a mirror found. */
export interface MirrorSight {
  readonly faults: readonly Fault[]
  /** What to keep from now on. */
  readonly known: KnownMirror | null
}

/**
 * Looks at a mirror by the key of the node's log: its list of files is signed and young, its front page is the listed
 * one, and it goes on from the newest one that was seen there. `key` null believes the mirror's own. Never throws for
 * what the mirror does.
 */
export async function lookAtMirror(
  address: string,
  of: {
    readonly key: string | null
    readonly ca: string | null
    readonly nowMs: number
    readonly known: KnownMirror | null
    /** How long all of it may take; default {@link LOOK_MS}. */
    readonly limitMs?: number
    /** Pauses before it is read again; default {@link READ_AGAIN_MS}. */
    readonly readAgainMs?: readonly number[]
  },
): Promise<MirrorSight> {
  const { key, ca, nowMs, known, limitMs = LOOK_MS, readAgainMs = READ_AGAIN_MS } = of
  const place = webPlace(address, ca)
  const look = async (): Promise<MirrorSight> => {
    const rules = { key, nowMs, maxAgeMs: MAX_AGE_MS, isQuick: true, readAgainMs }
    const report = await verifyMirror(place, rules)
    if (report === null)
      return { faults: [seen('mirror-unreadable', 'no list of files that it names')], known }
    const { made, size, root } = report
    const faults = faultsOf(report)
    // What nobody signed says nothing about the log.
    if (root === null) return { faults, known }
    const now = { address, made, size, root }
    const fault = known === null ? null : await faultSince(place, known, now)
    if (fault !== null) return { faults: [...faults, fault], known }
    return { faults, known: known !== null && known.made > made ? known : now }
  }
  try {
    return await within(limitMs, look())
  } catch (error) {
    return { faults: [seen('mirror-unreadable', (error as Error).message)], known }
  } finally {
    place.close()
  }
}

/** What stands against a mirror having gone on from the newest writing that is kept; null where it did. */
async function faultSince(
  place: MirrorPlace,
  kept: KnownMirror,
  now: KnownMirror,
): Promise<Fault | null> {
  const isBack = msBetween(now.made, kept.made) > CACHE_MS
  if (isBack) return seen('mirror-back', `of ${now.made}, ${kept.made} was seen before`)
  const [older, newer] = now.made < kept.made ? [now, kept] : [kept, now]
  // The tiles of what was there before are gone: a cache's older writing is judged by its size.
  if (newer === kept && older.size < newer.size) return null
  const fault = await faultBetween(tilesOfMirror(place), headOf(older), headOf(newer))
  return fault && { ...fault, detail: `mirror: ${fault.detail}` }
}

function headOf({ size, root }: KnownMirror) {
  return { size, rootHash: Buffer.from(root, 'base64') }
}

function tilesOfMirror(place: MirrorPlace) {
  return async (path: string) =>
    (await place.read(`log/${path}`, TILE_WIDTH * HASH_SIZE)) ?? 'it is missing'
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
