import { page, type PageContext, type View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import { saidBy } from '../actions/said.ts'
import { texts } from '../texts/alerts.ts'
import { answerWords, eventWords } from '../texts/values.ts'
import { saidWords } from '../texts/said.ts'
import { alertAddress } from './addresses.ts'
import { cardsFor, symptomCell } from './problem-table.ts'

async function load(ctx: PageContext) {
  const { station = '', device = '' } = ctx.params
  const said = await ctx.call(saidBy, { station, device })
  return { ...said, cards: await cardsFor(ctx, said.problems) }
}
type Said = Awaited<ReturnType<typeof load>>

/** What one device said: after it was stolen, what to ask the station about. */
export const saidPage = page({
  path: '/console/stations/:station/said/:device',
  surface: 'console',
  permission: 'alerting:read',
  load,
  render(said, view) {
    const { t } = view
    const { station, isInForce, refused } = said
    const state = notification(t, {
      tone: isInForce ? 'info' : 'ok',
      body: t(isInForce ? saidWords.isInForce : saidWords.isRevoked),
    })
    const over =
      refused > 0 &&
      notification(t, { tone: 'warn', body: t(saidWords.refused, { count: refused }) })
    const main = html`<p>${typed(`${station.number} ${station.name}`)}</p>${state}${over}<p>${t(saidWords.ask)}</p>${answersPart(said, view)}${problemsPart(said, view)}`
    return { title: t(saidWords.title), main }
  },
})

function answersPart(said: Said, view: View): Html {
  const { t, base } = view
  return table(t, {
    caption: t(saidWords.answers),
    empty: t(saidWords.noAnswers),
    rows: said.answers,
    columns: [
      {
        label: t(saidWords.alert),
        cell: ({ alert, eventCode }) =>
          html`<a href="${base}${alertAddress(alert)}">${word(view, eventWords, eventCode)}</a>`,
      },
      { label: t(texts.answer), cell: (row) => t(answerWords[row.answer]) },
      {
        label: t(texts.reason),
        cell: (row) => typed([row.reason, row.comment].filter((text) => text !== null).join(' – ')),
      },
      { label: t(saidWords.pressed), cell: (row) => moment(view, row.capturedAt) },
      { label: t(saidWords.arrived), cell: (row) => moment(view, row.receivedAt) },
      {
        label: t(saidWords.counts),
        cell: (row) => t(row.isCurrent ? saidWords.stillCounts : saidWords.replaced),
      },
    ],
  })
}

function problemsPart(said: Said, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(saidWords.problems),
    empty: t(saidWords.noProblems),
    rows: said.problems,
    columns: [
      { label: t(texts.symptom), cell: (row) => symptomCell(row, said.cards, view) },
      { label: t(texts.reported), cell: (row) => moment(view, row.reportedAt) },
    ],
  })
}
