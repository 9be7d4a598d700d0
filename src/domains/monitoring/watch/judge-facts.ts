import { type Block, datesIn, dayOf, slotOf, type Thing } from '../../../lib/html/index.ts'
import {
  type FactLook,
  isElection,
  isForeign,
  isOfHours,
  isOfVoting,
  isState,
  isTable,
  type JudgedFact,
  type Look,
} from './fact-look.ts'
import { isToldByText, movesWithText, saysOtherDay, toldTexts } from './fact-texts.ts'
import { type Draft, FACT_PART, type Level, why } from './item.ts'
import { isOfForm, judgeAddress } from './judge-addresses.ts'
import { judgeStatus } from './judge-status.ts'
import { judgeNewFact } from './judge-new-facts.ts'
import { judgeDrawn } from './judge-drawn.ts'
import { judgePreset } from './judge-presets.ts'
import { judgeSentence } from './judge-sentences.ts'
import { formerFact, type KnownFact, learnedFacts, saidBy } from './known-facts.ts'
import { stageOf } from './profile.ts'
import { samePlace, sameTelephone, sameTime } from './same-fact.ts'
import { isAboutVote, isAboutVoting } from './words-of.ts'

/** Judges what is said outside the text: contacts, dates, places, accounts, and where forms send. */
export function judgeFacts(look: FactLook): Draft[] {
  const { profile, reading, atMs } = look
  const kept = profile.things.get('fact')
  const fresh = [...reading.inventories.fact.values()].filter(({ key }) => !kept?.has(key))
  if (fresh.length === 0) return []
  const learned = learnedFacts(profile)
  const opened = new Set(profile.places.flatMap(({ isOpen, path }) => (isOpen ? [path] : [])))
  const atPlace = Map.groupBy(fresh, ({ key }) => slotOf(key).place)
  const isFull = stageOf(profile) === 'full'
  const told = toldTexts(look)
  return fresh.flatMap((thing) => {
    if (opened.has(thing.path)) return []
    const isAlone = atPlace.get(slotOf(thing.key).place)?.length === 1
    const former = formerFact(thing, { learned, reading, atMs, isAlone })
    if (former === 'moving') return []
    const whole = { ...look, learned, fresh, isSilent: !isToldByText(thing, told, reading) }
    // Where a page has more facts than are kept, every one of the rest would be new.
    const isOneOfMany = former === null && profile.limits.has('fact')
    if (isOneOfMany) return []
    const judged = former ? judgeChanged(thing, former, whole) : judgeNewFact(thing, whole)
    return judged && (isFull || judged.level !== 'M') ? [itemOf(thing, former, judged)] : []
  })
}

/** Characters below which a value may stand in a page by chance, as an hour does. */
const SHORT = 8

/** Whether readers see the same change: then the text is judged. */
function isInSight(now: string, old: string, { reading, profile }: Look): boolean {
  if (!reading.visible.includes(now) || reading.visible.includes(old)) return false
  return old.length >= SHORT || profile.shapes.values().some(({ sample }) => sample.includes(old))
}

type JudgeChange = (thing: Thing, former: KnownFact, look: Look) => JudgedFact | null

const CHANGES: Readonly<Record<NonNullable<Thing['fact']>, JudgeChange>> = {
  telephone: ({ label }, { label: old }) =>
    sameTelephone(old, label) ? null : { level: 'H', code: 'data_contact' },
  mail: () => ({ level: 'H', code: 'data_contact' }),
  chat: (thing, _, look) => ({ level: levelOfAccount(thing, look), code: 'account' }),
  account: (thing, _, look) => ({ level: levelOfAccount(thing, look), code: 'account' }),
  form: (thing, _, look) => ({ level: levelOfAccount(thing, look), code: 'provider_form' }),
  place: judgePlace,
  time: judgeTime,
  text: judgeSentence,
  target: judgeTarget,
  way: ({ label }) => (/^get| text$/.test(label) ? { level: 'H', code: 'form_way' } : null),
  choice: judgeChoice,
  status: judgeStatus,
  preset: (thing, _, look) => judgePreset(thing, look),
  drawn: (thing, _, look) => judgeDrawn(thing, look),
  picture: () => ({ level: 'H', code: 'other_picture' }),
  // What changes at an address without a version is made to change.
  digest: ({ words = '' }) => ({ level: /\d/.test(words) ? 'H' : 'M', code: 'other_digest' }),
}

function judgeChanged(thing: Thing, former: KnownFact, look: Look): JudgedFact | null {
  return thing.fact ? CHANGES[thing.fact](thing, former, look) : null
}

/** Accounts or dates at one place with the same words, by which they belong to a list. */
const LISTED = 4

