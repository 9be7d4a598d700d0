// The nouns of a citation, as CSL-JSON writes them: the part of the standard that this house keeps, every field bounded.

import { z } from 'zod'
import { webUrl } from '../url/index.ts'

/** Kinds of works. Source: CSL 1.0.2, appendix III. */
export const ITEM_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const

/** Kind of a work. */
export const itemType = z.enum(ITEM_TYPES)
export type ItemType = z.infer<typeof itemType>

/** Most people that one work names as authors, and as editors; a paper of a large experiment names more and is cut. */
export const MAX_NAMES = 100
/** Longest title in UTF-16 units; the longest of the treaties is about 300. */
export const MAX_TITLE = 1_000
/** Longest of the other texts. */
export const MAX_WORDS = 300
/** Longest volume, issue, page, edition or number. */
export const MAX_NUMBER = 60
/** Longest address, and longest DOI. */
const MAX_ADDRESS = 2_000
const MAX_DOI = 300

/** What no text of a citation holds: controls, signs that turn the direction of what follows, half characters. */
const UNCLEAN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/** Whether a text may stand in a citation. */
export function isClean(text: string): boolean {
  return !UNCLEAN.test(text)
}

/** One line of 1..`max` UTF-16 units after trimming. */
const words = (max: number) =>
  z.string().trim().min(1).max(max).refine(isClean, 'one line, no control characters')

/**
 * Somebody who made a work. A person has a family name, mostly a given one; an office, a paper and whoever is written
 * in one piece is `literal`. Source: CSL 1.0.2, names.
 */
export const itemName = z
  .strictObject({
    family: words(MAX_WORDS).exactOptional(),
    given: words(MAX_WORDS).exactOptional(),
    /** `Jr.`, `III`. */
    suffix: words(MAX_NUMBER).exactOptional(),
    /** `van` of Vincent van Gogh: goes before the family name where that comes last. */
    'dropping-particle': words(MAX_NUMBER).exactOptional(),
    /** `De` of Elly De Smet: stays before the family name wherever that is. */
    'non-dropping-particle': words(MAX_NUMBER).exactOptional(),
    literal: words(MAX_WORDS).exactOptional(),
  })
  .refine(
    (name) => (name.literal === undefined) === (name.family !== undefined),
    'either a family name or a name in one piece',
  )
export type ItemName = z.infer<typeof itemName>

/** Year, year and month, or year, month and day. Years before the common era are negative. */
const dateParts = z
  .array(z.number().int().min(-9999).max(9999))
  .min(1)
  .max(3)
  .refine(isDate, 'a year, a month from 1 to 12, a day of that month')

/** A day, a month or a year, or a span of two of them. Source: CSL 1.0.2, dates. */
export const itemDate = z.strictObject({
  'date-parts': z.array(dateParts).min(1).max(2),
  /** Only about then. */
  circa: z.boolean().exactOptional(),
})
export type ItemDate = z.infer<typeof itemDate>

/** Days of the months of a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether year, month and day stand for a date that there can be; the 29th of February counts in every year. */
export function isDate([year, month, day]: readonly number[]): boolean {
  if (year === undefined || year === 0) return false
  if (month === undefined) return day === undefined
  const days = DAYS[month - 1]
  return days !== undefined && (day === undefined || (day >= 1 && day <= days))
}

