import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { keyedHash } from '../../../core/keyed-hash.ts'
import { addMs, time } from '../../../core/time.ts'
import { assertion, isAnswered } from '../../../lib/custody/index.ts'
import { registrationResponse, verifyRegistration } from '../../../lib/webauthn/index.ts'
import { ACCOUNT_CHANGES, recentChanges } from '../changes.ts'
import {
  checkConfirmed,
  confirmation,
  CONFIRMED_ACTS,
  isFreshlyRecovered,
  subjectOf,
} from '../confirmation.ts'
import {
  accepted,
  answeredChallenge,
  beginChallenge,
  callingPerson,
  creationFacts,
  expectedOf,
  keepPasskey,
  newRecoveryCodes,
} from '../proof.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import {
  grant,
  passkeyCreation,
  passkeyRequest,
  personName,
  personRef,
  SESSION_IDLE_MS,
} from '../schema.ts'
import { grantOf } from './people.ts'
import { grantsOf, persons } from '../store/person.ts'
import * as proofs from '../store/proof.ts'
import * as store from '../store/session.ts'

const passkey = proofs.passkeyRow
  .pick({ label: true, isSynced: true, addedAt: true, usedAt: true })
  .extend({ passkey: id })
const session = store.sessionRow
  .pick({ openedWith: true, openedAt: true, expiresAt: true })
  .extend({ session: id, seenAt: time, isCurrent: z.boolean() })

export const me = query({
  name: 'accounts.me',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary: 'Your roles, passkeys and the number of recovery codes left.',
  input: z.strictObject({}),
  output: z.strictObject({
    person: personRef,
    name: z.string(),
    grants: z.array(grant),
    passkeys: z.array(passkey),
    recoveryCodesLeft: z.number().int(),
    /** Signed in with a recovery code just now: one new passkey needs no other. */
    isRecovered: z.boolean(),
    /** What gave or took power over the account lately; the newest first. */
    changes: z.array(z.strictObject({ what: z.enum(ACCOUNT_CHANGES), at: time })),
  }),
  async run(ctx) {
    const own = callingPerson(ctx)
    const person = found(await persons.one(ctx.tx, { id: own }), 'unknownPerson')
    const passkeys = await proofs.passkeysOf(ctx.tx, own)
    return {
      person: `person:${own}`,
      name: person.name,
      grants: (await grantsOf(ctx.tx, [own], ctx.now)).map(grantOf),
      passkeys: passkeys.map((row) => ({
        passkey: row.id,
        label: row.label,
        isSynced: row.isSynced,
        addedAt: row.addedAt,
        usedAt: row.usedAt,
      })),
      recoveryCodesLeft: await proofs.countRecoveryCodes(ctx.tx, own),
      isRecovered: await isFreshlyRecovered(ctx, own),
      changes: await recentChanges(ctx, own),
    }
  },
})

export const checkAssertion = query({
  name: 'accounts.checkAssertion',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary:
    'Whether one of your passkeys signed this challenge, and with which key: for what you answer for.',
  input: z.strictObject({ challenge: z.base64url().min(1).max(100), assertion }),
  output: z.strictObject({
    /** COSE key in base64url. */
    publicKey: z.base64url(),
  }),
  async run(ctx, input) {
    const passkeys = await proofs.passkeysOf(ctx.tx, callingPerson(ctx))
    const { rpId, origin } = expectedOf(ctx.node, input.challenge)
    const signer = passkeys.find(({ publicKey }) =>
      isAnswered(input.assertion, input.challenge, { rpId, origin, publicKey }),
    )
    return { publicKey: found(signer, 'wrongPasskey').publicKey }
  },
})

export const sessions = query({
  name: 'accounts.sessions',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary: 'Your open sessions.',
  input: z.strictObject({}),
  output: z.strictObject({ sessions: z.array(session) }),
  async run(ctx) {
    const seenSince = addMs(ctx.now, -SESSION_IDLE_MS)
    const wanted = { person: callingPerson(ctx), now: ctx.now, seenSince }
    const rows = await store.openSessionsOf(ctx.tx, wanted)
    return {
      sessions: rows.map((row) => ({
        session: row.id,
        openedWith: row.openedWith,
        openedAt: row.openedAt,
        seenAt: row.seenAt,
        expiresAt: row.expiresAt,
        isCurrent: ctx.actor.via === `session:${row.id}`,
      })),
    }
  },
})

