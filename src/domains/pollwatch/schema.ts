import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line, lines } from '../../core/line.ts'
import { areaPath, MAX_AREA_NAME } from '../../core/permission.ts'
import { DAY, HOUR, MINUTE, time } from '../../core/time.ts'
import type { Tried } from '../../core/tries.ts'

/** Groups that a node takes note of, and what one of them may have. */
export const MAX_GROUPS = 1_000
export const MAX_SUPPORT = 50
export const MAX_MANAGERS = 10
export const MAX_OBSERVERS = 20_000
/** Entries that one station can have for one form: more than observers who stand in it. */
export const MAX_PLACE_ENTRIES = 200
/** How long the same words from the same number are one message: gateways deliver again when an answer was lost. */
export const REPEAT_MS = 30 * MINUTE
/** Messages of unknown senders that are kept within an hour, of one number and of all; what is beyond is counted. */
export const STRANGERS_PER_HOUR = 500
export const STRANGER_PER_HOUR = 10
/** Messages of one observer that are kept within an hour. */
export const MESSAGES_PER_HOUR = 60
/** Wrong letters of one observer within an hour, from one telephone and from all but his own, behind which even the right ones wait for a call. */
export const WRONG_SECRETS = 5
export const WRONG_SECRETS_OF_OTHERS = 50
/** Messages of one observer within an hour of which he is told that they wait. */
export const WAITS_TOLD_PER_HOUR = 10
/** By how many per cent a short message may change what the page sent, where the form says nothing. */
export const TOLERANCE = 5
/** Until then an unconfirmed issue is known to its group and the authority alone. */
export const UNCONFIRMED_MS = 2 * HOUR
/** Within how long the authority answers a confirmed issue, by how bad it is. */
export const ANSWER_MS: Readonly<Record<number, number>> = {
  4: HOUR,
  3: 4 * HOUR,
  2: 24 * HOUR,
  1: 72 * HOUR,
}
/** Confirmed issues of one kind in one area within this time are alike, and so many of them draft an alert. */
export const ALIKE_CONFIRMED_MS = 6 * HOUR
export const LEAST_ALIKE = 3
/** Reports of one kind from one station within this time are one issue. */
export const ALIKE_MS = 24 * HOUR

/**
 * applied → accredited | refused; refused or ended → appealed, once, → accredited | refused; accredited → ended by the
 * office; any but these ends → withdrawn by the group.
 */
export const groupState = z.enum([
  'applied',
  'accredited',
  'refused',
  'appealed',
  'ended',
  'withdrawn',
])
export const groupKind = z.enum(['citizens', 'international', 'party', 'media', 'other'])
export const supportWhat = z.enum(['money', 'phones', 'training', 'transport', 'other'])
export const supportSource = z.enum([
  'own-state',
  'other-state',
  'organisation',
  'company',
  'party',
  'persons',
])
/** Whether the authority sees entries at once, or those that the group hands on. */
export const releases = z.enum(['at-once', 'by-hand'])

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash')
export const groupName = line(120)
export const words = lines(1_000)
const who = z.string()

export const groupRow = z.strictObject({
  id,
  code: z.string(),
  name: z.string(),
  kind: groupKind,
  members: z.number().int(),
  about: z.string(),
  contact: z.string(),
  keyHash: z.string(),
  state: groupState,
  releases,
  appliedAt: time,
  decidedBy: who.nullable(),
  decidedDevice: who.nullable(),
  decidedAt: time.nullable(),
  reason: z.string().nullable(),
  appeal: z.string().nullable(),
  appealedAt: time.nullable(),
  appealBy: who.nullable(),
  endedAt: time.nullable(),
})
export type GroupRow = z.infer<typeof groupRow>

export const supportRow = z.strictObject({
  id,
  observerGroup: id,
  what: supportWhat,
  source: supportSource,
  name: z.string().nullable(),
  addedBy: who,
  addedAt: time,
})

export const managerRow = z.strictObject({
  person: who,
  observerGroup: id,
  namedBy: who,
  namedAt: time,
})

/** A station as observers stand in it: its number and name, the names of the areas that lead to it, where its district lies. */
export const place = z.strictObject({
  number: z.string(),
  name: z.string(),
  way: z.array(z.string().max(MAX_AREA_NAME)).max(10),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** Voters registered there, where the office says so. */
  registered: z.number().int().optional(),
})
export type Place = z.infer<typeof place>

export const callOutcome = z.enum(['confirmed', 'denied', 'no-answer', 'wrong-number'])

