// What the form of an alert begins with: the words of an event, and fields for languages: those that the node names, those that are written, and what is typed.
import { isLanguageTag, MAX_TAGS, ownName } from '../../../core/language-tag.ts'
import type { View } from '../../../core/slice.ts'
import { EVENT_CODES, type EventCode } from '../../../lib/cap/index.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, searchForm } from '../../../ui/form.ts'
import type { Html } from '../../../ui/html.ts'
import type { Content } from '../content.ts'
import { templateTexts } from '../templates.ts'
import { texts } from '../texts/alerts.ts'
import { eventWords } from '../texts/values.ts'

/** Name of the field, in the address of the page. */
const FIELD = 'languages'

/** What was typed: tags with spaces or commas between, as `sw ro`. */
export function typedLanguages(search: Readonly<Record<string, string>>): string[] {
  const typed = (search[FIELD] ?? '').slice(0, 200).split(/[\s,]+/)
  return [...new Set(typed.filter((tag) => tag !== ''))].slice(0, MAX_TAGS)
}

/** Languages in the order of their fields. A refused form keeps the fields that it was sent with. */
export function offeredLanguages(
  { node, refused }: View,
  content: Partial<Content>,
  typed: readonly string[],
): string[] {
  const sent = Object.keys(refused?.values ?? {}).flatMap(
    (name) => /^content\.texts\.([^.]+)\./.exec(name)?.[1] ?? [],
  )
  const written = Object.keys({ ...content.texts, ...content.cancelTexts })
  const all = [...node.alertLanguages, ...written, ...typed, ...sent]
  return [...new Set(all)].filter(isLanguageTag).slice(0, MAX_TAGS)
}

/** The field for further languages; says which of the typed ones are on no list. */
export function languagesField(view: View, typed: readonly string[]): Html {
  const { t, node } = view
  const unknown = typed.filter((tag) => !isLanguageTag(tag))
  return textField(t, {
    ...fieldStates('template', null)(FIELD, typed.join(' ')),
    error: unknown.length > 0 ? t(texts.unknownLanguages, { tags: t.list(unknown) }) : undefined,
    label: t(texts.moreLanguages),
    hint: t(texts.moreLanguagesHint, { languages: t.list(node.alertLanguages.map(ownName)) }),
    isOptional: true,
    direction: 'ltr',
    width: 'medium',
    maxLength: 200,
  })
}

/** What stands in a form at first: the words of the event that was asked for, and what is nearly always so. */
export function beginning(
  event: EventCode,
  certainty: 'Likely' | 'Observed',
  node: View['node'],
): Partial<Content> {
  const always = { urgency: 'Immediate', severity: 'Moderate', certainty } as const
  return { eventCode: event, ...always, ...templateTexts(event, node) }
}

/** The event that the address of a page asks for. */
export function askedEvent(search: Readonly<Record<string, string>>): EventCode | undefined {
  return EVENT_CODES.find((code) => code === search['event'])
}

/** Asks for the words to begin with, and for further languages, before anything is typed into the form. */
export function templatePart(
  view: View,
  event: string | undefined,
  typed: readonly string[],
): Html {
  const { t } = view
  return searchForm([
    selectField(t, {
      ...fieldStates('template', null)('event', event),
      label: t(texts.template),
      hint: t(texts.templateHint),
      choices: EVENT_CODES.map((value) => ({ value, label: t(eventWords[value]) })),
    }),
    languagesField(view, typed),
    button({ label: t(texts.useTemplate), kind: 'secondary' }),
  ])
}
