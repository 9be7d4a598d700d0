import { MINUTE } from '../core/time.ts'

/** An address of sixteen bytes is written in 45 characters at most; what a proxy passes on may be anything. */
const MAX_ADDRESS = 64

/**
 * Whom an address stands for: whoever has one IPv6 address has the 2^64 of its network, and would begin anew with each.
 * Source: RFC 6177 §2.
 */
export function networkOf(address: string): string {
  const text = address.slice(0, MAX_ADDRESS)
  const [, mapped] = /^(?:::ffff:)?(\d+(?:\.\d+){3})$/i.exec(text) ?? []
  if (mapped !== undefined) return mapped
  if (!text.includes(':')) return text
  const [head = '', tail = ''] = text.toLowerCase().split('::', 2)
  const groupsOf = (part: string) => part.split(':').filter((group) => group !== '')
  const [first, last] = [groupsOf(head), groupsOf(tail)] as const
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')
  const groups = [...first, ...zeros, ...last]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Requests that change something, per network and minute; a console in a hurry needs a few dozen, an import 200. */
const PER_MINUTE = 1200

/** Addresses remembered at once; beyond, the whole memory is begun anew, which errs on the side of letting in. */
const MAX_ADDRESSES = 20_000

/** Counts requests per address in windows of a minute. */
export interface Limiter {
  allows(address: string): boolean
}

/** A limiter; loopback is never limited, because everything behind a proxy on the machine comes from there. */
export function createLimiter(clock: () => number = () => performance.now()): Limiter {
  const counts = new Map<string, number>()
  let windowEnds = 0
  return {
    allows(address) {
      if (address === '' || address === '::1' || /^(::ffff:)?127\./.test(address)) return true
      const at = clock()
      if (at >= windowEnds || counts.size >= MAX_ADDRESSES) {
        counts.clear()
        windowEnds = at + MINUTE
      }
      const network = networkOf(address)
      const count = (counts.get(network) ?? 0) + 1
      counts.set(network, count)
      return count <= PER_MINUTE
    },
  }
}

/** Looks at pages, files and the log: an office of a hundred behind one address opens pages and their parts all at once. */
const BURST_LOOKS = 3_000
const LOOKS_PER_SECOND = 100

/** What one address has left; a bucket that holds a burst and fills steadily. */
interface Bucket {
  left: number
  atMs: number
}

/** Tells how long an address that looks too often should wait, in whole seconds; 0 lets it in. */
export interface LookLimiter {
  waitSeconds(address: string): number
}

/** A bucket for each address. Loopback is never limited, for the reason given above. */
export function createLookLimiter(clock: () => number = () => performance.now()): LookLimiter {
  const buckets = new Map<string, Bucket>()
  return {
    waitSeconds(address) {
      if (address === '' || address === '::1' || /^(::ffff:)?127\./.test(address)) return 0
      const atMs = clock()
      const network = networkOf(address)
      if (buckets.size >= MAX_ADDRESSES && !buckets.has(network)) buckets.clear()
      const bucket = buckets.get(network) ?? { left: BURST_LOOKS, atMs }
      buckets.set(network, bucket)
      const filled = bucket.left + ((atMs - bucket.atMs) * LOOKS_PER_SECOND) / 1000
      bucket.left = Math.min(BURST_LOOKS, filled) - 1
      bucket.atMs = atMs
      if (bucket.left >= 0) return 0
      // Not below zero: who waits as told is let in.
      bucket.left = 0
      return 1
    },
  }
}
