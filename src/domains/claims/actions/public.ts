import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { fileAnswer, markOf } from '../../../core/feed.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { language } from '../../../core/text.ts'
import { time } from '../../../core/time.ts'
import { dataFeed, inlineJson, verdict } from '../../../lib/claimreview/index.ts'
import { compare, judgeHit, readPost, searchClaims, whyFound } from '../../../lib/match/index.ts'
import { publishedIndex } from '../finder.ts'
import { indexName, isOurs } from '../others.ts'
import { LICENCE, reviewOf } from '../review.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { anybody, claimAt, claimRef } from './claim-ref.ts'

/** A claim in a list, with the verdict on its words; null once the check was withdrawn. */
const item = z.strictObject({
  id,
  code: noun.claimCode,
  words: z.string(),
  language,
  title: z.string().nullable(),
  titleLanguage: language.nullable(),
  verdict: verdict.nullable(),
  publishedAt: time,
})
/** The same with the words of the claim in other languages. */
const told = item.extend({ texts: z.array(z.strictObject({ language, words: z.string() })) })
export type Listed = z.infer<typeof told>

/** Languages in which one claim is told, besides its own. */
const MAX_TEXTS = 20
const toldText = ({ language: of, words }: z.infer<typeof noun.textRow>) => ({
  language: of,
  words,
})

async function itemsOf({ tx }: QueryContext, rows: readonly noun.ClaimRow[]) {
  const claim = rows.map((row) => row.id)
  const how = { limit: rows.length + 1 }
  const checks = await store.checks.many(tx, { claim, state: 'published' }, how)
  return rows.map(({ id: own, code, words, language: spoken, publishedAt, takenAt }) => {
    const check = checks.find((one) => one.claim === own)
    return {
      id: own,
      code,
      words,
      language: spoken,
      title: check?.title ?? null,
      titleLanguage: check?.language ?? null,
      verdict: check?.verdict ?? null,
      publishedAt: publishedAt ?? takenAt,
    }
  })
}

export const publicClaims = query({
  ...anybody,
  name: 'claims.publicClaims',
  summary: 'For everybody: claims whose words were checked by two persons, the newest first.',
  input: listInput,
  output: listed(told),
  async run(ctx, { after, limit }) {
    const where = { state: 'checked' } as const
    const { items, next } = await newestPage(ctx.tx, store.claims, where, { after, limit })
    const claim = items.map((row) => row.id)
    const most = { order: ['language'], limit: items.length * MAX_TEXTS + 1 } as const
    const texts = await store.texts.many(ctx.tx, { claim }, most)
    const textsOf = (own: string) => texts.filter((one) => one.claim === own).map(toldText)
    const rows = await itemsOf(ctx, items)
    return { items: rows.map((row) => ({ ...row, texts: textsOf(row.id) })), next }
  },
})

const whole = z.strictObject({
  code: noun.claimCode,
  words: z.string(),
  language,
  claimant: noun.claimant,
  claimantName: z.string().nullable(),
  harm: noun.harm,
  publishedAt: time,
  texts: z.array(z.strictObject({ language, words: z.string() })),
  /** `url` is null where it is that of somebody who is not named. */
  appearances: z.array(
    z.strictObject({
      url: z.string().nullable(),
      saidOn: z.string().nullable(),
      outlet: z.string().nullable(),
      /** Who spoke there, as far as that is somebody of the public. */
      speaker: z.string().nullable(),
    }),
  ),
  /** Published, replaced and withdrawn versions, the newest first. */
  versions: z.array(noun.version),
})
export type Whole = z.infer<typeof whole>

export const publicClaim = query({
  ...anybody,
  name: 'claims.publicClaim',
  summary:
    'For everybody: a claim, the check of its words with the evidence, every earlier version and what was corrected; of a claim that repeats another one that other one.',
  input: claimRef,
  output: whole,
  async run(ctx, { claim: code }) {
    const own = await claimAt(ctx.tx, code)
    const into = own.mergedInto
    const kept = into === null ? undefined : await store.claims.one(ctx.tx, { id: into })
    const row = kept ?? own
    return await wholeOf(ctx, { ...row, publishedAt: found(row.publishedAt, 'unknownClaim') })
  },
})