export const observerNumber = z.string().regex(/^\d{6}$/, 'six digits')

export const observerRow = z.strictObject({
  id,
  observerGroup: id,
  number: observerNumber,
  label: z.string(),
  phone: z.string().nullable(),
  /** Its last digits, by which what comes from it is found. */
  phoneTail: z.string().nullable(),
  station: z.string(),
  place,
  area: areaPath,
  addedBy: who,
  addedAt: time,
  endedAt: time.nullable(),
  calls: z.number().int(),
  calledAt: time.nullable(),
  callOutcome: callOutcome.nullable(),
  /** Which letters for short messages hold, and since when they are printed; null where no card has them. */
  secretTurn: z.number().int(),
  secretAt: time.nullable(),
})
export type ObserverRow = z.infer<typeof observerRow>

/** `quarantined` counts for nothing until somebody called back; `refused` never will. */
export const entryState = z.enum(['counted', 'quarantined', 'refused'])
/**
 * Why it is: nobody has this number of an observer, the letters of the card are missing, wrong, or right behind so many wrong
 * ones that they may be a guess, the page of the telephone sent other numbers, it does not say which asking it means (until it is sent again so), a telephone that is known wrote under a
 * number that nobody has, or the observer no longer observes (before letters were asked for: the
 * telephone is another one's); of what came from a telephone's page: its clock is wrong, its form is another version, or it tells of another station.
 */
export const entryReason = z.enum([
  'unknown-observer',
  'other-phone',
  'no-secret',
  'wrong-secret',
  'guessed-at',
  'changed-page',
  'no-asking',
  'mistyped-number',
  'sent-again',
  'ended-observer',
  'denied',
  'wrong-clock',
  'other-version',
  'other-station',
])
export const verdict = z.enum(['ok', 'flagged', 'missing'])
export const formPrefix = z.string().regex(/^[A-Z]{2}$/, 'two letters')
export const formVersion = z.number().int().min(1).max(1000)
/** Asking of an entry that waits until somebody knows which it means. */
export const NO_ASKING = 0
/** Askings of one form: two digits. */
export const MAX_SERIAL = 99
export const formSerial = z.number().int().min(0).max(MAX_SERIAL)
export const formTag = z.string().regex(/^[A-Z]{1,3}$/, 'up to three letters')

/** Letters by which an observer and the desk call an entry. */
export const REF_LETTERS = 6
export const entryRef = z.string().regex(/^[A-Z]{6}$/, 'six letters')

export const entryRow = z.strictObject({
  id,
  ref: z.string(),
  form: formPrefix,
  version: z.number().int(),
  serial: z.number().int(),
  observer: id.nullable(),
  observerGroup: id.nullable(),
  station: z.string().nullable(),
  place: place.nullable(),
  area: areaPath.nullable(),
  channel: z.enum(['sms', 'page', 'call']),
  answers: z.record(z.string(), z.number()),
  /** Answers in words by the letters of their questions; for the group alone. */
  texts: z.record(z.string(), z.string()),
  comment: z.string(),
  isUrgent: z.boolean(),
  capturedAt: time,
  receivedAt: time,
  messageKey: z.string(),
  phone: z.string().nullable(),
  state: entryState,
  reason: entryReason.nullable(),
  verdict,
  flags: z.array(z.string()),
  missing: z.array(z.string()),
  releasedAt: time.nullable(),
  issue: id.nullable(),
  /** SHA-256 of what a telephone's page sent; null of a short message. */
  sentHash: z.string().nullable(),
  /** Number of the station that was said, where it is not the sender's own. */
  saidStation: z.string().nullable(),
  /** Who at the desk wrote it down after a call; null of what observers sent themselves. */
  enteredBy: who.nullable(),
})
export type EntryRow = z.infer<typeof entryRow>

/** How long a printed card enrols, and an enrolled telephone sends. */
export const CARD_MS = 7 * DAY
export const PHONE_MS = 90 * DAY
/** Cards of one print. */
export const MAX_CARDS = 200
/** Wrong codes from one network within an hour: a training day behind one address. */
export const CODE_TRIES: Tried = { what: 'pollwatch.code', limit: 400, spanMs: HOUR }
/** How far the clock of a telephone may be from the node's, and how old an entry may be, before somebody calls. */
export const CLOCK_MS = 15 * MINUTE
export const OLDEST_MS = 7 * DAY

