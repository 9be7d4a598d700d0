// Checks of others, out of their feeds: what names and dates them, never their texts.

import { createHash } from 'node:crypto'
import { JsonError, opensMoreThan, parseBoundedJson } from '../json/bounded.ts'
import { registeredName } from '../dns/suffix.ts'
import { urlKey, webUrl } from '../url/index.ts'
import { addressIn, type Named, type Node, property, reviewsIn, textIn, thingIn } from './nodes.ts'
import {
  FeedError,
  MAX_CLAIM,
  MAX_FEED_BYTES,
  MAX_FEED_CHECKS,
  type RefusedReason,
} from './problems.ts'
import { ofSearchAnswer } from './search-answer.ts'
import { type ImportedVerdict, labelKey, MAX_LABEL, type Verdict } from './verdict.ts'

/** Deepest nesting of a feed; a check in a feed in a graph is eight. */
const MAX_DEPTH = 24
/** Most objects and lists: a hundred a check. */
const MAX_OPENINGS = 100_000
const MAX_TITLE = 200
const MAX_NAME = 200
const MAX_LICENSE = 300
/** Most places where a claim was said that are kept. */
const MAX_APPEARANCES = 50

/** Whose feed it is. */
export interface Publisher {
  /** Part of the key of a check. */
  readonly id: string
  /** Where its checks stand, also below them: `example.org`. A name that nobody can register, like `co.uk`, counts for nothing. */
  readonly domains: readonly string[]
  /** What its labels mean on our scale, by label in any case. */
  readonly verdicts: Readonly<Record<string, Verdict>>
}

/** Who and what may be named and linked; anybody else is an account. */
export interface Public {
  /** Outlets, parties, candidates and office-holders. */
  readonly isName: (name: string) => boolean
  /** Hosts of outlets. */
  readonly isHost: (host: string) => boolean
}

/** Somebody else's check. */
export interface ImportedCheck {
  /** The same for the same publisher, address and claim, whatever else changes. SHA-256 in hex. */
  readonly key: string
  readonly url: string
  readonly claim: string
  /** The publisher's own words for its verdict. */
  readonly label: string
  readonly verdict: ImportedVerdict
  readonly title: string | null
  /** Day, or moment in UTC with 24 characters. */
  readonly publishedAt: string | null
  readonly changedAt: string | null
  readonly language: string | null
  readonly license: string | null
  /** null: nobody is named; `account`: somebody is, who is not of the public. */
  readonly claimant:
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'account' }
    | null
  readonly saidAt: string | null
  readonly appearances: readonly { readonly url: string; readonly date: string | null }[]
}

/** A check that stands on somebody else's domain: whoever copies a feed could make it say anything. */
export interface Quarantined {
  readonly number: number
  readonly host: string
  readonly check: ImportedCheck
}

/** A review that is none; `number` counts from 1 in the feed. */
export interface Refused {
  readonly number: number
  readonly reason: RefusedReason
}

/** What a feed holds. */
export interface ReadFeed {
  readonly checks: readonly ImportedCheck[]
  readonly quarantined: readonly Quarantined[]
  readonly refused: readonly Refused[]
  /** How many things stand in it that are no ClaimReview. */
  readonly others: number
}

/**
 * Checks of a ClaimReview feed: lists, graphs, DataFeeds, markup of old and of new kind, and of an answer of Fact Check Tools. Throws FeedError for a file beyond
 * the limits, in another encoding, that is no JSON, or that holds no review. Source: schema.org ClaimReview.
 */
export function readFeed(bytes: Uint8Array, publisher: Publisher, known: Public): ReadFeed {
  const { reviews, named, others } = reviewsIn(ofSearchAnswer(parsed(bytes)), MAX_FEED_CHECKS + 1)
  if (reviews.length === 0) throw new FeedError('empty')
  if (reviews.length > MAX_FEED_CHECKS) throw new FeedError('too_many')
  const read: Reader = { named, known, publisher, labels: labelsOf(publisher) }
  const domains = domainsOf(publisher)
  const checks: ImportedCheck[] = []
  const quarantined: Quarantined[] = []
  const refused: Refused[] = []
  const seen = new Set<string>()
  for (const [n, node] of reviews.entries()) {
    const number = n + 1
    const check = checkOf(node, read)
    if (typeof check === 'string') refused.push({ number, reason: check })
    else if (seen.has(check.key)) refused.push({ number, reason: 'repeated' })
    else {
      seen.add(check.key)
      const host = hostOf(check.url)
      if (isBelow(host, domains)) checks.push(check)
      else quarantined.push({ number, host, check })
    }
  }
  return { checks, quarantined, refused, others }
}

function parsed(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_FEED_BYTES) throw new FeedError('too_large')
  const text = decoded(bytes)
  if (text.trimStart().startsWith('<')) throw new FeedError('not_json')
  if (opensMoreThan(text, MAX_OPENINGS)) throw new FeedError('too_many')
  try {
    return parseBoundedJson(text, { maxLength: MAX_FEED_BYTES, maxDepth: MAX_DEPTH })
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const reasons = { too_long: 'too_large', too_deep: 'too_deep', syntax: 'not_json' } as const
    throw new FeedError(reasons[error.reason], error)
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new FeedError('encoding', error)
  }
}

/** What every review of one feed is read with. */
interface Reader {
  readonly named: Named
  readonly known: Public
  readonly publisher: Publisher
  readonly labels: ReadonlyMap<string, Verdict>
}

