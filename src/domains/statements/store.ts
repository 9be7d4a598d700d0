import { sql } from 'kysely'
import { firstIdAt } from '../../core/id.ts'
import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { matches } from '../../lib/sql/condition.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import * as noun from './schema.ts'

export const statements = table('statement', noun.statementRow)
export const versions = table('statement_version', noun.versionRow)
export const notices = table('statement_notice', noun.noticeRow)
export const breaches = table('statement_breach', noun.breachRow, ['statement'])
export const lengths = table('statement_length', noun.lengthRow, ['duty'])

const db =
  tables<Database<typeof statements | typeof versions | typeof notices | typeof breaches>>()

/** Whose things, and how many. */
interface Wanted {
  readonly areas: unknown
  readonly limit: number
}

const OF_INCIDENT = [
  'statement.incident as incident',
  'statement.incident_code as incidentCode',
] as const

/** Open rows of plans of statements whose incident goes on, and those that a law demands. Those without a length wait for nobody. */
function openNotices(tx: Tx, wanted: Wanted) {
  return (
    db(tx)
      .selectFrom('statement_notice')
      .innerJoin('statement', 'statement.id', 'statement_notice.statement')
      .select((eb) => [
        'statement_notice.id as id',
        ...OF_INCIDENT,
        'statement.state as state',
        'statement_notice.began_at as openedAt',
        eb.ref('statement_notice.due_at').$notNull().as('dueAt'),
        eb.ref('statement_notice.who').$castTo<string | null>().as('who'),
        nothing('writtenBy'),
        nothing('writtenAt'),
        nothing('judgedBy'),
        nothing('judgedAt'),
      ])
      .where('statement_notice.state', '=', 'open')
      .where('statement_notice.due_at', 'is not', null)
      // A law goes on when the incident is over.
      .where((eb) =>
        eb.or([eb('statement.ended_at', 'is', null), eb('statement_notice.duty', 'is not', null)]),
      )
      .where((eb) => matches(eb, 'statement.area', wanted.areas))
      .orderBy('statement_notice.due_at')
      .orderBy('statement_notice.id')
      .limit(wanted.limit)
  )
}

/**
 * Statements whose first word is due, of which a text waits for a second person, with who wrote it, or of which one person
 * says that a breach of personal data needs no letter.
 */
function waitingWords(tx: Tx, wanted: Wanted) {
  return db(tx)
    .selectFrom('statement')
    .leftJoin('statement_version', 'statement_version.id', 'statement.proposed')
    .leftJoin('statement_breach', (join) =>
      join
        .onRef('statement_breach.statement', '=', 'statement.id')
        .on('statement_breach.judged_at', 'is not', null)
        .on('statement_breach.agreed_at', 'is', null),
    )
    .select([
      'statement.id as id',
      ...OF_INCIDENT,
      'statement.state as state',
      'statement.opened_at as openedAt',
      'statement.due_at as dueAt',
      nothing('who'),
      'statement_version.written_by as writtenBy',
      'statement_version.written_at as writtenAt',
      'statement_breach.judged_by as judgedBy',
      'statement_breach.judged_at as judgedAt',
    ])
    .where((eb) =>
      eb.or([
        eb('statement.state', '=', 'due'),
        eb('statement.proposed', 'is not', null),
        eb('statement_breach.judged_at', 'is not', null),
      ]),
    )
    .where((eb) => matches(eb, 'statement.area', wanted.areas))
    .orderBy('statement.due_at')
    .orderBy('statement.id')
    .limit(wanted.limit)
}

const nothing = <N extends string>(name: N) => sql<string | null>`null`.as(name)

/** All that waits, what is due first, in one statement: the situation asks for it each time it is drawn. */
export async function allWaiting(tx: Tx, wanted: Wanted) {
  const rows = await db(tx)
    .selectFrom(waitingWords(tx, wanted).as('words'))
    .selectAll()
    .unionAll(db(tx).selectFrom(openNotices(tx, wanted).as('told')).selectAll())
    .execute()
  return rows
    .toSorted((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
    .map(({ who, ...row }) => ({ ...row, who: who === null ? null : whoOf(who) }))
}
export type WaitingRow = Awaited<ReturnType<typeof allWaiting>>[number]

const whoOf = (json: string) => noun.noticeRow.shape.who.parse(JSON.parse(json))

/** Statements that became due, or were published, within a stretch of time, the oldest first. */
export async function statementsWithin(
  tx: Tx,
  { areas, from, until, limit }: Wanted & { readonly from: Time; readonly until: Time },
) {
  const [first, next] = [firstIdAt(from), firstIdAt(until)]
  const rows = await db(tx)
    .selectFrom('statement')
    .select(statements.columns())
    .where(({ or, and, eb }) =>
      or([
        and([eb('id', '>=', first), eb('id', '<', next)]),
        and([eb('released_at', '>=', from), eb('released_at', '<', until)]),
      ]),
    )
    .where((eb) => matches(eb, 'statement.area', areas))
    .orderBy('id')
    .limit(limit)
    .execute()
  return statements.read(rows)
}

/** The newest version of each of these statements that was released. */
export async function newestVersions(tx: Tx, of: readonly string[]) {
  if (of.length === 0) return []
  const rows = await db(tx)
    .selectFrom('statement_version')
    .select(versions.columns())
    .where('state', '=', 'released')
    .where('statement', 'in', of)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('statement_version as later')
            .select('later.id')
            .whereRef('later.statement', '=', 'statement_version.statement')
            .whereRef('later.number', '>', 'statement_version.number'),
        ),
      ),
    )
    .limit(of.length)
    .execute()
  return versions.read(rows)
}
