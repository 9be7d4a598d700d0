import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Assertion } from '../../lib/custody/index.ts'

/** Whose passkey answered a challenge: its COSE key in base64url. Refuses with `accounts.wrong_passkey`. */
export const checkedAssertion = need<{ challenge: string; assertion: Assertion }>()(
  'accounts.checkAssertion',
  z.object({ publicKey: z.string() }),
)

/** Persons who may take evidence of an area into custody. */
export const personsHolding = need<{ permission: string; area: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
