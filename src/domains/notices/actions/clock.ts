import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { advance, clockAt } from '../advance.ts'
import { dueFrom, filingEnd } from '../deadlines.ts'
import { CLOCK_JOB } from '../guards.ts'
import { calendarOf } from '../policy.ts'
import { found } from '../refusals.ts'
import type { NoticeRow } from '../schema.ts'
import * as store from '../store.ts'

/** Things that may fall due at once, one after the other, after a node was away. */
const MAX_AT_ONCE = 6

export const pass = command({
  permission: 'notices:clock',
  scope: 'nation',
  name: 'notices.pass',
  summary:
    'Does what is due of a notice by the clock: the time to answer ends, an urgent label expires, and what the office did not decide in time falls.',
  input: z.strictObject({ notice: id }),
  output: z.strictObject({}),
  async run(ctx, { notice }) {
    let row = found(await store.notices.one(ctx.tx, { id: notice }), 'unknownNotice')
    let passed = 0
    for (; passed < MAX_AT_ONCE && isDue(row, ctx.now); passed += 1) {
      row = isLabelDue(row, ctx.now) ? await expireLabel(ctx, row) : await passDue(ctx, row)
    }
    const dueAt = clockAt(row)
    if (passed === 0) ctx.unchanged('nothing is due yet')
    if (dueAt !== null) await ctx.schedule({ kind: CLOCK_JOB, subject: notice, dueAt })
    return {}
  },
})

function isDue(row: NoticeRow, now: string): boolean {
  const at = clockAt(row)
  return at !== null && at <= now
}

function isLabelDue({ labelUntil, labelConfirmedAt, labelExpiredAt }: NoticeRow, now: string) {
  return (
    labelUntil !== null && labelUntil <= now && labelConfirmedAt === null && labelExpiredAt === null
  )
}

async function expireLabel(ctx: CommandContext, row: NoticeRow): Promise<NoticeRow> {
  const change = { labelExpiredAt: ctx.now }
  return await advance(ctx, row, 'expireLabel', { change, record: 'accuracynotice.expired' })
}

async function passDue(ctx: CommandContext, row: NoticeRow): Promise<NoticeRow> {
  const { now } = ctx
  const calendar = await calendarOf(ctx, row)
  if (row.dueWhat === 'reply') {
    const change = { heardAt: now, decisionDueAt: dueFrom(calendar, 'decision', now) }
    // What was entered from paper counts once its subject had its whole time to say otherwise.
    const left = row.agreedAt !== null ? 'lapseAgreed' : 'lapse'
    const step = row.repliedAt !== null ? 'lapseReplied' : left
    return await advance(ctx, row, step, { change, record: 'accuracynotice.lapsed' })
  }
  const record = 'accuracynotice.missed'
  if (row.dueWhat === 'decision') {
    const own = { outcome: 'no_action', isByDeadline: true, decidedAt: now } as const
    const change = { ...own, appealUntil: filingEnd(calendar, now) }
    return await advance(ctx, row, 'miss', { change, body: { what: 'decision' }, record })
  }
  if (row.dueWhat === 'appeal') {
    const own = { appealOutcome: 'overturned', isAppealByDeadline: true } as const
    const change = { ...own, appealDecidedAt: now, annulledAt: now }
    return await advance(ctx, row, 'missAppeal', { change, body: { what: 'appeal' }, record })
  }
  const change = { closedAt: now }
  return await advance(ctx, row, 'close', { change, record: 'accuracynotice.closed' })
}
