// What monitoring says of the places that an administrator opened, for houses without monitoring: nothing is open.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Slice } from '../../src/core/slice.ts'
import { exampleSlice } from './example-slice.ts'

/** A slice that answers in the place of monitoring. */
export function openingOf(): Slice {
  const opened = query({
    name: 'monitoring.opened',
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input: z.strictObject({}),
    output: z.looseObject({}),
    run: async () => ({ networks: [], ports: [] }),
  })
  return exampleSlice('monitoring', { actions: [opened] })
}
