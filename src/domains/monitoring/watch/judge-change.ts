import { type Block, type Calendar, formsOf, type Reading } from '../../../lib/html/index.ts'
import {
  asksMoney,
  asksToCall,
  isAboutOffice,
  isShortPlace,
  isOfChoices,
  isOfEvent,
  isListOfChoices,
  keepsAway,
  namesEvent,
  namesAddress,
  namesPlace,
  newSpam,
  saysMoved,
  saysWithdrawn,
} from './about-lists.ts'
import { withoutPast } from './dated.ts'
import { contactsIn, hasLookalikes } from './facts.ts'
import { type Draft, why } from './item.ts'
import { choicesIn, headedByChoice, isRowOfChoices, toldOfChoice } from './choices.ts'
import { contradicts } from './contradiction.ts'
import { type Apart, apart, type OtherGuidance, otherGuidance } from './guiding.ts'
import { type Index, placeOf } from './known.ts'
import { isStandingTime } from './standing-time.ts'
import { addedWords, exchangedNames, exchangedWords } from './other-words.ts'
import { isLike } from './pair.ts'
import {
  type ChangedFacts,
  changedFacts,
  demandsIn,
  namesNoon,
  saysBring,
  saysToday,
} from './vote-facts.ts'
import { hasDanger, isAboutVote, isAboutVoting, newDanger, saysWhen } from './words-of.ts'

/** Level of a change, and why. */
export type Judged = Pick<Draft, 'level' | 'why'>

/** One text in place of another; `old` is empty where there was none. */
interface Change {
  readonly old: string
  readonly block: Block
  readonly isOpen: boolean
  /** Its numbers moved while it was learned. */
  readonly isMoving: boolean
}

/** The same, with what is left of both texts without the sentences that both have. */
interface ChangeApart extends Change {
  readonly others: Apart
}

/** What a change of one text is: the gravest reason that holds. */
export function judgeChange(index: Index, reading: Reading, change: Change): Judged {
  const { old, block, isOpen } = change
  const { text } = block
  if (hasLookalikes(text) && !hasLookalikes(old)) return { level: 'H', why: why('lookalikes') }
  const danger = changedDanger(index, change) ?? soldOrWithdrawn(change)
  if (danger) return danger
  const others = apart(old, text)
  const told =
    toldOfChoice(reading, { ...block, text: others.now }) ?? headedByChoice(reading, old, block)
  if (told !== null && !isOpen) return { level: 'H', why: why('told_of_choice', { choice: told }) }
  const fact =
    old === '' ? newContrary(index, reading, text) : changedFact(reading, { ...change, others })
  if (fact) return fact
  if (isOpen) return { level: 'note', why: why('changed') }
  return { level: 'M', why: why(old === '' ? 'added' : 'changed') }
}

/** Words of danger that were not there: grave beside the vote, a question beside an office or in a place that moves. */
function changedDanger(index: Index, { old, block, isOpen }: Change): Judged | null {
  const { text } = block
  const around = `${text}\n${old}`
  const words = newDanger(old, text)
  if (words.length > 0 && staysAway(old, text)) return { level: 'H', why: why('danger', { words }) }
  const isChoice = isRowOfChoices(block)
  if (words.length === 0 || !(isChoice || isAboutVote(around))) return movedAway(old, block)
  const isGrave = isChoice || keepsFromVoting(around)
  if (isGrave && (!isOpen || old !== '')) return { level: 'H', why: why('danger', { words }) }
  const isUsual = isOpen && (placeOf(index, block.path)?.hadDanger ?? false)
  return isUsual ? null : { level: 'M', why: why('danger_open', { words }) }
}

/** Words a text grows by when somebody in it does not stand any more. */
const FEW_WORDS = 4

/** A text that sells something, or says that who stood in it has withdrawn. */
function soldOrWithdrawn({ old, block: { text } }: Change): Judged | null {
  const sold = newSpam(old, text)
  if (sold.length > 0) return { level: 'H', why: why('spam', { words: sold }) }
  if (old === '' || !saysWithdrawn(text) || saysWithdrawn(old)) return null
  const words = addedWords(old, text)
  return words && words.length <= FEW_WORDS ? { level: 'H', why: why('danger', { words }) } : null
}

/** Whether words of danger in a text are about voting, not about an office, a meeting or a vote elsewhere. */
function keepsFromVoting(text: string): boolean {
  if (isOfEvent(text)) return false
  return isAboutVoting(text) || (isAboutVote(text) && !isAboutOffice(text))
}