async function wholeOf({ tx }: QueryContext, row: noun.ClaimRow & { publishedAt: string }) {
  const { id: claim, code, words, language: spoken, claimant, claimantName, harm } = row
  const texts = await store.texts.many(tx, { claim }, { order: ['language'], limit: MAX_TEXTS })
  const order = { order: ['id'], limit: noun.MAX_APPEARANCES } as const
  const places = await store.appearances.many(tx, { claim }, order)
  const versions = await store.checks.many(
    tx,
    { claim, state: ['published', 'replaced', 'withdrawn'] },
    { order: ['-version'], limit: noun.MAX_VERSIONS },
  )
  return {
    code,
    words,
    language: spoken,
    claimant,
    claimantName,
    harm,
    publishedAt: row.publishedAt,
    texts: texts.map(toldText),
    appearances: placesOf(places, versions).map(({ url, saidOn, outlet, speaker }) => ({
      url: outlet !== null || speaker !== null || noun.isNamed(claimant) ? url : null,
      saidOn,
      outlet,
      speaker,
    })),
    versions: versions.map(toldVersion),
  }
}

/** Places that stood there when the newest version was written: for those two persons answer. */
function placesOf(all: readonly noun.AppearanceRow[], versions: readonly noun.CheckRow[]) {
  const until = versions[0]?.writtenAt ?? ''
  return all.filter(({ notedAt }) => notedAt <= until)
}

function toldVersion(row: noun.CheckRow): noun.Version {
  const { writtenBy: _, writtenDevice: _d, writtenAt, decidedBy: _b, decidedAt, ...rest } = row
  const { id: _i, claim: _c, ...told } = rest
  return { ...told, publishedAt: decidedAt ?? writtenAt }
}

/** Claims in the feed, the newest. */
const FED = 200

export const feed = query({
  ...anybody,
  name: 'claims.feed',
  summary:
    'For programs: published checks as ClaimReview of schema.org, the newest first, in DataFeeds of 200.',
  input: z.strictObject({
    /** Takes none: checks are told as they stand. */
    day: z.string().max(10).optional(),
    /** The code of a claim: those before it. */
    after: noun.claimCode.optional(),
  }),
  output: fileAnswer,
  async run(ctx, { after }) {
    const { node, tx } = ctx
    const how = { order: ['-id'], limit: FED + 1 } as const
    const last = after === undefined ? undefined : await store.claims.one(tx, { code: after })
    if (after !== undefined) found(last, 'unknownClaim')
    const behind = last === undefined ? {} : { id: { before: last.id } }
    const read = await store.claims.many(tx, { state: 'checked', ...behind }, how)
    const rows = read.slice(0, FED)
    const claim = rows.map((row) => row.id)
    const most = { order: ['id'], limit: FED * noun.MAX_APPEARANCES } as const
    const places = await store.appearances.many(tx, { claim }, most)
    const checks = await store.checks.many(
      tx,
      { claim, state: ['published', 'replaced'] },
      { order: ['-version'], limit: FED * noun.MAX_VERSIONS },
    )
    const reviews = rows.flatMap((row) => {
      const own = checks.filter((one) => one.claim === row.id)
      const versions = own.map(toldVersion)
      const said = places.filter((one) => one.claim === row.id)
      const appearances = placesOf(said, own)
      return (
        reviewOf(node, {
          ...row,
          publishedAt: row.publishedAt ?? row.takenAt,
          appearances,
          versions,
        }) ?? []
      )
    })
    const moments = reviews.map(({ publishedAt, changedAt }) => changedAt ?? publishedAt)
    const changedAt = moments.toSorted().at(-1) ?? null
    const url = `${node.origin}${node.prefix}/claims.json`
    const own = { name: `${markOf(node)}${node.name}`, url, license: LICENCE, changedAt }
    const next = read.length > FED ? rows.at(-1)?.code : undefined
    return { text: inlineJson(dataFeed(own, reviews)), ...given({ next }) }
  },
})

