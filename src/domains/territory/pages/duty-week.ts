import type { z } from 'zod'
import { civilDay, dateAt } from '../../../core/civil-day.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { addMs, DAY, HOUR, type Time } from '../../../core/time.ts'
import type { CalendarEvent } from '../../../lib/ics/index.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { clockMark } from '../../../ui/time.ts'
import { dutyList } from '../actions/official.ts'
import { gapsOf, postName, type Shift } from '../roster.ts'
import { dutyTexts as texts } from '../texts/duty.ts'

/** Days that are shown, today included. */
const DAYS = 7

/** Hours after a day's beginning in which it is noon somewhere within it, whatever the clocks do. */
const NOON = 12 * HOUR

/** Duties that a calendar takes along; the list is read in the order in which they end. */
const MAX_DUTIES = 100

type Duty = z.infer<typeof dutyList.output>['duties'][number]

interface DayOfDuty {
  readonly noon: Time
  readonly shifts: readonly Duty[]
  readonly gaps: readonly Shift[]
}

/** The coming days by the clock on the wall in `zone`: who is on duty in each, and when nobody is from now on. */
export function weekOf(shifts: readonly Duty[], now: Time, zone: string): DayOfDuty[] {
  const days: DayOfDuty[] = []
  let day = civilDay(dateAt(now, zone), zone)
  while (days.length < DAYS) {
    const { from, until } = day
    const own = shifts.filter((shift) => shift.from < until && shift.until > from)
    const gaps = gapsOf(own, { from: now > from ? now : from, until })
    const noon = addMs(from, NOON)
    days.push({ noon, shifts: own, gaps })
    day = civilDay(dateAt(addMs(noon, DAY), zone), zone)
  }
  return days
}

/** The week as a table: a row a day. */
export function weekPart(shifts: readonly Duty[], view: View): Html {
  const { t, node, now } = view
  if (shifts.length === 0) return html``
  const { zone } = node
  const stretch = (from: Time, until: Time) => {
    const times = {
      from: clockMark(t, { at: from, zone }),
      until: clockMark(t, { at: until, zone }),
    }
    return t.parts(texts.stretch, times)
  }
  const cell = ({ shifts: own, gaps }: DayOfDuty) => {
    const lines = [
      ...own.map(({ from, until, ...post }) => ({
        from,
        line: html`${stretch(from, until)} ${typed(postName(post))}`,
      })),
      ...gaps.map(({ from, until }) => ({
        from,
        // Where the day has nobody at all, hours would say less.
        line: html`<strong class="of-bad">${own.length > 0 && stretch(from, until)} ${t(texts.nobody)}</strong>`,
      })),
    ]
    const inOrder = lines.toSorted((a, b) => (a.from < b.from ? -1 : 1))
    return inOrder.map(({ line }, n) => [n > 0 && html`<br>`, line])
  }
  const list = table(t, {
    caption: t(texts.week),
    isCaptionHidden: true,
    rows: weekOf(shifts, now, zone),
    columns: [
      { label: t(texts.day), cell: ({ noon }) => t.date(noon, zone) },
      { label: t(texts.who), cell },
    ],
  })
  return html`<h2>${t(texts.week)}</h2>${list}`
}

/** The shifts of the nation from now on, for people's calendars. */
export async function dutyEvents(
  ctx: PageContext,
  { t, node, now }: Pick<View, 't' | 'node' | 'now'>,
): Promise<CalendarEvent[]> {
  const { duties } = await ctx.call(dutyList, { area: '/', limit: MAX_DUTIES })
  const asOf = t(texts.calendarAsOf, { time: t.dateTime(now, node.zone) })
  return duties.map(({ duty, from, until, contact, ...post }) => ({
    uid: `duty-${duty}@${new URL(node.origin).hostname}`,
    from,
    until,
    title: t(texts.onDuty, { post: postName(post) }),
    more: contact === null ? asOf : `${contact}\n${asOf}`,
  }))
}
