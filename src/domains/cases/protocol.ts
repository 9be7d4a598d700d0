// The protocol of a case: ten steps as one state machine, what each must have found, and where a case may go. Pure.
import type { CaseRow, CaseState, StepRow } from './schema/case.ts'

/** The steps by their names, in their order: `STEPS[0]` is step 1. */
export const STEPS = [
  'declare',
  'preserve',
  'acquire',
  'observe',
  'map',
  'pivot',
  'hypothesise',
  'release',
  'request',
  'close',
] as const
export type StepName = (typeof STEPS)[number]

/** The number behind the last step: nothing is open. */
export const ALL_DONE = STEPS.length + 1

/**
 * Steps that may be waived with a reason. Neither who declared it, nor the release of an attribution by two persons, nor
 * the end ever is.
 */
export const WAIVABLE: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 9])

/** One observation in so many is looked at by a second person. */
export const LOOKED_AT_SHARE = 5

/** Named hypotheses besides "none of these" and the false flag. */
export const MIN_HYPOTHESES = 2

/** What the case itself, its incidents and its evidence say. */
export interface OwnFacts {
  /** Incidents and pieces of their evidence that lie outside the areas of whoever asks: of them nobody can say anything. */
  readonly unseen: number
  /** Incidents that nobody has described yet, and those of which nobody knows whose clock their times come from. */
  readonly incidentsUndescribed: number
  readonly incidentsUnclocked: number
  /** Items of evidence of its incidents: held, still coming in, with a broken chain, offered to somebody, physical without a seal. */
  readonly items: number
  readonly itemsOpen: number
  readonly itemsBroken: number
  readonly itemsOffered: number
  readonly itemsUnsealed: number
  /** Sources that vanish soon, of which nobody said what preserved them, or why nothing did. */
  readonly volatilesOpen: number
  /** What was seen in the evidence; without a technique; looked at by a second person. */
  readonly observations: number
  readonly observationsUnmapped: number
  readonly observationsLooked: number
}

/** What the analysis says. */
export interface AnalysisFacts {
  readonly pivots: number
  /** Pivots of which nobody said how common the join is. */
  readonly pivotsWithoutRate: number
  /** Named ones, without "none of these" and the false flag. */
  readonly hypotheses: number
  readonly rows: number
  /** Rows that fewer than two analysts scored. */
  readonly rowsUnscored: number
  /** Attributions in force: signed by two and not withdrawn. */
  readonly attributions: number
}

/** What requests and justice say. */
export interface JusticeFacts {
  readonly requests: number
  readonly requestsWithoutReceipt: number
  /** Requests whose clocks run: neither answered, refused, lapsed nor closed. */
  readonly requestsOpen: number
  /** Suspects, "unknown" counted as one. */
  readonly suspects: number
  readonly charges: number
  /** Charges without an outcome or a reason. */
  readonly chargesOpen: number
  /** Hearings with date and court. */
  readonly hearings: number
}

export interface CaseFacts extends OwnFacts, AnalysisFacts, JusticeFacts {}

/** Of a case in which nothing stands yet. */
export const NO_FACTS: CaseFacts = {
  unseen: 0,
  incidentsUndescribed: 0,
  incidentsUnclocked: 0,
  items: 0,
  itemsOpen: 0,
  itemsBroken: 0,
  itemsOffered: 0,
  itemsUnsealed: 0,
  volatilesOpen: 0,
  observations: 0,
  observationsUnmapped: 0,
  observationsLooked: 0,
  pivots: 0,
  pivotsWithoutRate: 0,
  hypotheses: 0,
  rows: 0,
  rowsUnscored: 0,
  attributions: 0,
  requests: 0,
  requestsWithoutReceipt: 0,
  requestsOpen: 0,
  suspects: 0,
  charges: 0,
  chargesOpen: 0,
  hearings: 0,
}

/** Something that a gate misses: a key of its words, and how many of it. */
export interface Lack {
  readonly lack: LackName
  readonly count: number
}

export type LackName =
  | 'unseen'
  | 'undescribed'
  | 'unclocked'
  | 'noItem'
  | 'volatilesOpen'
  | 'itemsOpen'
  | 'itemsBroken'
  | 'itemsUnsealed'
  | 'itemsOffered'
  | 'noObservation'
  | 'unmapped'
  | 'unlooked'
  | 'noPivot'
  | 'noRate'
  | 'fewHypotheses'
  | 'noRow'
  | 'unscored'
  | 'noAttribution'
  | 'noRequest'
  | 'noReceipt'
  | 'requestsOpen'
  | 'chargesOpen'
  | 'noSuspect'
  | 'noCharge'
  | 'noHearing'
  | 'notAccepted'
  | 'notClosed'
  | 'stepsOpen'

type Test = (facts: CaseFacts, row: CaseRow) => readonly (Lack | null)[]

const some = (lack: LackName, count: number): Lack | null => (count > 0 ? { lack, count } : null)
const least = (lack: LackName, count: number, wanted = 1): Lack | null =>
  count < wanted ? { lack, count: wanted - count } : null

