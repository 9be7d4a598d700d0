// In which order officers would read what came, by the slice's own order.

import { inTurn, laneOf, lanesInTurn, scoreOf, turnOf } from '../../src/domains/reports/score.ts'
import { COUNTRIES, reportsOf, type Sender } from './people.ts'

/** As far as the order knows a report; rows come in the order in which reports came. */
export interface Placed {
  readonly score: number
  /** The lower, the sooner, whatever the score. */
  readonly turn: number
  /** The first of those that stand in one row; itself where it is left out. */
  readonly kin?: string
  readonly lane: 'fast' | 'normal' | 'slow'
}

/**
 * Rows as officers read them one by one: by lane in turn, and in each what stands highest, then the oldest. Alike ones stand
 * as high as the highest of them; once the first is read, the others are still there.
 */
export function inOrder<Row extends Placed>(rows: readonly Row[]): Row[] {
  const highest = new Map<string, number>()
  for (const { kin, score } of rows)
    if (kin !== undefined) highest.set(kin, Math.max(score, highest.get(kin) ?? score))
  const heightOf = ({ kin = '', score }: Row) => highest.get(kin) ?? score
  const of = (lane: Placed['lane']) =>
    rows
      .filter((row) => row.lane === lane)
      .toSorted((a, b) => a.turn - b.turn || heightOf(b) - heightOf(a))
  const lanes = { fast: of('fast'), normal: of('normal'), slow: of('slow') }
  const { fast, normal, slow } = lanes
  const sizes = { fast: fast.length, normal: normal.length, slow: slow.length }
  return inTurn(lanes, lanesInTurn(sizes))
}

/** How many of some stand in the first tenth. */
export function shareInFirstTenth<Row extends Placed>(
  rows: readonly Row[],
  isWanted: (row: Row) => boolean,
): number {
  const first = inOrder(rows).slice(0, Math.ceil(rows.length / 10))
  return first.filter(isWanted).length / Math.max(1, rows.filter(isWanted).length)
}

/** Senders as they would stand there in a flood, or (`quiet`) as if nobody were asked to count. */
export function judged(senders: readonly Sender[], without: 'quiet' | 'none' = 'none') {
  return senders.map(({ answers, isGenuine, way }) => {
    const routing = { agency: '', area: '/', language: 'en', contact: true, ...answers } as const
    const score = scoreOf(routing)
    const trust = way === 'counted' && without === 'none' ? 'solved' : without
    return { isGenuine, score, turn: turnOf(trust, 1), lane: laneOf(score, trust) }
  })
}

/** Steps in which the share is looked for. */
const STEP = 0.0025

/** The largest share of the junk that may count as browsers do while enough genuine reports are read first. */
export function solvingTolerated(count: number, seed: number, least: number): number {
  for (let counting = 0; counting < 1; counting += STEP) {
    const senders = reportsOf({ ...COUNTRIES.first, counting }, count, seed)
    const share = shareInFirstTenth(judged(senders), ({ isGenuine }) => isGenuine)
    if (share < least) return Math.max(0, counting - STEP)
  }
  return 1
}
