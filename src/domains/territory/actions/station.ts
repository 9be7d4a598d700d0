import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { nextOf, pageRows } from '../../../core/listed.ts'
import { areaContains, areaPath, narrowed, outermost } from '../../../core/permission.ts'
import { fold } from '../../../core/fold.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import { allStations, countStations, visibleArea } from '../store/area.ts'
import { officials } from '../store/official.ts'
import * as store from '../store/station.ts'

const facts = z.strictObject({
  number: noun.stationNumber,
  name: line(200),
  area: areaPath,
  address: line(300).optional(),
  phone: noun.phone.optional(),
  lon: noun.lon.optional(),
  lat: noun.lat.optional(),
  registered: noun.registered.optional(),
})

export const addStation = command({
  name: 'territory.addStation',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Adds a polling station.',
  input: facts,
  output: z.strictObject({ station: id }),
  async run(ctx, { address = '', ...input }) {
    ctx.inArea(input.area)
    const area = found(await visibleArea(ctx.tx, input.area), 'unknownArea')
    if ((await store.takenNumbers(ctx.tx, [input.number])).size > 0) throw refusal('knownNumber')
    if ((input.lon === undefined) !== (input.lat === undefined)) throw refusal('badPosition')
    const station = ctx.newId()
    const row = { id: station, ...input, nameFold: fold(input.name), address }
    await store.stations.insert(ctx.tx, row)
    await countStations(ctx.tx, area.path, 1)
    ctx.record(records['station.added'], { subject: station, area: area.path })
    return { station }
  },
})

const { address, phone, lon, lat, registered } = facts.shape

export const changeStation = command({
  name: 'territory.changeStation',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Changes facts of a polling station; what is left out stays, null takes away.',
  input: facts.partial().extend({
    station: id,
    address: address.nullable(),
    phone: phone.nullable(),
    lon: lon.nullable(),
    lat: lat.nullable(),
    registered: registered.nullable(),
  }),
  output: z.strictObject({}),
  async run(ctx, { station, ...wanted }) {
    const row = found(await store.stationById(ctx.tx, station), 'unknownStation')
    ctx.inArea(row.area)
    const changes = given({ ...wanted, address: wanted.address === null ? '' : wanted.address })
    const to = { ...row, ...changes }
    if ((to.lon === null) !== (to.lat === null)) throw refusal('badPosition')
    if (to.number !== row.number && (await store.takenNumbers(ctx.tx, [to.number])).size > 0)
      throw refusal('knownNumber')
    if (to.area !== row.area) {
      ctx.inArea(to.area)
      const area = found(await visibleArea(ctx.tx, to.area), 'unknownArea')
      await countStations(ctx.tx, row.area, -1)
      await countStations(ctx.tx, area.path, 1)
      await officials.change(ctx.tx, { station }, { area: area.path })
    }
    await store.stations.change(ctx.tx, { id: station }, { ...changes, nameFold: fold(to.name) })
    const body = { fields: Object.keys(wanted), from: row.area }
    ctx.record(records['station.changed'], { subject: station, area: to.area, body })
    return {}
  },
})

export const closeStation = command({
  name: 'territory.closeStation',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Closes a polling station for good; its number is free again.',
  input: z.strictObject({ station: id }),
  output: z.strictObject({}),
  async run(ctx, { station }) {
    const row = found(await store.stationById(ctx.tx, station), 'unknownStation')
    ctx.inArea(row.area)
    await store.stations.change(ctx.tx, { id: station }, { closedAt: ctx.now })
    await countStations(ctx.tx, row.area, -1)
    ctx.record(records['station.closed'], { subject: station, area: row.area })
    return {}
  },
})

export const station = query({
  name: 'territory.station',
  permission: 'territory:read',
  scope: 'area',
  summary: 'All facts of a polling station.',
  input: z.strictObject({ station: id }),
  output: noun.station,
  run: (ctx, input) => visibleStation(ctx, input.station),
})

