import { defineTexts } from '../../../core/text.ts'

/** Kinds of what is found by words. */
export const searchTexts = defineTexts('monitoring-search', { site: { en: 'Site', ar: 'موقع' } })
