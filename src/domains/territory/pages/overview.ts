import { holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { emptyState } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { wallDays, wallHint, wallTime } from '../../../ui/time.ts'
import { votingWords } from '../../../ui/voting-times.ts'
import { word } from '../../../ui/words.ts'
import { areaTree, addArea } from '../actions/area.ts'
import { currentElection, createElection, setHours, setPhase } from '../actions/election.ts'
import { purposes } from '../found.ts'
import { PHASES, votingTimesOf } from '../phase.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { areaKinds } from '../texts/area-kinds.ts'
import { texts } from '../texts/territory.ts'
import { depthOf } from '../tree.ts'
import { IMPORT_PATH, TERRITORY_PATH, areaAddress, areaTitle, namedLink } from './addresses.ts'

/** Levels of the tree on this page; below them one goes area by area. */
const LEVELS = 2
/** Areas on this page. */
const MAX_ROWS = 500

async function load(ctx: PageContext) {
  const { areas } = await ctx.call(areaTree, { under: '/', depth: LEVELS })
  return {
    election: await ctx.call(currentElection, {}),
    areas: areas.slice(0, MAX_ROWS),
    more: Math.max(0, areas.length - MAX_ROWS),
    mayWrite: holdsIn(ctx.actor, 'territory:write', '/'),
    mayImport: holdsIn(ctx.actor, 'territory:import', '/'),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Election = NonNullable<Data['election']>

export const overviewPage = page({
  path: TERRITORY_PATH,
  surface: 'console',
  permission: 'territory:read',
  nav: { group: 'node', after: '/console/duty', label: texts.territory },
  forms: {
    election: {
      action: 'territory.createElection',
      next: () => TERRITORY_PATH,
      said: acts.election,
    },
    phase: { action: 'territory.setPhase', next: () => TERRITORY_PATH, said: acts.phase },
    hours: { action: 'territory.setHours', next: () => TERRITORY_PATH, said: acts.hours },
    area: { action: 'territory.addArea', next: () => TERRITORY_PATH, said: acts.area },
  },
  found: purposes.territory,
  load,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view, texts)}
<h2>${t(texts.election)}</h2>
${data.election ? electionPart(data.election, view) : emptyState(t(texts.noElection))}
${data.mayWrite && data.election && disclosure(t(texts.setPhase), phaseForm(data.election, view))}
${data.mayWrite && data.election && disclosure(t(texts.setHours), hoursForm(data.election, view))}
${data.mayWrite && disclosure(t(texts.createElection), electionForm(view))}
<h2>${t(texts.areas)}</h2>
${live('area-tree', treePart(data, view))}
${data.more > 0 && html`<p class="hint">${t(texts.moreAreas, { count: data.more })} <a href="${view.base}/console/stations">${t(texts.findThem)}</a></p>`}
${data.mayWrite && disclosure(t(texts.addArea), areaForm('/', view))}
${data.mayImport && html`<p>${buttonLink({ href: `${view.base}${IMPORT_PATH}`, label: t(texts.importTitle) })}</p>`}`
    return { title: t(texts.territory), main }
  },
})

function electionPart(election: Election, view: View): Html {
  const { t } = view
  const now = election.phase
  const facts = summaryList(t, [
    { label: t(texts.name), value: typed(election.name) },
    { label: t(texts.date), value: wallDays(t, election.times) },
    { label: t(texts.zone), value: code(election.zone) },
    { label: t(texts.hours), value: hoursWords(election, view) },
    { label: t(texts.phaseNow), value: t(now === 'none' ? texts.phaseNone : texts[now]) },
  ])
  const set = PHASES.flatMap((name) => {
    const own = election.phases[name]
    return own === undefined ? [] : [{ name, ...own }]
  })
  const phases = table(t, {
    caption: t(texts.phases),
    empty: t(texts.noPhases),
    rows: set,
    columns: [
      { label: t(texts.phase), cell: (row) => t(texts[row.name]) },
      { label: t(texts.from), cell: (row) => wallTime(t, row.from) },
      { label: t(texts.until), cell: (row) => wallTime(t, row.until) },
    ],
  })
  return html`${facts}${phases}`
}

/** When everybody is told that polls are open; said where nobody entered it. */
function hoursWords(election: Election, { t }: View): string {
  const times = votingTimesOf(election)
  return times.opens === null ? t(texts.noHours) : votingWords(t, times)
}

function hoursForm(election: Election, view: View): Html {
  return actionForm(view, {
    name: 'hours',
    action: setHours,
    labels: texts,
    hidden: { election: election.id },
    values: election.hours ?? {},
    looks: {
      opens: { direction: 'ltr', width: 'short', hint: wallHint(view.t, election.zone) },
      closes: { direction: 'ltr', width: 'short', hint: view.t(texts.hoursHint) },
    },
    button: texts.setHours,
  })
}

function phaseForm(election: Election, view: View): Html {
  const hint = wallHint(view.t, election.zone)
  return actionForm(view, {
    name: 'phase',
    action: setPhase,
    labels: texts,
    hidden: { election: election.id },
    choices: { phase: texts },
    looks: { from: { calendar: 'moment', hint }, until: { calendar: 'moment', hint } },
    button: texts.setPhase,
  })
}

function electionForm(view: View): Html {
  return actionForm(view, {
    name: 'election',
    action: createElection,
    labels: texts,
    without: ['phases', 'freezes', 'hours'],
    values: { zone: view.node.zone },
    looks: { date: { calendar: 'day' }, zone: { direction: 'ltr', width: 'medium' } },
    button: texts.createElection,
  })
}

function treePart({ areas }: Data, view: View): Html {
  const total = areas.find((area) => area.path === '/')?.stations ?? 0
  const rows = areas.length > 1 || total > 0 ? areas : []
  return areaTable(rows, { caption: texts.areas, empty: texts.noAreas, top: 1 }, view)
}

/** Areas with the stations in and below each, indented by the levels between it and level `top`. */
export function areaTable(
  rows: Data['areas'],
  words: { readonly caption: Message; readonly empty: Message; readonly top: number },
  view: View,
): Html {
  const { t } = view
  const indent = (path: string) => '— '.repeat(Math.max(0, depthOf(path) - words.top))
  return table(t, {
    caption: t(words.caption),
    isCaptionHidden: true,
    empty: t(words.empty),
    rows,
    columns: [
      {
        label: t(texts.area),
        cell: ({ path, name }) =>
          html`<span aria-hidden="true">${indent(path)}</span>${namedLink(view, areaAddress(path), areaTitle(view, { path, name }))}`,
      },
      { label: t(texts.kind), cell: ({ kind }) => typed(word(view, areaKinds, kind)) },
      { label: t(texts.stations), cell: ({ stations }) => t.number(stations), isNumber: true },
    ],
  })
}

/** A form for an area below `parent`. */
export function areaForm(parent: string, view: View): Html {
  return actionForm(view, {
    name: 'area',
    action: addArea,
    labels: texts,
    hidden: { parent },
    // It gets the next number.
    without: ['code'],
    values: { kind: '' },
    looks: { kind: { isOptional: true } },
    button: texts.addArea,
  })
}
