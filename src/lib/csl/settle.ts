// What files of other programs say of a work, made into one of ours: what does not fit is left out and told, and a work
// without a title is refused.

import { isClean, item, type Item, itemName, MAX_NAMES } from './item.ts'
import { plain } from './runs.ts'

/** Why one entry of a file is not taken. */
export const ENTRY_REASONS = ['syntax', 'no_title', 'title_too_long', 'not_an_object'] as const
export type EntryReason = (typeof ENTRY_REASONS)[number]

/** A work out of a file. */
export interface ReadItem {
  /** Its number in the file, from 1, and the line on which it begins. */
  readonly entry: number
  readonly line: number
  readonly item: Item
  /** Names of what the entry says besides that is not kept, in the words of its file. */
  readonly leftOut: readonly string[]
}

/** An entry that is no work. */
export interface RefusedEntry {
  readonly entry: number
  readonly line: number
  /** What the file calls the entry; empty where it has no name. */
  readonly key: string
  readonly reason: EntryReason
}

/** Where an entry stands, and what it is called. */
export interface Place {
  readonly entry: number
  readonly line: number
  readonly key: string
}

/** What an entry says, by the names of CSL; nothing of it was looked at. */
export type Draft = Readonly<Record<string, unknown>>

/** Most names of what was left out that are told. */
const MAX_LEFT_OUT = 30
const TITLE = item.shape.title
const NAMES = new Set(['author', 'editor'])

/** A work from what an entry says; `leftOut` names what its reader left out already. */
export function settle(
  draft: Draft,
  place: Place,
  leftOut: readonly string[],
): ReadItem | RefusedEntry {
  const title = plain(typeof draft['title'] === 'string' ? draft['title'] : '')
  const whole = TITLE.safeParse(title)
  if (!whole.success) return { ...place, reason: title === '' ? 'no_title' : 'title_too_long' }
  const left = [...leftOut]
  const kept: Record<string, unknown> = {
    id: textOf(place.key, 200) ?? `entry-${place.entry}`,
    type: 'document',
  }
  for (const [name, value] of Object.entries(draft)) {
    if (name === 'id' || value === undefined || value === '') continue
    const taken = valueOf(name, value)
    if (taken === undefined) left.push(name)
    else {
      kept[name] = taken.value
      if (!taken.isWhole) left.push(name)
    }
  }
  const { entry, line } = place
  const names = [...new Set(left)].slice(0, MAX_LEFT_OUT)
  return { entry, line, item: { ...kept, title: whole.data } as Item, leftOut: names }
}

/** A value that fits its field, and whether all of it was taken; undefined where nothing fits. */
function valueOf(name: string, value: unknown): { value: unknown; isWhole: boolean } | undefined {
  if (!Object.hasOwn(item.shape, name)) return undefined
  if (NAMES.has(name)) return namesOf(value)
  const schema = item.shape[name as keyof typeof item.shape]
  const read = schema.safeParse(typeof value === 'string' ? plain(value) : value)
  return read.success ? { value: read.data, isWhole: true } : undefined
}

function namesOf(value: unknown): { value: unknown; isWhole: boolean } | undefined {
  if (!Array.isArray(value)) return undefined
  const all = value.slice(0, MAX_NAMES).flatMap((one) => {
    const read = itemName.safeParse(one)
    return read.success ? [read.data] : []
  })
  return all.length === 0 ? undefined : { value: all, isWhole: all.length === value.length }
}

/** One line of text out of anything; undefined for nothing and for what is too long. */
export function textOf(value: unknown, most: number): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'string' && typeof one !== 'number') return undefined
  const text = plain(String(one).slice(0, most + 1))
  return text === '' || text.length > most || !isClean(text) ? undefined : text
}

/** The name of a work out of what people write before it: `https://doi.org/`, `doi:`. */
export function bareDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
}

/** The first number of those that stand in one field, that `isOne` takes. */
export function firstNumber(text: string, isOne: (number: string) => boolean): string {
  const [first = text] = text.slice(0, 300).split(/[,;]|\s{2,}|\s(?=97[89])|\s\(/)
  const all = text.slice(0, 300).split(/[,;()\s]+/)
  return isOne(first.trim()) ? first.trim() : (all.find(isOne) ?? text)
}
