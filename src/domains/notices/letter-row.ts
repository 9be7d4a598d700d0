import { z } from 'zod'
import { id } from '../../core/id.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { channel } from './schema.ts'

/** What a letter about a notice is about. */
const letterKind = z.enum(['notice', 'receipt', 'decision', 'appeal', 'withdrawal'])
export type LetterKind = z.infer<typeof letterKind>

const maybe = z.string().nullable()

/** `mailing` while the node tries to hand it to the mail server. */
export const letterRow = z.strictObject({
  id,
  notice: id,
  kind: letterKind,
  language,
  state: z.enum(['waits', 'mailing', 'sent']),
  madeAt: time,
  dueAt: time.nullable(),
  address: maybe,
  channel: channel.nullable(),
  proof: maybe,
  sentBy: maybe,
  sentAt: time.nullable(),
})
