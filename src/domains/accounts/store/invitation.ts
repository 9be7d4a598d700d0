import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'

export const invitations = table(
  'invitation',
  z.strictObject({
    id,
    secretHash: z.string(),
    /** Of a new person, of the first administrator, or of a person who lost every passkey. */
    kind: z.enum(['join', 'first', 'recover']),
    name: z.string().nullable(),
    role: z.string().nullable(),
    area: z.string().nullable(),
    /** For how many days it gives its role, from the joining; null for good. */
    days: z.number().int().nullable(),
    person: id.nullable(),
    madeBy: z.string(),
    madeAt: time,
    expiresAt: time,
    usedAt: time.nullable(),
    withdrawnAt: time.nullable(),
  }),
)
export type InvitationRow = RowOf<typeof invitations>

/** What invitations give besides their first role. */
export const invitationRoles = table(
  'invitation_role',
  z.strictObject({ invitation: id, role: z.string() }),
  ['invitation', 'role'],
)

/** Rows of one look: 200 invitations of a list with every role there is. */
const MAX_FURTHER_ROLES = 2_000

/** Roles besides the first one, by invitation. */
export async function furtherRoles(
  tx: Tx,
  invitation: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const how = { order: ['invitation', 'role'], limit: MAX_FURTHER_ROLES } as const
  const rows = await invitationRoles.many(tx, { invitation }, how)
  const grouped = Map.groupBy(rows, (row) => row.invitation)
  return new Map([...grouped].map(([key, own]) => [key, own.map((row) => row.role)]))
}

/** Neither used nor withdrawn. */
export const OPEN = { usedAt: null, withdrawnAt: null } as const

/** Invitations to join that can still be used. */
export async function openInvitations(
  tx: Tx,
  { now, after, limit }: { now: Time; after: string; limit: number },
): Promise<InvitationRow[]> {
  const where = { ...OPEN, kind: 'join', expiresAt: { after: now }, id: { after } } as const
  return await invitations.many(tx, where, { order: ['id'], limit })
}

/** Voids the open links of a kind (for one person), so that only the newest one opens the door. */
export async function withdrawInvitations(
  tx: Tx,
  { at, ...of }: { kind: 'first'; at: Time } | { kind: 'recover'; person: string; at: Time },
): Promise<void> {
  await invitations.change(tx, { ...OPEN, ...of }, { withdrawnAt: at })
}