/** Who is told to stay at home does not vote, whatever the reason; an office says so when it is closed. */
function staysAway(old: string, text: string): boolean {
  return keepsAway(text) && !keepsAway(old) && !isAboutOffice(text)
}

/** A station that is said to be elsewhere now. */
function movedAway(old: string, { text, above }: Block): Judged | null {
  if (!saysMoved(text) || saysMoved(old) || namesEvent(text)) return null
  const isStation = isAboutVoting(text) || isOfChoices(`${text}\n${above}`) || STATION.test(text)
  return isStation ? { level: 'H', why: why('danger', { words: [text.slice(0, 100)] }) } : null
}

const STATION =
  /your (?:new )?station|polling|votre bureau|su mesa|su centro|sua secao|ihr wahl|ваш участок/i

/** A number, date or hour of the vote that is another now, or another telephone or mail. */
function changedFact(reading: Reading, change: ChangeApart): Judged | null {
  const { calendar } = reading
  const { old, block, others } = change
  const [contacts, before] = [contactsIn(block.text), contactsIn(old)]
  if (before.length > 0 && !before.every((contact) => contacts.includes(contact)))
    return contacts.length > 0
      ? { level: 'H', why: why('contact', { was: before, now: contacts }) }
      : null
  const facts = changedFacts(others.old, others.now, calendar)
  // A countdown ends without a number: "two days left" is "tomorrow" then.
  if (change.isMoving && facts?.isFigure && facts.now.length === 0) return null
  if (facts && touchesVote(facts, change, calendar))
    return { level: 'H', why: why('facts', { was: facts.was, now: facts.now }) }
  if (facts && isOtherAddress(change))
    return { level: 'H', why: why('facts', { was: facts.was, now: facts.now }) }
  const named = otherChoices(reading, change)
  if (named) return { level: 'H', why: why('facts', named) }
  const words = otherPlace(change, calendar)
  if (words) return { level: 'H', why: why('facts', { was: words.lost, now: words.gained }) }
  const said = guidanceOf(change, calendar)
  return said && { level: 'H', why: why('guidance', { was: said.was, now: said.now }) }
}

/** Other candidates or stations of the page that a text names, where it stood fast. */
function otherChoices(reading: Reading, { old, block, isOpen, isMoving }: Change) {
  if (isOpen || isMoving) return null
  const [was, now] = [choicesIn(reading, old), choicesIn(reading, block.text)]
  const isOther = was.size > 0 && now.size > 0 && was.symmetricDifference(now).size > 0
  return isOther ? { was: [...was], now: [...now] } : null
}

/** What voters are told otherwise in a text that stood fast. */
function guidanceOf(change: Change, calendar: Calendar): OtherGuidance | null {
  const { old, block, isOpen, isMoving } = change
  const { text, above, clock } = block
  const isFast = !isOpen && !isMoving && !isOfToday(clock, old, calendar)
  return isFast ? otherGuidance({ old, now: text, above }, calendar) : null
}

/**
 * Whether changed facts are facts of the vote: any in a text about the act of voting or under what heads such texts; numbers
 * and days in any text about elections. A text that was written anew has other words anyway, and one about today is another
 * one tomorrow.
 */
function touchesVote(facts: ChangedFacts, change: Change, calendar: Calendar): boolean {
  const { isFigure, isTime, isWhat } = facts
  const { old, block, isMoving } = change
  const { text, above, clock } = block
  const isEither = (says: (one: string) => boolean) => says(old) || says(text)
  const isBoth = (says: (one: string, of: Calendar) => boolean) =>
    says(old, calendar) && says(text, calendar)
  if (isEither(isAboutVoting) || (isFigure && isBoth(saysBring))) return true
  if (isOfToday(clock, old, calendar) || isBoth(saysToday)) return false
  if (isFigure && isEither(isAboutVote)) return true
  if (isOfFastText(facts, change, calendar)) return true
  return isAboutVoting(above) && (isTime || (!isMoving && !isWhat && isLike(old, text)))
}

/** A limit in a text about elections, or days and hours of any, where it never moved. */
function isOfFastText(
  { isTime, isLimit }: ChangedFacts,
  { old, block: { text }, isOpen, isMoving }: Change,
  calendar: Calendar,
): boolean {
  if (isOpen || isMoving) return false
  if (isLimit && (isAboutVote(old) || isAboutVote(text)) && isLike(old, text)) return true
  return isTime && isStandingTime(old, text, calendar)
}

