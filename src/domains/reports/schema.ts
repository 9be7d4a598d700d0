import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { language } from '../../core/text.ts'
import { DAY, time } from '../../core/time.ts'
import { WHAT, WHERE, WHO } from '../../lib/report-classes/index.ts'
import { DEADLINE_SETS } from './deadlines.ts'

/** Characters of what is told; twelve pages of print. */
export const MAX_TEXT = 20_000
/** Bytes of one sealed text: those characters in any script, padded, with its header; and the same in base64. */
export const MAX_SEALED_BYTES = 120_000
export const MAX_SEALED = 160_000
/** Seats of one role that an agency has at once: to each of them every report is sealed. */
export const MAX_SEATS = 20
/** Agencies that receive here, and all their seats together. */
export const MAX_DESKS = 100
export const MAX_ALL_SEATS = 3 * MAX_DESKS * MAX_SEATS
/** Officers without whom an agency receives nothing: one alone could let reports lie. */
export const LEAST_OFFICERS = 2
/** What is written in one report, from both sides. */
export const MAX_FILES = 200
/** Bytes of sealed words of one report, beyond which its reporter adds none: some thirty of the longest letters in any script. */
export const MAX_WORDS: number = 4 * 1024 * 1024

/** How long a page may lie open while the keys of its agency change: what is sealed to those of then is taken until then. */
export const KEYS_KEPT_MS = 7 * DAY

/** How long a closed report can be read by its receipt. */
export const MAILBOX_KEPT_MS = 365 * DAY

/** Code of an agency in the directory. */
export const agencyCode = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'letters, digits and dashes between')

/** To whom something is sealed. */
export const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, 'not a key of age')

export const what = z.enum(WHAT)
export const where = z.enum(WHERE)
export const who = z.enum(WHO)
/** When it happened, as exactly as it matters for what is read first. */
export const when = z.enum(['now', 'today', 'earlier', 'unknown'])
/** To whom the agency may hand it on. */
export const forward = z.enum(['none', 'country', 'abroad'])

/** `received` until an officer has it, then who works on it or what is waited for, until it is closed. */
export const reportState = z.enum([
  'received',
  'acknowledged',
  'triaged',
  'assigned',
  'waiting',
  'forwarded',
  'investigating',
  'answered',
  'closed',
  'reopened',
])
export type ReportState = z.infer<typeof reportState>

/** Why a report is closed. */
export const closing = z.enum(['acted', 'nothing', 'elsewhere', 'double', 'unclear', 'no-report'])

/** How it came: by the page for reports, or to an officer who entered it. */
export const channel = z.enum(['web', 'telephone', 'letter', 'person'])

export const lane = z.enum(['fast', 'normal', 'slow'])

/** Who opens reports; who opens names besides, with an officer; the key that is locked away. */
export const seatRole = z.enum(['officer', 'custodian', 'recovery'])
export type SeatRole = z.infer<typeof seatRole>

export const deskRow = z.strictObject({
  agency: agencyCode,
  name: z.string(),
  openedBy: z.string(),
  openedAt: time,
  deadlines: z.enum(DEADLINE_SETS),
  /** The newest key of an officer for which all open reports were renewed; '' where there was none. */
  renewedTo: z.string(),
  /** Since when a report lies there that was sealed to older keys than those; null where none does. */
  lateFrom: time.nullable(),
})
/** Letters of what a desk is called. */
export const MAX_DESK_NAME = 200
export const deskName = line(MAX_DESK_NAME)

/** Code of an agency as the directory gives it. */
export const directoryCode = z.string().regex(/^AGY-[0-9A-F]{8}$/, 'a code like AGY-0123ABCD')

export const seatRow = z.strictObject({
  id,
  agency: agencyCode,
  role: seatRole,
  person: z.string().nullable(),
  recipient,
  since: time,
  endedAt: time.nullable(),
  record: id,
  endRecord: id.nullable(),
  testedBy: z.string().nullable(),
  testedAt: time.nullable(),
})
export type SeatRow = z.infer<typeof seatRow>

export const changeRow = z.strictObject({
  id,
  agency: agencyCode,
  role: seatRole,
  person: z.string().nullable(),
  recipient: recipient.nullable(),
  seat: id.nullable(),
  askedBy: z.string(),
  askedAt: time,
  firstBy: z.string().nullable(),
  firstDevice: z.string().nullable(),
})
export type ChangeRow = z.infer<typeof changeRow>

/** Bits of what a receipt leads to. */
export const MAILBOX_BITS = 128
/** What a receipt leads to: 16 bytes in base64url. */
export const mailbox = z.string().regex(/^[\w-]{22}$/)
/** What reads it: 32 bytes in base64url. */
export const readToken = z.string().regex(/^[\w-]{43}$/)
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const sealedText = z
  .string()
  .min(1)
  .max(MAX_SEALED)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not base64')

