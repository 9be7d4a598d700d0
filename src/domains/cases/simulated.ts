// The second analyst whom the exercise plays: where somebody gives him a seat, he names what may explain the case, and marks
// the matrix by himself once another analyst handed in.
import { createHash } from 'node:crypto'
import { FALSE_FLAG, type Mark, NONE } from '../../lib/ach/index.ts'

/** As whom he acts. */
export const SIMULATED_ANALYST = 'exercise:cases'

/**
 * His mark of one cell: the truth is never inconsistent and everything else always is, so that it stands first and alone; in about one
 * cell of five he deviates by one step, always the same for the same cell. Where no column is the truth, he says nothing but for "none of these".
 */
export function simulatedMark(row: string, column: string, truth: string | null): Mark {
  const [chance = 0] = createHash('sha256').update(`${row} ${column}`).digest()
  const isDeviating = chance < 51
  if (truth === null) return column === NONE ? 'C' : 'N'
  if (column === truth) return isDeviating ? 'C' : 'CC'
  if (column === NONE || column === FALSE_FLAG) return isDeviating ? 'II' : 'I'
  return isDeviating ? 'I' : 'II'
}
