// What attributions of a case stand on, and what its analysis amounts to: read once for a page, whatever stands on it.
import type { QueryContext } from '../../core/action.ts'
import { linchpins, type Matrix, type Ranked, rankOf } from '../../lib/ach/index.ts'
import { type Grounds, missingFor, type Missing, originsOf } from './levels.ts'
import type { Member } from './membership.ts'
import { isDone } from './protocol.ts'
import type * as noun from './schema/analysis.ts'
import { type AttributionRow, levelOf, type OpinionRow } from './schema/attribution.ts'
import * as store from './store/analysis.ts'
import { steps } from './store/case.ts'

/** Analysts whose scores are needed before anybody reads them; in the exercise one person rehearses all parts. */
export function sheetsNeeded({ node }: Pick<QueryContext, 'node'>): number {
  return node.realm === 'actual' ? 2 : 1
}

/** The matrix as an analyst marked it in a round. Throws RangeError for a sheet that was not handed in whole. */
export function matrixOf(
  { hypotheses, rows }: noun.RoundRow,
  { marks }: Pick<noun.SheetRow, 'marks'>,
): Matrix {
  return {
    hypotheses,
    rows: rows.map(({ id, reliability, credibility }) => ({
      id,
      reliability,
      credibility,
      marks: (marks[id] ?? []).flatMap((mark) => mark ?? []),
    })),
  }
}

/** Rows on which the first place of a sheet hangs, with or without weights. */
export function hingesOf(matrix: Matrix): ReadonlySet<string> {
  return new Set([...linchpins(matrix, 'weighted'), ...linchpins(matrix, 'unweighted')])
}

/** One analyst's marks of the present round: which hypotheses stand first, and on which rows that hangs. */
interface Scored {
  readonly person: string
  readonly ranked: readonly Ranked[]
  readonly hinges: ReadonlySet<string>
}

/** All that levels are judged by. */
export interface Basis {
  readonly pivots: readonly noun.PivotRow[]
  readonly sources: readonly noun.SourceRow[]
  readonly indications: readonly noun.IndicationRow[]
  readonly round: noun.RoundRow | null
  /** What the sheets that the member may read come to; empty while he is kept from them. */
  readonly scored: readonly Scored[]
  readonly isAnalysed: boolean
  readonly sheetsNeeded: number
}

/** Reads it: as much of the scores as the member may read. */
export async function basisOf(ctx: QueryContext, member: Member): Promise<Basis> {
  const { tx } = ctx
  const needed = sheetsNeeded(ctx)
  const round = await store.roundOf(tx, member)
  const done = await steps.many(tx, { case: member.case.id, step: 7 }, { limit: 1 })
  return {
    pivots: await store.pivotsOf(tx, member),
    sources: await store.sourcesOf(tx, member),
    indications: (await store.indicationsOf(tx, member)).filter((row) => row.droppedAt === null),
    round,
    scored: round === null ? [] : await scoredIn(ctx, member, { round, needed }),
    isAnalysed: isDone(done, 7),
    sheetsNeeded: needed,
  }
}

/** Reckoned once, whatever stands on it: a page has a hundred attributions. */
async function scoredIn(
  { tx }: QueryContext,
  member: Member,
  { round, needed }: { readonly round: noun.RoundRow; readonly needed: number },
): Promise<readonly Scored[]> {
  const sheets = await store.readableSheets(tx, member, { round: round.id, needed })
  return sheets.map((sheet) => {
    const matrix = matrixOf(round, sheet)
    return { person: sheet.person, ranked: rankOf(matrix, 'weighted'), hinges: hingesOf(matrix) }
  })
}

type Taken = Pick<AttributionRow, 'kind' | 'hypothesis' | 'round' | 'basis'>

/** What an attribution still lacks, with these opinions on it. */
export function lackingOf(
  basis: Basis,
  row: Taken,
  opinions: readonly Pick<OpinionRow, 'person'>[],
): readonly Missing[] {
  return missingFor(levelOf(row.kind), groundsOf(basis, row, opinions))
}

function groundsOf(
  basis: Basis,
  { hypothesis, round, basis: finding }: Taken,
  opinions: readonly Pick<OpinionRow, 'person'>[],
): Grounds {
  const { pivots, indications } = basis
  const own = basis.round !== null && basis.round.id === round ? basis.round : null
  const column = own === null || hypothesis === null ? -1 : own.hypotheses.indexOf(hypothesis)
  const scored = own === null ? [] : basis.scored
  const isOpen = ({ id, secondSource }: noun.IndicationRow) =>
    secondSource === null && scored.some(({ hinges }) => hinges.has(id))
  const isSilent = ({ person, ranked }: Scored) =>
    ranked[column]?.rank !== 1 && !opinions.some((one) => one.person === person)
  return {
    items: indications.filter(({ kind }) => kind === 'item').length,
    pivots: pivots.length,
    strongPivots: pivots.filter(({ flags }) => flags.length === 0).length,
    hasHypothesis: column >= 0,
    sheets: scored.length,
    sheetsNeeded: basis.sheetsNeeded,
    sources: independent(basis),
    openLinchpins: indications.filter(isOpen).length,
    silentDissenters: scored.filter(isSilent).length,
    hasBasis: finding !== '',
    isAnalysed: basis.isAnalysed,
  }
}

/** Sources of the rows that have no origin in common. */
function independent({ sources, indications }: Basis): number {
  const origins = originsOf(sources)
  const named = indications.flatMap(({ source, secondSource }) => [source, secondSource ?? source])
  return new Set(named.map((source) => origins.get(source) ?? source)).size
}
