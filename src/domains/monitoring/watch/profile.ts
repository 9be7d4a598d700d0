import {
  type FileFacts,
  type InventoryKind,
  type OwnFile,
  plainMarks,
  short,
} from '../../../lib/html/index.ts'

/** Rises when an older profile can no longer be read: then the page is learned again. */
export const PROFILE_VERSION = 3

/** Where blocks stand: a path, and what is seen there over time. */
export interface Place {
  readonly path: string
  /** Fetches in which it was there, and the most blocks that it had at once. */
  seen: number
  most: number
  /** Fetches after the 6th that brought a shape that was new here, or a new text of one that comes and goes. */
  novelty: number
  /** A text about the vote here had a word of danger. */
  hadDanger: boolean
  /** A link here led to another host. */
  hadForeign: boolean
  /** A person said that it moves by itself. */
  isOpen: boolean
}

/** One exact text of a shape. */
export interface Form {
  readonly key: string
  seen: number
  /** Minutes since 1970. */
  last: number
  /** As written, cut at MAX_FORM_TEXT; empty where it is the sample of its shape, or nobody knows any more. */
  text: string
}

/** Texts of one place that differ in numbers, dates and tokens alone. */
export interface Shape {
  readonly key: string
  /** Index of its place. */
  readonly place: number
  readonly isHidden: boolean
  /** Fetches with it. */
  seen: number
  /** Fetch that saw it last, and the blocks that it had at once at most and at least. */
  fetch: number
  most: number
  least: number
  /** Minutes since 1970. */
  last: number
  /** The text seen last, for a person and for comparing; cut at MAX_SAMPLE. */
  sample: string
  readonly forms: Form[]
  /** Different sets of texts that one fetch had: how often it moved. */
  sets: number
  readonly recentSets: string[]
  /** Forms in which what is today was taken out, with how many texts had each. */
  readonly clocks: { readonly key: string; texts: number; last: string }[]
  /** Texts before and after it, where it says when to vote; empty elsewhere. */
  beside: string
  /** It was the row of a table or list about voting, or said what is a fact of it. */
  isVoting: boolean
}

/** One key of an inventory. */
export interface Kept {
  seen: number
  fetch: number
  last: number
  /** The most of it at once. */
  most: number
  label: string
}

/** Hosts and paths below one registered name, for one kind of thing. */
export interface Domain {
  seen: number
  fetch: number
  readonly hosts: string[]
  readonly paths: string[]
  /** Fetches after the 6th that brought a host or path. */
  novelty: number
}

/** Inline scripts that begin alike. */
export interface Script {
  variants: number
  readonly names: Set<string>
  readonly hosts: Set<string>
}

/** Hosts and accounts that a code names, with the different sets of them that it had, `''` for none. */
export interface KeptReach {
  /** Minutes since 1970. */
  last: number
  readonly hosts: string[]
  readonly hostSets: string[]
  /** Of the data in it. */
  readonly data: string[]
  readonly dataSets: string[]
  /** Sentences in it, as they were last. */
  said: string
  readonly accounts: string[]
  readonly accountSets: string[]
}

/** One of the site's own scripts or sheets by its exact name. */
export interface KeptName {
  seen: number
  /** Fetch that saw it last. */
  fetch: number
  /** Minutes since 1970. */
  last: number
}

/** A place where scripts or frames of other firms come and go: their registered names. */
export interface Slot {
  /** Minutes since 1970. */
  last: number
  readonly domains: string[]
}

/** Variants of one script that begin alike, by which it is one that moves. */
export const MOVING_VARIANTS = 3

/** A link by its place and words. */
export interface Link {
  seen: number
  fetch: number
  last: number
  /** Hosts that it led to; empty for the site itself. */
  readonly hosts: string[]
  readonly targets: string[]
}

/** A script or style sheet of the site itself, by its address. */
export interface KeptFile {
  readonly kind: OwnFile['kind']
  /** As in the inventories: without what a build changes. */
  readonly key: string
  /** Different codes one after the other. */
  codes: number
  /** Fetches one after the other that did not name it. */
  gone: number
  /** As it is right, with all that it ever reached; null where it never was. */
  known: FileFacts | null
  /** As it was seen last, where that waits for a person. */
  waiting: FileFacts | null
}

/** Rows of a table, list or set of cards. */
export interface KnownList {
  seen: number
  fetch: number
  /** Minutes since 1970. */
  last: number
  /** Fetches in which rows came, went or stood in another order. */
  moved: number
  /** Cells by the head of their row, in the order of the rows. */
  rows: ReadonlyMap<string, readonly string[]>
  /** Columns whose cells moved. */
  readonly open: number[]
}

