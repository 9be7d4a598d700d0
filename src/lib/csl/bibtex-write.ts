// Works as a BibTeX file that also biblatex reads: UTF-8, months by their names, dates in both ways.

import { bibtexMonth, isoDate } from './dates.ts'
import type { Item, ItemName, ItemType } from './item.ts'
import { titleToLatex, toLatex } from './latex.ts'
import { plain } from './runs.ts'

/** The entry that each kind of work is; all others are `misc`. */
const ENTRIES: Readonly<Partial<Record<ItemType, string>>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  bill: 'legislation',
  book: 'book',
  chapter: 'incollection',
  classic: 'book',
  collection: 'collection',
  dataset: 'dataset',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  figure: 'image',
  graphic: 'image',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  manuscript: 'unpublished',
  motion_picture: 'movie',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  personal_communication: 'letter',
  post: 'online',
  'post-weblog': 'online',
  regulation: 'legislation',
  report: 'report',
  review: 'review',
  'review-book': 'review',
  software: 'software',
  song: 'music',
  standard: 'standard',
  thesis: 'thesis',
  treaty: 'legal',
  webpage: 'online',
}
const SUBTYPES: Readonly<Partial<Record<ItemType, string>>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
}
/** Kinds whose publisher is called an institution. */
const OF_INSTITUTIONS = new Set(['report', 'thesis', 'standard'])
/** Kinds whose whole is a book. */
const IN_BOOKS = new Set(['incollection', 'inproceedings', 'inreference'])

/** A BibTeX file of these works, an entry each. Source: BibTeXing; the biblatex package, version 3. */
export function writeBibtex(items: readonly Item[]): string {
  const keys = new Set<string>()
  return items.map((item) => entry(item, freeKey(item.id, keys))).join('\n')
}

/** What may stand as the key of an entry, and stands nowhere else in the file. */
function freeKey(id: string, keys: Set<string>): string {
  const bare = id.normalize('NFKD').replaceAll(/[^A-Za-z0-9:._-]/g, '')
  const start = bare === '' ? 'item' : bare.slice(0, 80)
  let key = start
  for (let n = 2; keys.has(key.toLowerCase()); n += 1) key = `${start}-${n}`
  keys.add(key.toLowerCase())
  return key
}

function entry(item: Item, key: string): string {
  const type = ENTRIES[item.type] ?? 'misc'
  const lines = fieldsOf(item, type).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = ${value},\n`],
  )
  return `@${type}{${key},\n${lines.join('')}}\n`
}

type Field = readonly [name: string, value: string | undefined]

function fieldsOf(item: Item, type: string): Field[] {
  const text = (value: string | undefined) => value && `{${toLatex(plain(value))}}`
  const title = (value: string | undefined) => value && `{${titleToLatex(plain(value))}}`
  const isArticle = type === 'article' || type === 'periodical' || type === 'review'
  return [
    ['author', namesOf(item.author)],
    ['editor', namesOf(item.editor)],
    ['title', title(item.title)],
    [IN_BOOKS.has(type) ? 'booktitle' : 'journal', title(item['container-title'])],
    ['series', title(item['collection-title'])],
    [OF_INSTITUTIONS.has(type) ? 'institution' : 'publisher', literal(item.publisher)],
    ['address', literal(item['publisher-place'])],
    ...datesOf(item),
    ['volume', text(item.volume)],
    ['number', text(isArticle ? item.issue : item.number)],
    ['pages', text(item.page)?.replaceAll(/(?<!-)-(?!-)/g, '--')],
    ['edition', text(item.edition)],
    ['version', text(item.version)],
    ['type', text(item.genre)],
    ['entrysubtype', text(SUBTYPES[item.type])],
    ['keywords', text(item.keyword)],
    ['doi', item.DOI && `{${item.DOI}}`],
    ['isbn', item.ISBN && `{${item.ISBN}}`],
    ['issn', item.ISSN && `{${item.ISSN}}`],
    ['url', item.URL && `{${verbatimUrl(item.URL)}}`],
    ['urldate', item.accessed && `{${isoDate(item.accessed)}}`],
    ['langid', text(item.language)],
  ]
}

/** Braces and backslashes would end the field or begin a command. */
function verbatimUrl(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent)
}

/** biblatex takes ` and ` for the end of a publisher, as it does in names. */
function literal(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const text = toLatex(plain(value))
  return /\sand\s/.test(text) ? `{{${text}}}` : `{${text}}`
}

function datesOf({ issued }: Item): Field[] {
  const [year, month] = issued?.['date-parts'][0] ?? []
  if (issued === undefined || year === undefined) return []
  const circa = issued.circa === true ? '~' : ''
  return [
    ['date', `{${isoDate(issued)}${circa}}`],
    ['year', `{${year}}`],
    ['month', month === undefined ? undefined : bibtexMonth(month)],
  ]
}

function namesOf(names: readonly ItemName[] | undefined): string | undefined {
  return names && `{${names.map(nameOf).join(' and ')}}`
}

/** `von Last, Jr., First`; an office in braces. */
function nameOf(name: ItemName): string {
  const { family, given, suffix, literal: whole } = name
  if (whole !== undefined || family === undefined || given === undefined) {
    const parts = [name['non-dropping-particle'], family].filter((part) => part !== undefined)
    return `{${toLatex(plain(whole ?? parts.join(' ')))}}`
  }
  const particle = name['non-dropping-particle'] ?? name['dropping-particle']
  const last = [particle && nameOfWords(particle, false), nameOfWords(family, true)]
  const parts = [last.filter((part) => part !== undefined).join(' ')]
  if (suffix !== undefined) parts.push(nameOfWords(suffix, false))
  return [...parts, nameOfWords(given, false)].join(', ')
}

/** Words of a name; in braces where a comma, an `and` or a small first letter would be taken for its end or for a particle. */
function nameOfWords(words: string, isFamily: boolean): string {
  const text = toLatex(plain(words))
  const isMistaken =
    /,|(?:^|\s)and(?:\s|$)/.test(text) || (isFamily && /(?:^|\s)\p{Ll}/u.test(text))
  return isMistaken ? `{${text}}` : text
}
