// What may happen to a report in which state, where that leads, and what it does to the clock.
import type { Time } from '../../core/time.ts'
import { clockFrom, NOTHING_OWED, resumed } from './clocks.ts'
import type { DeadlineSet } from './deadlines.ts'
import { refusal } from './refusals.ts'
import type { ReportRow, ReportState } from './schema.ts'

/** Somebody has it, and it is not over. */
const TAKEN = ['acknowledged', 'triaged', 'assigned', 'investigating', 'reopened'] as const
const OPEN = ['received', ...TAKEN] as const

/** What is done with a report, and where it leads; null stays. The clock stands, goes on, ends, or begins with an answer. */
export const TRANSITIONS = {
  acknowledge: { from: ['received'], to: 'acknowledged', clock: 'on' },
  triage: { from: [...OPEN, 'answered'], to: 'triaged', clock: 'on' },
  assign: { from: [...OPEN, 'waiting', 'answered'], to: 'assigned', clock: 'on' },
  investigate: { from: [...OPEN, 'waiting', 'answered'], to: 'investigating', clock: 'on' },
  ask: { from: [...OPEN, 'answered'], to: 'waiting', clock: 'stands' },
  // The reporter wrote while he was asked, or after an answer, which then was not the last.
  told: { from: ['waiting', 'answered'], to: 'investigating', clock: 'answer' },
  offer: { from: [...OPEN, 'waiting', 'answered'], to: 'forwarded', clock: 'on' },
  accept: { from: ['forwarded'], to: 'acknowledged', clock: 'on' },
  refuse: { from: ['forwarded'], to: 'acknowledged', clock: 'on' },
  answer: { from: [...OPEN, 'waiting', 'answered'], to: 'answered', clock: 'ends' },
  prolong: { from: [...TAKEN, 'forwarded'], to: null, clock: 'on' },
  close: { from: [...OPEN, 'waiting', 'answered'], to: 'closed', clock: 'ends' },
  reopen: { from: ['closed'], to: 'reopened', clock: 'answer' },
} as const satisfies Readonly<
  Record<
    string,
    {
      from: readonly ReportState[]
      to: ReportState | null
      clock: 'on' | 'stands' | 'ends' | 'answer'
    }
  >
>
export type Step = keyof typeof TRANSITIONS

/** Steps by the state that an officer names for them. */
export const STEP_TO = {
  triaged: 'triage',
  investigating: 'investigate',
  waiting: 'ask',
  reopened: 'reopen',
} as const satisfies Partial<Record<ReportState, Step>>

/** States in which something is to be done by the desk. */
export const TO_DO = [...OPEN] as const satisfies readonly ReportState[]

/** States of a report that is not over. */
export const NOT_OVER = [...OPEN, 'waiting', 'forwarded', 'answered'] as const

/** Whether a step may be taken now. */
export function may(state: ReportState, step: Step): boolean {
  return TRANSITIONS[step].from.some((one) => one === state)
}

/** What a step changes of a report. Throws Problem `reports.wrong_state` where the table does not allow it. */
export function stepped(
  row: ReportRow,
  step: Step,
  { now, set }: { readonly now: Time; readonly set: DeadlineSet },
): Partial<ReportRow> {
  if (!may(row.state, step)) throw refusal('wrongState')
  const { to, clock } = TRANSITIONS[step]
  const state = to ?? row.state
  const isTaken = row.acknowledgedAt === null && step !== 'told'
  const { dueWhat, dueSince, dueAt, waitingSince } = row
  const known = { dueWhat, dueSince, dueAt, waitingSince }
  // Whoever does anything with it has it: from then on the answer is owed.
  const going = isTaken ? clockFrom('answer', now, set) : known
  return {
    state,
    ...(isTaken ? { acknowledgedAt: now } : {}),
    ...clockAfter(clock),
  }

  function clockAfter(what: (typeof TRANSITIONS)[Step]['clock']) {
    if (what === 'ends') return NOTHING_OWED
    if (what === 'stands') return { ...going, waitingSince: going.waitingSince ?? now }
    if (what === 'answer' && going.dueWhat === null) return clockFrom('answer', now, set)
    return resumed(going, now)
  }
}
