import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { language } from '../../../core/text.ts'
import { addMs, HOUR } from '../../../core/time.ts'
import { mailAddress, phoneNumber } from '../address.ts'
import { audiencePage, postContacts, stationPlace } from '../needs.ts'
import { OWNER_KINDS, routeChannel, type RouteChannel } from '../reach.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { stationId } from '../schema.ts'
import * as store from '../store/route.ts'

export const addRoute = command({
  name: 'alerting.addRoute',
  permission: 'alerting:routes',
  scope: 'area',
  summary: 'Enters a way to reach a station, a post or a person, with their consent.',
  input: z.strictObject({
    /** People enter their own contacts, and show by a code that they are theirs. */
    ownerKind: z.enum(OWNER_KINDS).exclude(['person']),
    owner: line(80),
    /** The station that it helps to reach; left out for a post of an area. */
    station: stationId.optional(),
    area: areaPath,
    channel: routeChannel.exclude(['push']),
    address: z.string().trim().min(3).max(200),
    language: language.optional(),
    /** Whoever it belongs to said yes to it. */
    hasConsent: z.boolean().refine((agreed) => agreed, 'they have to agree'),
  }),
  output: z.strictObject({ route: id }),
  async run(ctx, input) {
    ctx.inArea(input.area)
    const area = await placeOfRoute(ctx, input)
    const address = cleaned(input.channel, input.address)
    const known = (await store.routesOf(ctx.tx, [input.owner], input.channel)).find(
      (one) => one.removedAt === null && one.address === address,
    )
    if (known !== undefined) {
      ctx.unchanged('this route is there already')
      return { route: known.id }
    }
    const row = routeRow(ctx, {
      ownerKind: input.ownerKind,
      owner: input.owner,
      station: input.station ?? null,
      area,
      channel: input.channel,
      address,
      language: input.language ?? null,
      source: 'entered',
    })
    await store.addRoutes(ctx.tx, [row])
    ctx.record(records['route.added'], { subject: row.id, area: row.area, body: bodyOf(row) })
    return { route: row.id }
  },
})

/** Where alerts are meant for whom the route reaches: a station is where it is, whatever area was typed, and a link speaks for it. */
async function placeOfRoute(
  ctx: CommandContext,
  { station, area }: { readonly station?: string | undefined; readonly area: string },
): Promise<string> {
  if (station === undefined) return area
  const place = await ctx.ask(stationPlace, { station })
  ctx.inArea(place.area)
  return place.area
}

function cleaned(channel: RouteChannel, address: string): string {
  const clean = found(channel === 'sms' ? phoneNumber(address) : mailAddress(address), 'badAddress')
  return clean
}

/** What a record says of a route: the owner was typed, and may be the name of a person. */
function bodyOf({ ownerKind, station, channel }: store.RouteRow) {
  return { ownerKind, station, channel }
}

function routeRow(
  ctx: CommandContext,
  facts: Omit<store.RouteRow, 'id' | 'since' | 'confirmedAt' | 'removedAt'>,
): store.RouteRow {
  return { id: ctx.newId(), ...facts, since: ctx.now, confirmedAt: ctx.now, removedAt: null }
}

