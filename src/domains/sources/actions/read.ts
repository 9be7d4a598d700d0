import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import type { Tx } from '../../../core/port.ts'
import { searchWords } from '../../../core/search-words.ts'
import { pageOfQuote, type Sought } from '../../../lib/warc/index.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import { shippedItems } from '../shipped.ts'
import { sha256, snapshotCode } from '../snapshot.ts'
import * as store from '../store.ts'
import { assessmentRead } from './assessment.ts'
import { reading, sourceRef } from './thing-ref.ts'

/** Nobody needs to know on which device something was written. */
const part = noun.assessmentRow.omit({ writtenDevice: true, about: true })
const row = part.extend({
  code: noun.sourceCode,
  source: z.string(),
  /** What names it, with who the source is now, as a second reviewer reads it here. */
  read: sha256,
})
export type DeskAssessment = z.infer<typeof row>

/** With the code and name of their sources. */
async function named(tx: Tx, rows: readonly z.infer<typeof part>[]) {
  const id = [...new Set(rows.map(({ source }) => source))]
  const all = await store.sources.many(tx, { id }, { limit: id.length + 1 })
  const byId = new Map(all.map((one) => [one.id, one]))
  return rows.flatMap((one) => {
    const own = byId.get(one.source)
    return own === undefined
      ? []
      : [{ ...one, code: own.code, source: own.name, read: assessmentRead(one, own) }]
  })
}

export const waitingAssessments = query({
  ...reading,
  name: 'sources.waitingAssessments',
  summary: 'Assessments of sources that wait for a second reviewer, the newest first.',
  input: listInput,
  output: listed(row),
  async run(ctx, { after, limit }) {
    const where = { state: 'proposed' } as const
    const how = { after, limit, as: part }
    const { items, next } = await newestPage(ctx.tx, store.assessments, where, how)
    return { items: await named(ctx.tx, items), next }
  },
})

export const assessmentsOf = query({
  ...reading,
  name: 'sources.assessmentsOf',
  summary: 'What was ever proposed, agreed and refused about a source, the newest first.',
  input: sourceRef,
  output: z.strictObject({ items: z.array(row) }),
  async run(ctx, { source }) {
    const own = found(await store.sources.one(ctx.tx, { code: source }), 'unknownSource')
    const how = { order: ['-id'], limit: noun.SHOWN, as: part } as const
    const rows = await store.assessments.many(ctx.tx, { source: own.id }, how)
    return { items: await named(ctx.tx, rows) }
  },
})

export const publicCounts = query({
  permission: 'anyone',
  scope: 'none',
  name: 'sources.publicCounts',
  summary:
    'For everybody: how many sources and references this node has, and how many are proposed.',
  input: z.strictObject({}),
  output: z.strictObject({
    sources: z.number().int(),
    kept: z.number().int(),
    proposed: z.number().int(),
  }),
  async run({ tx, node }) {
    const code = [...shippedItems(node).keys()]
    const untouched = code.length - (await store.items.count(tx, { code }))
    return {
      sources: await store.sources.count(tx, { state: 'listed' }),
      kept: await store.items.count(tx, { state: 'kept' }),
      proposed: untouched + (await store.items.count(tx, { state: 'proposed' })),
    }
  },
})

/** References of one answer, copies that are looked through for them, and words of one search. */
const FOUND = 20
const COPIES = 60
const MAX_WORDS = 6

export const itemsByCopy = query({
  ...reading,
  name: 'sources.itemsByCopy',
  summary:
    'References in whose kept copies these words stand, also by their beginnings, the newest copies first; on which page, where they stand there as they are written and the page has a number.',
  input: z.strictObject({ words: z.string().trim().min(1).max(100) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        code: noun.itemCode,
        title: z.string(),
        copy: snapshotCode,
        page: z.number().int().nullable(),
      }),
    ),
  }),
  async run({ tx }, { words }) {
    const copies = await store.copiesByWords(tx, searchWords(words, MAX_WORDS), COPIES)
    const id = [...new Set(copies.map(({ item }) => item))]
    const items = await store.items.many(tx, { id }, { limit: COPIES, as: titlePart })
    const told = []
    for (const item of id.slice(0, FOUND)) {
      const own = items.find((one) => one.id === item)
      const copy = copies.find((one) => one.item === item)
      if (own === undefined || copy === undefined) continue
      const said = (await store.snapshotSaid.one(tx, { snapshot: copy.id }))?.said ?? ''
      const page = said.includes('\f') ? pageOfQuote(said as Sought, words) : null
      told.push({ code: own.code, title: own.csl.title, copy: copy.code, page })
    }
    return { items: told }
  },
})
const titlePart = noun.itemRow.pick({ id: true, code: true, csl: true })
