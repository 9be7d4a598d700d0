import { z } from 'zod'
import { need } from '../../../core/action.ts'
import { mayOpen } from '../../../core/actor.ts'
import type { Page, PageContext } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { DAY, msBetween } from '../../../core/time.ts'
import { dutyNeed } from '../situation-needs.ts'
import { itemTexts as texts } from './readiness-texts.ts'

/** Something that must be there before a node is relied on; its state is asked of the slice that knows it. */
export interface ReadinessItem {
  /** Name under which it is marked as not applicable: letters and hyphens. */
  readonly key: string
  readonly title: Message
  /** What to do while it is not ready. */
  readonly todo: Message
  /** The page where that is done and who may open it; null where it is done on the machine. */
  readonly page: (Pick<Page, 'permission' | 'reach'> & { readonly path: string }) | null
  isReady(ctx: PageContext): Promise<boolean>
}

/** How an item stands. */
export interface Readiness {
  readonly item: ReadinessItem
  readonly state: 'ready' | 'missing' | 'waived'
  /** Why it does not apply, where it is waived. */
  readonly reason: string
  /** Where the reader may do something about it. */
  readonly path: string | null
}

const nationNeed = need<object>()('directory.nation', z.object({ iso3: z.string() }).nullable())
const agenciesNeed = need<{ iso3: string }>()(
  'directory.agencies',
  z.object({ agencies: z.array(z.object({ kind: z.string(), confirmed: z.unknown() })) }),
)
const waiversNeed = need<object>()(
  'directory.waivers',
  z.object({ waivers: z.array(z.object({ item: z.string(), reason: z.string() })) }),
)
const electionNeed = need<object>()(
  'territory.currentElection',
  z.object({ date: z.string() }).nullable(),
)
const overseerNeed = need<object>()('directory.overseer', z.object({}).nullable())
const stationsNeed = need<{ limit: number }>()(
  'territory.stations',
  z.object({ items: z.array(z.object({ id: z.string() })) }),
)
const holdersNeed = need<{ permission: string }>()(
  'accounts.holders',
  z.object({ count: z.number() }),
)
const figuresNeed = need<{ types: string[] }>()(
  'record.figures',
  z.object({
    figures: z.array(
      z.object({ type: z.string(), count: z.number(), last: z.string().nullable() }),
    ),
  }),
)
const backupsNeed = need<object>()(
  'record.backups',
  z.object({
    newest: z.string().nullable(),
    oldMs: z.number(),
    drill: z.object({ at: z.string() }).nullable(),
  }),
)
const lookedOutNeed = need<object>()('record.lookedOut', z.object({ count: z.number() }))

/** Hands forget and disks change: a drill is held again at least every quarter. */
const DRILL_OLD_MS = 90 * DAY

/** How often things of this kind were recorded. */
async function countOf(ctx: PageContext, type: string): Promise<number> {
  const { figures } = await ctx.ask(figuresNeed, { types: [type] })
  return figures.find((figure) => figure.type === type)?.count ?? 0
}

/** Whether a country is chosen and nothing of its directory is left unverified. */
async function isDirectoryConfirmed(ctx: PageContext): Promise<boolean> {
  const nation = await ctx.ask(nationNeed, {})
  if (nation === null) return false
  const { agencies } = await ctx.ask(agenciesNeed, { iso3: nation.iso3 })
  return agencies.length > 0 && agencies.every(({ confirmed }) => confirmed !== null)
}

const backupPage = {
  path: '/console/backups',
  permission: 'record:backup',
  reach: 'nation',
} as const
const setup = { path: '/console/setup', permission: 'directory:write', reach: 'nation' } as const

