// What gives a session lasting power is confirmed with a passkey of the person at that moment, so that a session in
// foreign hands ends with the session.
import { z } from 'zod'
import type { CommandContext } from '../../core/action.ts'
import { id } from '../../core/id.ts'
import { addMs } from '../../core/time.ts'
import {
  authenticationResponse,
  type AuthenticationResponse,
  verifyAuthentication,
} from '../../lib/webauthn/index.ts'
import { accepted, answeredChallenge, expectedOf, userHandleOf } from './proof.ts'
import { records } from './records.ts'
import { refusal, found } from './refusals.ts'
import { FRESH_RECOVERY_MS, idOf } from './schema.ts'
import { type PasskeyRow, passkeys } from './store/proof.ts'
import { sessionById } from './store/session.ts'

/** What has to be confirmed. */
export const CONFIRMED_ACTS = [
  'add-passkey',
  'remove-passkey',
  'renew-codes',
  'invite',
  'grant',
  'token',
] as const
export type ConfirmedAct = (typeof CONFIRMED_ACTS)[number]

/** A passkey's answer to a challenge that was made for one act of one session. */
export const confirmation = z.strictObject({
  challengeId: id,
  credential: authenticationResponse,
})
export type Confirmation = z.infer<typeof confirmation>

/** What a challenge of this session for this act is about: it serves no other. */
export function subjectOf(ctx: CommandContext, act: ConfirmedAct): string {
  return `${ctx.actor.via ?? ''} ${act}`
}

/** The passkey that signed the challenge, its use noted. Throws 403 for whatever is wrong; the challenge is used up. */
export async function signingPasskey(
  ctx: CommandContext,
  credential: AuthenticationResponse,
  challenge: string,
): Promise<PasskeyRow> {
  const where = { credentialId: credential.id, removedAt: null }
  const passkey = found(await passkeys.one(ctx.tx, where), 'wrongPasskey', { keepsCount: true })
  const { userHandle } = credential
  if (userHandle !== null && userHandle !== userHandleOf(passkey.person)) {
    throw refusal('wrongPasskey', { keepsCount: true })
  }
  const known = {
    id: passkey.credentialId,
    publicKey: passkey.publicKey,
    counter: passkey.counter,
    isSynced: passkey.isSynced,
  }
  const expected = expectedOf(ctx.node, challenge)
  const { counter } = accepted(() => verifyAuthentication(credential, expected, known))
  await passkeys.change(ctx.tx, { id: passkey.id }, { counter, usedAt: ctx.now })
  return passkey
}

/** Notes that the person confirmed; throws 403 unless the person signed a challenge for this act of this session with a passkey of his own just now. */
export async function checkConfirmed(
  ctx: CommandContext,
  { person, act, given }: { person: string; act: ConfirmedAct; given: Confirmation | undefined },
): Promise<void> {
  if (given === undefined) throw refusal('unconfirmed')
  const challenge = await answeredChallenge(ctx, {
    id: given.challengeId,
    purpose: 'confirm',
    subject: subjectOf(ctx, act),
  })
  const passkey = await signingPasskey(ctx, given.credential, challenge.value)
  if (passkey.person !== person) throw refusal('wrongPasskey')
  const subject = `person:${person}`
  ctx.record(records['passkey.confirmed'], { subject, body: { passkey: passkey.id, act } })
}

/**
 * The same for what a token or the machine does as well. They have no passkey; whoever holds them was let in on the machine,
 * and no console that is left open gives them.
 */
export async function checkConfirmedByPerson(
  ctx: CommandContext,
  { act, given }: { act: ConfirmedAct; given: Confirmation | undefined },
): Promise<void> {
  const { id: caller } = ctx.actor
  if (caller.startsWith('person:')) await checkConfirmed(ctx, { person: idOf(caller), act, given })
}

/**
 * Whether the person just signed in with a recovery code and has added no passkey since: whoever lost the passkeys cannot
 * confirm with one, so the code counts once in place of it, for a new passkey only.
 */
export async function isFreshlyRecovered(
  ctx: Pick<CommandContext, 'tx' | 'now' | 'actor'>,
  person: string,
): Promise<boolean> {
  const session = await sessionById(ctx.tx, idOf(ctx.actor.via ?? ''))
  if (session?.openedWith !== 'recovery-code' || session.person !== person) return false
  if (session.openedAt <= addMs(ctx.now, -FRESH_RECOVERY_MS)) return false
  // Also one that was removed again.
  const added = await passkeys.one(ctx.tx, { person, addedAt: { from: session.openedAt } })
  return added === undefined
}
