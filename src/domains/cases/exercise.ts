import type { ExerciseContext, ExercisePart } from '../../core/exercise.ts'
import { fold } from '../../core/fold.ts'
import { recordOf } from '../../core/record.ts'
import { MINUTE, toMs } from '../../core/time.ts'
import { openFile } from './actions/file.ts'
import { nameHypothesis } from './actions/hypothesis.ts'
import { cover } from './actions/read.ts'
import { analysis, handIn, score } from './actions/score.ts'
import { exerciseTruth } from './needs.ts'
import { records } from './records.ts'
import { MAX_NAMED } from './schema/analysis.ts'
import { SIMULATED_ANALYST, simulatedMark } from './simulated.ts'
import { simulatedTexts as texts } from './texts/simulated.ts'

/** What is older was played before the node stopped. */
const STALE_MS = 10 * MINUTE

/** Plays a second analyst: he has read nobody's marks when he hands in his own, which follow what really happened. */
export const exercise: ExercisePart = {
  permissions: [
    'cases:analyse',
    'cases:investigate',
    'cases:join',
    'cases:list',
    'cases:read',
    'evidence:read',
    'exercise:run',
  ],
  async take(ctx, record) {
    if (toMs(ctx.now()) - toMs(record.at) > STALE_MS) return
    if (record.type === 'seat.given') {
      const { person } = recordOf(record, records['seat.given']).body
      if (person === SIMULATED_ANALYST && (await hasOpened(ctx, record.subject))) {
        await explain(ctx, record.subject)
        await mark(ctx, record.subject)
      }
    }
    const isOthers = record.type === 'scores.handedIn' && record.actor !== SIMULATED_ANALYST
    if (isOthers && (await hasOpened(ctx, record.subject))) await mark(ctx, record.subject)
  },
}

/** Opens the file where he has a seat in a case that goes on; whether it is open to him now. */
async function hasOpened(ctx: ExerciseContext, of: string): Promise<boolean> {
  const { seats, isEnded, openUntil } = await ctx.call(cover, { case: of })
  if (seats.length === 0 || isEnded) return false
  if (openUntil === null) await ctx.call(openFile, { case: of, reason: say(ctx) })
  return true
}

function say({ node }: ExerciseContext): string {
  return node.speak(node.languages[0] === 'ar' ? 'ar' : 'en')(texts.reason)
}

/** Names what may explain the case, as far as nobody has and there is room; never while a round is scored. */
async function explain(ctx: ExerciseContext, of: string): Promise<void> {
  const { hypotheses, round, incidents } = await ctx.call(analysis, { case: of })
  if (round !== null) return
  const named = hypotheses.filter(({ droppedAt }) => droppedAt === null)
  const known = new Set(named.map(({ name }) => fold(name)))
  const { explanations } = await ctx.ask(exerciseTruth, { incidents })
  const missing = explanations.filter(({ name }) => !known.has(fold(name)))
  for (const { name } of missing.slice(0, MAX_NAMED - named.length))
    await ctx.call(nameHypothesis, { case: of, name })
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
