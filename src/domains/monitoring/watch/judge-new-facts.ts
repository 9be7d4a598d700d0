import { formsOf, slotOf, type Thing } from '../../../lib/html/index.ts'
import {
  hostOf,
  isForeign,
  isOfVoting,
  isShown,
  isState,
  type JudgedFact,
  type Look,
} from './fact-look.ts'
import { saysOtherDay } from './fact-texts.ts'
import { judgeDrawn } from './judge-drawn.ts'
import { bringsThings } from './judge-contacts.ts'
import { isOfForm, judgeAddress } from './judge-addresses.ts'
import { judgePreset } from './judge-presets.ts'
import { judgeStatus } from './judge-status.ts'
import { bringsFacts, saidBy } from './known-facts.ts'
import { newSpam } from './about-lists.ts'
import { samePlace } from './same-fact.ts'
import { isMeta, isOtherDay } from './judge-sentences.ts'
import { asksFor, isAboutVote, newDanger, saysWhen } from './words-of.ts'

type JudgeNew = (thing: Thing, look: Look) => JudgedFact | null

/** Kinds of which a new one may be told; of the others it is learned. */
const NEW: Readonly<Partial<Record<NonNullable<Thing['fact']>, JudgeNew>>> = {
  telephone: judgeContact,
  mail: judgeContact,
  chat: judgeChat,
  account: judgeAccount,
  form: judgeForm,
  target: judgeTarget,
  time: judgeTime,
  place: judgeContrary,
  text: judgeSentence,
  status: judgeStatus,
  preset: judgePreset,
  picture: judgePicture,
  way: judgeWay,
  drawn: judgeDrawn,
}

/** Somebody new to write to or to call, where nothing comes by itself. */
function judgeChat(thing: Thing, { profile }: Look): JudgedFact | null {
  if (isState(thing)) return null
  const isGrave = isLink(thing) && !bringsThings(thing.path.replace(/>a@\w+$/, ''), profile)
  return { level: isGrave ? 'H' : 'M', code: 'new_contact' }
}

/** A page of a network that the site did not link to: a partner's, or a stranger's. */
function judgeAccount(thing: Thing, { profile }: Look): JudgedFact | null {
  if (isState(thing) || bringsThings(thing.path.replace(/>a@\w+$/, ''), profile)) return null
  return { level: 'M', code: 'account' }
}

/** A fact where there was none, or one more. */
export function judgeNewFact(thing: Thing, look: Look): JudgedFact | null {
  const { learned } = look
  const isUsual =
    learned.values.has(saidBy(thing.key)) || bringsFacts(slotOf(thing.key).place, learned)
  return isUsual || !thing.fact ? null : (NEW[thing.fact]?.(thing, look) ?? null)
}

function judgeTime(thing: Thing, look: Look): JudgedFact | null {
  if (saysOtherDay(thing, look)) return { level: isOfVoting(thing) ? 'H' : 'M', code: 'data_time' }
  const isTold = isForMachines(thing, look) && isOfVoting(thing) && isStructured(thing)
  return isTold ? { level: 'M', code: 'data_time' } : null
}

/** Something new to scan, of which nobody reads where it leads. */
function judgePicture(thing: Thing, { profile }: Look): JudgedFact | null {
  const { words = '', path } = thing
  const isGrave = asksFor(words) || isAboutVote(words)
  const isMoving = bringsThings(path.replace(/>\w+@\w+$/, ''), profile)
  return { level: isGrave && !isMoving ? 'H' : 'M', code: 'other_picture' }
}

/** A button that sends otherwise than its form: openly in the address, or as text. */
function judgeWay({ path, label }: Thing): JudgedFact | null {
  const isOpen = path.endsWith('>button@method') && /^get| ?text$/.test(label)
  return isOpen ? { level: 'H', code: 'form_way' } : null
}

/** Another place of one that had one only, which the page still gives elsewhere. */
function judgeContrary(thing: Thing, { learned, reading }: Look): JudgedFact | null {
  const [only, ...others] = learned.slots.get(slotOf(thing.key).slot)?.facts ?? []
  if (only === undefined || others.length > 0 || samePlace(only.label, thing.label)) return null
  const isContrary = isOfVoting(thing) && reading.inventories.fact.has(only.key)
  return isContrary ? { level: 'H', code: 'data_place' } : null
}

/** Nobody reads it, and no text that is a finding came with it. */
function isForMachines(thing: Thing, { isSilent, reading }: Look): boolean {
  return isSilent && !isState(thing) && !reading.visible.includes(thing.label)
}

function isStructured({ path }: Thing): boolean {
  return path.startsWith('ld+json')
}

function isLink({ path }: Thing): boolean {
  return />a@\w+$/.test(path)
}

/** A new link is an entry of its own in the inventory of contacts. */
function judgeContact(thing: Thing, look: Look): JudgedFact | null {
  return isForMachines(thing, look) && !isLink(thing) ? { level: 'M', code: 'new_contact' } : null
}

/** What is for sale, by what machines are told of it. */
const PRODUCT = /^ld\+json>.*Product>name$/

function judgeSentence(
  thing: Thing,
  { learned, reading, profile, isSilent }: Look,
): JudgedFact | null {
  const { label } = thing
  const sold = newSpam('', label)
  if (sold.length > 0) return { level: 'H', code: 'spam', words: sold }
  // An office of elections has nothing for sale, whatever the language.
  if (PRODUCT.test(thing.path)) return { level: 'M', code: 'spam', words: [label] }
  if (isShown(label, reading) || !isAboutVote(label)) return null
  const isListed = isOneMore(thing, learned)
  const words = newDanger('', label)
  if (words.length > 0)
    return { level: isListed || profile.isTooMuch ? 'M' : 'H', code: 'danger', words }
  if (isMeta(thing) && isOtherDay(label, reading)) return { level: 'H', code: 'data_text' }
  const isWhen = saysWhen(label, formsOf(label, reading.calendar).shape)
  const isTold = isStructured(thing) && isWhen && isSilent && !isListed
  return isTold ? { level: 'M', code: 'data_text' } : null
}

/** Whether something with a name of its own at a known place is one more of a list. */
function isOneMore({ key, words: owner = '' }: Thing, { places, slots }: Look['learned']): boolean {
  const { place, slot } = slotOf(key)
  return owner !== '' && places.has(place) && !slots.has(slot)
}

/** A form of a firm that gives forms to everybody, on a page that had none. */
function judgeForm(thing: Thing, { profile }: Look): JudgedFact | null {
  if (isLink(thing)) return null
  const provider = thing.label.split('/', 1)[0] ?? ''
  const isUsual = [...(profile.things.get('fact')?.values() ?? [])].some((one) =>
    one.label.startsWith(`${provider}/`),
  )
  return { level: isUsual ? 'M' : 'H', code: 'provider_form' }
}

function judgeTarget(thing: Thing, look: Look): JudgedFact | null {
  const { profile } = look
  if (!isOfForm(thing)) return judgeAddress(thing, { ...look, isInPlace: false })
  if (!isForeign(thing)) return null
  const isUsual = profile.linkHosts.has(hostOf(thing) ?? '')
  return { level: isUsual ? 'M' : 'H', code: 'form_sends' }
}
