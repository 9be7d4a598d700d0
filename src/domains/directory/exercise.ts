import type { ExercisePart } from '../../core/exercise.ts'
import { addAgency } from './actions/agency.ts'
import { findAgencies } from './actions/finder.ts'
import { chooseNation } from './actions/nation.ts'
import { EXERCISE_COUNTRY } from './facts.ts'

/** Its agencies, which take what citizens report there. */
const AGENCIES = [
  { kind: 'authority', name: 'Election Authority of Practica' },
  { kind: 'reporting', desk: 'police', name: 'Police of Practica' },
] as const

/** The directory of the exercise's country. */
export const exercise: ExercisePart = {
  permissions: ['directory:write'],
  async seed(ctx) {
    const { iso3, languages } = EXERCISE_COUNTRY
    if (ctx.node.realm === 'exercise') await ctx.call(chooseNation, { iso3, languages })
    for (const { name, ...kind } of AGENCIES) {
      const { agencies } = await ctx.call(findAgencies, { words: name })
      if (agencies.some((one) => one.name === name)) continue
      const said = { languages: 'en ar', source: 'https://exercise.example/agencies' }
      await ctx.call(addAgency, { iso3, ...kind, name, ...said })
    }
  },
}
