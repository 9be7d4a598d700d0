import type { QueryContext } from '../../../core/action.ts'
import { timeOf } from '../../../core/civil-day.ts'
import { addMs, type Time } from '../../../core/time.ts'
import type { Window } from '../maintenance.ts'
import { elections } from '../needs.ts'

/** The days in which nothing may change that touch a stretch of time; undefined where there are none. */
export async function freezeIn(ctx: QueryContext, { fromAt, untilAt }: Window) {
  const { elections: all } = await ctx.ask(elections, {})
  return all
    .flatMap(({ freezes, zone }) => freezes.map((freeze) => ({ ...freeze, zone })))
    .find(
      (freeze) =>
        timeOf(freeze.from, freeze.zone) < untilAt && timeOf(freeze.until, freeze.zone) > fromAt,
    )
}

/** Whether nothing on election systems may change at a moment. */
export async function isFrozen(ctx: QueryContext, at: Time): Promise<boolean> {
  return (await freezeIn(ctx, { fromAt: at, untilAt: addMs(at, 1) })) !== undefined
}
