import { z } from 'zod'
import { civilDate } from '../../core/civil-day.ts'
import { id } from '../../core/id.ts'
import { line, lines } from '../../core/line.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'

/** Who may restrict: this office never does. */
export const authorityKind = z.enum(['court', 'regulator'])
export const restrictionCode = z.string().regex(/^RST-[A-Z]{8}$/)
/** Largest decision that is attached, in bytes. */
export const MAX_DECISION_BYTES = 8 * 1024 * 1024
/** How long what came may wait for the record that names it. */
export const DECISION_KEPT_HOURS = 1

const word = z.string()

export const restrictionRow = z.strictObject({
  id,
  code: restrictionCode,
  authorityKind,
  authority: word,
  law: word,
  article: word,
  reference: word,
  scope: word,
  language,
  decidedOn: word,
  fromDay: word,
  untilDay: word,
  sha256: word,
  size: z.number().int(),
  fileName: word,
  recordedBy: word,
  recordedAt: time,
  endedAt: time.nullable(),
  endedBy: word.nullable(),
  endReason: word.nullable(),
})

/** What is written of a decision. */
export const restrictionContent = z.strictObject({
  authorityKind,
  authority: line(200),
  /** File number of the decision. */
  reference: line(100),
  law: line(200),
  article: line(60),
  decidedOn: civilDate,
  scope: lines(2_000),
  language,
  fromDay: civilDate,
  untilDay: civilDate,
  /** Of the file that is attached. */
  name: line(200),
})

/** The same day a year after `day`; the last of February where there is no 29th. */
export function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28')
}