export const removeRoute = command({
  name: 'alerting.removeRoute',
  permission: 'alerting:routes',
  scope: 'area',
  summary: 'Ends a route and wipes its address; what territory says does not bring it back.',
  input: z.strictObject({ route: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const row = await store.routeById(ctx.tx, input.route)
    // People end their own contacts themselves.
    if (row === undefined || row.ownerKind === 'person') throw refusal('unknownRoute')
    ctx.inArea(row.area)
    if (!(await store.removeRouteRow(ctx.tx, row.id, ctx.now))) {
      ctx.unchanged('this route has ended already')
      return {}
    }
    ctx.record(records['route.removed'], { subject: row.id, area: row.area, body: bodyOf(row) })
    return {}
  },
})

const shownRoute = store.routeRow
  .omit({ id: true, source: true, since: true, confirmedAt: true, removedAt: true })
  .extend({ route: id, isFromTerritory: z.boolean(), isConfirmed: z.boolean() })

export const routes = query({
  name: 'alerting.routes',
  permission: 'alerting:routes',
  scope: 'area',
  summary: 'Ways to reach the stations and posts of an area, in use.',
  input: listInput.extend({
    area: areaPath.optional(),
    station: stationId.optional(),
  }),
  output: listed(shownRoute),
  async run(ctx, { area, station, after = '', limit }) {
    const held = ctx.areas()
    const areas =
      area === undefined
        ? held
        : held.flatMap((own) =>
            areaContains(own, area) ? [area] : areaContains(area, own) ? [own] : [],
          )
    const rows = await store.routesIn(ctx.tx, { areas, station, after, limit })
    return {
      items: rows.map(
        ({ id: route, source, since: _since, confirmedAt, removedAt: _removed, ...row }) => ({
          ...row,
          route,
          // A subscription of a browser says nothing to people.
          address: row.channel === 'push' ? '' : row.address,
          isFromTerritory: source === 'territory',
          isConfirmed: confirmedAt !== null,
        }),
      ),
      next: nextOf(rows, limit, (row) => row.id),
    }
  },
})

/** The job that takes contacts over from territory. */
export const GATHER = { kind: 'alerting.gather', subject: 'territory' } as const
/** Stations or posts that one page of gathering looks at. */
const GATHERED = 2000
/** How often territory is looked at besides after its changes. */
const GATHER_EVERY_MS = HOUR

/** What territory says of one place. */
interface Contact {
  readonly owner: string
  readonly station: string | null
  readonly area: string
  readonly address: string
}

export const gatherRoutes = command({
  name: 'alerting.gatherRoutes',
  permission: 'alerting:gather',
  scope: 'nation',
  summary:
    'For the clock: takes telephones of stations and contacts of posts over as routes, page by page.',
  input: z.strictObject({ of: z.enum(['station', 'official']), after: z.string().max(250) }),
  output: z.strictObject({ next: z.string().nullable() }),
  async run(ctx, { of, after }) {
    const { contacts, next } =
      of === 'station' ? await stationsFrom(ctx, after) : await postsFrom(ctx, after)
    let changed = 0
    for (const channel of ['sms', 'mail'] as const) {
      const clean = channel === 'sms' ? phoneNumber : mailAddress
      const wanted = contacts.flatMap((one) => {
        const address = clean(one.address)
        return address === null ? [] : [{ ...one, address }]
      })
      const until = next ?? END
      changed += await takeOver(ctx, { of, channel, wanted, after, until })
    }
    if (of === 'official' && next === null) {
      await ctx.schedule({ ...GATHER, dueAt: addMs(ctx.now, GATHER_EVERY_MS) })
    }
    if (changed === 0) ctx.unchanged('every route is as territory says')
    else ctx.record(records['route.gathered'], { subject: of, body: { changed } })
    return { next }
  },
})

export const territoryChanged = command({
  name: 'alerting.territoryChanged',
  permission: 'alerting:gather',
  scope: 'nation',
  summary: 'For the workflow: stations or posts changed, so their contacts are taken over at once.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    await ctx.schedule({ ...GATHER, dueAt: ctx.now })
    ctx.unchanged('the look itself tells what it changed')
    return {}
  },
})

/** After every id and path. */
const END = '~'

async function stationsFrom(ctx: CommandContext, after: string) {
  const page = await ctx.ask(audiencePage, {
    areas: ['/'],
    limit: GATHERED,
    ...(after === '' ? {} : { after }),
  })
  const contacts = page.items.flatMap(({ station, area, phone }): Contact[] =>
    phone === null ? [] : [{ owner: station, station, area, address: phone }],
  )
  return { contacts, next: page.next }
}

async function postsFrom(ctx: CommandContext, after: string) {
  const { items } = await ctx.ask(postContacts, { after, limit: GATHERED })
  const contacts = items.map(({ official, station, area, contact }) => ({
    owner: official,
    station,
    area,
    address: contact,
  }))
  return { contacts, next: items.length === GATHERED ? (items.at(-1)?.official ?? null) : null }
}

/** Makes the routes of a page as wanted: new ones, changed ones, and those whose entry is gone. Gives how many changed. */
async function takeOver(
  ctx: CommandContext,
  page: {
    of: 'station' | 'official'
    channel: 'sms' | 'mail'
    wanted: readonly Contact[]
    after: string
    until: string
  },
): Promise<number> {
  const known = await store.routesOf(
    ctx.tx,
    page.wanted.map(({ owner }) => owner),
    page.channel,
  )
  const own = new Map(
    known.filter(({ source }) => source === 'territory').map((row) => [row.owner, row]),
  )
  let changed = 0
  const fresh: store.RouteRow[] = []
  for (const one of page.wanted) {
    const row = own.get(one.owner)
    // One that was taken away by hand stays away.
    if (row?.removedAt !== null && row !== undefined) continue
    if (row === undefined) {
      const facts = { ownerKind: page.of, channel: page.channel, language: null } as const
      fresh.push(routeRow(ctx, { ...one, ...facts, source: 'territory' }))
    } else if (
      row.address !== one.address ||
      row.area !== one.area ||
      row.station !== one.station
    ) {
      const { address, area, station } = one
      await store.routes.change(ctx.tx, { id: row.id }, { address, area, station })
      changed += 1
    }
  }
  await store.addRoutes(ctx.tx, fresh)
  const isWanted = new Set(page.wanted.map(({ owner }) => owner))
  for (const row of await store.territoryRoutes(ctx.tx, page)) {
    if (isWanted.has(row.owner)) continue
    await store.removeRouteRow(ctx.tx, row.id, ctx.now)
    changed += 1
  }
  return changed + fresh.length
}
