import type { ExercisePart } from '../../core/exercise.ts'
import { addAgency } from './actions/agency.ts'
import { findAgencies } from './actions/finder.ts'

/** The exercise's country in the part of ISO 3166 that everybody may use as he likes. */
const ISO3 = 'XAL'

/** Its agencies, which take what citizens report there. */
const AGENCIES = [
  { kind: 'authority', name: 'Election Commission of Alder' },
  { kind: 'reporting', desk: 'police', name: 'Police of Alder' },
] as const

/** The directory of the exercise's country. */
export const exercise: ExercisePart = {
  permissions: ['directory:write'],
  async seed(ctx) {
    for (const { name, ...kind } of AGENCIES) {
      const { agencies } = await ctx.call(findAgencies, { words: name })
      if (agencies.some((one) => one.name === name)) continue
      const said = { languages: 'en ar', source: 'https://exercise.example/agencies' }
      await ctx.call(addAgency, { iso3: ISO3, ...kind, name, ...said })
    }
  },
}
