// Checks as other programs read them: JSON-LD in the words of schema.org.

import { BEST_RATING, ratingOf, type Verdict, WORST_RATING } from './verdict.ts'

/** Longest form of a claim that search pages show. */
const SHORT_CLAIM = 75

/** Who said it. Outlets, parties, candidates and office-holders are named; anybody else is an account, without a link. */
export type Claimant =
  | {
      readonly kind: 'named'
      readonly type: 'Person' | 'Organization'
      readonly name: string
      /** As what the person spoke. */
      readonly role?: string
      readonly url?: string
    }
  /** `words`: what an account is called in the language of the check. */
  | { readonly kind: 'account'; readonly words: string }

/** Where the claim was said. */
export interface Appearance {
  readonly url: string
  /** Day or moment; null where it is not known. */
  readonly date: string | null
  /** An outlet's page or that of somebody who is named; only these are linked. */
  readonly isOfNamed: boolean
}

/** A published check as it is told to programs. */
export interface CheckOut {
  /** Permalink on our own domain. */
  readonly url: string
  readonly claim: string
  readonly claimant: Claimant | null
  /** Day on which it was said; null where it is not known. */
  readonly saidAt: string | null
  /** The first one first. */
  readonly appearances: readonly Appearance[]
  readonly verdict: Verdict
  /** The verdict in words, in the language of the check. */
  readonly label: string
  readonly publisher: { readonly name: string; readonly url: string }
  /** UTC, 24 characters. */
  readonly publishedAt: string
  readonly changedAt: string | null
  readonly language: string
  readonly summary: string
  /** What the check cites; `note` is what is to be known of it. */
  readonly sources: readonly {
    readonly name: string
    readonly url: string
    readonly note?: string | null
  }[]
  readonly license: string
  readonly corrections: readonly CorrectionOut[]
}

/** What was corrected in a published check, and when. */
export interface CorrectionOut {
  readonly at: string
  readonly text: string
}

/** JSON-LD as a plain value. */
export type JsonLd = { readonly [name: string]: unknown }

const CONTEXT = 'https://schema.org'

/** A check as ClaimReview. Source: schema.org ClaimReview, Claim, Rating; ratings in numbers for ordered verdicts only. */
export function claimReview(check: CheckOut): JsonLd {
  return withContext(review(check))
}

const withContext = (value: JsonLd): JsonLd => ({ '@context': CONTEXT, ...value })

function review(check: CheckOut): JsonLd {
  const { publisher, sources, corrections } = check
  return {
    '@type': 'ClaimReview',
    '@id': check.url,
    url: check.url,
    claimReviewed: check.claim,
    itemReviewed: claimOf(check),
    reviewRating: ratingIn(check),
    author: { '@type': 'Organization', name: publisher.name, url: publisher.url },
    datePublished: check.publishedAt,
    ...(check.changedAt !== null && { dateModified: check.changedAt }),
    inLanguage: check.language,
    reviewBody: check.summary,
    ...(sources.length > 0 && {
      citation: sources.map(({ name, url, note = null }) => ({
        '@type': 'CreativeWork',
        name,
        url,
        ...(note !== null && { description: note }),
      })),
    }),
    ...(corrections.length > 0 && {
      correction: corrections.map((one) => correctionComment(one, check.language)),
    }),
    license: check.license,
  }
}

function claimOf({ claimant, saidAt, appearances, claim }: CheckOut): JsonLd {
  const linked = appearances.filter(({ isOfNamed }) => isOfNamed).map(appearanceOf)
  const first = appearances[0]?.isOfNamed === true ? linked[0] : undefined
  return {
    '@type': 'Claim',
    text: claim,
    ...(claimant !== null && { author: authorOf(claimant) }),
    ...(saidAt !== null && { datePublished: saidAt }),
    ...(first !== undefined && { firstAppearance: first }),
    ...(linked.length > 0 && { appearance: linked }),
  }
}

function authorOf(claimant: Claimant): JsonLd {
  if (claimant.kind === 'account') return { '@type': 'Person', name: claimant.words }
  const { type, name, role, url } = claimant
  return {
    '@type': type,
    name,
    ...(role !== undefined && type === 'Person' && { jobTitle: role }),
    ...(url !== undefined && { sameAs: url }),
  }
}

function appearanceOf({ url, date }: Appearance): JsonLd {
  return { '@type': 'CreativeWork', url, ...(date !== null && { datePublished: date }) }
}

function ratingIn({ verdict, label }: CheckOut): JsonLd {
  const value = ratingOf(verdict)
  return {
    '@type': 'Rating',
    alternateName: label,
    ...(value !== null && {
      ratingValue: value,
      bestRating: BEST_RATING,
      worstRating: WORST_RATING,
    }),
  }
}

/** A correction. Source: schema.org CorrectionComment, value of `correction`. */
export function correctionComment({ at, text }: CorrectionOut, language: string): JsonLd {
  return { '@type': 'CorrectionComment', text, datePublished: at, inLanguage: language }
}

/** What a feed says of itself. */
export interface FeedOut {
  readonly name: string
  readonly url: string
  readonly license: string
  /** When anything in it last changed; null while it is empty. */
  readonly changedAt: string | null
}

/** Many checks as one feed. Source: schema.org DataFeed. */
export function dataFeed(feed: FeedOut, checks: readonly CheckOut[]): JsonLd {
  return withContext({
    '@type': 'DataFeed',
    name: feed.name,
    url: feed.url,
    license: feed.license,
    ...(feed.changedAt !== null && { dateModified: feed.changedAt }),
    dataFeedElement: checks.map((check) => ({
      '@type': 'DataFeedItem',
      url: check.url,
      dateCreated: check.publishedAt,
      dateModified: check.changedAt ?? check.publishedAt,
      item: [review(check)],
    })),
  })
}

/** JSON as it may stand in a `<script type="application/ld+json">`: nothing in it ends the element or begins a comment. */
export function inlineJson(value: JsonLd): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)
}

/** A claim in at most 75 characters, cut behind a word; what fits stays as it is. */
export function shortClaim(claim: string): string {
  if (claim.length <= SHORT_CLAIM) return claim
  const start = claim
    .slice(0, SHORT_CLAIM - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
  const space = start.lastIndexOf(' ')
  return `${(space > SHORT_CLAIM / 2 ? start.slice(0, space) : start).trimEnd()}…`
}
