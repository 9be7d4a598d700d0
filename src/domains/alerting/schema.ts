import { z } from 'zod'
import { id } from '../../core/id.ts'
import { DAY, HOUR, MINUTE, time } from '../../core/time.ts'
import { refusal } from './refusals.ts'

/** States of an alert thread, from draft to its end. */
export const STATES = [
  'draft',
  'proposed',
  'issued',
  'updated',
  'cancelled',
  'cleared',
  'expired',
  'rejected',
  'withdrawn',
] as const
export const alertState = z.enum(STATES)
export type AlertState = z.infer<typeof alertState>

/** What may happen to an alert in which state, and where it leads; null stays. */
export const TRANSITIONS = {
  revise: { from: ['draft'], to: null },
  // Again from proposed once the proposal lapsed.
  propose: { from: ['draft', 'proposed'], to: 'proposed' },
  issue: { from: ['proposed'], to: 'issued' },
  issueByOrder: { from: ['draft'], to: 'issued' },
  reject: { from: ['proposed'], to: 'rejected' },
  withdraw: { from: ['draft', 'proposed'], to: 'withdrawn' },
  // A proposal or a draft that was discarded by mistake; what was released never is a draft again.
  // To whoever asks and to nobody else; nothing is done with the alert.
  sendToMe: { from: ['draft', 'proposed', 'issued', 'updated'], to: null },
  redraft: { from: ['proposed', 'withdrawn'], to: 'draft' },
  proposeUpdate: { from: ['issued', 'updated'], to: null },
  proposeEnd: { from: ['issued', 'updated'], to: null },
  rejectUpdate: { from: ['issued', 'updated'], to: null },
  update: { from: ['issued', 'updated'], to: 'updated' },
  cancel: { from: ['issued', 'updated'], to: 'cancelled' },
  allClear: { from: ['issued', 'updated'], to: 'cleared' },
  expire: { from: ['issued', 'updated'], to: 'expired' },
} as const satisfies Readonly<
  Record<string, { from: readonly AlertState[]; to: AlertState | null }>
>
export type Step = keyof typeof TRANSITIONS

/** The state after `step`. Throws Problem `alerting.wrong_state` where the table does not allow it. */
export function stateAfter(state: AlertState, step: Step): AlertState {
  const { from, to } = TRANSITIONS[step]
  if (!from.some((allowed) => allowed === state)) {
    throw refusal('wrongState', { params: { state } })
  }
  return to ?? state
}

/** In force: what stations have to know now. */
export const ACTIVE: readonly AlertState[] = ['issued', 'updated']

export function isActive(state: AlertState): boolean {
  return ACTIVE.includes(state)
}

/** A proposal that nobody released is void after this time: the second person must see the present, not the past. */
export const PROPOSAL_MS = 10 * MINUTE
/** At most one alert per site by standing order in this time, whatever flaps. */
export const ORDER_PAUSE_MS = 6 * HOUR
/** Longest validity of a standing order: it covers one election. */
export const ORDER_MS = 60 * DAY
/** Problems alike within this time in one area propose an alert. */
export const ALIKE_MS = 60 * MINUTE
/** How many stations make it more than their own trouble. */
export const ALIKE_STATIONS = 3
/** Unsettled problems of one station: there are at most 16 cards, and more is a broken or a stolen device. */
export const MAX_OPEN_PROBLEMS = 20
/**
 * Answers that one device, card or link gives for a station: to one revision, and in an hour. One is meant, and people
 * change it a few times; a telephone that was away all morning sends twenty at once. What is over is counted, not kept.
 * The first answer of a station to a revision is always taken, and the number of revisions has an end.
 */
export const ANSWERS_PER_REVISION = 20
export const ANSWERS_PER_HOUR = 60
/** A station together has as much as three: one stolen telephone leaves the others theirs. */
export const GIVERS_PER_STATION = 3
/** Items of one batch; each answer is a record of its own, and a command appends at most 500. */
export const MAX_BATCH = 500
/** Most revisions of a thread by updates; the stream names all that an entry supersedes, at most 100. */
export const MAX_REVISIONS = 90

export const REVISION_KINDS = ['Alert', 'Update', 'AllClear', 'Cancel'] as const
export type RevisionKind = (typeof REVISION_KINDS)[number]

/** Whether a version takes the alert back or says that it is over. */
export function isEnd(kind: RevisionKind): boolean {
  return kind === 'Cancel' || kind === 'AllClear'
}

/** What a version says, by language. */
export const sentTexts = z.record(
  z.string(),
  z.strictObject({ headline: z.string(), instruction: z.string() }),
)

/** How a version comes out: proposed and released, in the words prepared with the alert, or by a standing order. */
export const WAYS = ['proposed', 'prepared', 'order'] as const
export type Way = (typeof WAYS)[number]

/** Answers of a station, in the words of the stream. */
export const ANSWERS = ['done', 'cannot_comply', 'need_help'] as const
export const answer = z.enum(ANSWERS)
export type Answer = z.infer<typeof answer>

/** Answers that ask for somebody: each is work until it is settled. */
export function asksForHelp(given: Answer): boolean {
  return given !== 'done'
}

/** How far somebody got with a station's problem or request for help. */
export const PROBLEM_STATES = ['open', 'taken', 'settled'] as const

export const alertRef = z.strictObject({ alert: id })
/** What most commands answer: the alert and its state after it. */
export const alertResult = z.strictObject({ alert: id, state: alertState })
/** What made an alert, once: `finding:<id>`, and with `:<another>` behind it where an earlier one of that finding will not do. */
export const origin = z.string().regex(/^[a-z]{1,20}:[\w:/.-]{1,100}$/, 'like finding:<id>')

/** What an alert or a finding comes from: `site:<id>`, `system:<id>`. */
export const cause = z.string().regex(/^[a-z]{1,20}:[\w-]{1,64}$/, 'like site:<id>')
/** Name of the check that made a finding. */
export const checkName = z.string().max(60)
/** How a finding is over: it was seen to be, or a person excused it. */
export const FINDING_ENDS = ['closed', 'false-positive', 'accepted-risk'] as const
export const findingEnd = z.enum(FINDING_ENDS)
export type FindingEnd = (typeof FINDING_ENDS)[number]

export { lines as words } from '../../core/line.ts'

export const stationId = z.string().min(1).max(64)
export const actorRef = z.string().min(1).max(80)
/** Made by the station's device, the same for every repeat. */
export const clientKey = z.string().regex(/^[\w-]{8,64}$/, '8 to 64 letters, digits, - or _')
/** What a person read, as the query that shows it says. */
export const read = z.string().regex(/^[0-9a-f]{64}$/, 'not what a page of this node shows')
export const revisionNumber = z
  .number()
  .int()
  .min(1)
  .max(MAX_REVISIONS + 1)
export const capturedAt = time
