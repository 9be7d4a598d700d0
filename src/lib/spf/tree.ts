import type { Qualifier } from './record.ts'
import type { Family, Space } from './space.ts'

/**
 * Why receivers do not come to an answer: the record is void (`syntax` … `voids`), DNS does not say (`failed`), or nobody
 * looked (`unasked`, `too_long`).
 */
export interface SpfProblem {
  readonly code:
    | 'syntax'
    | 'absent'
    | 'several'
    | 'loop'
    | 'terms'
    | 'exchangers'
    | 'voids'
    | 'failed'
    | 'unasked'
    | 'too_long'
  /** The domain, the terms that lead on from it, and the one that breaks. */
  readonly path: readonly string[]
  /** Senders for whom it breaks. */
  readonly families: readonly Family[]
}

/** Addresses of a part: how many of each family. */
export interface SpfCounts {
  readonly ipv4: number
  readonly ipv6: bigint
}

/** A record in the tree. */
export interface SpfNode {
  readonly name: string
  /** Null where there is none that counts. */
  readonly record: string | null
  readonly branches: readonly SpfBranch[]
  /** Why there is no answer from this record. */
  readonly problem: SpfProblem['code'] | null
}

/** A term, or several words of addresses with the same qualifier in a row. */
export interface SpfBranch {
  readonly text: string
  /** Words of the record. */
  readonly words: number
  readonly qualifier: Qualifier
  /** Addresses that it names itself. */
  readonly counts: SpfCounts
  /** Whom it means depends on the mail: a macro, or `ptr`. */
  readonly isOpen: boolean
  /** Whether receivers come to it. */
  readonly isReached: boolean
  readonly problem: SpfProblem['code'] | null
  /** The record that it leads to. */
  readonly node: SpfNode | null
}

/** A term by which addresses may send. */
export interface SpfSource extends SpfCounts {
  readonly path: readonly string[]
}

/** What a record says of all senders, whatever the mail. */
export interface SpfSenders extends SpfCounts {
  readonly tree: SpfNode
  /** Who may send. */
  readonly passing: Space
  /** What is allowed by whom, the most addresses first. */
  readonly sources: readonly SpfSource[]
  /** What becomes of all others: by a qualifier; `open` where nothing is said, `depends` on the mail, null: not known. */
  readonly others: Qualifier | 'open' | 'depends' | null
  /** The way to a word that depends on the mail and lets a stranger pass; null where none does, or nobody asked. */
  readonly strangers: readonly string[] | null
  /** In the order in which receivers meet them. */
  readonly problems: readonly SpfProblem[]
  /** Terms that ask DNS, as far as receivers come. */
  readonly terms: number
  readonly usesPtr: boolean
}
