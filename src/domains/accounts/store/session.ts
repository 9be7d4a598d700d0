import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type SessionRow = Omit<Row<'session'>, 'closed_by'> & { seen_at: Time }
export type TokenRow = Row<'token'>

/** Open sessions of one person that a list shows, newest first; closing all closes the others too. */
const MAX_SESSIONS = 50

function sessions(tx: Tx) {
  return db(tx)
    .selectFrom('session')
    .innerJoin('session_seen', 'session_seen.subject', 'session.id')
    .select([
      'session.id',
      'session.secret_hash',
      'session.person',
      'session.opened_with',
      'session.opened_at',
      'session.expires_at',
      'session.closed_at',
      'session_seen.seen_at',
    ])
    .where('session.closed_at', 'is', null)
}

export async function addSession(
  tx: Tx,
  row: Omit<Row<'session'>, 'closed_at' | 'closed_by'>,
): Promise<void> {
  await db(tx)
    .insertInto('session')
    .values({ ...row, closed_at: null, closed_by: null })
    .execute()
  await markSeen(tx, [row.id], row.opened_at)
}

export async function sessionByHash(tx: Tx, hash: string): Promise<SessionRow | undefined> {
  return await sessions(tx).where('session.secret_hash', '=', hash).executeTakeFirst()
}

export async function sessionById(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return await sessions(tx).where('session.id', '=', id).executeTakeFirst()
}

/** Sessions that are neither closed, nor over, nor idle since before `seenSince`. */
export async function openSessionsOf(
  tx: Tx,
  { person, now, seenSince }: { person: string; now: Time; seenSince: Time },
): Promise<SessionRow[]> {
  return await sessions(tx)
    .where('session.person', '=', person)
    .where('session.expires_at', '>', now)
    .where('session_seen.seen_at', '>', seenSince)
    .orderBy('session.id', 'desc')
    .limit(MAX_SESSIONS)
    .execute()
}

export async function closeSession(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('session').set({ closed_at: at }).where('id', '=', id).execute()
}

/** Closes every session of a person and gives how many were open; `by` is who did it, null for the person himself. */
export async function closeSessionsOf(
  tx: Tx,
  { person, at, by }: { person: string; at: Time; by: string | null },
): Promise<number> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('session')
    .set({ closed_at: at, closed_by: by })
    .where('person', '=', person)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Most who are named as having ended sessions or taken roles in one stretch of time. */
const MAX_ENDERS = 500

/** Who ended sessions of others, or took roles from them, from `from` up to `until`. */
export async function endersBetween(
  tx: Tx,
  { from, until }: { from: Time; until: Time },
): Promise<string[]> {
  const closers = await db(tx)
    .selectFrom('session')
    .select('closed_by')
    .distinct()
    .where('closed_at', '>=', from)
    .where('closed_at', '<=', until)
    .where('closed_by', 'is not', null)
    .limit(MAX_ENDERS)
    .execute()
  const takers = await db(tx)
    .selectFrom('role_grant')
    .select('withdrawn_by')
    .distinct()
    .where('withdrawn_at', '>=', from)
    .where('withdrawn_at', '<=', until)
    .where('withdrawn_by', 'is not', null)
    .limit(MAX_ENDERS)
    .execute()
  const named = [...closers.map((row) => row.closed_by), ...takers.map((row) => row.withdrawn_by)]
  return [...new Set(named.flatMap((one) => one ?? []))].sort()
}

/** When these sessions and devices were last heard. */
export async function seenTimes(tx: Tx, subjects: readonly string[]): Promise<Map<string, Time>> {
  if (subjects.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('session_seen')
    .select(['subject', 'seen_at'])
    .where('subject', 'in', subjects)
    .limit(subjects.length)
    .execute()
  return new Map(rows.map((row) => [row.subject, row.seen_at]))
}

/** Notes that sessions or devices were heard; each id once. */
export async function markSeen(tx: Tx, subjects: readonly string[], at: Time): Promise<void> {
  if (subjects.length === 0) return
  await db(tx)
    .insertInto('session_seen')
    .values(subjects.map((subject) => ({ subject, seen_at: at })))
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ seen_at: at }))
    .execute()
}

const TOKEN = [
  'id',
  'name',
  'role',
  'area',
  'secret_hash',
  'made_by',
  'made_at',
  'expires_at',
  'revoked_at',
] as const

export async function addToken(tx: Tx, row: Omit<TokenRow, 'revoked_at'>): Promise<void> {
  await db(tx)
    .insertInto('token')
    .values({ ...row, revoked_at: null })
    .execute()
}

export async function tokenByHash(tx: Tx, hash: string): Promise<TokenRow | undefined> {
  return await db(tx)
    .selectFrom('token')
    .select(TOKEN)
    .where('secret_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

export async function tokenById(tx: Tx, id: string): Promise<TokenRow | undefined> {
  return await db(tx)
    .selectFrom('token')
    .select(TOKEN)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

export async function tokensAfter(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<TokenRow[]> {
  return await db(tx)
    .selectFrom('token')
    .select(TOKEN)
    .where('id', '>', after)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function revokeToken(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('token').set({ revoked_at: at }).where('id', '=', id).execute()
}
