// Who reports in the bench. Genuine people are stories, each answered as whoever lived through it would; junk is what
// programs and bored people do with a form, told by how they work. Neither knows how reports are scored: nothing of the
// slice is read here but the answers that its form offers. There are two countries: one to look at while building, and one
// to hold against it.

import type { Routing } from '../../src/domains/reports/schema.ts'
import { forward, what, when, where, who } from '../../src/domains/reports/schema.ts'

/** What is answered on the pages of the form. */
export type Answers = Pick<Routing, 'what' | 'place' | 'teller' | 'moment' | 'danger' | 'forward'>

/** How somebody sends: sealed by a browser that counted, sealed by a program that did not, or as a plain form. */
export type Way = 'counted' | 'sealed' | 'plain'

/** One who reports. */
export interface Sender {
  readonly answers: Answers
  readonly isGenuine: boolean
  readonly way: Way
}

type Told = readonly [
  what: Answers['what'],
  where: Answers['place'],
  who: Answers['teller'],
  when: Answers['moment'],
  danger?: 'danger',
]

/** A village, a town and their people, each with what he saw: answered by the words of the story alone. */
const FIRST: readonly Told[] = [
  // A clerk's telephone number moved to another card, and with it his account of the register.
  ['account-taken-over', 'online', 'staff', 'today'],
  ['account-taken-over', 'media', 'candidate', 'earlier'],
  // A page that looks like the register asks for the identity card.
  ['fake-site-or-message', 'online', 'voter', 'now'],
  ['fake-site-or-message', 'online', 'voter', 'earlier'],
  ['fake-site-or-message', 'online', 'staff', 'today'],
  // A short message says that the school is closed and voting is tomorrow.
  ['false-voting-information', 'online', 'voter', 'now'],
  ['false-voting-information', 'media', 'journalist', 'today'],
  ['false-voting-information', 'station', 'official', 'now'],
  // Nobody in the hall can look anybody up any more.
  ['service-down', 'station', 'official', 'now'],
  ['service-down', 'online', 'voter', 'now'],
  // A list with addresses and dates of birth goes round.
  ['data-leak', 'online', 'journalist', 'earlier'],
  ['data-leak', 'online', 'voter', 'unknown'],
  // All files of the county end in .locked, and a text asks for money.
  ['ransom', 'online', 'staff', 'now'],
  // Men at the door ask who one votes for.
  ['threats', 'station', 'voter', 'now', 'danger'],
  ['threats', 'post', 'candidate', 'earlier', 'danger'],
  ['threats', 'online', 'journalist', 'today', 'danger'],
  // Rice and an envelope, for a picture of the ballot.
  ['vote-buying', 'station', 'voter', 'today'],
  ['vote-buying', 'station', 'voter', 'now'],
  ['vote-buying', 'station', 'child', 'earlier'],
  // A woman with a wheelchair is sent away; a name is not on the list.
  ['obstruction', 'station', 'voter', 'now'],
  ['obstruction', 'station', 'voter', 'earlier'],
  ['obstruction', 'station', 'official', 'today'],
  // The sheet on the wall and the sheet that was sent differ.
  ['result-tampering', 'station', 'candidate', 'today'],
  ['result-tampering', 'station', 'official', 'now'],
  // The head of the office drives voters of one list in the office's car.
  ['official-misconduct', 'station', 'staff', 'today'],
  ['official-misconduct', 'station', 'voter', 'earlier'],
  // Something is wrong, and she cannot say what it is called.
  ['other', 'station', 'voter', 'now'],
  ['other', 'station', 'voter', 'unknown'],
]

