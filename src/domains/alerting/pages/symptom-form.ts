// One card as it is written: a title and its advice in each language of the node, beside what a telephone shows of it.
import { directionOf } from '../../../core/language-tag.ts'
import type { View } from '../../../core/slice.ts'
import { isLanguage } from '../../../core/text.ts'
import { EVENT_CODES, type EventCode } from '../../../lib/cap/index.ts'
import { checkbox, selectField, textArea, textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, REDRAW } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { phonePreview } from '../../../ui/preview.ts'
import { languageName, spoken, spokenLines } from '../../../ui/words.ts'
import {
  type Card,
  type CardWords,
  MAX_ADVICE,
  MAX_TITLE,
  type SaidWords,
  shippedWords,
  wordsOf,
} from '../symptoms.ts'
import { symptomPageTexts as texts } from '../texts/symptom-pages.ts'
import { eventWords } from '../texts/values.ts'

/** A card with what else of it is written; null for one that is to be added. */
type Written = (Card & { readonly revision: number; readonly event: EventCode | null }) | null

/** The form of a card, by its name on the page. */
export function writingPart(view: View, name: 'add' | 'change', card: Written): Html {
  const { t, node, refused } = view
  const state = fieldStates(name, refused)
  const languages = node.languages.map((language) => languagePart(view, name, { card, language }))
  const isShipped = card !== null && shippedWords(card.symptom) !== null
  const event =
    !isShipped &&
    selectField(t, {
      ...state('event', card?.event ?? ''),
      label: t(texts.event),
      choices: EVENT_CODES.map((value) => ({ value, label: t(eventWords[value]) })),
    })
  const hide =
    card !== null &&
    checkbox({
      ...state('isHidden'),
      value: 'true',
      label: t(texts.isHidden),
      hint: t(texts.isHiddenHint),
      isChecked: refused?.form === name ? refused.values['isHidden'] === 'true' : card.isHidden,
    })
  const own = card === null ? {} : { symptom: card.symptom, revision: String(card.revision) }
  const look = button({ label: t(texts.look), kind: 'secondary', name: REDRAW, value: 'look' })
  const buttons = html`<p class="buttons">${button({ label: t(card === null ? texts.add : texts.save) })} ${look}</p>`
  return form({
    name,
    key: view.newKey(),
    body: [hiddenFields(own), languages, event, hide, buttons],
  })
}

function languagePart(
  view: View,
  form_: string,
  { card, language }: { readonly card: Written; readonly language: string },
): Html {
  const { t, refused } = view
  const state = fieldStates(form_, refused)
  const now = card === null ? null : wordsIn(view, card, language)
  // What ships stands in the fields too, to be changed; a language that nobody wrote is empty.
  const kept = now?.language === language ? now : null
  const title = state(`texts.${language}.title`, kept?.title)
  const advice = state(`texts.${language}.advice`, kept?.advice)
  const isShipped = card !== null && shippedWords(card.symptom) !== null
  const fields = [
    textField(t, { ...title, label: t(texts.saying), maxLength: MAX_TITLE, isOptional: true }),
    textArea(t, {
      ...advice,
      label: t(texts.advice),
      hint: t(isShipped ? texts.adviceHint : texts.adviceOwnHint),
      rows: 4,
      maxLength: MAX_ADVICE,
      isOptional: true,
    }),
  ]
  const isTyped = refused?.form === form_
  const typed = { title: title.value, advice: advice.value, language }
  const phones = [
    now !== null && (!isTyped || refused.problem !== null) && phone(view, texts.now, now),
    isTyped && phone(view, texts.typed, typed),
  ]
  return html`<section class="block"><h2>${spoken(language, languageName(language))}</h2><div class="cols"><div>${fields}</div><div>${phones}</div></div></section>`
}

/** What the card says in a language of the node. */
function wordsIn({ node }: View, card: Card, language: string): SaidWords | null {
  return isLanguage(language) ? wordsOf(node.speak(language), card) : null
}

/** The telephone of a station that reads this language. */
function phone(
  { t, node }: View,
  label: (typeof texts)['now' | 'typed'],
  { title, advice, language }: CardWords & { readonly language: string },
): Html {
  const reads = isLanguage(language) ? node.speak(language) : t
  const shown = phonePreview({
    head: t(label),
    headline: spoken(language, title),
    words: spokenLines(language, advice),
    answers: [reads(texts.send)],
  })
  return html`<div dir="${directionOf(language)}">${shown}</div>`
}
