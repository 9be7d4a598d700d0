import { z } from 'zod'
import { command, nothing, query } from '../../core/action.ts'
import { addMs, MINUTE, time } from '../../core/time.ts'
import { personsHolding } from './needs.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import { MAX_ASKED, SNOOZE_MINUTES, snoozeRow, workRow, workSubject } from './schema.ts'
import { snoozes, works } from './store.ts'

const permission = 'work:do'
const subjectOnly = z.strictObject({ subject: workSubject })

export const marks = query({
  name: 'work.marks',
  permission: 'accounts:names',
  scope: 'own',
  summary: 'Who has waiting work in hand, and what the caller has put aside for a while.',
  input: z.strictObject({ subjects: z.array(workSubject).max(MAX_ASKED) }),
  output: z.strictObject({
    taken: z.array(workRow),
    snoozed: z.array(snoozeRow.pick({ subject: true, until: true })),
  }),
  async run(ctx, { subjects }) {
    const person = ctx.own()
    if (subjects.length === 0) return { taken: [], snoozed: [] }
    const limit = subjects.length
    const taken = await works.many(ctx.tx, { subject: subjects }, { limit })
    const own = { subject: subjects, person }
    const aside = await snoozes.many(ctx.tx, own, { limit })
    const snoozed = aside
      .filter(({ until }) => until > ctx.now)
      .map(({ subject, until }) => ({ subject, until }))
    return { taken, snoozed }
  },
})

export const take = command({
  name: 'work.take',
  permission,
  scope: 'own',
  summary: 'Takes work that waits in hand, so that others see that somebody does it.',
  input: subjectOnly,
  output: subjectOnly,
  async run(ctx, { subject }) {
    const takenBy = ctx.own()
    const row = await works.one(ctx.tx, { subject })
    if (row?.takenBy === takenBy) {
      ctx.unchanged('it is in hand already')
      return { subject }
    }
    if (row !== undefined) throw refusal('takenByOther')
    await works.insert(ctx.tx, { subject, takenBy, takenAt: ctx.now })
    ctx.record(records['work.taken'], { subject })
    return { subject }
  },
})

export const giveBack = command({
  name: 'work.giveBack',
  permission,
  scope: 'own',
  summary: 'Gives back work that the caller has in hand: it waits for everybody again.',
  input: subjectOnly,
  output: nothing,
  async run(ctx, { subject }) {
    const removed = await works.remove(ctx.tx, { subject, takenBy: ctx.own() })
    if (removed === 0) throw refusal('notYours')
    ctx.record(records['work.givenBack'], { subject })
    return {}
  },
})

export const handOver = command({
  name: 'work.handOver',
  permission,
  scope: 'own',
  realm: 'actual',
  summary: 'Puts work that nobody else has in hand into the hands of another person of the desk.',
  input: z.strictObject({ subject: workSubject, to: z.string().max(60) }),
  output: nothing,
  async run(ctx, { subject, to }) {
    const row = await works.one(ctx.tx, { subject })
    if (row !== undefined && row.takenBy !== ctx.own()) throw refusal('takenByOther')
    const { persons } = await ctx.ask(personsHolding, { permission })
    if (!persons.includes(to)) throw refusal('unknownPerson')
    await works.put(ctx.tx, { subject, takenBy: to, takenAt: ctx.now })
    ctx.record(records['work.handedOver'], { subject, body: { to } })
    return {}
  },
})

export const snooze = command({
  name: 'work.snooze',
  permission,
  scope: 'own',
  summary: 'Puts work aside for the caller alone; it comes back by itself.',
  input: z.strictObject({
    subject: workSubject,
    minutes: z.union(SNOOZE_MINUTES.map((minutes) => z.literal(minutes))),
  }),
  output: z.strictObject({ subject: workSubject, until: time }),
  async run(ctx, { subject, minutes }) {
    const until = addMs(ctx.now, minutes * MINUTE)
    await snoozes.put(ctx.tx, { subject, person: ctx.own(), until })
    ctx.record(records['work.snoozed'], { subject, body: { until } })
    return { subject, until }
  },
})

export const wake = command({
  name: 'work.wake',
  permission,
  scope: 'own',
  summary: 'Takes back that the caller put work aside.',
  input: subjectOnly,
  output: nothing,
  async run(ctx, { subject }) {
    const removed = await snoozes.remove(ctx.tx, { subject, person: ctx.own() })
    if (removed === 0) throw refusal('notYours')
    ctx.record(records['work.snoozed'], { subject, body: { until: ctx.now } })
    return {}
  },
})
