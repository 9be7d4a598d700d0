import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { feedAnswer } from '../../../core/feed.ts'
import { searchWords } from '../../../core/search-words.ts'
import { isLanguage } from '../../../core/text.ts'
import { codesOfSource, livingSources } from '../../../core/same-source.ts'
import { MAX_CORRECTIONS, toldOf } from '../correction.ts'
import { publicThing, standing } from '../needs.ts'
import { found } from '../refusals.ts'
import { item, itemOf, OPEN, publicRow, stands, standsOf, toldStep, whole } from '../register.ts'
import * as noun from '../schema.ts'
import { type Counted, figuresOf, groupsOf } from '../statistics.ts'
import * as store from '../store.ts'
import * as kept from '../store/register.ts'
import { countedOf, countedPart, figures, grouped } from '../told-figures.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { standsTexts } from '../../../ui/notice-standing.ts'
import { categoryTexts } from '../texts/told.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** Notices of one page, words that are looked for, and choices of one field. */
const MAX_ITEMS = 50
const MAX_WORDS = 8
const MAX_CHOICES = 100

const filter = {
  issuer: noun.sourceCode.optional(),
  source: noun.sourceCode.optional(),
  election: z.string().max(200).optional(),
}

export const publicNotices = query({
  ...anybody,
  name: 'notices.publicNotices',
  summary:
    'For everybody: notices about what was said of the election, the newest first; nothing is told of one before it was served or labelled.',
  input: z.strictObject({
    ...filter,
    search: z.string().max(100).optional(),
    category: noun.category.optional(),
    outcome: noun.outcome.optional(),
    claim: noun.claimCode.optional(),
    stands: stands.optional(),
    after: noun.noticeCode.optional(),
    limit: z.number().int().min(1).max(MAX_ITEMS).default(MAX_ITEMS),
  }),
  output: z.strictObject({ items: z.array(item), next: noun.noticeCode.nullable() }),
  async run(ctx, { search, limit, source, issuer, ...asked }) {
    const words = searchWords(search ?? '', MAX_WORDS)
    const whose = await codesAsked(ctx, { source, issuer })
    const rows = await kept.listed(ctx.tx, { ...asked, ...whose, words, limit: limit + 1 })
    const items = rows.slice(0, limit).map(itemOf)
    return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
  },
})

/** The subject and the issuer that are asked for, under all of their codes. */
async function codesAsked(
  ctx: QueryContext,
  { source, issuer }: { source?: string | undefined; issuer?: string | undefined },
) {
  return {
    ...(source !== undefined && { source: await codesOfSource(ctx, source) }),
    ...(issuer !== undefined && { issuer: await codesOfSource(ctx, issuer) }),
  }
}

const choice = z.strictObject({ code: noun.sourceCode, name: z.string() })

/** By whom notices can be looked for: what was merged is one, under the code that lives and, where it has notices, its name. */
async function choicesOf(ctx: QueryContext, by: 'issuer' | 'source') {
  const rows = await kept.choices(ctx.tx, by, MAX_CHOICES)
  const codes = rows.map(({ code }) => code)
  const livesOf = await livingSources(ctx, codes)
  const living = rows.filter(({ code }) => livesOf(code) === code || !codes.includes(livesOf(code)))
  const named = new Map(living.map(({ code, name }) => [livesOf(code), name]))
  return [...named].map(([code, name]) => ({ code, name }))
}

export const registerFacts = query({
  ...anybody,
  name: 'notices.registerFacts',
  summary:
    'For everybody: how many notices there are and how they stand, and by which issuers, subjects and elections they can be looked for.',
  input: z.strictObject({}),
  output: z.strictObject({
    notices: z.number().int(),
    open: z.number().int(),
    annulled: z.number().int(),
    missed: z.number().int(),
    issuers: z.array(choice),
    sources: z.array(choice),
    elections: z.array(z.string()),
  }),
  async run(ctx) {
    const { tx } = ctx
    const told = { publicAt: { not: null } } as const
    const count = async (where: Parameters<typeof store.notices.count>[1]) =>
      await store.notices.count(tx, { ...told, ...where })
    return {
      notices: await count({}),
      open: await store.notices.count(tx, { ...told, state: OPEN }),
      annulled: await count({ annulledAt: { not: null } }),
      missed: (await count({ isByDeadline: true })) + (await count({ isAppealByDeadline: true })),
      issuers: await choicesOf(ctx, 'issuer'),
      sources: await choicesOf(ctx, 'source'),
      elections: await kept.elections(tx, MAX_CHOICES),
    }
  },
})

