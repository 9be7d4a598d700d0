import { ownNetwork, shareNetwork } from '../core/shares.ts'

/** How many requests come at once, and how many a second after that. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** What changes something: a console in a hurry needs a few dozen a minute, an import 200. */
export const COMMANDS: Rate = { burst: 1_200, perSecond: 20 }

/** Looks at pages, files and the log: an office of a hundred behind one address opens pages and their parts all at once. */
export const LOOKS: Rate = { burst: 3_000, perSecond: 100 }

/** Pages with a question of a stranger, as a search: each is drawn for him alone, where the page itself is drawn once for all. */
export const QUESTIONS: Rate = { burst: 300, perSecond: 10 }

/** A site has 2^16 networks of IPv6 in its /48: all of them together have what ten addresses have. */
const SITE = 10

/** Callers remembered at once: of each some hundred bytes. */
const MAX_CALLERS = 20_000

/** Of so many that were remembered longest, whoever asked least makes room: a refused one is not forgotten for others. */
const LOOKED_AT = 8

/** What a caller has left; a bucket that holds a burst and fills steadily. */
interface Bucket {
  left: number
  atMs: number
}

/** Tells how long a caller who asks too often should wait. */
export interface Limiter {
  /**
   * Counts one request; gives the whole seconds to wait, 0 where it is let in. Whoever is `known` is counted by himself:
   * nobody else behind his address uses up what he has. Loopback is never limited, because everything behind a proxy on
   * the machine comes from there.
   */
  waitSeconds(address: string, known?: string | null): number
}

/** A bucket for each caller. */
export function createLimiter(
  { burst, perSecond }: Rate,
  clock: () => number = () => performance.now(),
): Limiter {
  const buckets = new Map<string, Bucket>()

  const filled = ({ left, atMs }: Bucket, most: number, now: number) =>
    Math.min(most, left + ((now - atMs) * perSecond * most) / burst / 1000)

  /** Forgets whoever is nearest to a full bucket, which is what a caller has who comes for the first time. */
  function makeRoom(now: number): void {
    const oldest = buckets.entries().take(LOOKED_AT).toArray()
    const [idlest] = oldest.toSorted(
      ([, one], [, other]) => filled(other, burst, now) - filled(one, burst, now),
    )
    for (const [key, bucket] of oldest) {
      buckets.delete(key)
      if (key !== idlest?.[0]) buckets.set(key, bucket)
    }
  }

  function take(key: string, most: number): number {
    const now = clock()
    const known = buckets.get(key)
    if (known === undefined && buckets.size >= MAX_CALLERS) makeRoom(now)
    const bucket = known ?? { left: most, atMs: now }
    buckets.set(key, bucket)
    bucket.left = filled(bucket, most, now) - 1
    bucket.atMs = now
    if (bucket.left >= 0) return 0
    // Not below zero: who waits as told is let in.
    bucket.left = 0
    return 1
  }

  return {
    waitSeconds(address, known = null) {
      if (address === '' || address === '::1' || /^(::ffff:)?127\./.test(address)) return 0
      if (known !== null) return take(known, burst)
      const network = ownNetwork(address)
      const wait = take(network, burst)
      if (wait > 0 || !network.includes(':')) return wait
      return take(`site ${shareNetwork(address)}`, SITE * burst)
    },
  }
}
