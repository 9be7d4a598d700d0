import { dayOf, type Reading, slotOf, type Thing } from '../../../lib/html/index.ts'
import { numbersIn, sameList } from './facts.ts'
import { type Draft, type Level, why, type WhyCode } from './item.ts'
import { isAlways, type Kept, type Profile, stageOf } from './profile.ts'
import { isAboutVote, isAboutVoting, newDanger, plainText } from './words-of.ts'

/** What a change of facts is judged by. */
export interface FactLook {
  readonly profile: Profile
  readonly reading: Reading
  readonly atMs: number
  /** No text in sight changed with it: what only machines are told. */
  readonly isSilent: boolean
}

interface Judged {
  readonly level: Level
  readonly code: WhyCode
  readonly words?: readonly string[]
}

/** What one slot, a place with an owner, said before. */
interface Slot {
  readonly place: string
  readonly entries: (Kept & { readonly key: string })[]
}

/** What was learned of facts, arranged for looking them up. */
interface Learned {
  readonly slots: ReadonlyMap<string, Slot>
  /** Slots of each place. */
  readonly places: ReadonlyMap<string, readonly Slot[]>
  readonly values: ReadonlySet<string>
}

/** Values of one slot that came and went, by which it moves by itself. */
const MOVING = 2
/** Values of one place that came and went, by which others come of their own accord. */
const COMING = 3
/** Share of the fetches in which a slot that is always there said something. */
const FIRM = 0.9

/** Judges what is said outside the text: contacts, dates, places, accounts, and where forms send. */
export function judgeFacts(look: FactLook): Draft[] {
  const { profile, reading } = look
  if (profile.limits.has('fact')) return []
  const kept = profile.things.get('fact') ?? new Map<string, Kept>()
  const learned = learnedOf(kept)
  const fresh = [...reading.inventories.fact.values()].filter(({ key }) => !kept.has(key))
  const alone = Map.groupBy(fresh, ({ key }) => slotOf(key).place)
  const isFull = stageOf(profile) === 'full'
  return fresh.flatMap((thing) => {
    const isAlone = alone.get(slotOf(thing.key).place)?.length === 1
    const old = oldOf(thing, { learned, look, isAlone })
    if (old === 'moving') return []
    const judged = old ? judgeChanged(thing, old, look) : judgeNew(thing, learned, look)
    return judged && (isFull || judged.level !== 'M') ? [itemOf(thing, old, judged)] : []
  })
}

function learnedOf(kept: ReadonlyMap<string, Kept>): Learned {
  const slots = new Map<string, Slot>()
  const values = new Set<string>()
  for (const [key, one] of kept) {
    const { place, slot } = slotOf(key)
    const known = slots.get(slot) ?? { place, entries: [] }
    known.entries.push({ ...one, key })
    slots.set(slot, known)
    values.add(valueOf(key))
  }
  return { slots, values, places: Map.groupBy(slots.values(), ({ place }) => place) }
}

function valueOf(key: string): string {
  return key.slice(slotOf(key).slot.length)
}

/** The value that stood in place of a new one, null where there was none, or that such values move by themselves. */
function oldOf(
  thing: Thing,
  { learned, look, isAlone }: { learned: Learned; look: FactLook; isAlone: boolean },
): Kept | null | 'moving' {
  const { place, slot } = slotOf(thing.key)
  const own = learned.slots.get(slot)
  if (own) return lastOf(own, thing, look)
  // Under another name: only where nothing else stands there.
  const others = learned.places.get(place) ?? []
  const [only] = others
  const isSame = isAlone && others.length === 1 && only !== undefined
  if (!isSame || thing.fact === 'time' || thing.fact === 'text') return null
  return lastOf(only, thing, look)
}

function lastOf(slot: Slot, thing: Thing, look: FactLook): Kept | null | 'moving' {
  const last = Math.max(...slot.entries.map((one) => one.last))
  const earlier = slot.entries.filter((one) => one.last < last)
  const seen = slot.entries.reduce((sum, one) => sum + one.seen, 0)
  const facts = look.reading.inventories.fact
  const gone = slot.entries.filter((one) => one.last === last && !facts.has(one.key))
  const old = thing.fact === 'text' ? likest(gone, thing.label) : gone[0]
  if (!old) return earlier.length > 0 ? 'moving' : null
  const isFirm = isAlways(old.seen, old.fetch) || seen >= old.fetch * FIRM
  const isMoving = earlier.length >= MOVING || (earlier.length > 0 && isRolling(old, thing, look))
  return isFirm && !isMoving ? old : 'moving'
}

