import { type Block, type Reading, short } from '../../../lib/html/index.ts'
import {
  FIRST_FETCHES,
  type Form,
  isAlways,
  minutes,
  type Place,
  type Profile,
  type Shape,
  textKey,
} from './profile.ts'
import { isPartOfVote } from './about-lists.ts'
import type { GonePart } from './item.ts'
import { hasDanger, isAboutVote, saysWhen } from './words-of.ts'

/** What one profile holds at most; a page with more says "too much to watch". */
const MAX_PLACES = 2_000
const MAX_SHAPES = 8_000
const MOVING_NOVELTY = 2
/** Exact texts kept of a shape beyond those that it has at once. */
const MORE_FORMS = 8
const MAX_FORMS = 600
const MAX_SETS = 8
const MAX_CLOCKS = 3
/** Characters of a text that are kept to be shown and compared. */
const MAX_SAMPLE = 400
/** The same of one of several texts that differ in numbers. */
const MAX_FORM_TEXT = 120

/** A fetch that is taken in, with what must not be: parts of findings. */
export interface Taken {
  readonly reading: Reading
  readonly atMs: number
  /** Places in `reading.blocks`. */
  readonly notBlocks: ReadonlySet<number>
  /** `kind key` of inventories. */
  readonly notThings: ReadonlySet<string>
  /** Firm parts that findings miss. */
  readonly missed: readonly GonePart[]
}

/** Blocks of one fetch that share a place or a shape. */
interface Group {
  readonly place: number
  readonly blocks: { readonly block: Block; readonly index: number }[]
  /** Of its texts one is told, as new or as gone: what is left is no other set, and moves nothing. */
  isTold: boolean
}

/** Takes the blocks of a fetch into the profile. */
export function learnBlocks(profile: Profile, lesson: Taken): void {
  const { blocks } = lesson.reading
  const byPath = new Map(profile.places.map((place, index) => [place.path, index]))
  const atPlace = new Map<number, number>()
  const groups = new Map<string, Group>()
  const told = new Set(lesson.missed.map(({ shape }) => shape))
  blocks.forEach((block, index) => {
    const isKeptOut = lesson.notBlocks.has(index)
    const place = isKeptOut ? byPath.get(block.path) : placeOf(profile, byPath, block.path)
    if (place === undefined || place === null) return
    const key = `${block.shapeKey}${place}`
    if (isKeptOut) {
      told.add(key)
      return
    }
    atPlace.set(place, (atPlace.get(place) ?? 0) + 1)
    const group = groups.get(key) ?? { place, blocks: [], isTold: false }
    group.blocks.push({ block, index })
    groups.set(key, group)
  })
  for (const key of told) {
    const group = groups.get(key)
    if (group) group.isTold = true
  }
  const novel = new Set<Place>()
  const isNews = newsOf(profile)
  for (const [key, group] of groups) {
    const place = profile.places[group.place]
    if (!place) continue
    if (place.seen > 0 && isNews(profile.shapes.get(key), group)) novel.add(place)
    learnShape(profile, key, group, lesson)
  }
  if (profile.fetches > FIRST_FETCHES) for (const place of novel) place.novelty++
  for (const [index, count] of atPlace) {
    const place = profile.places[index]
    if (!place) continue
    place.seen++
    place.most = Math.max(place.most, count)
  }
}

/**
 * Whether blocks of a shape bring something new to their place: a new shape, or a new text of one that comes and goes, as
 * headlines of one pattern do. A text that stood elsewhere, or was hidden, is no news.
 */
function newsOf(profile: Profile): (shape: Shape | undefined, group: Group) => boolean {
  const { shapes, fetches } = profile
  let texts: Set<string> | undefined
  return (shape, { blocks }) => {
    const isSteady =
      shape !== undefined &&
      isAlways(shape.seen, fetches - 1) &&
      shape.least === shape.most &&
      shape.most === blocks.length
    if (isSteady) return false
    texts ??= new Set([...shapes.values()].flatMap(({ forms }) => forms.map(({ key }) => key)))
    return blocks.some(({ block }) => !texts?.has(block.key))
  }
}

function placeOf(profile: Profile, byPath: Map<string, number>, path: string): number | null {
  const known = byPath.get(path)
  if (known !== undefined) return known
  if (profile.places.length >= MAX_PLACES) {
    profile.isTooMuch = true
    return null
  }
  const index = profile.places.length
  profile.places.push({
    path,
    seen: 0,
    most: 0,
    novelty: 0,
    hadDanger: false,
    hadForeign: false,
    isOpen: false,
  })
  byPath.set(path, index)
  return index
}

