import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { fold } from '../../../core/fold.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { areaPath } from '../../../core/permission.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { firstEnds } from '../clocks.ts'
import { wordsGone } from '../erasing.ts'
import { factsOf } from '../facts.ts'
import { checkNoOther, memberToChange, memberWith, seatsIn } from '../membership.ts'
import { arrive, goOn } from '../moving.ts'
import { isOfProsecutor } from '../protocol.ts'
import { electionDay, incidentsNamed } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema/case.ts'
import { addSeat, seatPlayers, seatWords } from '../seating.ts'
import * as store from '../store/case.ts'

const leading = { permission: 'cases:lead', scope: 'area' } as const
const ref = z.strictObject({ case: id })
const title = line(200)
const incidentIds = z.array(id).min(1).max(noun.MAX_INCIDENTS)

export const declare = command({
  name: 'cases.declare',
  permission: 'cases:open',
  scope: 'area',
  summary:
    'Declares a case on one or more incidents, and takes the first seat in it; in the exercise all seats that one person alone needs.',
  input: z.strictObject({
    incidents: incidentIds,
    title,
    area: areaPath,
    severity: noun.severity,
    ...seatWords,
    role: z.enum(['incident-handler', 'investigator', 'prosecutor']),
  }),
  output: z.strictObject({ case: id, code: z.string() }),
  async run(ctx, { incidents, title: text, area, severity, ...seat }) {
    ctx.inArea(area)
    checkPerson(ctx)
    const own = [...new Set(incidents)]
    const { items } = await ctx.ask(incidentsNamed, { incidents: own })
    if (items.length < own.length) throw refusal('unknownIncident')
    await checkNoOther(ctx, own)
    const election = await ctx.ask(electionDay, {})
    const named = committed(ctx, text)
    const caseId = ctx.newId()
    const code = `CASE-${ctx.newCode(8)}`
    const body = { code, severity, title: named.commitment, incidents: own }
    await store.cases.insert(ctx.tx, {
      id: caseId,
      code,
      area,
      state: 'reported',
      title: text,
      titleSalt: named.salt,
      words: fold(text),
      severity,
      owner: ctx.actor.id,
      step: 1,
      stepAt: ctx.now,
      openedBy: ctx.actor.id,
      openedAt: ctx.now,
      ...firstEnds(ctx.now, election?.phase === 'polling'),
    })
    const added = own.map((incident) => ({ case: caseId, incident, addedAt: ctx.now }))
    await store.incidents.insert(ctx.tx, added)
    ctx.record(records['case.declared'], { subject: caseId, area, body })
    await addSeat(ctx, { case: caseId, area, person: ctx.actor.id, ...seat })
    if (ctx.node.realm === 'exercise') await seatPlayers(ctx, { case: caseId, area, ...seat })
    return { case: caseId, code }
  },
})

export const describe = command({
  ...leading,
  name: 'cases.describe',
  summary: 'Says how bad a case is and what it is called inside its file.',
  input: ref.extend({ title, severity: noun.severity }),
  output: nothing,
  async run(ctx, { case: of, title: text, severity }) {
    const member = await memberToChange(ctx, of, noun.LEADING_SEATS)
    const { case: row } = member
    const named = text === row.title ? null : committed(ctx, text)
    const words = named && { title: text, titleSalt: named.salt, words: fold(text) }
    await store.cases.change(ctx.tx, { id: of }, { severity, ...words })
    const body = { severity, ...(named && { title: named.commitment }) }
    ctx.record(records['case.described'], { subject: of, area: row.area, body })
    if (named !== null) await wordsGone(ctx, member, { kind: 'title', subject: of })
    return {}
  },
})

export const lead = command({
  ...leading,
  name: 'cases.lead',
  summary: 'Takes the lead of a case, or gives it to somebody with a seat that leads.',
  input: ref.extend({ owner: z.string().max(60).optional() }),
  output: nothing,
  async run(ctx, { case: of, owner = ctx.actor.id }) {
    const member = await memberToChange(ctx, of, noun.LEADING_SEATS)
    if (member.case.owner === owner) {
      ctx.unchanged('he leads it already')
      return {}
    }
    const leading = (await seatsIn(ctx, member)).filter(
      (row) => row.untilAt > ctx.now && noun.LEADING_SEATS.includes(row.role),
    )
    if (!leading.some(({ person }) => person === owner)) throw refusal('unknownPerson')
    await store.cases.change(ctx.tx, { id: of }, { owner })
    ctx.record(records['case.led'], { subject: of, area: member.case.area, body: { owner } })
    return {}
  },
})

export const addIncident = command({
  ...leading,
  name: 'cases.addIncident',
  summary: 'Makes an incident a part of a case.',
  input: ref.extend({ incident: id }),
  output: nothing,
  async run(ctx, { case: of, incident }) {
    const { case: row } = await memberToChange(ctx, of, noun.LEADING_SEATS)
    if ((await store.incidents.one(ctx.tx, { case: of, incident })) !== undefined) {
      ctx.unchanged('it is a part of it already')
      return {}
    }
    await checkRoom(ctx, of, 1)
    const { items } = await ctx.ask(incidentsNamed, { incidents: [incident] })
    if (items.length === 0) throw refusal('unknownIncident')
    await checkNoOther(ctx, [incident], of)
    await store.incidents.insert(ctx.tx, { case: of, incident, addedAt: ctx.now })
    ctx.record(records['case.joined'], { subject: of, area: row.area, body: { incident } })
    return {}
  },
})

