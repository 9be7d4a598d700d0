// The room of sealed words that nobody has read: beyond it what is beyond the share of its network goes, then the slow lane,
// then the normal one. What came is never refused for it; that it came, its hash and its receipt stay, and the mailbox says
// what became of it.
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { NOTHING_OWED } from '../clocks.ts'
import { records } from '../records.ts'
import type * as noun from '../schema.ts'
import { BEYOND_SHARE } from '../score.ts'
import * as store from '../store.ts'
import { emptied } from './purge.ts'

const keeping = { permission: 'reports:count', scope: 'nation' } as const

/** Reports and bytes that one step drops at most; of the bytes, as far as one report does not have more. */
const DROPPED_AT_ONCE = 50
export const STEP_BYTES: number = 64 * 1024 * 1024

/** What goes first. */
const FIRST = [
  { turn: [...BEYOND_SHARE] },
  { lane: 'slow' },
  { lane: 'normal' },
  { lane: 'fast' },
] as const

export const unreadWords = query({
  ...keeping,
  name: 'reports.unreadWords',
  summary: 'Bytes of sealed words of reports that nobody has read.',
  input: z.strictObject({}),
  output: z.strictObject({ size: z.number() }),
  async run({ tx }) {
    return { size: await store.unreadWords(tx) }
  },
})

export const dropUnread = command({
  ...keeping,
  name: 'reports.dropUnread',
  summary:
    'Drops reports that nobody has read where their words take more than their room: those beyond the share of their network first, then those of the slow lane, the oldest first; their hashes stay.',
  input: z.strictObject({
    /** What has to go. */
    bytes: z.number().int().positive().max(STEP_BYTES),
  }),
  output: z.strictObject({ size: z.number() }),
  async run(ctx, { bytes }) {
    let size = 0
    for (const row of await firstToGo(ctx)) {
      if (size >= bytes) break
      const own = await store.wordsOf(ctx.tx, row.id)
      size += own
      await emptied(ctx, row.id)
      const over = {
        state: 'closed',
        closedAt: ctx.now,
        purgedAt: ctx.now,
        ...NOTHING_OWED,
      } as const
      await store.reports.change(ctx.tx, { id: row.id }, over)
      ctx.record(records['report.dropped'], { subject: row.id, body: { size: own } })
    }
    if (size === 0) ctx.unchanged('nothing is unread')
    return { size }
  },
})

/** Unread reports that go first: what has its turn last, and then the oldest. */
async function firstToGo({ tx }: QueryContext): Promise<noun.ReportRow[]> {
  const how = { order: ['-turn', 'receivedAt', 'id'], limit: DROPPED_AT_ONCE } as const
  for (const those of FIRST) {
    const rows = await store.reports.many(tx, { state: 'received', ...those }, how)
    if (rows.length > 0) return rows
  }
  return []
}
