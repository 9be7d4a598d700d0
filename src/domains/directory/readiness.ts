import type { PageContext, ReadinessItem } from '../../core/slice.ts'
import { agencies } from './actions/agency.ts'
import { publicContacts } from './actions/public.ts'
import { nation } from './actions/nation.ts'
import { overseer } from './actions/overseer.ts'
import { readinessTexts as texts } from './texts/console.ts'

const setup = { path: '/console/setup', permission: 'directory:write', reach: 'nation' } as const

/** Whether a country is chosen and nothing of its directory is left unverified. */
async function isConfirmed(ctx: PageContext): Promise<boolean> {
  const chosen = await ctx.call(nation, {})
  if (chosen === null) return false
  const { agencies: all } = await ctx.call(agencies, { iso3: chosen.iso3 })
  return all.length > 0 && all.every(({ confirmed }) => confirmed !== null)
}

/** What the directory must hold before the node is relied on. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'country',
    after: 'address',
    title: texts.country,
    todo: texts.countryTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.call(nation, {})) !== null,
  },
  {
    name: 'directory',
    after: 'election',
    title: texts.directory,
    todo: texts.directoryTodo,
    page: { path: '/console/directory', permission: 'directory:read' },
    isReady: isConfirmed,
  },
  {
    name: 'authority-number',
    after: 'directory',
    title: texts.authorityNumber,
    todo: texts.authorityNumberTodo,
    page: { path: '/console/directory', permission: 'directory:read' },
    isReady: async (ctx) => {
      const { agencies: known } = await ctx.call(publicContacts, {})
      return known.some(
        ({ kind, phone, emergency }) => kind === 'authority' && (phone ?? emergency) !== null,
      )
    },
  },
  {
    name: 'overseer',
    after: 'second-person',
    title: texts.overseer,
    todo: texts.overseerTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.call(overseer, {})) !== null,
  },
]