/** Whether a date moved by as many days as passed. */
function isRolling({ label, last }: Kept, thing: Thing, { atMs }: FactLook): boolean {
  const [before, after] = [dayOf(label), dayOf(thing.label)]
  if (before === null || after === null) return false
  return Math.abs(after - before - (atMs / 86_400_000 - last / 1440)) <= 1
}

/** The sentence with at least half of its words in another one. */
function likest<One extends Kept>(gone: readonly One[], text: string): One | undefined {
  const words = wordsOf(text)
  return gone.find(({ label }) => {
    const before = wordsOf(label)
    const common = [...words].filter((word) => before.has(word)).length
    return 2 * common >= Math.min(words.size, before.size)
  })
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(plainText(text).match(/[\p{L}]{2,}/gu) ?? [])
}

/** What stands under a name of a structure: from where facts were read. */
function isState({ path }: Thing): boolean {
  return path.startsWith('state')
}

/** Whose a fact is and where it stands, as far as that says whether it is about voting. */
function aboutVoting({ words = '', path }: Thing): boolean {
  return isAboutVoting(`${words} ${path.replace(/([a-z])([A-Z])|[>@#_-]/g, '$1 $2')}`)
}

/** Whether readers see the same change: then the text is judged. */
function isInSight(thing: Thing, old: Kept, { reading }: FactLook): boolean {
  return reading.visible.includes(thing.label) && !reading.visible.includes(old.label)
}

type JudgeChange = (thing: Thing, old: Kept, look: FactLook) => Judged | null

const CHANGES: Readonly<Record<NonNullable<Thing['fact']>, JudgeChange>> = {
  telephone: () => ({ level: 'H', code: 'data_contact' }),
  mail: () => ({ level: 'H', code: 'data_contact' }),
  chat: () => ({ level: 'H', code: 'account' }),
  account: () => ({ level: 'H', code: 'account' }),
  form: () => ({ level: 'H', code: 'provider_form' }),
  place(thing, old, look) {
    if (isInSight(thing, old, look)) return null
    const isGrave = aboutVoting(thing) || (look.isSilent && !isState(thing))
    return { level: isGrave ? 'H' : 'M', code: 'data_place' }
  },
  time: judgeTime,
  text: judgeSentence,
  target: judgeTarget,
  way: ({ label }, old) =>
    label.startsWith('get') || label.endsWith(' text')
      ? { level: old.label === label ? 'note' : 'H', code: 'form_way' }
      : null,
  choice: judgeChoice,
}

function judgeChanged(thing: Thing, old: Kept, look: FactLook): Judged | null {
  return thing.fact ? CHANGES[thing.fact](thing, old, look) : null
}

/** Names of what ends or begins for voters, and in state, of what is open or ends; other dates in it belong to news. */
const OF_VOTE = /deadline|election|votes?\b|voting|poll|registration|ballot/i
const WHEN = /hour|open|clos|until|due/i

function judgeTime(thing: Thing, old: Kept, look: FactLook): Judged | null {
  if (isInSight(thing, old, look) || isOver(thing, old, look)) return null
  if (aboutVoting(thing) || OF_VOTE.test(thing.path)) return { level: 'H', code: 'data_time' }
  if (isState(thing) && !WHEN.test(thing.path)) return null
  const isGrave = look.isSilent && !isState(thing)
  return { level: isGrave ? 'H' : 'M', code: 'data_time' }
}

/** A date that is over makes room for a later one. */
function isOver(thing: Thing, old: Kept, { atMs }: FactLook): boolean {
  const [before, after] = [dayOf(old.label), dayOf(thing.label)]
  return before !== null && after !== null && after > before && before < atMs / 86_400_000
}

