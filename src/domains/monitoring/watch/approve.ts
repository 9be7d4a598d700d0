import { type Reading, slotOf } from '../../../lib/html/index.ts'
import { FACT_PART, type GonePart, type Item, type Parts } from './item.ts'
import { isOpenPlace } from './known.ts'
import { takeIn } from './learn-files.ts'
import { learnFetch, learnParts } from './learn.ts'
import { type Kept, minutes, newProfile, type Profile } from './profile.ts'
import { approveRows } from './rows.ts'

/** Items that may be approved as they are, without a part to learn. */
const MAX_APPROVED = 500
/** Alternatives that nobody saw for so long are forgotten. */
export const FORGET_MS = 30 * 86_400_000

/**
 * Takes items that a person approved into the profile: what is new is firm from now on, what is gone is no longer missed.
 * `reading` is the page that the items were judged on. A page that was replaced as a whole is learned anew; the profile
 * that counts from now on is returned.
 */
export function approve(
  profile: Profile,
  reading: Reading,
  atMs: number,
  items: readonly Item[],
): Profile {
  if (items.some(({ why: { code } }) => code === 'replaced')) return relearned(reading, atMs)
  for (const { key, parts } of items) {
    merge(profile, reading, atMs, parts)
    const { blocks, gone, things, files } = parts
    const isLearned = [blocks, gone, things, files].some((all) => all && all.length > 0)
    if (!isLearned && profile.approved.size < MAX_APPROVED) profile.approved.add(key)
  }
  return profile
}

function relearned(reading: Reading, atMs: number): Profile {
  const profile = newProfile()
  const none = {
    notBlocks: new Set<number>(),
    notThings: new Set<string>(),
    missed: [],
    passages: [],
  }
  learnFetch(profile, { reading, atMs, ...none, learnMs: Number.POSITIVE_INFINITY })
  return profile
}

function merge(profile: Profile, reading: Reading, atMs: number, parts: Parts): void {
  for (const gone of parts.gone ?? []) letGo(profile, gone)
  for (const url of parts.files ?? []) {
    const file = profile.files.get(url)
    if (file?.waiting) takeIn(file, file.waiting)
  }
  for (const phrase of parts.phrases ?? []) profile.phrases.add(phrase)
  for (const limit of parts.limits ?? []) profile.limits.set(limit, profile.fetches)
  approveRows(profile, reading, parts)
  const blocks = new Set(parts.blocks)
  const things = new Set((parts.things ?? []).map(([kind, key]) => `${kind} ${key}`))
  const notBlocks = new Set(reading.blocks.keys().filter((at) => !blocks.has(at)))
  const all = Object.values(reading.inventories).flatMap((kept) => [...kept.values()])
  const notThings = new Set(
    all.map(({ kind, key }) => `${kind} ${key}`).filter((key) => !things.has(key)),
  )
  makeFirm(profile, () => learnParts(profile, { reading, atMs, notBlocks, notThings, missed: [] }))
}

/** What is gone is no longer missed. */
function letGo({ shapes, things }: Profile, { shape: key, form }: GonePart): void {
  if (key === FACT_PART) things.get('fact')?.delete(form ?? '')
  const shape = shapes.get(key)
  if (!shape) return
  const left = shape.forms.filter((one) => one.key !== form)
  shape.forms.splice(0, shape.forms.length, ...left)
  if (form === null || left.length === 0) shapes.delete(key)
}

/** What is learned meanwhile counts as always seen. */
function makeFirm(profile: Profile, learn: () => void): void {
  const { fetches } = profile
  // A number that no fetch has marks what is touched.
  profile.fetches = fetches + 0.5
  learn()
  for (const shape of profile.shapes.values()) {
    if (shape.fetch !== profile.fetches) continue
    shape.fetch = fetches
    shape.seen = fetches
    for (const form of shape.forms) if (form.last === shape.last) form.seen = fetches
  }
  const counted = [...profile.things.values(), profile.domains, profile.links, profile.lists]
  for (const map of counted)
    for (const one of map.values() as Iterable<{ seen: number; fetch: number }>)
      if (one.fetch === profile.fetches) Object.assign(one, { seen: fetches, fetch: fetches })
  profile.fetches = fetches
}

/** A person said that a place moves by itself: its texts are no longer missed, and new ones are notes. */
export function openPlace(profile: Profile, path: string): void {
  const place = profile.places.find((one) => one.path === path)
  if (place) place.isOpen = true
  else
    profile.places.push({
      path,
      seen: 0,
      most: 0,
      novelty: 0,
      hadDanger: false,
      hadForeign: false,
      isOpen: true,
    })
}

/** What comes and goes by itself is forgotten sooner: it would be a note again, and a front page brings it by the thousand. */
const FORGET_MOVING_MS = 2 * 86_400_000
/** Fetches with it up to which a link or picture is one that comes and goes. */
const RARE = 0.05

/** Forgets what was not seen for FORGET_MS, and what comes and goes by itself after FORGET_MOVING_MS. */
export function forgetOld(profile: Profile, atMs: number): void {
  const oldest = minutes(atMs - FORGET_MS)
  const oldestMoving = minutes(atMs - FORGET_MOVING_MS)
  const isOpen = profile.places.map(isOpenPlace)
  for (const [key, shape] of profile.shapes) {
    const left = shape.forms.filter(({ last }) => last >= oldest)
    shape.forms.splice(0, shape.forms.length, ...left)
    if (shape.last < (isOpen[shape.place] ? oldestMoving : oldest)) profile.shapes.delete(key)
  }
  const rare = profile.fetches * RARE
  const { things, links, reaches, names, slots, lists } = profile
  for (const kept of [...things.values(), links, reaches, names, slots, lists])
    for (const [key, one] of kept) if (one.last < oldest) kept.delete(key)
  for (const kept of [profile.things.get('image'), profile.links])
    for (const [key, one] of kept ?? [])
      if (one.last < oldestMoving && one.seen <= rare) kept?.delete(key)
  forgetFacts(profile, oldestMoving)
}

/** Values of one fact beyond which older ones are not kept: it is known to move by then. */
const MANY_VALUES = 8

/** Forgets what was not seen of facts that have other values all the time. */
function forgetFacts({ things }: Profile, oldest: number): void {
  const facts = things.get('fact') ?? new Map<string, Kept>()
  const slots = Map.groupBy(facts, ([key]) => slotOf(key).slot)
  for (const values of slots.values()) {
    const old = values.filter(([, { last }]) => last < oldest)
    old.sort(([, one], [, other]) => other.last - one.last)
    for (const [key] of old.slice(MANY_VALUES)) facts.delete(key)
  }
}
