import { z } from 'zod'
import { query } from '../../src/core/action.ts'

/** Answers for the desk of claims in a house without one: nothing was handed on. */
export const noClaims = query({
  name: 'claims.handedIn',
  permission: 'claims:hand-in',
  scope: 'shared',
  summary: 'For tests.',
  input: z.looseObject({}),
  output: z.looseObject({}),
  run: async () => ({ items: [] }),
})
