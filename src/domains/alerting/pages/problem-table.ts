// Requests for help and problems of stations as a table, with what can be done about each: on their own page and on boards.
import { holds } from '../../../core/actor.ts'
import { handedFrom } from '../../../core/handed-claim.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, PageForm, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { buttonLink, ofRow, postForm } from '../../../ui/form.ts'
import { handClaimPart } from '../../../ui/hand-claim.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { areaName, personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { table } from '../../../ui/table.ts'
import { moment, waitOf } from '../../../ui/time.ts'
import { type ProblemItem, settleProblem } from '../actions/station-problem.ts'
import { symptoms } from '../actions/symptom.ts'
import { placesOf } from '../places.ts'
import { type Card, needOf } from '../symptoms.ts'
import { helpTexts as texts } from '../texts/help.ts'
import { ACTS_PART, problemPath } from './addresses.ts'

/** The cards by which rows are called; none are read where no row is of one. */
export async function cardsFor(
  ctx: PageContext,
  rows: readonly Pick<ProblemItem, 'symptom'>[],
): Promise<readonly Card[]> {
  if (rows.every(({ symptom }) => symptom === null)) return []
  return (await ctx.call(symptoms, {})).items
}

/** These rows with what the stations, areas and persons are called. */
export async function withNames(ctx: PageContext, items: readonly ProblemItem[]) {
  return {
    items,
    stations: await placesOf(ctx, items),
    cards: await cardsFor(ctx, items),
    names: await namesOf(ctx, {
      areas: items.map(({ area }) => area),
      persons: items.map(({ owner }) => owner),
    }),
    self: ctx.actor.id,
    mayHandle: holds(ctx.actor, 'alerting:handle-problem'),
    handed: await handedFrom(ctx, items.filter(hasWords).map(originOf)),
  }
}

/** Words of people may hold a claim. */
const hasWords = ({ note }: ProblemItem) => note !== ''
const originOf = ({ problem }: ProblemItem) => `problem:${problem}`

export type NamedProblems = Awaited<ReturnType<typeof withNames>>
/** Requests for help alone are called by no card. */
type Rows = Omit<NamedProblems, 'cards' | 'handed'> &
  Partial<Pick<NamedProblems, 'cards' | 'handed'>>

const taken = (_sent: never, { problem }: { readonly problem: string }) => ({ problem })

/** The forms of a page that has such a table. */
export function problemForms(
  next: PageForm['next'],
  keeps: readonly string[] = [],
): Readonly<Record<'take' | 'giveBack' | 'settle' | 'reopen', PageForm>> {
  const back = { next, keeps }
  return {
    take: {
      action: 'alerting.takeProblem',
      ...back,
      said: texts.saidTaken,
      undo: { action: 'alerting.giveBackProblem', input: taken },
    },
    giveBack: { action: 'alerting.giveBackProblem', ...back, said: texts.saidBack },
    settle: {
      action: 'alerting.settleProblem',
      ...back,
      said: texts.saidSettled,
      undo: { action: 'alerting.reopenProblem', input: taken },
    },
    reopen: { action: 'alerting.reopenProblem', ...back, said: texts.saidReopened },
  }
}

/** A row has its name, which leads to the page of its own, and one button: what is done seldom stands there. */
export function problemTable(
  data: Rows,
  view: View,
  how: { readonly caption: string; readonly empty: string; readonly search?: Search },
): Html {
  const { t, base } = view
  const { caption, empty, search = {} } = how
  const first = data.items.find(({ state }) => state === 'open')?.problem
  const pageOf = ({ problem }: ProblemItem) => withSearch(`${base}${problemPath(problem)}`, search)
  return table(t, {
    caption,
    isCaptionHidden: true,
    empty,
    rows: data.items,
    columns: [
      {
        label: t(texts.station),
        cell: (row) => [
          html`<a href="${pageOf(row)}">${typed(data.stations.get(row.station) ?? row.station)}</a>`,
          html`<br><span class="hint">${areaName(view, data.names, row.area)}</span>`,
        ],
      },
      {
        label: t(texts.state),
        cell: (row) => [
          stateOf(data, row, view),
          data.mayHandle && nextStep(data, row, { view, isFirst: row.problem === first, pageOf }),
        ],
      },
      { label: t(texts.says), cell: (row) => saysCell(data, row, view) },
      { label: t(texts.waiting), cell: (row) => waitOf(view, row.reportedAt) },
    ],
  })
}

