// What the press asks: figures of this moment, and what happened within a week.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { civilDate, civilDay, dateAt } from '../../../core/civil-day.ts'
import { addMs, DAY, msBetween, time, type Time } from '../../../core/time.ts'
import { found } from '../refusals.ts'
import * as store from '../store.ts'
import { cellsNow, publicIssue, shown } from '../told.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** Weeks that are offered. */
const MAX_WEEKS = 12
/** Issues of one bulletin; what is beyond is counted. */
const MAX_IN_WEEK = 200

const count = z.number().int()

export const pressFigures = query({
  ...anybody,
  name: 'pollwatch.pressFigures',
  summary: 'For everybody: how many voting issues stand how at this moment, and who observes.',
  input: z.strictObject({}),
  output: z.strictObject({
    asOf: time,
    /** All but those that were rejected. */
    known: count,
    unconfirmed: count,
    /** Confirmed and without an answer, and how many of them for longer than is allowed. */
    waiting: count,
    overdue: count,
    answered: count,
    rejected: count,
    groups: count,
    /** Mondays of weeks with issues, the newest first. */
    weeks: z.array(civilDate),
  }),
  async run({ tx, now, node }) {
    const rows = await store.publicStates(tx, now)
    const of = (...states: string[]) =>
      rows.reduce((sum, row) => sum + (states.includes(row.state) ? row.count : 0), 0)
    const first = await store.issues.one(tx, { publicAt: { upTo: now } }, { order: ['publicAt'] })
    return {
      asOf: now,
      known: of('unconfirmed', 'confirmed', 'answered', 'closed'),
      unconfirmed: of('unconfirmed'),
      waiting: of('confirmed'),
      overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
      answered: of('answered', 'closed'),
      rejected: of('rejected'),
      groups: await store.groups.count(tx, { state: 'accredited' }),
      weeks: first === undefined ? [] : weeksSince(first.publicAt, now, node.zone),
    }
  },
})

/** The Monday of the week of a day, `2026-11-24`. */
function mondayOf(day: string): string {
  const noon = `${day}T12:00:00.000Z`
  // The first Monday of all was the fifth of January 1970.
  const days = Math.floor(msBetween('1970-01-05T12:00:00.000Z', noon) / DAY)
  return addMs(noon, -(((days % 7) + 7) % 7) * DAY).slice(0, 10)
}

function weeksSince(first: Time, now: Time, zone: string): string[] {
  const weeks: string[] = []
  const begin = mondayOf(dateAt(first, zone))
  let monday = mondayOf(dateAt(now, zone))
  while (monday >= begin && weeks.length < MAX_WEEKS) {
    weeks.push(monday)
    monday = addMs(`${monday}T12:00:00.000Z`, -7 * DAY).slice(0, 10)
  }
  return weeks
}

export const publicWeek = query({
  ...anybody,
  name: 'pollwatch.publicWeek',
  summary:
    'For everybody: voting issues that were reported, confirmed or answered in a week, which is named by its Monday.',
  input: z.strictObject({ monday: civilDate }),
  output: z.strictObject({
    asOf: time,
    from: time,
    until: time,
    reported: count,
    confirmed: count,
    answered: count,
    /** Of the answers of the week, half took less than that; null where there are none. */
    medianMs: z.number().int().nullable(),
    items: z.array(publicIssue),
    leftOut: count,
  }),
  async run(ctx, { monday }) {
    const { zone } = ctx.node
    const { from } = civilDay(monday, zone)
    const sunday = addMs(`${monday}T12:00:00.000Z`, 6 * DAY).slice(0, 10)
    const { until } = civilDay(sunday, zone)
    found(mondayOf(monday) === monday && from <= ctx.now ? monday : undefined, 'unknownWeek')
    const rows = await store.publicWithin(ctx.tx, { from, until, now: ctx.now, limit: MAX_FOUND })
    const { cellOf } = await cellsNow(ctx)
    const isWithin = (at: Time | null) => at !== null && at >= from && at < until
    const answered = rows.filter((row) => isWithin(row.answeredAt))
    const took = answered
      .flatMap(({ confirmedAt, answeredAt }) =>
        confirmedAt === null || answeredAt === null ? [] : [msBetween(confirmedAt, answeredAt)],
      )
      .toSorted((a, b) => a - b)
    return {
      asOf: ctx.now,
      from,
      until,
      reported: rows.filter((row) => isWithin(row.openedAt)).length,
      confirmed: rows.filter((row) => isWithin(row.confirmedAt)).length,
      answered: answered.length,
      medianMs: took[Math.floor((took.length - 1) / 2)] ?? null,
      items: rows.slice(0, MAX_IN_WEEK).map((row) => shown(row, cellOf)),
      leftOut: Math.max(0, rows.length - MAX_IN_WEEK),
    }
  },
})

/** Issues of one week that are counted. */
const MAX_FOUND = 5_000
