import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { areaPath, MAX_AREA_DEPTH } from '../../../core/permission.ts'
import { fold } from '../fold.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { areaCode, line, MAX_AREAS } from '../schema.ts'
import {
  addAreas,
  areaRow,
  areas,
  areasByNames,
  areasByPaths,
  areasIn,
  visibleArea,
} from '../store/area.ts'
import { depthOf, totals } from '../tree.ts'

const kind = line(40)

export const addArea = command({
  name: 'territory.addArea',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Adds an area below another one; without a code it gets the next number.',
  input: z.strictObject({
    parent: areaPath,
    name: line(100),
    kind: kind.default('area'),
    code: areaCode.optional(),
  }),
  output: z.strictObject({ path: areaPath }),
  async run(ctx, input) {
    ctx.inArea(input.parent)
    const parent = found(await visibleArea(ctx.tx, input.parent), 'unknownArea')
    if (depthOf(parent.path) >= MAX_AREA_DEPTH) throw refusal('tooDeep')
    if ((await areas.count(ctx.tx, {})) >= MAX_AREAS) throw refusal('tooManyAreas')
    const folded = fold(input.name)
    const path = `${parent.path}${input.code ?? parent.nextCode}/`
    const twins = await areasByNames(ctx.tx, [parent.path], [folded])
    if (twins.length > 0 || (await areas.one(ctx.tx, { path }))) throw refusal('knownArea')
    // A number given by hand must not be given out again.
    const given = Number(input.code ?? parent.nextCode)
    const isCount = /^\d{1,12}$/.test(input.code ?? '0') && given >= parent.nextCode
    if (isCount) await areas.change(ctx.tx, { path: parent.path }, { nextCode: given + 1 })
    const row = { path, parent: parent.path, name: input.name, nameFold: folded, kind: input.kind }
    await addAreas(ctx.tx, [row])
    ctx.record(records['area.added'], { subject: path, area: path })
    return { path }
  },
})

export const renameArea = command({
  name: 'territory.renameArea',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Gives an area another name or kind; its path stays.',
  input: z.strictObject({ path: areaPath, name: line(100), kind: kind.optional() }),
  output: z.strictObject({}),
  async run(ctx, input) {
    ctx.inArea(input.path)
    const row = found(await visibleArea(ctx.tx, input.path), 'unknownArea')
    const folded = fold(input.name)
    const twins = await areasByNames(ctx.tx, [row.parent], [folded])
    if (twins.some((twin) => twin.path !== row.path)) throw refusal('knownArea')
    const to = { name: input.name, nameFold: folded, kind: input.kind ?? row.kind }
    await areas.change(ctx.tx, { path: row.path }, to)
    ctx.record(records['area.renamed'], { subject: row.path, area: row.path })
    return {}
  },
})

export const areaNames = query({
  name: 'territory.areaNames',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'Names of areas by path; paths of no area are left out.',
  input: z.strictObject({ paths: z.array(areaPath).max(5000) }),
  output: z.strictObject({ areas: z.array(areaRow.pick({ path: true, name: true })) }),
  async run(ctx, { paths }) {
    const rows = await areasByPaths(ctx.tx, [...new Set(paths)])
    return { areas: rows.map(({ path, name }) => ({ path, name })) }
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
  output: z.strictObject({
    areas: z.array(areaRow.pick({ path: true, name: true, kind: true, stations: true })),
  }),
  async run(ctx, { under, depth }) {
    const rows = await areasIn(ctx.tx, [under])
    const sums = totals(rows)
    const deepest = depthOf(under) + depth
    return {
      areas: rows
        .filter(({ path }) => depthOf(path) <= deepest)
        .map(({ path, name, kind: of }) => ({
          path,
          name,
          kind: of,
          stations: sums.get(path) ?? 0,
        })),
    }
  },
})
