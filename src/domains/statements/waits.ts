import { holds } from '../../core/actor.ts'
import { SHOWN_OF_SLICE, type Waits } from '../../core/page-parts.ts'
import { type WaitingItem, waiting } from './actions/read.ts'
import { wordPath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** For whom each of it waits, and in which words. */
const KINDS = {
  first: { verb: 'write', what: texts.first, act: texts.write, severity: 'severe' },
  second: { verb: 'release', what: texts.second, act: texts.read, severity: 'severe' },
  tell: { verb: 'notify', what: texts.tell, act: texts.look, severity: 'moderate' },
  judge: { verb: 'judge', what: texts.judge, act: texts.look, severity: 'moderate' },
} as const

/** What waits of the word to the public: first words, texts that somebody else wrote, people to tell, judgements. */
export const waits: Waits = {
  name: 'statements',
  permission: 'statements:read',
  async list(ctx) {
    const may = ({ verb }: { readonly verb: string }) => holds(ctx.actor, `statements:${verb}`)
    if (!Object.values(KINDS).some(may)) return []
    const { items } = await ctx.call(waiting, {})
    // Nobody publishes his own words, nor agrees with himself: it waits for the others.
    const own = await ctx.ofReader(({ actor }) =>
      items.filter(({ by }) => ctx.node.realm === 'actual' && by === actor.id).map(keyOf),
    )
    return items
      .filter((one) => may(KINDS[one.what]) && !own.includes(keyOf(one)))
      .slice(0, SHOWN_OF_SLICE)
      .map((one) => {
        const { verb: _, ...how } = KINDS[one.what]
        const { incident, since, until } = one
        const path = wordPath(incident)
        const own = { key: keyOf(one), about: aboutOf(one), cause: `incident:${incident}` }
        return { ...how, ...own, since, until, end: 'late', path }
      })
  },
}

const keyOf = ({ what, id }: WaitingItem) => `${what} ${id}`

/** The incident, with who is to be told of it. */
function aboutOf({ who, incidentCode }: WaitingItem) {
  if (who === null) return incidentCode
  const named = Object.entries(who).map(([language, one]) => [language, `${one} (${incidentCode})`])
  return Object.fromEntries(named) as Record<string, string>
}
