import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { caseFile, seated } from '../actions/read.ts'
import { itemsOf, liveIncidents } from '../needs.ts'
import { LEADING_SEATS } from '../schema/case.ts'

/** Incidents and items that a form offers. */
const OFFERED = 50
/** The step in which it is said what preserved what vanishes soon. */
const PRESERVE = 2

/** All that the page of a case shows of its opened file. */
export async function loadCase(ctx: PageContext, of: string) {
  const found = await ctx.call(caseFile, { case: of })
  const persons = [
    found.owner,
    ...found.steps.map(({ person }) => person),
    ...found.reasons.map(({ person }) => person),
  ]
  const mayLead =
    holdsIn(ctx.actor, 'cases:lead', found.area) &&
    found.own.some((seat) => LEADING_SEATS.includes(seat))
  return {
    found,
    mayLead,
    isProsecutor: found.own.includes('prosecutor'),
    isReviewer: found.own.includes('reviewer'),
    offered: mayLead ? (await ctx.ask(liveIncidents, { view: 'live', limit: OFFERED })).items : [],
    items: mayLead && found.step === PRESERVE ? await offeredItems(ctx, found.incidents) : [],
    others: mayLead
      ? (await ctx.call(seated, {})).items.filter(({ id, isEnded }) => id !== found.id && !isEnded)
      : [],
    names: await namesOf(ctx, { areas: [found.area], persons }),
    self: await ctx.ofReader((reader) => reader.actor.id),
  }
}
/** Evidence that may have preserved what vanishes soon. */
async function offeredItems(ctx: PageContext, incidents: readonly { readonly id: string }[]) {
  const wanted = { incidents: incidents.map(({ id }) => id), limit: OFFERED }
  return (await ctx.ask(itemsOf, wanted)).items
}
export type CaseData = Awaited<ReturnType<typeof loadCase>>