/** Everything that a node should have, in the order in which an office comes to it. */
export const READINESS: readonly ReadinessItem[] = [
  {
    key: 'address',
    title: texts.address,
    todo: texts.addressTodo,
    page: null,
    isReady: async ({ node }) => node.origin.startsWith('https:'),
  },
  {
    key: 'country',
    title: texts.country,
    todo: texts.countryTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.ask(nationNeed, {})) !== null,
  },
  {
    key: 'election',
    title: texts.election,
    todo: texts.electionTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.ask(electionNeed, {})) !== null,
  },
  {
    key: 'directory',
    title: texts.directory,
    todo: texts.directoryTodo,
    page: { path: '/console/directory', permission: 'directory:read' },
    isReady: isDirectoryConfirmed,
  },
  {
    key: 'backup',
    title: texts.backup,
    todo: texts.backupTodo,
    page: backupPage,
    async isReady(ctx) {
      const { newest, oldMs } = await ctx.ask(backupsNeed, {})
      return newest !== null && msBetween(newest, ctx.now) < oldMs
    },
  },
  {
    key: 'restore-drill',
    title: texts.restoreDrill,
    todo: texts.restoreDrillTodo,
    page: backupPage,
    async isReady(ctx) {
      const { drill } = await ctx.ask(backupsNeed, {})
      return drill !== null && msBetween(drill.at, ctx.now) < DRILL_OLD_MS
    },
  },
  {
    key: 'second-person',
    title: texts.secondPerson,
    todo: texts.secondPersonTodo,
    page: { path: '/console/people/office', permission: 'accounts:invite' },
    isReady: async (ctx) =>
      (await ctx.ask(holdersNeed, { permission: 'alerting:release' })).count >= 2,
  },
  {
    key: 'overseer',
    title: texts.overseer,
    todo: texts.overseerTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.ask(overseerNeed, {})) !== null,
  },
  {
    key: 'sites',
    title: texts.sites,
    todo: texts.sitesTodo,
    page: { path: '/console/sites', permission: 'monitoring:read' },
    isReady: async (ctx) =>
      (await countOf(ctx, 'site.added')) > (await countOf(ctx, 'site.removed')),
  },
  {
    key: 'stations',
    title: texts.stations,
    todo: texts.stationsTodo,
    page: { path: '/console/territory/import', permission: 'territory:import', reach: 'nation' },
    isReady: async (ctx) => (await ctx.ask(stationsNeed, { limit: 1 })).items.length > 0,
  },
  {
    key: 'duty',
    title: texts.duty,
    todo: texts.dutyTodo,
    page: { path: '/console/duty', permission: 'territory:read' },
    isReady: async (ctx) => (await ctx.ask(dutyNeed, { limit: 1 })).duties.length > 0,
  },
  {
    key: 'messages',
    title: texts.messages,
    todo: texts.messagesTodo,
    page: { path: '/console/contacts', permission: 'accounts:self' },
    // Only who received the code can have typed it.
    isReady: async (ctx) => (await countOf(ctx, 'route.confirmed')) > 0,
  },
  {
    key: 'lookout',
    title: texts.lookout,
    todo: texts.lookoutTodo,
    page: { path: '/console/lookouts', permission: 'accounts:names' },
    isReady: async (ctx) => (await ctx.ask(lookedOutNeed, {})).count > 0,
  },
  {
    key: 'drill',
    title: texts.drill,
    todo: texts.drillTodo,
    page: { path: '/console/exercise', permission: 'exercise:run', reach: 'nation' },
    isReady: async (ctx) => (await countOf(ctx, 'exercise.opened')) > 0,
  },
]

/** How every item stands. Waived ones are not asked for. */
export async function readinessOf(ctx: PageContext): Promise<readonly Readiness[]> {
  const { waivers } = await ctx.ask(waiversNeed, {})
  const reasons = new Map(waivers.map(({ item, reason }) => [item, reason]))
  const all: Readiness[] = []
  for (const item of READINESS) {
    const reason = reasons.get(item.key)
    const state = reason !== undefined ? 'waived' : (await item.isReady(ctx)) ? 'ready' : 'missing'
    const opens = item.page !== null && mayOpen(ctx.actor, item.page)
    const path = opens ? (item.page?.path ?? null) : null
    all.push({ item, state, reason: reason ?? '', path })
  }
  return all
}
