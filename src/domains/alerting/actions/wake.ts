import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { addMs, type Time, time } from '../../../core/time.ts'
import { commonArea } from '../areas.ts'
import { outgoing } from '../channel.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { actorRef, revisionNumber } from '../schema.ts'
import { alertById, targetsOf } from '../store/alert.ts'
import { type personRoutes, routeById, type RouteRow, routesOfPerson } from '../store/route.ts'
import {
  ACCOUNT_TOLD,
  ENDINGS,
  place,
  type WakingReason,
  wakingReason,
  wakingWords,
} from '../waking-words.ts'
import { HEARS_AFTER_REMOVAL_MS } from './contact.ts'
import { attemptOf, queueMessages } from './escalation.ts'
import { contactsWithRole } from './with-role.ts'

/** Contacts of people with a role; an authority has some dozens. */
export const MAX_WOKEN = 2_000

/** Contacts of one person, as many as may be entered. */
const MAX_OWN_CONTACTS = 30

/**
 * How often a person is told within an hour of the own account, and as often of the sessions and roles of others: whoever
 * causes many messages must not be able to make them unread. What is over is counted, and told of once the hour is over.
 */
const TOLD_PER_HOUR = 10

/** What is counted by the hour; separate, so that news of others never uses up that of the own account. */
const OWN_NEWS = 'account.told'
const NEWS_OF_OTHERS = 'ending.told'
/** Not among those that are told of later: every message leads to the list of all orders. */
export const ORDER_NEWS = 'order.told'
export const COUNTED_NEWS: readonly string[] = [OWN_NEWS, NEWS_OF_OTHERS]

/** The job that wakes by one contact; its subject is what happened and the route, its payload why. */
export const WAKE = 'alerting.wake'
/** The same by a webhook: one that hangs holds no place of those who are reached otherwise. */
export const WAKE_BY_HOOK = 'alerting.wakeByHook'

const told = z.strictObject({ told: z.number().int() })
const news = { event: id, person: actorRef }

type Route = Awaited<ReturnType<typeof personRoutes>>[number]

export const wakeForDamage = command({
  name: 'alerting.wakeForDamage',
  permission: 'alerting:tell',
  scope: 'nation',
  urgent: true,
  summary: 'Wakes everybody with a role in alerting: the record log of the node is damaged.',
  input: z.strictObject({ damage: id, seq: place }),
  output: told,
  async run(ctx, { damage, seq }) {
    const meant = await contactsWithRole(ctx, MAX_WOKEN)
    const body = await wake(ctx, damage, meant, { why: 'damage', seq })
    ctx.record(records['damage.everybodyTold'], { subject: damage, body })
    return { told: body.told }
  },
})

/** Beyond the steps of any plan. */
const TELL_STEP = 9_999

export const tellEverybody = command({
  name: 'alerting.tellEverybody',
  permission: 'alerting:tell',
  scope: 'nation',
  summary: 'Tells everybody with a role in alerting that one person alone released an alert.',
  input: z.strictObject({ alert: id, revision: revisionNumber }),
  output: told,
  async run(ctx, { alert, revision }) {
    found(await alertById(ctx.tx, alert), 'unknownAlert')
    const areas = await targetsOf(ctx.tx, alert, revision)
    const meant = await contactsWithRole(ctx, MAX_WOKEN)
    const of = { alert, revision, step: TELL_STEP, occurrence: 0 }
    const queued = await queueMessages(
      ctx,
      meant.map((to) => attemptOf(ctx, of, { ...to, station: null, purpose: 'review', silent: 0 })),
    )
    const persons = new Set(meant.map(({ owner }) => owner)).size
    const body = { revision, persons, told: queued }
    ctx.record(records['alert.everybodyTold'], { subject: alert, area: commonArea(areas), body })
    return { told: queued }
  },
})

export const tellOfAccount = command({
  name: 'alerting.tellOfAccount',
  permission: 'alerting:tell',
  scope: 'nation',
  summary: 'Tells a person by every own contact what gave or took power over the account.',
  input: z.strictObject({ ...news, what: z.enum(ACCOUNT_TOLD), at: time }),
  output: told,
  async run(ctx, { event, person, what, at }) {
    const own = await ownRoutes(ctx, person)
    const meant = await withinHour(ctx, own, OWN_NEWS)
    if (meant.length === 0) {
      return none(ctx, 'the person has no contact, or was told often enough within the hour')
    }
    const body = await wake(ctx, event, meant, { why: 'account', what, at })
    ctx.record(records['account.personTold'], { subject: person, body: { ...body, event, what } })
    return { told: body.told }
  },
})

