// Names of areas and persons, for houses without the slices that know them: no area has one, a person is called by its id.

import { z } from 'zod'
import { type Action, query } from '../../src/core/action.ts'

const shared = { permission: 'anyone', scope: 'none', summary: 'For tests.' } as const

export const PLAIN_NAMES: readonly Action[] = [
  query({
    ...shared,
    name: 'territory.areaNames',
    input: z.object({ paths: z.array(z.string()) }),
    output: z.looseObject({}),
    run: async () => ({ areas: [] }),
  }),
  query({
    ...shared,
    name: 'accounts.personLabels',
    input: z.object({ ids: z.array(z.string()) }),
    output: z.looseObject({}),
    run: async (_, { ids }) => ({ persons: ids.map((id) => ({ id, name: id })) }),
  }),
]