/** The station, where the caller may look. Throws 404 for others too: that one is there is no stranger's to know. */
async function visibleStation(ctx: QueryContext, wanted: string): Promise<noun.Station> {
  const row = await store.stationById(ctx.tx, wanted)
  const areas = ctx.areas()
  if (row === undefined || narrowed([row.area], areas).length === 0) throw refusal('unknownStation')
  return row
}

const shownPlace = noun.station.pick({ id: true, number: true, name: true, area: true })

function placeOf({ id: own, number, name, area }: noun.Station): z.infer<typeof shownPlace> {
  return { id: own, number, name, area }
}

export const stationPlace = query({
  name: 'territory.stationPlace',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Number, name and area of a polling station.',
  input: z.strictObject({ station: z.string().max(64) }),
  output: shownPlace,
  run: async (ctx, input) => placeOf(await visibleStation(ctx, input.station)),
})

/** Stations whose places are told at once. */
const MAX_PLACES = 500

export const stationPlaces = query({
  name: 'territory.stationPlaces',
  permission: 'territory:read',
  scope: 'area',
  summary:
    'Number, name and area of polling stations; those that the caller may not see are left out.',
  input: z.strictObject({ stations: z.array(z.string().max(64)).max(MAX_PLACES) }),
  output: z.strictObject({ stations: z.array(shownPlace) }),
  async run(ctx, input) {
    const held = ctx.areas()
    const rows = await store.stationsByIds(ctx.tx, [...new Set(input.stations)])
    const seen = rows.filter(({ area }) => held.some((one) => areaContains(one, area)))
    return { stations: seen.map(placeOf) }
  },
})

const listInput = z.strictObject({
  area: areaPath.default('/'),
  search: z.string().trim().max(100).default(''),
  after: z.string().max(100).default(''),
  limit: pageRows,
})

export const stations = query({
  name: 'territory.stations',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Polling stations by number, in an area and by the beginning of number or name.',
  input: listInput.extend({ noPhone: z.boolean().optional() }),
  output: z.strictObject({ items: z.array(noun.station), next: z.string().nullable() }),
  async run(ctx, { area, ...asked }) {
    const areas = outermost(narrowed([area], ctx.areas()))
    const items = await store.stationsBy(ctx.tx, { ...asked, areas })
    return { items, next: nextOf(items, asked.limit, (row) => row.number) }
  },
})

export const closedStations = query({
  name: 'territory.closedStations',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Polling stations that were closed, in an area and by the beginning of number or name.',
  input: listInput,
  output: z.strictObject({
    items: z.array(noun.stationRow.omit({ nameFold: true, import: true })),
    next: id.nullable(),
  }),
  async run(ctx, { area, ...asked }) {
    const areas = outermost(narrowed([area], ctx.areas()))
    const items = await store.stationsClosed(ctx.tx, { ...asked, areas })
    return { items, next: nextOf(items, asked.limit, (row) => row.id) }
  },
})

/** Most stations of which all are told at once: more than any nation has. */
const MAX_FRAME = 200_000
/** Rows of one read. */
const FRAME_ROWS = 5_000

const frameStation = noun.station.pick({ id: true, number: true, area: true, registered: true })

export const stationFrame = query({
  name: 'territory.stationFrame',
  permission: 'territory:read',
  scope: 'area',
  summary:
    'All open polling stations that the caller may see, with their registered voters: what a sample is drawn from.',
  input: z.strictObject({}),
  output: z.strictObject({ stations: z.array(frameStation) }),
  async run(ctx) {
    const areas = outermost(ctx.areas())
    const all: z.infer<typeof frameStation>[] = []
    let after = { area: '', id: '' }
    while (all.length < MAX_FRAME) {
      const part = await store.framePart(ctx.tx, { areas, after, limit: FRAME_ROWS })
      all.push(...part)
      const last = part.at(-1)
      if (last === undefined || part.length < FRAME_ROWS) break
      after = last
    }
    return { stations: all }
  },
})

export const stationTotal = query({
  name: 'territory.stationTotal',
  permission: 'anyone',
  scope: 'none',
  summary: 'For everybody: how many polling stations there are.',
  input: z.strictObject({}),
  output: z.strictObject({ stations: z.number().int() }),
  run: async ({ tx }) => ({ stations: await allStations(tx) }),
})
