import { dayOf, type Reading, slotOf, type Thing } from '../../../lib/html/index.ts'
import { differInTime, numbersIn, sameList } from './facts.ts'
import { type Draft, FACT_PART, type Level, why, type WhyCode } from './item.ts'
import {
  bringsFacts,
  formerFact,
  type KnownFact,
  learnedFacts,
  type Learned,
  saidBy,
} from './known-facts.ts'
import { type Profile, stageOf } from './profile.ts'
import { samePlace, sameTelephone, sameTime } from './same-fact.ts'
import { isAboutVote, isAboutVoting, isHousekeeping, newDanger } from './words-of.ts'

/** What a change of facts is judged by. */
export interface FactLook {
  readonly profile: Profile
  readonly reading: Reading
  readonly atMs: number
  /** No text that is a finding changed with it: what only machines are told. */
  readonly isSilent: boolean
}

interface Look extends FactLook {
  readonly learned: Learned
  /** New facts of the page. */
  readonly fresh: readonly Thing[]
}

interface Judged {
  readonly level: Level
  readonly code: WhyCode
  readonly words?: readonly string[]
}

/** Judges what is said outside the text: contacts, dates, places, accounts, and where forms send. */
export function judgeFacts(look: FactLook): Draft[] {
  const { profile, reading, atMs } = look
  if (profile.limits.has('fact')) return []
  const kept = profile.things.get('fact')
  const fresh = [...reading.inventories.fact.values()].filter(({ key }) => !kept?.has(key))
  if (fresh.length === 0) return []
  const learned = learnedFacts(profile)
  const atPlace = Map.groupBy(fresh, ({ key }) => slotOf(key).place)
  const isFull = stageOf(profile) === 'full'
  return fresh.flatMap((thing) => {
    const isAlone = atPlace.get(slotOf(thing.key).place)?.length === 1
    const former = formerFact(thing, { learned, reading, atMs, isAlone })
    if (former === 'moving') return []
    const whole = { ...look, learned, fresh }
    const judged = former ? judgeChanged(thing, former, whole) : judgeNew(thing, whole)
    return judged && (isFull || judged.level !== 'M') ? [itemOf(thing, former, judged)] : []
  })
}

/** From the state from which a page is drawn. */
function isState({ path }: Thing): boolean {
  return path.startsWith('state')
}

/** Names of what ends or begins for voters, and in state, of what is open; other dates in it belong to news. */
const OF_VOTE = /deadline|election|vote(?![a-z])|voting|poll|registration|ballot/i
const OF_HOURS = /hour|open|clos|until|due/i

/** Whether its owner or the names of its place say that a fact is about voting. */
function isOfVoting({ words = '', path }: Thing): boolean {
  return isAboutVoting(words) || OF_VOTE.test(path.slice(path.lastIndexOf('>@') + 1))
}

/** Whether readers see the same change: then the text is judged. */
function isInSight(now: string, old: string, { reading }: Look): boolean {
  return reading.visible.includes(now) && !reading.visible.includes(old)
}

type JudgeChange = (thing: Thing, former: KnownFact, look: Look) => Judged | null

const CHANGES: Readonly<Record<NonNullable<Thing['fact']>, JudgeChange>> = {
  telephone: ({ label }, { label: old }) =>
    sameTelephone(old, label) ? null : { level: 'H', code: 'data_contact' },
  mail: () => ({ level: 'H', code: 'data_contact' }),
  chat: () => ({ level: 'H', code: 'account' }),
  account: judgeAccount,
  form: () => ({ level: 'H', code: 'provider_form' }),
  place: judgePlace,
  time: judgeTime,
  text: judgeSentence,
  target: judgeTarget,
  way: ({ label }) => (/^get| text$/.test(label) ? { level: 'H', code: 'form_way' } : null),
  choice: judgeChoice,
}

function judgeChanged(thing: Thing, former: KnownFact, look: Look): Judged | null {
  return thing.fact ? CHANGES[thing.fact](thing, former, look) : null
}

/** Accounts at one place with the same words, by which they belong to people of a list. */
const LISTED = 4

function judgeAccount(thing: Thing, _former: KnownFact, { learned }: Look): Judged {
  const { slot } = slotOf(thing.key)
  const isListed = (learned.slots.get(slot)?.facts.length ?? 0) >= LISTED
  return { level: isListed ? 'M' : 'H', code: 'account' }
}

function judgePlace(thing: Thing, { label: old }: KnownFact, look: Look): Judged | null {
  const { label } = thing
  if (samePlace(old, label) || isInSight(label, old, look)) return null
  const isGrave = isOfVoting(thing) || (look.isSilent && !isState(thing))
  return { level: isGrave ? 'H' : 'M', code: 'data_place' }
}

function judgeTime(thing: Thing, { label: old }: KnownFact, look: Look): Judged | null {
  const { label, path } = thing
  if (sameTime(old, label) || isInSight(label, old, look) || isOver(old, look)) return null
  if (isOfVoting(thing)) return { level: 'H', code: 'data_time' }
  if (isState(thing) && !OF_HOURS.test(path)) return null
  const isGrave = look.isSilent && !isState(thing) && !/event/i.test(path)
  return { level: isGrave ? 'H' : 'M', code: 'data_time' }
}

