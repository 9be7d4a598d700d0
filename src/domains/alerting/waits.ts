import { holds } from '../../core/actor.ts'
import { namesOf, wayTo } from '../../core/names.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { orders } from './actions/order.ts'
import { problemCounts, stationProblems } from './actions/station-problem.ts'
import { causes, MAX_CAUSES } from './actions/several.ts'
import { list } from './actions/view.ts'
import { headlinesOf } from './content.ts'
import { placesOf } from './places.ts'
import { CLEAR_PART } from './pages/alert-end.ts'
import { isActive } from './schema.ts'
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

type Open = Awaited<ReturnType<typeof list.run>>['items']

/** Who has something to do with alerts that wait. */
const MAY = ['alerting:release', 'alerting:draft', 'alerting:cancel'] as const

/** Alerts before their release, and those that are reviewed: read once for all that waits of them. */
async function alertsThatWait(ctx: PageContext): Promise<Waiting[]> {
  const mayAct = MAY.some((permission) => holds(ctx.actor, permission))
  if (!mayAct) return []
  const { items } = await ctx.call(list, { view: 'waiting', limit: SHOWN_OF_SLICE })
  return [
    ...reviews(ctx, items),
    ...(await releases(ctx, items)),
    ...drafts(ctx, items),
    ...ends(ctx, items),
  ]
}

/** What is said of a draft that the node made, by what made it. */
const DRAFTS: Readonly<Record<string, Message>> = {
  finding: texts.draft,
  problems: texts.draftOfProblems,
  issues: texts.draftOfIssues,
}

/** Drafts that the node made, also those whose proposal lapsed; whether one is still needed is asked once it is over. */
function drafts({ actor, now }: PageContext, items: Open): Waiting[] {
  if (!holds(actor, 'alerting:draft')) return []
  const waiting = items.filter(
    ({ state, origin, proposal }) =>
      origin !== null &&
      (state === 'draft' ||
        (state === 'proposed' && (proposal === null || proposal.lapsesAt <= now))),
  )
  return waiting.map((item) => {
    const { alert, origin, headlines: about, severity, madeAt: since, findingClosedAt } = item
    const own = { key: `draft ${alert}`, act: texts.checkIt, about, cause: causeOf(item) }
    const path = `/console/alerts/${alert}`
    if (findingClosedAt !== null)
      return {
        ...own,
        what: texts.draftOver,
        since: findingClosedAt,
        until: null,
        severity: 'minor',
        path,
      }
    return {
      ...own,
      what: DRAFTS[origin?.split(':', 1)[0] ?? ''] ?? texts.anyDraft,
      since,
      until: null,
      saves: 'warning',
      severity: severityOf(severity),
      path: `${path}/check`,
    }
  })
}

/** Alerts in force of which everything that was found is over: stations still act on them until somebody says all clear. */
function ends({ actor }: PageContext, items: Open): Waiting[] {
  if (!holds(actor, 'alerting:cancel')) return []
  return items.flatMap((item) => {
    const { alert, state, headlines: about, severity, findingClosedAt: since } = item
    if (since === null || !isActive(state)) return []
    const own = { key: `clear ${alert}`, what: texts.clear, act: texts.sayClear, about, since }
    const facts = { until: null, severity: severityOf(severity), cause: causeOf(item) }
    return [{ ...own, ...facts, path: `/console/alerts/${alert}#${CLEAR_PART}` }]
  })
}

/** What an alert comes from; the alert itself where that is nothing else. */
function causeOf({ alert, cause }: Pick<Open[number], 'alert' | 'cause'>): string {
  return cause ?? `alert:${alert}`
}

/** Releases that one person made alone: they wait until somebody reviewed them, also once the alert is over. */
function reviews({ actor }: PageContext, items: Open): Waiting[] {
  if (!holds(actor, 'alerting:release')) return []
  const due = items.filter(({ isReviewDue }) => isReviewDue)
  return due.map((item) => ({
    key: `review ${item.alert}`,
    what: texts.review,
    act: texts.reviewIt,
    about: item.headlines,
    severity: severityOf(item.severity),
    cause: causeOf(item),
    since: item.issuedAt ?? item.madeAt,
    until: null,
    path: `/console/alerts/${item.alert}`,
  }))
}

