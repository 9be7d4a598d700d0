import type { ExercisePart } from '../../core/exercise.ts'
import { newBytes } from '../../core/id.ts'
import { identityOf, recipientText } from '../../lib/age/index.ts'
import { playDesk, storm } from './actions/play.ts'
import { findAgencies } from './needs.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** What agencies of the exercise's country have in their names; the directory has no other ones there. */
const OF_THE_COUNTRY = 'Practica'
/** Desks of the exercise: those of its country, as many as it needs for handing a report on. */
const DESKS = 2

const SECRET_BYTES = 32

/** A key that nobody has: simulated officers read nothing, people take seats with their own. */
const lostKey = () => recipientText(identityOf(newBytes(SECRET_BYTES)))

/** Two agencies that receive, and reporters who write when whoever leads the exercise wants it. */
export const exercise: ExercisePart = {
  permissions: ['reports:play'],
  async seed(ctx) {
    const { agencies } = await ctx.ask(findAgencies, { words: OF_THE_COUNTRY })
    for (const { code, name } of agencies.slice(0, DESKS)) {
      if (code === null) continue
      const keys = { officers: [lostKey(), lostKey()], recovery: lostKey() }
      await ctx.call(playDesk, { agency: code, name, ...keys })
    }
  },
  buttons: [{ name: 'send', story: texts.story, label: texts.send, hint: texts.sendHint }],
  async press(ctx) {
    await ctx.call(storm, {})
  },
}
