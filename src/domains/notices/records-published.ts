import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

/** What is written when the register of a day is given out. */
export const publicationRecords = recordTypes('notices-files', {
  'noticefiles.published': {
    en: 'The register of notices of a day was given out as files',
    ar: 'أُصدر سجل الإشعارات ليوم في ملفات',
    body: z.object({
      day: z.string(),
      asOf: z.string(),
      notices: z.number(),
      leftOut: z.number(),
      csvHash: z.string(),
      jsonHash: z.string(),
    }),
    public: true,
  },
})
