import { z } from 'zod'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { WEBHOOK_FAULTS } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { partOf } from '../part.ts'

/** Why something was posted to a webhook. */
export const HOOK_PURPOSES = ['code', 'test', 'message'] as const
export type HookPurpose = (typeof HOOK_PURPOSES)[number]

const answerRow = z.strictObject({
  route: id,
  at: time,
  purpose: z.enum(HOOK_PURPOSES),
  outcome: z.enum(['taken', 'refused', 'failed']),
  fault: z.enum(WEBHOOK_FAULTS).nullable(),
  status: count.nullable(),
  ms: count,
  words: z.string().max(200),
  /** Messages in a row that were not taken. */
  failures: z.number().int(),
  /** Null while it works. */
  failingSince: time.nullable(),
})

/** What a webhook answered last. */
export const hookAnswers = table('hook_answer', answerRow, ['route'])
type AnswerRow = RowOf<typeof hookAnswers>

/** What came back, as a job hands it in. */
export const hookAnswer = answerRow
  .pick({ outcome: true, fault: true, status: true, ms: true, words: true })
  .extend({ restMs: count })
export type HookAnswer = z.infer<typeof hookAnswer>

/** What people see of it. */
export const shownAnswer = answerRow.omit({ route: true, failures: true })
export type ShownAnswer = z.infer<typeof shownAnswer>

/** The last answers of these routes, by route. */
export async function answersOf(
  tx: object,
  route: readonly string[],
): Promise<ReadonlyMap<string, AnswerRow>> {
  const rows = await hookAnswers.many(tx, { route }, { limit: route.length })
  return new Map(rows.map((row) => [row.route, row]))
}

export function shownAnswerOf(
  answers: ReadonlyMap<string, AnswerRow>,
  route: string,
): ShownAnswer | null {
  const row = answers.get(route)
  return row === undefined ? null : partOf(shownAnswer, row)
}
