import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { time } from '../../../core/time.ts'
import * as store from '../store.ts'
import { reading } from './claim-ref.ts'

/** Versions of checks whose persons are looked at. */
const LOOKED_AT = 1_000

/** Who had a hand in versions that were ever public, the newest first. */
export async function handsOf({ tx }: Pick<QueryContext, 'tx'>, claim: readonly string[]) {
  const where = { claim, state: ['published' as const, 'replaced' as const, 'withdrawn' as const] }
  const rows = await store.checks.many(tx, where, { order: ['-version'], limit: LOOKED_AT })
  return rows.map((row) => ({
    claim: row.claim,
    state: row.state,
    hands: [row.writtenBy, ...(row.decidedBy === null ? [] : [row.decidedBy])],
    at: row.decidedAt ?? row.writtenAt,
  }))
}

const item = z.strictObject({
  /** A check to be published or to be written anew, an objection to be answered, or all claims that nobody has judged. */
  kind: z.enum(['check', 'returned', 'objection', 'intake']),
  id: z.string(),
  code: z.string(),
  words: z.string(),
  since: time,
  dueAt: time.nullable(),
  /** Persons who may not do it: they wrote or published it. */
  hands: z.array(z.string()),
  count: z.number().int(),
})
export type WaitingItem = z.infer<typeof item>

export const waiting = query({
  ...reading,
  name: 'claims.waiting',
  summary:
    'What waits at the desk of claims: checks for a second person, those that were given back, objections for an answer, and how many claims nobody has judged, in one line.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(item) }),
  async run(ctx) {
    const rows = await store.waiting(ctx.tx, SHOWN_OF_SLICE)
    const objected = rows.flatMap((row) => (row.kind === 'objection' ? row.claim : []))
    const versions = objected.length === 0 ? [] : await handsOf(ctx, objected)
    return {
      items: rows.map(({ claim, by, ...row }) => {
        const of = versions.flatMap((one) => (one.claim === claim ? one.hands : []))
        const own = row.kind === 'check' ? [by] : []
        const hands = row.kind === 'objection' ? [...new Set(of)] : own
        return item.parse({ ...row, hands })
      }),
    }
  },
})
