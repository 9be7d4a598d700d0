// Tables of the report of a case.
import type { Message, Translator } from '../../core/text.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { typed } from '../../ui/code.ts'
import type { Numbered } from './report-numbers.ts'
import { judgeTexts } from './texts/judge.ts'
import { STEPS } from './protocol.ts'
import { bundleTexts as texts } from './texts/bundle.ts'
import { stepTexts } from './texts/values.ts'

export type Row = readonly Content[]

/** A part with its title and a table; says so where it has no rows. */
export function part(
  t: Translator,
  title: Message,
  { head, rows }: { readonly head: readonly Message[]; readonly rows: readonly Row[] },
): Html {
  const heads = head.map((one) => t(one))
  const shown = rows.length === 0 ? html`<p>${t(texts.nothing)}</p>` : tableOf(heads, rows)
  return html`<h2>${t(title)}</h2>${shown}`
}

export function tableOf(head: readonly Content[], rows: readonly Row[]): Html {
  const top =
    head.length > 0 &&
    html`<thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>`
  const lines = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)
  return html`<table>${top}<tbody>${lines}</tbody></table>`
}

/** Moments as the record log writes them. */
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{3}))?Z$/

/** Times and dates in every language alike: a moment as `2026-11-24 08:00:00 UTC`, with milliseconds where there are any. */
export function literal(value: string): Html {
  const [, day, time, ms = '000'] = MOMENT.exec(value) ?? []
  const shown = day === undefined ? value : `${day} ${time}${ms === '000' ? '' : `.${ms}`} UTC`
  return html`<bdi dir="ltr">${shown}</bdi>`
}

/** Somebody by his number, and where he sits. */
export function personOf({ number, organisation, team }: Numbered, t: Translator): Html {
  const seat =
    organisation === null
      ? t(judgeTexts.noSeat)
      : html`${typed(organisation)}${team !== null && html`, ${typed(team)}`}`
  return html`${t(judgeTexts.person, { number })} (${seat})`
}

export function timeOf(value: string | null): Content {
  return value === null ? '–' : literal(value)
}

/** A step by its number and name. */
export function stepOf(step: number, t: Translator): string {
  const name = STEPS[step - 1]
  return name === undefined ? String(step) : `${step}. ${t(stepTexts[name])}`
}
