import type { PageContext } from '../../core/slice.ts'
import { stationPlaces } from './needs.ts'

/** Number and name of stations by id; those that the reader may not see are left out. */
export async function placesOf(
  ctx: PageContext,
  stations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await ctx.ask(stationPlaces, { stations: [...new Set(stations)] })
  return new Map(found.stations.map(({ id, number, name }) => [id, `${number} ${name}`]))
}
