import type { QueryContext } from '../../core/action.ts'
import { Problem } from '../../core/problem.ts'
import type { PageContext } from '../../core/slice.ts'
import { stationPlace, stationPlaces } from './needs.ts'
import { refusal } from './refusals.ts'

/** The station that the calling device was enrolled for. Throws 403 for anybody without a station. */
export function ownStation(ctx: Pick<QueryContext, 'own' | 'actor'>): string {
  ctx.own()
  if (ctx.actor.station === undefined) throw refusal('notAStation')
  return ctx.actor.station
}

/** The place of a station; null for one that is closed or unknown: work for many must not stop at it. */
export async function openPlace(ctx: Pick<QueryContext, 'ask'>, station: string) {
  try {
    return await ctx.ask(stationPlace, { station })
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}

/** Number and name of the stations of these rows by id; those that the reader may not see are left out. */
export async function placesOf(
  ctx: PageContext,
  rows: readonly { readonly station: string }[],
): Promise<ReadonlyMap<string, string>> {
  const stations = [...new Set(rows.map(({ station }) => station))]
  const places = new Map<string, string>()
  for (let from = 0; from < stations.length; from += MAX_PLACES) {
    const asked = stations.slice(from, from + MAX_PLACES)
    const found = await ctx.ask(stationPlaces, { stations: asked })
    for (const { id, number, name } of found.stations) places.set(id, `${number} ${name}`)
  }
  return places
}

/** Most stations of one question. */
const MAX_PLACES = 500
