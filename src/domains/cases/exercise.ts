import type { ExerciseContext, ExercisePart } from '../../core/exercise.ts'
import { fold } from '../../core/fold.ts'
import { recordOf, type SequencedRecord } from '../../core/record.ts'
import { MINUTE, toMs } from '../../core/time.ts'
import { openFile } from './actions/file.ts'
import { addSource, nameHypothesis } from './actions/hypothesis.ts'
import { lookAgain, observations } from './actions/observation.ts'
import { addPivot } from './actions/pivot.ts'
import { cover } from './actions/read.ts'
import { analysis, handIn, score } from './actions/score.ts'
import { judge, say } from './court.ts'
import { exerciseTruth } from './needs.ts'
import { records } from './records.ts'
import { MAX_NAMED } from './schema/analysis.ts'
import type { Seat } from './schema/case.ts'
import { SIMULATED_ANALYST, simulatedMark } from './simulated.ts'
import { simulatedTexts as texts } from './texts/simulated.ts'

/** Characters of either end of a pivot. */
const MAX_NAME = 300

/** What is older was played before the node stopped. */
const STALE_MS = 10 * MINUTE

/**
 * Plays a second analyst, who looks at what others observed, follows one link of it, and has read nobody's marks when he
 * hands in his own, and a court, whose decisions a prosecutor brings back: each where he was given the seat. Both follow
 * what really happened.
 */
export const exercise: ExercisePart = {
  permissions: [
    'cases:analyse',
    'cases:investigate',
    'cases:join',
    'cases:list',
    'cases:prosecute',
    'cases:read',
    'evidence:read',
    'exercise:run',
    'incidents:read',
  ],
  async take(ctx, record) {
    if (toMs(ctx.now()) - toMs(record.at) > STALE_MS) return
    const { subject: of } = record
    if (isForAnalyst(record) && (await hasOpened(ctx, of, 'investigator'))) {
      await explain(ctx, of)
      await mark(ctx, of)
      await look(ctx, of)
    }
    if (isForCourt(record) && (await hasOpened(ctx, of, 'prosecutor'))) await judge(ctx, of)
  },
}

/** Whether he was given a seat. */
function isSeat(record: SequencedRecord): boolean {
  if (record.type !== records['seat.given'].type) return false
  return recordOf(record, records['seat.given']).body.person === SIMULATED_ANALYST
}

function isForAnalyst(record: SequencedRecord): boolean {
  const { type, actor } = record
  const isOthers = actor !== SIMULATED_ANALYST
  return isSeat(record) || (FOR_ANALYST.has(type) && isOthers)
}

const FOR_ANALYST: ReadonlySet<string> = new Set(
  [records['scores.handedIn'], records['observation.mapped']].map(({ type }) => type),
)

const FOR_COURT: ReadonlySet<string> = new Set(
  [records['case.moved'], records['charge.brought'], records['suspect.named']].map(
    ({ type }) => type,
  ),
)

function isForCourt(record: SequencedRecord): boolean {
  return isSeat(record) || FOR_COURT.has(record.type)
}

/** Opens the file where he has this seat in a case that goes on; whether it is open to him now. */
async function hasOpened(ctx: ExerciseContext, of: string, seat: Seat): Promise<boolean> {
  const { seats, isEnded, openUntil } = await ctx.call(cover, { case: of })
  if (!seats.includes(seat) || isEnded) return false
  if (openUntil === null) await ctx.call(openFile, { case: of, reason: say(ctx, texts.reason) })
  return true
}

/** Names what may explain the case and who says something of it, as far as nobody has; never while a round is scored. */
async function explain(ctx: ExerciseContext, of: string): Promise<void> {
  const { hypotheses, round, incidents, sources } = await ctx.call(analysis, { case: of })
  if (round !== null) return
  if (sources.length === 0)
    await ctx.call(addSource, { case: of, name: say(ctx, texts.sourceName), reliability: 'B' })
  const named = hypotheses.filter(({ droppedAt }) => droppedAt === null)
  const known = new Set(named.map(({ name }) => fold(name)))
  const { explanations } = await ctx.ask(exerciseTruth, { incidents })
  const missing = explanations.filter(({ name }) => !known.has(fold(name)))
  for (const { name } of missing.slice(0, MAX_NAMED - named.length))
    await ctx.call(nameHypothesis, { case: of, name })
}

/** Looks at each technique that nobody else has, and follows the oldest observation to the site, where nobody followed any. */
async function look(ctx: ExerciseContext, of: string): Promise<void> {
  const { items } = await ctx.call(observations, { case: of })
  const mapped = items.filter(({ mappedBy, droppedAt }) => mappedBy !== null && droppedAt === null)
  for (const { id: observation, lookedBy, mappedAt } of mapped)
    if (lookedBy === null && mappedAt !== null)
      await ctx.call(lookAgain, { case: of, observation, mappedAt })
  const { pivots, incidents } = await ctx.call(analysis, { case: of })
  const { faults } = await ctx.ask(exerciseTruth, { incidents })
  const [first, fault] = [mapped.at(-1), faults[0]]
  if (pivots.length > 0 || first === undefined || fault === undefined) return
  await ctx.call(addPivot, {
    case: of,
    origin: first.value.slice(0, MAX_NAME),
    method: 'log',
    target: fault.host,
    lookedUp: say(ctx, texts.lookedUp),
    seen: fault.at,
    baseRate: 1,
    counted: ctx.now(),
    network: [],
  })
}

/** Marks the matrix and hands in, once another analyst has. */
async function mark(ctx: ExerciseContext, of: string): Promise<void> {
  const { round, handedIn, isScoring, hypotheses, incidents } = await ctx.call(analysis, {
    case: of,
  })
  if (round === null || !isScoring || handedIn.length === 0) return
  const { faults, explanations } = await ctx.ask(exerciseTruth, { incidents })
  const culprit = explanations.find((one) => one.culprit === faults[0]?.culprit)?.name ?? ''
  const truth = hypotheses.find(({ name }) => fold(name) === fold(culprit))?.id ?? null
  const marks = Object.fromEntries(
    round.rows.map(({ id: row }) => [
      row,
      Object.fromEntries(
        round.hypotheses.map((column) => [column, simulatedMark(row, column, truth)]),
      ),
    ]),
  )
  await ctx.call(score, { case: of, round: round.id, marks })
  await ctx.call(handIn, { case: of, round: round.id })
}
