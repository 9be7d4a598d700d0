import { createHash, type Hash } from 'node:crypto'
import type { Content, Digest, PartOfWhole } from '../core/port.ts'

/** Wholes that are hashed while their parts come; beyond, the oldest is hashed from its parts in the end. */
const MAX_RUNNING = 32

interface Running {
  readonly parts: string[]
  readonly digests: readonly [short: Hash, long: Hash]
  size: number
}

/**
 * Hashes of wholes whose parts come one after another. They live in this process: what came out of order, or before a
 * restart, is not known here and is hashed from its parts.
 */
export function runningDigests() {
  const all = new Map<string, Running>()
  return {
    /** The hashes of a whole up to this part, to be carried on with it; null where the part does not follow. */
    next({ whole, n }: PartOfWhole): readonly [Hash, Hash] | null {
      if (n === 0) return [createHash('sha256'), createHash('sha512')]
      const before = all.get(whole)
      if (before?.parts.length !== n) return null
      // Copies, because the part may break off.
      return [before.digests[0].copy(), before.digests[1].copy()]
    },
    /** The part came whole, and these are the hashes with it. */
    keep(
      { whole, n }: PartOfWhole,
      digests: readonly [Hash, Hash],
      { sha256, size }: Content,
    ): void {
      const before: Pick<Running, 'parts' | 'size'> | undefined =
        n === 0 ? { parts: [], size: 0 } : all.get(whole)
      // Another part may have come in between.
      if (before?.parts.length !== n) return
      before.parts.push(sha256)
      all.delete(whole)
      all.set(whole, { parts: before.parts, digests, size: before.size + size })
      for (const oldest of all.keys()) if (all.size > MAX_RUNNING) all.delete(oldest)
    },
    /** The hashes where just these parts came, and forgets them; null where others did. */
    end(whole: string, parts: readonly string[]): Digest | null {
      const found = all.get(whole)
      all.delete(whole)
      const isSame =
        found?.parts.length === parts.length && parts.every((one, n) => one === found.parts[n])
      if (found === undefined || !isSame) return null
      const [short, long] = found.digests
      return { sha256: short.digest('hex'), sha512: long.digest('hex'), size: found.size }
    },
  }
}
