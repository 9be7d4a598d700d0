// CSL-JSON, as this house and others write it.

import { asObject } from '../json/bounded.ts'
import { readDate } from './dates.ts'
import { isbn, issn, type Item, ITEM_TYPES, MAX_NAMES } from './item.ts'
import { languageOf } from './languages.ts'
import { bareDoi, firstNumber, type ReadItem, type RefusedEntry, settle, textOf } from './settle.ts'

/** These works as CSL-JSON, a list. */
export function writeJson(items: readonly Item[]): string {
  return `${JSON.stringify(items, null, 2)}\n`
}

/** Kinds by the names that other programs and registries have for them. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  monograph: 'book',
  'edited-book': 'book',
  dissertation: 'thesis',
  program: 'software',
}
const TYPES = new Set<string>(ITEM_TYPES)
const DATES = new Set(['issued', 'accessed'])
const NAMES = new Set(['author', 'editor'])

/** Entities that registries leave in their titles. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
}

/** Works of a parsed file: a list of them, one alone, or a list under `items` or `references`. null for anything else. */
export function entriesOf(parsed: unknown): readonly unknown[] | null {
  if (Array.isArray(parsed)) return parsed
  const whole = asObject(parsed)
  if (whole === null) return null
  const list = whole['items'] ?? whole['references']
  if (Array.isArray(list)) return list
  return whole['title'] === undefined && whole['type'] === undefined ? null : [whole]
}

/** Where each value of the lists at this depth begins: its line, from 1. At depth 0 that of the one value of the file. */
export function linesOfEntries(text: string, depthOfEntries: number): number[] {
  const lines: number[] = []
  let [depth, line, isExpected] = [0, 1, depthOfEntries === 0]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '\n') line += 1
    if (WHITE.has(sign)) continue
    if (isExpected && sign !== ']') lines.push(line)
    isExpected = false
    if (sign === '"') at = endOfString(text, at)
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    const isBetween = sign === '[' || (sign === ',' && depth > 0)
    isExpected = isBetween && depth === depthOfEntries
  }
  return lines
}

const WHITE = new Set([' ', '\t', '\r', '\n'])

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/** One work out of a parsed file. */
export function readEntry(value: unknown, entry: number, line: number): ReadItem | RefusedEntry {
  const raw = asObject(value)
  const key = textOf(raw?.['id'], 200) ?? ''
  const place = { entry, line, key }
  if (raw === null) return { ...place, reason: 'not_an_object' }
  const draft: Record<string, unknown> = {}
  const leftOut: string[] = []
  for (const [name, said] of Object.entries(raw)) {
    if (name === 'id' || said === null || said === '') continue
    // Names as long as these are nobody's; they are not repeated.
    if (name.length > 60) leftOut.push(`${name.slice(0, 60)}…`)
    else draft[name] = fieldOf(name, said)
  }
  return settle(draft, place, leftOut)
}

function fieldOf(name: string, value: unknown): unknown {
  if (DATES.has(name)) return dateOf(value)
  if (NAMES.has(name))
    return Array.isArray(value) ? value.slice(0, MAX_NAMES + 1).map(nameOf) : value
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'string' && typeof one !== 'number') return value
  const text = String(one).replaceAll(
    /&(?:amp|lt|gt|quot|#39|apos|nbsp);/g,
    (entity) => ENTITIES[entity] ?? entity,
  )
  if (name === 'type') return typeOf(text)
  if (name === 'language') return languageOf(text)
  if (name === 'DOI') return bareDoi(text)
  if (name === 'ISBN') return firstNumber(listed(value), (number) => isbn.safeParse(number).success)
  if (name === 'ISSN') return firstNumber(listed(value), (number) => issn.safeParse(number).success)
  return text
}

const listed = (value: unknown) => [value].flat().map(String).join(', ').slice(0, 300)

function typeOf(type: string): string {
  const own = Object.hasOwn(OTHER_TYPES, type) ? (OTHER_TYPES[type] ?? type) : type
  return TYPES.has(own) ? own : 'document'
}

/** A date with its parts as numbers, or read out of what stands in one piece. */
function dateOf(value: unknown): unknown {
  if (typeof value === 'string') return readDate(value) ?? value
  const date = asObject(value)
  const parts: unknown = date?.['date-parts']
  if (Array.isArray(parts)) {
    const numbers = parts.slice(0, 2).map((point: unknown) =>
      Array.isArray(point)
        ? point
            .slice(0, 3)
            .filter((part) => part !== null && part !== '')
            .map(Number)
        : point,
    )
    const isCirca = ![undefined, false, '', 0, '0', 'false'].includes(date?.['circa'] as string)
    return { 'date-parts': numbers, ...(isCirca && { circa: true }) }
  }
  const written = date?.['raw'] ?? date?.['literal'] ?? date?.['edtf']
  return typeof written === 'string' ? (readDate(written) ?? written) : value
}

/** A name with what of it this house keeps. */
function nameOf(value: unknown): unknown {
  const name = asObject(value)
  if (name === null) return value
  const parts = [
    'family',
    'given',
    'suffix',
    'dropping-particle',
    'non-dropping-particle',
    'literal',
  ]
  const kept = parts.flatMap((part) => {
    const text = textOf(name[part], 300)
    return text === undefined ? [] : [[part, text] as const]
  })
  const whole = Object.fromEntries(kept)
  // Registries write offices as `name`.
  if (whole['family'] === undefined)
    return { literal: whole['literal'] ?? textOf(name['name'], 300) ?? whole['given'] }
  delete whole['literal']
  return whole
}
