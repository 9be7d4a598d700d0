import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { standing } from '../../../core/quote-standing.ts'
import { time } from '../../../core/time.ts'
import { noticeAt } from '../advance.ts'
import { restsOn } from '../quoting.ts'
import * as noun from '../schema.ts'
import type { STATES, Step } from '../states.ts'
import * as store from '../store.ts'
import { waitingRows } from '../store/waiting.ts'
import { noticeRef, nowHash, reading } from './notice-ref.ts'

const item = noun.noticeRow.pick({
  id: true,
  code: true,
  state: true,
  isUrgent: true,
  category: true,
  quote: true,
  quoteLanguage: true,
  source: true,
  sourceName: true,
  writtenBy: true,
  writtenAt: true,
  approvedBy: true,
  approvedAt: true,
  handedAt: true,
  handedBy: true,
  takenBy: true,
  decidedBy: true,
  decidedAt: true,
  heardAt: true,
  correctionStatedAt: true,
  appealedAt: true,
  outcome: true,
  appealOutcome: true,
  isByDeadline: true,
  labelUntil: true,
  labelConfirmedAt: true,
  labelExpiredAt: true,
  dueAt: true,
  dueWhat: true,
  updatedAt: true,
})
export type DeskNotice = z.infer<typeof item>

/** What a list of the desk is about. */
export const VIEWS = ['waiting', 'subject', 'decided', 'ended'] as const
export const view = z.enum(VIEWS)

/** States by whom they wait for: the office, the subject, nobody but an appeal, nobody. */
const OF_VIEW = {
  waiting: [
    'draft',
    'approved',
    'corrected_voluntarily',
    'reply_received',
    'no_reply',
    'in_review',
    'appealed',
  ],
  subject: ['reply_open'],
  decided: ['appeal_open', 'upheld', 'modified', 'annulled'],
  ended: ['closed', 'withdrawn', 'refused_opinion'],
} as const satisfies Readonly<Record<(typeof VIEWS)[number], readonly (typeof STATES)[number][]>>

export const deskNotices = query({
  ...reading,
  name: 'notices.deskNotices',
  summary: 'Notices by whom they wait for, the newest first.',
  input: listInput.extend({ view: view.optional() }),
  output: listed(item),
  async run(ctx, { after, limit, view: of }) {
    const state = of === undefined ? undefined : [...OF_VIEW[of]]
    return newestPage(ctx.tx, store.notices, { state }, { after, limit, as: item })
  },
})

export const waitingNotices = query({
  ...reading,
  name: 'notices.waitingNotices',
  summary: 'Notices that wait for somebody of the office, what is due first before all others.',
  input: z.strictObject({ limit: z.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({ items: z.array(item) }),
  async run(ctx, { limit }) {
    return { items: await waitingRows(ctx.tx, { now: ctx.now, limit, as: item }) }
  },
})

const moved = noun.noticeRow.pick({
  code: true,
  sourceName: true,
  servedAt: true,
  repliedAt: true,
  decidedAt: true,
  appealedAt: true,
  appealDecidedAt: true,
})
/** Notices of one day that are told. */
const MAX_TOLD = 200

export const dayNotices = query({
  ...reading,
  name: 'notices.day',
  summary: 'Notices that were served, answered, decided or appealed in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({ from: time, until: time, items: z.array(moved) }),
  async run(ctx, { from, until }) {
    const where = { at: { from, before: until }, step: [...TOLD] }
    const done = await store.steps.many(ctx.tx, where, { order: ['id'], limit: MAX_TOLD })
    const id = [...new Set(done.map(({ notice }) => notice))]
    const how = { order: ['id'], limit: MAX_TOLD, as: moved } as const
    return { from, until, items: await store.notices.many(ctx.tx, { id }, how) }
  },
})

/** Steps that the report of a day tells. */
const TOLD = [
  'serve',
  'reply',
  'enterReply',
  'replyItself',
  'decide',
  'miss',
  'appeal',
  'uphold',
  'modify',
  'overturn',
  'missAppeal',
] as const satisfies readonly Step[]

/** Nobody needs to know on which device something was done. */
const step = noun.stepRow.omit({ device: true, notice: true })

export const deskNotice = query({
  ...reading,
  name: 'notices.deskNotice',
  summary:
    'A notice as the desk sees it: what it says, what was done with it by whom, and what names it as it is read now.',
  input: noticeRef,
  output: z.strictObject({
    notice: noun.noticeRow.omit({ writtenDevice: true }),
    steps: z.array(step),
    read: z.string(),
    /** How its quote stands now, where it waits to be approved; else null, and what it rested on then stands in the notice. */
    rests: z
      .strictObject({
        stand: standing,
        page: z.number().int().nullable(),
        isOwnPage: z.boolean(),
      })
      .nullable(),
  }),
  async run(ctx, { notice: code }) {
    const row = await noticeAt(ctx, code)
    const { writtenDevice: _, ...notice } = row
    const how = { order: ['id'], limit: noun.MAX_STEPS, as: step } as const
    const steps = await store.steps.many(ctx.tx, { notice: row.id }, how)
    const rests = row.state === 'draft' ? await restsOn(ctx, row) : null
    return { notice, steps, read: nowHash(row), rests }
  },
})
