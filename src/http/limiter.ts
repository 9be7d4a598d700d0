import { MINUTE } from '../core/time.ts'

/** Requests that change something, per address and minute; a console in a hurry needs a few dozen, an import 200. */
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
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      return count <= PER_MINUTE
    },
  }
}
