import type { View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { deadline } from '../../../ui/countdown.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { inLanguage } from '../../../ui/words.ts'
import type { RequestState } from '../schema/request.ts'
import { markTexts, requestStateTexts, requestTexts as texts } from '../texts/requests.ts'
import { casePath } from './look.ts'

/** Where one request is shown. */
export function requestPath(of: string, request: string): string {
  return casePath(of, `requests/${request}`)
}

const LOOK: Readonly<Record<RequestState, readonly [Tone, Shape]>> = {
  draft: ['plain', 'ring'],
  complete: ['warn', 'diamond'],
  approved: ['info', 'ring'],
  sent: ['info', 'circle'],
  acknowledged: ['info', 'circle'],
  conditions: ['warn', 'diamond'],
  preserved: ['ok', 'circle'],
  extended: ['ok', 'circle'],
  'mla-sent': ['info', 'diamond'],
  answered: ['ok', 'tick'],
  refused: ['bad', 'cross'],
  lapsed: ['bad', 'triangle'],
  closed: ['plain', 'dash'],
}

export function requestStateOf(state: RequestState, t: Translator): Html {
  return badge(...LOOK[state], t(requestStateTexts[state]))
}

interface Running {
  readonly lapsesAt: string | null
  readonly isAssumed: boolean
  readonly mark: keyof typeof markTexts | null
}

/** How long the clock of a request still runs, and what is due. */
export function requestClock(view: View, { lapsesAt, isAssumed, mark }: Running): Content {
  if (lapsesAt === null) return null
  const { t } = view
  const due = mark !== null && [
    badge(mark === 'mla-due' ? 'warn' : 'bad', 'diamond', t(markTexts[mark])),
    html`<br>`,
  ]
  const assumed = isAssumed && html`<br><small>${t(texts.assumed)}</small>`
  return html`${due}${deadline(view, lapsesAt)}${assumed}`
}

/** Names of States by their codes. */
export type States = readonly {
  readonly iso3: string
  readonly names: Readonly<Record<string, string>>
}[]

export function stateName(view: View, states: States, iso3: string): string {
  const found = states.find((one) => one.iso3 === iso3)
  return found === undefined ? iso3 : inLanguage(view, found.names)
}

/** States to choose from, in the order of the reader's language. */
export function stateChoices(view: View, states: States) {
  const order = new Intl.Collator(view.t.locale)
  return states
    .map(({ iso3: value, names }) => ({ value, label: inLanguage(view, names) }))
    .toSorted((a, b) => order.compare(a.label, b.label))
}
