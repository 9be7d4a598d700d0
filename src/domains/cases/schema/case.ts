import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { FOR_GOOD, MINUTE, time } from '../../../core/time.ts'

/** Incidents that one case stands on. */
export const MAX_INCIDENTS = 50
/** Seats of one case, those that ended counted. */
export const MAX_SEATS = 200
/** Days for which somebody of another office has a seat at most; two extend it as they gave it. */
export const MAX_GUEST_DAYS = 30
/** How long an opened file stays open. */
export const OPEN_MS = 30 * MINUTE

/**
 * Who did it and what justice does, in the order of the way; `on-hold` stands beside it, `merged` and `withdrawn` end it.
 * A case that was closed may be opened again.
 */
export const CASE_STATES = [
  'reported',
  'triaged',
  'investigating',
  'referred',
  'prosecuting',
  'in-court',
  'closed',
  'on-hold',
  'merged',
  'withdrawn',
] as const
export const caseState = z.enum(CASE_STATES)
export type CaseState = z.infer<typeof caseState>

/** Those in which nothing is changed any more. */
export const OVER_STATES = ['closed', 'merged', 'withdrawn'] as const
/** All others. */
export const LIVE_STATES = [
  'reported',
  'triaged',
  'investigating',
  'referred',
  'prosecuting',
  'in-court',
  'on-hold',
] as const

/** Parts that a person may have in a case; each asks for the grant of the same name. */
export const SEATS = [
  'incident-handler',
  'investigator',
  'custodian',
  'prosecutor',
  'reviewer',
  'counsel',
  'head',
  'liaison-24-7',
  'data-protection-officer',
] as const
export const seat = z.enum(SEATS)
export type Seat = z.infer<typeof seat>

/** Seats whose holders lead a case. */
export const LEADING_SEATS: readonly Seat[] = ['incident-handler', 'investigator', 'prosecutor']

/** Seats whose holders agree to a guest whom somebody who leads invites. */
export const AGREEING: readonly Seat[] = [...LEADING_SEATS, 'reviewer', 'head']

/** Seats of those who decide, advise or look over a case: nobody who leads it ends one by himself. */
export const KEPT_SEATS: readonly Seat[] = [
  'prosecutor',
  'reviewer',
  'counsel',
  'head',
  'liaison-24-7',
  'data-protection-officer',
]

/** Rows that the steps of one case have at most. */
export const STEP_ROWS = 10

/** Numbers of the steps of the protocol: 1 to 10. */
export const stepNumber = z.number().int().min(1).max(10)

/** How bad it is. */
export const severity = z.enum(['extreme', 'severe', 'moderate', 'minor'])

export const caseRow = z.strictObject({
  id,
  code: z.string(),
  area: areaPath,
  state: caseState,
  /** The state before it was put on hold. */
  heldFrom: caseState.nullable(),
  heldAt: time.nullable(),
  /** Stands in the log as a commitment only. */
  title: z.string(),
  titleSalt: z.string(),
  words: z.string(),
  severity,
  /** RSIT type, election asset and phase of its first incident, from triage on. */
  type: z.string().nullable(),
  asset: z.string().nullable(),
  phase: z.string().nullable(),
  /** Who leads it. */
  owner: z.string(),
  /** The oldest step that is neither done nor waived, 11 where none is, and since when. */
  step: z.number().int(),
  stepAt: time,
  openedBy: z.string(),
  openedAt: time,
  /** Until when it has to be triaged, something preserved, and a prosecutor to accept it; being on hold moves them. */
  triageDueAt: time,
  preserveDueAt: time,
  acceptDueAt: time.nullable(),
  triagedAt: time.nullable(),
  investigatingAt: time.nullable(),
  referredAt: time.nullable(),
  prosecutingAt: time.nullable(),
  inCourtAt: time.nullable(),
  endedAt: time.nullable(),
  reviewedAt: time.nullable(),
  mergedInto: id.nullable(),
  /** The nearest end of a clock that a treaty sets: kept by whoever changes a request. */
  treatyDueAt: time.nullable(),
  /** The nearest hearing: kept by whoever changes one. */
  hearingAt: time.nullable(),
})
export type CaseRow = z.infer<typeof caseRow>

export const caseIncidentRow = z.strictObject({ case: id, incident: id, addedAt: time })

export const seatRow = z.strictObject({
  id,
  case: id,
  person: z.string(),
  role: seat,
  organisation: z.string(),
  team: z.string(),
  salt: z.string(),
  givenBy: z.string(),
  givenAt: time,
  endedAt: time.nullable(),
  /** Who asked that it be ended, on which device and when, where two end it. */
  endingBy: z.string().nullable(),
  endingDevice: z.string().nullable(),
  endingAt: time.nullable(),
  /** Until when somebody of another office has it; {@link FOR_GOOD} for all others. Past where nobody agreed yet. */
  untilAt: time,
  /** Who asks that somebody of another office have it, or have it longer, for how many days; null where nobody does. */
  askedBy: z.string().nullable(),
  askedDevice: z.string().nullable(),
  askedAt: time.nullable(),
  askedDays: z.number().int().nullable(),
  /** Who agreed to it as the second person, of a guest's. */
  agreedBy: z.string().nullable(),
})
export type SeatRow = z.infer<typeof seatRow>

/** Whether a seat has an end: somebody of another office has it for this case alone. */
export const isGuest = ({ untilAt }: Pick<SeatRow, 'untilAt'>) => untilAt !== FOR_GOOD

export const openedFileRow = z.strictObject({
  id,
  case: id,
  person: z.string(),
  reason: z.string(),
  reasonSalt: z.string(),
  openedAt: time,
  untilAt: time,
})

export const stepRow = z.strictObject({
  case: id,
  step: stepNumber,
  doneAt: time.nullable(),
  waivedAt: time.nullable(),
  person: z.string(),
  reason: z.string().nullable(),
  reasonSalt: z.string().nullable(),
})
export type StepRow = z.infer<typeof stepRow>

export const reasonRow = z.strictObject({
  id,
  case: id,
  /** The record that commits to it. */
  about: z.string(),
  reason: z.string(),
  salt: z.string(),
  person: z.string(),
  at: time,
})