function isListed({ key }: Thing, { learned }: Look): boolean {
  return (learned.slots.get(slotOf(key).slot)?.facts.length ?? 0) >= LISTED
}

function levelOfAccount(thing: Thing, look: Look): Level {
  return isListed(thing, look) ? 'M' : 'H'
}

function judgePlace(thing: Thing, { label: old }: KnownFact, look: Look): JudgedFact | null {
  const { label } = thing
  if (samePlace(old, label) || isInSight(label, old, look)) return null
  // Who moves something gives it no place of another one.
  const isGrave =
    isOfVoting(thing) || isExchanged(thing, look) || (look.isSilent && !isState(thing))
  if (!isOfVoting(thing) && !isExchanged(thing, look) && movesWithText(thing, look)) return null
  return { level: isGrave && !isTable(thing, look) ? 'H' : 'M', code: 'data_place' }
}

/** Whether it is said now of one and was said of another at the same place. */
function isExchanged({ key }: Thing, { learned }: Look): boolean {
  const { place, slot } = slotOf(key)
  const isThere = (one: { readonly key: string }) =>
    saidBy(one.key) === saidBy(key) && slotOf(one.key).slot !== slot
  return learned.places.get(place)?.some(({ facts }) => facts.some(isThere)) ?? false
}

function judgeTime(thing: Thing, { label: old }: KnownFact, look: Look): JudgedFact | null {
  const { label } = thing
  if (sameTime(old, label) || isInSight(label, old, look)) return null
  if (saysOtherDay(thing, look)) return { level: 'H', code: 'data_time' }
  const isOfVote = isOfVoting(thing) || isElection(thing)
  // A date that is over makes room for one that is not.
  if (isOver(old, look) && (!isOfVote || !isOver(label, look)))
    return isOfVote && isElection(thing) ? { level: 'M', code: 'data_time' } : null
  return isOfVote ? { level: 'H', code: 'data_time' } : judgeOtherTime(thing, old, look)
}

/** Another time of what is not the vote. */
function judgeOtherTime(thing: Thing, old: string, look: Look): JudgedFact | null {
  const { label, path } = thing
  // A list of days brings others of its own accord.
  if (dayOf(label) !== null && isListed(thing, look)) return null
  if (isState(thing) && !isOfHours(path)) return null
  const isOfEvent = /event/i.test(path) && !isVotingDay(old, look)
  const isGrave = look.isSilent && !isState(thing) && !isOfEvent
  return { level: isGrave ? 'H' : 'M', code: 'data_time' }
}

/** Whether a date is a day that the page names in a text about voting. */
function isVotingDay(date: string, { reading: { blocks, calendar } }: Look): boolean {
  const [day] = datesIn(date.slice(0, 10), calendar)
  const names = ({ text, shape, above, heading }: Block) =>
    shape.includes('{date}') &&
    isAboutVoting(`${above}\n${heading}\n${text}`) &&
    datesIn(text, calendar).some(({ days }) => days === day?.days)
  return day !== undefined && blocks.some((block) => !block.isHidden && names(block))
}

function isOver(old: string, { atMs }: Look): boolean {
  const day = dayOf(old)
  return day !== null && day < atMs / 86_400_000
}

function judgeTarget(thing: Thing, _former: KnownFact, look: Look): JudgedFact | null {
  if (!isOfForm(thing)) return judgeAddress(thing, { ...look, isInPlace: true })
  const isOwn = thing.label.startsWith('/') && !isForeign(thing)
  return { level: isOwn ? 'M' : 'H', code: 'form_sends' }
}

/** Choices of one list that changed their values among each other, while none came or went. */
function judgeChoice(thing: Thing, _former: KnownFact, look: Look): JudgedFact | null {
  const { learned, reading, fresh, isSilent } = look
  // Where its words changed places, the text is judged.
  if (!isSilent) return null
  const { place } = slotOf(thing.key)
  const others = fresh.filter(({ key }) => slotOf(key).place === place)
  const now = new Set(others.map(({ key }) => saidBy(key)))
  const was = new Set(
    others.flatMap(({ key }) =>
      (learned.slots.get(slotOf(key).slot)?.facts ?? []).map((one) => saidBy(one.key)),
    ),
  )
  if (now.size !== was.size || [...now].some((value) => !was.has(value))) return null
  const isOfVote = isOfVoting(thing) || isAboutVote(reading.visible.slice(0, 4000))
  return { level: isOfVote ? 'H' : 'M', code: 'choice' }
}

function itemOf(thing: Thing, former: KnownFact | null, { level, code, words }: JudgedFact): Draft {
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