async function checkRoom(ctx: CommandContext, of: string, more: number): Promise<void> {
  if ((await store.incidents.count(ctx.tx, { case: of })) + more > noun.MAX_INCIDENTS)
    throw refusal('tooMany', { params: { most: noun.MAX_INCIDENTS } })
}

export const removeIncident = command({
  ...leading,
  name: 'cases.removeIncident',
  summary: 'Takes an incident out of a case, which keeps one at least.',
  input: ref.extend({ incident: id }),
  output: nothing,
  async run(ctx, { case: of, incident }) {
    const { case: row } = await memberToChange(ctx, of, noun.LEADING_SEATS)
    if ((await store.incidents.count(ctx.tx, { case: of })) < 2) throw refusal('lastIncident')
    if ((await store.incidents.remove(ctx.tx, { case: of, incident })) === 0)
      throw refusal('unknownIncident')
    ctx.record(records['case.parted'], { subject: of, area: row.area, body: { incident } })
    return {}
  },
})

/** Before a prosecutor accepted it: later a case ends by those who lead it into court, or close it. */
const MERGED_FROM: ReadonlySet<noun.CaseState> = new Set(['reported', 'triaged', 'investigating'])

export const move = command({
  ...leading,
  name: 'cases.move',
  summary:
    'Leads a case on, puts it on hold, withdraws it, or opens an ended investigation again. It is referred and closed by acts of their own.',
  input: ref.extend({
    from: noun.caseState,
    to: noun.caseState.extract([
      'triaged',
      'investigating',
      'prosecuting',
      'in-court',
      'on-hold',
      'withdrawn',
    ]),
    reason: line(500).optional(),
  }),
  output: nothing,
  async run(ctx, { case: of, from, to, reason }) {
    const seats = isOfProsecutor(from, to) ? (['prosecutor'] as const) : noun.LEADING_SEATS
    const member = await memberWith(ctx, of, seats)
    if (member.case.state !== from) throw refusal('wrongStep')
    await arrive(ctx, member, to, reason)
    return {}
  },
})

export const resume = command({
  ...leading,
  name: 'cases.resume',
  summary: 'Goes on with a case that was put on hold.',
  input: ref,
  output: nothing,
  async run(ctx, { case: of }) {
    const member = await memberWith(ctx, of, noun.LEADING_SEATS)
    const { heldFrom } = member.case
    if (heldFrom !== null && isOfProsecutor(heldFrom, heldFrom))
      await memberWith(ctx, of, ['prosecutor'])
    await goOn(ctx, member)
    return {}
  },
})

export const review = command({
  name: 'cases.review',
  permission: 'cases:review',
  scope: 'area',
  summary: 'Says that a closed case was looked at once more.',
  input: ref,
  output: nothing,
  async run(ctx, { case: of }) {
    const { case: row } = await memberWith(ctx, of, ['reviewer'])
    if (row.state !== 'closed' || row.reviewedAt !== null) throw refusal('notClosed')
    await store.cases.change(ctx.tx, { id: of }, { reviewedAt: ctx.now })
    ctx.record(records['case.reviewed'], { subject: of, area: row.area })
    return {}
  },
})

export const merge = command({
  ...leading,
  name: 'cases.merge',
  summary:
    'Makes a case a part of another one, which gets its incidents; both keep their codes. Who merges leads both.',
  input: ref.extend({ into: id }),
  output: nothing,
  async run(ctx, { case: of, into }) {
    if (of === into) throw refusal('sameCase')
    const member = await memberToChange(ctx, of, noun.LEADING_SEATS)
    const { case: row } = member
    await memberToChange(ctx, into, noun.LEADING_SEATS)
    if (!MERGED_FROM.has(row.state)) throw refusal('wrongStep')
    // Neither charges nor the clock of a treaty go over: they would end with this case, by one person alone.
    const { charges, requestsOpen } = await factsOf(ctx, member)
    if (charges + requestsOpen > 0) throw refusal('guardLacks')
    const all = { limit: noun.MAX_INCIDENTS } as const
    const own = await store.incidents.many(ctx.tx, { case: of }, all)
    const there = await store.incidents.many(ctx.tx, { case: into }, all)
    const known = new Set(there.map(({ incident }) => incident))
    const added = own.filter(({ incident }) => !known.has(incident))
    await checkRoom(ctx, into, added.length)
    await store.incidents.insert(
      ctx.tx,
      added.map(({ incident }) => ({ case: into, incident, addedAt: ctx.now })),
    )
    const end = { state: 'merged', mergedInto: into, endedAt: ctx.now } as const
    await store.cases.change(ctx.tx, { id: of }, end)
    ctx.record(records['case.merged'], { subject: of, area: row.area, body: { into } })
    return {}
  },
})
