import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { areaPath } from '../../../core/permission.ts'
import { areaRow, areas } from '../store/area.ts'
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
