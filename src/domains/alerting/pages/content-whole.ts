import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { MINUTE } from '../../../core/time.ts'
import { code } from '../../../ui/code.ts'
import { disclosure, type SummaryLine, summaryList } from '../../../ui/details.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { areaList } from '../../../ui/name.ts'
import { languageName, spoken, word } from '../../../ui/words.ts'
import type { Content } from '../content.ts'
import { texts } from '../texts/alerts.ts'
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
  return summaryList(t, [
    { label: t(texts.lifetime), value: t.duration(content.lifetimeMinutes * MINUTE) },
    ...linesOf(view, FIELDS, content),
    areas,
    ...textLines(view, content),
    ...linesOf(view, RESOURCE, content.resource ?? {}),
    ...linesOf(view, SHAPE, content.shape ?? {}),
  ])
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
function textLines(view: View, { texts: blocks, cancelTexts, clearTexts }: Content): SummaryLine[] {
  const languages = Object.keys({ ...blocks, ...cancelTexts, ...clearTexts })
  return languages.flatMap((language) => {
    const block = blocks[language]
    const parts: readonly [Message, string | undefined][] = [
      [texts.eventName, block?.event],
      [texts.headline, block?.headline],
      [texts.instruction, block?.instruction],
      [texts.description, block?.description],
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
