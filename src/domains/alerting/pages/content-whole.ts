import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { MINUTE } from '../../../core/time.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, type SummaryLine, summaryList } from '../../../ui/details.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { areaList } from '../../../ui/name.ts'
import { languageName, spoken, word } from '../../../ui/words.ts'
import { type Content, namedSite } from '../content.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts } from '../texts/compose.ts'
import { type Field, FIELDS, RESOURCE, SHAPE, type Words } from './content-fields.ts'

/** Shown in a closed part of its own: a file as text fills screens. */
const LONG_CHARACTERS = 400

/**
 * Everything that is set in an alert, whatever the form calls rare: whoever releases it signs all of it, so all of it is
 * before his eyes.
 */
export function wholeContent(view: View, content: Content, names: Pick<Names, 'areas'>): Html {
  const { t } = view
  const areas = { label: t(texts.areas), value: areaList(view, names, content.areas) }
  const site = siteLink(view, content)
  return summaryList(t, [
    { label: t(texts.lifetime), value: t.duration(content.lifetimeMinutes * MINUTE) },
    ...linesOf(view, FIELDS, content),
    areas,
    ...(site === null ? [] : [{ label: t(texts.site), value: site }]),
    ...textLines(view, content),
    ...linesOf(view, RESOURCE, content.resource ?? {}),
    ...linesOf(view, SHAPE, content.shape ?? {}),
  ])
}

/** The site that an alert is about, by name and host, with the way to its page; null for none. */
export function siteLink({ base }: View, content: Content): Html | null {
  const named = namedSite(content)
  if (named === undefined || content.site === undefined) return null
  return html`<a href="${base}/console/sites/${content.site}">${typed(named.name)}</a> (${code(named.host)})`
}

function linesOf(
  view: View,
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
): SummaryLine[] {
  return Object.entries(fields).flatMap(([name, [label, known]]) => {
    const given = [values[name] ?? []].flat() as (string | number)[]
    if (given.length === 0) return []
    const value = given.map((one, n) => html`${n > 0 && html`<br>`}${valueOf(view, one, known)}`)
    return [{ label: view.t(label), value }]
  })
}

function valueOf(view: View, value: string | number, known: Words | undefined): Markup {
  if (typeof value === 'number') return view.t.number(value)
  if (known !== undefined) return word(view, known, value)
  if (value.length <= LONG_CHARACTERS) return code(value)
  return disclosure(`${value.slice(0, LONG_CHARACTERS)} …`, code(value))
}

/** The texts in each language: how it is called, what is said, what is to be done, and what takes it back. */
function textLines(view: View, content: Content): SummaryLine[] {
  const { texts: blocks, publicTexts, cancelTexts, clearTexts } = content
  const languages = Object.keys({ ...blocks, ...publicTexts, ...cancelTexts, ...clearTexts })
  return languages.flatMap((language) => {
    const block = blocks[language]
    const parts: readonly [Message, string | undefined][] = [
      [texts.eventName, block?.event],
      [texts.headline, block?.headline],
      [texts.instruction, block?.instruction],
      [texts.description, block?.description],
      [composeTexts.publicHeadline, publicTexts[language]?.headline],
      [composeTexts.publicInstruction, publicTexts[language]?.instruction],
      [texts.cancelText, cancelTexts[language]],
      [texts.clearText, clearTexts[language]],
    ]
    return parts.flatMap(([label, text]) => textLine(view, { label, text, language }))
  })
}

function textLine(
  { t }: View,
  { label, text, language }: { label: Message; text: string | undefined; language: string },
): SummaryLine[] {
  if (text === undefined) return []
  const inLanguage = html`<span class="hint">${spoken(language, languageName(language))}</span>`
  return [{ label: t(label), value: html`${inLanguage} ${spoken(language, text)}` }]
}
