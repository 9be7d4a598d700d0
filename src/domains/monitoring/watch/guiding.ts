import type { Calendar } from '../../../lib/html/index.ts'
import { isLike } from './pair.ts'
import { sentencesOf } from './regroup.ts'
import { exchanged, type OtherWords } from './other-words.ts'
import { ARRIVES, COURTESY, LEAVES, THINGS } from './texts/guide-words.ts'
import { changedFacts, saysBring, saysFact } from './vote-facts.ts'
import { isAboutVote, isAboutVoting, patternOf, plainText } from './words-of.ts'

const things = patternOf(THINGS)
const allThings = new RegExp(things.source, 'gu')
const courtesy = patternOf(COURTESY)
const [arrives, leaves] = [patternOf(ARRIVES), patternOf(LEAVES)]

/** Whether a text names a thing or deed of the vote. */
export const namesThing = (text: string): boolean => things.test(plainText(text))

/** Sentences of one text that are compared with those of another. */
const MAX_COMPARED = 20

/** One sentence in place of another; one of them is empty where it came or went. */
interface OtherSentence {
  readonly old: string
  readonly now: string
}

/** What voters are told otherwise, as it was and as it is. */
export interface OtherGuidance {
  readonly was: readonly string[]
  readonly now: readonly string[]
}

/**
 * Sentences by which voters go that came, went or say another thing than before; null where only thanks, greetings or
 * spelling are others. `above` heads the text.
 */
export function otherGuidance(
  { old, now, above }: { readonly old: string; readonly now: string; readonly above: string },
  calendar: Calendar,
): OtherGuidance | null {
  const isOfVoting = isAboutVoting(above)
  const isOfVoters = isAboutVote(`${old}\n${now}`) || (isOfVoting && isLike(old, now))
  if (!isOfVoters && !namesThing(old) && !saysBring(old, calendar)) return null
  const guides = (text: string) => isGuidance(text, calendar, isOfVoting)
  const others = otherSentences(old, now).flatMap((one) => {
    if (one.old === '' || one.now === '') {
      const text = one.old + one.now
      // What is said in another sentence too neither came nor went.
      const rest = thingsIn(one.old === '' ? old : now)
      const isOther = [...thingsIn(text)].some((thing) => !rest.has(thing))
      return isOther && guides(text) ? [{ was: one.old, now: one.now }] : []
    }
    // What took the place of a sentence that guided nobody is another text.
    const isSame = isLike(one.old, one.now)
    if (!guides(one.old) && !(isSame && guides(one.now))) return []
    const words = exchanged(one.old, one.now)
    // Who says the same in other words leaves the things and the rules as they are.
    const isOther = words && (namesOther(words) || isOtherRule(one, calendar) || isOtherWay(one))
    return isOther ? [{ was: one.old, now: one.now }] : []
  })
  if (others.length === 0) return null
  const side = (name: 'was' | 'now') => others.map((one) => one[name]).filter((text) => text !== '')
  return { was: side('was'), now: side('now') }
}

/** Whether a sentence tells voters something that they go by. */
function isGuidance(text: string, calendar: Calendar, isOfVoting: boolean): boolean {
  const plain = plainText(text)
  if (courtesy.test(plain)) return false
  return (
    isAboutVoting(text) ||
    namesThing(text) ||
    saysBring(text, calendar) ||
    (isOfVoting && saysFact(text, calendar))
  )
}

/** Whether words that went name other things of the vote than words that came. */
function namesOther({ lost, gained }: OtherWords): boolean {
  return thingsIn(lost.join(' ')).symmetricDifference(thingsIn(gained.join(' '))).size > 0
}

/** Whether a limit, what says no, or papers, persons, places and ways of voting are others. */
function isOtherRule({ old, now }: OtherSentence, calendar: Calendar): boolean {
  const facts = changedFacts(old, now, calendar)
  return facts !== null && (facts.isLimit || facts.isWhat)
}

/** Whether a letter that had to be there need only be on its way, or the other way round. */
function isOtherWay({ old, now }: OtherSentence): boolean {
  const [was, is] = [wayOf(old), wayOf(now)]
  return was !== null && is !== null && was !== is
}

/** Which of the two is demanded; null where neither is, or both are. */
function wayOf(text: string): 'arrives' | 'leaves' | null {
  const plain = plainText(text)
  const isThere = arrives.test(plain)
  if (isThere === leaves.test(plain)) return null
  return isThere ? 'arrives' : 'leaves'
}

function thingsIn(text: string): Set<string> {
  return new Set(plainText(text).match(allThings) ?? [])
}

/** What is left of two texts. */
export interface Apart {
  readonly old: string
  readonly now: string
}

/** Two texts without the sentences that both have, and without thanks and greetings. */
export function apart(old: string, now: string): Apart {
  const others = otherSentences(old, now).filter(
    (one) => !courtesy.test(plainText(`${one.old} ${one.now}`)),
  )
  const side = (name: 'old' | 'now') => others.map((one) => one[name]).join(' ')
  return { old: side('old').trim(), now: side('now').trim() }
}

function otherSentences(old: string, now: string): OtherSentence[] {
  const [before, after] = [sentencesOf(old), sentencesOf(now)]
  const lost = before.filter((one) => !after.includes(one)).slice(0, MAX_COMPARED)
  const gained = new Set(after.filter((one) => !before.includes(one)).slice(0, MAX_COMPARED))
  // The only one in place of the only one is the same one said otherwise.
  const isOne = lost.length === 1 && gained.size === 1
  const pairs = lost.map((one) => {
    const like = [...gained].find((other) => isOne || isLike(one, other)) ?? ''
    gained.delete(like)
    return { old: one, now: like }
  })
  return [...pairs, ...[...gained].map((one) => ({ old: '', now: one }))]
}
