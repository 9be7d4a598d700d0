import { HAND_IN, type Handed, handedClaim } from '../core/handed-claim.ts'
import type { PageForm, View } from '../core/slice.ts'
import { defineTexts, isLanguage } from '../core/text.ts'
import { actionForm } from './action-form.ts'
import { badge } from './badge.ts'
import { code as codeOf } from './code.ts'
import { disclosure } from './details.ts'
import { type Html, html } from './html.ts'
import { languageName } from './words.ts'

/** What a page says from which a claim is handed on. */
const texts = defineTexts('hand-claim', {
  open: { en: 'Hand on a claim', ar: 'أحِل ادعاء' },
  hint: {
    en: 'Only what you write here goes to the claims desk. Leave out names.',
    ar: 'لا يذهب إلى مكتب الادعاءات إلا ما تكتبه هنا. لا تذكر أسماء.',
  },
  words: { en: 'The claim, word for word', ar: 'الادعاء بنصه' },
  language: { en: 'Language', ar: 'اللغة' },
  act: { en: 'Hand it on', ar: 'أحِله' },
  said: { en: 'It is at the claims desk.', ar: 'صار لدى مكتب الادعاءات.' },
  there: { en: 'At the claims desk', ar: 'لدى مكتب الادعاءات' },
  checked: { en: 'Claim checked', ar: 'تُحقّق من الادعاء' },
})

/** Names of the fields, for what a page says where something is refused. */
export const handClaimLabels = { words: texts.words, language: texts.language }

/** The form of a page from which claims are handed on, under the name of {@link handClaimPart}. */
export function handClaimForm(next: PageForm['next'], keeps: readonly string[] = []): PageForm {
  return { action: HAND_IN, next, keeps, said: texts.said }
}

/** Hands on a claim from what this names, or says which one it led to; nothing for a reader who may not. */
export function handClaimPart(
  view: View,
  {
    name,
    origin,
    handed,
  }: { readonly name: string; readonly origin: string; readonly handed: Handed | null },
): Html | false {
  if (handed === null) return false
  const { t, node, base } = view
  const claim = handed.get(origin)
  if (claim !== undefined) {
    const link = html`<a href="${base}/claims/${claim.code}">${codeOf(claim.code)}</a>`
    return claim.isPublic
      ? html`<p>${badge('ok', 'tick', t(texts.checked))} ${link}</p>`
      : html`<p>${badge('info', 'ring', t(texts.there))} ${codeOf(claim.code)}</p>`
  }
  const language = node.languages.filter(isLanguage)
  const form = actionForm(view, {
    name,
    action: { input: handedClaim },
    labels: handClaimLabels,
    hidden: { origin },
    choices: { language: language.map((value) => ({ value, label: languageName(value) })) },
    values: { language: t.language },
    looks: { words: { rows: 3 } },
    button: texts.act,
    kind: 'secondary',
  })
  return disclosure(t(texts.open), html`<p class="hint">${t(texts.hint)}</p>${form}`)
}
