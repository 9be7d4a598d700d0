import type { View } from '../core/slice.ts'
import { defineTexts } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { wallDay } from './time.ts'
import { word } from './words.ts'

const texts = defineTexts('shippedFact', {
  dated: {
    en: 'From a public list, {date}; not checked by this office',
    ar: 'من قائمة عامة، {date}؛ لم يتحقق منها هذا المكتب',
  },
  undated: {
    en: 'From a public list; not checked by this office',
    ar: 'من قائمة عامة؛ لم يتحقق منها هذا المكتب',
  },
})

const confidenceWords = defineTexts('shippedFactConfidence', {
  high: { en: 'Likely right', ar: 'صحيح على الأرجح' },
  medium: { en: 'May be out of date', ar: 'قد يكون قديمًا' },
  low: { en: 'May be wrong', ar: 'قد يكون خاطئًا' },
})

/** Where a fact that came with the product is from, in words: what its collectors noted stays in the data. */
export function shippedFact(
  view: View,
  { asOf, confidence }: { readonly asOf: string; readonly confidence: string },
): Html {
  const { t } = view
  const from = asOf === '' ? t(texts.undated) : t(texts.dated, { date: wallDay(t, asOf) })
  return html`${from}<br>${word(view, confidenceWords, confidence)}`
}
