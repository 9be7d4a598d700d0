import type { Block, Calendar } from '../../../lib/html/index.ts'
import { ADDRESSES, CHOICES, MOVES, OFFICES, RESULTS } from './texts/list-words.ts'
import { demandsIn, saysBring } from './vote-facts.ts'
import { isAboutVote, isAboutVoting, patternOf, plainText } from './words-of.ts'

const choices = patternOf(CHOICES)
const results = patternOf(RESULTS)
const offices = patternOf(OFFICES)
const addresses = patternOf(ADDRESSES)
const moves = patternOf(MOVES)

/** Whether a list is of ballots, candidates or stations. */
export const isOfChoices = (text: string): boolean => choices.test(plainText(text))
/** Whether its rows come and go as votes are counted. */
export const isOfResults = (text: string): boolean => results.test(plainText(text))
/** Whether a text is about an office, a meeting or a vote elsewhere. */
export const isAboutOffice = (text: string): boolean => offices.test(plainText(text))

/** Whether a text names a place in a town. */
export const namesPlace = (text: string): boolean => addresses.test(plainText(text))
/** Whether it says that a place is another one now. */
export const saysMoved = (text: string): boolean => moves.test(plainText(text))

/**
 * Whether people go by a text when they vote, so that it may not just go: a row, item or term under what is about voting, or
 * a sentence about voting that says what is demanded or what to bring.
 */
export function isPartOfVote({ text, above, row, kind }: Block, calendar: Calendar): boolean {
  if (kind === 'attribute') return false
  const isRow = row !== null && row.kind !== 'card'
  if (isRow && (isAboutVoting(above) || isOfChoices(above))) return !isOfResults(above)
  if (isAboutVoting(above) && saysBring(text, calendar)) return true
  return isAboutVoting(text) && demandsIn(text, calendar)
}

/** Whether a text is about elections or stands under what is about voting, or says what to bring. */
export function concernsVoters({ text, above }: Block, calendar: Calendar): boolean {
  return isAboutVote(text) || isAboutVoting(above) || saysBring(text, calendar)
}