/** Name of a work in the handle system: `10.` with a registrant, a slash, anything. Source: DOI handbook, 2.2. */
export const doi = z
  .string()
  .trim()
  .max(MAX_DOI)
  .regex(/^10\.[0-9]{4,9}\/[^\s"{}\\]{1,280}$/, 'like 10.1000/182')
  .refine(isClean, 'no control characters')

/** Ten or thirteen digits, hyphens and spaces between them, the last of ten may be an X; the check digit has to fit. */
export const isbn = z
  .string()
  .trim()
  .max(20)
  .regex(/^[0-9][0-9 -]{8,15}[0-9Xx]$/, 'like 978-3-16-148410-0')
  .refine((text) => isbn13(text) !== null, 'the check digit does not fit')

/** Eight digits, the last may be an X; the check digit has to fit. Source: ISO 3297. */
export const issn = z
  .string()
  .trim()
  .regex(/^[0-9]{4}-[0-9]{3}[0-9Xx]$/, 'like 2049-3630')
  .refine(hasIssnCheck, 'the check digit does not fit')

/** An address of http or https, without a user name in it. */
export const webAddress = z
  .string()
  .trim()
  .max(MAX_ADDRESS)
  .refine(
    (text) => /^https?:\/\//i.test(text) && isClean(text) && webUrl(text) !== null,
    'an address of the web',
  )

/** A work as it is cited. Source: CSL-JSON, `csl-data.json` of CSL 1.0.2; what stands there besides is not kept. */
export const item = z.strictObject({
  /** Names the work among others: our code, or the key of the file that it came with. */
  id: words(200),
  type: itemType,
  title: words(MAX_TITLE),
  author: z.array(itemName).min(1).max(MAX_NAMES).exactOptional(),
  editor: z.array(itemName).min(1).max(MAX_NAMES).exactOptional(),
  /** When it was published. */
  issued: itemDate.exactOptional(),
  /** When it was read at its address. */
  accessed: itemDate.exactOptional(),
  /** Journal, newspaper, book or site that it is a part of. */
  'container-title': words(MAX_TITLE).exactOptional(),
  /** Series that the whole belongs to. */
  'collection-title': words(MAX_TITLE).exactOptional(),
  publisher: words(MAX_WORDS).exactOptional(),
  'publisher-place': words(MAX_WORDS).exactOptional(),
  volume: words(MAX_NUMBER).exactOptional(),
  issue: words(MAX_NUMBER).exactOptional(),
  page: words(MAX_NUMBER).exactOptional(),
  edition: words(MAX_NUMBER).exactOptional(),
  /** Of a report, a standard, a law. */
  number: words(MAX_NUMBER).exactOptional(),
  version: words(MAX_NUMBER).exactOptional(),
  /** What it calls itself: `Working paper`, `Doctoral dissertation`. */
  genre: words(MAX_WORDS).exactOptional(),
  keyword: words(MAX_WORDS).exactOptional(),
  DOI: doi.exactOptional(),
  ISBN: isbn.exactOptional(),
  ISSN: issn.exactOptional(),
  URL: webAddress.exactOptional(),
  /** Of the work. Source: RFC 5646 (BCP 47). */
  language: z
    .string()
    .max(35)
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}$/, 'a tag of a language, like pt-BR')
    .exactOptional(),
})
export type Item = z.infer<typeof item>

/** The thirteen digits of an ISBN however it is written, ten digits as the thirteen they became; null where its check digit does not fit. Source: ISO 2108. */
export function isbn13(written: string): string | null {
  const digits = written.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^97[89]\d{10}$/.test(digits)) return checkOf13(digits) === digits.at(-1) ? digits : null
  if (!/^\d{9}[\dX]$/.test(digits)) return null
  const sum = weighted(digits, (n) => 10 - n)
  if (sum % 11 !== 0) return null
  const longer = `978${digits.slice(0, 9)}`
  return longer + checkOf13(longer)
}

function checkOf13(digits: string): string {
  const sum = weighted(digits.slice(0, 12), (n) => (n % 2 === 0 ? 1 : 3))
  return String((10 - (sum % 10)) % 10)
}

function hasIssnCheck(written: string): boolean {
  return weighted(written.replace('-', '').toUpperCase(), (n) => 8 - n) % 11 === 0
}

/** Sum of the digits, each by its weight; X is ten. */
function weighted(digits: string, weightAt: (n: number) => number): number {
  return [...digits].reduce(
    (sum, digit, n) => sum + weightAt(n) * (digit === 'X' ? 10 : Number(digit)),
    0,
  )
}