export const publicNotice = query({
  ...anybody,
  name: 'notices.publicNotice',
  summary:
    'For everybody: one notice with the reply as it was given, the decision, the appeal, every step and the record that proves it.',
  input: z.strictObject({ notice: noun.noticeCode }),
  output: whole,
  async run(ctx, { notice: code }) {
    const row = await store.notices.one(ctx.tx, { code, publicAt: { not: null } })
    return await wholeOf(ctx, found(row, 'unknownNotice'))
  },
})

/** Everything of a notice that is public. */
export async function wholeOf(ctx: QueryContext, row: noun.NoticeRow) {
  const how = { order: ['id'], limit: noun.MAX_STEPS } as const
  const steps = await store.steps.many(ctx.tx, { notice: row.id }, how)
  const most = { order: ['id'], limit: MAX_CORRECTIONS } as const
  const corrections = await store.corrections.many(ctx.tx, { notice: row.id }, most)
  const { title } = await ctx.ask(publicThing, { code: row.item })
  const { items } = await ctx.ask(standing, { items: [row.item] })
  return whole.strip().parse({
    ...publicRow(row),
    stands: standsOf(row),
    isReplyEntered: row.replyEnteredBy !== null,
    isAgreementEntered: row.agreementEnteredBy !== null,
    isAppealEntered: row.appealEnteredBy !== null,
    isRedacted: row.redacted.length > 0,
    itemTitle: title,
    corrections: corrections.map((one) => toldOf(one, row)),
    isCopyAway: items.some(({ away }) => away.includes(row.snapshot)),
    steps: steps.flatMap(toldStep),
  })
}

/** Notices that the statistics count, the newest: more than a node ever has. */
const MAX_COUNTED = 10_000

export const statistics = query({
  ...anybody,
  name: 'notices.statistics',
  summary:
    'For everybody: what the register says of issuers, subjects and the office itself, each share with its numerator and denominator, and none below ten cases.',
  input: z.strictObject(filter),
  output: z.strictObject({
    all: figures,
    byIssuer: grouped,
    bySource: grouped,
    bySide: grouped,
    byCategory: grouped,
    byOutcome: grouped,
  }),
  async run(ctx, { source, issuer, ...asked }) {
    const { tx, now } = ctx
    const where = { ...asked, ...(await codesAsked(ctx, { source, issuer })) }
    const how = { order: ['-id'], limit: MAX_COUNTED, as: countedPart } as const
    const told = await store.notices.many(tx, { ...where, publicAt: { not: null } }, how)
    const refused = await store.notices.many(tx, { ...where, state: 'refused_opinion' }, how)
    const rows = [...told, ...refused]
    const livesOf = await livingSources(
      ctx,
      rows.flatMap((row) => [row.source, row.issuer]),
    )
    const all: Counted[] = rows.map((row) => countedOf(row, livesOf))
    // The newest name last, and that of the code that lives after those of codes that lead to it.
    const named = told.toReversed().flatMap(({ source, sourceName, issuer, issuerName }) => [
      { code: source, name: sourceName },
      { code: issuer, name: issuerName },
    ])
    const own = named.filter(({ code }) => livesOf(code) === code)
    const names = new Map([...named, ...own].map(({ code, name }) => [livesOf(code), name]))
    const groups = (by: Parameters<typeof groupsOf>[1]) =>
      groupsOf(all, by, now)
        .slice(0, MAX_CHOICES)
        .map((one) => ({ ...one, name: names.get(one.key) ?? one.key }))
    return {
      all: figuresOf(all, now),
      byIssuer: groups('issuer'),
      bySource: groups('source'),
      bySide: groups('side'),
      byCategory: groups('category'),
      byOutcome: groups('outcome'),
    }
  },
})

/** Notices of the feed. */
const FEED_ITEMS = 50

export const noticeFeed = query({
  ...anybody,
  name: 'notices.noticeFeed',
  summary: 'For everybody: the newest notices in the words of the node, for feeds.',
  input: z.strictObject({}),
  output: feedAnswer,
  async run({ tx, node }) {
    const rows = await kept.listed(tx, { words: [], limit: FEED_ITEMS })
    const [language = 'en'] = node.languages
    const t = node.speak(isLanguage(language) ? language : 'en')
    const items = rows.map(itemOf).map((row) => ({
      path: `/notices/${row.code}`,
      title: t(texts.noticeTo, { name: row.sourceName }),
      words: `${t(standsTexts[row.stands])}. ${t(categoryTexts[row.category])}: ${row.quote}`,
      at: row.updatedAt,
    }))
    const newest =
      items
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? null
    return { items, newest }
  },
})
