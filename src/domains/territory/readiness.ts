import type { ReadinessItem } from '../../core/slice.ts'
import { currentElection } from './actions/election.ts'
import { dutyList } from './actions/official.ts'
import { stations } from './actions/station.ts'
import { votingTimesOf } from './phase.ts'
import { readinessTexts as texts } from './texts/readiness.ts'

/** One of the nation is enough to know that there are some. */
const ONE = { area: '/', limit: 1 }

/** What the territory must hold before the node is relied on. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'election',
    after: 'country',
    title: texts.election,
    todo: texts.electionTodo,
    page: { path: '/console/setup', permission: 'directory:write', reach: 'nation' },
    isReady: async (ctx) => (await ctx.call(currentElection, {})) !== null,
  },
  {
    name: 'hours',
    after: 'election',
    title: texts.hours,
    todo: texts.hoursTodo,
    page: { path: '/console/territory', permission: 'territory:write', reach: 'nation' },
    isReady: async (ctx) => {
      const election = await ctx.call(currentElection, {})
      return election !== null && votingTimesOf(election).opens !== null
    },
  },
  {
    name: 'stations',
    after: 'sites',
    title: texts.stations,
    todo: texts.stationsTodo,
    page: { path: '/console/territory/import', permission: 'territory:import', reach: 'nation' },
    isReady: async (ctx) =>
      (await ctx.call(stations, { ...ONE, search: '', after: '' })).items.length > 0,
  },
  {
    name: 'duty',
    after: 'stations',
    title: texts.duty,
    todo: texts.dutyTodo,
    page: { path: '/console/duty', permission: 'territory:read' },
    isReady: async (ctx) => (await ctx.call(dutyList, ONE)).duties.length > 0,
  },
]
