// The slices of the product, for tests that look at all of them, or that need what the others bring beside their own.

import { type Roles, rolesOf } from '../../src/core/role.ts'
import type { Slice } from '../../src/core/slice.ts'
import { allSlices } from '../../src/domains/index.ts'
import { shippedFacts } from '../../src/facts.ts'
import { testKey } from './stores.ts'

/** Every slice of the product. */
export const SLICES: readonly Slice[] = allSlices({
  streamKey: testKey,
  recheckMs: [0, 1, 2],
  visitMs: 60_000,
  facts: shippedFacts,
})

/** The table of roles of the product. */
export const ROLES: Roles = rolesOf(SLICES)

/** What the product's other slices say about roles, without their actions: for a house that has only `own` of them. */
export function rolesBeside(own: readonly string[]): Slice[] {
  return SLICES.filter(({ name }) => !own.includes(name)).map(({ name, roles }) => ({
    name: `roles of ${name}`,
    clauses: [],
    needs: {},
    actions: [],
    pages: [],
    jobs: [],
    problems: {},
    ...(roles === undefined ? {} : { roles }),
  }))
}
