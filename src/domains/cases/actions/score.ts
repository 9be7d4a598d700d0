import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { movedBy } from '../../../core/moved.ts'
import { time } from '../../../core/time.ts'
import {
  diagnosticity,
  differences,
  MAX_HYPOTHESES,
  MAX_ROWS,
  MIN_HYPOTHESES,
  rankOf,
} from '../../../lib/ach/index.ts'
import { canonicalJson } from '../../../lib/jcs/jcs.ts'
import { isBlind, mayHaveSeen } from '../blind.ts'
import { hingesOf, matrixOf, sheetsNeeded } from '../grounds.ts'
import { ANALYSTS } from '../levels.ts'
import { hasSeat, type Member, member, memberToChange } from '../membership.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema/analysis.ts'
import { MAX_INCIDENTS, MAX_SEATS } from '../schema/case.ts'
import * as store from '../store/analysis.ts'
import { incidents, seats } from '../store/case.ts'
import { observations } from '../store/observation.ts'

const analysing = { permission: 'cases:analyse', scope: 'area' } as const

export const startScoring = command({
  ...analysing,
  name: 'cases.startScoring',
  summary:
    'Begins a round of blind scoring over the hypotheses and rows as they are now; each analyst keeps his own marks as a draft.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({ round: id }),
  async run(ctx, { case: of }) {
    const proof = await memberToChange(ctx, of, ANALYSTS)
    const before = await store.roundOf(ctx.tx, proof)
    const number = (before?.number ?? 0) + 1
    if (number > noun.MAX_ROUNDS) throw refusal('tooMany', { params: { most: noun.MAX_ROUNDS } })
    const { hypotheses, rows } = await matrixNow(ctx, proof)
    // Whoever has read the others' scores does not score the same matrix once more.
    if (before !== null && isDeepStrictEqual([hypotheses, rows], [before.hypotheses, before.rows]))
      throw refusal('matrixUnchanged')
    const round = ctx.newId()
    if (before !== null)
      await store.rounds.change(ctx.tx, { id: before.id, endedAt: null }, { endedAt: ctx.now })
    const made = { startedBy: ctx.actor.id, startedAt: ctx.now }
    const begun = { id: round, case: of, number, hypotheses, rows, ...made, endedAt: null }
    await store.rounds.insert(ctx.tx, begun)
    if (before !== null) await carryOver(ctx, before, begun)
    const body = { round, hypotheses, rows: rows.length }
    ctx.record(records['scoring.started'], { subject: of, area: proof.case.area, body })
    return { round }
  },
})

/** Columns and rows that a round begins with. */
async function matrixNow(ctx: CommandContext, proof: Member) {
  const named = await store.hypothesesOf(ctx.tx, proof)
  const live = named.filter(({ droppedAt }) => droppedAt === null)
  const hypotheses = [...live.map((one) => one.id), ...noun.STANDING]
  const ever = await store.indicationsOf(ctx.tx, proof)
  const sources = await store.sourcesOf(ctx.tx, proof)
  const reliabilityOf = new Map(sources.map((one) => [one.id, one.reliability]))
  const rows = ever
    .filter(({ droppedAt }) => droppedAt === null)
    .map(({ id: row, source, credibility }) => ({
      id: row,
      reliability: reliabilityOf.get(source) ?? 'F',
      credibility,
    }))
  if (hypotheses.length < MIN_HYPOTHESES || rows.length === 0) throw refusal('matrixIncomplete')
  return { hypotheses, rows }
}

/** What each marked before stands in his own draft: he looks at what is new. */
async function carryOver(
  { tx }: CommandContext,
  before: noun.RoundRow,
  begun: noun.RoundRow,
): Promise<void> {
  const of = { round: before.id }
  const old = [
    ...(await store.sheets.many(tx, of, { limit: noun.MAX_SHEETS })),
    ...(await store.drafts.many(tx, of, { limit: noun.MAX_SHEETS })),
  ]
  const drafts = old.map(({ person, marks }) => ({
    round: begun.id,
    person,
    marks: Object.fromEntries(
      begun.rows.map(({ id: row }) => [
        row,
        begun.hypotheses.map((one) => marks[row]?.[before.hypotheses.indexOf(one)] ?? null),
      ]),
    ),
  }))
  await store.drafts.insert(tx, drafts)
  await store.drafts.remove(tx, of)
}

interface Scoring {
  readonly case: string
  readonly round: string
}

