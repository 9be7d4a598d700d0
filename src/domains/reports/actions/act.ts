// What a report leads to elsewhere, each an explicit step of an officer in his own words: other slices begin it.
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { language } from '../../../core/text.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { MAX_ACTS, ownReport } from './desk.ts'

export const lead = command({
  permission: 'reports:read',
  scope: 'own',
  name: 'reports.lead',
  summary:
    'Begins something because of a report: an incident by its title, the draft of an alert, a look at a watched site by its address, or a claim for the desk of claims, word for word. Nothing of the report goes along.',
  input: z.strictObject({
    report: id,
    kind: noun.actKind,
    words: line(200),
    /** Of a claim; that of the report where it is not said. */
    language: language.optional(),
  }),
  output: z.strictObject({ act: id }),
  async run(ctx, { report, kind, words, ...said }) {
    const row = await ownReport(ctx, report)
    if (row.state === 'closed') throw refusal('isClosed')
    if ((await store.acts.count(ctx.tx, { report })) >= MAX_ACTS) throw refusal('full')
    const act = ctx.newId()
    const spoken = kind === 'claim' ? (said.language ?? row.language) : null
    const made = { madeBy: ctx.actor.id, madeAt: ctx.now, ref: null, state: 'asked' } as const
    await store.acts.insert(ctx.tx, { id: act, report, kind, words, language: spoken, ...made })
    ctx.record(records['report.led'], { subject: report, body: { kind, act } })
    return { act }
  },
})

/** What joins to other slices may do. */
const joining = { permission: 'reports:join', scope: 'nation' } as const

export const actOf = query({
  ...joining,
  name: 'reports.act',
  summary: 'What an officer began because of a report: its words, and what class it is of.',
  input: z.strictObject({ act: id }),
  output: noun.actRow
    .pick({ kind: true, words: true, state: true, language: true })
    .extend({ what: noun.what }),
  async run({ tx }, { act: of }) {
    const act = found(await store.acts.one(tx, { id: of }), 'unknownReport')
    const { what } = found(await store.reports.one(tx, { id: act.report }), 'unknownReport')
    const { kind, words, state, language: spoken } = act
    return { kind, words, state, language: spoken, what }
  },
})

export const actMoved = command({
  ...joining,
  name: 'reports.actMoved',
  summary: 'Says what came of what an officer began: it is there, or it could not be begun.',
  input: z.strictObject({
    act: id,
    ref: line(100).nullable(),
    state: noun.actState.exclude(['asked']),
  }),
  output: z.strictObject({}),
  async run(ctx, { act: of, ref, state }) {
    const act = found(await store.acts.one(ctx.tx, { id: of }), 'unknownReport')
    if (act.state === state) {
      ctx.unchanged('it is known already')
      return {}
    }
    await store.acts.change(ctx.tx, { id: of }, { ref, state })
    ctx.record(records['reportAct.moved'], { subject: act.report, body: { act: of, state } })
    return {}
  },
})

/** Acts of one thing elsewhere that are followed. */
const MAX_FOLLOWED = 100

export const refDone = command({
  ...joining,
  name: 'reports.refDone',
  summary:
    'Says that what officers began elsewhere was carried out: stations were alerted, a site was looked at.',
  input: z.strictObject({ refs: z.array(line(100)).max(1_000) }),
  output: z.strictObject({ done: z.number().int() }),
  async run(ctx, { refs }) {
    const begun = { ref: refs, state: 'begun' } as const
    const acts = await store.acts.many(ctx.tx, begun, { order: ['id'], limit: MAX_FOLLOWED })
    for (const { id: act, report } of acts) {
      await store.acts.change(ctx.tx, { id: act }, { state: 'done' })
      ctx.record(records['reportAct.moved'], { subject: report, body: { act, state: 'done' } })
    }
    if (acts.length === 0) ctx.unchanged('no report led to it')
    return { done: acts.length }
  },
})
