import type { QueryContext } from '../../core/action.ts'
import { Problem } from '../../core/problem.ts'
import { stationPlace } from './needs.ts'

/** The place of a station; null for one that is closed or unknown: work for many must not stop at it. */
export async function openPlace(ctx: Pick<QueryContext, 'ask'>, station: string) {
  try {
    return await ctx.ask(stationPlace, { station })
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}
