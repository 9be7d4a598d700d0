import type { ExercisePart } from '../../core/exercise.ts'
import { playDay, playGroups } from './actions/play.ts'
import { elsewhereTexts as texts } from './texts/office.ts'

/** Two groups with two hundred observers, who write when whoever leads the exercise starts the polling day. */
export const exercise: ExercisePart = {
  permissions: ['pollwatch:play', 'territory:read'],
  async seed(ctx) {
    await ctx.call(playGroups, {})
  },
  buttons: [{ name: 'polls', story: texts.story, label: texts.polls, hint: texts.pollsHint }],
  async press(ctx) {
    await ctx.call(playDay, {})
  },
}
