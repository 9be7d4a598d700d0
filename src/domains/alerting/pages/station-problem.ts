import { id } from '../../../core/id.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { refusedPart } from '../../../ui/form.ts'
import { handClaimForm, handClaimLabels } from '../../../ui/hand-claim.ts'
import { html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName } from '../../../ui/name.ts'
import { waitOf } from '../../../ui/time.ts'
import { stationProblem } from '../actions/station-problem.ts'
import { found } from '../refusals.ts'
import { needOf } from '../symptoms.ts'
import { helpTexts as texts } from '../texts/help.ts'
import { ACTS_PART, alertAddress, problemPath, PROBLEMS_PATH, stationLink } from './addresses.ts'
import { problemActs, problemForms, stateOf, withNames } from './problem-table.ts'
import { KEPT } from './station-problems.ts'

async function load(ctx: PageContext) {
  const asked = id.safeParse(ctx.params['problem'])
  const problem = found(asked.data, 'unknownProblem')
  const row = await ctx.call(stationProblem, { problem })
  return { ...(await withNames(ctx, [row])), row }
}
type Data = Awaited<ReturnType<typeof load>>

type Params = Readonly<Record<string, string>>
const stay = (_: unknown, { problem = '' }: Params) => problemPath(problem)
const forms = problemForms(() => PROBLEMS_PATH, KEPT)

/** One request for help or problem of a station: what it says, who has it, and all that can be done about it. */
export const problemPage = page({
  path: problemPath(':problem'),
  surface: 'console',
  permission: 'alerting:read',
  forms: {
    ...forms,
    take: { ...forms.take, next: stay },
    reopen: { ...forms.reopen, next: stay },
    claim: handClaimForm(stay, KEPT),
  },
  load,
  render(data, view) {
    const { t } = view
    const { row } = data
    const acts =
      data.mayHandle &&
      html`<div id="${ACTS_PART}">${block(t(texts.act), html`${problemActs(data, row, view)}`)}</div>`
    return {
      title: data.stations.get(row.station) ?? row.station,
      sub: html`${needOf(t, row, data.cards)}`,
      breadcrumb: [{ path: PROBLEMS_PATH, label: t(texts.title) }],
      main: html`${refusedPart(view, { ...handClaimLabels, ...texts })}${live('problem', html`${factsPart(data, view)}${acts}`)}`,
    }
  },
})

function factsPart(data: Data, view: View) {
  const { t, base } = view
  const { row } = data
  const about = row.answeredAlert ?? row.alert
  const words = row.alert === null ? texts.alert : texts.draft
  const name = data.stations.get(row.station) ?? row.station
  return summaryList(t, [
    {
      label: t(texts.says),
      value: html`<strong>${needOf(t, row, data.cards)}</strong>${row.note !== '' && html`<br>${typed(row.note)}`}`,
    },
    about !== null && {
      label: t(texts.about),
      value: html`<a href="${base}${alertAddress(about)}">${t(words)}</a>`,
    },
    { label: t(texts.station), value: stationLink(view, row.station, name) },
    { label: t(texts.area), value: areaName(view, data.names, row.area) },
    { label: t(texts.waiting), value: waitOf(view, row.reportedAt) },
    { label: t(texts.state), value: html`${stateOf(data, row, view)}` },
  ])
}
