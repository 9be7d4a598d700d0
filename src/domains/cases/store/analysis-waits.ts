import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { ANALYSTS } from '../levels.ts'
import { LIVE_STATES } from '../schema/case.ts'
import type { attributions, rounds, sheets } from './analysis.ts'
import type { cases, seats } from './case.ts'

type Known = typeof cases | typeof seats | typeof rounds | typeof sheets | typeof attributions
const db = tables<Database<Known>>()

interface Wanted {
  readonly person: string
  readonly areas: unknown
  readonly now: Time
  readonly limit: number
}

/** Rounds in which a person scores and has not handed in, by the case's code alone, the oldest first. */
export async function unscoredRounds(tx: Tx, { person, areas, now, limit }: Wanted) {
  return await db(tx)
    .selectFrom('scoring_round')
    .innerJoin('investigated_case', 'investigated_case.id', 'scoring_round.case')
    .innerJoin('case_seat', 'case_seat.case', 'scoring_round.case')
    .leftJoin('score_sheet', (join) =>
      join
        .onRef('score_sheet.round', '=', 'scoring_round.id')
        .on('score_sheet.person', '=', person),
    )
    .select([
      'scoring_round.case',
      'scoring_round.started_at as since',
      'investigated_case.code',
      'scoring_round.id',
    ])
    .distinct()
    .where('scoring_round.ended_at', 'is', null)
    .where('score_sheet.round', 'is', null)
    .where('case_seat.person', '=', person)
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', now)
    .where('case_seat.role', 'in', [...ANALYSTS])
    .where('investigated_case.state', 'in', LIVE_STATES)
    .where((eb) => matches(eb, 'investigated_case.area', areas))
    .orderBy('scoring_round.started_at')
    .limit(limit)
    .execute()
}

/** Attributions that wait for a second person in cases in which somebody has a seat, with that seat, the oldest first. */
export async function undecidedAttributions(tx: Tx, { person, areas, now, limit }: Wanted) {
  return await db(tx)
    .selectFrom('attribution')
    .innerJoin('investigated_case', 'investigated_case.id', 'attribution.case')
    .innerJoin('case_seat', 'case_seat.case', 'attribution.case')
    .select([
      'attribution.id',
      'attribution.case',
      'attribution.kind',
      'attribution.drafted_at as since',
      'case_seat.role',
      'investigated_case.code',
    ])
    .where('attribution.state', '=', 'proposed')
    .where('attribution.drafted_by', '!=', person)
    .where('case_seat.person', '=', person)
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', now)
    .where('investigated_case.state', 'in', LIVE_STATES)
    .where((eb) => matches(eb, 'investigated_case.area', areas))
    .orderBy('attribution.id')
    .limit(limit)
    .execute()
}
