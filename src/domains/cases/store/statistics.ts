import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { classNamed } from '../../../lib/rsit/index.ts'
import type { Counted } from '../figures.ts'
import { figureRow } from '../schema/figures.ts'
import type { cases } from './case.ts'
import type { charges, suspects } from './justice.ts'
import type { requests } from './request.ts'

const db = tables<Database<typeof cases | typeof suspects | typeof charges | typeof requests>>()

/** What everybody is told, as it was last counted. */
export const kept = table('justice_figure', figureRow)

/** Most of each that is counted: a nation's cases of many years. */
const MAX_COUNTED = 20_000

/** RSIT type of what was only tried out. */
const TEST = 'test'

/** Cases, suspects and charges as they are counted, without any name; areas are null for the whole nation. */
export async function counted(
  tx: Tx,
  areas: unknown,
): Promise<{ counted: Counted; assets: string[]; isCut: boolean }> {
  const rows = await countedCases(tx, areas)
  const known = new Set(rows.map(({ id }) => id))
  const named = await db(tx)
    .selectFrom('suspect')
    .select(['id', 'case', 'named_at as namedAt'])
    .where('named_at', 'is not', null)
    .orderBy('id')
    .limit(MAX_COUNTED)
    .execute()
  const charged = await db(tx)
    .selectFrom('charge')
    .select([
      'case',
      'suspect',
      'article',
      'outcome',
      'is_final as isFinal',
      'brought_at as broughtAt',
      'outcome_at as outcomeAt',
      'convicted_at as convictedAt',
      'sentenced_at as sentencedAt',
    ])
    .orderBy('id')
    .limit(MAX_COUNTED)
    .execute()
  return {
    counted: {
      cases: rows.map(({ type, ...row }) => ({ ...row, class: classNamed(type) })),
      suspects: named.flatMap(({ namedAt, ...row }) =>
        namedAt !== null && known.has(row.case) ? [{ ...row, namedAt }] : [],
      ),
      charges: charged
        .filter((row) => known.has(row.case))
        .map(({ isFinal, ...row }) => ({ ...row, isFinal: isFinal === 1 })),
    },
    assets: [...new Set(rows.flatMap(({ asset }) => asset ?? []))].toSorted(),
    isCut: [rows, named, charged].some((all) => all.length >= MAX_COUNTED),
  }
}

async function countedCases(tx: Tx, areas: unknown) {
  return await db(tx)
    .selectFrom('investigated_case')
    .select([
      'id',
      'opened_at as openedAt',
      'prosecuting_at as prosecutingAt',
      'ended_at as endedAt',
      'type',
      'asset',
    ])
    .where('state', '!=', 'merged')
    .where((eb) => eb.or([eb('type', 'is', null), eb('type', '!=', TEST)]))
    .$if(areas !== null, (all) => all.where((eb) => matches(eb, 'area', areas)))
    .orderBy('id')
    .limit(MAX_COUNTED)
    .execute()
}

/** Requests that left, by what came of them. */
export async function sentRequests(tx: Tx, areas: unknown) {
  const rows = await db(tx)
    .selectFrom('article_request')
    .innerJoin('investigated_case', 'investigated_case.id', 'article_request.case')
    .select([
      'article_request.article',
      'article_request.state',
      'article_request.refusal',
      'article_request.sent_at as sentAt',
      'article_request.acknowledged_at as acknowledgedAt',
      'article_request.preserved_at as preservedAt',
      'article_request.settled_at as settledAt',
    ])
    .where('article_request.sent_at', 'is not', null)
    .where((eb) => eb.or([eb('type', 'is', null), eb('type', '!=', TEST)]))
    .where((eb) => matches(eb, 'investigated_case.area', areas))
    .orderBy('article_request.id')
    .limit(MAX_COUNTED)
    .execute()
  return rows.flatMap(({ sentAt, ...row }) => (sentAt === null ? [] : [{ ...row, sentAt }]))
}
