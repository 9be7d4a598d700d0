import type { ExercisePart } from '../../core/exercise.ts'
import { commit, publicOutlet } from './actions/commitment.ts'
import { bind, boundPersons } from './actions/person.ts'
import { namedSources } from './needs.ts'

/** Outlets of one node that are looked through. */
const MOST = 50
/** Which outlets of the exercise's country say what they do to be accurate. */
const SAID: Readonly<Record<string, string>> = {
  'Practica Morning Post (exercise)':
    'We correct what was wrong on the same page, within two days, and say what stood there before.',
  'Radio Birch (exercise)':
    'We read corrections out in the programme in which the mistake was made.',
}

/** Somebody speaks for each outlet of the exercise's country; two of them say what they do to be accurate. */
export const exercise: ExercisePart = {
  permissions: ['outlets:admit', 'outlets:speak', 'accounts:names'],
  async seed(ctx) {
    if (ctx.node.realm !== 'exercise') return
    const { items } = await ctx.ask(namedSources, { what: 'source', kind: 'outlet', limit: MOST })
    const bound = new Set((await ctx.call(boundPersons, {})).items.map(({ source }) => source))
    for (const [n, { code: source, title }] of items.toReversed().entries()) {
      if (bound.has(source)) continue
      const words = SAID[title]
      const { versions } = await ctx.call(publicOutlet, { source })
      if (words !== undefined && versions.length === 0)
        await ctx.call(commit, { source, language: 'en', words })
      await ctx.call(bind, { source, person: `exercise:outlet-${n + 1}` })
    }
  },
}
