import type { CommandContext } from '../../../core/action.ts'
import { found } from '../refusals.ts'
import type * as noun from '../schema.ts'
import { type Step, stepped } from '../states.ts'
import * as store from '../store.ts'

/** What a step changes of a report, by the deadlines of its desk. Throws 409 `reports.wrong_state`. */
export async function changesBy(
  ctx: CommandContext,
  row: noun.ReportRow,
  step: Step,
  agency = row.agency,
): Promise<Partial<noun.ReportRow>> {
  const desk = found(await store.desks.one(ctx.tx, { agency }), 'unknownDesk')
  return stepped(row, step, { now: ctx.now, set: desk.deadlines })
}
