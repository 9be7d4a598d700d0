import { INVENTORIES, type InventoryKind, type Reading, short } from '../../../lib/html/index.ts'
import { FACT_PART, type GonePart } from './item.ts'
import { learnBlocks, type Taken } from './learn-text.ts'
import { learnLinks, learnThings } from './learn-things.ts'
import { learnRows } from './rows.ts'
import { LEARN_EVERY_MS, minutes, PROVISIONAL_FETCHES, type Profile, textKey } from './profile.ts'

/** Counts are halved here, so that what is always there now is firm again within weeks. */
const MAX_FETCHES = 2_000

/** Passages of which a profile remembers that they come and go. */
const MAX_PASSAGES = 100

/** A fetch that is learned. */
export interface Lesson extends Taken {
  /** Passages of the site, normalised. */
  readonly passages: readonly string[]
  /** SCRUTINEER_LEARN_MS: how long the profile is learned. */
  readonly learnMs: number
}

/**
 * Takes a fetch into the profile. False where it did not count, less than a minute after the last one. Of a short page that
 * stands in for the usual one only that it was there is learned.
 */
export function learnFetch(profile: Profile, lesson: Lesson): boolean {
  const { reading, atMs } = lesson
  if (profile.fetches > 0 && Math.abs(atMs - profile.lastMs) < learnEveryMs(lesson)) return false
  if (profile.fetches === 0) profile.firstMs = atMs
  profile.lastMs = atMs
  learnVariant(profile, reading)
  if (variantKey(reading) !== null && standsIn(profile, reading)) return true
  profile.fetches++
  profile.words += reading.words
  learnParts(profile, lesson)
  // What a finding misses counts as seen, so that no finding ends by waiting.
  for (const part of lesson.missed) keepPart(profile, part, minutes(atMs))
  for (const limit of reading.limits)
    if (!profile.isFull || profile.limits.has(limit))
      profile.limits.set(limit, (profile.limits.get(limit) ?? 0) + 1)
  if (!profile.isFull) missPassages(profile, lesson)
  const isLong = atMs - profile.firstMs >= lesson.learnMs
  if (isLong && profile.fetches >= PROVISIONAL_FETCHES) profile.isFull = true
  if (profile.fetches >= MAX_FETCHES) halve(profile)
  return true
}

/** Where a page is learned in less than a day, as many fetches count in the shorter time. */
function learnEveryMs({ learnMs }: Lesson): number {
  return Math.min(LEARN_EVERY_MS, learnMs / (2 * PROVISIONAL_FETCHES))
}

/** Counts passages that are missing while the page is learned: what comes and goes is no alarm when it goes. */
function missPassages({ passages }: Profile, lesson: Lesson): void {
  for (const passage of lesson.passages) {
    const key = textKey(passage)
    const isMissing = !lesson.reading.visible.includes(passage)
    if (isMissing && (passages.size < MAX_PASSAGES || passages.has(key)))
      passages.set(key, (passages.get(key) ?? 0) + 1)
  }
}

/** Takes parts of a fetch into the profile that are not kept out, without counting a fetch. */
export function learnParts(profile: Profile, lesson: Taken): void {
  learnBlocks(profile, lesson)
  learnRows(profile, lesson)
  learnThings(profile, lesson)
  learnLinks(profile, lesson)
}

function keepPart(profile: Profile, { shape: key, form: text }: GonePart, last: number): void {
  if (key === FACT_PART) keepFact(profile, text ?? '', last)
  const shape = profile.shapes.get(key)
  if (!shape) return
  if (shape.fetch !== profile.fetches) shape.seen++
  shape.fetch = profile.fetches
  shape.last = last
  const form = shape.forms.find((one) => one.key === text)
  if (!form) return
  form.seen++
  form.last = last
}

/** A fact that a finding misses stays the one that stood there last. */
function keepFact({ things, fetches }: Profile, key: string, last: number): void {
  const fact = things.get('fact')?.get(key)
  if (!fact || fact.fetch === fetches) return
  fact.seen++
  fact.fetch = fetches
  fact.last = last
}

/** Short pages seen whole that one profile holds. */
const MAX_VARIANTS = 64

/** Counts a short page as a whole: where it comes again it stands in for the usual one. */
export function learnVariant({ variants }: Profile, reading: Reading): void {
  const key = variantKey(reading)
  if (key === null || (variants.size >= MAX_VARIANTS && !variants.has(key))) return
  variants.set(key, (variants.get(key) ?? 0) + 1)
}

/** Blocks of a page that may stand in for the usual one, where the site is full or worked on. */
const SHORT_BLOCKS = 12

/** What a short page is made of besides its text. */
const WHOLE: readonly InventoryKind[] = INVENTORIES.filter(
  (kind) => kind !== 'link' && kind !== 'image' && kind !== 'fact',
)

/** Hash of a short page as a whole; null for a longer one. */
export function variantKey({ blocks, inventories }: Reading): string | null {
  if (blocks.length > SHORT_BLOCKS) return null
  const active = WHOLE.flatMap((kind) => [...inventories[kind].keys()].sort())
  return short([...blocks.map((block) => block.shapeKey), ...active].join('\n'))
}

/** Whether most of what the page usually has is missing. */
export function standsIn({ shapes, fetches }: Profile, { blocks }: Reading): boolean {
  if (fetches < 3) return false
  const keys = new Set(blocks.map((block) => block.shapeKey))
  const usual = [...shapes.values()].filter(({ seen }) => seen * 2 > fetches)
  return usual.filter(({ key }) => keys.has(key)).length < usual.length * 0.3
}

function halve(profile: Profile): void {
  const half = (count: number) => Math.ceil(count / 2)
  for (const file of profile.names.values())
    Object.assign(file, {
      seen: half(file.seen),
      fetch: file.fetch === profile.fetches ? half(file.fetch) : 0,
    })
  profile.fetches = half(profile.fetches)
  profile.words = profile.words / 2
  for (const place of profile.places) place.seen = half(place.seen)
  for (const shape of profile.shapes.values()) {
    shape.seen = half(shape.seen)
    shape.fetch = 0
    for (const form of shape.forms) form.seen = half(form.seen)
  }
  const counted = [...profile.things.values(), profile.domains, profile.links, profile.lists]
  for (const map of counted)
    for (const one of map.values() as Iterable<{ seen: number; fetch: number }>) {
      one.seen = half(one.seen)
      one.fetch = 0
    }
  for (const map of [profile.limits, profile.linkHosts])
    for (const [key, count] of map) map.set(key, half(count))
}