/** Questions of the list's address, which go along to the page of a row and back. */
type Search = Readonly<Record<string, string | undefined>>

/** What is wrong, in the words of the card or of the answer, and what the station wrote. */
export function symptomCell(
  row: Pick<ProblemItem, 'symptom' | 'answer' | 'note'> & { readonly isUnchecked?: boolean },
  cards: readonly Card[],
  view: View,
) {
  return html`${uncheckedPart(row, view)}${needOf(view.t, row, cards)}${row.note !== '' && html`<br>${typed(row.note)}`}`
}

function saysCell({ cards = [] }: Rows, row: ProblemItem, view: View): Markup {
  const { t } = view
  const isAbout = (row.answeredAlert ?? row.alert) !== null
  const none = row.answer !== null && row.note === '' && t(texts.noReason)
  const words = row.alert === null ? texts.alert : texts.draft
  return html`${uncheckedPart(row, view)}<strong>${needOf(t, row, cards)}</strong><br>${row.note === '' ? none : typed(row.note)}${isAbout && html`<br><span class="hint">${t(words)}</span>`}`
}

/** Says first that nobody knows whether the station sent it. */
function uncheckedPart({ isUnchecked = false }: { readonly isUnchecked?: boolean }, { t }: View) {
  return isUnchecked && html`${badge('warn', 'ring', t(texts.unchecked))}<br>`
}

/** In whose hands it is, or how it was settled. */
export function stateOf({ names }: Pick<Rows, 'names'>, row: ProblemItem, view: View): Markup {
  const { t } = view
  const { state, owner, remedy, settledAt, takenAt } = row
  const who = personName(view, names, owner)
  if (state === 'open') return badge('bad', 'ring', t(texts.untaken))
  if (state === 'taken')
    return [
      who,
      takenAt !== null && html` <br><span class="hint">${t.relative(takenAt, view.now)}</span>`,
    ]
  return [
    badge('ok', 'tick', t(texts.settled)),
    html`<br>${typed(remedy ?? '')}<br><span class="hint">${who}${settledAt !== null && html` · ${moment(view, settledAt)}`}</span>`,
  ]
}

/**
 * What nobody has is taken right beside the word that says so: on a telephone the rest of the row is below the screen.
 * What waits longest comes first, and has the main button of the page.
 */
function nextStep(
  { self }: Rows,
  row: ProblemItem,
  { view, isFirst, pageOf }: { view: View; isFirst: boolean; pageOf(row: ProblemItem): string },
): Markup {
  if (row.state === 'open') return [' ', handsButton('take', row, { view, isMain: isFirst })]
  if (row.state === 'settled' || row.owner !== self) return null
  const label = view.t(texts.settle)
  return [' ', buttonLink({ href: `${pageOf(row)}#${ACTS_PART}`, label, kind: 'secondary' })]
}

/** All that can be done about one of them. */
export function problemActs({ self, handed = null }: Rows, row: ProblemItem, view: View): Markup {
  const { problem, state, owner } = row
  const claim =
    hasWords(row) &&
    handClaimPart(view, { name: ofRow('claim', problem), origin: originOf(row), handed })
  if (state === 'settled') return [handsButton('reopen', row, { view }), claim]
  const settle = actionForm(view, {
    name: ofRow('settle', problem),
    action: settleProblem,
    labels: texts,
    hidden: { problem },
    button: texts.settle,
    looks: { remedy: { rows: 2 } },
    ...(owner === self ? {} : { kind: 'secondary' as const }),
  })
  const hands = owner === self ? 'giveBack' : 'take'
  const label = owner === null || owner === self ? texts[hands] : texts.takeOver
  const own = handsButton(hands, row, { view, label, isMain: owner === null })
  return owner === self ? [settle, own, claim] : [own, settle, claim]
}

function handsButton(
  name: 'take' | 'giveBack' | 'reopen',
  { problem }: ProblemItem,
  how: { readonly view: View; readonly label?: Message; readonly isMain?: boolean },
): Html {
  const { view, label = texts[name], isMain = false } = how
  const kind = isMain ? {} : { kind: 'secondary' as const }
  return postForm(view, { name, hidden: { problem }, label: view.t(label), ...kind })
}