/** What each step must have found before the next one begins. */
const GATES: Readonly<Record<StepName, Test>> = {
  declare: (facts) => [
    some('unseen', facts.unseen),
    some('undescribed', facts.incidentsUndescribed),
    some('unclocked', facts.incidentsUnclocked),
  ],
  preserve: (facts) => [
    least('noItem', facts.items + facts.itemsOpen),
    some('volatilesOpen', facts.volatilesOpen),
  ],
  acquire: (facts) => [
    some('unseen', facts.unseen),
    least('noItem', facts.items),
    some('itemsOpen', facts.itemsOpen),
    some('itemsBroken', facts.itemsBroken),
    some('itemsUnsealed', facts.itemsUnsealed),
  ],
  observe: (facts) => [least('noObservation', facts.observations)],
  map: (facts) => [
    least('noObservation', facts.observations),
    some('unmapped', facts.observationsUnmapped),
    least('unlooked', facts.observationsLooked, Math.ceil(facts.observations / LOOKED_AT_SHARE)),
  ],
  pivot: (facts) => [least('noPivot', facts.pivots), some('noRate', facts.pivotsWithoutRate)],
  hypothesise: (facts) => [
    least('fewHypotheses', facts.hypotheses, MIN_HYPOTHESES),
    least('noRow', facts.rows),
    some('unscored', facts.rowsUnscored),
  ],
  release: (facts) => [least('noAttribution', facts.attributions)],
  request: (facts) => [
    least('noRequest', facts.requests),
    some('noReceipt', facts.requestsWithoutReceipt),
  ],
  close: (facts, { state }) => [
    some('requestsOpen', facts.requestsOpen),
    some('chargesOpen', facts.chargesOpen),
    some('notClosed', state === 'closed' ? 0 : 1),
  ],
}

/** What the gate of a step misses; empty where it may be passed. */
export function lacksOf(step: number, facts: CaseFacts, row: CaseRow): readonly Lack[] {
  const name = STEPS[step - 1]
  return name === undefined ? [] : GATES[name](facts, row).flatMap((lack) => lack ?? [])
}

/** Whether a step is behind the case: done, or waived where that was allowed. */
export function isPassed(steps: readonly StepRow[], step: number): boolean {
  return steps.some((one) => one.step === step && (one.doneAt ?? one.waivedAt) !== null)
}

/** Whether a step was done and not waived: what an attribution of A3 and A4 asks of the seventh. */
export function isDone(steps: readonly StepRow[], step: number): boolean {
  return steps.some((one) => one.step === step && one.doneAt !== null)
}

/** The oldest step that is open; 11 where none is. */
export function oldestOpen(steps: readonly StepRow[]): number {
  const open = STEPS.findIndex((_, n) => !isPassed(steps, n + 1))
  return open < 0 ? ALL_DONE : open + 1
}

/** Where a state leads to. `on-hold` leads back to where it was, `closed` to an investigation that is opened again. */
export const NEXT_STATES: Readonly<Record<CaseState, readonly CaseState[]>> = {
  reported: ['triaged', 'on-hold', 'withdrawn'],
  triaged: ['investigating', 'on-hold', 'withdrawn'],
  investigating: ['referred', 'closed', 'on-hold', 'withdrawn'],
  referred: ['prosecuting', 'investigating', 'closed', 'on-hold', 'withdrawn'],
  prosecuting: ['in-court', 'closed', 'on-hold', 'withdrawn'],
  'in-court': ['closed', 'on-hold', 'withdrawn'],
  closed: ['investigating'],
  'on-hold': [],
  merged: [],
  withdrawn: [],
}

/** Once a prosecutor accepted it, a case is his; a withdrawal is, too, and what two persons closed is opened by him alone. */
const HIS: ReadonlySet<CaseState> = new Set(['referred', 'prosecuting', 'in-court', 'closed'])

/** Whether only a prosecutor leads a case from one state to another. */
export function isOfProsecutor(from: CaseState, to: CaseState): boolean {
  return HIS.has(from) || HIS.has(to) || to === 'withdrawn'
}

/** Moves that are made with a reason only: aside, to an end, and back. */
export function needsReason(from: CaseState, to: CaseState): boolean {
  const isBack = to === 'investigating' && from !== 'triaged'
  return to === 'on-hold' || to === 'withdrawn' || isBack
}

/** How a case stands that is to be led on. */
interface Standing {
  readonly row: CaseRow
  readonly facts: CaseFacts
  readonly steps: readonly StepRow[]
  /** Whether a reason is given: a case may be closed without attribution and requests, and says why. */
  readonly hasReason?: boolean
}

/** Steps that lie before the end of every case, and those that a reason stands for. */
const BEFORE_END = [1, 2, 3, 4, 5, 6, 7]
const REASONED = [8, 9]

/** What must be there before a case reaches a state; empty where it may go. */
export function missingFor(
  to: CaseState,
  { row, facts, steps, hasReason = false }: Standing,
): readonly Lack[] {
  const all = (...lacks: readonly (Lack | null)[]) => lacks.flatMap((lack) => lack ?? [])
  switch (to) {
    case 'triaged':
      return lacksOf(1, facts, row)
    case 'investigating':
      return isPassed(steps, 2) || row.state === 'closed' ? [] : all(least('noItem', 0))
    // The evidence is frozen as whoever accepts it sees it.
    case 'referred':
      return all(some('unseen', facts.unseen))
    case 'prosecuting':
      return all(least('noSuspect', facts.suspects), least('noCharge', facts.charges))
    case 'in-court':
      return all(least('noHearing', facts.hearings))
    // What was brought against somebody, and what other nations were asked, comes to an end of its own first.
    case 'withdrawn':
      return all(some('chargesOpen', facts.chargesOpen), some('requestsOpen', facts.requestsOpen))
    case 'closed':
      return all(
        some(
          'stepsOpen',
          [...BEFORE_END, ...(hasReason ? [] : REASONED)].filter((n) => !isPassed(steps, n)).length,
        ),
        some('chargesOpen', facts.chargesOpen),
        some('requestsOpen', facts.requestsOpen),
        some('unseen', facts.unseen),
        some('itemsOpen', facts.itemsOpen),
        some('itemsOffered', facts.itemsOffered),
      )
    default:
      return []
  }
}
