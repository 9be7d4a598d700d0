import { z } from 'zod'
import { query } from '../../../core/action.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { suggestedFor } from '../suggested.ts'
import { claimAt, claimRef, reading } from './claim-ref.ts'

/** Claims of one page that may repeat the one that it shows, and that were merged into it. */
const SHOWN = 20
/** Days, outlets and speakers of which it is counted how often they said it. */
const COUNTED = 31

const other = noun.claimRow.pick({
  code: true,
  words: true,
  language: true,
  state: true,
  likeWhy: true,
  takenAt: true,
})
export type Alike = z.infer<typeof other>

export const sameClaims = query({
  ...reading,
  name: 'claims.sameClaims',
  summary:
    'Claims that may repeat this one, or that it may repeat, as the machine suggests; those that people merged into it; and into which it was merged.',
  input: claimRef,
  output: z.strictObject({
    first: other.nullable(),
    into: other.nullable(),
    alike: z.array(other),
    alikeCount: z.number().int(),
    merged: z.array(other),
    mergedCount: z.number().int(),
  }),
  async run({ tx }, { claim: code }) {
    const { id, likeOf, mergedInto } = await claimAt(tx, code)
    const one = async (wanted: string | null) =>
      wanted === null ? null : ((await store.claims.one(tx, { id: wanted }, { as: other })) ?? null)
    const how = { order: ['-id'], limit: SHOWN, as: other } as const
    return {
      first: await one(likeOf),
      into: await one(mergedInto),
      alike: await store.claims.many(tx, { likeOf: id }, how),
      alikeCount: await store.claims.count(tx, { likeOf: id }),
      merged: await store.claims.many(tx, { mergedInto: id }, how),
      mergedCount: await store.claims.count(tx, { mergedInto: id }),
    }
  },
})

const place = z.strictObject({ start: z.number().int(), end: z.number().int() })
const suggestion = z.strictObject({
  code: z.string(),
  words: z.string(),
  language: z.string(),
  shared: z.array(place),
  lacking: z.array(z.string()),
  chance: z.number().int(),
  tier: z.enum(['strong', 'suggest']),
  isSame: z.boolean(),
  terms: z.array(z.string()),
})
export type Suggestion = z.infer<typeof suggestion>

export const suggestions = query({
  ...reading,
  name: 'claims.suggestions',
  summary:
    'Checked claims that this one may repeat, with why: words that both have, and numbers, years and names that it lacks. A person confirms or rejects each.',
  input: claimRef,
  output: z.strictObject({ items: z.array(suggestion) }),
  async run(ctx, { claim: code }) {
    const items = await suggestedFor(ctx, await claimAt(ctx.tx, code))
    return { items: items.map((one) => suggestion.parse(one)) }
  },
})

const counted = z.array(z.strictObject({ name: z.string(), count: z.number().int() }))
export type Counted = z.infer<typeof counted>

export const repeats = query({
  ...reading,
  name: 'claims.repeats',
  summary:
    'How often a claim was said, with those merged into it: noted places in all, and by day, outlet and speaker; the newest days and the most frequent others.',
  input: claimRef,
  output: z.strictObject({
    places: z.number().int(),
    days: counted,
    outlets: counted,
    speakers: counted,
  }),
  async run({ tx }, { claim: code }) {
    const { id } = await claimAt(tx, code)
    return {
      places: await store.placesCount(tx, id),
      days: await store.timesSaid(tx, id, 'said_on', COUNTED),
      outlets: await store.timesSaid(tx, id, 'outlet', COUNTED),
      speakers: await store.timesSaid(tx, id, 'speaker', COUNTED),
    }
  },
})
