import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { noticeAt } from '../advance.ts'
import * as noun from '../schema.ts'
import type { STATES } from '../states.ts'
import * as store from '../store.ts'
import { noticeRef, reading, saidHash } from './notice-ref.ts'

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
  takenBy: true,
  decidedBy: true,
  decidedAt: true,
  heardAt: true,
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
    const where = { state, id: after === undefined ? undefined : { before: after } }
    const how = { order: ['-id'], limit: limit + 1, as: item } as const
    return pageOf(await store.notices.many(ctx.tx, where, how), limit)
  },
})

export const dueNotices = query({
  ...reading,
  name: 'notices.dueNotices',
  summary: 'Notices of which the office owes something, what is due first before all others.',
  input: z.strictObject({ limit: z.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({ items: z.array(item) }),
  async run(ctx, { limit }) {
    const how = { order: ['dueAt', 'id'], limit, as: item } as const
    const owed = await store.notices.many(ctx.tx, { dueWhat: ['decision', 'appeal'] }, how)
    return { items: owed }
  },
})

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
  }),
  async run(ctx, { notice: code }) {
    const row = await noticeAt(ctx, code)
    const { writtenDevice: _, ...notice } = row
    const how = { order: ['id'], limit: noun.MAX_STEPS, as: step } as const
    const steps = await store.steps.many(ctx.tx, { notice: row.id }, how)
    return { notice, steps, read: saidHash(row) }
  },
})
