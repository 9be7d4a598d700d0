import { defineTexts } from '../../../core/text.ts'

/** What was found, in words. */
export const searchTexts = defineTexts('territory-search', {
  station: { en: 'Polling station', ar: 'مركز اقتراع' },
})
