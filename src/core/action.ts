import type { ExerciseButton } from './exercise-button.ts'
import type { Feed, OpenFile } from './feed.ts'
import type { IncomingSms } from './incoming-sms.ts'
import { z } from 'zod'
import type { Actor } from './actor.ts'
import type { ClockDoubt } from './clock.ts'
import { byteCount } from './bounds.ts'
import type { Content, JobDraft, Keys, PartOfWhole, SigningKey, Tx } from './port.ts'
import type { Permission } from './permission.ts'
import type { BodyOf, RecordDraft, RecordType, RecordTypes } from './record.ts'
import type { Roles } from './role.ts'
import type { Scope } from './scope.ts'
import type { Kept } from './settings.ts'
import type { Shuts } from './shuts.ts'
import type { HourlyLimit } from './surplus.ts'
import type { Tags } from './tags.ts'
import type { Language, Translator } from './text.ts'
import { type Time, time } from './time.ts'

/** The two houses of a node. */
export type Realm = 'actual' | 'exercise'

/** What the slices of a house bring and every one of them may read. */
export interface BroughtFacts {
  readonly roles: Roles
  readonly records: RecordTypes
  /** Buttons that slices bring to the exercise page. */
  readonly buttons: readonly ExerciseButton[]
  /** Short messages that slices take. */
  readonly incoming: readonly IncomingSms[]
  /** Feeds that slices bring besides that of alerts. */
  readonly feeds: readonly Feed[]
  /** Files that slices bring for everybody. */
  readonly files: readonly OpenFile[]
  /** Words of the tags under which things of slices stand in timelines. */
  readonly tags: Tags
  /** By what slices keep things from readers of other slices. */
  readonly shuts: readonly Shuts[]
}

/** Facts of the node that actions and pages may know. */
export interface NodeFacts extends RealmFacts, BroughtFacts {
  /** Public point of the realm's key that browsers subscribe to for notifications. */
  pushKey(): Uint8Array
  /** The keys that whoever checks a bundle compares with, as `/log/key` and `/log/custody-key` give them. */
  publicKeys(): { readonly log: string; readonly custody: string }
  /**
   * The newest checkpoint of the realm's log that was handed out, a signed note, where it covers so many records; null
   * while none does, and then one is handed out in a moment.
   */
  checkpoint(records: number): string | null
  /** Lets everything else that waits have its turn: asked between slices of long work, so that a node never waits for one reader. */
  othersTurn(): Promise<void>
}

/** Facts of one realm that follow from the node's settings; each is read anew where it is used, since settings change. */
export interface RealmFacts {
  readonly realm: Realm
  /** `https://scrutineer.example`, without a slash at the end: links, QR codes, RP id, allowed Origin. */
  readonly origin: string
  /** What people call the node. */
  readonly name: string
  /** Path of the office's seal, a PNG; null while there is none. */
  readonly mark: string | null
  /** `''` or `/exercise`; stands before every path of the realm. */
  readonly prefix: string
  readonly version: string
  /** Languages of the node; the first is the default. */
  readonly languages: readonly string[]
  /** Tags of the languages that alerts are written in, the interface's and others: `sw`. */
  readonly alertLanguages: readonly string[]
  /** Those of them that an Actual alert must have. */
  readonly mandatoryLanguages: readonly string[]
  /** The words of the product in one of its languages, as this node has them. */
  speak(language: Language): Translator
  /** IANA zone of the nation. */
  readonly zone: string
  /** Time between two backups of the schedule, in ms; null where none is set. */
  readonly backupMs: number | null
  /** The gateway of short messages, with the number that stations answer to where it is one; null while none is set up. */
  readonly sms: { readonly number: string | null } | null
  /** Settings that the environment decides, without its passwords. */
  readonly given: Kept
  /** When sites are looked at. */
  readonly pace: VisitPace
  /** SHA-256 in hex of the page that checks bundles of evidence; null while it is being made, which takes a moment. */
  verifierHash(): string | null
  /** Text of `facts/<name>.csv`, which ships with the product. Throws where there is none. */
  referenceFacts(name: string): string
  /** Text of `content/<path>`, which ships with the product. Throws where there is none. */
  shippedContent(path: string): string
}

/** When sites are looked at, and looked at again to confirm a change. */
export interface VisitPace {
  /** Distance of the visits that confirm a change from the first that saw it, milliseconds, rising from 0. */
  readonly recheckMs: readonly number[]
  /** Time between two visits of a site that sets none of its own, in ms. */
  readonly visitMs: number
  /** How long the page of a site is learned before every change of it counts in full, in ms. */
  readonly learnMs: number
  /** One look in six comes under the name of a browser; default none does. */
  readonly looksAsBrowser?: boolean
}

