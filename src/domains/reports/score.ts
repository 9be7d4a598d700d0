// In which order reports are read, from what the node may read of them; nothing is ever left out.
import { simhash } from '../../lib/simhash/index.ts'
import type { Routing } from './schema.ts'

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
const FAST = 75
const SLOW = 25

/**
 * How far a report is to be trusted not to be one of thousands: its browser solved the puzzle, or so little comes that
 * nobody needs to, or neither.
 */
export type Trust = 'solved' | 'quiet' | 'none'

/** How urgent a report seems; the higher, the sooner. */
export function scoreOf({ what, moment, teller, danger }: Routing): number {
  return WHAT[what] + WHEN[moment] + WHO[teller] + (danger ? DANGER : 0)
}

/** The lane that a report waits in. Whoever solved the puzzle does not stand among the flood, however little seems urgent. */
export function laneOf(score: number, trust: Trust): 'fast' | 'normal' | 'slow' {
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

/** The lanes' rows in the order in which they are read: six, three and one of ten, the best first in each. */
export function inTurn<Row>(
  lanes: Readonly<Record<'fast' | 'normal' | 'slow', readonly Row[]>>,
): Row[] {
  const next = { fast: 0, normal: 0, slow: 0 }
  const total = lanes.fast.length + lanes.normal.length + lanes.slow.length
  const out: Row[] = []
  while (out.length < total)
    for (const lane of TURN) {
      const row = lanes[lane][next[lane]]
      if (row === undefined) continue
      next[lane] += 1
      out.push(row)
    }
  return out
}

/** How a report looks to a node that cannot read it: what differs most counts most. */
export function likenessOf(routing: Routing): string {
  const { what, place, teller, moment, language, forward, contact } = routing
  return simhash({
    [`what ${what}`]: 8,
    [`place ${place}`]: 4,
    [`moment ${moment}`]: 3,
    [`teller ${teller}`]: 2,
    [`language ${language}`]: 2,
    [`forward ${forward}`]: 1,
    [`contact ${contact}`]: 1,
  })
}
