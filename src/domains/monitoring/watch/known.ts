import type { Block, Reading } from '../../../lib/html/index.ts'
import { isCountdown } from './facts.ts'
import type { GonePart } from './item.ts'
import { besideKey } from './learn-text.ts'
import {
  isAlways,
  isSampleCut,
  minutes,
  type Place,
  type Profile,
  type Shape,
  textKey,
  textOfForm,
} from './profile.ts'
import { isHousekeeping, saysWhen } from './words-of.ts'

/** A part of the page that was always there. */
export interface Firm {
  readonly id: string
  readonly shape: Shape
  /** The one text, or null where its numbers move. */
  readonly form: string | null
  /** What it said, or where its numbers move, what it said last. */
  readonly sample: string
  /** Of what it said not all is known. */
  readonly isCut: boolean
  readonly path: string
  /** It stands in a place that moves, and is only missed when something else stands there instead. */
  readonly isPinned: boolean
}

/** A profile arranged for looking blocks up. */
export interface Index {
  readonly profile: Profile
  readonly byPath: ReadonlyMap<string, Place>
  readonly byShape: ReadonlyMap<string, readonly Shape[]>
  /** Texts that were seen: in sight, hidden, or both. */
  readonly texts: ReadonlyMap<string, { isSeen: boolean; isHidden: boolean }>
  readonly open: ReadonlyMap<string, boolean>
  readonly firm: readonly Firm[]
}

