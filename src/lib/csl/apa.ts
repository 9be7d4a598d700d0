// A work as the American Psychological Association cites it: author, date, title, source.

import { apaDate, dayInWords } from './dates.ts'
import type { Item, ItemType } from './item.ts'
import { apaAuthors, apaEditors, apaName } from './people.ts'
import { italic, joined, type Part, plain, type Run, sentences, separated } from './runs.ts'
import { editionOf, filled, type Terms } from './words.ts'

/** Parts of a periodical: their own title is upright, the periodical's slanted. */
const PERIODICAL = new Set<ItemType>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'post-weblog',
  'review',
  'review-book',
])
/** Parts of a book. */
const IN_BOOK = new Set<ItemType>([
  'chapter',
  'paper-conference',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
])
/** Of these the day counts, of all others the year. */
const BY_DAY = new Set<ItemType>([
  'article-magazine',
  'article-newspaper',
  'broadcast',
  'document',
  'event',
  'interview',
  'performance',
  'personal_communication',
  'post',
  'post-weblog',
  'speech',
  'webpage',
])
/** What stands on a site is told by the name of the site alone. */
const ON_SITES = new Set<ItemType>(['webpage', 'post'])
const LEGAL = new Set<ItemType>([
  'bill',
  'hearing',
  'legal_case',
  'legislation',
  'regulation',
  'treaty',
])

/**
 * The reference of a work. Titles stand as they are given: what a program takes for sentence case it gets wrong.
 * Source: Publication Manual of the APA, 7th edition, chapters 9 to 11.
 */
export function apa(item: Item, terms: Terms): Run[] {
  if (LEGAL.has(item.type)) return legal(item, terms)
  const date = `(${apaDate(item.issued, terms, !BY_DAY.has(item.type))})`
  const who = creators(item, terms)
  const title = titled(item, terms)
  const start = who === null ? [title, date] : [who, date, title]
  return sentences([...start, ...source(item, terms), address(item, terms)])
}

/** Authors, else the editors of a whole book; null where the title has their place. */
function creators(item: Item, terms: Terms): string | null {
  if (item.author !== undefined) return apaAuthors(item.author, terms)
  if (item.editor === undefined || isPart(item)) return null
  const role = item.editor.length === 1 ? terms.editor : terms.editors
  return `${apaAuthors(item.editor, terms)} (${role})`
}

const isPart = ({ type, 'container-title': container }: Item) =>
  container !== undefined && (PERIODICAL.has(type) || IN_BOOK.has(type))

/** The title with what stands behind it in parentheses and brackets. */
function titled(item: Item, terms: Terms): Run[] {
  const title = plain(item.title)
  const facts = isPart(item) ? '' : factsOf(item, terms).join(', ')
  const form = formOf(item, terms)
  return joined(
    isPart(item) ? title : italic(title),
    facts !== '' && ` (${facts})`,
    form !== null && ` [${form}]`,
  )
}

/** Edition, volume, number and version, as far as they are there. */
function factsOf(item: Item, terms: Terms): string[] {
  const { edition, volume, number, version } = item
  return [
    number !== undefined && numbered(item, number, terms),
    edition !== undefined && editionOf(plain(edition), terms),
    volume !== undefined && filled(terms.volume, plain(volume)),
    version !== undefined && filled(terms.version, plain(version)),
  ].filter((fact) => fact !== false)
}

/** `Report No. 12`, `Working paper No. 12`; a number with letters says itself what it is. */
function numbered({ type, genre }: Item, number: string, terms: Terms): string {
  const bare = plain(number)
  if (!isNumeric(bare)) return bare
  if (genre !== undefined) return `${plain(genre)} ${filled(terms.number, bare)}`
  return filled(type === 'report' ? terms.reportNumber : terms.number, bare)
}

/** Whether a number needs a word before it; one with letters brings its own. */
export const isNumeric = (number: string) => /^[\d.,/-]+$/.test(number)

/** What kind of work it is, where neither its title nor its source says so. */
function formOf({ type, genre, number, publisher }: Item, terms: Terms): string | null {
  const isSaid = number !== undefined && isNumeric(plain(number))
  const own = genre === undefined || isSaid ? null : plain(genre)
  const word = own ?? (Object.hasOwn(terms.medium, type) ? mediumOf(type, terms) : null)
  if (type !== 'thesis' || word === null || publisher === undefined) return word
  return `${word}, ${plain(publisher)}`
}

