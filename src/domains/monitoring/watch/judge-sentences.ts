import { formsOf, type Reading, type Thing } from '../../../lib/html/index.ts'
import { isShown, isTable, type JudgedFact, type Look } from './fact-look.ts'
import { differInTime, numbersIn, sameList } from './facts.ts'
import { DRAWN_WORDS } from './judge-text.ts'
import { isAlike, type KnownFact } from './known-facts.ts'
import { isAboutVote, isAboutVoting, isHousekeeping, newDanger } from './words-of.ts'

/** Judges a sentence that search engines show or from which the page is drawn. */
export function judgeSentence(
  thing: Thing,
  { label: old }: KnownFact,
  look: Look,
): JudgedFact | null {
  const { reading } = look
  const { label } = thing
  const around = `${label}\n${old}`
  if (isShown(label, reading) || !isAboutVote(around)) return null
  const words = newDanger(old, label)
  if (words.length > 0) return { level: 'H', code: 'danger', words }
  if (isHousekeeping(label)) return null
  const [was, now] = [numbersIn(old, reading.calendar), numbersIn(label, reading.calendar)]
  if (sameList(was, now)) return judgeWords(thing, look)
  // What a page says of itself may be written anew, but must not say another day than the page.
  if (isMeta(thing) && !isContrary(was, now, reading)) return null
  const isWhen = differInTime(was, now) || formsOf(label, reading.calendar).shape.includes('{date}')
  // Another sentence altogether may be the next piece of news, unless nothing else is read.
  const isSame = isAlike(old, label) || isDrawn(look)
  return { level: isWhen && isSame && !isTable(thing, look) ? 'H' : 'M', code: 'data_text' }
}

/** Whether voters may, must or need not is told by words. */
function judgeWords(thing: Thing, look: Look): JudgedFact | null {
  const isTold = isAboutVoting(thing.label) && !isMeta(thing) && !isTable(thing, look)
  return isTold ? { level: 'M', code: 'data_text' } : null
}

function isMeta({ path }: Thing): boolean {
  return path.startsWith('meta@')
}

function isDrawn({ profile }: Look): boolean {
  return profile.words < DRAWN_WORDS * profile.fetches
}

/** Whether readers see all numbers that are gone, and not all of those that are new. */
function isContrary(was: readonly string[], now: readonly string[], reading: Reading): boolean {
  const seen = new Set(numbersIn(reading.visible, reading.calendar))
  const [gone, fresh] = [
    was.filter((text) => !now.includes(text)),
    now.filter((text) => !was.includes(text)),
  ]
  return gone.every((text) => seen.has(text)) && !fresh.every((text) => seen.has(text))
}
