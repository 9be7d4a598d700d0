// What was answered, as whoever reports looks at it once more.
import type { Message, Translator } from '../../../core/text.ts'
import { typed } from '../../../ui/code.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { texts } from '../texts/report.ts'
import type { Step } from '../steps.ts'
import type { StepData } from './step-data.ts'

type Row = readonly [Message, Content]

const drawn = (t: Translator, rows: readonly Row[]): Html[] =>
  rows.map(([label, value]) => html`<dt>${t(label)}</dt><dd>${value}</dd>`)

/** What rows are drawn from: the answers, and what they name. */
export type Known = Pick<StepData, 'answers' | 'receivers' | 'areas'>

/** The part that the node reads. */
export function routedRows(data: Known, t: Translator): Html[] {
  const { areas } = data
  const all = rowsOf(data, t)
  const shown = areas.length > 0 ? ROUTED : ROUTED.filter((step) => step !== 'area')
  return drawn(
    t,
    shown.map((step) => all[step]),
  )
}

/** What was said before the report began. */
export function givenRows(data: Known, given: readonly Step[], t: Translator): Html[] {
  const all = rowsOf(data, t)
  return drawn(
    t,
    ROUTED.flatMap((step) => (given.some((one) => one === step) ? [all[step]] : [])),
  )
}

const ROUTED = [
  'agency',
  'danger',
  'what',
  'place',
  'area',
  'teller',
  'moment',
  'forward',
  'contact',
] as const

function rowsOf(
  { answers, receivers, areas }: Known,
  t: Translator,
): Readonly<Record<(typeof ROUTED)[number], Row>> {
  const receiver = receivers.find(({ agency }) => agency === answers['agency'])
  const words = (all: Readonly<Record<string, Message>>, field: string) => {
    const message = all[answers[field] ?? '']
    return message === undefined ? '' : t(message)
  }
  const area = areas.find(({ path }) => path === answers['area'])?.name
  return {
    agency: [texts.goesTo, typed(receiver?.name ?? '')],
    danger: [texts.danger, words(texts, 'danger')],
    what: [texts.what, words(whatTexts, 'what')],
    place: [texts.place, words(whereTexts, 'place')],
    area: [texts.area, area === undefined ? t(texts.anyArea) : typed(area)],
    teller: [texts.teller, words(whoTexts, 'teller')],
    moment: [texts.moment, words(texts, 'moment')],
    forward: [texts.forward, words(texts, 'forward')],
    contact: [texts.contact, words(texts, 'contact')],
  }
}

/** The part that is sealed, before it is. */
export function sealedRows({ answers }: StepData, t: Translator): Html[] {
  const told = (field: string) => {
    const value = (answers[field] ?? '').trim()
    return value === '' ? t(texts.notGiven) : typed(value)
  }
  return drawn(t, [
    [texts.text, told('sealed.text')],
    [texts.exactPlace, told('sealed.place')],
    [texts.name, told('sealed.name')],
    [texts.reach, told('sealed.contact')],
  ])
}
