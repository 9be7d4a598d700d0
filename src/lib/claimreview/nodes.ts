// JSON-LD as publishers write it: a list or one thing, strings where objects belong, things that are named elsewhere in the
// file. No context is ever fetched.

import { asObject } from '../json/bounded.ts'

/** A thing in a feed. */
export type Node = Readonly<Record<string, unknown>>

/** Lists within which things stand, by what holds them. */
const LISTS = ['@graph', 'dataFeedElement', 'itemListElement', 'item', 'itemListElements'] as const
const PREFIXES = ['', 'schema:', 'http://schema.org/', 'https://schema.org/'] as const

/** Things of a feed by the name that they have within it. */
export type Named = ReadonlyMap<string, Node>

/** The value of a property, whichever way its name is written; undefined where it is not there. */
export function property(node: Node, name: string): unknown {
  for (const prefix of PREFIXES) {
    const value = node[prefix + name]
    if (value !== undefined && value !== null) return value
  }
  return undefined
}

/** Whether a thing says that it is of this type. */
export function isOfType(node: Node, type: string): boolean {
  const said = [node['@type']].flat()
  return said.some((one) => PREFIXES.some((prefix) => one === prefix + type))
}

/** A feed taken apart. */
export interface Found {
  readonly reviews: readonly Node[]
  readonly named: Named
  /** How many other things stand where reviews do. */
  readonly others: number
}

/** Reviews of a parsed feed, at most `most`, wherever feeds hold them. Linear: only lists of things are gone into. */
export function reviewsIn(parsed: unknown, most: number): Found {
  const reviews: Node[] = []
  const named = new Map<string, Node>()
  let others = 0
  const waiting: unknown[] = [parsed]
  while (waiting.length > 0 && reviews.length < most) {
    const value = waiting.pop()
    if (Array.isArray(value)) {
      for (let n = value.length - 1; n >= 0; n -= 1) waiting.push(value[n])
      continue
    }
    const node = asObject(value)
    if (node === null) continue
    const id = node['@id']
    if (typeof id === 'string' && Object.keys(node).length > 1) named.set(id, node)
    const isReview = isOfType(node, 'ClaimReview') || isUntypedReview(node)
    const inner = isReview ? [] : LISTS.map((name) => property(node, name)).filter(isThere)
    if (isReview) reviews.push(node)
    else if (inner.length === 0) others += 1
    waiting.push(...inner.toReversed())
  }
  return { reviews, named, others }
}

const isThere = (value: unknown) => value !== undefined

function isUntypedReview(node: Node): boolean {
  return node['@type'] === undefined && property(node, 'claimReviewed') !== undefined
}

/** The first thing of a value as an object: itself, or what the file names so; null for a text. */
export function thingIn(value: unknown, named: Named): Node | null {
  const node = asObject(Array.isArray(value) ? value[0] : value)
  const id = node?.['@id']
  if (node === null || typeof id !== 'string') return node
  return Object.keys(node).length > 2 ? node : (named.get(id) ?? node)
}

/** The first text of a value on one line: a string, a number, a typed value, or the name of a thing; empty for none. */
export function textIn(value: unknown, named: Named): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one === 'string' || typeof one === 'number') return line(String(one))
  const node = thingIn(one, named)
  if (node === null) return ''
  const inner = node['@value'] ?? property(node, 'name') ?? property(node, 'alternateName')
  return typeof inner === 'string' || typeof inner === 'number' ? line(String(inner)) : ''
}

/** The first address of a value: a string, or what a thing has as its name or its `url`; empty for none. */
export function addressIn(value: unknown, named: Named): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one === 'string') return one.trim()
  const node = thingIn(one, named)
  const inner = node === null ? undefined : (property(node, 'url') ?? node['@id'])
  return typeof inner === 'string' ? inner.trim() : ''
}

/** Controls, marks that turn the direction, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** On one line, without signs that nobody sees, and without tags that were meant for a page. */
function line(text: string): string {
  const bare = text.includes('<') ? text.replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ') : text
  return bare.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
}