/** Places of lists, rows and cards: one new shape in them is enough to know that they move. */
const LIST = /(?:^|>)(?:li|td|tr|th|article|dd|dt)(?:#[^>]*)?(?:>[^>]*){0,3}$/
const OPEN_NOVELTY = 2
const LIST_COUNT = 3
/** A place of one or two blocks that changed once while it was learned changes by itself. */
export const SLOT_COUNT = 2

export function isOpenPlace(place: Place): boolean {
  if (place.isOpen || place.novelty >= OPEN_NOVELTY) return true
  if (place.novelty < 1) return false
  return place.most <= SLOT_COUNT || (place.most >= LIST_COUNT && LIST.test(place.path))
}

export function indexOf(profile: Profile): Index {
  const byShape = new Map<string, Shape[]>()
  const texts = new Map<string, { isSeen: boolean; isHidden: boolean }>()
  const isOpen = profile.places.map(isOpenPlace)
  const firm: Firm[] = []
  for (const [id, shape] of profile.shapes) {
    const list = byShape.get(shape.key)
    if (list) list.push(shape)
    else byShape.set(shape.key, [shape])
    for (const { key } of shape.forms) {
      const seen = texts.get(key) ?? { isSeen: false, isHidden: false }
      if (shape.isHidden) seen.isHidden = true
      else seen.isSeen = true
      texts.set(key, seen)
    }
    if (!shape.isHidden)
      firm.push(...firmOf(id, shape, { profile, isOpen: isOpen[shape.place] ?? false }))
  }
  return {
    profile,
    byPath: new Map(profile.places.map((place) => [place.path, place])),
    byShape,
    texts,
    open: new Map(profile.places.map((place, index) => [place.path, isOpen[index] ?? false])),
    firm,
  }
}

function firmOf(id: string, shape: Shape, where: { profile: Profile; isOpen: boolean }): Firm[] {
  const { fetches, places } = where.profile
  if (!isAlways(shape.seen, fetches)) return []
  const path = places[shape.place]?.path ?? ''
  const isPinned = where.isOpen
  // In a place that moves only what says when to vote is missed, and only where it stood.
  if (isPinned && shape.beside === '') return []
  const common = { shape, path, isPinned }
  const forms = shape.forms.filter(({ seen }) => isAlways(seen, fetches))
  if (forms.length === 0) {
    const moving = { ...common, id, form: null, sample: shape.sample, isCut: isSampleCut(shape) }
    return isPinned ? [] : [moving]
  }
  return forms.map((form) => {
    const { key } = form
    const sample = textOfForm(shape, form)
    return { ...common, id: `${id}${key}`, form: key, sample, isCut: textKey(sample) !== key }
  })
}

/** A firm part as findings name it. */
export function partOf({ id, form }: Firm): GonePart {
  return { shape: form === null ? id : id.slice(0, -form.length), form }
}

/** Fetches after which what a place is like is its own; before, a place that was wrapped in more is like the one within. */
const OWN_FETCHES = 20

/** The place that tells what a path is like: its own, or where the page was wrapped in more, the one that moves within it. */
export function placeOf({ byPath, open }: Index, path: string): Place | null {
  const own = byPath.get(path) ?? null
  if (own && (own.seen >= OWN_FETCHES || open.get(path))) return own
  for (const [other, isOpen] of open) {
    const isLike = path.endsWith(other) || isInside(path, other)
    if (isOpen && isLike && other.split('>').length > 2) return byPath.get(other) ?? null
  }
  return own
}

/** Whether texts come and go at a path. */
export function isOpenPath(index: Index, path: string): boolean {
  const place = placeOf(index, path)
  return place !== null && (index.open.get(place.path) ?? false)
}

/** Something new within a card or row whose own texts move. */
function isInside(path: string, open: string): boolean {
  const cut = Math.max(
    open.lastIndexOf('>li'),
    open.lastIndexOf('>article'),
    open.lastIndexOf('>tr'),
  )
  if (cut < 0) return false
  const end = open.indexOf('>', cut + 1)
  const card = end < 0 ? open : open.slice(0, end)
  return path === card || path.startsWith(`${card}>`)
}

/** Why a block is known, or null. */
export type Known = 'exact' | 'clock' | 'shape' | 'countdown' | 'housekeeping'

/** Different sets of numbers by which a shape moves; fewer where it does not say when to vote. */
const MOVING_SETS = 3
const MOVING_SETS_OTHER = 2
/** Sets of numbers of a shape that counts days: the day on which it was learned had a midnight. */
const MOVED_ONCE = 2
/** Words for days in the languages of the node, by which a text that was not seen to move may count them. */
export const DAYS =
  /(?<!\p{L})(?:days?|tagen?|tage|jours?|d[ií]as?|дн(?:я|ей|и)|день|дней)(?!\p{L})|يوم|أيام|天/iu
/** Words by which a shape is known at another place too. */
const MIN_SHAPE_WORDS = 3

export function knownAs(index: Index, block: Block, atMs: number): Known | null {
  const seen = index.texts.get(block.key)
  if (seen && (seen.isSeen || block.isHidden)) return 'exact'
  const shapes = index.byShape.get(block.shapeKey) ?? []
  const paths = index.profile.places
  const isHere = (shape: Shape) => paths[shape.place]?.path === block.path
  const isAnywhere = isWordy(block.shape)
  const alike = shapes.filter((shape) => isHere(shape) || isAnywhere)
  if (alike.length === 0) return null
  const says = saysWhen(block.text, block.shape)
  if (block.clock !== null) {
    const key = textKey(block.clock)
    const clocks = alike.flatMap((shape) => shape.clocks.filter((clock) => clock.key === key))
    if (clocks.some(({ texts }) => texts >= 2 || !says)) return 'clock'
  }
  if (alike.some(({ sets }) => sets >= (says ? MOVING_SETS : MOVING_SETS_OTHER))) return 'shape'
  const nowMinutes = minutes(atMs)
  // A number in a date or an hour counts no days, and the number of a house never did.
  const isCount = !/\{date\}|#:#/.test(block.shape)
  if (
    isCount &&
    alike.some(
      ({ sample, last, sets }) =>
        (sets >= MOVED_ONCE || DAYS.test(block.text)) &&
        isCountdown(sample, block.text, (nowMinutes - last) * 60_000),
    )
  )
    return 'countdown'
  return !says && isHousekeeping(block.text) ? 'housekeeping' : null
}

function isWordy(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= MIN_SHAPE_WORDS
}

function placedKey(shape: string, path: string): string {
  return `${shape} ${path}`
}

/** Whether a firm part is there: its text anywhere in sight, or where its numbers move a known text of its shape. */
export function isThere(firm: Firm, here: Here): boolean {
  if (firm.form === null) return here.shapes.has(firm.shape.key)
  if (here.texts.has(firm.form) || here.moved.has(placedKey(firm.shape.key, firm.path))) return true
  return isWordy(firm.sample) && here.moved.has(firm.shape.key)
}

/** What of a reading is in sight. */
export interface Here {
  readonly texts: ReadonlySet<string>
  readonly hidden: ReadonlySet<string>
  /** Shapes of blocks in sight that are known. */
  readonly shapes: ReadonlySet<string>
  /** Shapes, alone and with their path, of known blocks whose text was not always there: they moved. */
  readonly moved: ReadonlySet<string>
  /** How each block is known, by its place in the reading. */
  readonly known: readonly (Known | null)[]
}

export function hereOf(index: Index, reading: Reading, atMs: number): Here {
  const texts = new Set<string>()
  const hidden = new Set<string>()
  const shapes = new Set<string>()
  const moved = new Set<string>()
  const always = new Set(index.firm.map(({ form }) => form))
  const known = reading.blocks.map((block) => {
    const how = knownAs(index, block, atMs)
    const set = block.isHidden ? hidden : texts
    set.add(block.key)
    if (!how || block.isHidden) return how
    shapes.add(block.shapeKey)
    if (!always.has(block.key)) moved.add(block.shapeKey).add(placedKey(block.shapeKey, block.path))
    return how
  })
  return { texts, hidden, shapes, moved, known }
}

/** Whether a block stands just where a firm part stood. */
export function isInItsPlace(firm: Firm, reading: Reading, index: number): boolean {
  return (
    reading.blocks[index]?.path === firm.path &&
    firm.shape.beside === besideKey(reading.blocks, index)
  )
}
