// What rests on copies of cited pages: checks that stand published. Whoever is to take one away asks; who wrote one is told.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { claimCode, itemCode } from '../schema.ts'
import * as store from '../store.ts'
import { reading } from './claim-ref.ts'

/** Copies of one question, and checks that rest on them. */
const MAX_COPIES = 50
const MOST = 200
const asked = z.strictObject({ copies: z.array(z.string().max(40)).max(MAX_COPIES) })
const resting = z.strictObject({ copy: z.string(), code: claimCode })

export const checksResting = query({
  permission: 'sources:assess',
  scope: 'shared',
  name: 'claims.checksResting',
  summary:
    'Claims whose published check rests on these copies of cited pages or cites these references, and how many checks that wait for a second person cite them.',
  input: asked.extend({ items: z.array(itemCode).max(MAX_COPIES).default([]) }),
  output: z.strictObject({
    items: z.array(resting),
    cited: z.array(z.strictObject({ item: itemCode, code: claimCode })),
    waiting: z.array(z.strictObject({ item: itemCode, count: z.number().int() })),
  }),
  async run({ tx }, { copies, items: cited }) {
    const rows = await store.restingOn(tx, copies, MOST)
    const items = rows.map(({ copy, code }) => ({ copy, code }))
    const citing = await store.restingOn(tx, cited, MOST)
    return {
      items,
      cited: citing.map(({ copy: item, code }) => ({ item, code })),
      waiting: await store.waitingFor(tx, [...new Set(cited)]),
    }
  },
})

export const checksLosing = query({
  ...reading,
  name: 'claims.checksLosing',
  summary: 'Published checks that rest on these copies, with the words of their claims.',
  input: asked,
  output: z.strictObject({ items: z.array(resting.extend({ words: z.string() })) }),
  run: async ({ tx }, { copies }) => ({ items: await store.restingOn(tx, copies, MOST) }),
})
