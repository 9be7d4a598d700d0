import { defineTexts } from '../../../core/text.ts'

/** What waits, in words. */
export const waitsTexts = defineTexts('record-waits', {
  damage: { en: 'Look into damage of the log and name it', ar: 'النظر في ضرر في السجل وتسميته' },
})
