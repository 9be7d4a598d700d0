// What the form of an alert begins with: the words of an event, and fields for languages: those that the node names, those that are written, and what is typed.
import { isLanguageTag, MAX_TAGS, ownName } from '../../../core/language-tag.ts'
import type { View } from '../../../core/slice.ts'
import type { EventCode } from '../../../lib/cap/index.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import type { Html } from '../../../ui/html.ts'
import type { Content } from '../content.ts'
import { type NamedSite, templateTexts } from '../templates.ts'
import { texts } from '../texts/alerts.ts'

/** Name of the field; no part of what is sent. */
const FIELD = '_languages'

/** What was typed into the form, else into the address: tags with spaces or commas between, as `sw ro`. */
export function languagesTyped(
  search: Readonly<Record<string, string>>,
  sent?: Readonly<Record<string, string>>,
): string[] {
  const typed = (sent?.[FIELD] ?? search['languages'] ?? '').slice(0, 200).split(/[\s,]+/)
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
export function languagesField(view: View, form: string, typed: readonly string[]): Html {
  const { t, node } = view
  const unknown = typed.filter((tag) => !isLanguageTag(tag))
  return textField(t, {
    ...fieldStates(form, view.refused)(FIELD, typed.join(' ')),
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
  site?: NamedSite,
): Partial<Content> {
  const always = { urgency: 'Immediate', severity: 'Moderate', certainty } as const
  const about = site && { site: site.id, siteName: site.name, siteHost: site.host }
  return { eventCode: event, ...always, ...about, ...templateTexts(event, node, site) }
}