/** The round that the analyst scores, with his marks, which he has not handed in. */
async function scoring(ctx: CommandContext, { case: of, round: asked }: Scoring) {
  const proof = await memberToChange(ctx, of, ANALYSTS)
  const round = await store.roundOf(ctx.tx, proof)
  if (round === null) throw refusal('noRound')
  if (round.id !== asked) {
    const by = { person: round.startedBy, at: round.startedAt }
    throw refusal('roundMoved', { params: await movedBy(ctx, by) })
  }
  const where = { case: of, person: ctx.actor.id }
  const ever = await seats.many(ctx.tx, where, { limit: MAX_SEATS })
  if (mayHaveSeen(ever, round.startedAt)) throw refusal('sawScores')
  const own = await store.ownMarks(ctx.tx, proof, round.id)
  if (own !== null && own.handedInAt !== null) throw refusal('handedIn')
  return { proof, round, marks: own?.marks ?? null }
}

export const score = command({
  ...analysing,
  name: 'cases.score',
  summary:
    'Keeps the marks of the caller for some rows; nobody else reads them before he hands in.',
  input: z.strictObject({ case: id, round: id, marks: noun.marksInput }),
  output: nothing,
  async run(ctx, { case: of, round: asked, marks: given }) {
    const { round, marks: before } = await scoring(ctx, { case: of, round: asked })
    const begun = await store.drafts.count(ctx.tx, { round: round.id })
    if (before === null && begun >= noun.MAX_SHEETS)
      throw refusal('tooMany', { params: { most: noun.MAX_SHEETS } })
    const marks = { ...before }
    for (const [row, cells] of Object.entries(given)) {
      if (!round.rows.some((one) => one.id === row)) throw refusal('unknownRow')
      if (Object.keys(cells).some((column) => !round.hypotheses.includes(column)))
        throw refusal('unknownHypothesis')
      const own = marks[row] ?? []
      marks[row] = round.hypotheses.map((column, n) => cells[column] ?? own[n] ?? null)
    }
    await store.drafts.put(ctx.tx, { round: round.id, person: ctx.actor.id, marks })
    ctx.unchanged('a draft is no score')
    return {}
  },
})

export const handIn = command({
  ...analysing,
  name: 'cases.handIn',
  summary:
    'Hands in the marks of the caller as they are; they are not changed any more in this round.',
  input: z.strictObject({ case: id, round: id }),
  output: nothing,
  async run(ctx, { case: of, round: asked }) {
    const { proof, round, marks } = await scoring(ctx, { case: of, round: asked })
    const handed = await store.handedIn(ctx.tx, proof, round.id)
    if (handed.length >= noun.MAX_SHEETS)
      throw refusal('tooMany', { params: { most: noun.MAX_SHEETS } })
    const cells = round.rows.flatMap(({ id: row }) => marks?.[row] ?? [])
    const marked = cells.filter((one) => one !== null).length
    const count = round.rows.length * round.hypotheses.length - marked
    if (marks === null || count > 0) throw refusal('cellsMissing', { params: { count } })
    const { salt, commitment } = committed(ctx, canonicalJson(marks))
    const own = { round: round.id, person: ctx.actor.id }
    await store.drafts.remove(ctx.tx, own)
    await store.sheets.insert(ctx.tx, { ...own, marks, salt, handedInAt: ctx.now })
    const body = { round: round.id, marks: commitment }
    ctx.record(records['scores.handedIn'], { subject: of, area: proof.case.area, body })
    return {}
  },
})

const pivotPart = noun.pivotRow.omit({
  case: true,
  originSalt: true,
  targetSalt: true,
  lookedUpSalt: true,
  droppedAt: true,
})
const sourcePart = noun.sourceRow.omit({ case: true, nameSalt: true })
const hypothesisPart = noun.hypothesisRow.omit({ case: true, nameSalt: true })
const indicationPart = noun.indicationRow.omit({ case: true, textSalt: true })
const ranked = z.strictObject({
  hypothesis: z.string(),
  score: z.number().int(),
  rank: z.number().int(),
})

/** What one analyst's marks come to, by themselves. */
const result = z.strictObject({
  person: z.string(),
  marks: z.array(
    z.strictObject({ row: id, marks: z.array(noun.mark), diagnosticity: z.number().int() }),
  ),
  weighted: z.array(ranked).max(MAX_HYPOTHESES),
  unweighted: z.array(ranked).max(MAX_HYPOTHESES),
  linchpins: z.array(id).max(MAX_ROWS),
})
export type Result = z.infer<typeof result>

