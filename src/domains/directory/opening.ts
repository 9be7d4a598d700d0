// Opening hours in the part of OpenStreetMap's notation that offices need: `24/7`, or `Mo-Fr 08:00-17:00; Sa 09:00-12:00`.
// Source: the OpenStreetMap wiki, Key:opening_hours.
import { z } from 'zod'
import { civilAt } from '../../core/civil-day.ts'
import { DAY, type Time, toMs } from '../../core/time.ts'

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const

/** Longest notation, and rules in it. */
const MAX_LENGTH = 200
const MAX_RULES = 14
const DAY_MINUTES = 24 * 60

/** Open from and until a minute of the day; one that ends before it begins goes on into the next day. */
interface Span {
  readonly from: number
  readonly until: number
}

/** The days of a rule, and its spans. */
export interface Rule {
  readonly days: readonly number[]
  readonly spans: readonly Span[]
}

const RULE = /^(?:([A-Za-z, -]{2,40}) )?(\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d){0,3})$/

/** Hours as they are typed; empty where they are not known. */
export const openingHours = z
  .string()
  .trim()
  .max(MAX_LENGTH)
  .refine(
    (text) => text === '' || rulesOf(text) !== null,
    'write it like Mo-Fr 08:00-17:00; Sa 09:00-12:00',
  )

/** The rules of a notation; null where it is none of ours. */
export function rulesOf(text: string): readonly Rule[] | null {
  const everyDay = DAYS.map((_, day) => day)
  if (text === '24/7') return [{ days: everyDay, spans: [{ from: 0, until: DAY_MINUTES }] }]
  const parts = text.split(';').map((part) => part.trim())
  if (parts.length > MAX_RULES) return null
  const rules: Rule[] = []
  for (const part of parts) {
    const match = RULE.exec(part)
    if (match === null) return null
    const [, days, spans = ''] = match
    const on = days === undefined ? everyDay : daysOf(days)
    const at = spans.split(',').map(spanOf)
    if (on === null || at.some((one) => one === null)) return null
    rules.push({ days: on, spans: at.flatMap((one) => one ?? []) })
  }
  return rules
}

/** Whether it is open at a moment by the clocks of a zone; null where hours or zone are not known. */
export function isOpenAt(hours: string, zone: string, at: Time): boolean | null {
  const rules = hours === '' || zone === '' ? null : rulesOf(hours)
  if (rules === null) return null
  const civil = civilAt(at, zone)
  const minute = Number(civil.slice(11, 13)) * 60 + Number(civil.slice(14, 16))
  // The first day of the count of time was a Thursday.
  const today =
    (toMs(`${civil.slice(0, 10)}T00:00:00.000Z`) / DAY + DAYS.indexOf('Th')) % DAYS.length
  const yesterday = (today + DAYS.length - 1) % DAYS.length
  return rules.some(({ days, spans }) =>
    spans.some(({ from, until }) => {
      const isOvernight = until <= from
      const isToday = days.includes(today) && minute >= from && (isOvernight || minute < until)
      return isToday || (isOvernight && days.includes(yesterday) && minute < until)
    }),
  )
}

function daysOf(text: string): readonly number[] | null {
  const found: number[] = []
  for (const part of text.split(',')) {
    const [first, last = first, ...more] = part
      .trim()
      .split('-')
      .map((day) => DAYS.findIndex((one) => one === day.trim()))
    if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0)
      return null
    for (let day = first; ; day = (day + 1) % DAYS.length) {
      found.push(day)
      if (day === last) break
    }
  }
  return found
}

function spanOf(text: string): Span | null {
  const [from = '', until = ''] = text.split('-')
  const [begin, end] = [minuteOf(from), minuteOf(until)]
  return begin === null || end === null || begin >= DAY_MINUTES ? null : { from: begin, until: end }
}

function minuteOf(text: string): number | null {
  const [hour, minute] = [Number(text.slice(0, 2)), Number(text.slice(3))]
  const at = hour * 60 + minute
  return minute > 59 || at > DAY_MINUTES ? null : at
}
