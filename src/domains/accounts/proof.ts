import type { CommandContext, NodeFacts } from '../../core/action.ts'
import { firstIdAt, secretHash } from '../../core/id.ts'
import { keyedHash } from '../../core/keyed-hash.ts'
import { addMs } from '../../core/time.ts'
import { ALGORITHMS, type Credential } from '../../lib/webauthn/index.ts'
import { refusal } from './refusals.ts'
import {
  CHALLENGE_MS,
  idOf,
  MAX_PASSKEYS_PER_PERSON,
  RECOVERY_CODE_LETTERS,
  RECOVERY_CODES,
  SESSION_MS,
} from './schema.ts'
import {
  addChallenge,
  addPasskey,
  type ChallengeRow,
  challenges,
  passkeysOf,
  replaceRecoveryCodes,
  spendChallenge,
  takeChallenge,
} from './store/proof.ts'
import { bindBrowser, browserOfMark } from './store/browser.ts'
import { markSeen, sessions } from './store/session.ts'
import { grouped } from '../../ui/code.ts'
import { records } from './records.ts'

/** Name that authenticators show beside the passkey. */
const RP_NAME = 'Scrutineer'

/** What the answer of an authenticator must name. */
export function expectedOf(node: NodeFacts, challenge: string) {
  return { rpId: rpIdOf(node), origin: node.origin, challenge }
}

function rpIdOf(node: NodeFacts): string {
  return new URL(node.origin).hostname
}

/** User handle of a person: what a discoverable passkey gives back at sign-in. */
export function userHandleOf(person: string): string {
  return Buffer.from(person, 'utf8').toString('base64url')
}

/**
 * Makes a challenge for whoever showed a link or a session; the page hands it to the authenticator. Each link, and each
 * act of a session, has its own few, which nobody else uses up.
 */
export async function beginChallenge(
  ctx: CommandContext,
  facts: Pick<ChallengeRow, 'subject' | 'person'> & {
    readonly purpose: Exclude<ChallengeRow['purpose'], 'sign-in'>
  },
) {
  const challenge = { id: ctx.newId(), value: ctx.newSecret() }
  const row = { ...challenge, ...facts, expiresAt: addMs(ctx.now, CHALLENGE_MS) }
  await addChallenge(ctx.tx, row, ctx.now)
  return asked(ctx, challenge)
}

function asked(ctx: CommandContext, { id, value }: Pick<ChallengeRow, 'id' | 'value'>) {
  ctx.unchanged('a challenge is no fact yet')
  const { rpId } = expectedOf(ctx.node, value)
  return { challengeId: id, challenge: value, rpId, timeoutMs: CHALLENGE_MS }
}

/**
 * Makes a challenge for a stranger who wants to sign in. Nothing is kept of it, so that however many ask for one take
 * nobody's away: it is worked out of its id, which says when it was made.
 */
export function strangersChallenge(ctx: CommandContext) {
  const id = `${firstIdAt(ctx.now)}${ctx.newId().slice(firstIdAt(ctx.now).length)}`
  return asked(ctx, { id, value: valueOf(ctx, id) })
}

function valueOf(ctx: CommandContext, id: string): string {
  return Buffer.from(
    keyedHash(ctx.signing('stream'), 'challenges of sign-ins')(id),
    'hex',
  ).toString('base64url')
}

/** What the challenge of a sign-in asked to be signed. Throws 410 when it is too old, or was answered before. */
export async function strangersValue(ctx: CommandContext, id: string): Promise<string> {
  const isOver = id < firstIdAt(addMs(ctx.now, -CHALLENGE_MS))
  if (isOver || (await challenges.count(ctx.tx, { id })) > 0) throw refusal('expiredChallenge')
  return valueOf(ctx, id)
}

/** Uses up the challenge of a sign-in, once it was answered rightly. */
export async function spend(ctx: CommandContext, id: string): Promise<void> {
  await spendChallenge(ctx.tx, { id, expiresAt: addMs(ctx.now, CHALLENGE_MS), now: ctx.now })
}

/** What a page needs besides to make a new passkey for a person. */
export async function creationFacts(
  ctx: CommandContext,
  { person, name }: { person: string; name: string },
) {
  const known = await passkeysOf(ctx.tx, person)
  return {
    rpName: RP_NAME,
    user: { id: userHandleOf(person), name },
    algorithms: [...ALGORITHMS],
    exclude: known.map((passkey) => passkey.credentialId),
  }
}

