import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { FINDING_AREA } from './finding.ts'
import { inAreas } from './site.ts'
import { db } from './tables.ts'

/** Findings of the areas that opened or closed in the stretch, by when they opened. */
export async function findingsBetween(
  tx: Tx,
  stretch: {
    readonly from: Time
    readonly until: Time
    readonly areas: readonly string[]
    readonly limit: number
  },
) {
  if (stretch.areas.length === 0) return []
  return await db(tx)
    .selectFrom('finding')
    .leftJoin('site', 'site.id', 'finding.site')
    .leftJoin('inside_system', 'inside_system.id', 'finding.system')
    .select((eb) => [
      'finding.id',
      'finding.check_name',
      'finding.severity',
      'finding.state',
      'finding.opened_at',
      'finding.closed_at',
      eb.fn.coalesce('site.name', 'inside_system.name').as('name'),
    ])
    .where((eb) => inAreas(eb, FINDING_AREA, stretch.areas))
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('finding.opened_at', '>=', stretch.from),
          eb('finding.opened_at', '<', stretch.until),
        ]),
        and([
          eb('finding.closed_at', '>=', stretch.from),
          eb('finding.closed_at', '<', stretch.until),
        ]),
      ]),
    )
    .where('finding.opened_at', 'is not', null)
    .orderBy('finding.opened_at')
    .orderBy('finding.id')
    .limit(stretch.limit)
    .execute()
}
