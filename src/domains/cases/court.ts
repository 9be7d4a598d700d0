// The court of an exercise: it decides every charge that is before it by what really happened.
import type { ExerciseContext } from '../../core/exercise.ts'
import type { Message } from '../../core/text.ts'
import { recordOutcome } from './actions/outcome.ts'
import { caseFile } from './actions/read.ts'
import { justiceFile } from './actions/read-justice.ts'
import { exerciseTruth } from './needs.ts'
import { simulatedTexts as texts } from './texts/simulated.ts'

/** Words of the exercise in the language of its country. */
export function say({ node }: ExerciseContext, words: Message): string {
  return node.speak(node.languages[0] === 'ar' ? 'ar' : 'en')(words)
}

/** Records the outcome of each open charge of a case that is in court; a case elsewhere is left alone, and so is who has no name. */
export async function judge(ctx: ExerciseContext, of: string): Promise<void> {
  const { state } = await ctx.call(caseFile, { case: of })
  if (state !== 'in-court') return
  const { charges, suspects, incidents } = await ctx.call(justiceFile, { case: of })
  const { faults } = await ctx.ask(exerciseTruth, { incidents })
  const { outcome, words } = decisionOn(faults[0]?.culprit)
  const sentence = say(ctx, words)
  const unknown = suspects.filter(({ kind }) => kind === 'unknown').map(({ id }) => id)
  for (const { id: charge, suspect, isFinal } of charges)
    if (!isFinal && !unknown.includes(suspect))
      await ctx.call(recordOutcome, { case: of, charge, outcome, isFinal: true, sentence })
}

/** Nobody is convicted of what was a mistake, or of what no evidence tells. */
function decisionOn(culprit: string | undefined) {
  if (culprit === undefined) return { outcome: 'acquitted', words: texts.untold } as const
  if (culprit === 'mistake') return { outcome: 'acquitted', words: texts.mistake } as const
  return { outcome: 'convicted', words: texts.convicted } as const
}
