import { ASKS, DANGER, HOUSEKEEPING, MAINTENANCE, VOTE, VOTING } from './texts/lexicon.ts'

/** A text as the lists of words are written: lower case, without accents and other marks, strokes and joined letters too. */
export function plainText(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain.replace(/[ıłøđßæœ]/g, (letter) => LETTERS[letter] ?? letter)
}

/** Letters with a stroke, without a dot or joined, which no form of Unicode takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Scripts whose words are not parted by spaces, or begin with small words that are written with them. */
const ANYWHERE = /[\u0590-\u08ff\u0900-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** One pattern of all beginnings: each place of a text is looked at once for each of them, whatever the text. */
export function patternOf(words: readonly string[]): RegExp {
  const plain = [...new Set(words.map(plainText))].sort((one, other) => other.length - one.length)
  const quoted = (all: readonly string[]) =>
    all.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const anywhere = plain.filter((word) => ANYWHERE.test(word))
  const beginnings = plain.filter((word) => !ANYWHERE.test(word))
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${quoted(beginnings)})|${quoted(anywhere)}`, 'u')
}

const vote = patternOf([...VOTE, ...VOTING])
const voting = patternOf(VOTING)
const danger = patternOf(DANGER)
const asks = patternOf(ASKS)
const housekeeping = patternOf(HOUSEKEEPING)
const maintenance = patternOf(MAINTENANCE)

/** Whether a text is about elections at all. */
export const isAboutVote = (text: string): boolean => vote.test(plainText(text))
/** Whether a text is about the act of voting, its places or its day. */
export const isAboutVoting = (text: string): boolean => voting.test(plainText(text))
/** Whether it holds a word that keeps people from voting. */
export const hasDanger = (text: string): boolean => danger.test(plainText(text))
/** Whether it asks for a name, a vote or money. */
export const asksFor = (text: string): boolean => asks.test(plainText(text))
export const isHousekeeping = (text: string): boolean =>
  text.includes('©') || housekeeping.test(plainText(text))
export const saysMaintenance = (text: string): boolean => maintenance.test(plainText(text))

/** What follows a beginning of a word where words are parted by spaces: a person reads whole words. */
const REST = '([\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]*)'
const dangerousWords = new RegExp(`(${danger.source})${REST}`, 'gu')

/** The words of danger that stand in `now` and not in `old`, whole. */
export function newDanger(old: string, now: string): string[] {
  const before = plainText(old)
  const found = Array.from(plainText(now).matchAll(dangerousWords))
  const fresh = found.filter(([, beginning = '']) => !before.includes(beginning))
  return [...new Set(fresh.map(([word]) => word))]
}

/** Whether a text says when to vote: words of voting beside a date or an hour. */
export function saysWhen(text: string, shape: string): boolean {
  return (shape.includes('{date}') || saysHour(text)) && isAboutVoting(text)
}

/** Whether a text names an hour. */
export const saysHour = (text: string): boolean => HOUR.test(text)

const HOUR =
  /(?<!\p{Nd}[.,]?)\p{Nd}{1,2}[:.hH]\p{Nd}{2}(?![.,]?\p{Nd}|\s?%)|\p{Nd}\s?(?:[ap]\.?m|h\b|uhr|[时時點点시ч])|(?:الساعة|pukul|saat|saa|lúc)\s\p{Nd}/iu