/** The challenge that is answered; it serves once. Throws 410 when there is none any more. */
export async function answeredChallenge(
  ctx: CommandContext,
  { id, purpose, subject }: { id: string; purpose: ChallengeRow['purpose']; subject: string },
): Promise<ChallengeRow> {
  const challenge = await takeChallenge(ctx.tx, { id, purpose, now: ctx.now })
  if (challenge === undefined || challenge.subject !== subject) throw refusal('expiredChallenge')
  return challenge
}

/** Runs a check of an authenticator's answer. Throws 403 for whatever it finds wrong; the challenge is used up. */
export function accepted<T>(check: () => T): T {
  try {
    return check()
  } catch (cause) {
    throw refusal('wrongPasskey', { cause, keepsCount: true })
  }
}

/** Keeps a verified passkey. Throws 409 when it is registered already or the person has too many. */
export async function keepPasskey(
  ctx: CommandContext,
  { person, credential, label }: { person: string; credential: Credential; label: string },
): Promise<string> {
  const known = await passkeysOf(ctx.tx, person)
  if (known.length >= MAX_PASSKEYS_PER_PERSON) throw refusal('tooManyPasskeys')
  const id = ctx.newId()
  const isNew = await addPasskey(ctx.tx, {
    id,
    person,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    isSynced: credential.isSynced,
    label,
    addedAt: ctx.now,
  })
  if (!isNew) throw refusal('knownPasskey')
  ctx.record(records['passkey.added'], {
    subject: `person:${person}`,
    body: { passkey: id, synced: credential.isSynced },
  })
  return id
}

/** Makes new recovery codes for a person and voids the old ones; shown once, in groups of four letters. */
export async function newRecoveryCodes(ctx: CommandContext, person: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => ctx.newCode(RECOVERY_CODE_LETTERS))
  await replaceRecoveryCodes(ctx.tx, { person, hashes: codes.map(secretHash), at: ctx.now })
  ctx.record(records['recoveryCode.renewed'], {
    subject: `person:${person}`,
    body: { count: codes.length },
  })
  return codes.map(grouped)
}

/** Binds the person to the browser that he uses, by its mark; null where it carries none. */
async function boundBrowser(
  ctx: CommandContext,
  { person, openedWith }: { person: string; openedWith: string },
): Promise<string | null> {
  const hash = ctx.actor.browser
  if (hash === undefined) return null
  const browser = await browserOfMark(ctx.tx, { id: ctx.newId(), hash, at: ctx.now })
  await bindBrowser(ctx.tx, { browser, person, boundAt: ctx.now, boundWith: openedWith })
  return browserRef(browser)
}

/** A browser as actors and records name it. */
export function browserRef(id: string): string {
  return `browser:${id}`
}

/** Opens a session and gives its cookie. A session that the caller had before ends: the secret changes at sign-in. */
export async function openSession(
  ctx: CommandContext,
  { person, openedWith }: { person: string; openedWith: 'passkey' | 'recovery-code' | 'join' },
) {
  await endOwnSession(ctx)
  const id = ctx.newId()
  const secret = ctx.newSecret()
  const browser = await boundBrowser(ctx, { person, openedWith })
  await sessions.insert(ctx.tx, {
    id,
    secretHash: secretHash(secret),
    person,
    openedWith,
    openedAt: ctx.now,
    expiresAt: addMs(ctx.now, SESSION_MS),
  })
  await markSeen(ctx.tx, [id], ctx.now)
  ctx.record(records['session.opened'], {
    subject: `session:${id}`,
    body: {
      person: `person:${person}`,
      with: openedWith,
      ...(browser === null ? {} : { browser }),
    },
  })
  return { secret, maxAgeSeconds: SESSION_MS / 1000 }
}

/** Ends the session that carries this call; false when there is none. */
export async function endOwnSession(ctx: CommandContext): Promise<boolean> {
  const { via } = ctx.actor
  if (via === undefined || !via.startsWith('session:')) return false
  await sessions.change(ctx.tx, { id: idOf(via) }, { closedAt: ctx.now })
  ctx.record(records['session.closed'], { subject: via, body: { why: 'signed out' } })
  return true
}

/** Id of the person who calls, whose things these are. Throws 403 for devices, tokens and the machine. */
export function callingPerson(ctx: Pick<CommandContext, 'own'>): string {
  const caller = ctx.own()
  if (!caller.startsWith('person:')) throw refusal('notAPerson')
  return idOf(caller)
}
