// The room of sealed words that nobody has read: beyond it the oldest reports of the slow lane go, then those of the normal
// one. What came is never refused for it; that it came, its hash and its receipt stay, and the mailbox says what became of it.
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { NOTHING_OWED } from '../clocks.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { emptied } from './purge.ts'

const keeping = { permission: 'reports:count', scope: 'nation' } as const

/** Reports that one step drops at most. */
const DROPPED_AT_ONCE = 50

/** From which lane something goes first. */
const LANES = ['slow', 'normal', 'fast'] as const

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
    'Drops reports that nobody has read where their words take more than their room: those of the slow lane first, the oldest first; their hashes stay.',
  input: z.strictObject({
    /** What has to go. */
    bytes: z.number().int().positive(),
  }),
  output: z.strictObject({ size: z.number() }),
  async run(ctx, { bytes }) {
    let size = 0
    for (const row of await oldest(ctx)) {
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

/** Unread reports of the first lane that has some. */
async function oldest({ tx }: Parameters<typeof emptied>[0]): Promise<noun.ReportRow[]> {
  const how = { order: ['receivedAt', 'id'], limit: DROPPED_AT_ONCE } as const
  for (const lane of LANES) {
    const rows = await store.reports.many(tx, { state: 'received', lane }, how)
    if (rows.length > 0) return rows
  }
  return []
}