function labelsOf({ verdicts }: Publisher): Map<string, Verdict> {
  const all = Object.entries(verdicts).map(
    ([label, verdict]) => [labelKey(label), verdict] as const,
  )
  // A label of signs alone has no key: it would stand for all such labels.
  return new Map(all.filter(([key]) => key !== ''))
}

/** One review; the reason where it is none. */
function checkOf(node: Node, read: Reader): ImportedCheck | RefusedReason {
  const { named, publisher } = read
  const url = webUrl(addressIn(property(node, 'url') ?? node['@id'], named))
  if (url === null) return 'no_url'
  const claim = textIn(property(node, 'claimReviewed'), named)
  if (claim === '') return 'no_claim'
  if (claim.length > MAX_CLAIM) return 'long_claim'
  const label = labelIn(property(node, 'reviewRating'), named)
  if (label === '') return 'no_label'
  if (label.length > MAX_LABEL) return 'long_label'
  return {
    key: keyOf(publisher.id, url.href, claim),
    url: url.href,
    claim,
    label,
    verdict: read.labels.get(labelKey(label)) ?? 'unmapped',
    title: short(textIn(property(node, 'headline') ?? property(node, 'name'), named), MAX_TITLE),
    publishedAt: momentIn(property(node, 'datePublished')),
    changedAt: momentIn(property(node, 'dateModified')),
    language: languageIn(property(node, 'inLanguage'), named),
    license: short(addressIn(property(node, 'license'), named), MAX_LICENSE),
    ...saidIn(property(node, 'itemReviewed'), read),
  }
}

/** Key of a check: its publisher, the page whichever way its address is written, the claim. SHA-256 in hex. */
export function keyOf(publisher: string, url: string, claim: string): string {
  const parts = [publisher, urlKey(url) ?? url, claim.normalize('NFC')]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** The label of a rating that is a thing, or the words that stand in its place. */
function labelIn(rating: unknown, named: Named): string {
  const node = thingIn(rating, named)
  return node === null ? textIn(rating, named) : textIn(property(node, 'alternateName'), named)
}

const short = (text: string, most: number) => (text === '' || text.length > most ? null : text)

/** Who said the claim, when and where: of a Claim, of a CreativeWork as older markup has it, or nothing. */
function saidIn(
  value: unknown,
  { named, known }: Reader,
): Pick<ImportedCheck, 'claimant' | 'saidAt' | 'appearances'> {
  const node = thingIn(value, named)
  if (node === null) return { claimant: null, saidAt: null, appearances: [] }
  const name = textIn(property(node, 'author'), named).slice(0, MAX_NAME)
  const places = ['firstAppearance', 'appearance', 'url'].flatMap((one) =>
    [property(node, one)].flat().slice(0, MAX_APPEARANCES),
  )
  const all = places.flatMap((place) => appearanceOf(place, named, known))
  const once = new Map(all.map((one) => [one.url, one]))
  return {
    claimant: claimantOf(name, known),
    saidAt: momentIn(property(node, 'datePublished')),
    appearances: [...once.values()].slice(0, MAX_APPEARANCES),
  }
}

function claimantOf(name: string, known: Public): ImportedCheck['claimant'] {
  if (name === '') return null
  return known.isName(name) ? { kind: 'named', name } : { kind: 'account' }
}

/** A page of an outlet where it was said; an account's page is not kept. */
function appearanceOf(place: unknown, named: Named, known: Public): ImportedCheck['appearances'] {
  const url = webUrl(addressIn(place, named))
  if (url === null || !known.isHost(hostOf(url.href))) return []
  const node = thingIn(place, named)
  const date = node === null ? null : momentIn(property(node, 'datePublished'))
  return [{ url: url.href, date }]
}

const DAY = /^\d{4}-\d\d-\d\d$/
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/

/** A day, or a moment in UTC; a time without its zone counts as its day. null for anything else. */
function momentIn(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'string' || one.length > 40) return null
  const text = one.trim()
  const zone = MOMENT.exec(text)?.[1]
  const day = text.slice(0, 10)
  if (zone === undefined)
    return DAY.test(day) && (DAY.test(text) || MOMENT.test(text)) ? isDay(day) : null
  const moment = new Date(text.replace(' ', 'T').replace(/\s/g, ''))
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** The day where there is such a day. */
function isDay(day: string): string | null {
  const read = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? null : day
}

function languageIn(value: unknown, named: Named): string | null {
  const node = thingIn(value, named)
  const text = textIn(node === null ? value : (property(node, 'alternateName') ?? node), named)
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(text) ? text : null
}

/** Whether an address stands on one of a publisher's domains or below one. */
export function standsOn(url: string, publisher: Pick<Publisher, 'domains'>): boolean {
  return isBelow(hostOf(url), domainsOf(publisher))
}

/** Domains as hosts are compared: in letters of ASCII, without a dot at the end, none below which everybody registers. */
function domainsOf({ domains }: Pick<Publisher, 'domains'>): string[] {
  return domains
    .map((domain) => hostOf(`https://${domain}`))
    .filter((name) => {
      return name !== '' && registeredName(name) !== null
    })
}

function hostOf(url: string): string {
  return (URL.parse(url)?.hostname ?? '').replace(/\.$/, '')
}

/** Whether a host is one of these or stands below one. */
function isBelow(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
