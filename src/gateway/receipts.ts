import type { View } from '../core/slice.ts'
import { addMs, MINUTE } from '../core/time.ts'
import { type Html, html } from '../ui/html.ts'
import { answerWord, openFirst, type StationView } from './station-alert.ts'
import { texts } from './texts.ts'
import { titleOf } from '../domains/alerting/index.ts'

/** How long a receipt stands above everything, and how many at once; what is older stands where it belongs. */
const FRESH_MS = 10 * MINUTE
const SHOWN = 2

/** What the station did just now, newest first: an answer at once to every act, brief where something waits. */
export function receiptsPart(
  { alerts, problems, cards: symptoms }: StationView,
  isBrief: boolean,
  { t, now, node }: View,
): Html {
  const answers = openFirst(alerts).flatMap((alert) =>
    alert.answer === null || alert.answeredAt === null
      ? []
      : [{ at: alert.answeredAt, what: t(answerWord(alert, alert.answer)) }],
  )
  const reports = problems.map(({ reportedAt, symptom }) => ({
    at: reportedAt,
    what: titleOf(t, symptoms, symptom),
  }))
  const cards = [...answers, ...reports]
    .filter(({ at }) => at > addMs(now, -FRESH_MS))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, isBrief ? 1 : SHOWN)
    .map(
      ({ at, what }) =>
        html`<div class="card tone-ok"><h2>${t(texts.sent, { time: t.clock(at, node.zone), what })}</h2><p>${t(texts.sentMore)}</p></div>`,
    )
  return html`<div id="receipts"${isBrief && html` class="brief"`} role="status">${cards}</div>`
}
