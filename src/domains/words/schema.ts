import { createHash } from 'node:crypto'
import { z } from 'zod'
import { language, type Language, type Message } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { MAX_PO_CHARACTERS } from '../../lib/po/po.ts'

/** Languages whose texts are translated: all but English, which is the source. */
export const translatable = language.exclude(['en'])
export type Translatable = z.infer<typeof translatable>
export const TRANSLATABLE = translatable.options satisfies readonly Language[]

/** A file of texts, as it is sent. */
export const poText = z.string().min(1).max(MAX_PO_CHARACTERS)

/** Name of a catalogue of texts. */
export const catalogueName = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][A-Za-z-]*$/, 'not a catalogue of texts')

/** More texts than the product has; a table with more was filled by other hands. */
export const MAX_TEXTS = 20_000

/** A text as this node has it, or one that ships and was confirmed here. */
export const wordingRow = z.strictObject({
  language: translatable,
  slice: z.string(),
  key: z.string(),
  /** Digest of the English text that it translates: it counts for no other. */
  source: z.string(),
  /** A sentence or its plural forms, as JSON. */
  pattern: z.string(),
  changedBy: z.string(),
  changedAt: time,
  reviewedBy: z.string().nullable(),
  reviewedAt: time.nullable(),
})

/** Names an English text; another one gives another name. */
export function sourceOf({ en }: Pick<Message, 'en'>): string {
  return createHash('sha256').update(JSON.stringify(en)).digest('hex').slice(0, 32)
}
