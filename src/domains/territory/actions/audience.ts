import { createHash } from 'node:crypto'
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { count } from '../../../core/bounds.ts'
import { nextOf } from '../../../core/listed.ts'
import {
  areaContains,
  areaPath,
  MAX_AREA_DEPTH,
  narrowed,
  outermost,
  withAncestors,
} from '../../../core/permission.ts'
import { deviceCounts } from '../needs.ts'
import { station } from '../schema.ts'
import { areaRow, areasIn } from '../store/area.ts'
import { depthOf, totals } from '../tree.ts'
import { middles, stationsAlong } from '../store/station.ts'

const MAX_AUDIENCE_AREAS = 200
/** Stations of one page. */
const MAX_PAGE = 5_000
/** An id is a UUID. */
const ID_LENGTH = 36

const areas = z.array(areaPath).min(1).max(MAX_AUDIENCE_AREAS)
const exceptAreas = z.array(areaPath).max(MAX_AUDIENCE_AREAS).default([])

/** What is read of an area to count what it holds. */
const part = areaRow.pick({ path: true, name: true, stations: true, changes: true })
type Part = z.infer<typeof part>

export const audience = query({
  name: 'territory.audience',
  permission: 'territory:read',
  scope: 'area',
  summary:
    'How many stations areas hold together, as far as the caller may see them. The hash is another one when other stations are meant.',
  input: z.strictObject({
    areas,
    exceptAreas,
    /** Whether to count stations without a device: that reads every device, so only who shows it asks. */
    devices: z.boolean().optional(),
    /** Levels below each of `areas` that `tree` shows. */
    depth: z.number().int().min(1).max(MAX_AREA_DEPTH).optional(),
  }),
  output: z.strictObject({
    count,
    hash: z.string(),
    perArea: z.array(z.strictObject({ path: areaPath, name: z.string(), count })),
    /** null when it was not asked for. */
    withoutDevice: z.number().int().nullable(),
    /** The areas and those below, each with its stations of the audience in and below it; empty where no `depth` was asked for. */
    tree: z.array(z.strictObject({ path: areaPath, name: z.string(), stations: count })),
  }),
  async run(ctx, input) {
    const wanted = narrowed(input.areas, ctx.areas())
    const isLeftOut = (path: string) => input.exceptAreas.some((own) => areaContains(own, path))
    const inside = await areasIn(ctx.tx, wanted, part)
    const kept = inside.filter(({ path }) => !isLeftOut(path))
    const parts = kept.filter(({ stations }) => stations > 0)
    const named = inside.filter(({ path }) => wanted.includes(path))
    const all = countIn(parts, ['/'])
    const asked = { areas: wanted, exceptAreas: input.exceptAreas }
    return {
      count: all,
      hash: audienceHash(parts),
      perArea: named.map(({ path, name }) => ({ path, name, count: countIn(parts, [path]) })),
      withoutDevice: input.devices === false ? null : all - (await countReached(ctx, parts, asked)),
      tree: input.depth === undefined ? [] : treeOf(kept, wanted, input.depth),
    }
  },
})

/** Of these areas those down to `depth` levels below one of `wanted`, with what they hold. */
function treeOf(areas: readonly Part[], wanted: readonly string[], depth: number) {
  const sums = totals(areas)
  return areas
    .filter(({ path }) =>
      wanted.some((own) => areaContains(own, path) && depthOf(path) <= depthOf(own) + depth),
    )
    .map(({ path, name }) => ({ path, name, stations: sums.get(path) ?? 0 }))
}

/** Stations in these areas and below them. */
function countIn(parts: readonly Part[], areas: readonly string[]): number {
  return parts
    .filter(({ path }) => areas.some((area) => areaContains(area, path)))
    .reduce((sum, { stations }) => sum + stations, 0)
}

/** Audiences that are counted at once. */
const MAX_SETS = 100