/** A date that is over makes room for another one. */
function isOver(old: string, { atMs }: Look): boolean {
  const day = dayOf(old)
  return day !== null && day < atMs / 86_400_000
}

/** A sentence that search engines show or from which the page is drawn. */
function judgeSentence(thing: Thing, { label: old }: KnownFact, look: Look): Judged | null {
  const { reading } = look
  const { label } = thing
  const around = `${label}\n${old}`
  if (isShown(label, reading) || !isAboutVote(around)) return null
  const words = newDanger(old, label)
  if (words.length > 0) return { level: 'H', code: 'danger', words }
  const [was, now] = [numbersIn(old, reading.calendar), numbersIn(label, reading.calendar)]
  if (sameList(was, now) || isHousekeeping(label)) return null
  return { level: differInTime(was, now) || hasDay(around) ? 'H' : 'M', code: 'data_text' }
}

/** Whether readers see it, whole or with its end left out. */
function isShown(label: string, { visible }: Reading): boolean {
  return visible.includes(label.replace(/\s*(?:\u2026|\.{3}|\[\u2026\])$/, ''))
}

/** Whether a text that holds numbers names a day or an hour beside them. */
function hasDay(text: string): boolean {
  return /\p{Nd}{1,2}(?:\.|st|nd|rd|th)?\s\p{L}{3,}|\p{L}{3,}\s\p{Nd}{1,2}\b|\p{Nd}[:./-]\p{Nd}/u.test(
    text,
  )
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

/** Choices of one list that changed their values among each other, while none came or went. */
function judgeChoice(thing: Thing, _former: KnownFact, look: Look): Judged | null {
  const { learned, reading, fresh } = look
  const { place } = slotOf(thing.key)
  const values = new Set(
    learned.places.get(place)?.flatMap(({ facts }) => facts.map(({ key }) => saidBy(key))),
  )
  const others = fresh.filter(({ key }) => slotOf(key).place === place)
  const isSwap = others.every(
    ({ key }) => learned.slots.has(slotOf(key).slot) && values.has(saidBy(key)),
  )
  if (!isSwap) return null
  const isOfVote = isOfVoting(thing) || isAboutVote(reading.visible.slice(0, 4000))
  return { level: isOfVote ? 'H' : 'M', code: 'choice' }
}

/** A fact where there was none, or one more. */
function judgeNew(thing: Thing, look: Look): Judged | null {
  const { learned, profile, reading, isSilent } = look
  const isUsual =
    learned.values.has(saidBy(thing.key)) || bringsFacts(slotOf(thing.key).place, learned)
  if (isUsual || !thing.fact) return null
  const isNarrow = isSilent && !isState(thing) && !reading.visible.includes(thing.label)
  switch (thing.fact) {
    case 'telephone':
    case 'mail':
      // A new link is an entry of its own in the inventory of contacts.
      return isNarrow && !/>a@\w+$/.test(thing.path) ? { level: 'M', code: 'new_contact' } : null
    case 'chat':
      return isState(thing) ? null : { level: 'M', code: 'new_contact' }
    case 'form':
      return judgeNewForm(thing, profile)
    case 'target':
      return judgeNewTarget(thing, profile)
    case 'time':
      return isNarrow && isOfVoting(thing) && isStructured(thing)
        ? { level: 'M', code: 'data_time' }
        : null
    case 'text':
      return judgeNewSentence(thing, look)
    default:
      return null
  }
}

function isStructured({ path }: Thing): boolean {
  return path.startsWith('ld+json')
}

function judgeNewSentence(thing: Thing, { learned, reading, profile }: Look): Judged | null {
  const { label, words: owner = '' } = thing
  if (isShown(label, reading) || !isAboutVote(label)) return null
  const words = newDanger('', label)
  if (words.length === 0) return null
  // Something new with a name of its own at a known place is one more of a list.
  const isListed = owner !== '' && isState(thing) && learned.places.has(slotOf(thing.key).place)
  return { level: isListed || profile.isTooMuch ? 'M' : 'H', code: 'danger', words }
}

/** A form of a firm that gives forms to everybody, on a page that had none. */
function judgeNewForm({ path, label }: Thing, { things }: Profile): Judged | null {
  if (/>a@\w+$/.test(path)) return null
  const provider = label.split('/', 1)[0] ?? ''
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

function itemOf(thing: Thing, former: KnownFact | null, { level, code, words }: Judged): Draft {
  const { key, path, label: now } = thing
  return {
    class: 'fact',
    id: `${code} ${path}`,
    level,
    why: why(code, words ? { words } : {}),
    place: path,
    under: thing.words ?? '',
    old: former?.label ?? null,
    now,
    isNew: true,
    parts: {
      things: [['fact', key]],
      ...(former ? { gone: [{ shape: FACT_PART, form: former.key }] } : {}),
    },
  }
}
