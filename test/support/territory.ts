// The territory slice with what it needs of accounts, for its own tests.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Slice } from '../../src/core/slice.ts'
import { beginImport, chunksOf, importRows, territory } from '../../src/domains/territory/index.ts'
import type { TestHouse } from './house.ts'

const deviceCounts = query({
  name: 'accounts.deviceCounts',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'One station of each district has a device.',
  input: z.strictObject({ areas: z.array(z.string()), exceptAreas: z.array(z.string()) }),
  output: z.object({ areas: z.array(z.object({ area: z.string(), stations: z.number() })) }),
  run: async () => ({
    areas: ['/1/1/', '/1/2/', '/2/1/', '/2/2/'].map((area) => ({ area, stations: 1 })),
  }),
})

const devicesOf = query({
  name: 'accounts.devicesOf',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'The first of these stations has a device.',
  input: z.strictObject({ stations: z.array(z.string()) }),
  output: z.object({ devices: z.array(z.object({ station: z.string(), lastSeen: z.null() })) }),
  run: async (_, asked) => ({
    devices: asked.stations.slice(0, 1).map((station) => ({ station, lastSeen: null })),
  }),
})

const people = query({
  name: 'accounts.people',
  permission: 'accounts:read',
  scope: 'shared',
  summary: 'Two persons sign in, one on each page.',
  input: z.strictObject({ limit: z.number(), after: z.string().optional() }),
  output: z.object({
    items: z.array(z.object({ person: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
  run: async (_, { after }) =>
    after === undefined
      ? {
          items: [{ person: 'person:0198c0de-0000-7000-8000-00000000000a', name: 'Ada Obi' }],
          next: 'second',
        }
      : {
          items: [{ person: 'person:0198c0de-0000-7000-8000-00000000000b', name: 'Zoe Last' }],
          next: null,
        },
})

const ofStation = query({
  name: 'alerting.ofStation',
  permission: 'alerting:read',
  scope: 'shared',
  summary: 'One alert that needs help, and one problem.',
  input: z.strictObject({ station: z.string() }),
  output: z.any(),
  run: async () => ({
    alerts: [
      {
        alert: 'a1',
        headlines: { en: 'Forged messages', ar: 'رسائل مزورة' },
        state: 'issued',
        sent: '2026-11-24T07:00:00.000Z',
        answer: 'need_help',
        answeredAt: '2026-11-24T07:10:00.000Z',
        help: 'open',
      },
    ],
    problems: [
      {
        names: { en: 'No network', ar: 'لا شبكة' },
        note: 'Since seven',
        reportedAt: '2026-11-24T07:20:00.000Z',
        state: 'open',
        settledAt: null,
      },
    ],
  }),
})

const devices: Slice = {
  name: 'accounts',
  clauses: [],
  needs: {},
  actions: [deviceCounts, devicesOf, ofStation, people],
  pages: [],
  jobs: [],
  problems: {},
}

/** Territory, and a device in each of four districts. */
export const TERRITORY: readonly Slice[] = [devices, territory]

/** A file of stations: two regions with ten districts each. */
export async function* stationFile(stations: number): AsyncGenerator<string> {
  yield 'number,name,area,address,phone,lon,lat\r\n'
  for (let n = 0; n < stations; n += 1) {
    const number = `S${String(n).padStart(6, '0')}`
    const area = `Region ${n % 2}/District ${Math.floor(n / 2) % 10}`
    yield `${number},"Hall ${n}, east",${area},${n} Main Street,+1 555 ${n + 1000},36.8,-1.3\r\n`
  }
}

/** A file of a whole nation: 24 regions, 2,400 districts. */
export async function* nationFile(stations: number): AsyncGenerator<string> {
  yield 'number,name,area,address\r\n'
  for (let n = 0; n < stations; n += 1) {
    const district = n % 2400
    yield `N${n},Hall ${n},Region ${district % 24}/District ${district},${n} Main Street\r\n`
  }
}

/** Brings a whole file to an import that waits to be finished; gives its id. */
export async function importing(
  house: Pick<TestHouse, 'call'>,
  actor: Actor,
  file: AsyncIterable<string>,
): Promise<string> {
  const { columns, chunks } = await chunksOf(file)
  const wanted = { name: 'stations.csv', columns, delimiter: ',' as const, skipBad: false }
  const { import: id } = await house.call(actor, beginImport, wanted)
  for await (const chunk of chunks) await house.call(actor, importRows, { import: id, ...chunk })
  return id
}
