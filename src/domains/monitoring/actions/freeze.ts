import type { QueryContext } from '../../../core/action.ts'
import { timeOf } from '../../../core/civil-day.ts'
import { addMs, type Time } from '../../../core/time.ts'
import type { Window } from '../maintenance.ts'
import { elections } from '../needs.ts'

/** All days in which nothing may change, with when they begin and end. */
async function allFreezes(ctx: QueryContext) {
  const { elections: all } = await ctx.ask(elections, {})
  return all.flatMap(({ freezes, zone }) =>
    freezes.map((freeze) => ({
      ...freeze,
      fromAt: timeOf(freeze.from, zone),
      untilAt: timeOf(freeze.until, zone),
    })),
  )
}

/** The days in which nothing may change that touch a stretch of time; undefined where there are none. */
export async function freezeIn(ctx: QueryContext, { fromAt, untilAt }: Window) {
  const all = await allFreezes(ctx)
  return all.find((freeze) => freeze.fromAt < untilAt && freeze.untilAt > fromAt)
}

/** When the next such days begin; null where none are planned. */
export async function nextFreeze(ctx: QueryContext, after: Time): Promise<Time | null> {
  const begins = (await allFreezes(ctx)).map(({ fromAt }) => fromAt)
  return begins.filter((begin) => begin > after).toSorted()[0] ?? null
}

/** Whether nothing on election systems may change at a moment. */
export async function isFrozen(ctx: QueryContext, at: Time): Promise<boolean> {
  return (await freezeIn(ctx, { fromAt: at, untilAt: addMs(at, 1) })) !== undefined
}