export const analysis = query({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.analysis',
  summary:
    'The analysis of a case: pivots, sources, hypotheses, the matrix, and the scores that the caller may read.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({
    pivots: z.array(pivotPart),
    sources: z.array(sourcePart),
    hypotheses: z.array(hypothesisPart),
    rows: z.array(indicationPart),
    /** Whether the caller analyses: by his seat. */
    isAnalyst: z.boolean(),
    /** Incidents whose evidence rows may stand on. */
    incidents: z.array(z.string()),
    /** The item in which something was seen first, while there is no row: the first one mostly stands on it. */
    seenIn: z.string().nullable(),
    round: noun.roundRow.omit({ case: true, endedAt: true }).nullable(),
    /** Analysts whose marks are needed before anybody reads them. */
    needed: z.number().int(),
    handedIn: z.array(z.string()),
    /** Whether the caller has marks of his own to hand in. */
    isScoring: z.boolean(),
    own: noun.sheetRow.pick({ marks: true }).extend({ handedInAt: time.nullable() }).nullable(),
    /** One for each analyst, in the order in which they handed in; empty where the caller may not read them yet. */
    results: z.array(result),
    differences: z.array(
      z.strictObject({ row: id, hypothesis: z.string(), marks: z.array(noun.mark) }),
    ),
  }),
  run: async (ctx, { case: of }) => await analysisOf(ctx, await member(ctx, of)),
})

/** The whole analysis, with what the member may read of the scores. */
export async function analysisOf(ctx: QueryContext, proof: Member) {
  const { tx } = ctx
  const { id: of } = proof.case
  const round = await store.roundOf(tx, proof)
  const rows = await store.indicationsOf(tx, proof)
  const oldest = { order: ['id'], limit: 1 } as const
  const [seen] =
    rows.length === 0 ? await observations.many(tx, { case: of, droppedAt: null }, oldest) : []
  return {
    pivots: parts(pivotPart, await store.pivotsOf(tx, proof)),
    sources: parts(sourcePart, await store.sourcesOf(tx, proof)),
    hypotheses: parts(hypothesisPart, await store.hypothesesOf(tx, proof)),
    rows: parts(indicationPart, rows),
    seenIn: seen?.item ?? null,
    isAnalyst: hasSeat(proof, ANALYSTS),
    incidents: (await incidents.many(tx, { case: of }, { limit: MAX_INCIDENTS })).map(
      ({ incident }) => incident,
    ),
    needed: sheetsNeeded(ctx),
    ...(await scoresOf(ctx, proof, round)),
  }
}

/** The columns that an output shows of rows. */
function parts<R>(part: z.ZodType<R> & { readonly shape: object }, rows: readonly object[]): R[] {
  const keys = Object.keys(part.shape)
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key))) as R,
  )
}

/** What of the scores the member may read. */
async function scoresOf(ctx: QueryContext, proof: Member, round: noun.RoundRow | null) {
  if (round === null)
    return { round, handedIn: [], isScoring: false, own: null, results: [], differences: [] }
  const { tx } = ctx
  const handed = await store.handedIn(tx, proof, round.id)
  const own = await store.ownMarks(tx, proof, round.id)
  const read = { round: round.id, needed: sheetsNeeded(ctx) }
  const sheets = await store.readableSheets(tx, proof, read)
  const marked = sheets.map((sheet) => ({
    analyst: sheet.person,
    matrix: matrixOf(round, sheet),
  }))
  const { case: _, endedAt: __, ...shown } = round
  return {
    round: shown,
    handedIn: handed.map(({ person }) => person),
    isScoring: hasSeat(proof, ANALYSTS) && isBlind(proof, handed),
    own: own === null ? null : { marks: own.marks, handedInAt: own.handedInAt },
    results: marked.map(({ analyst, matrix }) => ({
      person: analyst,
      marks: matrix.rows.map((row) => ({
        row: row.id,
        marks: [...row.marks],
        diagnosticity: diagnosticity(row),
      })),
      weighted: rankOf(matrix, 'weighted'),
      unweighted: rankOf(matrix, 'unweighted'),
      linchpins: [...hingesOf(matrix)],
    })),
    differences: differences(marked).map((one) => ({ ...one, marks: [...one.marks] })),
  }
}
