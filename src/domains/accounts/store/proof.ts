import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { MAX_CHALLENGES, MAX_PASSKEYS_PER_PERSON, RECOVERY_CODES } from '../schema.ts'
import { db, type Row } from './tables.ts'

export type PasskeyRow = Row<'passkey'>
export type ChallengeRow = Row<'challenge'>

const PASSKEY = [
  'id',
  'person',
  'credential_id',
  'public_key',
  'counter',
  'is_synced',
  'label',
  'added_at',
  'used_at',
  'removed_at',
] as const

/** Keeps a challenge; drops expired ones, and the oldest when too many wait. */
export async function addChallenge(tx: Tx, row: ChallengeRow, now: Time): Promise<void> {
  await db(tx).deleteFrom('challenge').where('expires_at', '<=', now).execute()
  const oldestKept = await db(tx)
    .selectFrom('challenge')
    .select('expires_at')
    .orderBy('expires_at', 'desc')
    .limit(1)
    .offset(MAX_CHALLENGES - 1)
    .executeTakeFirst()
  if (oldestKept !== undefined) {
    await db(tx).deleteFrom('challenge').where('expires_at', '<=', oldestKept.expires_at).execute()
  }
  await db(tx).insertInto('challenge').values(row).execute()
}

/** Drops what waits for an answer about a subject. */
export async function dropChallenges(
  tx: Tx,
  { purpose, subject }: Pick<ChallengeRow, 'purpose' | 'subject'>,
): Promise<void> {
  await db(tx)
    .deleteFrom('challenge')
    .where('purpose', '=', purpose)
    .where('subject', '=', subject)
    .execute()
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
    .returning(['id', 'value', 'purpose', 'subject', 'person', 'expires_at'])
    .executeTakeFirst()
}

export async function addPasskey(
  tx: Tx,
  row: Omit<PasskeyRow, 'used_at' | 'removed_at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db(tx)
    .insertInto('passkey')
    .values({ ...row, used_at: null, removed_at: null })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function passkeyByCredential(
  tx: Tx,
  credentialId: string,
): Promise<PasskeyRow | undefined> {
  return await db(tx)
    .selectFrom('passkey')
    .select(PASSKEY)
    .where('credential_id', '=', credentialId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export async function passkeysOf(tx: Tx, person: string): Promise<PasskeyRow[]> {
  return await db(tx)
    .selectFrom('passkey')
    .select(PASSKEY)
    .where('person', '=', person)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(MAX_PASSKEYS_PER_PERSON)
    .execute()
}

/** Passkeys of a person that were added or removed after `since`, the newest first. */
export async function passkeysSince(
  tx: Tx,
  { person, since, limit }: { person: string; since: Time; limit: number },
): Promise<Pick<PasskeyRow, 'added_at' | 'removed_at'>[]> {
  return await db(tx)
    .selectFrom('passkey')
    .select(['added_at', 'removed_at'])
    .where('person', '=', person)
    .where((eb) => eb.or([eb('added_at', '>', since), eb('removed_at', '>', since)]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
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

/** Whether a passkey was added after `since`, also one that was removed again. */
export async function hasPasskeySince(tx: Tx, person: string, since: Time): Promise<boolean> {
  const found = await db(tx)
    .selectFrom('passkey')
    .select('id')
    .where('person', '=', person)
    .where('added_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function usePasskey(
  tx: Tx,
  { id, counter, at }: { id: string; counter: number; at: Time },
): Promise<void> {
  await db(tx).updateTable('passkey').set({ counter, used_at: at }).where('id', '=', id).execute()
}

export async function removePasskey(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('passkey').set({ removed_at: at }).where('id', '=', id).execute()
}

export async function removePasskeysOf(tx: Tx, person: string, at: Time): Promise<void> {
  await db(tx)
    .updateTable('passkey')
    .set({ removed_at: at })
    .where('person', '=', person)
    .where('removed_at', 'is', null)
    .execute()
}

/** Makes these the recovery codes of a person; older ones are void. */
export async function replaceRecoveryCodes(
  tx: Tx,
  { person, hashes, at }: { person: string; hashes: readonly string[]; at: Time },
): Promise<void> {
  await db(tx)
    .updateTable('recovery_code')
    .set({ replaced_at: at })
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .execute()
  await db(tx)
    .insertInto('recovery_code')
    .values(
      hashes.map((code_hash) => ({
        code_hash,
        person,
        made_at: at,
        used_at: null,
        replaced_at: null,
      })),
    )
    .execute()
}

export async function recoveryCode(
  tx: Tx,
  hash: string,
): Promise<Row<'recovery_code'> | undefined> {
  return await db(tx)
    .selectFrom('recovery_code')
    .select(['code_hash', 'person', 'made_at', 'used_at', 'replaced_at'])
    .where('code_hash', '=', hash)
    .executeTakeFirst()
}

export async function useRecoveryCode(tx: Tx, hash: string, at: Time): Promise<void> {
  await db(tx)
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('code_hash', '=', hash)
    .execute()
}

export async function countRecoveryCodes(tx: Tx, person: string): Promise<number> {
  const rows = await db(tx)
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .limit(RECOVERY_CODES)
    .execute()
  return rows.length
}

/** Wrong codes counted in `space` since the beginning of the span. */
export async function wrongTries(tx: Tx, space: string, since: Time): Promise<number> {
  const row = await db(tx)
    .selectFrom('code_try')
    .select('wrong')
    .where('space', '=', space)
    .where('since', '=', since)
    .executeTakeFirst()
  return row?.wrong ?? 0
}

/** How many places have a count of their own in the span. */
export async function placesCounted(tx: Tx, what: string, since: Time): Promise<number> {
  return await wrongTries(tx, placesOf(what), since)
}

/** Notes that one more place has a count in the span. */
export async function countPlace(tx: Tx, what: string, since: Time): Promise<void> {
  await addOne(tx, placesOf(what), since)
}

/** The row that counts places instead of codes; no place is named so. */
function placesOf(what: string): string {
  return `${what}:places`
}

/** Counts one more wrong code, and forgets spans that began before `old`. */
export async function countWrongTry(
  tx: Tx,
  { space, since, old }: { space: string; since: Time; old: Time },
): Promise<void> {
  await db(tx).deleteFrom('code_try').where('since', '<', old).execute()
  await addOne(tx, space, since)
}

async function addOne(tx: Tx, space: string, since: Time): Promise<void> {
  await db(tx)
    .insertInto('code_try')
    .values({ space, since, wrong: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['space', 'since'])
        .doUpdateSet((eb) => ({ wrong: eb('code_try.wrong', '+', 1) })),
    )
    .execute()
}
