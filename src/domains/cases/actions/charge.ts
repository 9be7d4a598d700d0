import { z } from 'zod'
import { command, nothing } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { civilDate, momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { type Member, memberToChange } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/justice.ts'
import * as store from '../store/justice.ts'

const prosecuting = { permission: 'cases:prosecute', scope: 'area' } as const
const told = ({ case: { id: subject, area } }: Member) => ({ subject, area })

export const bringCharge = command({
  ...prosecuting,
  name: 'cases.bringCharge',
  summary:
    'Brings a charge against a suspect: article, national law, when and where, on which evidence, and why this State judges it.',
  input: z.strictObject({
    case: id,
    suspect: id,
    article: noun.chargeArticle,
    /** Article of national law with its citation. */
    national: line(300).optional(),
    fromDay: civilDate,
    untilDay: civilDate.optional(),
    facts: lines(2_000).optional(),
    jurisdiction: noun.jurisdiction.optional(),
    items: z.array(id).max(noun.MAX_ITEMS_NAMED).optional(),
  }),
  output: z.strictObject({ charge: id, count: z.number().int() }),
  async run(ctx, { case: of, suspect, article, fromDay, untilDay, jurisdiction, ...words }) {
    const member = await memberToChange(ctx, of, ['prosecutor'])
    const who = found(await store.suspectOf(ctx.tx, member, suspect), 'unknownSuspect')
    if (who.erasedAt !== null) throw refusal('suspectErased')
    if (untilDay !== undefined && untilDay < fromDay) throw refusal('tooEarly')
    if ((await store.charges.count(ctx.tx, { case: of })) >= noun.MAX_CHARGES)
      throw refusal('tooMany', { params: { most: noun.MAX_CHARGES } })
    const count = 1 + (await store.charges.count(ctx.tx, { suspect }))
    const charge = ctx.newId()
    const national = words.national === undefined ? null : committed(ctx, words.national)
    const facts = words.facts === undefined ? null : committed(ctx, words.facts)
    await store.charges.insert(ctx.tx, {
      id: charge,
      case: of,
      suspect,
      count,
      article,
      national: national?.text,
      nationalSalt: national?.salt,
      facts: facts?.text,
      factsSalt: facts?.salt,
      fromDay,
      untilDay,
      jurisdiction,
      items: [...new Set(words.items ?? [])],
      outcome: 'pending',
      isFinal: false,
      broughtBy: ctx.actor.id,
      broughtAt: ctx.now,
    })
    const said = given({ national: national?.commitment, facts: facts?.commitment })
    const body = { charge, suspect, count, article, ...said }
    ctx.record(records['charge.brought'], { ...told(member), body })
    return { charge, count }
  },
})

export const setHearing = command({
  ...prosecuting,
  name: 'cases.setHearing',
  summary: 'Sets when and before which court the case is heard; people are reminded before.',
  input: z.strictObject({ case: id, court: line(200), at: timeOrCivil }),
  output: z.strictObject({ hearing: id }),
  async run(ctx, { case: of, court, at: asked }) {
    const member = await memberToChange(ctx, of, ['prosecutor'])
    if ((await store.hearings.count(ctx.tx, { case: of })) >= noun.MAX_HEARINGS)
      throw refusal('tooMany', { params: { most: noun.MAX_HEARINGS } })
    const at = momentOf(asked, ctx.node.zone)
    const hearing = ctx.newId()
    const named = committed(ctx, court)
    const words = { court: named.text, courtSalt: named.salt }
    const by = { setBy: ctx.actor.id, setAt: ctx.now }
    await store.hearings.insert(ctx.tx, { id: hearing, case: of, ...words, at, ...by })
    await store.keepHearingClock(ctx.tx, member, ctx.now)
    const body = { hearing, at, court: named.commitment }
    ctx.record(records['hearing.set'], { ...told(member), body })
    return { hearing }
  },
})

export const holdHearing = command({
  ...prosecuting,
  name: 'cases.holdHearing',
  summary: 'Says what came of a hearing once it has begun, or, at any time, that it was put off.',
  input: z.strictObject({
    case: id,
    hearing: id,
    result: lines(1_000),
    /** It does not take place on that day. */
    isPutOff: z.boolean().default(false),
  }),
  output: nothing,
  async run(ctx, { case: of, hearing, result, isPutOff }) {
    const member = await memberToChange(ctx, of, ['prosecutor'])
    const row = found(await store.hearingOf(ctx.tx, member, hearing), 'unknownHearing')
    if (row.result !== null) throw refusal('hearingHeld')
    if (!isPutOff && row.at > ctx.now) throw refusal('hearingAhead')
    const said = committed(ctx, result)
    const heldAt = isPutOff ? null : ctx.now
    const held = { result: said.text, resultSalt: said.salt, heldAt }
    await store.hearings.change(ctx.tx, { id: hearing }, held)
    await store.keepHearingClock(ctx.tx, member, ctx.now)
    const body = { hearing, result: said.commitment }
    const type = isPutOff ? records['hearing.putOff'] : records['hearing.held']
    ctx.record(type, { ...told(member), body })
    return {}
  },
})
