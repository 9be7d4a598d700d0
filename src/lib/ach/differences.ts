import { checkMatrix, type Mark, type Matrix } from './matrix.ts'

/** What one analyst marked. */
export interface Sheet {
  readonly analyst: string
  readonly matrix: Matrix
}

/** A cell in which analysts differ. */
export interface Difference {
  readonly row: string
  readonly hypothesis: string
  /** The mark of each analyst, in the order of the sheets. */
  readonly marks: readonly Mark[]
}

/**
 * The cells that were not marked alike by all, row by row. Throws RangeError as `checkMatrix` does, and where the sheets
 * are not of the same rows and hypotheses in the same order.
 */
export function differences(sheets: readonly Sheet[]): Difference[] {
  const [first] = sheets
  if (first === undefined) return []
  for (const { matrix } of sheets) {
    checkMatrix(matrix)
    if (shapeOf(matrix) !== shapeOf(first.matrix)) throw new RangeError('sheets of two matrices')
  }
  const { hypotheses, rows } = first.matrix
  return rows.flatMap(({ id: row }, n) =>
    hypotheses.flatMap((hypothesis, column) => {
      const marks = sheets.map(({ matrix }) => matrix.rows[n]?.marks[column] ?? 'N')
      return new Set(marks).size > 1 ? [{ row, hypothesis, marks }] : []
    }),
  )
}

function shapeOf({ hypotheses, rows }: Matrix): string {
  return JSON.stringify([hypotheses, rows.map(({ id }) => id)])
}
