import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { namesOf, wayTo } from '../../../core/names.ts'
import { stepOf } from '../contacts.ts'
import { isPublicKind } from '../entry.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { MAX_ROUTES, routeFields, type RouteRow } from '../route.ts'
import { iso3 } from '../schema.ts'
import * as store from '../store.ts'
import { present } from './agency.ts'

/** Names of areas, with those above them, by path; the whole country has none. Throws 404 for one that is not there. */
export async function areaNamesFor(
  ctx: CommandContext,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = paths.filter((path) => path !== '/')
  const names = await namesOf(ctx, { areas: wanted })
  if (wanted.some((path) => !names.areas.has(path))) throw refusal('unknownArea')
  return new Map(wanted.map((path) => [path, wayTo(names, path)]))
}

const writing = { permission: 'directory:write', scope: 'nation' } as const

export const addRoute = command({
  ...writing,
  name: 'directory.addRoute',
  summary: 'Says which agency is the proper one for what happened, where, and whom.',
  input: z.strictObject({ agency: id, ...routeFields }),
  output: z.strictObject({ step: id }),
  async run(ctx, { agency, area, what, where: place, who, rank, note = '' }) {
    const row = await present(ctx, agency)
    if (!isPublicKind(row.kind)) throw refusal('notForCitizens')
    const known = await store.routesOf(ctx.tx, row.iso3)
    if (known.length >= MAX_ROUTES) throw refusal('tooManyRoutes')
    const areaName = (await areaNamesFor(ctx, [area])).get(area) ?? ''
    const told = { iso3: row.iso3, area, areaName, what, place, who, agency }
    const isSame = (one: RouteRow) =>
      one.area === area &&
      one.what === what &&
      one.place === place &&
      one.who === who &&
      one.agency === agency
    if (known.some(isSame)) throw refusal('routeThere')
    const step = stepOf(ctx)
    const by = { addedBy: step.by, addedAt: step.at, step: step.id }
    await store.routes.insert(ctx.tx, { id: ctx.newId(), ...told, rank, note, ...by })
    ctx.record(records['agencyRoute.added'], {
      subject: agency,
      body: { area, what, where: place, who },
    })
    return { step: step.id }
  },
})

export const removeRoute = command({
  ...writing,
  name: 'directory.removeRoute',
  summary: 'Takes a route back: the finder names what is usual again.',
  input: z.strictObject({ route: id }),
  output: z.strictObject({ step: id }),
  async run(ctx, { route }) {
    const row = await store.routes.one(ctx.tx, { id: route, endedAt: null })
    const { agency, area, what, place: where, who } = found(row, 'unknownRoute')
    const step = stepOf(ctx)
    await store.routes.change(ctx.tx, { id: route }, { endedAt: step.at, endedStep: step.id })
    ctx.record(records['agencyRoute.removed'], {
      subject: agency,
      body: { area, what, where, who },
    })
    return { step: step.id }
  },
})

export const routes = query({
  name: 'directory.routes',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'What the authority said about which agency is the proper one in a country.',
  input: z.strictObject({ iso3 }),
  output: z.strictObject({ routes: z.array(store.routePart) }),
  run: async ({ tx }, { iso3: country }) => ({ routes: await store.routeParts(tx, country) }),
})
