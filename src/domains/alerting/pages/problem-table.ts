// Requests for help and problems of stations as a table, with what can be done about each: on their own page and on boards.
import { holds } from '../../../core/actor.ts'
import { handedFrom } from '../../../core/handed-claim.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, PageForm, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { handClaimPart } from '../../../ui/hand-claim.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { areaName, personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { moment, waitOf } from '../../../ui/time.ts'
import { type ProblemItem, settleProblem } from '../actions/station-problem.ts'
import { symptoms } from '../actions/symptom.ts'
import { placesOf } from '../places.ts'
import { type Card, needOf } from '../symptoms.ts'
import { helpTexts as texts } from '../texts/help.ts'
import { alertAddress, stationLink } from './addresses.ts'

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
): Readonly<Record<string, PageForm>> {
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

export function problemTable(
  data: Rows,
  view: View,
  { caption, empty }: { readonly caption: string; readonly empty: string },
): Html {
  const { t } = view
  return table(t, {
    caption,
    isCaptionHidden: true,
    empty,
    rows: data.items,
    columns: [
      {
        label: t(texts.station),
        cell: (row) => [
          stationLink(view, row.station, data.stations.get(row.station) ?? row.station),
          html`<br><span class="hint">${areaName(view, data.names, row.area)}</span>`,
        ],
      },
      { label: t(texts.says), cell: (row) => saysCell(data, row, view) },
      { label: t(texts.state), cell: (row) => stateCell(data, row, view) },
      { label: t(texts.waiting), cell: (row) => waitOf(view, row.reportedAt) },
      ...(data.mayHandle
        ? [{ label: t(texts.act), cell: (row: ProblemItem) => actCell(data, row, view) }]
        : []),
    ],
  })
}

/** What is wrong, in the words of the card or of the answer, and what the station wrote. */
export function symptomCell(
  row: Pick<ProblemItem, 'symptom' | 'answer' | 'note'>,
  cards: readonly Card[],
  view: View,
) {
  return html`${needOf(view.t, row, cards)}${row.note !== '' && html`<br>${typed(row.note)}`}`
}

function saysCell({ cards = [] }: Rows, row: ProblemItem, view: View): Markup {
  const { t, base } = view
  const about = row.answeredAlert ?? row.alert
  const none = row.answer !== null && row.note === '' && t(texts.noReason)
  const words = row.alert === null ? texts.alert : texts.draft
  return html`<strong>${needOf(view.t, row, cards)}</strong><br>${row.note === '' ? none : typed(row.note)}${about !== null && html`<br><a class="small" href="${base}${alertAddress(about)}">${t(words)}</a>`}`
}

/** What nobody has is taken right beside the word that says so: on a telephone the rest of the row is below the screen. */
function stateCell({ names, mayHandle }: Rows, row: ProblemItem, view: View): Markup {
  const { t } = view
  const { state, owner, remedy, settledAt, takenAt } = row
  const who = personName(view, names, owner)
  if (state === 'open')
    return [
      badge('bad', 'ring', t(texts.untaken)),
      mayHandle && [' ', handsButton('take', row, view)],
    ]
  if (state === 'taken')
    return [
      who,
      takenAt !== null &&
        html` <br><span class="hint">${view.t.relative(takenAt, view.now)}</span>`,
    ]
  return [
    badge('ok', 'tick', t(texts.settled)),
    html`<br>${typed(remedy ?? '')}<br><span class="hint">${who}${settledAt !== null && html` · ${moment(view, settledAt)}`}</span>`,
  ]
}

function actCell({ self, handed = null }: Rows, row: ProblemItem, view: View): Markup {
  const { t } = view
  const { problem, state, owner } = row
  const claim =
    hasWords(row) &&
    handClaimPart(view, { name: ofRow('claim', problem), origin: originOf(row), handed })
  if (state === 'settled') return [handsButton('reopen', row, view), claim]
  const settle = actionForm(view, {
    name: ofRow('settle', problem),
    action: settleProblem,
    labels: texts,
    hidden: { problem },
    button: texts.settle,
    looks: { remedy: { rows: 2 } },
  })
  const hands =
    owner !== null &&
    (owner === self
      ? handsButton('giveBack', row, view)
      : handsButton('take', row, view, texts.takeOver))
  return [disclosure(t(texts.settle), settle), hands, claim]
}

function handsButton(
  name: 'take' | 'giveBack' | 'reopen',
  { problem }: ProblemItem,
  view: View,
  label: Message = texts[name],
): Html {
  const words = view.t(label)
  return postForm(view, { name, hidden: { problem }, label: words, kind: 'secondary' })
}
