// Works out of BibTeX files, as reference programs write them.

import { parseBibtex, type RawEntry } from './bibtex-parse.ts'
import { monthOf, readDate } from './dates.ts'
import { isbn, issn, type ItemDate, type ItemType } from './item.ts'
import { fromLatex } from './latex.ts'
import { languageOf } from './languages.ts'
import { CslError, MAX_CSL_ITEMS } from './problems.ts'
import { bareDoi, firstNumber, type ReadItem, type RefusedEntry, settle } from './settle.ts'

/** Kinds of entries of BibTeX and biblatex. Whatever else comes is a document. */
const TYPES: Readonly<Record<string, ItemType>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  book: 'book',
  bookinbook: 'chapter',
  booklet: 'pamphlet',
  collection: 'book',
  conference: 'paper-conference',
  data: 'dataset',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'graphic',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry-encyclopedia',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'book',
  map: 'map',
  mastersthesis: 'thesis',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  newsarticle: 'article-newspaper',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  proceedings: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  www: 'webpage',
}
const SUBTYPES: Readonly<Record<string, ItemType>> = {
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
}

/** Fields that are texts, by the field of CSL that they fill; the first one that is there counts. */
const TEXTS: readonly (readonly [field: string, names: readonly string[]])[] = [
  ['title', ['title']],
  ['container-title', ['journaltitle', 'journal', 'booktitle', 'maintitle']],
  ['collection-title', ['series']],
  ['publisher', ['publisher', 'institution', 'school', 'organization']],
  ['publisher-place', ['address', 'location']],
  ['volume', ['volume']],
  ['edition', ['edition']],
  ['version', ['version']],
  ['genre', ['type']],
  ['keyword', ['keywords', 'keyword']],
]
/** Fields that are read in another way, or that say nothing of the work. */
const READ = new Set(
  `subtitle author editor year month day date url doi isbn issn urldate langid language hyphenation pages number issue
entrysubtype ids options howpublished`.split(/\s+/),
)

/** Works of a BibTeX file. Throws CslError where there are too many. */
export function readBibtex(text: string): (ReadItem | RefusedEntry)[] {
  const entries = parseBibtex(text, MAX_CSL_ITEMS + 1)
  if (entries.length > MAX_CSL_ITEMS) throw new CslError('too_many')
  return entries.map((raw, n) => {
    const place = { entry: n + 1, line: raw.line, key: raw.key }
    return raw.fields === null ? { ...place, reason: 'syntax' } : work(raw.fields, raw, place)
  })
}

type Fields = ReadonlyMap<string, string>

function work(fields: Fields, raw: RawEntry, place: RefusedPlace): ReadItem | RefusedEntry {
  const draft: Record<string, unknown> = { type: typeOf(raw.type, fields) }
  const taken = new Set(READ)
  for (const [name, names] of TEXTS) {
    const from = names.find((one) => fields.has(one))
    if (from === undefined) continue
    taken.add(from)
    draft[name] = fromLatex(fields.get(from) ?? '')
  }
  const subtitle = fields.get('subtitle')
  if (subtitle !== undefined)
    draft['title'] = `${String(draft['title'] ?? '')}: ${fromLatex(subtitle)}`
  const leftOut = [...fields.keys()].filter((name) => !taken.has(name))
  Object.assign(draft, people(fields), dates(fields), numbers(fields, raw.type), places(fields))
  return settle(draft, place, leftOut)
}

type RefusedPlace = Omit<RefusedEntry, 'reason'>

function typeOf(type: string, fields: Fields): ItemType {
  const own = type === 'article' ? SUBTYPES[fields.get('entrysubtype') ?? ''] : undefined
  if (own !== undefined) return own
  if (Object.hasOwn(TYPES, type)) return TYPES[type] ?? 'document'
  return fields.has('url') && !fields.has('doi') ? 'webpage' : 'document'
}

function people(fields: Fields): Record<string, unknown> {
  const named = (field: string) => {
    const value = fields.get(field)
    return value === undefined ? {} : { [field]: namesOf(value) }
  }
  return { ...named('author'), ...named('editor') }
}

/** Names that stand between `and`, which counts outside of braces only. */
function namesOf(value: string): Record<string, string>[] {
  return split(value, /\s+and\s+/y)
    .filter((name) => name.trim() !== '' && name.trim() !== 'others')
    .map(nameOf)
}

/** Parts of a text between a sign that stands outside of all braces. */
function split(value: string, sign: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < value.length; at += 1) {
    const one = value[at]
    if (one === '\\') at += 1
    else if (one === '{') depth += 1
    else if (one === '}') depth -= 1
    else if (depth === 0 && (one === ',' || one === ' ' || one === '\n' || one === '\t')) {
      sign.lastIndex = at
      if (!sign.test(value)) continue
      parts.push(value.slice(from, at))
      from = sign.lastIndex
      at = from - 1
    }
  }
  parts.push(value.slice(from))
  return parts
}

