import type { View } from '../core/slice.ts'
import { type Time, toMs } from '../core/time.ts'
import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** A moment as people of `zone` (IANA name) read it; `now` adds how long ago that is. */
export type Moment = { readonly at: Time; readonly zone: string; readonly now?: Time }

/** Local date and time, the distance from now where given, UTC in the title. */
export function timeMark(t: Translator, { at, zone, now }: Moment): Html {
  const local = t.dateTime(at, zone)
  const words = now === undefined ? local : t(texts.ago, { time: local, ago: t.relative(at, now) })
  return html`<time datetime="${at}" title="${t.dateTime(at, 'UTC')}">${words}</time>`
}

/** What happened or is due, with its distance from now, in the nation's zone. */
export function moment({ t, node, now }: Pick<View, 't' | 'node' | 'now'>, at: Time): Html {
  return timeMark(t, { at, zone: node.zone, now })
}

/** Hours and minutes of today, else with the day before them, in the nation's zone. */
export function shortMoment({ t, node, now }: Pick<View, 't' | 'node' | 'now'>, at: Time): Html {
  const { zone } = node
  const [day, time] = [t.date(at, zone), t.clock(at, zone)]
  const words = day === t.date(now, zone) ? time : t(texts.dayTime, { day, time })
  return html`<time datetime="${at}" title="${t.dateTime(at, 'UTC')}">${words}</time>`
}

/** How long something waits, and below it since when. */
export function waitOf(view: Pick<View, 't' | 'node' | 'now'>, at: Time): Html {
  const { t, now } = view
  return html`${t.relative(at, now)} <br><span class="hint">${shortMoment(view, at)}</span>`
}

/** The time alone, for what is far away, or where the distance says nothing. */
export function timeOf({ t, node }: Pick<View, 't' | 'node'>, at: Time): Html {
  return timeMark(t, { at, zone: node.zone })
}

/** Hours and minutes with the distance from now, for lists of today. */
export function clockMark(t: Translator, { at, zone, now }: Moment): Html {
  const local = t.clock(at, zone)
  const words = now === undefined ? local : t(texts.ago, { time: local, ago: t.relative(at, now) })
  return html`<time datetime="${at}" title="${t.dateTime(at, 'UTC')}">${words}</time>`
}

/** A day of a calendar, `2026-11-24`, or a month, `2026-11`, in words, whatever the zone; what is only a year stays as it is. */
export function wallDay(t: Translator, date: string): string {
  if (/^\d{4}-\d\d$/.test(date)) {
    const words = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
    return new Intl.DateTimeFormat(t.locale, words).format(toMs(`${date}-01T12:00:00.000Z`))
  }
  return /^\d{4}-\d\d-\d\d$/.test(date) ? t.date(`${date}T12:00:00.000Z`, 'UTC') : date
}

/** Days of a calendar from the first to the last, `2026-11-24`, in words, whatever the zone: one day, or "24–26 November 2026". */
export function wallDays(
  t: Translator,
  { first, last }: { readonly first: string; readonly last: string },
): string {
  if (first === last) return wallDay(t, first)
  const words = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const [from, until] = [first, last].map((day) => toMs(`${day}T12:00:00.000Z`))
  return new Intl.DateTimeFormat(t.locale, words).formatRange(from ?? 0, until ?? 0)
}

/** What the clock on the wall shows when something ends: midnight is the 24th hour of the day before. */
export function wallEnd(t: Translator, civil: string): string {
  if (!/T(?:00|24):00$/.test(civil)) return t.clock(`${civil}:00.000Z`, 'UTC')
  return `${t.number(24)}:${t.number(0, { minimumIntegerDigits: 2 })}`
}

/** What the clock on the wall shows, `2026-11-24T08:00`, in words: no moment is computed from it. */
export function wallTime(t: Translator, civil: string): Html {
  const at = `${civil}:00.000Z`
  const words = t(texts.dayTime, { day: t.date(at, 'UTC'), time: t.clock(at, 'UTC') })
  return html`<time datetime="${civil}">${words}</time>`
}

/** What stands by a field in which a time is picked: whose clock is meant. */
export function wallHint(t: Translator, zone: string): string {
  return t(texts.wallHint, { zone })
}

/** "As of …": stands beside everything that ages. */
export function asOf(t: Translator, moment: Moment): Html {
  const line = t.parts(texts.asOf, { time: timeMark(t, moment) })
  return html`<p class="as-of">${line}</p>`
}
