import { z } from 'zod'
import { count } from './bounds.ts'

/** The job that looks at the log. While one waits that a start has asked for, nothing is signed. */
export const CHECK_JOB = 'record.checkLog'

/** Most faults that one look tells; a log with more is told by its first ones. */
export const MAX_FAULTS = 100

/** Longest sentence about one fault, in UTF-16 units: engines may quote what they read. */
export const MAX_WHAT = 300

/** One damaged place of the record log. */
export const logFault = z.strictObject({
  /** Leaf index of the record; of the first one below it for a part of the tree, null for the head of the log. */
  seq: count.nullable(),
  /** What is damaged: a record, a hash of the tree over records, or the head. */
  part: z.enum(['record', 'tree', 'head']),
  /** One sentence for the operator. */
  what: z.string().max(MAX_WHAT),
  /** SHA-256 of what was found there, in hex; none where that changes with the log: its head, its last hashes. */
  mark: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional(),
})
export type LoggedFault = z.infer<typeof logFault>

/** What a look found; `isCut` when there was more than one look tells. */
export interface LookResult {
  readonly records: number
  readonly faults: readonly LoggedFault[]
  readonly isCut: boolean
}

/** What is known to be damaged, by place; of several that were found at one place, the newest. */
export type KnownDamage = ReadonlyMap<string, Pick<LoggedFault, 'mark'>>

/** Faults by their place, from the oldest to the newest. */
export function knownDamage(faults: readonly LoggedFault[]): KnownDamage {
  return new Map(faults.map((fault) => [faultPlace(fault), fault]))
}

/** Whether it was found before, in the same way: what a later look finds again is not news. */
export function isKnownDamage(known: KnownDamage, fault: LoggedFault): boolean {
  const before = known.get(faultPlace(fault))
  return before !== undefined && isSameDamage(before, fault)
}

/** Of two faults at one place: whether nothing was changed between them, as far as marks tell. */
export function isSameDamage(
  before: { readonly mark?: string | undefined },
  after: { readonly mark?: string | undefined },
): boolean {
  return before.mark === undefined || after.mark === undefined || before.mark === after.mark
}

/** Where a fault is. */
export function faultPlace({ seq, part }: LoggedFault): string {
  return `${part} ${seq ?? ''}`
}
