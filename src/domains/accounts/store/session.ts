import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'

export const sessionRow = z.strictObject({
  id,
  secretHash: z.string(),
  person: id,
  openedWith: z.enum(['passkey', 'recovery-code', 'join']),
  openedAt: time,
  expiresAt: time,
  closedAt: time.nullable(),
  /** Null where the person did it. */
  closedBy: z.string().nullable(),
})
export const sessions = table('session', sessionRow)

/** When sessions and devices were last heard. */
export const seens = table('session_seen', z.strictObject({ subject: id, seenAt: time }), [
  'subject',
])

export const tokenRow = z.strictObject({
  id,
  name: z.string(),
  role: z.string(),
  area: areaPath,
  secretHash: z.string(),
  madeBy: z.string(),
  madeAt: time,
  expiresAt: time,
  revokedAt: time.nullable(),
})
export const tokens = table('token', tokenRow)

export type SessionRow = RowOf<typeof sessions> & { readonly seenAt: Time }

/** Open sessions of one person that a list shows, newest first; closing all closes the others too. */
const MAX_SESSIONS = 50

function seenSessions(tx: object) {
  return sessions
    .select<typeof seens>(tx)
    .innerJoin('session_seen', 'session_seen.subject', 'session.id')
    .select('session_seen.seen_at as seenAt')
    .where('session.closed_at', 'is', null)
}

export async function sessionById(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return await seenSessions(tx).where('session.id', '=', id).executeTakeFirst()
}

/** Sessions that are neither closed, nor over, nor idle since before `seenSince`. */
export async function openSessionsOf(
  tx: Tx,
  { person, now, seenSince }: { person: string; now: Time; seenSince: Time },
): Promise<SessionRow[]> {
  return await seenSessions(tx)
    .where('session.person', '=', person)
    .where('session.expires_at', '>', now)
    .where('session_seen.seen_at', '>', seenSince)
    .orderBy('session.id', 'desc')
    .limit(MAX_SESSIONS)
    .execute()
}

/** Closes every session of a person and gives how many were open; `by` is who did it, null for the person himself. */
export async function closeSessionsOf(
  tx: Tx,
  { person, at, by }: { person: string; at: Time; by: string | null },
): Promise<number> {
  return await sessions.change(tx, { person, closedAt: null }, { closedAt: at, closedBy: by })
}

/** When these sessions and devices were last heard. */
export async function seenTimes(tx: Tx, subject: readonly string[]): Promise<Map<string, Time>> {
  const rows = await seens.many(tx, { subject }, { limit: subject.length })
  return new Map(rows.map((row) => [row.subject, row.seenAt]))
}

/** Notes that sessions or devices were heard; each id once. */
export async function markSeen(tx: Tx, subjects: readonly string[], seenAt: Time): Promise<void> {
  await seens.put(
    tx,
    subjects.map((subject) => ({ subject, seenAt })),
  )
}
