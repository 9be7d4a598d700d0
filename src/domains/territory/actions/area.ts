import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { line } from '../../../core/line.ts'
import { areaPath, MAX_AREA_DEPTH, MAX_AREA_NAME } from '../../../core/permission.ts'
import { fold } from '../../../core/fold.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { areaCode, MAX_AREAS } from '../schema.ts'
import { addAreas, areaRow, areas, areasByNames, areasIn, visibleArea } from '../store/area.ts'
import { depthOf, totals } from '../tree.ts'

const kind = line(40)

export const addArea = command({
  name: 'territory.addArea',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Adds an area below another one; without a code it gets the next number.',
  input: z.strictObject({
    parent: areaPath,
    name: line(MAX_AREA_NAME),
    kind: kind.default('area'),
    code: areaCode.optional(),
  }),
  output: z.strictObject({ path: areaPath }),
  async run(ctx, input) {
    ctx.inArea(input.parent)
    const parent = found(await visibleArea(ctx.tx, input.parent), 'unknownArea')
    if (depthOf(parent.path) >= MAX_AREA_DEPTH) throw refusal('tooDeep')
    if ((await areas.count(ctx.tx, {})) >= MAX_AREAS) throw refusal('tooManyAreas')
    const nameFold = fold(input.name)
    const path = `${parent.path}${input.code ?? parent.nextCode}/`
    const twins = await areasByNames(ctx.tx, [parent.path], [nameFold])
    if (twins.length > 0 || (await areas.one(ctx.tx, { path }))) throw refusal('knownArea')
    // A number given by hand must not be given out again.
    const given = Number(input.code ?? parent.nextCode)
    const isCount = /^\d{1,12}$/.test(input.code ?? '0') && given >= parent.nextCode
    if (isCount) await areas.change(ctx.tx, { path: parent.path }, { nextCode: given + 1 })
    await addAreas(ctx.tx, [{ ...input, path, nameFold }])
    ctx.record(records['area.added'], { subject: path, area: path })
    return { path }
  },
})

export const renameArea = command({
  name: 'territory.renameArea',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Gives an area another name or kind; its path stays.',
  input: z.strictObject({
    path: areaPath,
    name: line(MAX_AREA_NAME),
    kind: kind.optional(),
    /** What it is called now; refused where somebody gave it another name since. */
    was: line(MAX_AREA_NAME).optional(),
  }),
  output: z.strictObject({ before: areaRow.pick({ name: true, kind: true }) }),
  async run(ctx, { path, was, ...input }) {
    ctx.inArea(path)
    const row = found(await visibleArea(ctx.tx, path), 'unknownArea')
    if (was !== undefined && was !== row.name) throw refusal('changedSince')
    const nameFold = fold(input.name)
    const twins = await areasByNames(ctx.tx, [row.parent], [nameFold])
    if (twins.some((twin) => twin.path !== path)) throw refusal('knownArea')
    await areas.change(ctx.tx, { path }, given({ ...input, nameFold }))
    ctx.record(records['area.renamed'], { subject: path, area: path })
    return { before: { name: row.name, kind: row.kind } }
  },
})

const named = areaRow.pick({ path: true, name: true })
const counted = areaRow.pick({ path: true, name: true, kind: true, stations: true })

export const areaNames = query({
  name: 'territory.areaNames',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'Names of areas by path; paths of no area are left out.',
  input: z.strictObject({ paths: z.array(areaPath).max(5000) }),
  output: z.strictObject({ areas: z.array(named) }),
  async run(ctx, { paths }) {
    const how = { order: ['path'], limit: MAX_AREAS, as: named } as const
    return { areas: await areas.many(ctx.tx, { path: [...new Set(paths)] }, how) }
  },
})

export const areaTree = query({
  name: 'territory.areaTree',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'Areas in the order of their paths, each with the stations in and below it.',
  input: z.strictObject({
    under: areaPath.default('/'),
    /** Levels below `under`; all when left out. */
    depth: z.number().int().min(0).max(MAX_AREA_DEPTH).default(MAX_AREA_DEPTH),
  }),
  output: z.strictObject({ areas: z.array(counted) }),
  async run(ctx, { under, depth }) {
    const rows = await areasIn(ctx.tx, [under], counted)
    const sums = totals(rows)
    const deepest = depthOf(under) + depth
    const shown = rows.filter(({ path }) => depthOf(path) <= deepest)
    return { areas: shown.map((row) => ({ ...row, stations: sums.get(row.path) ?? 0 })) }
  },
})
