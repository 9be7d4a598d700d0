import type { Checkpoint } from './checkpoint.ts'
import { isSameHash } from './hash.ts'
import { grow, type OnNode, rootOf } from './tree.ts'

/**
 * What is wrong with a log, seen from its checkpoint: `wrong_root` (some leaf among the first
 * `size` was changed, moved, added or removed) or `too_short` (the log has only `found` leaves where
 * the checkpoint promises `size`).
 */
export type LogProblem = {
  readonly kind: 'wrong_root' | 'too_short'
  readonly size: number
  readonly found: number
}

/** A log being read from its first leaf on. */
export type LogVerifier = {
  /**
   * Takes the next leaf hashes, in order, in batches of any length, and gives the first problem seen so far or null.
   * Throws RangeError if a hash is not 32 bytes.
   */
  add(leafHashes: readonly Uint8Array[]): LogProblem | null
  /** Says that the log has ended, and gives the first problem or null. */
  finish(): LogProblem | null
  /** The leaves taken so far, and the frontier of their tree. */
  state(): { readonly size: number; readonly frontier: readonly Uint8Array[] }
}

/**
 * Checks a log against a checkpoint without holding more than 53 hashes. The log may be longer than
 * the checkpoint: later leaves are taken but nothing vouches for them yet. The signature is checked
 * beforehand, by `openCheckpoint`. `onNode` hears of every inner subtree, for a caller that keeps
 * some of their hashes and wants them compared.
 */
export function logVerifier(
  checkpoint: Pick<Checkpoint, 'size' | 'rootHash'>,
  onNode?: OnNode,
): LogVerifier {
  const { size: promised, rootHash } = checkpoint
  let size = 0
  let frontier: Uint8Array[] = []
  let problem: LogProblem | null = null

  function take(leafHashes: readonly Uint8Array[]): void {
    frontier = grow(frontier, leafHashes, size, onNode)
    size += leafHashes.length
    if (size === promised && !isSameHash(rootOf(frontier), rootHash))
      problem ??= { kind: 'wrong_root', size: promised, found: size }
  }
  take([])

  return {
    add(leafHashes) {
      // The root that the checkpoint names can only be seen at its own size.
      const due = promised - size
      if (due > 0 && due < leafHashes.length) {
        take(leafHashes.slice(0, due))
        take(leafHashes.slice(due))
      } else if (leafHashes.length > 0) {
        take(leafHashes)
      }
      return problem
    },
    finish() {
      if (size < promised) problem ??= { kind: 'too_short', size: promised, found: size }
      return problem
    },
    state: () => ({ size, frontier }),
  }
}
