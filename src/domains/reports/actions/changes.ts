import type { CommandContext } from '../../../core/action.ts'
import { found, refusal } from '../refusals.ts'
import type * as noun from '../schema.ts'
import { type Step, stepped } from '../states.ts'
import * as store from '../store.ts'

/**
 * What a step changes of a report, by the deadlines of its desk. Throws 409 `reports.wrong_state`, also for every step
 * with one of which nothing that was written is left.
 */
export async function changesBy(
  ctx: CommandContext,
  row: noun.ReportRow,
  step: Step,
): Promise<Partial<noun.ReportRow>> {
  if (row.purgedAt !== null) throw refusal('wrongState')
  const desk = found(await store.desks.one(ctx.tx, { agency: row.agency }), 'unknownDesk')
  return stepped(row, step, { now: ctx.now, set: desk.deadlines })
}
