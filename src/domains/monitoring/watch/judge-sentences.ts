import { datesIn, formsOf, type Reading, type Thing } from '../../../lib/html/index.ts'
import { isShown, isState, isTable, type JudgedFact, type Look } from './fact-look.ts'
import { contactsIn } from './facts.ts'
import { DRAWN_WORDS } from './judge-text.ts'
import { isAlike, type KnownFact } from './known-facts.ts'
import { newSpam, tellsVoters } from './about-lists.ts'
import { type ChangedFacts, changedFacts } from './vote-facts.ts'
import { isAboutVoting, isHousekeeping, newDanger } from './words-of.ts'

/** Judges a sentence that search engines show or from which the page is drawn. */
export function judgeSentence(
  thing: Thing,
  { label: old }: KnownFact,
  look: Look,
): JudgedFact | null {
  const { reading } = look
  const { label } = thing
  const around = `${label}\n${old}`
  const sold = newSpam(old, label)
  if (sold.length > 0) return { level: 'H', code: 'spam', words: sold }
  if (isShown(label, reading) || !tellsVoters(around) || isOverDate(label, old, reading))
    return null
  const words = newDanger(old, label)
  if (words.length > 0) return { level: 'H', code: 'danger', words }
  if (isHousekeeping(label)) return null
  const facts = changedFacts(old, label, reading.calendar)
  if (isOtherText(thing, old, { look, facts })) return OTHER
  if (facts === null) return null
  if (isMeta(thing)) return saysOtherwise(thing, facts, reading) ? OTHER : null
  if (!facts.isFigure) return judgeWords(thing, look)
  return judgeFigures(thing, old, { look, facts })
}

/** Whether both are dates alone of which the new one is over: when a piece of news was written. */
function isOverDate(label: string, old: string, { calendar }: Reading): boolean {
  const isDate = (text: string) =>
    /^\P{L}{0,3}\{date\}\P{L}{0,3}$/u.test(formsOf(text, calendar).shape)
  if (!isDate(label) || !isDate(old)) return false
  return [label, old].every((text) => datesIn(text, calendar).every(({ days }) => days <= 0))
}

/** Figures of a sentence in data, beside a page that is read. */
function judgeFigures(
  thing: Thing,
  old: string,
  { look, facts }: { readonly look: Look; readonly facts: ChangedFacts },
): JudgedFact {
  const { label } = thing
  const { calendar } = look.reading
  const isWhen = facts.isTime || formsOf(label, calendar).shape.includes('{date}')
  // Another sentence altogether may be the next piece of news, unless nothing else is read.
  const isSame = isAlike(old, label) || isDrawn(look)
  return isWhen && isSame && !isTable(thing, look) ? OTHER : { ...OTHER, level: 'M' }
}

/** Where nothing else is read the data are the text of the page: another contact, or other facts in it. */
function isOtherText(
  thing: Thing,
  old: string,
  { look, facts }: { readonly look: Look; readonly facts: ChangedFacts | null },
): boolean {
  const { label } = thing
  if (!isState(thing) || !isDrawn(look) || isTable(thing, look)) return false
  if (contactsIn(old).join() !== contactsIn(label).join()) return true
  if (facts === null || facts.isWhat) return false
  return isAlike(old, label) || isAboutVoting(`${label}\n${old}`)
}

/** What a page says of itself may be written anew, but must not say another day than the page. */
function saysOtherwise({ label }: Thing, facts: ChangedFacts, reading: Reading): boolean {
  return facts.isFigure && (isContrary(facts, reading) || isOtherDay(label, reading))
}

const OTHER: JudgedFact = { level: 'H', code: 'data_text' }

/** Whether voters may, must or need not is told by words. */
function judgeWords(thing: Thing, look: Look): JudgedFact | null {
  const isTold = isAboutVoting(thing.label) && !isTable(thing, look)
  return isTold ? { level: 'M', code: 'data_text' } : null
}

export function isMeta({ path }: Thing): boolean {
  return path.startsWith('meta@')
}

function isDrawn({ profile }: Look): boolean {
  return profile.words < DRAWN_WORDS * profile.fetches
}

/** Characters of the page in which days are looked for. */
const MAX_VISIBLE = 200_000

/** Whether a text names a day that the page does not, though it names others. */
export function isOtherDay(text: string, reading: Reading): boolean {
  const { visible, calendar, inventories } = reading
  const said = datesIn(text, calendar)
  if (said.length === 0) return false
  const facts = [...inventories.fact.values()].flatMap((thing) =>
    isMeta(thing) ? [] : `${thing.label}\n`,
  )
  const all = `${visible.slice(0, MAX_VISIBLE)}\n${facts.join('').slice(0, MAX_VISIBLE)}`
  const seen = datesIn(all, calendar).map(({ days }) => days)
  return seen.length > 0 && said.some(({ days }) => !seen.includes(days))
}

/** Whether readers see all that is gone, and not all of what is new. */
function isContrary({ was, now }: ChangedFacts, { visible }: Reading): boolean {
  const seen = visible.toLowerCase()
  const isSeen = (text: string) => seen.includes(text.toLowerCase())
  const [gone, fresh] = [
    was.filter((text) => !now.includes(text)),
    now.filter((text) => !was.includes(text)),
  ]
  return gone.every(isSeen) && !fresh.every(isSeen)
}
