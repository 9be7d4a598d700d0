import { holds } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm, refusedPart, ofRow } from '../../../ui/form.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, personName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { type ProblemItem, settleProblem, stationProblems } from '../actions/station-problem.ts'
import { commonArea } from '../areas.ts'
import { onDuty } from '../needs.ts'
import { placesOf } from '../places.ts'
import { cardOf } from '../symptoms.ts'
import { texts } from '../texts/alerts.ts'
import { problemWords } from '../texts/values.ts'
import { PROBLEMS_PATH, alertAddress, stationLink } from './addresses.ts'

/** Each row asks for its station, so a page of them stays short. */
const ROWS = 30

async function load(ctx: PageContext) {
  const settled = ctx.search['state'] === 'settled'
  const after = id.safeParse(ctx.search['after']).data
  const wanted = { limit: ROWS, ...(settled ? { state: 'settled' as const } : {}), after }
  const { items, next } = await ctx.call(stationProblems, wanted)
  return {
    items,
    next,
    settled,
    stations: await placesOf(ctx, items),
    names: await namesOf(ctx, {
      areas: items.map(({ area }) => area),
      persons: items.map(({ owner }) => owner),
    }),
    onDuty: holds(ctx.actor, 'territory:read')
      ? (await ctx.ask(onDuty, { area: commonArea(items.map(({ area }) => area)) })).now
      : null,
    mayHandle: holds(ctx.actor, 'alerting:handle-problem'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const problemsPage = page({
  path: PROBLEMS_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'alert', after: '/console/alerts', label: texts.problems },
  forms: {
    take: { action: 'alerting.takeProblem', next: () => PROBLEMS_PATH },
    settle: { action: 'alerting.settleProblem', next: () => PROBLEMS_PATH },
  },
  load,
  render(data, view) {
    const { t, base } = view
    const other = data.settled
      ? { href: `${base}${PROBLEMS_PATH}`, label: t(problemWords.open) }
      : { href: `${base}${PROBLEMS_PATH}?state=settled`, label: t(problemWords.settled) }
    const main = html`${refusedPart(view)}${data.onDuty !== null && dutyLine(t, { now: data.onDuty, zone: view.node.zone })}<p class="no-print"><a href="${other.href}">${other.label}</a></p>${live('problem-list', listPart(data, view))}`
    return { title: t(texts.problems), main }
  },
})

function listPart(data: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.problems),
    isCaptionHidden: true,
    empty: t(texts.noProblems),
    rows: data.items,
    columns: [
      { label: t(texts.symptom), cell: (row) => symptomCell(row, view) },
      {
        label: t(texts.station),
        cell: (row) =>
          stationLink(view, row.station, data.stations.get(row.station) ?? row.station),
      },
      { label: t(texts.area), cell: (row) => areaName(view, data.names, row.area) },
      { label: t(texts.reported), cell: (row) => moment(view, row.reportedAt) },
      { label: t(texts.owner), cell: (row) => ownerPart(data, row, view) },
      { label: t(texts.remedy), cell: (row) => remedyPart(data, row, view) },
    ],
  })
  const search = { state: data.settled ? 'settled' : undefined }
  return html`${rows}${restLink(view, { path: PROBLEMS_PATH, next: data.next, search })}`
}

/** What is wrong, in the words of the card, and what the station wrote. */
export function symptomCell(
  { symptom, note }: Pick<ProblemItem, 'symptom' | 'note'>,
  { t }: View,
): Html {
  return html`${t(cardOf(symptom).title)}${note !== '' && html`<br>${typed(note)}`}`
}

function ownerPart({ names, mayHandle }: Data, row: ProblemItem, view: View): Markup {
  const { t } = view
  const { owner, problem, takenAt } = row
  if (owner !== null) {
    return [personName(view, names, owner), takenAt !== null && html`<br>${moment(view, takenAt)}`]
  }
  if (!mayHandle || row.state !== 'open') return t(problemWords[row.state])
  const take = { name: 'take', hidden: { problem }, label: t(texts.take) }
  return postForm(view, { ...take, kind: 'secondary' })
}

function remedyPart({ mayHandle }: Data, row: ProblemItem, view: View): Markup {
  const { t, base } = view
  const alert =
    row.alert !== null &&
    html`<p><a href="${base}${alertAddress(row.alert)}">${t(texts.proposesAlert)}</a></p>`
  if (row.state === 'settled') {
    return [
      typed(row.remedy ?? ''),
      row.settledAt !== null && html`<br>${moment(view, row.settledAt)}`,
      alert,
    ]
  }
  if (!mayHandle) return alert
  const settle = actionForm(view, {
    name: ofRow('settle', row.problem),
    action: settleProblem,
    labels: texts,
    hidden: { problem: row.problem },
    button: texts.settle,
  })
  return [alert, disclosure(t(texts.settle), settle)]
}