/** What a consumer wants from another slice's query, in its own words; checked at start and at every answer. */
export interface Need<I, O> {
  readonly query: `${string}.${string}`
  readonly output: Schema<O>
  /** Only carries the type of the input. */
  readonly input?: I
}

/** Declares that a slice reads another slice's query: `needs: { areaNames: need<{ ids: string[] }>()('territory.areaNames', z.object({…})) }`. */
export function need<I>() {
  return <O>(query: `${string}.${string}`, output: Schema<O>): Need<I, O> => ({ query, output })
}

/** What every `run` gets. */
export interface QueryContext {
  readonly tx: Tx
  readonly now: Time
  readonly actor: Actor
  readonly node: NodeFacts
  /** What is wrong with the machine's clock; null while its time can be believed. */
  clockDoubt(): ClockDoubt | null
  /** Area paths in which the caller holds this action's permission. A scoped query must call it and filter by it. */
  areas(): string[]
  /** Id of the caller, whose things these are. An action with the scope `own` must call it and look at no others. */
  own(): string
  /** Reads another slice, under the caller's own permission and areas. */
  ask<I, O>(need: Need<I, O>, input: I): Promise<O>
}

/** What a command gets besides. */
export interface CommandContext extends QueryContext {
  /** Proof that the caller may act in `area`; throws 403 Problem otherwise. A scoped command must call it. */
  inArea(area: string): void
  /** Notes what happened, by a type that the slice declares; returns the record's id. 1..500 per command. */
  record<R extends RecordType>(type: R, draft: RecordDraft<BodyOf<R>>): string
  /** A key of the realm to sign with. */
  signing(purpose: Parameters<Keys['signing']>[0]): SigningKey
  /** Seals a text for the realm's own keys: see {@link Keys}. */
  seal(text: string, about: string): string
  newId(): string
  newSecret(bits?: number): string
  newCode(length?: number): string
  /** Adds or hastens a job in this transaction. */
  schedule(job: JobDraft): Promise<void>
  /** Drops a waiting job in this transaction. */
  unschedule(kind: string, subject: string): Promise<void>
  /** Counts one more within the hour; false where that is beyond the limit, and a record tells of it once the hour is over. */
  takeHourly(limit: HourlyLimit): Promise<boolean>
  /** Whether one more within the hour would be within the limit; counts nothing. */
  hasHourly(limit: HourlyLimit): Promise<boolean>
  /** Says that nothing had to change: then no row may have changed and no record is needed. */
  unchanged(reason: string): void
}

/**
 * What the house asks of a zod schema. Far less than zod's own type: the compiler compares member by member for every
 * action, and there are a hundred members.
 */
export interface Schema<T> extends z.core.$ZodType<T> {
  parse(data: unknown): T
  safeParse(data: unknown): z.ZodSafeParseResult<T>
}

interface ActionFacts<N extends string, I, O> {
  readonly name: N
  /** `anyone` needs no permission: sign-in, public status, use of a one-time link. */
  readonly permission: Permission | 'anyone'
  readonly scope: Scope
  /** One sentence for the API document, the command line and the help page. */
  readonly summary: string
  readonly input: Schema<I>
  readonly output: Schema<O>
  /** The only realm that has it, where it is not both: people and their roles live in Actual. */
  readonly realm?: Realm
  /** Goes ahead of the write queue. */
  readonly urgent?: boolean
  /** Judges the characters of its texts itself, row by row, instead of being refused as a whole: imports. */
  readonly checksText?: boolean
  /** The output holds a secret that is shown once: it is never kept for a repeated request. */
  readonly showsSecret?: boolean
  /**
   * Signs in or out: the output has `cookie: { secret, maxAgeSeconds } | null` (null ends the session), which the web
   * door takes out and turns into the cookie of this name.
   */
  readonly cookie?: 'session' | 'device' | 'watch'
  /** Only the telephone of an observer asks for it: the web door looks at that cookie and at no other. */
  readonly carriedBy?: 'watch'
}

