import type { Tx } from '../../core/port.ts'
import { type Filter, type NewRow, table } from '../../lib/sql/table.ts'
import { type ChannelRow, channelRow, MAX_CHANNELS } from './channel.ts'
import { MAX_ROUTES, routeRow, type RouteRow } from './route.ts'
import * as noun from './schema.ts'

export const nations = table('nation', noun.nationRow, ['what'])
export const overseers = table('overseer', noun.overseerRow, ['what'])
export const waivers = table('waiver', noun.waiverRow, ['item'])
export const agencies = table('agency', noun.agencyRow)
export const accessions = table('accession', noun.accessionRow, ['iso3', 'treaty'])
export const channels = table('agency_channel', channelRow)
export const routes = table('agency_route', routeRow)
export const uses = table('agency_use', noun.useRow, ['agency', 'day'])

/** What is read of an agency to show it to everybody. */
export type KnownAgency = Pick<
  noun.AgencyRow,
  | 'id'
  | 'fact'
  | 'code'
  | 'iso3'
  | 'kind'
  | 'desk'
  | 'name'
  | 'nameLocal'
  | 'languages'
  | 'actsOn'
  | 'confirmedAt'
  | 'asOf'
>

/** What the office sees of a way, and of a route. */
export const channelPart = channelRow.omit({
  addedBy: true,
  addedAt: true,
  step: true,
  endedAt: true,
  endedStep: true,
})
export const routePart = routeRow.omit({ step: true, endedAt: true, endedStep: true })

/** Rows of one step: an import brings the most. */
export const MAX_STEP_ROWS = 500
/** Agencies that are looked through by name: more than all facts. */
const MAX_ALL = 2_000
/** Days that are counted together. */
const MAX_DAYS = 100

/** Who changes something, when, and as which step. */
export interface Step {
  readonly id: string
  readonly by: string
  readonly at: string
}

/** Ways to reach these agencies, the oldest first. */
export async function channelsOf(tx: Tx, agency: readonly string[]): Promise<ChannelRow[]> {
  const how = { order: ['id'], limit: MAX_CHANNELS * Math.max(agency.length, 1) } as const
  return await channels.many(tx, { agency, endedAt: null }, how)
}

/** Routes of a country. */
export async function routesOf(tx: Tx, iso3: string): Promise<RouteRow[]> {
  return await routes.many(tx, { iso3, endedAt: null }, { order: ['id'], limit: MAX_ROUTES })
}

/** Ways and routes that a step made, and those that it ended. */
export async function rowsOfStep(tx: Tx, step: string) {
  const how = { limit: MAX_STEP_ROWS }
  return {
    channels: await channels.many(tx, { step }, how),
    routes: await routes.many(tx, { step }, how),
    endedChannels: await channels.many(tx, { endedStep: step }, how),
    endedRoutes: await routes.many(tx, { endedStep: step }, how),
  }
}

/** Ends what a step made, and has again what it ended. */
export async function undoStep(
  tx: Tx,
  rows: Awaited<ReturnType<typeof rowsOfStep>>,
  { id, at }: Step,
): Promise<void> {
  const ended = { endedAt: at, endedStep: id }
  const again = { endedAt: null, endedStep: null }
  const ids = (all: readonly { readonly id: string }[]) => all.map((row) => row.id)
  await channels.change(tx, { id: ids(rows.channels) }, ended)
  await routes.change(tx, { id: ids(rows.routes) }, ended)
  await channels.change(tx, { id: ids(rows.endedChannels) }, again)
  await routes.change(tx, { id: ids(rows.endedRoutes) }, again)
}

/** All ways to reach these agencies, as the office sees them. */
export async function channelParts(tx: Tx, agency: readonly string[]) {
  const limit = MAX_CHANNELS * Math.max(agency.length, 1)
  const how = { order: ['id'], limit, as: channelPart } as const
  return await channels.many(tx, { agency, endedAt: null }, how)
}

/** Routes of a country, as the office sees them. */
export async function routeParts(tx: Tx, iso3: string) {
  const how = { order: ['id'], limit: MAX_ROUTES, as: routePart } as const
  return await routes.many(tx, { iso3, endedAt: null }, how)
}

/** Agencies of a country, or of all, as everybody sees them. */
export async function knownAgencies(tx: Tx, of: { readonly iso3?: string }) {
  const how = { order: ['name', 'id'], limit: MAX_ALL } as const
  return await agencies.many(tx, { ...of, removedAt: null }, how)
}

/** How often the finder named these agencies from a day on. */
export async function usesSince(
  tx: Tx,
  agency: readonly string[],
  from: string,
): Promise<ReadonlyMap<string, number>> {
  const limit = Math.max(agency.length, 1) * MAX_DAYS
  const sums = new Map<string, number>()
  for (const row of await uses.many(tx, { agency, day: { from } }, { limit }))
    sums.set(row.agency, (sums.get(row.agency) ?? 0) + row.answers)
  return sums
}

/** Ends these rows by a step. */
export async function endChannels(tx: Tx, ids: readonly string[], { id, at }: Step): Promise<void> {
  await channels.change(tx, { id: ids }, { endedAt: at, endedStep: id })
}

/** Adds ways, not ended. */
export async function addChannels(
  tx: Tx,
  ways: readonly Omit<NewRow<ChannelRow>, 'addedBy' | 'addedAt' | 'step'>[],
  { id, by, at }: Step,
): Promise<void> {
  await channels.insert(
    tx,
    ways.map((way) => ({ ...way, addedBy: by, addedAt: at, step: id })) as NewRow<ChannelRow>[],
  )
}

/** Agencies that were proposed or imported as any of these facts, removed ones too, by the fact. */
export async function agenciesByFact(tx: Tx, fact: readonly string[]) {
  const rows = await agencies.many(tx, { fact }, { limit: fact.length })
  return new Map(rows.map((row) => [row.fact, row]))
}

/** Agencies by code. */
export async function agenciesByCode(tx: Tx, code: readonly string[]) {
  return await agencies.many(tx, { code, removedAt: null }, { order: ['name'], limit: code.length })
}

/** Agencies of a country in the order of kind and name, with how to reach them. */
export async function agenciesOf(tx: Tx, of: Filter<noun.AgencyRow>): Promise<noun.Agency[]> {
  const order = ['kind', 'name', 'id'] as const
  const how = { order, limit: noun.MAX_AGENCIES, as: noun.agencyPart }
  const rows = await agencies.many(tx, { ...of, removedAt: null }, how)
  const ways = Map.groupBy(
    await channelsOf(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ agency }) => agency,
  )
  return rows.map(({ confirmedBy: by, confirmedAt: at, confirmedSource: source, ...row }) => {
    const own = ways.get(row.id) ?? []
    const first = (kind: noun.ContactKind) => own.find((way) => way.kind === kind)?.value ?? null
    return {
      ...row,
      website: first('website'),
      phone: first('phone'),
      emergency: first('emergency'),
      mail: first('mail'),
      confirmed: by === null || at === null || source === null ? null : { by, at, source },
    }
  })
}
