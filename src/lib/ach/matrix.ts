import type { Credibility, Reliability } from './admiralty.ts'

/** Very consistent, consistent, neither, inconsistent, very inconsistent with a hypothesis. */
export const MARKS = ['CC', 'C', 'N', 'I', 'II'] as const
export type Mark = (typeof MARKS)[number]

/** The column of "none of these": whoever names only what comes to mind ranks only that. */
export const NONE = 'none'
/** The column of "made to look like somebody else". */
export const FALSE_FLAG = 'false-flag'

/** Fewest columns: two that are named, and the two that are always there. */
export const MIN_HYPOTHESES = 4
/** Most columns, with the two that are always there. */
export const MAX_HYPOTHESES = 8
export const MAX_ROWS = 200

/** One row as one analyst marked it: a piece of evidence or its absence, with a mark for each hypothesis in their order. */
export interface Row {
  readonly id: string
  readonly reliability: Reliability
  readonly credibility: Credibility
  readonly marks: readonly Mark[]
}

/** The whole of what one analyst marked. */
export interface Matrix {
  readonly hypotheses: readonly string[]
  readonly rows: readonly Row[]
}

/**
 * Throws RangeError unless there are 4 to 8 hypotheses with both that are always there, none twice, 1 to 200 rows, none
 * twice, and a mark for each hypothesis in every row.
 */
export function checkMatrix({ hypotheses, rows }: Matrix): void {
  const count = hypotheses.length
  if (count < MIN_HYPOTHESES || count > MAX_HYPOTHESES)
    throw new RangeError(`${count} hypotheses: ${MIN_HYPOTHESES} to ${MAX_HYPOTHESES}`)
  for (const always of [NONE, FALSE_FLAG])
    if (!hypotheses.includes(always)) throw new RangeError(`the hypothesis ${always} is missing`)
  if (rows.length === 0 || rows.length > MAX_ROWS)
    throw new RangeError(`${rows.length} rows: 1 to ${MAX_ROWS}`)
  for (const ids of [hypotheses, rows.map(({ id }) => id)])
    if (new Set(ids).size < ids.length) throw new RangeError('something stands there twice')
  const wrong = rows.find(({ marks }) => marks.length !== count)
  if (wrong !== undefined) throw new RangeError(`the row ${wrong.id} needs ${count} marks`)
}
