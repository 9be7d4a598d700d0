import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { feedAnswer } from '../../../core/feed.ts'
import { searchWords } from '../../../core/search-words.ts'
import { isLanguage } from '../../../core/text.ts'
import { time } from '../../../core/time.ts'
import { found } from '../refusals.ts'
import { isFound, type Reported, reportedCases } from '../reported.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { publicTexts as texts } from '../texts/public.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** Attacks of one page, and words of one search. */
const MAX_ITEMS = 50
const MAX_WORDS = 6

export const anyCode = noun.attackCode.or(noun.reportedCode)
export const origin = z.enum(['own', 'reported'])

/** What was written in one language. */
const words = z.strictObject({
  title: z.string(),
  happened: z.string(),
  effect: z.string(),
  learnt: z.string(),
  /** Empty for a case of elsewhere: what helps against its kind is said instead. */
  advice: z.string(),
})
export type Words = z.infer<typeof words>

/** An attack as everybody reads it. */
const told = z.strictObject({
  code: z.string(),
  origin,
  state: z.enum(['published', 'withdrawn', 'reported']),
  version: z.number().int(),
  kind: noun.kind,
  service: noun.service,
  /** YYYY-MM, or the year alone where no more is known. */
  month: z.string(),
  place: z.string().nullable(),
  site: z.string().nullable(),
  /** By language; none where they were taken out of sight. */
  words: z.record(z.string(), words),
  judgment: z.string().nullable(),
  publishedAt: time.nullable(),
  /** Why and when it was withdrawn. */
  reason: z.string().nullable(),
  withdrawnAt: time.nullable(),
  /** Who says so, of what this node did not verify. */
  source: z
    .strictObject({
      name: z.string(),
      url: z.string(),
      readOn: z.string(),
      confidence: z.enum(['high', 'medium', 'low']),
    })
    .nullable(),
})
export type Told = z.infer<typeof told>

const part = told.omit({ words: true, site: true, judgment: true })
/** The same in a list, with titles by language. */
const listItem = part.extend({ titles: z.record(z.string(), z.string()) })
export type Listed = z.infer<typeof listItem>

function ownTold(row: noun.FormRow): Told {
  const { code, version, kind, service, month, publishedAt, reason, endedAt, isHidden } = row
  const isWithdrawn = row.state === 'withdrawn'
  const { title, happened, effect, learnt, advice } = row
  return {
    code,
    version,
    kind,
    service,
    month,
    publishedAt,
    origin: 'own',
    state: isWithdrawn ? 'withdrawn' : 'published',
    place: row.placeName,
    site: isHidden ? null : row.site,
    judgment: isHidden ? null : row.judgment,
    words: isHidden ? {} : { [row.language]: { title, happened, effect, learnt, advice } },
    reason: isWithdrawn ? reason : null,
    withdrawnAt: isWithdrawn ? endedAt : null,
    source: null,
  }
}

function reportedTold(one: Reported): Told {
  const { code, kind, service, month, judgment, source: name, url, asOf: readOn, confidence } = one
  const words = Object.entries(one.words).map(([language, own]) => [
    language,
    { ...own, advice: '' },
  ])
  return {
    code,
    kind,
    service,
    month,
    judgment,
    words: Object.fromEntries(words),
    origin: 'reported',
    state: 'reported',
    version: 1,
    place: null,
    site: null,
    publishedAt: null,
    reason: null,
    withdrawnAt: null,
    source: { name, url, readOn, confidence },
  }
}

function short(one: Told): Listed {
  const { words: all, site: _, judgment: __, ...rest } = one
  const titles = Object.entries(all).map(([language, { title }]) => [language, title])
  return { ...rest, titles: Object.fromEntries(titles) }
}

const question = z.strictObject({
  kind: noun.kind.optional(),
  service: noun.service.optional(),
  year: noun.year.optional(),
  origin: origin.optional(),
  search: z.string().trim().max(100).optional(),
  after: anyCode.optional(),
  limit: z.number().int().min(1).max(MAX_ITEMS).default(MAX_ITEMS),
})
type Question = z.infer<typeof question>