/** The bytes that come with a command, as its slice takes them. */
export interface RawInput<I> {
  /** Most bytes of one call; never more than a file has. */
  readonly maxBytes: number
  /** How long they are kept at least while no row names them, in ms; the slice drops them then. */
  readonly keptMs: number
  /**
   * Share of the disk, from 0 to 1, that must be free for them: the last of it is kept for words, and for what matters more.
   * A function is asked once for each call, after `admit`, with the size of the disk in bytes. Default: none.
   */
  readonly leavesFree?: number | ((ctx: QueryContext, diskSize: number) => number)
  /**
   * Refuses before a byte is read what `run` would refuse afterwards. A scoped command proves its area here, too.
   */
  admit(ctx: QueryContext, input: I): Promise<void>
  /** Of what larger thing the bytes are a part, where they are one. */
  partOf?(input: I): PartOfWhole
}

/** A named thing anybody may ask of a node. `run` is a method so that different inputs fit one list. */
export interface Command<N extends string = string, I = unknown, O = unknown>
  extends ActionFacts<N, I, O> {
  readonly kind: 'command'
  readonly scope: Exclude<Scope, 'shared'>
  /** Takes bytes besides its input: they are in the slice's Files before `run` begins. */
  readonly raw?: RawInput<I>
  /**
   * The output has `file`, a {@link GivenFile}: the web door answers with its bytes, to be saved, or shown where it says so.
   */
  readonly givesFile?: true
  /** `bytes` are those of a raw command. */
  run(ctx: CommandContext, input: I, bytes?: Content): Promise<O>
}

/** Contents that one file given out is made of: 128 GiB of them. */
export const MAX_GIVEN_PARTS = 16_384

/** Letters in base64 of what a file given out begins with. */
const MAX_HEAD_LETTERS = 32_768

/** A file to be saved or looked at: what it begins with, where that is not stored with the rest, and contents of the slice's Files, one after another. */
export const givenFile = z.strictObject({
  name: z.string().max(200),
  size: byteCount,
  /** It is a page that the node has made, to be looked at where nothing runs and nothing is loaded, instead of being saved. */
  isShown: z.literal(true).optional(),
  /** It is what an address of others answered then. */
  memento: z.strictObject({ at: time, original: z.string().max(4_000) }).optional(),
  /** In base64. */
  head: z.string().max(MAX_HEAD_LETTERS).optional(),
  parts: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(MAX_GIVEN_PARTS),
})
export type GivenFile = z.infer<typeof givenFile>

export interface Query<N extends string = string, I = unknown, O = unknown>
  extends ActionFacts<N, I, O> {
  readonly kind: 'query'
  /** What is asked belongs in no address, where proxies and browsers keep it: the API takes it by POST. */
  readonly byPost?: true
  /** Other slices alone ask it, by need: no door offers it, since anybody could try out there what it is to hide. */
  readonly isInner?: true
  run(ctx: QueryContext, input: I): Promise<O>
}

export type Action<N extends string = string, I = unknown, O = unknown> =
  | Command<N, I, O>
  | Query<N, I, O>

/** What an action takes or gives that takes or gives nothing. */
export const nothing = z.strictObject({})

/** Declares a command; types of `run` follow from the schemas. */
export function command<const N extends string, I, O>(
  facts: Omit<Command<N, I, O>, 'kind'>,
): Command<N, I, O> {
  return { ...facts, kind: 'command' }
}

/**
 * Declares a command that takes bytes: the permission is checked first, then what `raw.admit` says, then the bytes are
 * streamed into the slice's Files, and only then the command runs, with their hash and size.
 */
export function rawCommand<const N extends string, I, O>(
  facts: Omit<Command<N, I, O>, 'kind' | 'run' | 'raw'> & {
    readonly raw: RawInput<I>
    run(ctx: CommandContext, input: I, bytes: Content): Promise<O>
  },
): Command<N, I, O> {
  const { run, ...rest } = facts
  return {
    ...rest,
    kind: 'command',
    async run(ctx, input, bytes) {
      if (bytes === undefined) throw new Error(`${rest.name} ran without its bytes`)
      return await run(ctx, input, bytes)
    },
  }
}

/** Declares a query; types of `run` follow from the schemas. */
export function query<const N extends string, I, O>(
  facts: Omit<Query<N, I, O>, 'kind'>,
): Query<N, I, O> {
  return { ...facts, kind: 'query' }
}

/** The actions among what a file exports, so that a slice lists its files and not every verb again. */
export function actionsOf(file: Readonly<Record<string, unknown>>): Action[] {
  return Object.values(file).filter(isAction)
}

function isAction(value: unknown): value is Action {
  return typeof value === 'object' && value !== null && 'permission' in value && 'run' in value
}
