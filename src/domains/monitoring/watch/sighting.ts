import type { Item } from './item.ts'

/** Looks at a page where something was seen, counted from the first. */
export const LOOKS_MS = [0, 20_000, 60_000] as const
/** Looks that belong together: a visit may be late. */
const LOOK_SPAN_MS = 10 * 60_000
/** Within this a second sighting of something new is enough: it may be shown to some visitors only. */
export const SECOND_SIGHTING_MS = 24 * 3_600_000
/** Votes that settle. */
const NEEDED = 2
/** Items that are waited for at once. */
const MAX_WAITING = 500

/** What is remembered of one item between visits. Plain data, to be stored as JSON. */
export interface Sighting {
  readonly key: string
  readonly isNew: boolean
  readonly isOpen: boolean
  /** The last sightings, milliseconds since 1970, newest last; at most three. */
  readonly atMs: readonly number[]
}

/** What is remembered of a page. */
export interface Sightings {
  /** The last looks, newest last; at most three. */
  readonly looksMs: readonly number[]
  readonly waiting: readonly Sighting[]
}

export const NO_SIGHTINGS: Sightings = { looksMs: [], waiting: [] }

export interface Confirmed {
  readonly next: Sightings
  /** Confirmed by this look: findings to open. */
  readonly opened: readonly Item[]
  /** Keys of findings that were open and are gone for three looks. */
  readonly closed: readonly string[]
  /** When to look again out of turn; null when the site's own schedule will do. */
  readonly nextLookMs: number | null
}

/**
 * One look: an item is confirmed by two of three looks within minutes; something new also by a second sighting within a
 * day, or by another new thing of its class at its place in a second look. Items of announced changes and notes are left out.
 */
export function confirmItems(before: Sightings, items: readonly Item[], atMs: number): Confirmed {
  const looksMs = [...before.looksMs, atMs].slice(-LOOKS_MS.length)
  const recent = looksMs.filter((look) => atMs - look <= LOOK_SPAN_MS)
  const known = new Map(before.waiting.map((one) => [one.key, one]))
  const seen = new Map<string, Sighting>()
  const opened: Item[] = []
  for (const item of items) {
    if (item.level === 'note' || item.isAnnounced) continue
    const own = sighted(known.get(item.key), item, atMs)
    const alike = item.isNew
      ? sighted(known.get(alikeKey(item)), { ...item, key: alikeKey(item) }, atMs)
      : null
    const isSettled = isConfirmed(own, recent, atMs) || (alike !== null && isTwice(alike, recent))
    if (isSettled && !own.isOpen) opened.push(item)
    seen.set(own.key, { ...own, isOpen: own.isOpen || isSettled })
    if (alike) seen.set(alike.key, alike)
  }
  const unseen = before.waiting.filter(({ key }) => !seen.has(key))
  const closed = unseen
    .filter((one) => one.isOpen && isOver(one, looksMs, atMs))
    .map(({ key }) => key)
  const kept = unseen.filter((one) => !isOver(one, looksMs, atMs))
  const waiting = [...seen.values(), ...kept].slice(0, MAX_WAITING)
  return { next: { looksMs, waiting }, opened, closed, nextLookMs: nextLook(waiting, recent, atMs) }
}

function alikeKey({ class: kind, place }: Item): string {
  return `alike ${kind} ${place}`
}

function sighted(
  known: Sighting | undefined,
  { key, isNew }: Pick<Item, 'key' | 'isNew'>,
  atMs: number,
): Sighting {
  return {
    key,
    isNew,
    isOpen: known?.isOpen ?? false,
    atMs: [...(known?.atMs ?? []), atMs].slice(-LOOKS_MS.length),
  }
}

function isTwice({ atMs }: Sighting, recent: readonly number[]): boolean {
  return atMs.filter((at) => recent.includes(at)).length >= NEEDED
}

function isConfirmed(one: Sighting, recent: readonly number[], now: number): boolean {
  if (isTwice(one, recent)) return true
  return one.isNew && one.atMs.filter((at) => now - at <= SECOND_SIGHTING_MS).length >= NEEDED
}

/** Nothing of it in any of the last three looks, and no second sighting can be waited for. */
function isOver(one: Sighting, looksMs: readonly number[], now: number): boolean {
  const last = one.atMs.at(-1) ?? 0
  const isMissed = looksMs.length >= LOOKS_MS.length && looksMs.every((look) => look > last)
  if (one.isOpen || !one.isNew) return isMissed
  return isMissed && now - last > SECOND_SIGHTING_MS
}

/** The next of the three looks after the first sighting of something that still waits. */
function nextLook(
  waiting: readonly Sighting[],
  recent: readonly number[],
  atMs: number,
): number | null {
  const firsts = waiting.flatMap((one) => {
    const [first] = one.atMs.filter((at) => recent.includes(at))
    return one.isOpen || first === undefined || one.key.startsWith('alike ') ? [] : [first]
  })
  const next = firsts.flatMap(
    (first) => LOOKS_MS.map((look) => first + look).find((look) => look > atMs) ?? [],
  )
  return next.length > 0 ? Math.min(...next) : null
}
