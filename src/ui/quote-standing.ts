// Whether quoted words stand in the copy that is kept, in the words of every page that tells it.
import type { Standing } from '../core/quote-standing.ts'
import type { View } from '../core/slice.ts'
import { defineTexts } from '../core/text.ts'
import { type Html, html } from './html.ts'

/** How a quote stands. */
export const quoteTexts = defineTexts('quote-standing', {
  found: {
    en: 'These words stand in the kept copy.',
    ar: 'هذا الكلام موجود في النسخة المحفوظة.',
  },
  foundOn: {
    en: 'These words stand on page {page} of the kept copy.',
    ar: 'هذا الكلام موجود في الصفحة {page} من النسخة المحفوظة.',
  },
  missing: {
    en: 'These words do not stand in the kept copy.',
    ar: 'هذا الكلام غير موجود في النسخة المحفوظة.',
  },
  unknown: {
    en: 'These words were not compared with a copy.',
    ar: 'لم يُقارن هذا الكلام بنسخة.',
  },
  nothing: {
    en: 'There is no copy in which these words could be searched.',
    ar: 'لا توجد نسخة يمكن البحث فيها عن هذا الكلام.',
  },
  unfound: {
    en: 'Why it goes out all the same',
    ar: 'لماذا يصدر مع ذلك',
  },
})

/** How a quote stands, or stood when it went out; `nothing` is said of an open one that nobody can compare. */
export function quoteStanding(
  { t }: Pick<View, 't'>,
  stand: Standing,
  { page = null, isOpen = false }: { readonly page?: number | null; readonly isOpen?: boolean },
): Html {
  if (stand === 'missing') return html`<strong>${t(quoteTexts.missing)}</strong>`
  if (stand === 'unknown')
    return html`<span class="hint">${t(isOpen ? quoteTexts.nothing : quoteTexts.unknown)}</span>`
  const words =
    page === null ? t(quoteTexts.found) : t(quoteTexts.foundOn, { page: t.number(page) })
  return html`<span class="hint">${words}</span>`
}
