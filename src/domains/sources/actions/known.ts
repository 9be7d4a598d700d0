// What other slices ask of sources: which references have a copy, and who the outlets are.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { itemCode, itemRow, sourceRow } from '../schema.ts'
import { sha256, snapshotCode, snapshotRow } from '../snapshot.ts'
import * as store from '../store.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** References of one question. */
const MAX_ASKED = 20
/** Copies of them that are looked through. */
const LOOKED_AT = 200
/** Outlets of one nation. */
const MAX_OUTLETS = 2_000

export const takenCopies = query({
  ...anybody,
  name: 'sources.takenCopies',
  summary: 'For everybody: the newest copy of each of these references, where one was taken.',
  input: z.strictObject({ items: z.array(itemCode).max(MAX_ASKED) }),
  output: z.strictObject({
    copies: z.array(z.strictObject({ item: itemCode, code: snapshotCode, sha256 })),
  }),
  async run({ tx }, { items: codes }) {
    const limit = { limit: codes.length + 1 }
    const items = await store.items.many(tx, { code: codes }, { ...limit, as: itemPart })
    const how = { order: ['-id'], limit: LOOKED_AT, as: copyPart } as const
    const where = { item: items.map(({ id }) => id), state: 'taken' as const }
    const taken = await store.snapshots.many(tx, where, how)
    return {
      copies: items.flatMap(({ id, code: item }) => {
        const copy = taken.find((one) => one.item === id)
        return copy?.page ? { item, code: copy.code, sha256: copy.page.sha256 } : []
      }),
    }
  },
})
const itemPart = itemRow.pick({ id: true, code: true })
const copyPart = snapshotRow.pick({ item: true, code: true, page: true })

export const outlets = query({
  ...anybody,
  name: 'sources.outlets',
  summary: 'For everybody: names and hosts of the outlets that are listed as sources.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ name: z.string(), domains: z.array(z.string()) })),
  }),
  async run({ tx }) {
    const how = { order: ['-id'], limit: MAX_OUTLETS, as: outletPart } as const
    const rows = await store.sources.many(tx, { state: 'listed', kind: 'outlet' }, how)
    return {
      items: rows.map(({ name, domains }) => ({
        name,
        domains: domains.split(' ').filter((one) => one !== ''),
      })),
    }
  },
})
const outletPart = sourceRow.pick({ name: true, domains: true })
