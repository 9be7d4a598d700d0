// The one act by which a case goes on from where it stands: a step that is ready, a move that comes before the next step, or
// the page on which something is still missing. Pure.
import { ALL_DONE, type CaseFacts, type Lack, lacksOf, missingFor, STEPS } from './protocol.ts'
import { type CaseRow, type CaseState, LEADING_SEATS, type Seat, SEATS } from './schema/case.ts'

/** The page on which the act of each step is done; where none is named, on that of the evidence or of the incident. */
export const STEP_PAGES: Readonly<Record<number, string>> = {
  4: 'observations',
  5: 'observations',
  6: 'analysis',
  7: 'analysis',
  8: 'attribution',
  9: 'requests',
  10: 'justice',
}

/** Moves that this act makes. */
export const PRESSED_MOVES = ['triaged', 'investigating', 'prosecuting', 'in-court'] as const
export type PressedMove = (typeof PRESSED_MOVES)[number]

export interface NextAct {
  /** `work` is done on a page; `none` where the case is over. */
  readonly kind: 'finish' | 'move' | 'resume' | 'work' | 'none'
  /** Where a move leads; null for other acts. */
  readonly to: PressedMove | null
  /** Page of the case on which something is missing; null where it is none of its own. */
  readonly page: string | null
  readonly lacks: readonly Lack[]
  /** Seats of which one does it. */
  readonly seats: readonly Seat[]
}

const PROSECUTORS: readonly Seat[] = ['prosecutor']
/** Seats whose holders end what other States were asked. */
const REQUESTING: readonly Seat[] = [...LEADING_SEATS, 'liaison-24-7']
const NONE: NextAct = { kind: 'none', to: null, page: null, lacks: [], seats: [] }

const move = (to: PressedMove, seats: readonly Seat[] = LEADING_SEATS): NextAct => ({
  ...NONE,
  kind: 'move',
  to,
  seats,
})

const work = (page: string | null, lacks: readonly Lack[], seats: readonly Seat[]): NextAct => ({
  ...NONE,
  kind: 'work',
  page,
  lacks,
  seats,
})

/** A move by which the state follows the steps, so that the last ones find the case where they need it. */
const FOLLOWS: Readonly<Partial<Record<CaseState, readonly [number, PressedMove]>>> = {
  reported: [1, 'triaged'],
  triaged: [2, 'investigating'],
}

interface Standing {
  readonly row: CaseRow
  readonly facts: CaseFacts
}

/** What a state asks for beside the steps: those before the oldest open one are behind the case. */
function guardOf(to: CaseState, { row, facts }: Standing): readonly Lack[] {
  const lacks = missingFor(to, { row, facts, steps: [], hasReason: true })
  return lacks.filter(({ lack }) => lack !== 'stepsOpen')
}

/** What comes next in a case. */
export function nextAct({ row, facts }: Standing): NextAct {
  const { state, step } = row
  if (state === 'on-hold') return { ...NONE, kind: 'resume', seats: LEADING_SEATS }
  if (state === 'merged' || state === 'withdrawn' || step >= ALL_DONE) return NONE
  const [passed, to] = FOLLOWS[state] ?? []
  const isBehind = passed !== undefined && step > passed
  if (
    to !== undefined &&
    isBehind &&
    (to !== 'triaged' || guardOf(to, { row, facts }).length === 0)
  )
    return move(to)
  const lacks = lacksOf(step, facts, row)
  if (lacks.length === 0) return { ...NONE, kind: 'finish', seats: LEADING_SEATS }
  // What vanishes soon is settled beside the steps themselves.
  const isSettling = lacks.every(({ lack }) => lack === 'volatilesOpen')
  if (step < STEPS.length) return work(isSettling ? '' : (STEP_PAGES[step] ?? null), lacks, SEATS)
  return lastAct({ row, facts })
}

/** The way through justice, which the last step asks for. */
function lastAct(standing: Standing): NextAct {
  const { row, facts } = standing
  const toCourt = (to: 'prosecuting' | 'in-court'): NextAct => {
    const lacks = guardOf(to, standing)
    return lacks.length === 0 ? move(to, PROSECUTORS) : work('justice', lacks, PROSECUTORS)
  }
  if (row.state === 'investigating')
    return work('referral', [{ lack: 'notAccepted', count: 1 }], PROSECUTORS)
  if (row.state === 'referred') return toCourt('prosecuting')
  if (row.state === 'prosecuting') return toCourt('in-court')
  const missing = guardOf('closed', standing)
  const lacks = missing.length > 0 ? missing : lacksOf(row.step, facts, row)
  const areAll = (...names: readonly Lack['lack'][]) =>
    lacks.every(({ lack }) => names.includes(lack))
  if (areAll('requestsOpen')) return work('requests', lacks, REQUESTING)
  if (areAll('itemsOpen', 'itemsOffered')) return work(null, lacks, SEATS)
  return work('justice', lacks, [...PROSECUTORS, 'reviewer'])
}
