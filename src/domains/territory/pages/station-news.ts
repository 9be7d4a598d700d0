import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import { written } from '../../../ui/written.ts'
import { typed } from '../../../ui/code.ts'
import type { devicesOf, ofStation } from '../needs.ts'
import { stationTexts as texts } from '../texts/station.ts'

export type StationNews = z.infer<(typeof ofStation)['output']>
export type StationDevices = z.infer<(typeof devicesOf)['output']>['devices']

/** Devices of a station, and when each was last heard. */
export function devicesPart(devices: StationDevices, view: View): Html {
  const { t } = view
  if (devices.length === 0) return html`<p class="muted">${t(texts.noDevice)}</p>`
  const rows = devices.map(({ lastSeen }) => {
    const said =
      lastSeen === null ? t(texts.unheard) : t.parts(texts.heard, { time: moment(view, lastSeen) })
    return html`<li><span>${said}</span></li>`
  })
  return html`<ul class="rows">${rows}</ul>`
}

/** What the station was told, and what it answered last to each. */
export function alertsPart({ alerts }: StationNews, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.alerts),
    isCaptionHidden: true,
    empty: t(texts.noAlerts),
    rows: alerts,
    columns: [
      {
        label: t(texts.alert),
        cell: (row) =>
          html`<a href="${view.base}/console/alerts/${row.alert}">${typed(written(row.headlines, t))}</a>`,
      },
      { label: t(texts.sent), cell: (row) => moment(view, row.sent) },
      {
        label: t(texts.answer),
        cell: ({ answer, answeredAt, help }) => {
          if (answer === null || answeredAt === null) return t(texts.noAnswer)
          const asked =
            help !== null &&
            html`<br><a href="${view.base}/console/problems">${word(view, texts, `help.${help}`)}</a>`
          return html`${word(view, texts, `answer.${answer}`)}<br>${moment(view, answeredAt)}${asked}`
        },
      },
    ],
  })
}

/** What the station reported of itself. */
export function problemsPart({ problems }: StationNews, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.problems),
    isCaptionHidden: true,
    empty: t(texts.noProblems),
    rows: problems,
    columns: [
      {
        label: t(texts.problem),
        cell: ({ names, note }) =>
          html`${written(names, t)}${note !== '' && html`<br>${typed(note)}`}`,
      },
      { label: t(texts.reported), cell: (row) => moment(view, row.reportedAt) },
      { label: t(texts.state), cell: ({ state }) => word(view, texts, `problem.${state}`) },
    ],
  })
}

/** Whether the station asked for help, or has a problem, that nobody has settled. */
export function isInNeed({ alerts, problems }: StationNews): boolean {
  const isAsking = alerts.some(({ help }) => help !== null && help !== 'settled')
  return isAsking || problems.some(({ state }) => state !== 'settled')
}
