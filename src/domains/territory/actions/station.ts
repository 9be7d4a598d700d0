import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { nextOf, pageRows } from '../../../core/listed.ts'
import { areaContains, areaPath, outermost } from '../../../core/permission.ts'
import { narrowed } from '../areas.ts'
import { fold } from '../fold.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import { countStations, visibleArea } from '../store/area.ts'
import { officials } from '../store/official.ts'
import * as store from '../store/station.ts'
import { stationById, type StationRow } from '../store/station.ts'

const facts = {
  number: noun.stationNumber,
  name: noun.line(200),
  area: areaPath,
  address: noun.line(300),
  phone: noun.phone,
  lon: noun.lon,
  lat: noun.lat,
}

export const addStation = command({
  name: 'territory.addStation',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Adds a polling station.',
  input: z.strictObject({
    number: facts.number,
    name: facts.name,
    area: facts.area,
    address: facts.address.optional(),
    phone: facts.phone.optional(),
    lon: facts.lon.optional(),
    lat: facts.lat.optional(),
  }),
  output: z.strictObject({ station: id }),
  async run(ctx, input) {
    ctx.inArea(input.area)
    const area = found(await visibleArea(ctx.tx, input.area), 'unknownArea')
    if ((await store.takenNumbers(ctx.tx, [input.number])).size > 0) throw refusal('knownNumber')
    const position = { lon: input.lon ?? null, lat: input.lat ?? null }
    if ((position.lon === null) !== (position.lat === null)) throw refusal('badPosition')
    const station = ctx.newId()
    await store.stations.insert(ctx.tx, {
      id: station,
      number: input.number,
      name: input.name,
      nameFold: fold(input.name),
      address: input.address ?? '',
      phone: input.phone,
      area: area.path,
      ...position,
    })
    await countStations(ctx.tx, area.path, 1)
    ctx.record(records['station.added'], { subject: station, area: area.path })
    return { station }
  },
})

export const changeStation = command({
  name: 'territory.changeStation',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Changes facts of a polling station; what is left out stays, null takes away.',
  input: z.strictObject({
    station: id,
    number: facts.number.optional(),
    name: facts.name.optional(),
    area: facts.area.optional(),
    address: facts.address.nullable().optional(),
    phone: facts.phone.nullable().optional(),
    lon: facts.lon.nullable().optional(),
    lat: facts.lat.nullable().optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { station, ...wanted }) {
    const row = found(await stationById(ctx.tx, station), 'unknownStation')
    ctx.inArea(row.area)
    const to = changed(row, wanted)
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
    await store.stations.change(ctx.tx, { id: station }, to)
    const body = { fields: Object.keys(wanted), from: row.area }
    ctx.record(records['station.changed'], { subject: station, area: to.area, body })
    return {}
  },
})

type Wanted = { [F in keyof typeof facts]?: z.infer<(typeof facts)[F]> | null | undefined }

function changed(found: StationRow, wanted: Wanted) {
  const name = wanted.name ?? found.name
  return {
    number: wanted.number ?? found.number,
    name,
    nameFold: fold(name),
    area: wanted.area ?? found.area,
    address: wanted.address === undefined ? found.address : (wanted.address ?? ''),
    phone: wanted.phone === undefined ? found.phone : wanted.phone,
    lon: wanted.lon === undefined ? found.lon : wanted.lon,
    lat: wanted.lat === undefined ? found.lat : wanted.lat,
  }
}

export const closeStation = command({
  name: 'territory.closeStation',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Closes a polling station for good; its number is free again.',
  input: z.strictObject({ station: id }),
  output: z.strictObject({}),
  async run(ctx, { station }) {
    const row = found(await stationById(ctx.tx, station), 'unknownStation')
    ctx.inArea(row.area)
    await store.stations.change(ctx.tx, { id: station }, { closedAt: ctx.now })
    await countStations(ctx.tx, row.area, -1)
    ctx.record(records['station.closed'], { subject: station, area: row.area })
    return {}
  },
})

/** A station as others read it. */
function stationOf(row: StationRow): z.infer<typeof noun.station> {
  const { id: own, number, name, address, phone, area, lon, lat } = row
  return { id: own, number, name, address, phone, area, lon, lat }
}

export const station = query({
  name: 'territory.station',
  permission: 'territory:read',
  scope: 'area',
  summary: 'All facts of a polling station.',
  input: z.strictObject({ station: id }),
  output: noun.station,
  async run(ctx, input) {
    return stationOf(await visibleStation(ctx, input.station))
  },
})

/** The station, where the caller may look. Throws 404 for others too: that one is there is no stranger's to know. */
async function visibleStation(ctx: QueryContext, wanted: string): Promise<StationRow> {
  const row = await stationById(ctx.tx, wanted)
  const areas = ctx.areas()
  if (row === undefined || narrowed([row.area], areas).length === 0) throw refusal('unknownStation')
  return row
}

const shownPlace = noun.station.pick({ id: true, number: true, name: true, area: true })

export const stationPlace = query({
  name: 'territory.stationPlace',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Number, name and area of a polling station.',
  input: z.strictObject({ station: z.string().max(64) }),
  output: shownPlace,
  async run(ctx, input) {
    const row = await visibleStation(ctx, input.station)
    return { id: row.id, number: row.number, name: row.name, area: row.area }
  },
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
  output: z.strictObject({
    stations: z.array(shownPlace),
  }),
  async run(ctx, input) {
    const held = ctx.areas()
    const rows = await store.stationsByIds(ctx.tx, [...new Set(input.stations)])
    const seen = rows.filter(({ area }) => held.some((one) => areaContains(one, area)))
    return {
      stations: seen.map(({ id: own, number, name, area }) => ({ id: own, number, name, area })),
    }
  },
})

export const stations = query({
  name: 'territory.stations',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Polling stations by number, in an area and by the beginning of number or name.',
  input: z.strictObject({
    area: areaPath.default('/'),
    search: z.string().trim().max(100).default(''),
    /** Number after which the list goes on. */
    after: z.string().max(100).default(''),
    limit: pageRows,
  }),
  output: z.strictObject({ items: z.array(noun.station), next: z.string().nullable() }),
  async run(ctx, { area, search, after, limit }) {
    const areas = outermost(narrowed([area], ctx.areas()))
    const rows = await store.stationsBy(ctx.tx, { areas, search, after, limit })
    const next = nextOf(rows, limit, (row) => row.number)
    return { items: rows.map(stationOf), next }
  },
})
