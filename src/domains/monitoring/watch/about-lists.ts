import { aboveRow, type Block, type Calendar, type Row } from '../../../lib/html/index.ts'
import {
  CALLS,
  DENIES,
  EVENTS,
  FREE,
  FURTHER,
  KEEP_AWAY,
  MONEY,
  OTHER_VOTES,
  POLLS,
  QUESTIONS,
  SELLS,
  SPAM,
  WITHDRAWN,
  WON,
} from './texts/act-words.ts'
import { ADDRESSES, BALLOTS, CHOICES, MOVES, OFFICES, RESULTS } from './texts/list-words.ts'
import { demandsIn, saysBring } from './vote-facts.ts'
import { isAboutVote, isAboutVoting, patternOf, plainText, saysHour } from './words-of.ts'

const choices = patternOf(CHOICES)
const ballots = patternOf(BALLOTS)
const results = patternOf(RESULTS)
const denies = patternOf(DENIES)
const money = patternOf(MONEY)
const otherVotes = patternOf(OTHER_VOTES)
const free = patternOf(FREE)
const won = patternOf(WON)
const further = patternOf(FURTHER)
const offices = patternOf(OFFICES)
const addresses = patternOf(ADDRESSES)
const moves = patternOf(MOVES)
const events = patternOf(EVENTS)
const polls = patternOf(POLLS)
const keepAway = patternOf(KEEP_AWAY)
const withdrawn = patternOf(WITHDRAWN)
const calls = patternOf(CALLS)
const questions = patternOf(QUESTIONS)
const spam = new RegExp(patternOf(SPAM).source, 'gu')
const sells = new RegExp(patternOf(SELLS).source, 'gu')

/** Whether a list is of ballots, candidates or stations. */
export const isOfChoices = (text: string): boolean => choices.test(plainText(text))
/** Whether a list is of whom one votes for, in an order that is theirs. */
export const isOfBallots = (text: string): boolean => ballots.test(plainText(text))
/** Whether a text says that what is told elsewhere is not so. */
export const deniesIt = (text: string): boolean => denies.test(plainText(text))
/** Whether it is about a vote in a school, a firm or another town. */
export const isOtherVote = (text: string): boolean => otherVotes.test(plainText(text))
/** Whether it says who has won. */
export const saysWon = (text: string): boolean => won.test(plainText(text))
/** Whether it says that something is so until further notice. */
export const hasNoEnd = (text: string): boolean => further.test(plainText(text))
/** Whether it asks for money. */
export function asksMoney(text: string): boolean {
  const plain = plainText(text)
  return money.test(plain) && !free.test(plain)
}
/** Whether its rows come and go as votes are counted. */
export const isOfResults = (text: string): boolean => results.test(plainText(text))
/** Whether a list is of ballots, candidates or stations whose rows do not come as votes are counted. */
export const isListOfChoices = (text: string): boolean => isOfChoices(text) && !isOfResults(text)
/** Whether a text is about an office, a meeting or a vote elsewhere. */
export const isAboutOffice = (text: string): boolean => offices.test(plainText(text))

/** Whether a text names a place in a town. */
export const namesPlace = (text: string): boolean => addresses.test(plainText(text))
/** Whether it says that a place is another one now. */
export const saysMoved = (text: string): boolean => moves.test(plainText(text))

/** Whether it names an event, and not the vote, its places or its day. */
export function namesEvent(text: string): boolean {
  const plain = plainText(text)
  return events.test(plain) && !polls.test(plain)
}
/** Whether it tells of an event: what gives an hour may be the vote. */
export const isOfEvent = (text: string): boolean => namesEvent(text) && !saysHour(text)
/** Whether it keeps people at home. */
export const keepsAway = (text: string): boolean => keepAway.test(plainText(text))
/** Whether it says that somebody does not stand any more. */
export const saysWithdrawn = (text: string): boolean => withdrawn.test(plainText(text))
/** Whether it asks people with questions to call. */
export function asksToCall(text: string): boolean {
  const plain = plainText(text)
  return calls.test(plain) && (questions.test(plain) || isAboutVote(text))
}

/** Words of sellers that together make a text one of them. */
const SELLING = 2

/** Words of `now` that sell, none of them in `old`; empty where it is no such text. */
export function newSpam(old: string, now: string): string[] {
  const before = plainText(old)
  const plain = plainText(now)
  const fresh = (pattern: RegExp) =>
    [...new Set(plain.match(pattern) ?? [])].filter((word) => !before.includes(word))
  const strong = fresh(spam)
  const weak = fresh(sells)
  return strong.length > 0 || (weak.length >= SELLING && !isAboutVote(now))
    ? [...strong, ...weak]
    : []
}

/** Characters and words that an address has at most. */
const MAX_ADDRESS = 120
const MAX_ADDRESS_WORDS = 7

/** Words that end with what a street or house is called, as in German. */
const HOUSE = /\p{L}(?:strasse|str|platz|allee|weg|gasse|ufer|schule|halle|haus|saal)(?!\p{L})/u

/** Whether a text names a street or a house, alone or as the end of a word. */
export const namesAddress = (text: string): boolean =>
  namesPlace(text) || HOUSE.test(plainText(text))

/** Whether a text is as short as an address, with a number and no date or hour. */
export function isShortPlace({
  text,
  shape,
  clock,
}: Pick<Block, 'text' | 'shape' | 'clock'>): boolean {
  const isShort = text.length <= MAX_ADDRESS && !shape.includes('{date}') && clock === null
  const words = text.match(/\p{L}+/gu)?.length ?? 0
  return isShort && words <= MAX_ADDRESS_WORDS && /\p{Nd}/u.test(text) && !saysHour(text)
}

/**
 * Whether people go by a text when they vote, so that it may not just go: a row, item or term under what is about voting, or
 * a sentence about voting that says what is demanded or what to bring.
 */
export function isPartOfVote({ text, above, row, kind }: Block, calendar: Calendar): boolean {
  if (kind === 'attribute') return false
  if (row?.kind === 'card' && isCardOfChoices(row, text)) return true
  const isRow = row !== null && row.kind !== 'card'
  if (isRow && (isAboutVoting(above) || isOfChoices(above))) return !isOfResults(above)
  if (saysBring(text, calendar)) return true
  return (isAboutVote(text) || isAboutVoting(above)) && demandsIn(text, calendar)
}

/** Whether a card right under a heading of ballots, candidates or stations has a short text. */
function isCardOfChoices(row: Row, text: string): boolean {
  const nearest = aboveRow(row).split('\n').at(-1) ?? ''
  return text.length <= MAX_ADDRESS && isListOfChoices(nearest)
}

/** For words that mean the same in every language. */
const ANY_CALENDAR: Calendar = { names: new Map(), today: [], languages: [] }

/** Whether a sentence in the data of a page is one that voters go by: about elections, with a year, or what to bring. */
export function tellsVoters(text: string): boolean {
  return (
    isAboutVote(text) ||
    /(?<!\p{Nd})20\p{Nd}{2}(?!\p{Nd})/u.test(text) ||
    saysBring(text, ANY_CALENDAR)
  )
}

/** Whether a text is about elections or stands under what is about voting, or says what to bring. */
export function concernsVoters({ text, above }: Block, calendar: Calendar): boolean {
  return isAboutVote(text) || isAboutVoting(above) || saysBring(text, calendar)
}
