// A cited item as a person types it, and as CSL-JSON has it.
import { z } from 'zod'
import { line, lines } from '../../core/line.ts'
import { type Item, item, itemType } from '../../lib/csl/index.ts'
import { refusal } from './refusals.ts'
import { day, sourceCode } from './schema.ts'

/** What a librarian types of an item; `source` is the code of where it comes from. */
export const itemContent = z.strictObject({
  type: itemType,
  title: line(500),
  /** One on each line: `Family, Given`, or the name of a body. */
  authors: lines(4_000).optional(),
  /** A year, a month or a day. */
  issued: line(10).optional(),
  containerTitle: line(300).optional(),
  publisher: line(300).optional(),
  doi: line(200).optional(),
  isbn: line(20).optional(),
  issn: line(9).optional(),
  url: line(2_000).optional(),
  accessed: day.optional(),
  language: line(35).optional(),
  source: sourceCode.optional(),
})
export type ItemContent = z.infer<typeof itemContent>

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/** Throws 400 Problem `sources.no_date`. */
function dateOf(text: string) {
  const parts = DATE.exec(text)
  if (parts === null) throw refusal('noDate')
  return {
    'date-parts': [parts.slice(1).flatMap((one) => (one === undefined ? [] : [Number(one)]))],
  }
}

function nameOf(text: string) {
  const [family = '', ...given] = text.split(',').map((part) => part.trim())
  return given.length === 0 || family === ''
    ? { literal: text }
    : { family, given: given.join(', ') }
}

/** Under which name of CSL-JSON each text stands. */
const PLAIN = {
  title: 'title',
  containerTitle: 'container-title',
  publisher: 'publisher',
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
  url: 'URL',
  language: 'language',
} as const

/**
 * As CSL-JSON under this code; what a file brought and nobody types stays as in `before`. Throws 400 Problem
 * `sources.bad_item` with the field that cannot be.
 */
export function cslOf(code: string, content: ItemContent, before?: Item): Item {
  const { type, authors, issued, accessed } = content
  const author = (authors ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(nameOf)
  const plain = Object.entries(PLAIN).flatMap(([own, name]) => {
    const value = content[own as keyof typeof PLAIN]
    return value === undefined ? [] : [[name, value] as const]
  })
  const typed: ReadonlySet<string> = new Set([
    ...Object.values(PLAIN),
    'author',
    'issued',
    'accessed',
  ])
  const rest = Object.entries(before ?? {}).filter(([name]) => !typed.has(name))
  const parsed = item.safeParse({
    ...Object.fromEntries(rest),
    id: code,
    type,
    ...Object.fromEntries(plain),
    ...(author.length > 0 && { author }),
    ...(issued !== undefined && { issued: dateOf(issued) }),
    ...(accessed !== undefined && { accessed: dateOf(accessed) }),
  })
  if (parsed.success) return parsed.data
  const { path = [], message = '' } = parsed.error.issues[0] ?? {}
  throw refusal('badItem', { params: { what: `${path.join('.')} ${message}`.trim() } })
}

/** A date of CSL-JSON as it is typed; empty where there is none. */
export function dateText(date: Item['issued']): string {
  const parts = date?.['date-parts']?.[0] ?? []
  return parts.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-')
}

/** Its authors, one on each line. */
export function authorText(csl: Item): string {
  return (csl.author ?? [])
    .map((one) => one.literal ?? [one.family, one.given].filter((part) => part).join(', '))
    .join('\n')
}

/** What stands in the form of an item that is corrected. */
export function contentOf(csl: Item): Partial<Record<keyof ItemContent, string>> {
  const plain = Object.entries(PLAIN).map(([own, name]) => [own, csl[name] ?? ''])
  return {
    ...Object.fromEntries(plain),
    type: csl.type,
    authors: authorText(csl),
    issued: dateText(csl.issued),
    accessed: dateText(csl.accessed),
  }
}