export const audienceCounts = query({
  name: 'territory.audienceCounts',
  permission: 'territory:read',
  scope: 'area',
  summary: 'How many stations each of several audiences holds, as far as the caller may see them.',
  input: z.strictObject({ sets: z.array(areas).max(MAX_SETS) }),
  output: z.strictObject({ counts: z.array(z.number().int()) }),
  async run(ctx, { sets }) {
    const held = ctx.areas()
    const wanted = sets.map((set) => narrowed(set, held))
    const rows = await areasIn(ctx.tx, outermost(wanted.flat()), part)
    return { counts: wanted.map((set) => countIn(rows, set)) }
  },
})

/**
 * SHA-256 over each area's path, number of stations and count of changes. The count moves whenever a station comes, goes
 * or moves, so equal hashes mean the same stations, without reading a hundred thousand ids.
 */
function audienceHash(parts: readonly Part[]): string {
  const hash = createHash('sha256')
  for (const { path, stations, changes } of parts) hash.update(`${path} ${stations} ${changes}\n`)
  return hash.digest('hex')
}

/**
 * Stations of the audience that have a device. A device counts in the area in which it was enrolled, because there it
 * hears alerts; one of a station that was closed or moved can make up for no more than its area has stations.
 */
async function countReached(
  ctx: QueryContext,
  parts: readonly Part[],
  asked: { areas: string[]; exceptAreas: string[] },
): Promise<number> {
  if (asked.areas.length === 0) return 0
  const { areas } = await ctx.ask(deviceCounts, asked)
  const reached = new Map(areas.map(({ area, stations }) => [area, stations]))
  return parts.reduce(
    (sum, { path, stations }) => sum + Math.min(stations, reached.get(path) ?? 0),
    0,
  )
}

export const audiencePage = query({
  name: 'territory.audiencePage',
  permission: 'territory:read',
  scope: 'area',
  summary: 'The stations of areas by area, page by page; `next` goes back in as `after`.',
  input: z.strictObject({
    areas,
    exceptAreas,
    after: z.string().max(250).optional(),
    limit: z.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
  }),
  output: z.strictObject({
    items: z.array(
      station.pick({ number: true, name: true, area: true, phone: true }).extend({ station: id }),
    ),
    next: z.string().nullable(),
  }),
  async run(ctx, { areas: asked, exceptAreas: except, after = '', limit }) {
    const place = { area: after.slice(0, -ID_LENGTH), id: after.slice(-ID_LENGTH) }
    const wanted = narrowed(asked, ctx.areas())
    const rows = await stationsAlong(ctx.tx, { areas: wanted, except, after: place, limit })
    return {
      items: rows.map(({ id: own, ...rest }) => ({ station: own, ...rest })),
      next: nextOf(rows, limit, (last) => `${last.area}${last.id}`),
    }
  },
})

/** Areas that have stations of their own: districts of a nation. */
const MAX_OWN_AREAS = 50_000
/** Areas whose place is told at once. */
const MAX_PLACED = 2_000

export const areaPlaces = query({
  name: 'territory.areaPlaces',
  permission: 'territory:read',
  scope: 'area',
  summary:
    'Where areas lie: the middle of their stations; those whose stations have no coordinates are left out.',
  input: z.strictObject({ areas: z.array(areaPath).max(MAX_PLACED) }),
  output: z.strictObject({
    places: z.array(z.strictObject({ path: areaPath, lat: z.number(), lon: z.number() })),
  }),
  async run(ctx, input) {
    const wanted = new Set(input.areas)
    // Not asked for each of hundreds of districts: that takes longer than the stations of all.
    const seen = { areas: ctx.areas(), limit: MAX_OWN_AREAS }
    const sums = new Map<string, { count: number; lat: number; lon: number }>()
    for (const { area, count, lat, lon } of await middles(ctx.tx, seen)) {
      for (const path of withAncestors(area).filter((one) => wanted.has(one))) {
        const sum = sums.get(path) ?? { count: 0, lat: 0, lon: 0 }
        sum.count += count
        sum.lat += lat * count
        sum.lon += lon * count
        sums.set(path, sum)
      }
    }
    const places = [...sums].map(([path, { count, lat, lon }]) => ({
      path,
      lat: lat / count,
      lon: lon / count,
    }))
    return { places }
  },
})
