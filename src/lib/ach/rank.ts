import { weightOf } from './admiralty.ts'
import { checkMatrix, type Mark, type Matrix, type Row } from './matrix.ts'

/** Whether a row counts by its codes, or every row the same. */
export type Weighting = 'weighted' | 'unweighted'

/** A hypothesis with what speaks against it. */
export interface Ranked {
  readonly hypothesis: string
  /** Hundredths of a mark `I` of a row that counts in full; 0 where nothing speaks against it. */
  readonly score: number
  /** 1 for the least inconsistent; equal scores share a rank, and the next one counts those before it. */
  readonly rank: number
}

/** Only what is inconsistent counts: what is consistent with several hypotheses proves none of them. */
const AGAINST: Readonly<Record<Mark, number>> = { CC: 0, C: 0, N: 0, I: 1, II: 2 }
const FULL_WEIGHT = weightOf('A', '1')

/** The hypotheses in the matrix's order, ranked by least inconsistency. Throws RangeError as `checkMatrix` does. */
export function rankOf(matrix: Matrix, weighting: Weighting): Ranked[] {
  checkMatrix(matrix)
  return rankedBy(matrix, scoresOf(matrix, weighting))
}

/** What speaks against each hypothesis, in the matrix's order. */
export function scoresOf({ hypotheses, rows }: Matrix, weighting: Weighting): number[] {
  return hypotheses.map((_, n) => rows.reduce((sum, row) => sum + againstOf(row, n, weighting), 0))
}

/** What one row says against the hypothesis at this place. */
export function againstOf(row: Row, place: number, weighting: Weighting): number {
  const { reliability, credibility } = row
  const weight = weighting === 'weighted' ? weightOf(reliability, credibility) : FULL_WEIGHT
  return weight * AGAINST[row.marks[place] ?? 'N']
}

function rankedBy({ hypotheses }: Matrix, scores: readonly number[]): Ranked[] {
  return hypotheses.map((hypothesis, n) => {
    const score = scores[n] ?? 0
    return { hypothesis, score, rank: 1 + scores.filter((other) => other < score).length }
  })
}
