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
})
export type LoggedFault = z.infer<typeof logFault>

/** Same place, same damage: what a later look finds there again is not news. */
export function faultPlace({ seq, part }: LoggedFault): string {
  return `${part} ${seq ?? ''}`
}
