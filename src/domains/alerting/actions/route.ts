import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaPath, narrowed, under } from '../../../core/permission.ts'
import { language } from '../../../core/text.ts'
import { addMs, HOUR } from '../../../core/time.ts'
import { changedKeys } from '../../../lib/sql/table.ts'
import { cleanAddress } from '../address.ts'
import { audiencePage, postContacts, stationPlace } from '../needs.ts'
import { OWNER_KINDS, typedChannel } from '../reach.ts'
import { shownAddress } from '../hook.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { stationId } from '../schema.ts'
import { answersOf, shownAnswer, shownAnswerOf } from '../store/hook.ts'
import * as store from '../store/route.ts'

/** Whose routes officers see and change. */
const OFFICIAL = ['station', 'official'] as const

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
    channel: typedChannel,
    address: z.string().trim().min(3).max(200),
    language: language.optional(),
    /** Whoever it belongs to said yes to it. */
    hasConsent: z.boolean().refine((agreed) => agreed, 'they have to agree'),
  }),
  output: z.strictObject({ route: id }),
  async run(ctx, input) {
    ctx.inArea(input.area)
    const area = await placeOfRoute(ctx, input)
    const { owner, channel } = input
    const address = found(cleanAddress(channel, input.address), 'badAddress')
    const known = await store.routes.one(ctx.tx, { owner, channel, address, removedAt: null })
    if (known !== undefined) {
      ctx.unchanged('this route is there already')
      return { route: known.id }
    }
    const { ownerKind, station = null, language: spoken = null } = input
    const facts = { ownerKind, owner, station, area, channel, address, language: spoken }
    const row = routeRow(ctx, { ...facts, source: 'entered' })
    await store.routes.insert(ctx.tx, row)
    ctx.record(records['route.added'], { subject: row.id, area, body: bodyOf(row) })
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
    // People end their own contacts themselves.
    const meant = { id: input.route, ownerKind: OFFICIAL }
    const row = found(await store.routes.one(ctx.tx, meant), 'unknownRoute')
    ctx.inArea(row.area)
    if (!(await store.endRoute(ctx.tx, row.id, ctx.now))) {
      ctx.unchanged('this route has ended already')
      return {}
    }
    ctx.record(records['route.removed'], { subject: row.id, area: row.area, body: bodyOf(row) })
    return {}
  },
})

const routeFacts = store.routeRow.omit({
  id: true,
  source: true,
  since: true,
  confirmedAt: true,
  removedAt: true,
})
const shownRoute = routeFacts.extend({
  route: id,
  isFromTerritory: z.boolean(),
  isConfirmed: z.boolean(),
  /** What a webhook answered last. */
  answer: shownAnswer.nullable(),
})

export const routes = query({
  name: 'alerting.routes',
  permission: 'alerting:routes',
  scope: 'area',
  summary: 'Ways to reach the stations and posts of an area, in use.',
  input: listInput.extend({ area: areaPath.optional(), station: stationId.optional() }),
  output: listed(shownRoute),
  async run(ctx, { area, station, after = '', limit }) {
    const held = ctx.areas()
    const areas = area === undefined ? held : narrowed([area], held)
    // People's own are seen by nobody else.
    const open = { removedAt: null, ownerKind: OFFICIAL, id: { after } }
    const where = { ...open, area: under(areas), station }
    const rows = await store.routes.many(ctx.tx, where, { order: ['id'], limit })
    const hooks = rows.flatMap((row) => (row.channel === 'hook' ? [row.id] : []))
    const answers = await answersOf(ctx.tx, hooks)
    return {
      items: rows.map((row) => ({
        ...partOf(routeFacts, row),
        route: row.id,
        address: shownAddress(row),
        isFromTerritory: row.source === 'territory',
        isConfirmed: row.confirmedAt !== null,
        answer: shownAnswerOf(answers, row.id),
      })),
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
type Contact = Pick<store.RouteRow, 'owner' | 'station' | 'area' | 'address'>

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
      const wanted = contacts.flatMap((one) => {
        const address = cleanAddress(channel, one.address)
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
  const rest = after === '' ? {} : { after }
  const page = await ctx.ask(audiencePage, { areas: ['/'], limit: GATHERED, ...rest })
  const contacts = page.items.flatMap(({ station, area, phone }): Contact[] =>
    phone === null ? [] : [{ owner: station, station, area, address: phone }],
  )
  return { contacts, next: page.next }
}

async function postsFrom(ctx: CommandContext, after: string) {
  const { items } = await ctx.ask(postContacts, { after, limit: GATHERED })
  const contacts = items.map(({ official: owner, contact: address, ...place }) => {
    return { owner, address, ...place }
  })
  return { contacts, next: nextOf(items, GATHERED, (row) => row.official) }
}

/** Makes the routes of a page as wanted: new ones, changed ones, and those whose entry is gone. Gives how many changed. */
async function takeOver(
  ctx: CommandContext,
  page: Parameters<typeof store.territoryRoutes>[1] & { readonly wanted: readonly Contact[] },
): Promise<number> {
  const owners = page.wanted.map(({ owner }) => owner)
  const known = await store.routesOf(ctx.tx, owners, page.channel)
  const taken = known.filter(({ source }) => source === 'territory')
  const own = new Map(taken.map((row) => [row.owner, row]))
  let changed = 0
  const fresh: store.RouteRow[] = []
  for (const one of page.wanted) {
    const row = own.get(one.owner)
    if (row === undefined) {
      const facts = { ownerKind: page.of, channel: page.channel, language: null } as const
      fresh.push(routeRow(ctx, { ...one, ...facts, source: 'territory' }))
      // One that was taken away by hand stays away.
    } else if (row.removedAt === null && changedKeys(row, one).length > 0) {
      await store.routes.change(ctx.tx, { id: row.id }, one)
      changed += 1
    }
  }
  await store.addRoutes(ctx.tx, fresh)
  const isWanted = new Set(owners)
  for (const row of await store.territoryRoutes(ctx.tx, page)) {
    if (isWanted.has(row.owner)) continue
    await store.endRoute(ctx.tx, row.id, ctx.now)
    changed += 1
  }
  return changed + fresh.length
}