export const publicAttacks = query({
  ...anybody,
  name: 'attacks.publicAttacks',
  summary:
    'For everybody: attacks on public services, those of this node first, the newest first; then cases reported elsewhere, which this node did not verify.',
  input: question,
  output: z.strictObject({ items: z.array(listItem), next: anyCode.nullable() }),
  async run(ctx, asked) {
    const looked = searchWords(asked.search ?? '', MAX_WORDS)
    const own = await ownOf(ctx, asked, looked)
    const rest = own.length > asked.limit ? [] : await reportedOf(ctx, asked, looked)
    const all = [...own, ...rest]
    const items = all.slice(0, asked.limit).map(short)
    return { items, next: all.length > asked.limit ? (items.at(-1)?.code ?? null) : null }
  },
})

async function ownOf(ctx: QueryContext, asked: Question, looked: readonly string[]) {
  const { after, limit, kind, service, year } = asked
  const isPast = after !== undefined && noun.reportedCode.safeParse(after).success
  if (asked.origin === 'reported' || isPast) return []
  const last =
    after === undefined
      ? undefined
      : await store.forms.one(ctx.tx, { code: after, isCurrent: true })
  const wanted = { kind, service, year, words: looked, after: last?.id, limit: limit + 1 }
  return (await store.currentForms(ctx.tx, wanted)).map(ownTold)
}

async function reportedOf(ctx: QueryContext, asked: Question, looked: readonly string[]) {
  if (asked.origin === 'own') return []
  const all = await reportedCases(ctx)
  const from = all.findIndex(({ code }) => code === asked.after) + 1
  const { kind, service, year } = asked
  return all
    .slice(from)
    .filter(
      (one) =>
        (kind === undefined || one.kind === kind) &&
        (service === undefined || one.service === service) &&
        (year === undefined || one.month.startsWith(String(year))) &&
        isFound(one, looked),
    )
    .slice(0, asked.limit + 1)
    .map(reportedTold)
}

/** Versions of one attack that are shown. */
const MAX_VERSIONS = 50

export const publicAttack = query({
  ...anybody,
  name: 'attacks.publicAttack',
  summary: 'For everybody: one attack, with the versions before it.',
  input: z.strictObject({ code: anyCode }),
  output: told.extend({ before: z.array(told) }),
  async run(ctx, { code }) {
    if (noun.reportedCode.safeParse(code).success) {
      const all = await reportedCases(ctx)
      const one = all.find((known) => known.code === code)
      return { ...reportedTold(found(one, 'unknownAttack')), before: [] }
    }
    const how = { order: ['-version'], limit: MAX_VERSIONS } as const
    const rows = await store.forms.many(ctx.tx, { code, publishedAt: { not: null } }, how)
    const current = found(
      rows.find(({ isCurrent }) => isCurrent),
      'unknownAttack',
    )
    return {
      ...ownTold(current),
      before: rows.filter((row) => row !== current).map(ownTold),
    }
  },
})

export const publicCounts = query({
  ...anybody,
  name: 'attacks.publicCounts',
  summary:
    'For everybody: how many attacks this node explained, and how many cases of elsewhere it tells.',
  input: z.strictObject({}),
  output: z.strictObject({ own: z.number().int(), reported: z.number().int() }),
  async run(ctx) {
    const own = await store.forms.count(ctx.tx, { isCurrent: true })
    return { own, reported: (await reportedCases(ctx)).length }
  },
})

export const attackFeed = query({
  ...anybody,
  name: 'attacks.attackFeed',
  summary: 'For everybody: the newest explained attacks in the words of the node, for feeds.',
  input: z.strictObject({}),
  output: feedAnswer,
  async run(ctx) {
    const [first = 'en'] = ctx.node.languages
    const spoken = isLanguage(first) ? first : 'en'
    const t = ctx.node.speak(spoken)
    const newest = await store.currentForms(ctx.tx, { words: [], limit: MAX_ITEMS })
    const all = [...newest.map(ownTold), ...(await reportedCases(ctx)).map(reportedTold)]
    const items = all.slice(0, MAX_ITEMS).map((one) => {
      const own = one.words[spoken] ?? Object.values(one.words)[0]
      const why = one.reason === null ? '' : t(texts.withdrawnBecause, { reason: one.reason })
      const sure = one.origin === 'reported' ? `${t(texts.notVerified)}.` : ''
      return {
        path: `/attacks/${one.code}`,
        title: own?.title ?? one.code,
        words: [why, sure, own?.happened, own?.effect].filter((said) => said).join(' '),
        at: one.withdrawnAt ?? one.publishedAt ?? `${one.source?.readOn}T00:00:00.000Z`,
      }
    })
    const moments = items.map(({ at }) => at).toSorted()
    return { items, newest: moments.at(-1) ?? null }
  },
})
