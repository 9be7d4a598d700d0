import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id, secretHash } from '../../../core/id.ts'
import { countTry, mayTry } from '../../../core/tries.ts'
import { authenticationResponse } from '../../../lib/webauthn/index.ts'
import { signingPasskey } from '../confirmation.ts'
import { endOwnSession, openSession, spend, strangersChallenge, strangersValue } from '../proof.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import {
  cookie,
  passkeyRequest,
  personRef,
  RECOVERY_CODE_LETTERS,
  RECOVERY_TRIES,
  typedCode,
} from '../schema.ts'
import { countRecoveryCodes, recoveryCodes } from '../store/proof.ts'

export const beginSignIn = command({
  name: 'accounts.beginSignIn',
  permission: 'anyone',
  realm: 'actual',
  scope: 'none',
  summary: 'What the browser needs to sign in with a passkey.',
  input: z.strictObject({}),
  output: passkeyRequest,
  run: async (ctx) => strangersChallenge(ctx),
})

export const finishSignIn = command({
  name: 'accounts.finishSignIn',
  permission: 'anyone',
  realm: 'actual',
  scope: 'none',
  summary: 'Signs in with a passkey.',
  input: z.strictObject({ challengeId: id, credential: authenticationResponse }),
  output: z.strictObject({ person: personRef, cookie }),
  cookie: 'session',
  async run(ctx, input) {
    const value = await strangersValue(ctx, input.challengeId)
    const passkey = await signingPasskey(ctx, input.credential, value)
    await spend(ctx, input.challengeId)
    const session = await openSession(ctx, { person: passkey.person, openedWith: 'passkey' })
    return { person: `person:${passkey.person}`, cookie: session }
  },
})

export const signInWithRecoveryCode = command({
  name: 'accounts.signInWithRecoveryCode',
  permission: 'anyone',
  realm: 'actual',
  scope: 'none',
  summary: 'Signs in with a printed recovery code, which works once.',
  input: z.strictObject({ code: typedCode(RECOVERY_CODE_LETTERS) }),
  output: z.strictObject({ person: personRef, codesLeft: z.number().int(), cookie }),
  cookie: 'session',
  async run(ctx, input) {
    if (!mayTry(ctx, RECOVERY_TRIES)) throw refusal('tooManyTries')
    const found = await recoveryCodes.one(ctx.tx, { codeHash: secretHash(input.code) })
    if (found === undefined || (found.usedAt === null && found.replacedAt !== null)) {
      countTry(ctx, RECOVERY_TRIES)
      throw refusal('wrongCode')
    }
    if (found.usedAt !== null) throw refusal('usedCode')
    const { person, codeHash } = found
    await recoveryCodes.change(ctx.tx, { codeHash }, { usedAt: ctx.now })
    ctx.record(records['recoveryCode.used'], { subject: `person:${person}` })
    const session = await openSession(ctx, { person, openedWith: 'recovery-code' })
    const codesLeft = await countRecoveryCodes(ctx.tx, person)
    return { person: `person:${person}`, codesLeft, cookie: session }
  },
})

export const signOut = command({
  name: 'accounts.signOut',
  permission: 'anyone',
  realm: 'actual',
  scope: 'none',
  summary: 'Ends the session that makes this call.',
  input: z.strictObject({}),
  output: z.strictObject({ cookie: z.null() }),
  cookie: 'session',
  async run(ctx) {
    if (!(await endOwnSession(ctx))) ctx.unchanged('nobody was signed in')
    return { cookie: null }
  },
})
