import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('setupFound', {
  setup: {
    en: 'first steps; getting started; install; country; what is missing; are we ready',
    ar: 'خطوات أولى; كيف أبدأ; تركيب; بلد; ما الناقص; هل نحن جاهزون',
  },
})