/** The part of a report that the node reads, so that it comes to the right desk in the right order. */
export const routing = z.strictObject({
  agency: agencyCode,
  what,
  place: where,
  /** Part of the country; the whole of it where nobody asks. */
  area: areaPath.default('/'),
  teller: who,
  moment: when,
  danger: z.boolean(),
  language,
  forward,
  contact: z.boolean(),
})
export type Routing = z.infer<typeof routing>

export const reportRow = z.strictObject({
  id,
  code: z.string(),
  mailbox,
  readHash: sha256,
  recipient,
  ...routing.shape,
  area: areaPath,
  sealedBy: z.enum(['browser', 'node']),
  state: reportState,
  score: z.number().int(),
  lane,
  /** When it has its turn in its lane: see `turnOf`. */
  turn: z.number().int(),
  receivedAt: time,
  acknowledgedAt: time.nullable(),
  answeredAt: time.nullable(),
  closedAt: time.nullable(),
  record: id,
  channel,
  /** The officer who works on it. */
  assignedTo: z.string().nullable(),
  closedFor: closing.nullable(),
  dueWhat: z.enum(['acknowledge', 'answer']).nullable(),
  dueSince: time.nullable(),
  dueAt: time.nullable(),
  waitingSince: time.nullable(),
  likeness: z.string(),
  kin: z.string(),
  /** Told on a day of voting as happening at a polling station at that moment. */
  urgent: z.boolean(),
  prolongedFor: z.string().nullable(),
  purgedAt: time.nullable(),
})
export type ReportRow = z.infer<typeof reportRow>

/** A day that was counted, of UTC. */
export const dayRow = z.strictObject({
  day: z.string(),
  root: sha256,
  size: z.number().int(),
  record: id,
})
const figure = z.number().int()
export const countRow = z.strictObject({
  day: z.string(),
  agency: agencyCode,
  received: figure,
  acknowledged: figure,
  answered: figure,
  forwarded: figure,
  overdue: figure,
})
export type CountRow = z.infer<typeof countRow>

/** What one desk offers another, until it is taken over or refused. */
export const forwardState = z.enum(['offered', 'accepted', 'refused'])

export const forwardRow = z.strictObject({
  id,
  report: id,
  origin: agencyCode,
  target: agencyCode,
  state: forwardState,
  offeredBy: z.string(),
  offeredAt: time,
  endedAt: time.nullable(),
  reason: z.string(),
})
export type ForwardRow = z.infer<typeof forwardRow>

/** A header that opens a file for a desk, in the place of the one that it came with. */
export const headerRow = z.strictObject({
  file: id,
  agency: agencyCode,
  bytes: z.instanceof(Uint8Array),
  madeAt: time,
  madeBy: z.string(),
})

/** What a report leads to elsewhere, and how far that is. */
export const actKind = z.enum(['incident', 'alert', 'look', 'claim'])
export const actState = z.enum(['asked', 'begun', 'done', 'refused'])
export const actRow = z.strictObject({
  id,
  report: id,
  kind: actKind,
  words: z.string(),
  madeBy: z.string(),
  madeAt: time,
  ref: z.string().nullable(),
  state: actState,
  /** Of a claim. */
  language: language.nullable(),
})

export const askedAt = time

/** An officer asks who told a report; the inner file of that goes to the custodians. */
export const nameAskRow = z.strictObject({
  report: id,
  bytes: z.instanceof(Uint8Array).nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedDevice: z.string().nullable(),
  askedAt: time,
  givenBy: z.string().nullable(),
  givenAt: time.nullable(),
})

/** Sealed files that go to whoever has the recovery key. */
export const releaseRow = z.strictObject({
  id,
  report: id,
  reason: z.string(),
  askedBy: z.string(),
  askedDevice: z.string().nullable(),
  askedAt: time,
  agreedBy: z.string().nullable(),
  agreedAt: time.nullable(),
})
export type ReleaseRow = z.infer<typeof releaseRow>

/** What was told, who told it, what either side wrote since, and files that came along: of those the header alone. */
export const fileKind = z.enum(['answers', 'identity', 'message', 'name', 'note', 'attachment'])
export type FileKind = z.infer<typeof fileKind>

/** Whether a file goes along where its report is handed on: who told it and what officers noted stay. */
export function goesAlong(kind: FileKind): boolean {
  return kind === 'answers' || kind === 'message' || kind === 'attachment'
}

export const fileRow = z.strictObject({
  id,
  report: id,
  kind: fileKind,
  person: z.string().nullable(),
  /** What its sender named it, so that it is kept once. */
  letter: z.string().nullable(),
  bytes: z.instanceof(Uint8Array),
  sha256,
  size: z.number().int(),
  at: time,
  record: id,
  /** When the keys that it is sealed to were those of its desk; null where they are those of when it came. */
  keysAt: time.nullable(),
})
