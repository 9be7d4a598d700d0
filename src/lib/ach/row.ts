import { checkMatrix, type Mark, type Matrix, type Row } from './matrix.ts'
import { againstOf, scoresOf, type Weighting } from './rank.ts'

const PLACE: Readonly<Record<Mark, number>> = { CC: -2, C: -1, N: 0, I: 1, II: 2 }

/** How far a row tells hypotheses apart: 0, where it says the same of all of them, to 4. */
export function diagnosticity({ marks }: Pick<Row, 'marks'>): number {
  const places = marks.map((mark) => PLACE[mark])
  return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places)
}

/**
 * Ids of rows without which another set of hypotheses would stand first: a conclusion that hangs on one of them needs a
 * second source. Throws RangeError as `checkMatrix` does.
 */
export function linchpins(matrix: Matrix, weighting: Weighting): string[] {
  checkMatrix(matrix)
  const scores = scoresOf(matrix, weighting)
  const first = firstOf(scores)
  const isOther = (row: Row) => {
    const without = scores.map((score, n) => score - againstOf(row, n, weighting))
    return firstOf(without) !== first
  }
  return matrix.rows.filter(isOther).map(({ id }) => id)
}

/** Places of the least scores, as one text. */
function firstOf(scores: readonly number[]): string {
  const least = Math.min(...scores)
  return scores.flatMap((score, n) => (score === least ? [n] : [])).join()
}
