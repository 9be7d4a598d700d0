import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type InvitationRow = Row<'invitation'>

/** Rows of one look: 200 invitations of a list with every role there is. */
const MAX_FURTHER_ROLES = 2_000

const INVITATION = [
  'id',
  'secret_hash',
  'kind',
  'name',
  'role',
  'area',
  'person',
  'made_by',
  'made_at',
  'expires_at',
  'used_at',
  'withdrawn_at',
] as const

export async function addInvitation(
  tx: Tx,
  row: Omit<InvitationRow, 'used_at' | 'withdrawn_at'>,
): Promise<void> {
  await db(tx)
    .insertInto('invitation')
    .values({ ...row, used_at: null, withdrawn_at: null })
    .execute()
}

/** Notes what an invitation gives besides its first role. */
export async function addInvitationRoles(
  tx: Tx,
  invitation: string,
  roles: readonly string[],
): Promise<void> {
  if (roles.length === 0) return
  const rows = roles.map((role) => ({ invitation, role }))
  await db(tx).insertInto('invitation_role').values(rows).execute()
}

/** Roles besides the first one, by invitation. */
export async function furtherRoles(
  tx: Tx,
  invitations: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (invitations.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('invitation_role')
    .select(['invitation', 'role'])
    .where('invitation', 'in', invitations)
    .orderBy('invitation')
    .orderBy('role')
    .limit(MAX_FURTHER_ROLES)
    .execute()
  const byInvitation = new Map<string, string[]>()
  for (const { invitation, role } of rows) {
    byInvitation.set(invitation, [...(byInvitation.get(invitation) ?? []), role])
  }
  return byInvitation
}

export async function invitationByHash(tx: Tx, hash: string): Promise<InvitationRow | undefined> {
  return await db(tx)
    .selectFrom('invitation')
    .select(INVITATION)
    .where('secret_hash', '=', hash)
    .executeTakeFirst()
}

export async function openInvitationById(tx: Tx, id: string): Promise<InvitationRow | undefined> {
  return await db(tx)
    .selectFrom('invitation')
    .select(INVITATION)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** Invitations to join that can still be used. */
export async function openInvitations(
  tx: Tx,
  { now, after, limit }: { now: Time; after: string; limit: number },
): Promise<InvitationRow[]> {
  return await db(tx)
    .selectFrom('invitation')
    .select(INVITATION)
    .where('kind', '=', 'join')
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function useInvitation(
  tx: Tx,
  { id, person, at }: { id: string; person: string; at: Time },
): Promise<void> {
  await db(tx).updateTable('invitation').set({ used_at: at, person }).where('id', '=', id).execute()
}

export async function withdrawInvitation(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('invitation').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Voids the open links of a kind (for one person), so that only the newest one opens the door. */
export async function withdrawInvitations(
  tx: Tx,
  { kind, person, at }: { kind: 'first' | 'recover'; person: string | null; at: Time },
): Promise<void> {
  let update = db(tx)
    .updateTable('invitation')
    .set({ withdrawn_at: at })
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
  if (person !== null) update = update.where('person', '=', person)
  await update.execute()
}
