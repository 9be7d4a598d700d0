import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'

/** What vanishes first, the shortest-lived before the others. Sources: RFC 3227 §2.1; ISO/IEC 27037. */
export const VOLATILE = ['memory', 'processes', 'network', 'names', 'logs', 'remote'] as const
export const volatileSource = z.enum(VOLATILE)

/** One source of a case: the item that preserved it, or a record that commits to why there is none. */
export const volatileRow = z.strictObject({
  case: id,
  source: volatileSource,
  item: z.string().nullable(),
  itemCode: z.string().nullable(),
  about: z.string(),
  person: z.string(),
  at: time,
})
