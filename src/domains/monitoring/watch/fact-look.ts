import { type Reading, slotOf, type Thing } from '../../../lib/html/index.ts'
import type { Draft, Level, WhyCode } from './item.ts'
import { type Learned, saidBy } from './known-facts.ts'
import type { Profile } from './profile.ts'
import { isAboutVote, isAboutVoting, plainText } from './words-of.ts'

/** What a change of facts is judged by. */
export interface FactLook {
  readonly profile: Profile
  readonly reading: Reading
  readonly atMs: number
  /** Texts that are findings of this visit. */
  readonly texts: readonly Draft[]
}

export interface Look extends FactLook {
  /** No text that is a finding says the same or stands beside it: what only machines are told. */
  readonly isSilent: boolean
  readonly learned: Learned
  /** New facts of the page. */
  readonly fresh: readonly Thing[]
}

export interface JudgedFact {
  readonly level: Level
  readonly code: WhyCode
  /** Words of danger. */
  readonly words?: readonly string[]
}

/** From the state from which a page is drawn. */
export function isState({ path }: Thing): boolean {
  return path.startsWith('state')
}

/** Names of what ends or begins for voters, and in state, of what is open; other dates in it belong to news. */
const OF_VOTE = /deadline|election|vote(?![a-z])|voting|poll|registration|ballot|station|precinct/i
const OF_HOURS = /hour|open|clos|until|due/i

/** Whether its owner or the names of its place say that a fact is about voting. */
export function isOfVoting({ words = '', path }: Thing): boolean {
  return isAboutVoting(words) || OF_VOTE.test(path.slice(path.lastIndexOf('>@') + 1))
}

export function isOfHours(path: string): boolean {
  return OF_HOURS.test(path)
}

/** Whether readers see it, whole or with its end left out. */
export function isShown(label: string, { visible }: Reading): boolean {
  return visible.includes(label.replace(/\s*(?:\u2026|\.{3}|\[\u2026\])$/, ''))
}

/** Another host, or a mail address. */
export function isForeign({ label }: Thing): boolean {
  return label.startsWith('//') || label.includes('@')
}

/** Host that a target names; null for an own path, a mail address or anything else. */
export function hostOf({ label }: Thing): string | null {
  return /^\/\/([^/]+)/.exec(label)?.[1] ?? null
}

/** Words for an election at the end of a longer one. */
const ELECTION =
  /(?<!aus)(?:wahl(?:en)?|verkiezing(?:en)?|valg(?:et)?|vaali?t|valasztas|kosningar)(?!\p{L})/u

/** Whether a fact is one of an event in structured data that is about an election. */
export function isElection({ path, words = '' }: Thing): boolean {
  const isEvent = /^ld\+json>(?:.*>)?\w*Event>/.test(path)
  return isEvent && (isAboutVote(words) || ELECTION.test(plainText(words)))
}

/** Owners of one place with as many different facts at once, by which it is a table that is counted on. */
const COUNTED = 4

/** Whether at the place of a fact a whole table changed. */
export function isTable(thing: Thing, { fresh }: Look): boolean {
  const { place } = slotOf(thing.key)
  const values = fresh.flatMap(({ key }) => (slotOf(key).place === place ? [saidBy(key)] : []))
  return new Set(values).size >= COUNTED
}
