// The one way in which a notice changes: by a step of the table, under its guards, with a line in its log, a record, and
// the job that acts when what is owed next falls due.
import type { CommandContext } from '../../core/action.ts'
import type { Time } from '../../core/time.ts'
import { CLOCK_JOB, checkGuards, isDeciding } from './guards.ts'
import { makeLetter } from './letter.ts'
import { type NoticeRecord, records } from './records.ts'
import { found, refusal } from './refusals.ts'
import type { NoticeRow } from './schema.ts'
import { type State, type Step, stateAfter } from './states.ts'
import * as store from './store.ts'
import { indexNotice } from './store/register.ts'

/** The notice of a code. Throws 404. */
export async function noticeAt(
  { tx }: Pick<CommandContext, 'tx'>,
  code: string,
): Promise<NoticeRow> {
  return found(await store.notices.one(tx, { code }), 'unknownNotice')
}

/** What falls due next in this state; null where nothing does. */
export function nextDue(row: NoticeRow): Pick<NoticeRow, 'dueAt' | 'dueWhat'> {
  const of = DUE[row.state]
  const dueAt = of === undefined ? null : row[of.at]
  return dueAt === null || of === undefined
    ? { dueAt: null, dueWhat: null }
    : { dueAt, dueWhat: of.what }
}

const DECISION = { what: 'decision', at: 'decisionDueAt' } as const
const FILING = { what: 'appealsEnd', at: 'appealUntil' } as const
/** An appeal was decided: nobody does anything more, and the clock closes it. */
const CLOSING = { what: null, at: 'appealUntil' } as const
const DUE: Readonly<
  Partial<
    Record<
      State,
      {
        readonly what: NoticeRow['dueWhat']
        readonly at: 'replyDueAt' | 'decisionDueAt' | 'appealUntil' | 'appealDueAt'
      }
    >
  >
> = {
  reply_open: { what: 'reply', at: 'replyDueAt' },
  corrected_voluntarily: DECISION,
  reply_received: DECISION,
  no_reply: DECISION,
  in_review: DECISION,
  appeal_open: FILING,
  appealed: { what: 'appeal', at: 'appealDueAt' },
  upheld: CLOSING,
  modified: CLOSING,
  annulled: CLOSING,
}

/** Due time of the job for a notice: what is owed, or the end of an urgent label, whichever is first. */
export function clockAt(row: NoticeRow): Time | null {
  const label =
    row.labelUntil !== null && row.labelConfirmedAt === null && row.labelExpiredAt === null
      ? row.labelUntil
      : null
  const all = [row.dueAt, label].filter((one) => one !== null)
  return all.toSorted()[0] ?? null
}

/** What a step changes, what is said with it, and which record tells of it. */
interface Taken {
  readonly change?: Partial<NoticeRow>
  readonly isFree?: boolean | undefined
  readonly words?: string | null
  readonly record: NoticeRecord
  readonly body?: Readonly<Record<string, string | number | boolean>>
}

/** Takes a step. Throws 409 where the table does not allow it, and what its guards refuse with. */
export async function advance(
  ctx: CommandContext,
  row: NoticeRow,
  step: Step,
  { change = {}, isFree, words = null, record, body = {} }: Taken,
): Promise<NoticeRow> {
  const state = stateAfter(row.state, step)
  await checkGuards(ctx, row, step, { isFree })
  const changed = { ...row, ...change, state, updatedAt: ctx.now }
  const after = { ...changed, ...nextDue(changed) }
  const { id, code, ...rest } = after
  await store.notices.change(ctx.tx, { id }, rest)
  const isTold = row.publicAt === null || row.redacted !== after.redacted
  if (isTold && after.publicAt !== null) await indexNotice(ctx.tx, after)
  const told = ctx.record(records[record], { subject: id, body: { code, ...body } as never })
  const declared = isDeciding(step) ? (isFree ?? false) : null
  await logStep(ctx, id, { step, isFree: declared, words, record: told })
  await makeLetter(ctx, after, step)
  await ctx.unschedule(CLOCK_JOB, id)
  const dueAt = clockAt(after)
  if (dueAt !== null) await ctx.schedule({ kind: CLOCK_JOB, subject: id, dueAt })
  return after
}

/** Throws 409 where a step that may be repeated was taken so often. */
export async function checkRepeated(
  { tx }: Pick<CommandContext, 'tx'>,
  { notice, step, most }: { notice: string; step: Step | 'write'; most: number },
): Promise<void> {
  if ((await store.steps.count(tx, { notice, step })) >= most)
    throw refusal('tooMany', { params: { most } })
}

/** A line in the log of a notice, which is only ever added to. */
export async function logStep(
  ctx: CommandContext,
  notice: string,
  line: {
    readonly step: Step | 'write'
    readonly isFree: boolean | null
    readonly words: string | null
    readonly record: string
  },
): Promise<void> {
  const by = { person: ctx.actor.id, device: ctx.actor.device ?? null }
  await store.steps.insert(ctx.tx, { id: ctx.newId(), notice, at: ctx.now, ...by, ...line })
}