/** A change that was told for a person to look at. */
interface ToldChange {
  /** Minutes since 1970. */
  readonly first: number
  last: number
  /** Hashes of what stood there. */
  texts: readonly string[]
  /** It ended by itself. */
  isOver: boolean
}

/** All that is kept of one page of one site. Mutable: loaded for a visit, never held. */
export interface Profile {
  /** Milliseconds since 1970 of the first and last fetch learned. */
  firstMs: number
  lastMs: number
  fetches: number
  /** Learning ended: findings are no longer learned, whatever the clock says. */
  isFull: boolean
  /** Sums over fetches, for what is usual: words of text. */
  words: number
  readonly places: Place[]
  readonly shapes: Map<string, Shape>
  readonly lists: Map<string, KnownList>
  /** By where they were. */
  readonly told: Map<string, ToldChange>
  readonly things: Map<InventoryKind, Map<string, Kept>>
  readonly domains: Map<string, Domain>
  readonly scripts: Map<string, Script>
  /** What known codes reach, by kind and key. */
  readonly reaches: Map<string, KeptReach>
  /** Frames that always had a sandbox, scripts that always had a digest: by kind and key. */
  readonly guarded: Set<string>
  /** By the path of the place. */
  readonly slots: Map<string, Slot>
  /** By kind and address, without parameters. */
  readonly names: Map<string, KeptName>
  readonly links: Map<string, Link>
  readonly linkHosts: Map<string, number>
  /** Sentences of known scripts, by the key of the script. */
  readonly sentences: Map<string, string[]>
  /** Short pages seen whole, by the hash of their shapes. */
  readonly variants: Map<string, number>
  /** Phrases of defacers that the site rightly says. */
  readonly phrases: Set<string>
  /** Passages, by hash, with the fetches that lacked them while the page was learned. */
  readonly passages: Map<string, number>
  /** Scripts and style sheets of the site, by address. */
  readonly files: Map<string, KeptFile>
  /** When one of them came under a new name last; 0 for never. */
  releasedMs: number
  /** Items that a person approved as they are. */
  readonly approved: Set<string>
  /** Limits that the page goes beyond as a rule. */
  readonly limits: Map<string, number>
  /** Parts that were left out to keep the profile within its size. */
  isTooMuch: boolean
}

/** An empty profile. */
export function newProfile(): Profile {
  return {
    firstMs: 0,
    lastMs: 0,
    fetches: 0,
    isFull: false,
    words: 0,
    places: [],
    shapes: new Map(),
    lists: new Map(),
    told: new Map(),
    things: new Map(),
    domains: new Map(),
    scripts: new Map(),
    reaches: new Map(),
    names: new Map(),
    slots: new Map(),
    guarded: new Set(),
    links: new Map(),
    linkHosts: new Map(),
    sentences: new Map(),
    variants: new Map(),
    phrases: new Set(),
    passages: new Map(),
    files: new Map(),
    releasedMs: 0,
    approved: new Set(),
    limits: new Map(),
    isTooMuch: false,
  }
}

/** How far a profile has come. */
export type Stage = 'learning' | 'provisional' | 'full'

/** Fetches before anything but phrases, foreign forms and passages is judged. */
export const PROVISIONAL_FETCHES = 20
/** Fetches that count for learning are at least this far apart, give or take the time a visit takes. */
export const LEARN_EVERY_MS = 50_000
/** Fetches in the beginning in which everything is new. */
export const FIRST_FETCHES = 6

export function stageOf(profile: Profile): Stage {
  if (profile.isFull) return 'full'
  return profile.fetches < PROVISIONAL_FETCHES ? 'learning' : 'provisional'
}

/** Whether something that was seen in so many fetches is there always: 98 %, or all but one. */
export function isAlways(seen: number, fetches: number): boolean {
  return seen > 0 && (seen >= fetches - 1 || seen >= fetches * 0.98)
}

export function textKey(text: string): string {
  return short(plainMarks(text))
}

/** Whether of the text of a shape that was seen last not all is kept. */
export function isSampleCut({ sample, forms }: Shape): boolean {
  const own = textKey(sample)
  return !forms.some(({ key }) => key === own)
}

/** What is kept of one text of a shape. */
export function textOfForm({ sample }: Shape, { text }: Form): string {
  return text === '' ? sample : text
}

export function minutes(ms: number): number {
  return Math.floor(ms / 60_000)
}