export const closeSession = command({
  name: 'accounts.closeSession',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary: 'Ends one of your sessions.',
  input: z.strictObject({ session: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const found = await store.sessionById(ctx.tx, input.session)
    if (found?.person !== callingPerson(ctx)) throw refusal('unknownSession')
    await store.sessions.change(ctx.tx, { id: found.id }, { closedAt: ctx.now })
    const body = { why: 'closed by its person' }
    ctx.record(records['session.closed'], { subject: `session:${found.id}`, body })
    return {}
  },
})

export const keepInTab = command({
  name: 'accounts.keepInTab',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary:
    'A secret of the session that makes this call: a tab locks with it what it keeps until the session ends, since nobody is given it afterwards.',
  input: z.strictObject({}),
  output: z.strictObject({ secret: z.string(), idleMs: z.number().int() }),
  showsSecret: true,
  async run(ctx) {
    callingPerson(ctx)
    const { via = '' } = ctx.actor
    if (!via.startsWith('session:')) throw refusal('notAPerson')
    ctx.unchanged('worked out of the session')
    const secret = keyedHash(ctx.signing('stream'), 'what a tab keeps')(via)
    return { secret, idleMs: SESSION_IDLE_MS }
  },
})

export const beginConfirm = command({
  name: 'accounts.beginConfirm',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary: 'What the browser needs to confirm one act of this session with a passkey of yours.',
  input: z.strictObject({ act: z.enum(CONFIRMED_ACTS) }),
  output: passkeyRequest.extend({ allowed: z.array(z.string()) }),
  async run(ctx, { act }) {
    const own = callingPerson(ctx)
    const subject = subjectOf(ctx, act)
    const request = await beginChallenge(ctx, { purpose: 'confirm', subject, person: own })
    const passkeys = await proofs.passkeysOf(ctx.tx, own)
    return { ...request, allowed: passkeys.map((passkey) => passkey.credentialId) }
  },
})

export const beginAddPasskey = command({
  name: 'accounts.beginAddPasskey',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary:
    'What the browser needs to make one more passkey for you; confirmed with one that you have.',
  input: z.strictObject({ confirmed: confirmation.optional() }),
  output: passkeyCreation,
  async run(ctx, { confirmed: given }) {
    const own = callingPerson(ctx)
    const person = found(await persons.one(ctx.tx, { id: own }), 'unknownPerson')
    if (given !== undefined || !(await isFreshlyRecovered(ctx, own))) {
      await checkConfirmed(ctx, { person: own, act: 'add-passkey', given })
    }
    const facts = await creationFacts(ctx, { person: own, name: person.name })
    const subject = subjectOf(ctx, 'add-passkey')
    const request = await beginChallenge(ctx, { purpose: 'add', subject, person: own })
    return { ...request, ...facts }
  },
})

export const finishAddPasskey = command({
  name: 'accounts.finishAddPasskey',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary: 'Adds a passkey to your own.',
  input: z.strictObject({
    challengeId: id,
    label: personName.optional(),
    credential: registrationResponse,
  }),
  output: z.strictObject({ passkey: id }),
  async run(ctx, input) {
    const own = callingPerson(ctx)
    const challenge = await answeredChallenge(ctx, {
      id: input.challengeId,
      purpose: 'add',
      subject: subjectOf(ctx, 'add-passkey'),
    })
    const expected = expectedOf(ctx.node, challenge.value)
    const credential = accepted(() => verifyRegistration(input.credential, expected))
    const added = { person: own, credential, label: input.label ?? '' }
    const passkey = await keepPasskey(ctx, added)
    // One confirmation, or one recovery code, is good for one passkey.
    const { purpose, subject } = challenge
    await proofs.challenges.remove(ctx.tx, { purpose, subject })
    return { passkey }
  },
})

export const removePasskey = command({
  name: 'accounts.removePasskey',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary: 'Removes one of your passkeys, confirmed with any of them; the last one stays.',
  input: z.strictObject({ passkey: id, confirmed: confirmation.optional() }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const own = callingPerson(ctx)
    await checkConfirmed(ctx, { person: own, act: 'remove-passkey', given: input.confirmed })
    const passkeys = await proofs.passkeysOf(ctx.tx, own)
    if (!passkeys.some((row) => row.id === input.passkey)) throw refusal('unknownPasskey')
    if (passkeys.length === 1) throw refusal('lastPasskey')
    await proofs.passkeys.change(ctx.tx, { id: input.passkey }, { removedAt: ctx.now })
    const body = { passkey: input.passkey }
    ctx.record(records['passkey.removed'], { subject: `person:${own}`, body })
    return {}
  },
})

export const renewRecoveryCodes = command({
  name: 'accounts.renewRecoveryCodes',
  permission: 'accounts:self',
  realm: 'actual',
  scope: 'own',
  summary:
    'Makes new recovery codes, shown once, confirmed with a passkey of yours; the old ones are void.',
  input: z.strictObject({ confirmed: confirmation.optional() }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  showsSecret: true,
  async run(ctx, { confirmed: given }) {
    const own = callingPerson(ctx)
    await checkConfirmed(ctx, { person: own, act: 'renew-codes', given })
    return { recoveryCodes: await newRecoveryCodes(ctx, own) }
  },
})
