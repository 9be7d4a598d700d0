// What rests on copies of cited pages, where a house has sources and not those who cite them; a test says what does.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import { siteOnly } from '../../src/core/taken-out.ts'
import { exampleSlice } from './example-slice.ts'

const NOTHING: {
  claims: readonly string[]
  /** Claims whose published check cites every reference that is asked for. */
  cited: readonly string[]
  notices: readonly string[]
  prepared: number
  /** Notices that name every source, and persons who speak for it. */
  naming: number
  speakers: number
  /** Addresses that are told by their site alone. */
  withheld: readonly string[]
  written: readonly object[]
} = {
  written: [],
  claims: [],
  cited: [],
  notices: [],
  prepared: 0,
  naming: 0,
  speakers: 0,
  withheld: [],
}
/** Codes of what rests on every copy that is asked for. */
export const rests = { ...NOTHING }

/** As each test finds it, and leaves it. */
export function resetRests(): void {
  Object.assign(rests, NOTHING)
}

const says = (
  name: `${string}.${string}`,
  run: (copies: readonly string[], items: readonly string[]) => object,
) =>
  query({
    permission: 'sources:assess',
    scope: 'shared',
    name,
    summary: 'What rests on copies in the test.',
    input: z.strictObject({
      copies: z.array(z.string().max(40)).max(50),
      items: z.array(z.string().max(40)).max(50).default([]),
    }),
    output: z.any(),
    run: async (_, { copies, items }) => run(copies, items),
  })
const counts = (name: `${string}.${string}`, run: () => number) =>
  query({
    permission: 'anyone',
    scope: 'none',
    isInner: true,
    name,
    summary: 'How many name a source in the test.',
    input: z.strictObject({ sources: z.array(z.string()) }),
    output: z.any(),
    run: async () => ({ count: run() }),
  })
const each = (codes: readonly string[], copies: readonly string[]) =>
  copies.flatMap((copy) => codes.map((code) => ({ copy, code })))

/** In the place of claims. */
export const restingChecks = exampleSlice('resting checks', {
  actions: [
    says('claims.checksResting', (copies, items) => ({
      items: each(rests.claims, copies),
      cited: items.flatMap((item) => rests.cited.map((code) => ({ item, code }))),
      waiting: [],
    })),
  ],
})
/** In the place of notices. */
export const restingNotices = exampleSlice('resting notices', {
  actions: [
    query({
      permission: 'anyone',
      scope: 'none',
      name: 'notices.publicNotices',
      summary: 'Who was written to in the test.',
      input: z.looseObject({}),
      output: z.any(),
      run: async () => ({ items: rests.written, next: null }),
    }),
    query({
      permission: 'anyone',
      scope: 'none',
      isInner: true,
      name: 'notices.addressesTold',
      summary: 'How addresses are told in the test.',
      input: z.looseObject({ addresses: z.array(z.string()) }),
      output: z.any(),
      run: async (_, { addresses }) => ({
        told: addresses.map((one) => (rests.withheld.includes(one) ? siteOnly(one) : one)),
      }),
    }),
    counts('notices.noticesNaming', () => rests.naming),
    says('notices.noticesResting', (copies) => ({
      items: each(rests.notices, copies),
      prepared: copies.map((copy) => ({ copy, count: rests.prepared })),
    })),
  ],
})
/** In the place of outlets. */
export const restingOutlets = exampleSlice('resting outlets', {
  actions: [counts('outlets.speakersOf', () => rests.speakers)],
})
