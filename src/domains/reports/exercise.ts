import type { ExercisePart } from '../../core/exercise.ts'
import { newBytes } from '../../core/id.ts'
import { identityOf, recipientText } from '../../lib/age/index.ts'
import { playDesk, storm } from './actions/play.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Desks of the exercise's country. */
const DESKS = [
  { agency: 'AGY-00000001', name: 'Election Commission of Alder' },
  { agency: 'AGY-00000002', name: 'Police of Alder' },
] as const

const SECRET_BYTES = 32

/** A key that nobody has: simulated officers read nothing, people take seats with their own. */
const lostKey = () => recipientText(identityOf(newBytes(SECRET_BYTES)))

/** Two agencies that receive, and reporters who write when whoever leads the exercise wants it. */
export const exercise: ExercisePart = {
  permissions: ['reports:play'],
  async seed(ctx) {
    for (const desk of DESKS)
      await ctx.call(playDesk, { ...desk, officers: [lostKey(), lostKey()], recovery: lostKey() })
  },
  buttons: [{ name: 'send', label: texts.send }],
  async press(ctx) {
    await ctx.call(storm, {})
  },
}