/** Cards of one answer: more would not be looked at one by one. */
const CARDS = 3
/** Hits that are judged for them. */
const JUDGED = 10

const place = z.strictObject({ start: z.number().int(), end: z.number().int() })
const card = item.extend({
  /** Where the claim has words of the post. */
  shared: z.array(place),
  /** Numbers, names and years that the claim has and the post has not. */
  lacking: z.array(z.string()),
  hasAddress: z.boolean(),
  /** Whether the post says the same, or something like it; what of it is otherwise, in the words of both. */
  told: noun.toldAs,
  differs: z.array(noun.difference),
})
export type Card = z.infer<typeof card>

/** What somebody else checked; its verdict is in the publisher's own words. */
const othersCard = card
  .pick({
    shared: true,
    lacking: true,
    hasAddress: true,
    told: true,
    differs: true,
    words: true,
    language: true,
  })
  .extend({
    publisher: z.string(),
    url: z.string(),
    label: z.string(),
    title: z.string().nullable(),
  })
export type OthersCard = z.infer<typeof othersCard>

export const check = query({
  ...anybody,
  name: 'claims.check',
  summary:
    'Which published checks are of what a pasted text or address says, or of something like it, and what differs: a suggestion that nobody confirmed. Nothing of what is pasted is kept, and no address is opened.',
  byPost: true,
  checksText: true,
  input: z.strictObject({ post: z.string().trim().min(1).max(noun.MAX_POST), language }),
  output: z.strictObject({
    asked: language,
    items: z.array(card),
    /** Checks of others, shown as theirs. */
    others: z.array(othersCard),
  }),
  async run(ctx, { post: raw, language: expected }) {
    const index = await publishedIndex(ctx)
    const post = readPost(raw.toWellFormed(), { expected })
    const hits = searchClaims(index, post, JUDGED)
      .filter((hit) => judgeHit(index, post, hit).tier !== null)
      .slice(0, CARDS)
    const code = hits.map(({ document }) => document.claim)
    const rows = await store.claims.many(ctx.tx, { code, state: 'checked' }, { limit: CARDS })
    const ours = await itemsOf(ctx, rows)
    const theirs = await othersOf(ctx, code)
    const cards = hits.map(({ document, hasAddress }) => {
      const { inClaim, lacking } = whyFound(index, post, document)
      const { told, differences } = compare(post, document, hasAddress)
      return {
        name: document.claim,
        why: {
          words: document.text,
          language: language.catch(expected).parse(document.language),
          shared: [...inClaim.text],
          lacking: [...lacking.numbers, ...lacking.years, ...lacking.names].slice(0, 10),
          hasAddress,
          told,
          differs: [...differences],
        },
      }
    })
    // What says the same stands first; else the order of the search stays.
    cards.sort((a, b) => Number(b.why.told === 'same') - Number(a.why.told === 'same'))
    return {
      asked: expected,
      items: cards.flatMap(({ name, why }) => {
        const own = ours.find((one) => one.code === name)
        return own === undefined ? [] : { ...own, ...why }
      }),
      others: cards.flatMap(({ name, why }) => {
        const own = theirs.get(name)
        return own === undefined ? [] : { ...own, ...why }
      }),
    }
  },
})

/** Who published these checks of others, by what the index calls them. */
async function othersOf({ tx }: QueryContext, names: readonly string[]) {
  const own = names.filter((name) => !isOurs(name)).map((name) => name.slice(indexName('').length))
  const rows = await store.others.many(tx, { id: own, state: 'kept' }, { limit: CARDS })
  const by = rows.map((row) => row.publisher)
  const all = await store.publishers.many(tx, { id: by }, { limit: CARDS })
  return new Map(
    rows.map(({ id: name, publisher, url, label, title }) => {
      const who = all.find((one) => one.id === publisher)?.name ?? ''
      return [indexName(name), { publisher: who, url, label, title }]
    }),
  )
}