/** `{Office}`, `First von Last`, `von Last, First` or `von Last, Jr., First`. Source: BibTeXing, section 4. */
function nameOf(written: string): Record<string, string> {
  const name = written.trim()
  if (isOneGroup(name)) return { literal: fromLatex(name) }
  const [first = '', ...rest] = split(name, /\s*,\s*/y)
  if (rest.length === 0) return inOrder(name)
  const [suffix, given] = rest.length > 1 ? [rest[0], rest.slice(1).join(' ')] : ['', rest[0]]
  return withoutEmpty({
    ...familyOf(split(first.trim(), /\s+/y)),
    given: fromLatex(given ?? ''),
    suffix: fromLatex(suffix ?? ''),
  })
}

/** Whether braces stand around all of it: nothing of it is a first or a last name. */
function isOneGroup(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < name.length - 1; at += 1) {
    if (name[at] === '\\') at += 1
    else if (name[at] === '{') depth += 1
    else if (name[at] === '}') depth -= 1
    if (depth === 0) return false
  }
  return true
}

function inOrder(name: string): Record<string, string> {
  const words = split(name, /\s+/y)
  if (words.length === 1) return { literal: fromLatex(name) }
  const small = words.slice(0, -1).findIndex(isSmall)
  const from = small < 0 ? words.length - 1 : small
  if (from === 0) return familyOf(words)
  return withoutEmpty({
    ...familyOf(words.slice(from)),
    given: fromLatex(words.slice(0, from).join(' ')),
  })
}

/** Small words before the last name are its particle. */
function familyOf(words: readonly string[]): Record<string, string> {
  const capital = words.findIndex((word) => !isSmall(word))
  const from = capital < 0 ? words.length - 1 : capital
  return withoutEmpty({
    'non-dropping-particle': fromLatex(words.slice(0, from).join(' ')),
    family: fromLatex(words.slice(from).join(' ')),
  })
}

const isSmall = (word: string) => !word.startsWith('{') && /^\P{L}*\p{Ll}/u.test(fromLatex(word))

function withoutEmpty(name: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(name).filter(([, text]) => text !== ''))
}

function dates(fields: Fields): Record<string, unknown> {
  const [written, read] = [fields.get('date'), fields.get('urldate')]
  const issued = written === undefined ? null : readDate(verbatim(written))
  return {
    issued: issued ?? oldDate(fields) ?? written ?? fields.get('year'),
    accessed: read === undefined ? undefined : (readDate(verbatim(read)) ?? read),
  }
}

/** The date of year, month and day, each in its field; some programs write the day beside the month. */
function oldDate(fields: Fields): ItemDate | null {
  const [year = '', written = '', day = ''] = ['year', 'month', 'day'].map((name) =>
    fromLatex(fields.get(name) ?? ''),
  )
  const parts = written.split(/[\s~.,]+/)
  const name = parts.find((part) => /^[A-Za-z]/.test(part))
  const beside = name === undefined ? '' : (parts.find((part) => /^\d{1,2}$/.test(part)) ?? '')
  const month = monthOf(name ?? parts[0] ?? '')
  if (month === null) return readDate(year)
  return readDate(`${year}-${month}-${day || beside}`) ?? readDate(`${year}-${month}`)
}

function numbers(fields: Fields, type: string): Record<string, unknown> {
  const text = (name: string) => {
    const value = fields.get(name)
    return value === undefined ? undefined : fromLatex(value)
  }
  const pages = text('pages')?.replaceAll(/\s*[–—]\s*/g, '-')
  const isArticle = ['article', 'periodical', 'review', 'newsarticle'].includes(type)
  return isArticle
    ? { page: pages, issue: text('number') ?? text('issue') }
    : { page: pages, number: text('number'), issue: text('issue') }
}

function places(fields: Fields): Record<string, unknown> {
  const how = /https?:\/\/[^\s{}]{1,2000}/.exec(fields.get('howpublished') ?? '')?.[0]
  const [url, doi] = [fields.get('url') ?? how, fields.get('doi')]
  const [isbns, issns] = [fields.get('isbn'), fields.get('issn')]
  const language = fields.get('langid') ?? fields.get('language') ?? fields.get('hyphenation')
  return {
    URL: url === undefined ? undefined : verbatim(url),
    DOI: doi === undefined ? undefined : bareDoi(verbatim(doi)),
    ISBN:
      isbns === undefined ? undefined : firstNumber(isbns, (one) => isbn.safeParse(one).success),
    ISSN:
      issns === undefined ? undefined : firstNumber(issns, (one) => issn.safeParse(one).success),
    language: language === undefined ? undefined : languageOf(fromLatex(language)),
  }
}

/** A field that TeX does not read, with the escapes that programs write into it all the same. */
function verbatim(value: string): string {
  return value
    .replace(/^\s*\\url\s*\{([^{}]*)\}\s*$/, '$1')
    .replaceAll(/\\textasciitilde\s*/g, '~')
    .replaceAll(/\\([&%$#_{}~])/g, '$1')
    .replaceAll(/[{}]/g, '')
    .trim()
}