const mediumOf = (type: ItemType, { medium }: Terms) => medium[type as keyof Terms['medium']]

/** Where the work is found: periodical, book, site, publisher. */
function source(item: Item, terms: Terms): Part[] {
  const { type, 'container-title': container } = item
  if (type === 'thesis') return []
  if (container === undefined) return [publisherOf(item)]
  if (PERIODICAL.has(type)) return [periodical(item, plain(container))]
  if (IN_BOOK.has(type)) return [inBook(item, plain(container), terms), publisherOf(item)]
  const site = isAuthor(item, container) ? null : plain(container)
  return ON_SITES.has(type) ? [site] : [site, publisherOf(item)]
}

/** `Nature, 12(3), 45–67`. */
function periodical({ volume, issue, page }: Item, container: string): Run[] {
  const number = joined(
    italic(volume === undefined ? undefined : plain(volume)),
    issue !== undefined && `(${plain(issue)})`,
  )
  return separated(', ', [italic(container), number, page !== undefined && pagesOf(page)])
}

/** `In A. Saleh (Ed.), Counting votes (2nd ed., pp. 4–9)`. */
function inBook(item: Item, container: string, terms: Terms): Run[] {
  const { editor, page } = item
  const role = editor?.length === 1 ? terms.editor : terms.editors
  const who = editor === undefined ? '' : `${apaEditors(editor, terms)} (${role}), `
  const pages = page === undefined ? undefined : pagesOf(page)
  const pattern = pages !== undefined && /[–,]/.test(pages) ? terms.pages : terms.page
  const facts = [...factsOf(item, terms), ...(pages === undefined ? [] : [filled(pattern, pages)])]
  return joined(
    `${terms.in} ${who}`,
    italic(container),
    facts.length > 0 && ` (${facts.join(', ')})`,
  )
}

/** Pages with a dash for their span. */
export function pagesOf(page: string): string {
  return plain(page).replace(/(\d)\s*(?:-{1,3}|–)\s*(?=[A-Za-z]?\d)/g, '$1–')
}

/** Who published it, where that is not the author. */
function publisherOf(item: Item): string | null {
  const { publisher } = item
  return publisher === undefined || isAuthor(item, publisher) ? null : plain(publisher)
}

function isAuthor({ author }: Item, name: string): boolean {
  const [only] = author ?? []
  return only !== undefined && apaName(only).toLowerCase() === plain(name).toLowerCase()
}

/** The DOI, else the address; what has no date may change, so the day on which it was read stands before it. */
function address(item: Item, terms: Terms): Run[] | null {
  const href = addressOf(item)
  if (href === null) return null
  const isLeft = item.issued !== undefined || item.DOI !== undefined
  if (isLeft || item.accessed === undefined) return [{ text: href, href }]
  return joined(`${filled(terms.retrieved, dayInWords(item.accessed, terms))} `, {
    text: href,
    href,
  })
}

/** Where the work is: its DOI as an address, else its address; null where it has neither. */
export function addressOf({ DOI, URL: url }: Item): string | null {
  if (DOI === undefined) return url ?? null
  return `https://doi.org/${encodeURI(DOI).replace(/[?#]/g, encodeURIComponent)}`
}

/** Laws, treaties and cases: the title, where it stands, its date, its address. */
function legal(item: Item, terms: Terms): Run[] {
  const title = plain(item.title)
  const { container, place } = placeOf(item)
  const where = [container, place].filter((part) => part !== '').join(' ')
  const href = addressOf(item)
  const link = href !== null && { text: href, href }
  if (item.type === 'treaty') {
    const date = item.issued && dayInWords(item.issued, terms)
    const runs = separated(', ', [title, where, date, link])
    return href === null ? sentences([runs]) : runs
  }
  const court = item.type === 'legal_case' ? publisherOf(item) : null
  const year = item.issued && apaDate(item.issued, terms, true)
  const behind = separated(' ', [court, year])
  return sentences([
    joined(separated(', ', [title, where]), behind.length > 0 && joined(' (', behind, ')')),
    link,
  ])
}

function placeOf(item: Item): { container: string; place: string } {
  const { volume, number, page, 'container-title': container } = item
  const name = container === undefined ? '' : plain(container)
  const [before, after] = [number ?? volume, page].map((part) =>
    part === undefined ? '' : plain(part),
  )
  return name === ''
    ? { container: before ?? '', place: after ?? '' }
    : { container: [before, name].filter((part) => part !== '').join(' '), place: after ?? '' }
}
