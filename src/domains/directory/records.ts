import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

/** What the directory writes into the record log; names and contacts stay in the rows. */
export const records = recordTypes('directory', {
  'nation.chosen': {
    en: 'The country was chosen',
    ar: 'اختير البلد',
    body: z.object({ languages: z.string(), before: z.string().nullable() }),
  },
  'agency.proposed': {
    en: 'Agencies were proposed from the facts',
    ar: 'اقتُرحت جهات من الوقائع',
    body: z.object({ agencies: z.array(z.string()) }),
  },
  'agency.added': {
    en: 'An agency was added',
    ar: 'أضيفت جهة',
    body: z.object({ iso3: z.string(), kind: z.string() }),
  },
  'agency.corrected': {
    en: 'An agency was corrected',
    ar: 'صُحّحت جهة',
    body: z.object({ iso3: z.string() }),
  },
  'agency.confirmed': {
    en: 'An agency was confirmed',
    ar: 'أُكّدت جهة',
    body: z.object({ iso3: z.string() }),
  },
  'agency.removed': {
    en: 'An agency was removed',
    ar: 'حُذفت جهة',
    body: z.object({ iso3: z.string() }),
  },
  'agency.imported': {
    en: 'Agencies were imported',
    ar: 'استوردت جهات',
    body: z.object({ agencies: z.array(z.string()) }),
  },
  'overseer.named': {
    en: 'Who checks the administrator was named',
    ar: 'سُمّي من يراقب مسؤول النظام',
    body: z.object({ isFirst: z.boolean() }),
    notable: true,
  },
  'waiver.given': {
    en: 'An item of the set-up was waived',
    ar: 'أُعفي بند من التجهيز',
    body: z.object({ reason: z.string() }),
  },
  'waiver.ended': { en: 'A waiver was ended', ar: 'انتهى إعفاء' },
})
