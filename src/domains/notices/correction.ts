// What the subject of a notice says it corrected: its word beside the notice, and what the office found of it.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'
import { publicWords } from '../../core/taken-out.ts'
import { publicAddress } from './redaction.ts'
import type { NoticeRow } from './schema.ts'

/** How often the subject of one notice says so: each time stands. */
export const MAX_CORRECTIONS = 10

/** `stated` until somebody of the office looked; then `found` or `missing`, which says what is not found. */
export const correctionState = z.enum(['stated', 'found', 'missing'])
export const correctionRow = z.strictObject({
  id,
  notice: id,
  /** Beginning of the day on which it was corrected, as the subject says it: an hour is not asked. */
  correctedAt: time,
  url: z.string().nullable(),
  /** Where it stands that has no address: a programme, a printed page. */
  place: z.string().nullable(),
  statedBy: z.string(),
  statedAt: time,
  state: correctionState,
  isProminent: z.boolean().nullable(),
  reason: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: time.nullable(),
})
export type CorrectionRow = z.infer<typeof correctionRow>

/** As everybody reads it: who of the subject and of the office it was stays with them. */
export const toldCorrection = correctionRow.omit({
  id: true,
  notice: true,
  statedBy: true,
  answeredBy: true,
})
export type ToldCorrection = z.infer<typeof toldCorrection>

/** With the names of private persons left out that are left out of the notice. */
export function toldOf(row: CorrectionRow, of: Pick<NoticeRow, 'redacted'>): ToldCorrection {
  const open = (text: string | null) => (text === null ? null : publicWords(of, text))
  const url = row.url === null ? null : publicAddress(of, row.url)
  const told = { ...row, url, place: open(row.place), reason: open(row.reason) }
  return toldCorrection.strip().parse(told)
}