/** Another country, written down apart and never looked at while anything was chosen. */
const SECOND: readonly Told[] = [
  ['fake-site-or-message', 'online', 'voter', 'today'],
  ['fake-site-or-message', 'media', 'voter', 'unknown'],
  ['service-down', 'station', 'official', 'today'],
  ['threats', 'online', 'voter', 'today'],
  ['threats', 'station', 'official', 'now', 'danger'],
  ['vote-buying', 'station', 'voter', 'earlier'],
  ['vote-buying', 'online', 'voter', 'unknown'],
  ['obstruction', 'station', 'voter', 'today'],
  ['false-voting-information', 'online', 'voter', 'earlier'],
  ['official-misconduct', 'station', 'journalist', 'unknown'],
  ['result-tampering', 'station', 'voter', 'earlier'],
  ['data-leak', 'online', 'staff', 'unknown'],
  ['account-taken-over', 'online', 'official', 'now'],
  ['other', 'online', 'child', 'today'],
]

/** What a country is like. */
export interface Country {
  readonly name: string
  readonly stories: readonly Told[]
  /** Of the genuine ones, who has no script. */
  readonly withoutScript: number
  /** Of the junk: by kind, and who sits before a browser and lets it count. */
  readonly copies: number
  readonly fillers: number
  readonly incomplete: number
  readonly counting: number
}

/** Those of the bench: the first is sent through the door, the other one is judged by the same order. */
export const COUNTRIES: Readonly<Record<'first' | 'second', Country>> = {
  first: {
    name: 'first',
    stories: FIRST,
    withoutScript: 0.03,
    copies: 0.4,
    fillers: 0.3,
    incomplete: 0.2,
    counting: 0.01,
  },
  second: {
    name: 'second',
    stories: SECOND,
    withoutScript: 0.04,
    copies: 0.15,
    fillers: 0.2,
    incomplete: 0.15,
    counting: 0.015,
  },
}

/** Numbers in [0, 1) that are the same in every run. Source: Numerical Recipes, 3rd edition, §7.1 (Ranq1). */
export function numbersFrom(seed: number): () => number {
  const MASK = (1n << 64n) - 1n
  let state = (BigInt(seed) ^ 4_101_842_887_655_102_017n) & MASK
  return () => {
    state ^= state >> 21n
    state ^= (state << 35n) & MASK
    state ^= state >> 4n
    return Number(((state * 2_685_821_657_736_338_717n) & MASK) >> 11n) / 2 ** 53
  }
}

/** `count` reports in the order in which they come, one of twenty genuine. */
export function reportsOf(country: Country, count: number, seed: number): Sender[] {
  const chance = numbersFrom(seed)
  const any = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T
  const story = (): Answers => {
    const [happened, at, by, moment, danger] = any(country.stories)
    const routed = { what: happened, place: at, teller: by, moment }
    const consent = any(['country', 'country', 'none', 'abroad'] as const)
    return { ...routed, danger: danger !== undefined, forward: consent }
  }
  const copied = Array.from({ length: 5 }, story)
  /** A program takes any answer that a question offers. */
  const filled = (): Answers => ({
    what: any(what.options),
    place: any(where.options),
    teller: any(who.options),
    moment: any(when.options),
    danger: any([true, false]),
    forward: any(forward.options),
  })
  /** Whoever wants to be done takes the last answer everywhere. */
  const least = (): Answers => ({
    what: what.options.at(-1) ?? 'other',
    place: where.options.at(-1) ?? 'online',
    teller: any(who.options),
    moment: when.options.at(-1) ?? 'unknown',
    danger: false,
    forward: 'none',
  })
  const junk = (): Sender => {
    const kind = chance()
    const { copies, fillers, incomplete } = country
    const way = chance() < country.counting ? 'counted' : 'sealed'
    if (kind < copies) return { answers: any(copied), isGenuine: false, way }
    if (kind < copies + fillers) return { answers: filled(), isGenuine: false, way: 'plain' }
    if (kind < copies + fillers + incomplete) return { answers: least(), isGenuine: false, way }
    return { answers: story(), isGenuine: false, way }
  }
  const genuine = (): Sender => ({
    answers: story(),
    isGenuine: true,
    way: chance() < country.withoutScript ? 'plain' : 'counted',
  })
  // One of each twenty, at any place of them.
  return Array.from({ length: count / 20 }, () => {
    const at = Math.floor(chance() * 20)
    return Array.from({ length: 20 }, (_, n) => (n === at ? genuine() : junk()))
  }).flat()
}
