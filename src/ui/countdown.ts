import type { View } from '../core/slice.ts'
import { HOUR, msBetween, SECOND, type Time } from '../core/time.ts'
import { deskTexts } from './desk-texts.ts'
import { type Html, html } from './html.ts'
import { shortMoment } from './time.ts'

/** How long until then, in minutes and seconds below an hour; the page's script counts on. */
export function countdown({ t, now, node }: Pick<View, 't' | 'now' | 'node'>, until: Time): Html {
  const left = Math.max(0, msBetween(now, until))
  const words = left < HOUR ? clockOf(left) : t.relative(until, now)
  return html`<time datetime="${until}" title="${t.dateTime(until, node.zone)}" data-until="${left}">${words}</time>`
}

/** The time of day of what is due, and how long that is; below an hour only where the page's script counts on. */
export function deadline(view: Pick<View, 't' | 'now' | 'node'>, until: Time): Html {
  const left = countdown(view, until)
  const isNear = msBetween(view.now, until) < HOUR
  const words = isNear ? view.t.parts(deskTexts.timeLeft, { time: left }) : left
  return html`${shortMoment(view, until)} <small${isNear && html` hidden`}>(${words})</small>`
}

function clockOf(ms: number): string {
  const seconds = Math.round(ms / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
