import { type Reading, slotOf, type Thing } from '../../../lib/html/index.ts'
import type { Level, WhyCode } from './item.ts'
import { type Learned, saidBy } from './known-facts.ts'
import type { Profile } from './profile.ts'
import { isAboutVote, isAboutVoting, plainText } from './words-of.ts'

/** What a change of facts is judged by. */
export interface FactLook {
  readonly profile: Profile
  readonly reading: Reading
  readonly atMs: number
  /** No text that is a finding changed with it: what only machines are told. */
  readonly isSilent: boolean
}

export interface Look extends FactLook {
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

/** The part of a page that holds a place: up to its last name, or two steps above it. */
function partAround(path: string): string {
  const steps = path.replace(/>[^>]*@[^>]*$/, '').split('>')
  const named = steps.findLastIndex((step) => step.includes('#'))
  return steps.slice(0, named > 0 ? named + 1 : Math.max(2, steps.length - 2)).join('>')
}

/** Whether a text beside a fact is new and nothing to tell: it moves by itself, and the fact with it. */
export function movesWithText({ path }: Thing, { isSilent, profile, reading }: Look): boolean {
  if (!isSilent || path.startsWith('ld+json') || path.startsWith('state')) return false
  const part = partAround(path)
  const fresh = reading.blocks.filter(
    (block) => !block.isHidden && `${block.path}>`.startsWith(`${part}>`),
  )
  if (fresh.length === 0) return false
  const known = new Set<string>()
  for (const { forms } of profile.shapes.values()) for (const { key } of forms) known.add(key)
  return fresh.some(({ key }) => !known.has(key))
}

/** Owners of one place with as many different facts at once, by which it is a table that is counted on. */
const COUNTED = 4

/** Whether at the place of a fact a whole table changed. */
export function isTable(thing: Thing, { fresh }: Look): boolean {
  const { place } = slotOf(thing.key)
  const values = fresh.flatMap(({ key }) => (slotOf(key).place === place ? [saidBy(key)] : []))
  return new Set(values).size >= COUNTED
}
