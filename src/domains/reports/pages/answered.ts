// What was answered, as whoever reports looks at it once more.
import type { Message, Translator } from '../../../core/text.ts'
import { typed } from '../../../ui/code.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { texts } from '../texts/report.ts'
import type { StepData } from './step-data.ts'

type Row = readonly [Message, Content]

const drawn = (t: Translator, rows: readonly Row[]): Html[] =>
  rows.map(([label, value]) => html`<dt>${t(label)}</dt><dd>${value}</dd>`)

/** The part that the node reads. */
export function routedRows({ answers, receivers, areas }: StepData, t: Translator): Html[] {
  const receiver = receivers.find(({ agency }) => agency === answers['agency'])
  const words = (all: Readonly<Record<string, Message>>, field: string) => {
    const message = all[answers[field] ?? '']
    return message === undefined ? '' : t(message)
  }
  const area = areas.find(({ path }) => path === answers['area'])?.name
  const areaRow: Row = [texts.area, area === undefined ? t(texts.anyArea) : typed(area)]
  return drawn(t, [
    [texts.goesTo, typed(receiver?.name ?? '')],
    [texts.danger, words(texts, 'danger')],
    [texts.what, words(whatTexts, 'what')],
    [texts.place, words(whereTexts, 'place')],
    ...(areas.length > 0 ? [areaRow] : []),
    [texts.teller, words(whoTexts, 'teller')],
    [texts.moment, words(texts, 'moment')],
    [texts.forward, words(texts, 'forward')],
    [texts.contact, words(texts, 'contact')],
  ])
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