/** A sentence that search engines show or from which the page is drawn. */
function judgeSentence(thing: Thing, old: Kept, { reading }: FactLook): Judged | null {
  const { label } = thing
  if (reading.visible.includes(label)) return null
  const words = newDanger(old.label, label)
  if (words.length > 0 && isAboutVote(`${label} ${old.label}`))
    return { level: 'H', code: 'danger', words }
  const [was, now] = [old.label, label].map((text) => numbersIn(text, reading.calendar))
  const isOther = was !== undefined && now !== undefined && !sameList(was, now)
  return isOther && isAboutVote(`${label} ${old.label}`) ? { level: 'H', code: 'data_text' } : null
}

function isForeign({ label }: Thing): boolean {
  return label.startsWith('//') || label.includes('@')
}

function judgeTarget(thing: Thing): Judged | null {
  if (thing.path.startsWith('link@'))
    return isForeign(thing) ? { level: 'M', code: 'other_address' } : null
  const isOwn = thing.label.startsWith('/') && !isForeign(thing)
  return { level: isOwn ? 'M' : 'H', code: 'form_sends' }
}

/** Choices of one list that changed their values among each other. */
function judgeChoice(thing: Thing, _old: Kept, { profile, reading }: FactLook): Judged | null {
  const { place } = slotOf(thing.key)
  const value = valueOf(thing.key)
  const isOfOther = [...(profile.things.get('fact')?.keys() ?? [])].some(
    (key) => slotOf(key).place === place && valueOf(key) === value,
  )
  if (!isOfOther) return null
  const isOfVote = aboutVoting(thing) || isAboutVote(reading.visible.slice(0, 4000))
  return { level: isOfVote ? 'H' : 'M', code: 'choice' }
}

/** A fact where there was none, or one more. */
function judgeNew(thing: Thing, learned: Learned, look: FactLook): Judged | null {
  const { profile, reading, isSilent } = look
  const isKnown = learned.values.has(valueOf(thing.key))
  if (isKnown || isComing(slotOf(thing.key).place, learned, profile)) return null
  const isLink = />(?:a|frame)@\w+$/.test(thing.path)
  switch (thing.fact) {
    case 'telephone':
    case 'mail':
      // A new link is an entry of its own in the inventory of contacts.
      return isSilent && !isLink && !isState(thing) ? { level: 'M', code: 'new_contact' } : null
    case 'chat':
      return { level: 'M', code: 'new_contact' }
    case 'form':
      return judgeNewForm(thing, profile)
    case 'target':
      return judgeNewTarget(thing, profile)
    case 'text': {
      const words = newDanger('', thing.label)
      const isGrave = words.length > 0 && isAboutVote(thing.label)
      return isGrave && !reading.visible.includes(thing.label)
        ? { level: 'H', code: 'danger', words }
        : null
    }
    default:
      return null
  }
}

/** A form of a firm that gives forms to everybody, on a page that had none. */
function judgeNewForm({ path, label: now }: Thing, { things }: Profile): Judged | null {
  if (/>a@\w+$/.test(path)) return null
  const provider = now.split('/', 1)[0] ?? ''
  const isUsual = [...(things.get('fact')?.values() ?? [])].some((one) =>
    one.label.startsWith(`${provider}/`),
  )
  return { level: isUsual ? 'M' : 'H', code: 'provider_form' }
}

function judgeNewTarget(thing: Thing, { linkHosts }: Profile): Judged | null {
  if (!isForeign(thing)) return null
  const isUsual = linkHosts.has(/^\/\/([^/]+)/.exec(thing.label)?.[1] ?? '')
  if (thing.path.startsWith('link@')) return isUsual ? null : { level: 'M', code: 'other_address' }
  return { level: isUsual ? 'M' : 'H', code: 'form_sends' }
}

/** Whether a place brings new values by itself, as a list of news does. */
function isComing(place: string, { places }: Learned, { fetches }: Profile): boolean {
  let rare = 0
  for (const { entries } of places.get(place) ?? [])
    for (const { seen } of entries) if (seen * 4 < fetches && ++rare >= COMING) return true
  return false
}

function itemOf(thing: Thing, old: Kept | null, { level, code, words }: Judged): Draft {
  const { key, path, label: now } = thing
  return {
    class: 'fact',
    id: `${code} ${path}`,
    level,
    why: why(code, words ? { words } : {}),
    place: path,
    under: thing.words ?? '',
    old: old?.label ?? null,
    now,
    isNew: true,
    parts: { things: [['fact', key]] },
  }
}