/** Whether a text names the day on which it is read, and the one before it did not: a list of weekdays names them all. */
function isOfToday(clock: string | null, old: string, calendar: Calendar): boolean {
  return clock !== null && formsOf(old, calendar).clock === null
}

/** An address with another number or name, where it never moved. */
function isOtherAddress({ old, block, isOpen, isMoving }: Change): boolean {
  if (isOpen || isMoving || old === '' || !isShortPlace(block)) return false
  return isShortPlace({ ...block, text: old }) && (namesAddress(old) || namesAddress(block.text))
}

/** Characters of a cell at most. */
const MAX_CELL = 120

/** A name or an address; a paragraph in a table that a page is laid out by is none. */
function isCellText(text: string): boolean {
  return text.length <= MAX_CELL && !/[.!?؟。]$/.test(text)
}

/** Names or an address that others took the place of, in a text that says where or for whom one votes. */
function otherPlace({ old, block, isMoving, others }: ChangeApart, { languages }: Calendar) {
  const { old: was, now } = others
  const { text, above, row } = block
  if (isMoving) return null
  const isCell = row !== null && isCellText(old) && isCellText(text)
  const isRow = isCell && isListOfChoices(above)
  if (isRow) return exchangedWords(old, text)
  const isSentence = (isAboutVoting(old) || isAboutVoting(above)) && isLike(old, text)
  if (!isSentence) return null
  const isPlace = namesPlace(was) || (isAboutVoting(was) && exchangedNames(was, now, languages))
  return isPlace ? exchangedWords(was, now) : null
}

/** A text that says of the vote what another one on the page says, with another day or hour. */
export function newContrary(index: Index, reading: Reading, text: string): Judged | null {
  const facts = contradicts(index, reading, text)
  return facts && { level: 'H', why: why('facts', { was: facts.was, now: facts.now }) }
}

/** Words of danger in one paragraph, and of voting in the next. */
export function judgeTogether(text: string): Judged {
  const words = newDanger('', text)
  const sold = newSpam('', text)
  if (sold.length > 0) return { level: 'H', why: why('spam', { words: sold }) }
  if (words.length > 0 && staysAway('', text)) return { level: 'H', why: why('danger', { words }) }
  if (words.length === 0 || !isAboutVote(text)) return { level: 'M', why: why('added') }
  return keepsFromVoting(text)
    ? { level: 'H', why: why('danger', { words }) }
    : { level: 'M', why: why('danger_open', { words }) }
}

function namesDayOrHour({ text, shape }: Block, calendar: Calendar): boolean {
  return (
    namesNoon(text, calendar) ||
    shape.includes('{date}') ||
    /\p{Nd}{1,2}[:.hH]\p{Nd}{2}(?![.,]?\p{Nd}|\s?%)/u.test(text)
  )
}

/** Whether a text names a day or an hour of voting. */
function isNewDate(block: Block, calendar: Calendar): boolean {
  const { text, shape } = block
  const isWhen = saysWhen(text, shape) || (isAboutVoting(text) && namesNoon(text, calendar))
  return isWhen && !isOfEvent(text) && namesDayOrHour(block, calendar)
}

/** Whether a text of voting demands something or asks for money. */
function isNewRule(text: string, calendar: Calendar): boolean {
  return isAboutVoting(text) && (demandsIn(text, calendar) || asksMoney(text))
}

/** What a text that is new is. A day that is over is no new one of the vote. */
export function judgeAdded(written: Block, reading: Reading): Judged {
  const { calendar } = reading
  const block = withoutPast(written, calendar)
  const { text } = block
  if (hasLookalikes(text)) return { level: 'H', why: why('lookalikes') }
  if (isNewDate(block, calendar)) return { level: 'H', why: why('new_date') }
  if (!block.isHidden && contactsIn(text).length > 0 && asksToCall(text))
    return { level: 'H', why: why('contact', { was: [], now: contactsIn(text) }) }
  const moved = movedAway('', block)
  if (moved) return moved
  const choice = toldOfChoice(reading, block) ?? headedByChoice(reading, '', block)
  if (choice !== null) return { level: 'H', why: why('told_of_choice', { choice }) }
  if (isRowOfChoices(block) || isNewRule(text, calendar))
    return { level: 'H', why: why('rule_new') }
  if (block.isHidden) return { level: 'M', why: why('hidden') }
  return hasDanger(text) && isAboutVoting(block.above)
    ? { level: 'M', why: why('danger_open', { words: newDanger('', text) }) }
    : { level: 'M', why: why('added') }
}