/** Releases that another one proposed. */
async function releases(ctx: PageContext, items: Open): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'alerting:release')) return []
  // An exercise asks for no second person.
  const isByTwo = ctx.node.realm === 'actual'
  const own = await ctx.ofReader(({ actor }) =>
    items.flatMap(({ alert, proposal }) => (isByTwo && proposal?.by === actor.id ? alert : [])),
  )
  return items.flatMap((item) => {
    const { alert, headlines: about, severity, proposal } = item
    const facts = { about, severity: severityOf(severity), cause: causeOf(item) }
    const path = `/console/alerts/${alert}`
    if (proposal === null || proposal.lapsesAt <= ctx.now || own.includes(alert)) return []
    const { at: since, lapsesAt: until } = proposal
    const read = {
      what: texts.release,
      act: texts.readIt,
      path: `${path}/release`,
      saves: 'warning',
    } as const
    return [{ ...facts, ...read, key: `release ${alert} ${since}`, since, until }]
  })
}

/** Standing orders that another one proposed. */
async function standingOrders(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'alerting:order')) return []
  const { items } = await ctx.call(orders, { limit: SHOWN_OF_SLICE })
  const proposed = await ctx.ofReader(({ actor }) =>
    items.filter(({ state, proposedBy }) => state === 'proposed' && proposedBy !== actor.id),
  )
  return proposed.map(({ order, content, severity, proposedAt: since, until }) => {
    const about = headlinesOf(content.texts)
    const facts = { severity: severityOf(severity), path: '/console/orders' }
    return {
      ...facts,
      key: `order ${order}`,
      what: texts.order,
      act: texts.read,
      about,
      since,
      until,
    }
  })
}

const PATH = '/console/problems'
/** Where only what nobody has in hand is listed. */
const UNTAKEN = `${PATH}?state=nobody`
/** Areas that a line about several names. */
const NAMED = 3

type Counts = Awaited<ReturnType<typeof problemCounts.run>>

/** Help and problems that nobody has in hand. */
async function askedOfUs(ctx: PageContext): Promise<Waiting[]> {
  if (!holds(ctx.actor, 'alerting:handle-problem')) return []
  const counts = await ctx.call(problemCounts, { settled: false })
  return [...(await help(ctx, counts)), ...(await problems(ctx, counts))]
}

/** All requests for help that nobody has in hand, in one line: the longest wait is theirs. */
async function help(ctx: PageContext, { help: asked, untaken }: Counts): Promise<Waiting[]> {
  if (asked.nobody === 0 || asked.nobodySince === null) return []
  const worst = untaken?.slice(0, NAMED) ?? []
  const names = await namesOf(ctx, { areas: worst.map(({ area }) => area) })
  return [
    {
      key: 'help',
      what: texts.help,
      several: { count: asked.nobody, what: texts.helpOfSeveral },
      act: texts.takeHelp,
      about: worst.map(({ area }) => wayTo(names, area)).join(', '),
      since: asked.nobodySince,
      until: null,
      severity: 'severe',
      saves: 'danger',
      path: UNTAKEN,
    },
  ]
}

async function problems(ctx: PageContext, counts: Counts): Promise<Waiting[]> {
  if (counts.problems.nobody === 0) return []
  const asked = { kind: 'problem', hands: 'nobody', limit: SHOWN_OF_SLICE } as const
  const { items } = await ctx.call(stationProblems, asked)
  const places = await placesOf(ctx, items)
  const facts = { severity: 'severe', path: UNTAKEN, act: texts.takeHelp, until: null } as const
  return items.map(({ problem, station, reportedAt: since }) => {
    const about = places.get(station) ?? '–'
    return { ...facts, key: `problem ${problem}`, about, what: texts.problem, since }
  })
}

/** What waits for officers: releases to read, reviews, help and problems that nobody has in hand. */
export const waits: Waits = {
  name: 'alerting',
  permission: 'alerting:read',
  list: async (ctx) => [
    ...(await alertsThatWait(ctx)),
    ...(await standingOrders(ctx)),
    ...(await askedOfUs(ctx)),
  ],
  origins: {
    knows: 'alert',
    async of(ctx, ids) {
      const { items } = await ctx.call(causes, { alerts: ids.slice(0, MAX_CAUSES) })
      return new Map(items.map(({ alert, cause }) => [alert, cause]))
    },
  },
}
