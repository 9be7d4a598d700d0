import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const source = z.object({ source: z.string() })

/** What this slice writes into the record log. */
export const records = recordTypes('outlets', {
  'outletperson.asked': {
    en: 'Somebody is to speak for an outlet; a second person decides',
    ar: 'طُلب أن يتكلم شخص باسم وسيلة إعلام، ويقرر شخص ثانٍ',
    body: source,
  },
  'outletperson.refused': {
    en: 'Somebody who was to speak for an outlet does not',
    ar: 'لن يتكلم باسم وسيلة إعلام من طُلب له ذلك',
    body: source,
  },
  'outletperson.bound': {
    en: 'Somebody speaks for an outlet from now on',
    ar: 'صار شخص يتكلم باسم وسيلة إعلام',
    body: source,
  },
  'outletperson.released': {
    en: 'Somebody speaks for an outlet no longer',
    ar: 'لم يعد شخص يتكلم باسم وسيلة إعلام',
    body: source,
  },
  'commitment.written': {
    en: 'An outlet said what it does to be accurate',
    ar: 'قالت وسيلة إعلام ما تفعله لتكون دقيقة',
    body: source.extend({ version: z.number(), sha256: z.string() }),
    public: true,
    notable: true,
  },
})