export const tellOfEnding = command({
  name: 'alerting.tellOfEnding',
  permission: 'alerting:tell',
  scope: 'nation',
  summary:
    'Tells everybody with a role in alerting there that somebody else ended the sessions of a person, or took a role.',
  input: z.strictObject({ ...news, what: z.enum(ENDINGS), at: time, area: areaPath }),
  output: told,
  async run(ctx, { event, person, what, at, area }) {
    const routes = await contactsWithRole(ctx, MAX_WOKEN, area)
    const others = routes.filter(({ owner }) => owner !== person)
    const meant = await withinHour(ctx, others, NEWS_OF_OTHERS)
    if (meant.length === 0) {
      return none(ctx, 'nobody else has a contact, or all were told often enough within the hour')
    }
    const body = await wake(ctx, event, meant, { why: 'ending', what, person, at })
    ctx.record(records['ending.everybodyTold'], { subject: person, area, body: { ...body, event } })
    return { told: body.told }
  },
})

export const tellOfMore = command({
  name: 'alerting.tellOfMore',
  permission: 'alerting:tell',
  scope: 'nation',
  summary: 'Tells a person how many messages about accounts were held back within an hour.',
  input: z.strictObject({ ...news, count, hour: time }),
  output: told,
  async run(ctx, { event, person, count: held, hour }) {
    const own = await ownRoutes(ctx, person)
    if (own.length === 0) return none(ctx, 'the person has no contact any more')
    const sent = await wake(ctx, event, own, { why: 'more', count: held, hour })
    const body = { ...sent, event, count: held }
    ctx.record(records['account.personTold'], { subject: person, body })
    return { told: sent.told }
  },
})

function none(ctx: CommandContext, why: string) {
  ctx.unchanged(why)
  return { told: 0 }
}

async function ownRoutes(ctx: CommandContext, person: string): Promise<Route[]> {
  const removedAfter = addMs(ctx.now, -HEARS_AFTER_REMOVAL_MS)
  return await routesOfPerson(ctx.tx, { person, removedAfter, limit: MAX_OWN_CONTACTS })
}

/** A contact that was removed hears of the own account for a while, and of nothing else. */
function hears({ removedAt }: RouteRow, { why }: WakingReason, now: Time): boolean {
  if (removedAt === null) return true
  const isOwnNews = why === 'account' || why === 'more'
  return isOwnNews && removedAt > addMs(now, -HEARS_AFTER_REMOVAL_MS)
}

/** The routes of those who have not been told of such things too often within the hour; the others are counted. */
export async function withinHour(
  ctx: CommandContext,
  routes: readonly Route[],
  what: `${string}.${string}`,
): Promise<Route[]> {
  const meant: Route[] = []
  for (const [who, own] of Map.groupBy(routes, ({ owner }) => owner)) {
    if (await ctx.takeHourly({ what, who, limit: TOLD_PER_HOUR })) meant.push(...own)
  }
  return meant
}

/** Schedules one message for each of these contacts; gives how many persons and contacts they are. */
export async function wake(
  ctx: CommandContext,
  event: string,
  routes: readonly Pick<Route, 'id' | 'owner' | 'channel'>[],
  reason: WakingReason,
) {
  for (const route of routes) {
    const kind = route.channel === 'hook' ? WAKE_BY_HOOK : WAKE
    const job = { kind, subject: `${event} ${route.id}`, payload: JSON.stringify(reason) }
    await ctx.schedule({ ...job, dueAt: ctx.now })
  }
  return { persons: new Set(routes.map(({ owner }) => owner)).size, told: routes.length }
}

export const wakingMessage = query({
  name: 'alerting.wakingMessage',
  permission: 'alerting:send',
  scope: 'nation',
  summary: 'For the queue: the words that wake by one contact; null for one that is no more.',
  input: z.strictObject({ route: id, reason: wakingReason }),
  output: z.strictObject({
    message: outgoing.extend({ link: z.string(), language: z.string() }).nullable(),
  }),
  async run(ctx, { route, reason }) {
    const row = await routeById(ctx.tx, route)
    if (row === undefined || row.address === '' || !hears(row, reason, ctx.now)) {
      return { message: null }
    }
    return { message: await wakingWords(ctx, row, reason) }
  },
})
