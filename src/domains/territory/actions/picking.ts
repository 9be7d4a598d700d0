import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { fold } from '../../../core/fold.ts'
import { areaPath, MAX_AREA_DEPTH, MAX_AREA_NAME } from '../../../core/permission.ts'
import { areaRow, areas, areasByNames } from '../store/area.ts'
import { areasByWords, areasCounted, type Offered, partsOf } from '../store/picking.ts'
import { above } from '../tree.ts'

/** Areas whose parts are shown at once. */
const MAX_OPEN = 20
/** Parts of one area, and areas found by words; whoever looks for another one types more of its name. */
const MAX_SHOWN = 100
/** Areas that one field holds. */
const MAX_CHOSEN = 200
/** Words of a search; what is typed besides is left out. */
const MAX_WORDS = 8

const offered = z.strictObject({
  path: areaPath,
  name: z.string(),
  /** In it and below it. */
  stations: z.number().int(),
  /** Whether there is an area below it. */
  hasParts: z.boolean(),
})
/** One with the names of the areas above it, from the top, without the nation. */
const trailed = offered.extend({ way: z.array(z.string()) })
const named = areaRow.pick({ path: true, name: true })
const more = z.number().int()

/** By the numbers in names, as people count: District 2 before District 10. */
const BY_NAME = new Intl.Collator('und', { numeric: true })

export const areaChoices = query({
  name: 'territory.areaChoices',
  permission: 'territory:read',
  scope: 'shared',
  summary:
    'Areas to choose from: parts of those that are open, those that words find, and those that are chosen; what is left out is counted.',
  input: z.strictObject({
    open: z.array(areaPath).max(MAX_OPEN).default([]),
    words: z.string().max(200).default(''),
    chosen: z.array(areaPath).max(MAX_CHOSEN).default([]),
  }),
  output: z.strictObject({
    nation: offered,
    parts: z.array(z.strictObject({ of: areaPath, items: z.array(offered), more })),
    /** Null where no words were given. */
    found: z.strictObject({ items: z.array(trailed), more }).nullable(),
    /** Those that are there. */
    chosen: z.array(trailed),
  }),
  async run(ctx, { open, words, chosen }) {
    const wanted = words.split(/\s+/u).filter(Boolean).slice(0, MAX_WORDS)
    const parts = await partsOf(ctx.tx, [...new Set(open)], MAX_SHOWN)
    const found = wanted.length === 0 ? [] : await areasByWords(ctx.tx, wanted, MAX_SHOWN)
    const counted = await areasCounted(ctx.tx, [...new Set(['/', ...chosen])])
    const listed = [...found, ...counted].flatMap(({ path }) => above(path))
    const how = { limit: listed.length + 1, as: named }
    const upper = await areas.many(ctx.tx, { path: [...new Set(listed)] }, how)
    const names = new Map(upper.map(({ path, name }) => [path, name]))
    const withWay = (row: Offered) => ({
      ...shown(row),
      way: above(row.path).flatMap((path) => (path === '/' ? [] : (names.get(path) ?? []))),
    })
    const nation = counted.find(({ path }) => path === '/')
    return {
      nation: nation === undefined ? NOTHING : shown(nation),
      parts: [...Map.groupBy(parts, ({ parent }) => parent)].map(([of, rows]) => ({
        of,
        items: rows.map(shown).toSorted((a, b) => BY_NAME.compare(a.name, b.name)),
        more: leftOut(rows),
      })),
      found: wanted.length === 0 ? null : { items: found.map(withWay), more: leftOut(found) },
      chosen: counted.filter(({ path }) => chosen.includes(path)).map(withWay),
    }
  },
})

const NOTHING = { path: '/', name: '', stations: 0, hasParts: false }

function shown({ path, name, stations, hasParts }: Offered): z.infer<typeof offered> {
  return { path, name, stations, hasParts: hasParts === 1 }
}

function leftOut(rows: readonly Offered[]): number {
  return (rows[0]?.among ?? 0) - rows.length
}

/** Ways that one question asks about. */
const MAX_WAYS = 500
const way = z.array(z.string().max(MAX_AREA_NAME)).min(1).max(MAX_AREA_DEPTH)

export const areasByWay = query({
  name: 'territory.areasByWay',
  permission: 'territory:read',
  scope: 'shared',
  summary:
    'Areas by their names from the top down, in any case and spacing; ways that lead nowhere are left out.',
  input: z.strictObject({ ways: z.array(way).max(MAX_WAYS) }),
  output: z.strictObject({ areas: z.array(z.strictObject({ way, path: areaPath })) }),
  async run(ctx, { ways }) {
    const open = ways.map((names) => ({ names, path: '/' as string | undefined }))
    for (let level = 0; level < MAX_AREA_DEPTH; level += 1) {
      const steps = open.filter(({ names, path }) => path !== undefined && names.length > level)
      const parents = new Set(steps.flatMap(({ path }) => path ?? []))
      const folded = new Set(steps.map(({ names }) => fold(names[level] ?? '')))
      const rows = await areasByNames(ctx.tx, [...parents], [...folded])
      const shown = rows.filter((row) => row.import === null)
      const below = new Map(shown.map((row) => [`${row.parent}${row.nameFold}`, row.path]))
      for (const step of steps)
        step.path = below.get(`${step.path}${fold(step.names[level] ?? '')}`)
    }
    return {
      areas: open.flatMap(({ names, path }) => (path === undefined ? [] : [{ way: names, path }])),
    }
  },
})
