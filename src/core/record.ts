import { z } from 'zod'
import { faultsOf } from './said-by.ts'
import { defineTexts, type Message } from './text.ts'
import type { Time } from './time.ts'

/** Traffic Light Protocol 2.0 marking of a record's body; it only ever narrows by machine. */
export const marking = z.enum([
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
])
export type Marking = z.infer<typeof marking>

/** JSON that has one canonical form (RFC 8785). */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** One type of record, declared by the slice that writes it. */
export interface RecordType<B = unknown> {
  /** `noun.pastTense` */
  readonly type: `${string}.${string}`
  /** What a body of this type holds. A later version adds only what may be missing, since old records stay as they are. */
  readonly body: z.ZodType<B>
  /** What bodies of earlier versions held, where that is no longer read by `body`: each gives what is held today. */
  readonly was: readonly z.ZodType<B>[]
  readonly title: Message
  /** Tells what happened at the node itself: stands in the report of the day. */
  readonly isNotable: boolean
  /** May be proved to anybody, so its bodies hold nothing personal. */
  readonly isPublic: boolean
  /** Its bodies hold ids, hashes and commitments alone, so none is ever erased; a public one is always so. */
  readonly isBare: boolean
}

/** Every record type of a house, by its name. */
export type RecordTypes = ReadonlyMap<string, RecordType>

interface Declared {
  /** Title for people. */
  readonly en: string
  readonly ar: string
  /** Default: an empty one. */
  readonly body?: z.ZodType
  /** Bodies as earlier versions wrote them, each made into today's: `oldForm.transform((old) => ({ … }))`. Default: as today. */
  readonly was?: readonly z.ZodType[]
  readonly notable?: true
  readonly public?: true
  readonly bare?: true
}
type NoBody = Record<string, never>
type Declaring<D> = D extends { readonly body: z.ZodType<infer B> } ? B : NoBody
type Kept<D> = { readonly [T in keyof D]: { readonly was?: readonly z.ZodType<Declaring<D[T]>>[] } }

/** Declares the record types that a slice writes: `ctx.record(records['site.added'], { … })`. */
export function recordTypes<const D extends Readonly<Record<`${string}.${string}`, Declared>>>(
  slice: string,
  declared: D & Kept<D>,
): { readonly [T in keyof D]: RecordType<Declaring<D[T]>> } {
  const all: Readonly<Record<string, Declared>> = declared
  const words = Object.entries(all).map(([type, { en, ar }]) => [type, { en, ar }] as const)
  const titles: Readonly<Record<string, Message>> = defineTexts(
    `${slice}-records`,
    Object.fromEntries(words),
  )
  const types = Object.entries(all).map(([type, { body = z.object({}), was = [], ...is }]) => {
    const title = titles[type]
    const { notable: isNotable = false, public: isPublic = false, bare = isPublic } = is
    return [type, { type, body, was, title, isNotable, isPublic, isBare: bare }] as const
  })
  return Object.fromEntries(types) as unknown as {
    readonly [T in keyof D]: RecordType<Declaring<D[T]>>
  }
}

type Titled<T, B> = {
  readonly [K in keyof T]: T[K] & { readonly body: K extends keyof B ? B[K] : z.ZodType<NoBody> }
}

/** Titles, as translators read them, with the bodies of those types that have one: `recordTypes('x', withBodies(titles, { … }))`. */
export function withBodies<
  const T extends Readonly<Record<`${string}.${string}`, Declared>>,
  const B extends { readonly [K in keyof T]?: z.ZodType },
>(titles: T, bodies: B): Titled<T, B> {
  const own: Readonly<Record<string, z.ZodType | undefined>> = bodies
  const both = Object.entries(titles).map(([type, title]) => [
    type,
    { ...title, body: own[type] ?? z.object({}) },
  ])
  return Object.fromEntries(both) as Titled<T, B>
}

/** What the bodies of a type hold. */
export type BodyOf<R> = R extends RecordType<infer B> ? B : never

/** A body as it may be written: lists may be read-only. */
type Written<B> = B extends object ? { readonly [K in keyof B]: Written<B[K]> } : B