export const cardRow = z.strictObject({
  id,
  observer: id,
  codeHead: z.string(),
  codeHash: z.string(),
  secretHash: z.string(),
  expiresAt: time,
  madeBy: who,
  madeAt: time,
  usedAt: time.nullable(),
  withdrawnAt: time.nullable(),
})
export type CardRow = z.infer<typeof cardRow>

export const callRow = z.strictObject({
  id,
  entry: id.nullable(),
  observer: id.nullable(),
  outcome: callOutcome,
  said: z.string(),
  person: who,
  at: time,
})

export const mergedField = z.strictObject({
  state: z.enum(['missing', 'agreed', 'conflict', 'overridden']),
  value: z.number().nullable(),
  count: z.number().int(),
  values: z.array(z.number()),
  from: z.array(z.string()),
})

/** Which view a derived row belongs to: the group of this id, or the authority. */
export const AUTHORITY_VIEW = '*'

export const placeKey = z.strictObject({
  station: z.string().max(64),
  form: formPrefix,
  version: formVersion,
  serial: formSerial,
})
export type PlaceKey = z.infer<typeof placeKey>

export const placeRow = z.strictObject({
  view: z.string(),
  ...placeKey.shape,
  place,
  area: areaPath,
  fields: z.record(z.string(), mergedField),
  entries: z.number().int(),
  conflicts: z.number().int(),
  verdict,
  turnout: z.number().int().nullable(),
})
export type PlaceRow = z.infer<typeof placeRow>

/** How the rows of an area stand, by form and verdict; {@link placeRow} counted as it changes. */
export const figureRow = z.strictObject({
  view: z.string(),
  area: areaPath,
  form: formPrefix,
  serial: z.number().int(),
  verdict,
  places: z.number().int(),
  conflicts: z.number().int(),
  counted: z.number().int(),
  turnout: z.number().int(),
})

export const overrideRow = z.strictObject({
  id,
  view: z.string(),
  ...placeKey.shape,
  tag: z.string(),
  value: z.number().int(),
  why: z.string(),
  person: who,
  at: time,
})

/** Parts that readers take out of the words of one issue. */
export const MAX_REDACTED = 20

/** Kinds of voting issues, in the order of the numbers of the incident form. */
export const CATEGORIES = [
  'influence',
  'disenfranchisement',
  'fraud',
  'logistics',
  'education',
  'police',
  'cyber',
  'false-information',
  'other',
] as const
export const category = z.enum(CATEGORIES)

/**
 * unconfirmed → confirmed → answered → closed; answered and closed → confirmed again, reopened; unconfirmed, confirmed and
 * answered → rejected.
 */
export const issueState = z.enum(['unconfirmed', 'confirmed', 'answered', 'closed', 'rejected'])
export type IssueState = z.infer<typeof issueState>
export const confirmedHow = z.enum(['two-groups', 'call-back', 'authority'])
export const stepKind = z.enum([
  'opened',
  'joined',
  'confirmed',
  'answered',
  'closed',
  'reopened',
  'rejected',
  'read',
])
export const issueCode = z.string().regex(/^ISS-[A-Z]{8}$/, 'a code like ISS-ABCDEFGH')
export const summary = line(300)

export const issueRow = z.strictObject({
  id,
  code: z.string(),
  area: areaPath,
  station: z.string(),
  place,
  category,
  severity: z.number().int(),
  state: issueState,
  summary: z.string(),
  openedBy: who,
  openedAt: time,
  publicAt: time,
  confirmedAt: time.nullable(),
  confirmedHow: confirmedHow.nullable(),
  dueAt: time.nullable(),
  answeredAt: time.nullable(),
  answer: z.string().nullable(),
  closedAt: time.nullable(),
  reason: z.string().nullable(),
  reopened: z.number().int(),
  /** Device of who wrote the summary; null where it is not known. */
  openedDevice: z.string().nullable(),
  /** Since when words of it wait for a second reader; null while none do. */
  unreadAt: time.nullable(),
  /** When a second person read the summary; before, nobody else reads it. */
  readAt: time.nullable(),
  /** What a reader took out of its words in public. */
  redacted: z.array(z.string()),
  /** The group of those alike, once there are enough. */
  alike: id.nullable(),
})
export type IssueRow = z.infer<typeof issueRow>

export const stepRow = z.strictObject({
  id,
  issue: id,
  kind: stepKind,
  words: z.string(),
  person: who,
  at: time,
  /** Of a reason to open it again: device of who wrote it, and when a second person read it. */
  device: z.string().nullable(),
  readAt: time.nullable(),
})
