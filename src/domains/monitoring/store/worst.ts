import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { findings, findingsIn, isExcusedAt } from './finding.ts'

/** Which sites and systems are asked for. */
interface Wanted {
  readonly areas: readonly string[]
  readonly now: Time
  readonly limit: number
}

/**
 * Sites and systems with suspected or open findings, each once with its worst and how many it has: the worst first, then the
 * newest. What a person excused comes after everything that nobody did.
 */
export async function worstOfEach(tx: Tx, { areas, now, limit }: Wanted) {
  if (areas.length === 0) return []
  const place = sql<number>`case when ${isExcusedAt(now)} then 10 else 0 end
    + case finding.severity when 'C' then 0 when 'H' then 1 when 'M' then 2 when 'L' then 3 else 4 end`
  const owner = sql`coalesce(finding.site, finding.system)`
  const each = findingsIn(tx, areas)
    .select([
      ...findings.columns('id', 'site', 'system', 'state', 'severity', 'suspectedAt', 'openedAt'),
      'finding.check_name as check',
      place.as('place'),
      sql<number>`row_number() over (partition by ${owner} order by ${place}, finding.id desc)`.as(
        'turn',
      ),
      sql<number>`count(*) over (partition by ${owner})`.as('count'),
    ])
    .where('finding.state', 'in', ['suspect', 'open'])
    .where('site.ended_at', 'is', null)
    .where('inside_system.ended_at', 'is', null)
  const rows = await tables()(tx)
    .selectFrom(each.as('each'))
    .selectAll()
    .where('turn', '=', 1)
    .orderBy('place')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ place: _place, turn: _turn, count, ...row }) => ({
    ...row,
    count: Number(count),
  }))
}