function learnShape(profile: Profile, key: string, group: Group, lesson: Taken): void {
  const first = group.blocks[0]
  if (!first) return
  const known = profile.shapes.get(key)
  if (!known && profile.shapes.size >= MAX_SHAPES) {
    // Where texts come and go one more is a note whether it is kept or not.
    const isMoving = (profile.places[group.place]?.novelty ?? 0) >= MOVING_NOVELTY
    profile.isTooMuch ||= !isMoving
    return
  }
  const shape = known ?? newShape(first.block, group.place)
  if (!known) profile.shapes.set(key, shape)
  shape.seen++
  shape.fetch = profile.fetches
  shape.last = minutes(lesson.atMs)
  if (!group.isTold) {
    shape.most = Math.max(shape.most, group.blocks.length)
    shape.least = Math.min(shape.least, group.blocks.length)
  }
  if (group.isTold || !learnSame(shape, group)) learnForms(shape, group)
  learnSample(profile, shape, group, lesson)
  for (const { block } of group.blocks) if (block.clock) learnClock(shape, block)
}

/** Keeps the text seen last, and where it says when to vote, what stands beside it. */
function learnSample(profile: Profile, shape: Shape, group: Group, { reading }: Taken): void {
  const last = group.blocks.at(-1)
  if (!last) return
  const { block, index } = last
  const sample = block.text.slice(0, MAX_SAMPLE)
  const isOther = shape.seen === 1 || sample !== shape.sample
  if (isOther) {
    shape.sample = sample
    shape.isVoting = isPartOfVote(block, reading.calendar)
    const place = profile.places[group.place]
    if (place && !place.hadDanger)
      place.hadDanger = hasDanger(block.text) && isAboutVote(block.text)
  }
  const says = isOther ? saysWhen(block.text, block.shape) : shape.beside !== ''
  shape.beside = says ? besideKey(reading.blocks, index) : ''
}

function newShape(block: Block, place: number): Shape {
  return {
    key: block.shapeKey,
    place,
    isHidden: block.isHidden,
    seen: 0,
    fetch: 0,
    most: 0,
    least: Number.MAX_SAFE_INTEGER,
    last: 0,
    sample: '',
    forms: [],
    sets: 0,
    recentSets: [],
    clocks: [],
    beside: '',
    isVoting: false,
  }
}

/** What stands before and after a block: in place of it stands what stands between the same. */
export function besideKey(blocks: readonly Block[], index: number): string {
  return short(`${blocks[index - 1]?.text ?? ''}\n${blocks[index + 1]?.text ?? ''}`)
}

/** Counts the one text that a shape always had, as most texts of a page have; false where there is more to learn. */
function learnSame(shape: Shape, { blocks }: Group): boolean {
  const [form] = shape.forms
  const key = blocks[0]?.block.key ?? ''
  const isSame = blocks.length === 1 && shape.forms.length === 1 && form?.key === key
  if (!isSame || !shape.recentSets.includes(key)) return false
  form.seen++
  form.last = shape.last
  return true
}

/** Forms from which a table is made to find one in: a column of a thousand numbers has hundreds. */
const MANY_FORMS = 16

function finderOf(forms: readonly Form[]): (key: string) => Form | undefined {
  if (forms.length < MANY_FORMS) return (key) => forms.find((one) => one.key === key)
  const known = new Map(forms.map((form) => [form.key, form]))
  return (key) => known.get(key)
}

function learnForms(shape: Shape, { blocks, isTold }: Group): void {
  const find = finderOf(shape.forms)
  const texts = new Map(blocks.map(({ block }) => [block.key, block.text]))
  for (const [key, text] of texts) {
    const form = find(key)
    const shown = text.slice(0, MAX_FORM_TEXT)
    if (form) {
      form.seen++
      form.last = shape.last
      form.text ||= shown
    } else shape.forms.push({ key, seen: 1, last: shape.last, text: shown })
  }
  const most = Math.min(MAX_FORMS, shape.most + MORE_FORMS)
  if (shape.forms.length > most) {
    shape.forms.sort((one, other) => other.last - one.last || other.seen - one.seen)
    shape.forms.length = most
  }
  if (!isTold) learnSet(shape, [...texts.keys()])
}

function learnSet(shape: Shape, texts: readonly string[]): void {
  const set = texts.length === 1 ? (texts[0] ?? '') : short([...texts].sort().join())
  if (shape.recentSets.includes(set)) return
  shape.sets++
  shape.recentSets.push(set)
  if (shape.recentSets.length > MAX_SETS) shape.recentSets.shift()
}

function learnClock(shape: Shape, block: Block): void {
  const key = textKey(block.clock ?? '')
  const text = block.key
  const known = shape.clocks.find((clock) => clock.key === key)
  if (known) {
    if (known.last !== text) known.texts++
    known.last = text
    return
  }
  shape.clocks.push({ key, texts: 1, last: text })
  if (shape.clocks.length > MAX_CLOCKS) shape.clocks.shift()
}
