import type { PublicAgency } from '../core/contacts.ts'
import type { View } from '../core/slice.ts'
import { defineTexts, type Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'

const texts = defineTexts('contact-card', {
  authority: { en: 'Questions about voting', ar: 'أسئلة عن الاقتراع' },
  reporting: { en: 'Somebody deceived or threatened you', ar: 'خدعك أحد أو هدّدك' },
  csirt: {
    en: 'A forged website, or an attack on a computer',
    ar: 'موقع مزوّر أو هجوم على جهاز',
  },
  nobody: {
    en: 'No telephone number has been entered here yet. Ask your election office; where somebody threatens you, call the police.',
    ar: 'لم يُدخل هنا أي رقم هاتف بعد. اسأل مكتب الانتخابات في منطقتك، وإن هدّدك أحد فاتصل بالشرطة.',
  },
  exercise: {
    en: 'In an exercise nobody is to be called, so no telephone number stands here.',
    ar: 'في التمرين لا يُتصل بأحد، لذلك لا يوجد هنا أي رقم هاتف.',
  },
  emergency: { en: 'in an emergency', ar: 'في حالات الطوارئ' },
})

/** A number that a telephone can dial as it is written; others are only shown. */
const DIALLED = /^\+?[0-9][0-9 ()./-]{1,30}$/

/** A number to be dialled, read left to right in every language. */
export function telephone(number: string): Html {
  const shown = html`<bdi dir="ltr">${number}</bdi>`
  if (!DIALLED.test(number)) return html`<strong class="tel">${shown}</strong>`
  return html`<a class="tel" href="${safeUrl(`tel:${number.replaceAll(/[^+0-9]/g, '')}`)}">${shown}</a>`
}

/** When to turn to an agency, and how: telephones first. */
function contactCard(t: Translator, agency: PublicAgency): Html {
  const { kind, name, nameLocal, emergency, phone, website, mail } = agency
  const local = nameLocal !== null && nameLocal !== name && html` · <bdi>${nameLocal}</bdi>`
  const site =
    website !== null &&
    html`<p><a href="${safeUrl(website)}"><bdi dir="ltr">${website}</bdi></a></p>`
  const post =
    mail !== null &&
    html`<p><a href="${safeUrl(`mailto:${mail}`)}"><bdi dir="ltr">${mail}</bdi></a></p>`
  const urgent = emergency !== null && html`<p>${telephone(emergency)} ${t(texts.emergency)}</p>`
  return html`<div class="card"><h3>${t(texts[kind])}</h3>${urgent}${phone !== null && html`<p>${telephone(phone)}</p>`}<p class="hint"><bdi>${name}</bdi>${local}</p>${site}${post}</div>`
}

/** Whom to turn to, a card each; in an exercise nobody, so that no real telephone rings. */
export function contactCards(
  { t, node }: Pick<View, 't' | 'node'>,
  agencies: readonly PublicAgency[],
): Html {
  if (node.realm === 'exercise') return html`<p>${t(texts.exercise)}</p>`
  if (agencies.length === 0) return html`<p>${t(texts.nobody)}</p>`
  return html`${agencies.map((agency) => contactCard(t, agency))}`
}
