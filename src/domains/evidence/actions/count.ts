import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
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

/** Items whose heads one question gives. */
const MAX_HEADS = 1_001

export const heads = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.heads',
  summary:
    'Evidence of these incidents with the hash of the last event of each chain: for what is frozen.',
  input: z.strictObject({ incidents: z.array(line(100)).max(MAX_INCIDENTS) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        code: z.string(),
        head: z.string(),
        sha256: z.string().nullable(),
        /** Whether it is kept as an age file. */
        isSealed: z.boolean(),
      }),
    ),
  }),
  async run(ctx, { incidents: incident }) {
    const where = { area: under(ctx.areas()), incident, state: ['held', 'ended'] as const }
    const rows = await store.items.many(ctx.tx, where, { order: ['id'], limit: MAX_HEADS })
    const all = { item: rows.map((row) => row.id) }
    const sealed = await store.sealedItems.many(ctx.tx, all, { limit: MAX_HEADS })
    const isSealed = new Set(sealed.map((row) => row.item))
    const kept = await keptOf(ctx, rows)
    return {
      items: rows.map(({ id: own, code, chain: { head, content } }) =>
        kept.has(own)
          ? { id: own, code, head: '', sha256: null, isSealed: false }
          : {
              id: own,
              code,
              head: head ?? '',
              sha256: content?.sha256 ?? null,
              isSealed: isSealed.has(own),
            },
      ),
    }
  },
})
