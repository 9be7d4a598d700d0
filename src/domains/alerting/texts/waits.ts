import { defineTexts } from '../../../core/text.ts'

/** What waits for officers, in words. */
export const waitTexts = defineTexts('alerting-waits', {
  release: { en: 'Read a proposed release', ar: 'قراءة إصدار مقترح' },
  review: { en: 'Review what one person released alone', ar: 'مراجعة ما أصدره شخص منفردًا' },
  order: { en: 'Read a proposed standing order', ar: 'قراءة أمر دائم مقترح' },
  problem: { en: 'Take a station’s problem in hand', ar: 'تولّي مشكلة مركز' },
})
