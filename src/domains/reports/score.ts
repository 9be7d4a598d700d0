// In which order reports are read, from what the node may read of them; nothing is ever left out.
import { hash } from 'node:crypto'
import type { ReportRow, Routing } from './schema.ts'

type Lane = ReportRow['lane']

/** What each class weighs: what may end an election or a life comes first. */
const WHAT: Readonly<Record<Routing['what'], number>> = {
  threats: 40,
  'result-tampering': 40,
  'service-down': 35,
  'account-taken-over': 30,
  'fake-site-or-message': 30,
  ransom: 30,
  'false-voting-information': 25,
  obstruction: 25,
  'data-leak': 20,
  'official-misconduct': 20,
  'vote-buying': 15,
  other: 5,
}
const WHEN: Readonly<Record<Routing['moment'], number>> = {
  now: 30,
  today: 15,
  earlier: 5,
  unknown: 0,
}
const WHO: Readonly<Record<Routing['teller'], number>> = {
  official: 15,
  staff: 15,
  candidate: 10,
  journalist: 10,
  child: 10,
  voter: 5,
}
const DANGER = 40
/** From where on a report is read fast, and below where slowly. */
const FAST = 70
const SLOW = 20

/**
 * How far a report is to be trusted not to be one of thousands: its browser solved the puzzle, or so little comes that
 * nobody needs to, or neither.
 */
export type Trust = 'solved' | 'quiet' | 'none'

/**
 * How urgent a report seems; the higher, the sooner. Who tells it counts where an officer knows him (`isKnown`): anybody
 * calls himself an official.
 */
export function scoreOf({ what, moment, teller, danger }: Routing, isKnown = false): number {
  return WHAT[what] + WHEN[moment] + (isKnown ? WHO[teller] : 0) + (danger ? DANGER : 0)
}

/** Steps of a turn; those of what came with a solved puzzle stand before all others. */
const STEPS = 16
/** The step of what is beyond the share of its network. */
const BEYOND = STEPS - 1
/** Turns of what is beyond a share, with a solved puzzle and without. */
export const BEYOND_SHARE = [BEYOND, STEPS + BEYOND] as const

/** The turn of a report of which it turned out that it is beyond the share of its network. */
export function beyondShare(turn: number): number {
  return turn < 0 ? BEYOND : turn - (turn % STEPS) + BEYOND
}

/**
 * When a report has its turn in its lane; the lower, the sooner, whatever it says of itself. `nth` is which one of its
 * network it was within the hour, null beyond its share: only how often that doubled is kept, which tells a village from a
 * program and nobody from his neighbour. What happens while people vote (`isUrgent`) stands before all else.
 */
export function turnOf(trust: Trust, nth: number | null, isUrgent = false): number {
  const step = nth === null ? BEYOND : Math.min(BEYOND - 1, Math.floor(Math.log2(Math.max(1, nth))))
  return step + (isUrgent ? -STEPS : trust === 'solved' ? 0 : STEPS)
}

/** The lane that a report waits in. Whoever solved the puzzle does not stand among the flood, however little seems urgent. */
export function laneOf(score: number, trust: Trust): Lane {
  if (trust === 'none') return 'slow'
  if (score >= FAST) return 'fast'
  return trust === 'quiet' && score < SLOW ? 'slow' : 'normal'
}

/** How many of ten are taken from each lane in turn: the slow one never waits for ever. */
const TURN = [
  'fast',
  'fast',
  'normal',
  'fast',
  'fast',
  'normal',
  'fast',
  'fast',
  'normal',
  'slow',
] as const

/** Something for each lane. */
export type ByLane<T> = Readonly<Record<Lane, T>>

/** From which lane the next row is read, until so many of each are: six, three and one of ten. */
export function* lanesInTurn(sizes: ByLane<number>): Generator<Lane, void> {
  const left = { ...sizes }
  while (left.fast + left.normal + left.slow > 0)
    for (const lane of TURN) {
      if (left[lane] === 0) continue
      left[lane] -= 1
      yield lane
    }
}

/** Rows of the lanes one after the other, each from the lane whose turn it is. */
export function inTurn<Row>(rows: ByLane<readonly Row[]>, turns: Iterable<Lane>): Row[] {
  const next = { fast: 0, normal: 0, slow: 0 }
  return [...turns].flatMap((lane) => {
    next[lane] += 1
    return rows[lane].slice(next[lane] - 1, next[lane])
  })
}

/** What was answered to the questions that this node reads, as 64 bits: the same only where all answers are. */
export function likenessOf(routing: Routing): string {
  const answers = Object.entries(routing).filter(([question]) => question !== 'agency')
  const all = answers.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(all)).slice(0, 16)
}
