import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { MAX_SPAN_MS } from '../../../core/bounds.ts'
import { addMs, type Time, time } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { beginClock, replan, statementToChange } from '../planning.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const notifying = { permission: 'statements:notify', scope: 'area' } as const
const judging = { permission: 'statements:judge', scope: 'area' } as const
const ref = z.strictObject({ statement: id })

/** When somebody knew of it, as it was picked. Throws 400 for what nobody can mean. */
function awareness(ctx: CommandContext, picked: string): Time {
  const at = momentOf(picked, ctx.node.zone)
  if (at > ctx.now || at < addMs(ctx.now, -MAX_SPAN_MS)) throw refusal('wrongMoment')
  return at
}

export const beginBreach = command({
  ...notifying,
  name: 'statements.beginBreach',
  summary: 'Says that personal data may be touched: the clock begins when somebody knew of it.',
  input: ref.extend({ awareAt: timeOrCivil.optional() }),
  output: z.strictObject({}),
  async run(ctx, { statement, awareAt }) {
    const row = await statementToChange(ctx, statement)
    const known = await store.breaches.one(ctx.tx, { statement })
    if (known !== undefined) throw refusal('breachKnown')
    await beginClock(ctx, row, awareAt === undefined ? ctx.now : awareness(ctx, awareAt))
    return {}
  },
})

async function breachToChange(ctx: CommandContext, statement: string) {
  const row = await statementToChange(ctx, statement)
  const breach = found(await store.breaches.one(ctx.tx, { statement }), 'noBreach')
  return { row, breach }
}

const words = lines(1_000)

const UNJUDGED = {
  reason: null,
  judgedBy: null,
  judgedDevice: null,
  judgedAt: null,
  agreedBy: null,
  agreedAt: null,
} as const

export const describeBreach = command({
  ...notifying,
  name: 'statements.describeBreach',
  summary:
    'Says for the letters what was touched, whose data, what may follow and what is done; and since when it is known. A judgement of other facts falls.',
  input: ref.extend({
    awareAt: timeOrCivil,
    nature: words,
    persons: line(300),
    consequences: words,
    measures: words,
  }),
  output: z.strictObject({}),
  async run(ctx, { statement, awareAt: picked, ...facts }) {
    const { row, breach } = await breachToChange(ctx, statement)
    const awareAt = awareness(ctx, picked)
    const to = { ...facts, awareAt }
    const isOther = Object.entries(to).some(
      ([name, value]) => breach[name as keyof typeof to] !== value,
    )
    // Who judged other facts has judged nothing of these.
    await store.breaches.change(ctx.tx, { statement }, isOther ? { ...to, ...UNJUDGED } : to)
    if (isOther) await replan(ctx, row, awareAt)
    ctx.record(records['breach.described'], {
      subject: statement,
      area: row.area,
      body: { awareAt },
    })
    return {}
  },
})

export const judgeBreach = command({
  ...judging,
  name: 'statements.judgeBreach',
  summary: 'Says why nobody has to be told of a breach; it holds once a second person agrees.',
  input: ref.extend({ reason: noun.reason }),
  output: z.strictObject({}),
  async run(ctx, { statement, reason }) {
    checkPerson(ctx)
    const { row, breach } = await breachToChange(ctx, statement)
    if (breach.judgedAt !== null) throw refusal('wrongJudgement')
    const { person: judgedBy, device: judgedDevice } = handOf(ctx.actor)
    const to = { reason, judgedBy, judgedDevice, judgedAt: ctx.now }
    await store.breaches.change(ctx.tx, { statement }, to)
    ctx.record(records['breach.judged'], { subject: statement, area: row.area, body: {} })
    return {}
  },
})

export const settleJudgement = command({
  ...judging,
  name: 'statements.settleJudgement',
  summary: 'A second person agrees that a breach needs no letter, or says that it needs them.',
  input: ref.extend({
    reason: noun.reason,
    /** When the judgement was said, as it is read: facts that change end it. */
    judgedAt: time,
    agrees: z.boolean(),
  }),
  output: z.strictObject({}),
  async run(ctx, { statement, reason, judgedAt, agrees }) {
    const { row, breach } = await breachToChange(ctx, statement)
    const { judgedBy: person, judgedDevice: device } = breach
    // What is agreed to is what was read.
    const isRead = breach.reason === reason && breach.judgedAt === judgedAt
    if (person === null || breach.agreedAt !== null || !isRead) throw refusal('wrongJudgement')
    checkSecondPerson(ctx, { by: { person, device } })
    const about = { subject: statement, area: row.area }
    if (!agrees) {
      await store.breaches.change(ctx.tx, { statement }, UNJUDGED)
      ctx.record(records['breach.declined'], { ...about, body: {} })
      return {}
    }
    const by = { agreedBy: ctx.actor.id, agreedAt: ctx.now }
    await store.breaches.change(ctx.tx, { statement }, by)
    const { dropped } = await replan(ctx, row, null)
    ctx.record(records['breach.agreed'], { ...about, body: { dropped } })
    return {}
  },
})
