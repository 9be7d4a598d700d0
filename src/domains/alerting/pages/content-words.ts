// The words of an alert in each language: for stations, for voters where they read it, and for its end.
import { ownName } from '../../../core/language-tag.ts'
import type { Message } from '../../../core/text.ts'
import { pickGroup, textArea, textField } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { hasAllClear } from '../templates.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts as words } from '../texts/compose.ts'
import type { ContentForm } from './compose.ts'

/** Who reads it, in the words of the standard. */
const READERS = [
  ['Restricted', words.readsStations],
  ['Public', words.readsPublic],
  ['Private', words.readsNamed],
] as const

/** Who reads it, and what they read. */
export function wordsPart(props: ContentForm): Html {
  const { view, content, form, languages } = props
  const { t } = view
  const readers = pickGroup(t, {
    ...fieldStates(form, view.refused)('content.scope', content.scope ?? 'Restricted'),
    label: t(words.whoReads),
    choices: READERS.map(([value, label]) => ({ value, label: t(label) })),
  })
  const fields = languages.map((language) => languageFields(props, language))
  return html`<section class="block"><h2 class="step" data-step="3">${t(words.words)}</h2>${readers}<p class="hint">${t(words.read)}</p><div class="even">${fields}</div></section>
`
}

/** A field of one language by what it is called, with what stands in it. */
function fieldOf({ view, form }: ContentForm) {
  const state = fieldStates(form, view.refused)
  return (name: string, value: string | undefined, label: Message, hint?: Message) => ({
    ...state(`content.${name}`, value),
    label: view.t(label),
    ...(hint === undefined ? {} : { hint: view.t(hint) }),
  })
}

function languageFields(props: ContentForm, language: string): Html {
  const { view, content } = props
  const { t, node } = view
  const field = fieldOf(props)
  const { event, headline, description, instruction } = content.texts?.[language] ?? {}
  const at = `texts.${language}`
  const cancel = content.cancelTexts?.[language]
  const clear = content.clearTexts?.[language]
  const parts = [
    textArea(t, {
      ...field(`${at}.headline`, headline, texts.headline, texts.headlineHint),
      rows: 3,
      maxLength: 160,
    }),
    textArea(t, {
      ...field(`${at}.instruction`, instruction, texts.instruction),
      rows: 4,
      maxLength: 600,
    }),
    voterFields(props, language),
    textArea(t, {
      ...field(`cancelTexts.${language}`, cancel, texts.cancelText, texts.cancelHint),
      rows: 2,
      maxLength: 160,
    }),
    !hasAllClear(node, language) &&
      textArea(t, {
        ...field(`clearTexts.${language}`, clear, texts.clearText, texts.clearHint),
        rows: 2,
        maxLength: 160,
      }),
    textField(t, { ...field(`${at}.event`, event, texts.eventName), maxLength: 60 }),
    textArea(t, {
      ...field(`${at}.description`, description, texts.description),
      isOptional: true,
      rows: 2,
      maxLength: 2000,
    }),
  ]
  const name = html`<bdi lang="${language}">${ownName(language)}</bdi>`
  const title = t.parts(texts.textsIn, { language: name })
  const isMandatory = node.mandatoryLanguages.includes(language)
  return html`<fieldset class="words"><legend>${title}</legend>${isMandatory && html`<p class="hint">${t(texts.mandatory)}</p>`}${parts}</fieldset>`
}

/** What voters read; seen only while they are among the readers, where the browser can tell. */
function voterFields(props: ContentForm, language: string): Html {
  const { t } = props.view
  const field = fieldOf(props)
  const { headline, instruction } = props.content.publicTexts?.[language] ?? {}
  const at = `publicTexts.${language}`
  return html`<div class="for-voters">${textArea(t, {
    ...field(`${at}.headline`, headline, words.publicHeadline, words.forVotersHint),
    rows: 3,
    maxLength: 160,
  })}${textArea(t, {
    ...field(`${at}.instruction`, instruction, words.publicInstruction),
    rows: 4,
    maxLength: 600,
  })}</div>`
}
