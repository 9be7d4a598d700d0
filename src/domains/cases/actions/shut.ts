import { z } from 'zod'
import { command, nothing, query } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { time } from '../../../core/time.ts'
import { hostToChange, member, memberWith, seatsIn } from '../membership.ts'
import { personsHolding } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { MAX_SHUT, MAX_SHUT_AT_ALL, shutRow } from '../schema/shut.ts'
import * as store from '../store/case.ts'
import { shut } from '../store/shut.ts'

const heading = { permission: 'cases:head', scope: 'area' } as const
const ref = z.strictObject({ case: id, incident: id, person: z.string().min(1).max(60) })

export const shutOut = command({
  ...heading,
  name: 'cases.shutOut',
  summary:
    'The head of a case keeps one of its incidents from somebody who works there, by name and with a reason: for him it is not there.',
  input: ref.extend({ reason: line(500) }),
  output: nothing,
  async run(ctx, { case: of, incident, person, reason }) {
    const proof = await hostToChange(ctx, of, ['head'])
    const { area } = proof.case
    if ((await store.incidents.one(ctx.tx, { case: of, incident })) === undefined)
      throw refusal('unknownIncident')
    const { persons } = await ctx.ask(personsHolding, { permission: 'incidents:read', area })
    if (!persons.includes(person) || person === ctx.actor.id) throw refusal('nobodyToShut')
    const seats = await seatsIn(ctx, proof)
    if (seats.some((one) => one.person === person)) throw refusal('seatedThere')
    if ((await shut.one(ctx.tx, { case: of, incident, person })) !== undefined) {
      ctx.unchanged('it is shut to him already')
      return {}
    }
    const isFull = (await shut.count(ctx.tx, { case: of })) >= MAX_SHUT
    if (isFull || (await shut.count(ctx.tx, {})) >= MAX_SHUT_AT_ALL)
      throw refusal('tooMany', { params: { most: MAX_SHUT } })
    const by = { shutBy: ctx.actor.id, shutAt: ctx.now }
    await shut.insert(ctx.tx, { case: of, incident, person, ...by })
    const { text, salt, commitment } = committed(ctx, reason)
    const body = { incident, person, reason: commitment }
    const about = ctx.record(records['colleague.shutOut'], { subject: of, area, body })
    const told = { person: ctx.actor.id, at: ctx.now }
    await store.reasons.insert(ctx.tx, {
      id: ctx.newId(),
      case: of,
      about,
      reason: text,
      salt,
      ...told,
    })
    return {}
  },
})

export const letIn = command({
  ...heading,
  name: 'cases.letIn',
  summary: 'The head of a case lets somebody see an incident again from whom it was kept.',
  input: ref,
  output: nothing,
  async run(ctx, { case: of, incident, person }) {
    const proof = await memberWith(ctx, of, ['head'])
    if ((await shut.remove(ctx.tx, { case: of, incident, person })) === 0)
      throw refusal('nobodyToShut')
    const body = { incident, person }
    ctx.record(records['colleague.letIn'], { subject: of, area: proof.case.area, body })
    return {}
  },
})

export const shutOuts = query({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.shutOuts',
  summary: 'From whom incidents of a case are kept, the newest first.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({
    items: z.array(shutRow.omit({ case: true }).extend({ shutAt: time })),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const how = { order: ['-shutAt', 'incident', 'person'], limit: MAX_SHUT } as const
    const rows = await shut.many(ctx.tx, { case: proof.case.id }, how)
    return { items: rows.map(({ case: _case, ...row }) => row) }
  },
})
