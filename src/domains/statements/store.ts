import type { Tx } from '../../core/port.ts'
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

/** How many versions of a statement were released. */
export async function releasedCount(tx: Tx, statement: string): Promise<number> {
  return await versions.count(tx, { statement, state: 'released' })
}

/** Open rows of plans in these areas of statements whose incident goes on, what is due first; those without a length last. */
export async function openNotices(tx: Tx, wanted: Wanted) {
  const rows = await db(tx)
    .selectFrom('statement_notice')
    .innerJoin('statement', 'statement.id', 'statement_notice.statement')
    .select([...notices.columns('id', 'who', 'dueAt', 'beganAt'), ...OF_INCIDENT])
    .where('statement_notice.state', '=', 'open')
    .where('statement_notice.due_at', 'is not', null)
    .where('statement.ended_at', 'is', null)
    .where((eb) => matches(eb, 'statement.area', wanted.areas))
    .orderBy('statement_notice.due_at')
    .orderBy('statement_notice.id')
    .limit(wanted.limit)
    .execute()
  return notices.read(rows)
}

/** Statements whose first word is due, and those of which a text waits for a second person, with who wrote it. */
export async function waitingWords(tx: Tx, wanted: Wanted) {
  return await db(tx)
    .selectFrom('statement')
    .leftJoin('statement_version', 'statement_version.id', 'statement.proposed')
    .select([
      ...statements.columns('id', 'state', 'openedAt', 'dueAt'),
      ...OF_INCIDENT,
      'statement_version.written_by as writtenBy',
      'statement_version.written_at as writtenAt',
    ])
    .where((eb) => eb.or([eb('statement.state', '=', 'due'), eb('proposed', 'is not', null)]))
    .where((eb) => matches(eb, 'statement.area', wanted.areas))
    .orderBy('statement.due_at')
    .orderBy('statement.id')
    .limit(wanted.limit)
    .execute()
}

/** Breaches of personal data of which one person says that they need no letter. */
export async function judgedBreaches(tx: Tx, wanted: Wanted) {
  return await db(tx)
    .selectFrom('statement_breach')
    .innerJoin('statement', 'statement.id', 'statement_breach.statement')
    .select([...breaches.columns('statement', 'judgedBy', 'judgedAt'), ...OF_INCIDENT])
    .where('statement_breach.judged_at', 'is not', null)
    .where('statement_breach.agreed_at', 'is', null)
    .where((eb) => matches(eb, 'statement.area', wanted.areas))
    .orderBy('statement_breach.judged_at')
    .limit(wanted.limit)
    .execute()
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
