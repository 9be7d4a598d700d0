// What monitoring says of the places that an administrator opened, for houses without monitoring.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Slice } from '../../src/core/slice.ts'
import { exampleSlice } from './example-slice.ts'

type Opened = () => { readonly networks: readonly string[]; readonly ports: readonly number[] }

/** A slice that answers in the place of monitoring: nothing is open but these. */
export function openingOf(open: Opened = () => ({ networks: [], ports: [] })): Slice {
  const opened = query({
    name: 'monitoring.opened',
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input: z.strictObject({}),
    output: z.looseObject({}),
    run: async () => ({ ...open() }),
  })
  return exampleSlice('monitoring', { actions: [opened] })
}
