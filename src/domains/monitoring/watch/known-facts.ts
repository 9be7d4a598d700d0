import { dayOf, formsOf, type Reading, slotOf, type Thing } from '../../../lib/html/index.ts'
import { isCountdown } from './facts.ts'
import { isAlways, type Kept, type Profile, PROVISIONAL_FETCHES } from './profile.ts'
import { samePlace } from './same-fact.ts'
import { plainText } from './words-of.ts'

/** A fact as it was learned, with its key. */
export type KnownFact = Kept & { readonly key: string }

/** What one slot, a place with an owner, said. */
interface Slot {
  readonly facts: KnownFact[]
}

/** What was learned of facts, arranged for looking them up. */
export interface Learned {
  readonly slots: ReadonlyMap<string, Slot>
  /** Slots of each place. */
  readonly places: ReadonlyMap<string, readonly Slot[]>
  readonly values: ReadonlySet<string>
  readonly fetches: number
}

/** Values of one slot that came and went, by which it moves by itself. */
const MOVING = 2
/** Values of one place that came and went, by which others come of their own accord. */
const COMING = 3
/** Share of the fetches in which a slot that is always there said something. */
const FIRM = 0.9

export function learnedFacts({ things, fetches }: Profile): Learned {
  const slots = new Map<string, Slot>()
  const places = new Map<string, Slot[]>()
  const values = new Set<string>()
  for (const [key, one] of things.get('fact') ?? []) {
    const { place, slot } = slotOf(key)
    const known = slots.get(slot)
    const own = known ?? { facts: [] }
    own.facts.push({ ...one, key })
    values.add(saidBy(key))
    if (known) continue
    slots.set(slot, own)
    const all = places.get(place)
    if (all) all.push(own)
    else places.set(place, [own])
  }
  return { slots, places, values, fetches }
}

/** Hash of what a fact says, out of its key. */
export function saidBy(key: string): string {
  return key.slice(slotOf(key).slot.length)
}

/** How a fact that nobody knows is met. */
export interface Meeting {
  readonly learned: Learned
  readonly reading: Reading
  readonly atMs: number
  /** Nothing else that is new stands at its place. */
  readonly isAlone: boolean
}

/** The fact in whose place a new one stands; null where there was none, `moving` where such facts move by themselves. */
export function formerFact(thing: Thing, meeting: Meeting): KnownFact | null | 'moving' {
  const { learned, isAlone } = meeting
  const { place, slot } = slotOf(thing.key)
  const own = learned.slots.get(slot)
  if (own) return formerOf(own, thing, meeting)
  // Under another name: only where nothing else stands there, and it is not another event, place or author.
  const [only, ...others] = learned.places.get(place) ?? []
  const isOne = ONE.has(thing.fact ?? '') && !/author|event|person/i.test(thing.path)
  if (only === undefined || others.length > 0 || !isAlone || !isOne) return null
  return formerOf(only, thing, meeting)
}

/** Kinds of which the one of a page stays the same one under another name. */
const ONE: ReadonlySet<string> = new Set([
  'telephone',
  'mail',
  'chat',
  'form',
  'target',
  'way',
  'picture',
])

function formerOf(slot: Slot, thing: Thing, meeting: Meeting): KnownFact | null | 'moving' {
  const { facts } = slot
  const last = Math.max(...facts.map((one) => one.last))
  const present = facts.filter((one) => one.last === last)
  const earlier = facts.length - present.length
  const gone = present.filter(({ key }) => !meeting.reading.inventories.fact.has(key))
  const former = formerAlike(thing, present, gone)
  if (!former) return earlier > 0 ? 'moving' : null
  const seen = facts.reduce((sum, one) => sum + one.seen, 0)
  const isUsual = isAlways(former.seen, former.fetch) || former.seen >= PROVISIONAL_FETCHES
  const isFirm = isUsual && seen >= former.fetch * FIRM
  const isMoving =
    earlier >= MOVING || (earlier > 0 && isRolling(facts, former, { thing, meeting }))
  return isFirm && !isMoving ? former : 'moving'
}

/** Facts of one slot among which the same one is looked for. */
const MAX_ALIKE = 60

/** The fact that a new one says in other words, else the first that is gone. */
function formerAlike(
  thing: Thing,
  present: readonly KnownFact[],
  gone: readonly KnownFact[],
): KnownFact | undefined {
  if (thing.fact === 'text') return formerSentence(thing, present, gone)
  const same = gone.length > 1 && thing.fact === 'place'
  return (
    (same
      ? gone.slice(0, MAX_ALIKE).find(({ label }) => samePlace(label, thing.label))
      : undefined) ?? gone[0]
  )
}

/** The sentence with half of its words in a new one; in data also the only one that stood there. */
function formerSentence(
  { label, path }: Thing,
  present: readonly KnownFact[],
  gone: readonly KnownFact[],
): KnownFact | undefined {
  const alike = gone.find((one) => isAlike(one.label, label))
  return alike ?? (present.length === 1 && !path.startsWith('meta@') ? gone[0] : undefined)
}

/** Whether two sentences share half of the words of the shorter one. */
export function isAlike(one: string, other: string): boolean {
  const [before, after] = [one, other].map(
    (text) => new Set(plainText(text).match(/\p{L}{2,}/gu) ?? []),
  )
  if (!before || !after) return false
  const common = [...after].filter((word) => before.has(word)).length
  return 2 * common >= Math.min(before.size, after.size)
}

/** Part of a day by which a visit may come before or after the hour at which a date moves. */
const HOURS = 0.15

/** Whether a date moved with the days that passed, at the hour at which it did before, or a count of days by as many as passed. */
function isRolling(
  facts: readonly KnownFact[],
  former: KnownFact,
  { thing, meeting: { atMs, reading } }: { readonly thing: Thing; readonly meeting: Meeting },
): boolean {
  const daysSince = ({ last }: Kept) => (atMs - last * 60_000) / 86_400_000
  const [before, after] = [dayOf(former.label), dayOf(thing.label)]
  if (before === null || after === null) {
    // A number in a date or an hour counts no days.
    const isCount = !/\{date\}|#:#/.test(formsOf(thing.label, reading.calendar).shape)
    return isCount && isCountdown(former.label, thing.label, atMs - former.last * 60_000)
  }
  const earlier = facts
    .filter(({ last }) => last < former.last)
    .reduce((one: KnownFact | null, other) => (one && one.last > other.last ? one : other), null)
  const first = earlier === null ? null : dayOf(earlier.label)
  if (earlier === null || first === null || after <= before || before <= first) return false
  const late = daysSince(earlier) - (after - first - 1)
  return late >= -HOURS && late <= daysSince(former) + HOURS
}

/** Whether a place brings new facts by itself, as a list of news does. */
export function bringsFacts(place: string, { places, fetches }: Learned): boolean {
  let rare = 0
  for (const { facts } of places.get(place) ?? [])
    for (const { seen } of facts) if (seen * 4 < fetches && ++rare >= COMING) return true
  return false
}
