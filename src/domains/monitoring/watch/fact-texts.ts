// Whether texts of a page say what a fact outside them says.
import { datesIn, type Reading, type Thing } from '../../../lib/html/index.ts'
import type { FactLook, Look } from './fact-look.ts'
import type { Profile } from './profile.ts'
import { plainText } from './words-of.ts'

/** Findings of the page as a whole: then every fact belongs to them. */
const OF_PAGE = new Set(['replaced', 'half_gone', 'maintenance'])
/** Texts that are compared with facts, and characters of each. */
const MAX_TEXTS = 40
const MAX_TEXT = 4_000

/** A text that is a finding, as facts are compared with it. */
interface ToldText {
  readonly isWhole: boolean
  readonly place: string
  readonly days: ReadonlySet<number>
  readonly words: ReadonlySet<string>
}

/** Texts that are findings, read once for all facts. */
export function toldTexts({ texts, reading }: FactLook): readonly ToldText[] {
  return texts.slice(0, MAX_TEXTS).map(({ why: { code }, place = '', now }) => ({
    isWhole: OF_PAGE.has(code),
    place: `${place}>`,
    days: new Set(
      datesIn((now ?? '').slice(0, MAX_TEXT), reading.calendar).map(({ days }) => days),
    ),
    words: new Set(wordsOf((now ?? '').slice(0, MAX_TEXT))),
  }))
}

/** Whether a text that is a finding says what a fact says, or stands in the same part of the page. */
export function isToldByText(
  thing: Thing,
  texts: readonly ToldText[],
  { calendar }: Reading,
): boolean {
  if (texts.length === 0) return false
  const part = isInPage(thing) ? `${partAround(thing.path)}>` : null
  const [said] = datesIn(thing.label.slice(0, 10), calendar)
  const words = said ? [] : wordsOf(thing.label)
  return texts.some(({ isWhole, place, days, words: within }) => {
    if (isWhole || (part !== null && place.startsWith(part))) return true
    if (said) return days.has(said.days)
    return words.length > 0 && 2 * words.filter((word) => within.has(word)).length >= words.length
  })
}

/** It stands in an element of the body. */
function isInPage({ path }: Thing): boolean {
  return path.startsWith('>')
}

function wordsOf(text: string): string[] {
  return plainText(text).match(/\p{L}{3,}|\p{Nd}+/gu) ?? []
}

/** The part of a page that holds a place: up to its last name, or two steps above it. */
function partAround(path: string): string {
  const steps = path.replace(/>[^>]*@[^>]*$/, '').split('>')
  const named = steps.findLastIndex((step) => step.includes('#'))
  // Of what has no name the main part or the page would be left.
  const isPart = named > 0 && !/^(?:main|body)/.test(steps[named] ?? '')
  return steps.slice(0, isPart ? named + 1 : Math.max(2, steps.length - 1)).join('>')
}

/** Whether a text beside a fact is new and nothing to tell: it moves by itself, and the fact with it. */
export function movesWithText(thing: Thing, { isSilent, profile, reading }: Look): boolean {
  if (!isSilent || !isInPage(thing)) return false
  const part = `${partAround(thing.path)}>`
  const beside = reading.blocks.filter(
    ({ isHidden, path }) => !isHidden && `${path}>`.startsWith(part),
  )
  if (beside.length === 0) return false
  const known = keptTexts(reading, profile)
  return beside.some(({ key }) => !known.has(key))
}

const KEPT = new WeakMap<Reading, ReadonlySet<string>>()

/** Texts that were seen before; gathered once a visit. */
function keptTexts(reading: Reading, { shapes }: Profile): ReadonlySet<string> {
  const known = KEPT.get(reading)
  if (known) return known
  const made = new Set<string>()
  for (const { forms } of shapes.values()) for (const { key } of forms) made.add(key)
  KEPT.set(reading, made)
  return made
}

/** What follows the date of a moment in some zone. */
const ZONED = /[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/
/** About as many days as a date is another one elsewhere; the lengths of months are given or taken. */
const NEXT_DAY = 1.6

/** Whether the date for machines is another one than readers see in its place; false where they see none. */
function isOtherThanRead({ label, words = '' }: Thing, { calendar }: Reading): boolean {
  const [said] = datesIn(label.slice(0, 10), calendar)
  const read = datesIn(words, calendar)
  if (!said || read.length === 0) return false
  const most = ZONED.test(label) ? NEXT_DAY : 0
  return !read.some(({ days }) => Math.abs(days - said.days) <= most)
}

const USUAL = new WeakMap<Reading, boolean>()

/** Whether readers see another day in place of a date for machines, on a page where the two are always one. */
export function saysOtherDay(thing: Thing, { reading, profile }: Look): boolean {
  if (!thing.path.endsWith('>time@datetime') || !isOtherThanRead(thing, reading)) return false
  const usual = USUAL.get(reading) ?? hasOtherDays(reading, profile)
  USUAL.set(reading, usual)
  return !usual
}

/** Whether a page that was learned has dates for machines that are others than readers see. */
function hasOtherDays(reading: Reading, { things }: Profile): boolean {
  const known = things.get('fact')
  return [...reading.inventories.fact.values()].some(
    (one) =>
      known?.has(one.key) && one.path.endsWith('>time@datetime') && isOtherThanRead(one, reading),
  )
}
