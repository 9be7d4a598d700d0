import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'

const count = z.number()

/** What becomes of texts, by language. */
export const records = recordTypes('words', {
  'wording.imported': {
    en: 'Texts of a language were imported',
    ar: 'استُوردت نصوص لغة',
    /** Texts that are others now, texts that whoever brought the file has read, and the digest of the file. */
    body: z.object({ changed: count, confirmed: count, sha256: z.string() }),
    notable: true,
  },
  'wording.confirmed': {
    en: 'Texts of a language were marked as read',
    ar: 'عُلّمت نصوص لغة بأنها مقروءة',
    body: z.object({ catalogue: z.string(), confirmed: count, read: z.string() }),
  },
})
