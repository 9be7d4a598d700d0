// Who signs with a passkey, and with what: acts of a case for which an officer answers himself.
import { hash } from 'node:crypto'
import type { CommandContext, QueryContext } from '../../core/action.ts'
import { type Assertion, challengeOf } from '../../lib/custody/index.ts'
import { checkedAssertion } from './needs.ts'
import { refusal } from './refusals.ts'

/** Whether the caller signs by passkey: not in the exercise, and no machine has one. */
export function signsByPasskey({ node, actor }: Pick<QueryContext, 'node' | 'actor'>): boolean {
  return node.realm === 'actual' && actor.id.startsWith('person:')
}

/** What an officer signed with, and the key that shows it, COSE in base64url. */
export interface OfficerProof {
  readonly assertion: Assertion | null
  readonly publicKey: string | null
}

/**
 * The proof that the caller signed these bytes; both parts null where no passkey is asked for. Throws 409 Problem
 * `cases.passkey_needed` without an answer, 403 `accounts.wrong_passkey` for one of another passkey or other bytes.
 */
export async function officerProof(
  ctx: CommandContext,
  bytes: Uint8Array,
  assertion: Assertion | undefined,
): Promise<OfficerProof> {
  if (!signsByPasskey(ctx)) return { assertion: null, publicKey: null }
  if (assertion === undefined) throw refusal('passkeyNeeded')
  const challenge = challengeOf(bytes)
  return { assertion, ...(await ctx.ask(checkedAssertion, { challenge, assertion })) }
}

/** SHA-256 of what is signed, 64 hex digits: what a person read, and what the record names. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}
