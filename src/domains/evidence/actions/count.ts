import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { portions } from '../../../core/portions.ts'
import type { Filter } from '../../../lib/sql/table.ts'
import * as noun from '../schema.ts'
import { keptOf } from '../shut.ts'
import * as store from '../store.ts'

/** Incidents that one question names. */
const MAX_INCIDENTS = 50
const count = z.number().int()

export const counts = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.counts',
  summary: 'How the evidence of these incidents stands: for the gates of cases that stand on them.',
  input: z.strictObject({ incidents: z.array(line(100)).max(MAX_INCIDENTS) }),
  output: z.strictObject({
    /** Items that have their chain, ended ones counted. */
    held: count,
    /** Still coming in or being hashed. */
    open: count,
    /** With a chain that the last walk found broken. */
    broken: count,
    /** Offered to somebody who has neither accepted nor refused. */
    offered: count,
    /** Things that are held and have no seal on. */
    unsealed: count,
    /** In areas of which the caller sees nothing; they are in no other line. */
    elsewhere: count,
  }),
  run: async (ctx, { incidents }) =>
    await store.countsOf(ctx.tx, { incidents, areas: under(ctx.areas()) }),
})

/** Items whose heads one question gives: what all parts of a bundle take, and one to see that there are more. */
const MAX_HEADS = noun.MAX_BUNDLE_ITEMS + 1
/** Items that one question names, and the newest that it asks for. */
const MAX_NAMED = 200

/** What is read of an item. */
const headRow = noun.itemRow.omit({ words: true, site: true, source: true })

export const heads = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.heads',
  summary:
    'Evidence of these incidents with the hash of the last event of each chain, the oldest first: for what is frozen.',
  input: z.strictObject({
    incidents: z.array(line(100)).max(MAX_INCIDENTS),
    /** Ids or codes of items: those alone. */
    named: z.array(line(64)).max(MAX_NAMED).optional(),
    /** How many of the newest, the newest first; default: all. */
    newest: z.number().int().min(1).max(MAX_NAMED).optional(),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        code: z.string(),
        head: z.string(),
        sha256: z.string().nullable(),
        /** Whether it is kept as an age file. */
        isSealed: z.boolean(),
        /** Empty where it is kept from the caller, or was erased. */
        title: z.string(),
        fileName: z.string(),
        size: z.number().nullable(),
        ...noun.itemRow.pick({
          heldAt: true,
          takenAt: true,
          takenAs: true,
          sourceHash: true,
          isAsSource: true,
        }).shape,
      }),
    ),
  }),
  async run(ctx, { incidents: incident, named, newest }) {
    const where = { area: under(ctx.areas()), incident, state: ['held', 'ended'] as const }
    const rows = await headsOf(ctx.tx, where, { named, newest })
    const isSealed = new Set<string>()
    for (const some of portions(rows)) {
      const item = some.map((row) => row.id)
      const sealed = await store.sealedItems.many(ctx.tx, { item }, { limit: some.length })
      for (const row of sealed) isSealed.add(row.item)
    }
    const kept = await keptOf(ctx, rows)
    return { items: rows.map((row) => headOf(row, { kept, isSealed })) }
  },
})

/** The items that are asked for. */
async function headsOf(
  tx: QueryContext['tx'],
  where: Filter<noun.ItemRow>,
  { named, newest }: { readonly named: string[] | undefined; readonly newest: number | undefined },
) {
  const how = { order: [newest === undefined ? 'id' : '-id'], as: headRow } as const
  if (named === undefined)
    return await store.items.many(tx, where, { ...how, limit: newest ?? MAX_HEADS })
  const codes = named.map((one) => one.toUpperCase())
  const [byId, byCode] = [
    await store.items.many(tx, { ...where, id: named }, { ...how, limit: MAX_NAMED }),
    await store.items.many(tx, { ...where, code: codes }, { ...how, limit: MAX_NAMED }),
  ]
  return [...byId, ...byCode.filter(({ id: own }) => !byId.some((one) => one.id === own))]
}

/** An item as it is told; by its code alone where a case keeps it from the caller. */
function headOf(
  row: z.infer<typeof headRow>,
  of: { readonly kept: ReadonlyMap<string, string>; readonly isSealed: ReadonlySet<string> },
) {
  const { id: own, code, chain, title, fileName, takenAt, takenAs, sourceHash, isAsSource } = row
  const facts = { id: own, code, heldAt: row.heldAt }
  if (of.kept.has(own)) return { ...facts, ...NOTHING }
  return {
    ...facts,
    head: chain.head ?? '',
    sha256: chain.content?.sha256 ?? null,
    size: chain.content?.size ?? null,
    isSealed: of.isSealed.has(own),
    title,
    fileName,
    takenAt,
    takenAs,
    sourceHash,
    isAsSource,
  }
}

const NOTHING = {
  head: '',
  sha256: null,
  size: null,
  isSealed: false,
  title: '',
  fileName: '',
  takenAt: null,
  takenAs: null,
  sourceHash: null,
  isAsSource: null,
}
