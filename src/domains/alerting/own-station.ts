import type { QueryContext } from '../../core/action.ts'
import { refusal } from './refusals.ts'

/** The station that the calling device was enrolled for. Throws 403 for anybody without a station. */
export function ownStation(ctx: Pick<QueryContext, 'own' | 'actor'>): string {
  ctx.own()
  if (ctx.actor.station === undefined) throw refusal('notAStation')
  return ctx.actor.station
}
