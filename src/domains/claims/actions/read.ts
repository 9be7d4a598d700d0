import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { ORIGINS } from '../../../core/handed-claim.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { searchWords } from '../../../core/search-words.ts'
import { standing } from '../../../core/quote-standing.ts'
import { standsOf } from '../quotes.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { claimAt, claimRef, reading } from './claim-ref.ts'

const claim = noun.claimRow.omit({ moved: true, sameText: true, likeness: true })
/** A claim without what it is compared by. */
const toldRow = (whole: noun.ClaimRow) => claim.strip().parse(whole)

/** Words of one search. */
const MAX_WORDS = 6

const row = claim.extend({
  /** How many claims in the same state may repeat it, and stand behind it. */
  alike: z.number().int(),
})

export const deskClaims = query({
  ...reading,
  name: 'claims.deskClaims',
  summary:
    'Claims in a state, or all of them, the newest first, also by the beginnings of words. Those that may repeat another one in the same state stand behind it and are counted.',
  input: listInput.extend({
    state: noun.state.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  output: listed(row),
  async run({ tx }, { after, limit, state, search = '' }) {
    const words = searchWords(search, MAX_WORDS)
    const rows = await store.deskClaims(tx, { state, words, after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit)
    const isGathered = state !== undefined && words.length === 0
    const counts = isGathered ? await store.alikeCounts(tx, items) : new Map<string, number>()
    return {
      items: items.map((one) => ({ ...toldRow(one), alike: counts.get(one.id) ?? 0 })),
      next,
    }
  },
})

/** Nobody needs to know on which device something was written. */
const check = noun.checkRow.omit({ writtenDevice: true })
export type DeskCheck = z.infer<typeof check>

export const deskClaim = query({
  ...reading,
  name: 'claims.deskClaim',
  summary:
    'A claim as the desk sees it: where it was said, in which languages, every check of it, and what names the one that waits as it is read now.',
  input: claimRef,
  output: z.strictObject({
    claim,
    texts: z.array(noun.textRow),
    appearances: z.array(noun.appearanceRow),
    checks: z.array(check),
    /** In what somebody came upon it; null where it was told or taken in. */
    origin: z.enum(ORIGINS).nullable(),
    /** Of the check that waits; null where none does. */
    read: z.string().nullable(),
  }),
  async run(ctx, { claim: code }) {
    const row = toldRow(await claimAt(ctx.tx, code))
    const where = { claim: row.id }
    const places = { order: ['id'], limit: noun.MAX_APPEARANCES } as const
    const all = { order: ['-version'], limit: noun.MAX_VERSIONS, as: check } as const
    const checks = await store.checks.many(ctx.tx, where, all)
    const from = await store.origins.one(ctx.tx, where)
    const open = checks.find(({ state }) => state === 'in_review')
    return {
      claim: row,
      texts: await store.texts.many(ctx.tx, where, { order: ['language'], limit: 20 }),
      appearances: await store.appearances.many(ctx.tx, where, places),
      checks,
      origin: ORIGINS.find((one) => from?.origin.startsWith(`${one}:`)) ?? null,
      read: open === undefined ? null : noun.readHash(open),
    }
  },
})

export const waitingQuotes = query({
  ...reading,
  name: 'claims.waitingQuotes',
  summary:
    'How each quote of the check that waits stands in the copies which are kept of what it cites, for whoever is to publish it; none where no check waits.',
  input: claimRef,
  output: z.strictObject({
    quotes: z.array(
      z.strictObject({ item: noun.itemCode, stand: standing, page: z.number().int().nullable() }),
    ),
  }),
  async run(ctx, { claim: code }) {
    const { id: claim } = await claimAt(ctx.tx, code)
    const open = await store.checks.one(ctx.tx, { claim, state: 'in_review' })
    const all = open?.evidence ?? []
    const stands = await standsOf(ctx, all)
    const quotes = all.flatMap(({ item }, n) => {
      const own = stands[n]
      return own === undefined ? [] : { item, stand: own.stand, page: own.page }
    })
    return { quotes }
  },
})
