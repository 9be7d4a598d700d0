// What other slices ask of sources: which references have a copy, and who the outlets are.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import type { Tx } from '../../../core/port.ts'
import { pageOfQuote, type Sought } from '../../../lib/warc/index.ts'
import { itemCode, itemRow, sourceCode, sourceRow } from '../schema.ts'
import { COPIES, sha256, snapshotCode, snapshotRow } from '../snapshot.ts'
import * as store from '../store.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** References of one question. */
const MAX_ASKED = 20
/** Letters of a quote. */
const MAX_QUOTE = 1_000
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
const copyPart = snapshotRow.pick({ id: true, item: true, code: true, page: true })

/** Whether words stand in a copy: `unknown` where no copy is there, or it was not read for its words. */
const standing = z.enum(['found', 'missing', 'unknown'])
const stand = z.strictObject({
  stand: standing,
  /** The copy in which they stand, and on which page of a document that has pages. */
  copy: z.strictObject({ code: snapshotCode, sha256 }).nullable(),
  page: z.number().int().nullable(),
})
type Stand = z.infer<typeof stand>

export const quotesStand = query({
  ...anybody,
  isInner: true,
  name: 'sources.quotesStand',
  summary:
    'Whether each quote stands, as a reader sees the page, in a kept copy of the reference that it is taken from, or in the one copy that is named; of a copy that is withheld or gone nobody says.',
  input: z.strictObject({
    quotes: z
      .array(
        z.strictObject({
          item: itemCode,
          quote: z.string().max(MAX_QUOTE),
          copy: snapshotCode.optional(),
        }),
      )
      .max(MAX_ASKED),
  }),
  output: z.strictObject({ stand: z.array(stand) }),
  async run({ tx }, { quotes }) {
    const code = [...new Set(quotes.map(({ item }) => item))]
    const items = await store.items.many(tx, { code }, { limit: code.length + 1, as: itemPart })
    const all: Stand[] = []
    for (const { item, quote, copy } of quotes) {
      const own = items.find((one) => one.code === item)?.id
      all.push(own === undefined ? UNKNOWN : await standsIn(tx, { item: own, code: copy }, quote))
    }
    return { stand: all }
  },
})

const UNKNOWN = { stand: 'unknown', copy: null, page: null } as const
async function standsIn(
  tx: Tx,
  of: { readonly item: string; readonly code: string | undefined },
  quote: string,
): Promise<Stand> {
  const how = { order: ['-id'], limit: COPIES, as: copyPart } as const
  const copies = await store.snapshots.many(tx, { ...of, state: 'taken' }, how)
  let isUnread = copies.length === 0
  for (const { id: snapshot, code, page: kept } of copies) {
    const said = (await store.snapshotSaid.one(tx, { snapshot }))?.said
    const page = said === undefined ? null : pageOfQuote(said as Sought, quote)
    if (page !== null && kept !== null) {
      const copy = { code, sha256: kept.sha256 }
      return { stand: 'found', copy, page: said?.includes('\f') ? page : null }
    }
    isUnread ||= said === undefined
  }
  return isUnread ? UNKNOWN : { ...UNKNOWN, stand: 'missing' }
}

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

/** Sources of one question, and those that were merged into them. */
const MAX_SOURCES = 500
const MAX_MERGED = 2_000

export const sameSources = query({
  ...anybody,
  name: 'sources.sameSources',
  summary:
    'For everybody: under which code each of these sources stands now, since one may have been merged into another, and all codes that mean it.',
  input: z.strictObject({ sources: z.array(sourceCode).max(MAX_SOURCES) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({ source: sourceCode, lives: sourceCode, codes: z.array(sourceCode) }),
    ),
  }),
  async run({ tx }, { sources: asked }) {
    const code = [...new Set(asked)]
    const how = { limit: code.length + 1, as: mergedPart } as const
    const rows = await store.sources.many(tx, { code }, how)
    const livesOf = (one: string) => rows.find((row) => row.code === one)?.mergedInto ?? one
    const mergedInto = [...new Set(code.map(livesOf))]
    const merged = await store.sources.many(tx, { mergedInto }, { ...how, limit: MAX_MERGED })
    return {
      items: code.map((source) => {
        const lives = livesOf(source)
        const others = merged.filter((row) => row.mergedInto === lives).map((row) => row.code)
        return { source, lives, codes: [...new Set([lives, source, ...others])] }
      }),
    }
  },
})
const mergedPart = sourceRow.pick({ code: true, mergedInto: true })
