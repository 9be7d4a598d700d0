// The analysis of a case as its report tells it: pivots, sources, the matrix, what each analyst's marks come to with and
// without weights, and where they differ. Marks stay blind for whoever scores himself and has not handed in.
import type { QueryContext } from '../../core/action.ts'
import { analysisOf } from './actions/score.ts'
import type { itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import { fitting } from './report-lists.ts'
import type { Numbers } from './report-numbers.ts'

/** Characters that pivots take in a report, and rows with their marks. */
const MAX_CHARACTERS = { pivots: 250_000, rows: 400_000 } as const
/** Cells in which analysts differ that a report tells. */
const MAX_DIFFERENCES = 300

interface Of {
  readonly items: Awaited<ReturnType<typeof itemsOf>>
  readonly numbers: Numbers
}

/** All of it, with persons by number and sources by their place in the list. */
export async function analysisTold(ctx: QueryContext, member: Member, { items, numbers }: Of) {
  const found = await analysisOf(ctx, member)
  const codes = new Map(items.map(({ id, code }) => [id, code]))
  const placeOf = (id: string | null) => {
    const at = found.sources.findIndex((one) => one.id === id)
    return at < 0 ? null : at + 1
  }
  const pivots = fitting(
    found.pivots.map(({ id: _i, addedBy: _b, addedAt: _a, ...pivot }) => pivot),
    MAX_CHARACTERS.pivots,
  )
  const held = found.rows.filter(({ droppedAt }) => droppedAt === null)
  const rows = fitting(
    held.map((row) => ({
      id: row.id,
      kind: row.kind,
      on: row.kind === 'item' ? (codes.get(row.subject ?? '') ?? null) : null,
      text: row.text,
      source: placeOf(row.source),
      secondSource: placeOf(row.secondSource),
      credibility: row.credibility,
    })),
    MAX_CHARACTERS.rows,
  )
  const shown = new Set(rows.kept.map(({ id }) => id))
  return {
    pivots: pivots.kept,
    pivotsLeftOut: pivots.leftOut,
    sources: found.sources.map(({ name, reliability, origin }, n) => ({
      number: n + 1,
      name,
      reliability,
      origin: placeOf(origin),
    })),
    hypotheses: found.hypotheses.map(({ id, name, droppedAt }) => ({ id, name, droppedAt })),
    rows: rows.kept,
    rowsLeftOut: rows.leftOut,
    /** Hypotheses in the order of the marks; empty before scoring began. */
    columns: found.round?.hypotheses ?? [],
    needed: found.needed,
    handedIn: found.handedIn.length,
    results: found.results.map(({ person, marks, ...result }) => ({
      analyst: numbers.of(person),
      marks: marks.filter(({ row }) => shown.has(row)),
      ...result,
    })),
    differences: found.differences.slice(0, MAX_DIFFERENCES),
    differencesLeftOut: Math.max(0, found.differences.length - MAX_DIFFERENCES),
  }
}
export type AnalysisTold = Awaited<ReturnType<typeof analysisTold>>
