// Passkeys of software for people of tests, and the query of accounts that checks what they answer.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import { refusals } from '../../src/core/refusals.ts'
import { assertion, isAnswered } from '../../src/lib/custody/index.ts'
import { verifyRegistration } from '../../src/lib/webauthn/index.ts'
import { SoftwareAuthenticator } from './authenticator.ts'

const PLACE = { rpId: 'node.example', origin: 'https://node.example' }

const { found, problems } = refusals('accounts', {
  wrongPasskey: [403, 'This passkey was not accepted.', 'لم يُقبل مفتاح المرور هذا.'],
})
export { problems as passkeyProblems }

/** A passkey for each of these people: what it says to a challenge, and the query that checks it. */
export function passkeysFor(people: readonly Pick<Actor, 'id'>[]) {
  const passkeys = new Map(
    people.map(({ id }) => {
      const passkey = new SoftwareAuthenticator('ES256')
      const asked = { ...PLACE, challenge: 'eA' }
      const { publicKey } = verifyRegistration(passkey.create(asked), asked)
      return [id, { passkey, publicKey }] as const
    }),
  )
  return {
    answerOf(by: Pick<Actor, 'id'>, challenge: string) {
      const made = passkeys.get(by.id)?.passkey.get({ ...PLACE, challenge })
      if (made === undefined) throw new Error('nobody has this passkey')
      const { clientDataJSON, authenticatorData, signature } = made
      return { clientDataJSON, authenticatorData, signature }
    },
    checkAssertion: query({
      permission: 'anyone',
      scope: 'none',
      name: 'accounts.checkAssertion',
      summary: 'For tests.',
      input: z.object({ challenge: z.string(), assertion }),
      output: z.looseObject({}),
      async run({ actor }, input) {
        const own = passkeys.get(actor.id)?.publicKey ?? ''
        const by = { ...PLACE, publicKey: own }
        const isOwn = isAnswered(input.assertion, input.challenge, by)
        return { publicKey: found(isOwn ? own : null, 'wrongPasskey') }
      },
    }),
  }
}
