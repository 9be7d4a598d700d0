import { asked } from '../../core/asked.ts'
import { fold } from '../../core/fold.ts'
import { id } from '../../core/id.ts'
import { NO_NAMES } from '../../core/names.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import { block } from '../../ui/block.ts'
import { typed } from '../../ui/code.ts'
import { summaryList } from '../../ui/details.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { buttonLink } from '../../ui/form.ts'
import { personName } from '../../ui/name.ts'
import { table } from '../../ui/table.ts'
import { moment } from '../../ui/time.ts'
import { truth } from './actions/trail.ts'
import { CLUES } from './clues.ts'
import { siteNames } from './country.ts'
import { rankedCase } from './needs.ts'
import { VERBS } from './sites-part.ts'
import type { Culprit } from './stories.ts'
import { culpritTexts, storyTexts, trailTexts as texts } from './story-texts.ts'
import { texts as words } from './texts.ts'

const PATH = '/console/exercise/truth'

async function load(ctx: PageContext) {
  const of = asked(id, ctx.search['case'])
  if (ctx.node.realm !== 'exercise' || of === undefined) return null
  const found = await ctx.ask(rankedCase, { case: of })
  return { of, found, ...(await ctx.call(truth, { incidents: found.incidents })) }
}
type Data = NonNullable<Awaited<ReturnType<typeof load>>>
type Told = Data['faults'][number]

/** Compares what analysts ranked in a case of the exercise with the truth, which the exercise knows. */
export const truthPage = page({
  path: PATH,
  surface: 'console',
  permission: 'exercise:run',
  reach: 'nation',
  forms: {},
  load,
  render(data: Data | null, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: data === null ? html`<p>${t(texts.noCase)}</p>` : toldPart(data, view),
      breadcrumb: [{ path: '/console/exercise', label: t(words.title) }],
    }
  },
})

function toldPart(data: Data, view: View): Html {
  const { faults, of } = data
  const { t, base } = view
  const back = buttonLink({
    href: `${base}/console/cases/${of}`,
    label: t(texts.backToCase),
    kind: 'secondary',
  })
  const told =
    faults.length === 0
      ? html`<p>${t(texts.noLog)}</p>`
      : faults.map((fault) => faultPart(fault, data, view))
  return html`${told}<p class="no-print">${back}</p>`
}

function faultPart(fault: Told, data: Data, view: View): Html {
  const { t } = view
  const { site, kind, at, culprit } = fault
  const clues = html`<ul>${CLUES[kind].map((clue) => html`<li>${t(clue)}</li>`)}</ul>`
  const list = summaryList(t, [
    { label: t(texts.fault), value: [t(VERBS[kind]), ' · ', moment(view, at)] },
    { label: t(texts.true), value: html`<strong>${t(culpritTexts[culprit])}</strong>` },
    { label: t(texts.story), value: t(storyTexts[kind]) },
    { label: t(texts.clues), value: clues },
  ])
  return block(
    t(siteNames[site]),
    html`${list}<h3>${t(texts.ranking)}</h3>${rankingPart(culprit, data, view)}`,
  )
}

type Result = Data['found']['results'][number]

function rankingPart(culprit: Culprit, { found, explanations }: Data, view: View): Html {
  const { t } = view
  if (found.results.length === 0) return html`<p>${t(texts.noRanking)}</p>`
  const name = fold(explanations.find((one) => one.culprit === culprit)?.name ?? '')
  const columns = found.hypotheses.filter((one) => fold(one.name) === name).map((one) => one.id)
  return table(t, {
    caption: t(texts.ranking),
    isCaptionHidden: true,
    rows: found.results,
    columns: [
      { label: t(texts.analyst), cell: ({ person }) => analystName(person, view) },
      { label: t(texts.first), cell: (result) => firstOf(result, found, view) },
      { label: t(texts.rank), cell: (result) => placeOf(result, { columns, found }, view) },
    ],
  })
}

function analystName(person: string, view: View): Content {
  return person.startsWith('exercise:')
    ? view.t(texts.simulated)
    : personName(view, NO_NAMES, person)
}

/** The hypotheses that an analyst ranked first; those that are always asked are left out. */
function firstOf({ weighted }: Result, { hypotheses }: Data['found'], { t }: View): Content {
  const first = weighted.filter(({ rank }) => rank === 1).map(({ hypothesis }) => hypothesis)
  const named = hypotheses.filter((one) => first.includes(one.id))
  if (named.length === 0) return t(texts.notNamed)
  return named.map((one, n) => [n > 0 && html`<br>`, typed(one.name)])
}

interface Named {
  /** The hypotheses that are the truth. */
  readonly columns: readonly string[]
  readonly found: Data['found']
}

/** Where the truth stands in an analyst's order; those that are always asked are no rivals. */
function placeOf({ weighted }: Result, { columns, found }: Named, { t }: View): Content {
  const place = weighted.find(({ hypothesis }) => columns.includes(hypothesis))
  if (place === undefined) return t(texts.notNamed)
  if (place.rank > 1) return t.number(place.rank)
  const named = new Set(found.hypotheses.map(({ id: own }) => own))
  const first = weighted.filter(({ rank, hypothesis }) => rank === 1 && named.has(hypothesis))
  const isAlone = first.length === 1
  return t(isAlone ? texts.right : texts.shared)
}
