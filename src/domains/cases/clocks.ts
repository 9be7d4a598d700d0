// The clocks of a case: each with its beginning, its end, the marks at which it warns, and what sets it. Pure.
import { addMs, DAY, HOUR, type Time, toMs } from '../../core/time.ts'
import type { CaseRow } from './schema/case.ts'

/** What is counted: until triage, until the first preservation, until a prosecutor accepts; a treaty's, a hearing, a review. */
export type ClockKind = 'triage' | 'preserve' | 'accept' | 'treaty' | 'hearing' | 'review'

/** Until when a case is triaged: where polls are open, and otherwise. Policy. */
const TRIAGE_MS = { polling: HOUR, otherwise: DAY } as const
/** How long after the declaration something must have been preserved. Policy. */
const PRESERVE_MS = 2 * HOUR
/** How long after the release a prosecutor has for accepting it. Policy. */
const ACCEPT_MS = 5 * DAY
/** How long after its end a case is looked at once more. Policy. */
const REVIEW_MS = 30 * DAY
/** Before a hearing people are reminded this long ahead, and again. Policy. */
const HEARING_MARKS = [14 * DAY, 3 * DAY]
/** Marks of a request's sixty days, before their end: days 30, 45 and 52. */
const TREATY_MARKS = [30 * DAY, 15 * DAY, 8 * DAY]

/** A clock that runs. */
export interface Clock {
  readonly kind: ClockKind
  /** `policy`: set by this node; `treaty`: nothing stops it but what it waits for. */
  readonly source: 'policy' | 'treaty' | 'court'
  readonly due: Time
  /** Its next or last mark has been reached. */
  readonly isWarning: boolean
  readonly isOver: boolean
  /** The case is on hold, and this clock with it. */
  readonly isHeld: boolean
}

interface Running {
  readonly kind: ClockKind
  readonly source: Clock['source']
  readonly due: Time
  readonly marks: readonly number[]
}

/** The clocks that run for a case, the first to end first. Putting it on hold stops none that a treaty or a court sets. */
export function clocksOf(row: CaseRow, now: Time): readonly Clock[] {
  const isHeld = row.state === 'on-hold'
  const running = isHeld || row.endedAt === null ? liveOf(row) : afterEnd(row)
  return running
    .map(({ kind, source, due, marks }) => ({
      kind,
      source,
      due,
      isWarning: marks.some((mark) => addMs(due, -mark) <= now),
      isOver: due <= now && !(isHeld && source === 'policy'),
      isHeld: isHeld && source === 'policy',
    }))
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

function liveOf(row: CaseRow): readonly Running[] {
  const { triagedAt, triageDueAt, preserveDueAt, acceptDueAt, referredAt, step } = row
  return [
    ...one('triage', 'policy', triagedAt === null ? triageDueAt : null, [HOUR]),
    ...one('preserve', 'policy', step <= 2 ? preserveDueAt : null, [HOUR]),
    ...one('accept', 'policy', referredAt === null ? acceptDueAt : null, [DAY]),
    ...one('treaty', 'treaty', row.treatyDueAt, TREATY_MARKS),
    ...one('hearing', 'court', row.hearingAt, HEARING_MARKS),
  ]
}

/** A closed case is looked at once more; what a treaty set runs on until it is handed over. */
function afterEnd({ state, endedAt, reviewedAt, treatyDueAt }: CaseRow): readonly Running[] {
  const isDue = state === 'closed' && endedAt !== null && reviewedAt === null
  return [
    ...one('review', 'policy', isDue ? addMs(endedAt, REVIEW_MS) : null, [3 * DAY]),
    ...one('treaty', 'treaty', treatyDueAt, TREATY_MARKS),
  ]
}

function one(
  kind: ClockKind,
  source: Clock['source'],
  due: Time | null,
  marks: readonly number[],
): readonly Running[] {
  return due === null ? [] : [{ kind, source, due, marks }]
}

/** The ends of the clocks that begin when a case is declared. */
export function firstEnds(now: Time, isPolling: boolean) {
  return {
    triageDueAt: addMs(now, TRIAGE_MS[isPolling ? 'polling' : 'otherwise']),
    preserveDueAt: addMs(now, PRESERVE_MS),
  }
}

/** Until when a prosecutor accepts what was released now. */
export function acceptanceEnd(now: Time): Time {
  return addMs(now, ACCEPT_MS)
}

/** The ends that being on hold has moved: those of policies, by as long as it took. */
export function afterHold({ heldAt, triageDueAt, preserveDueAt, acceptDueAt }: CaseRow, now: Time) {
  const tookMs = heldAt === null ? 0 : toMs(now) - toMs(heldAt)
  return {
    triageDueAt: addMs(triageDueAt, tookMs),
    preserveDueAt: addMs(preserveDueAt, tookMs),
    acceptDueAt: acceptDueAt && addMs(acceptDueAt, tookMs),
  }
}
