import { asked } from '../../../core/asked.ts'
import { beginningOf } from '../../../core/line.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import { FALSE_FLAG, MAX_ROWS, NONE } from '../../../lib/ach/index.ts'
import { z } from 'zod'
import { analysis } from '../actions/score.ts'
import { itemsOf } from '../needs.ts'
import { standingShortTexts, standingTexts } from '../texts/analysis.ts'
import { plainWords } from './look.ts'

/** Rows of the matrix that one page shows and one form sends: each has up to eight fields of six choices. */
export const SHOWN_ROWS = 20
/** Items of evidence that a row may be chosen to stand on. */
const OFFERED_ITEMS = 200

const place = z.coerce.number().int().min(0).max(MAX_ROWS)

/** All that the page of the analysis shows. */
export async function loadAnalysis(ctx: PageContext, of: string) {
  const found = await ctx.call(analysis, { case: of })
  const from = asked(place, ctx.search['from']) ?? 0
  const isOffered = found.isAnalyst && found.incidents.length > 0
  const items = isOffered
    ? (await ctx.ask(itemsOf, { incidents: found.incidents, limit: OFFERED_ITEMS })).items
    : []
  const persons = [...found.handedIn, ...found.pivots.map(({ addedBy }) => addedBy)]
  return {
    of,
    found,
    items: items.filter(({ state }) => state === 'held'),
    /** Place of the first row that is shown. */
    from: from - (from % SHOWN_ROWS),
    names: await namesOf(ctx, { persons }),
  }
}
export type AnalysisData = Awaited<ReturnType<typeof loadAnalysis>>
type Found = AnalysisData['found']
/** A row with its number, by which people speak of it. */
export type RowPart = Found['rows'][number] & { readonly n: number }

/** Rows that the round has, in its order, or those that stand where none has begun. */
export function shownRows({ found, from }: AnalysisData): {
  readonly all: readonly RowPart[]
  readonly shown: readonly RowPart[]
} {
  const byId = new Map(found.rows.map((row) => [row.id, row]))
  const live = found.rows.filter(({ droppedAt }) => droppedAt === null)
  const rows =
    found.round === null ? live : found.round.rows.flatMap(({ id }) => byId.get(id) ?? [])
  const all = rows.map((row, at) => ({ ...row, n: at + 1 }))
  return { all, shown: all.slice(from, from + SHOWN_ROWS) }
}

/** What came, went or was rated anew since the round began: a new round would score something else. */
export function changedSince({ round, rows, hypotheses, sources }: Found): number {
  if (round === null) return 0
  const scored = new Map(round.rows.map((one) => [one.id, one]))
  const columns = new Set(round.hypotheses)
  const reliabilityOf = new Map(sources.map(({ id, reliability }) => [id, reliability]))
  const isNewRow = ({ id, droppedAt, source, credibility }: Found['rows'][number]) => {
    const before = scored.get(id)
    if (before === undefined || droppedAt !== null)
      return (before === undefined) === (droppedAt === null)
    return before.credibility !== credibility || before.reliability !== reliabilityOf.get(source)
  }
  const isNewColumn = ({ id, droppedAt }: Found['hypotheses'][number]) =>
    columns.has(id) !== (droppedAt === null)
  return rows.filter(isNewRow).length + hypotheses.filter(isNewColumn).length
}

/** A column of the matrix in words. */
export function columnName(
  t: Translator,
  { hypotheses }: Pick<Found, 'hypotheses'>,
  column: string,
) {
  if (column === NONE || column === FALSE_FLAG) return t(standingTexts[column])
  return plainWords(t, hypotheses.find(({ id }) => id === column)?.name ?? column)
}

/** Most characters of a name in the head of a column; the list has the whole of it. */
const SHORT = 40

/** The beginning of a name, for the head of a column. */
export function shortName(t: Translator, found: Pick<Found, 'hypotheses'>, column: string): string {
  if (column === NONE || column === FALSE_FLAG) return t(standingShortTexts[column])
  return beginningOf(columnName(t, found, column), SHORT)
}
