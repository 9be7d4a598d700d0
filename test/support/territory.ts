// The territory slice with what it needs of accounts, for its own tests.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Slice } from '../../src/core/slice.ts'
import { territory } from '../../src/domains/territory/index.ts'

const devicesOf = query({
  name: 'accounts.devicesOf',
  permission: 'territory:read',
  scope: 'none',
  summary: 'Every third of the stations asked for has two devices.',
  input: z.strictObject({ stations: z.array(z.string()) }),
  output: z.object({
    devices: z.array(
      z.object({ station: z.string(), device: z.string(), lastSeen: z.string().nullable() }),
    ),
  }),
  run: async (_, { stations }) => ({
    devices: stations
      .filter((_station, index) => index % 3 === 0)
      .flatMap((station) => [
        { station, device: `device:${station}-a`, lastSeen: null },
        { station, device: `device:${station}-b`, lastSeen: null },
      ]),
  }),
})

const devices: Slice = {
  name: 'accounts',
  clauses: [],
  needs: {},
  actions: [devicesOf],
  pages: [],
  jobs: [],
  problems: {},
}

/** Territory, and devices for one station in three. */
export const TERRITORY: readonly Slice[] = [devices, territory]
