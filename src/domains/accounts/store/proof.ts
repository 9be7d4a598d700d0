import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, type NewRow, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_CHALLENGES, MAX_PASSKEYS_PER_PERSON } from '../schema.ts'

export const passkeyRow = z.strictObject({
  id,
  person: id,
  credentialId: z.string(),
  /** COSE key in base64url. */
  publicKey: z.string(),
  counter: z.number().int(),
  isSynced: z.boolean(),
  label: z.string(),
  addedAt: time,
  usedAt: time.nullable(),
  removedAt: time.nullable(),
})
export type PasskeyRow = z.infer<typeof passkeyRow>
export const passkeys = table('passkey', passkeyRow)

export const recoveryCodes = table(
  'recovery_code',
  z.strictObject({
    codeHash: z.string(),
    person: id,
    madeAt: time,
    usedAt: time.nullable(),
    replacedAt: time.nullable(),
  }),
  ['codeHash'],
)

export const challenges = table(
  'challenge',
  z.strictObject({
    id,
    value: z.string(),
    /** At `sign-in` it was answered: before that it stands in no row, so that strangers fill none. */
    purpose: z.enum(['join', 'sign-in', 'confirm', 'add']),
    /** Invitation, or session and act, that it was made for; empty at sign-in. */
    subject: z.string(),
    /** Id that a joining person will get. */
    person: z.string(),
    expiresAt: time,
  }),
)
export type ChallengeRow = RowOf<typeof challenges>

const db = tables<Database<typeof passkeys | typeof recoveryCodes | typeof challenges>>()

/** Keeps a challenge; drops expired ones, and the oldest of the same subject when too many of it wait. */
export async function addChallenge(tx: Tx, row: ChallengeRow, now: Time): Promise<void> {
  await challenges.remove(tx, { expiresAt: { upTo: now } })
  const { purpose, subject } = row
  const how = { order: ['-expiresAt', '-id'], limit: MAX_CHALLENGES } as const
  const own = await challenges.many(tx, { purpose, subject }, how)
  const [oldest] = own.length < MAX_CHALLENGES ? [] : own.slice(-1)
  if (oldest !== undefined) await challenges.remove(tx, { id: oldest.id })
  await challenges.insert(tx, row)
}

/** Notes that the challenge of a sign-in was answered; it counts no more than until `expiresAt` anyway. */
export async function spendChallenge(
  tx: Tx,
  { id: given, expiresAt, now }: { id: string; expiresAt: Time; now: Time },
): Promise<void> {
  await challenges.remove(tx, { expiresAt: { upTo: now } })
  const spent = { value: '', purpose: 'sign-in', subject: '', person: '' } as const
  await challenges.insert(tx, { id: given, ...spent, expiresAt })
}

/** Takes a challenge out, so that it serves once; undefined when it is unknown, for something else or too old. */
export async function takeChallenge(
  tx: Tx,
  wanted: { id: string; purpose: ChallengeRow['purpose']; now: Time },
): Promise<ChallengeRow | undefined> {
  return await db(tx)
    .deleteFrom('challenge')
    .where('id', '=', wanted.id)
    .where('purpose', '=', wanted.purpose)
    .where('expires_at', '>', wanted.now)
    .returning(challenges.columns())
    .executeTakeFirst()
}

/** Keeps a passkey; false where its credential is registered already. */
export async function addPasskey(tx: Tx, row: NewRow<PasskeyRow>): Promise<boolean> {
  const { credentialId } = row
  if ((await passkeys.one(tx, { credentialId })) !== undefined) return false
  await passkeys.insert(tx, row)
  return true
}

/** Passkeys of a person in force. */
export async function passkeysOf(tx: Tx, person: string): Promise<PasskeyRow[]> {
  const how = { order: ['id'], limit: MAX_PASSKEYS_PER_PERSON } as const
  return await passkeys.many(tx, { person, removedAt: null }, how)
}

/** Passkeys of a person that were added or removed after `since`, the newest first. */
export async function passkeysSince(
  tx: Tx,
  { person, since, limit }: { person: string; since: Time; limit: number },
): Promise<PasskeyRow[]> {
  const rows = await passkeys
    .select(tx)
    .where('person', '=', person)
    .where((eb) => eb.or([eb('added_at', '>', since), eb('removed_at', '>', since)]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return passkeys.read(rows)
}

/** When recovery codes of a person were made and used after `since`, the newest first. */
export async function recoveryCodesSince(
  tx: Tx,
  { person, since, limit }: { person: string; since: Time; limit: number },
): Promise<{ made: Time[]; used: (Time | null)[] }> {
  const codes = db(tx).selectFrom('recovery_code').where('person', '=', person).limit(limit)
  const made = await codes
    .select('made_at')
    .distinct()
    .where('made_at', '>', since)
    .orderBy('made_at', 'desc')
    .execute()
  const used = await codes
    .select('used_at')
    .where('used_at', '>', since)
    .orderBy('used_at', 'desc')
    .execute()
  return { made: made.map((row) => row.made_at), used: used.map((row) => row.used_at) }
}

/** Not used, and not made void by newer ones. */
const IN_FORCE = { usedAt: null, replacedAt: null } as const

/** Makes these the recovery codes of a person; older ones are void. */
export async function replaceRecoveryCodes(
  tx: Tx,
  { person, hashes, at }: { person: string; hashes: readonly string[]; at: Time },
): Promise<void> {
  await recoveryCodes.change(tx, { person, ...IN_FORCE }, { replacedAt: at })
  const rows = hashes.map((codeHash) => ({ codeHash, person, madeAt: at }))
  await recoveryCodes.insert(tx, rows)
}

export async function countRecoveryCodes(tx: Tx, person: string): Promise<number> {
  return await recoveryCodes.count(tx, { person, ...IN_FORCE })
}
