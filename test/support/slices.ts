// The slices of the product, for tests that look at all of them, or that need what the others bring beside their own.

import { type Roles, rolesOf } from '../../src/core/role.ts'
import type { Slice } from '../../src/core/slice.ts'
import { slices } from '../../src/domains/index.ts'
import { exampleSlice } from './example-slice.ts'

/** The table of roles of the product. */
export const ROLES: Roles = rolesOf(slices)

/** What the product's other slices say about roles, without their actions: for a house that has only `own` of them. */
export function rolesBeside(own: readonly string[]): Slice[] {
  return slices
    .filter(({ name }) => !own.includes(name))
    .map(({ name, roles }) =>
      exampleSlice(`roles of ${name}`, roles === undefined ? {} : { roles }),
    )
}
