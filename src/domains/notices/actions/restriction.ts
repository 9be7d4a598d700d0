import { z } from 'zod'
import { command, givenFile, nothing, query, rawCommand } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { freeCode } from '../../../core/free-code.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { PORTION } from '../../../core/portions.ts'
import { addMs, DAY, HOUR } from '../../../core/time.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { unnamedIn } from '../../../lib/sql/unnamed.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../restriction.ts'
import { reason } from '../schema.ts'
import * as store from '../store.ts'

const restricting = { permission: 'notices:restrict', scope: 'nation' } as const
const machine = { permission: 'notices:clock', scope: 'nation' } as const
const ref = z.strictObject({ restriction: noun.restrictionCode })

type Said = z.infer<typeof noun.restrictionContent>

/** Throws 400 for a decision of a day to come, an end before the beginning, and one later than a year after it. */
function checkDays(today: string, { decidedOn, fromDay, untilDay }: Said): void {
  if (decidedOn > today) throw refusal('decidedLater')
  if (fromDay < decidedOn || untilDay < fromDay) throw refusal('badDays')
  if (untilDay > noun.yearAfter(decidedOn)) throw refusal('tooLong')
}

export const recordRestriction = rawCommand({
  ...restricting,
  name: 'notices.recordRestriction',
  summary:
    'Records a restriction that a court or an independent regulator decided, with the decision attached and an end of at most a year; nothing is restricted by it.',
  input: noun.restrictionContent,
  output: ref,
  raw: {
    maxBytes: noun.MAX_DECISION_BYTES,
    keptMs: noun.DECISION_KEPT_HOURS * HOUR,
    async admit(ctx, said) {
      checkPerson(ctx)
      checkDays(dateAt(ctx.now, ctx.node.zone), said)
    },
  },
  async run(ctx, { name: fileName, ...said }, { sha256, size }) {
    checkPerson(ctx)
    checkDays(dateAt(ctx.now, ctx.node.zone), { ...said, name: fileName })
    const id = ctx.newId()
    const code = await freeCode(
      () => `RST-${ctx.newCode(8)}`,
      async (one) => (await store.restrictions.count(ctx.tx, { code: one })) > 0,
    )
    const by = { recordedBy: ctx.actor.id, recordedAt: ctx.now }
    await store.restrictions.insert(ctx.tx, { id, code, ...said, fileName, sha256, size, ...by })
    const { untilDay } = said
    const body = { code, decision: sha256, sha256: canonicalHash(said), untilDay }
    ctx.record(records['restriction.recorded'], { subject: id, body })
    return { restriction: code }
  },
})

export const endRestriction = command({
  ...restricting,
  name: 'notices.endRestriction',
  summary:
    'Notes that a restriction ended before its last day, or was recorded wrongly; it stays in the list with the reason.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { restriction: code, reason: endReason }) {
    checkPerson(ctx)
    const row = found(await store.restrictions.one(ctx.tx, { code }), 'unknownRestriction')
    if (row.endedAt !== null) throw refusal('wrongState')
    const by = { endedAt: ctx.now, endedBy: ctx.actor.id, endReason }
    await store.restrictions.change(ctx.tx, { id: row.id }, by)
    ctx.record(records['restriction.ended'], { subject: row.id, body: { code } })
    return {}
  },
})

export const giveDecision = command({
  ...restricting,
  name: 'notices.giveDecision',
  summary: 'Gives the decision that is attached to a restriction, as it came; recorded.',
  input: ref,
  output: z.strictObject({ file: givenFile }),
  givesFile: true,
  async run(ctx, { restriction: code }) {
    const row = found(await store.restrictions.one(ctx.tx, { code }), 'unknownRestriction')
    ctx.record(records['restriction.given'], { subject: row.id, body: { code } })
    return { file: { name: row.fileName, size: row.size, parts: [row.sha256] } }
  },
})

const part = noun.restrictionRow.omit({ recordedBy: true, endedBy: true, fileName: true })
const told = part.extend({ isOver: z.boolean() })
export type ToldRestriction = z.infer<typeof told>

export const restrictions = query({
  permission: 'anyone',
  scope: 'none',
  name: 'notices.restrictions',
  summary:
    'For everybody: restrictions that courts and regulators decided, as this office recorded them, the newest first.',
  input: listInput,
  output: listed(told),
  async run(ctx, { after, limit }) {
    const where = { id: after === undefined ? undefined : { before: after } }
    const how = { order: ['-id'], limit: limit + 1, as: part } as const
    const { items, next } = pageOf(await store.restrictions.many(ctx.tx, where, how), limit)
    const today = dateAt(ctx.now, ctx.node.zone)
    const isOver = (row: (typeof items)[number]) => row.endedAt !== null || row.untilDay < today
    return { items: items.map((row) => ({ ...row, isOver: isOver(row) })), next }
  },
})

export const SWEEP_JOB = 'notices.sweep'

export const unnamedDecisions = query({
  ...machine,
  name: 'notices.unnamedDecisions',
  summary: 'Which of these contents belong to no restriction.',
  input: z.strictObject({ contents: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(PORTION) }),
  output: z.strictObject({ contents: z.array(z.string()) }),
  run: async (ctx, asked) => ({ contents: await unnamedIn(ctx.tx, [store.restrictions], asked) }),
})

export const sweepAgain = command({
  ...machine,
  name: 'notices.sweepAgain',
  summary: 'Says when what no restriction names is swept next.',
  input: z.strictObject({}),
  output: nothing,
  async run(ctx) {
    await ctx.schedule({ kind: SWEEP_JOB, subject: 'decisions', dueAt: addMs(ctx.now, DAY) })
    ctx.unchanged('nothing but when it is done again')
    return {}
  },
})
