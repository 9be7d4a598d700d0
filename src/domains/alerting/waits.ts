import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { orders } from './actions/order.ts'
import { stationProblems } from './actions/station-problem.ts'
import { list } from './actions/view.ts'
import { headlinesOf } from './content.ts'
import { placesOf } from './places.ts'
import { waitTexts as texts } from './texts/waits.ts'

/** How bad a list of alerts says that it is, as waiting things say it. */
const SEVERITIES = new Map<string, Waiting['severity']>([
  ['Extreme', 'extreme'],
  ['Severe', 'severe'],
  ['Moderate', 'moderate'],
])

function severityOf(severity: string): Waiting['severity'] {
  return SEVERITIES.get(severity) ?? 'minor'
}

/** Releases that somebody proposed or made alone. Who may not act on one finds that out on its page. */
async function releases(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'alerting:release')) return []
  const { items } = await ctx.call(list, { view: 'open', limit: SHOWN_OF_SLICE })
  return items.flatMap(({ alert, state, isReviewDue, headlines: about, severity, ...times }) => {
    const facts = { about, severity: severityOf(severity), path: `/console/alerts/${alert}` }
    if (isReviewDue) {
      return [{ ...facts, what: texts.review, since: times.issuedAt ?? times.madeAt, until: null }]
    }
    if (state !== 'proposed') return []
    return [{ ...facts, what: texts.release, since: times.madeAt, until: times.expiresAt }]
  })
}

/** Standing orders that another one proposed. */
async function standingOrders(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'alerting:order')) return []
  const { items } = await ctx.call(orders, { limit: SHOWN_OF_SLICE })
  const proposed = items.filter(
    ({ state, proposedBy }) => state === 'proposed' && proposedBy !== ctx.actor.id,
  )
  return proposed.map(({ content, severity, proposedAt: since, until }) => {
    const about = headlinesOf(content.texts)
    const facts = { severity: severityOf(severity), path: '/console/orders' }
    return { ...facts, what: texts.order, about, since, until }
  })
}

async function problems(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'alerting:handle-problem')) return []
  const { items } = await ctx.call(stationProblems, { limit: SHOWN_OF_SLICE })
  const open = items.filter(({ state }) => state === 'open')
  const places = await placesOf(ctx, open)
  const facts = { severity: 'severe', path: '/console/problems' } as const
  return open.map(({ station, reportedAt: since }) => {
    const about = places.get(station) ?? '–'
    return { ...facts, about, what: texts.problem, since, until: null }
  })
}

/** What waits for officers: releases to read, reviews, problems that nobody has in hand. */
export const waits: Waits = {
  name: 'alerting',
  permission: 'alerting:read',
  list: async (ctx) => [
    ...(await releases(ctx)),
    ...(await standingOrders(ctx)),
    ...(await problems(ctx)),
  ],
}
