import { z } from 'zod'
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

/** What a command says happened; the runner adds who, when and which action. */
export interface RecordDraft {
  /** `noun.pastTense` */
  readonly type: string
  /** Opaque id of what it is about; never a name. */
  readonly subject: string
  /** Area path; `/` when national. */
  readonly area?: string
  /** Default TLP:GREEN: known inside the node. */
  readonly marking?: Marking
  readonly body?: JsonObject
}

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

/** Most records that one command may append: a bigger result is one record with a list, or a job. */
export const MAX_RECORDS_PER_COMMAND = 500

/** Largest canonical body of one record, in bytes; larger content goes to Files and is named by hash. */
export const MAX_RECORD_BODY_BYTES = 64 * 1024

/**
 * Tables that may change without a record, because they hold no fact about an election: leases, cursors,
 * last-seen times, replies kept for a repeated request, attempts of delivery and the links in them, codes that confirm a contact, the search index, passkey challenges
 * of a few minutes, counts of wrong tries, of refused answers and of what is beyond a limit (told by a record per hour), the last look of a lookout (recorded when it says something new). What a
 * quiet visit saw is covered by an hourly record with a hash over it, and quiet heartbeats by one with their count.
 */
export const EXEMPT_TABLES: readonly string[] = [
  'job',
  'workflow_cursor',
  'session_seen',
  'idempotency',
  'attempt',
  'answer_link',
  'contact_code',
  'search_index',
  'challenge',
  'code_try',
  'visit',
  'visit_observation',
  'verdict_set',
  'finding_vote',
  'site_seen',
  'signal_seen',
  'lookout',
  'sms_try',
  'answer_refusal',
  'surplus',
]