/** What a command says happened; the runner adds who, when and which action. */
export type RecordDraft<B> = {
  /** Opaque id of what it is about; never a name. */
  readonly subject: string
  /** Area path; `/` when national. */
  readonly area?: string
  /** Default TLP:GREEN: known inside the node. */
  readonly marking?: Marking
} & (NoBody extends B ? { readonly body?: Written<B> } : { readonly body: Written<B> })

/** A draft with its envelope fields, before it has a place in the log. */
export interface NewRecord {
  readonly id: string
  readonly at: Time
  readonly type: string
  readonly action: string
  readonly actor: string
  readonly subject: string
  readonly area: string
  readonly marking: Marking
  readonly body: JsonObject
}

/** A record that has its leaf index; what workflows, screens and gateways read. */
export interface SequencedRecord extends NewRecord {
  readonly seq: number
}

/** A record of a known type: its body is parsed when it is asked for, so that an erased one stops only who reads it. */
export interface RecordOf<B> extends Omit<SequencedRecord, 'body'> {
  readonly body: B
}

/** The record with its body as its type says. Reading the body throws Error where it is of no form that a version wrote, or was erased. */
export function recordOf<B>(record: SequencedRecord, type: RecordType<B>): RecordOf<B> {
  return {
    ...record,
    get body() {
      return bodyOf(type, record.body)
    },
  }
}

/** A body as this version writes it, whichever version wrote it. Throws Error, which says what is wrong where, for any other. */
export function bodyOf<B>({ type, body, was }: RecordType<B>, written: unknown): B {
  const today = body.safeParse(written)
  if (today.success) return today.data
  for (const once of was) {
    const old = once.safeParse(written)
    if (old.success) return old.data
  }
  throw new Error(`the body of ${type} is of no form that is known: ${faultsOf(today.error)}`)
}

/** Refusals leave a record of this type, where they do not name another one. */
export const CORE_RECORDS = recordTypes('core', {
  'action.refused': {
    en: 'An action was refused',
    ar: 'رُفض إجراء',
    body: z.object({ code: z.string(), via: z.string().exactOptional() }),
  },
})

/** Most records that one command may append: a bigger result is one record with a list, or a job. */
export const MAX_RECORDS_PER_COMMAND = 500

/** Largest canonical body of one record, in bytes; larger content goes to Files and is named by hash. */
export const MAX_RECORD_BODY_BYTES = 64 * 1024

/**
 * Tables that may change without a record, because they hold no fact about an election: leases, cursors, what workflows set aside,
 * last-seen times, replies kept for a repeated request, attempts of delivery and the links in them, codes that confirm a contact, what a webhook answered last, the search index, passkey challenges
 * of a few minutes, counts of wrong tries, of refused answers and of what is beyond a limit (told by a record per hour), the last look of a lookout (recorded when it says something new). What a
 * quiet visit saw, and what was learned from it, is covered by an hourly record with a hash over it, and quiet heartbeats by one with their count.
 * Parts of evidence are covered by the hashes in the record of their item, those of a bundle by its manifest's, and what is said of an item by its chain; an event that is only prepared is no act, and marks that
 * nobody handed in are no scores.
 * Parts of photos are covered by the hash in the record of the whole.
 * Parts of files that no report named yet are told by a record when they go; those of a report by its record.
 * Heads of the log wait for their time-stamp; what comes of it is recorded.
 */
export const EXEMPT_TABLES: readonly string[] = [
  'job',
  'workflow_cursor',
  'set_aside',
  'session_seen',
  'idempotency',
  'attempt',
  'answer_link',
  'contact_code',
  'hook_answer',
  'search_index',
  'challenge',
  'visit',
  'visit_observation',
  'visit_packed',
  'visit_base',
  'visit_file',
  'verdict_set',
  'finding_vote',
  'site_seen',
  'site_reach',
  'site_trait',
  'site_watch',
  'page_change',
  'page_decision',
  'watched_file',
  'signal_seen',
  'lookout',
  'sms_try',
  'answer_refusal',
  'surplus',
  'watch_photo_part',
  'item_part',
  'item_intake',
  'custody_draft',
  'bundle_part',
  'score_draft',
  'time_stamp',
  'case_bundle',
  'report_part',
  'justice_figure',
]
