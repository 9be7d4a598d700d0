import type { CommandContext } from '../../core/action.ts'
import { fold } from '../../core/fold.ts'
import { isEmptyRow } from '../../lib/csv/csv.ts'
import { records } from './records.ts'
import { type ColumnName, readRow, type RowError, type StationDraft } from './row.ts'
import { refusal } from './refusals.ts'
import { MAX_AREAS, MAX_IMPORT_ROWS, type Progress } from './schema.ts'
import { addAreas, areas, areasByNames, areasByPaths } from './store/area.ts'
import { type ImportRow, importRows, imports, stagedNumbers } from './store/import.ts'
import { takenNumbers } from './store/station.ts'

type Rows = readonly (readonly string[])[]

/**
 * Puts rows of a file that begin with row `from` beside each other, each good or with all that is wrong with it. Rows that
 * are here already are passed over, so that a step may be repeated. Throws Problem `territory.wrong_row` for a gap.
 */
export async function stage(
  ctx: CommandContext,
  open: ImportRow,
  { from, rows }: { readonly from: number; readonly rows: Rows },
): Promise<Progress> {
  if (open.state !== 'staging') throw refusal('importNotOpen')
  if (from + rows.length <= open.staged) {
    ctx.unchanged('these rows are here already')
    return { staged: open.staged, good: open.good, bad: open.bad }
  }
  if (from !== open.staged) throw refusal('wrongRow', { params: { next: open.staged } })
  if (from + rows.length > MAX_IMPORT_ROWS) throw refusal('tooManyRows')
  const staged = await judged(ctx, open.id, numbered(open.columns, from, rows))
  await importRows.insert(ctx.tx, staged)
  const bad = staged.filter((row) => row.errors !== null).length
  const progress = {
    staged: from + rows.length,
    good: open.good + staged.length - bad,
    bad: open.bad + bad,
  }
  await imports.change(ctx.tx, { id: open.id }, progress)
  const body = { from, rows: rows.length, bad }
  ctx.record(records['import.staged'], { subject: open.id, body })
  return progress
}

/** Each row that says something, with its place in the file. */
function numbered(columns: readonly ColumnName[], from: number, rows: Rows) {
  return rows.flatMap((fields, index) =>
    isEmptyRow(fields) ? [] : [{ n: from + index, draft: readRow(columns, fields) }],
  )
}

async function judged(ctx: CommandContext, id: string, rows: ReturnType<typeof numbered>) {
  const sound = rows.filter(({ draft }) => draft.errors.length === 0).map(({ draft }) => draft)
  const numbers = sound.map((draft) => draft.number)
  const staged = await stagedNumbers(ctx.tx, id, numbers)
  const taken = await takenNumbers(ctx.tx, numbers)
  const problemOf = (draft: StationDraft): RowError['code'] | null => {
    if (taken.has(draft.number)) return 'duplicate_station'
    return staged.has(draft.number) ? 'duplicate_in_file' : null
  }
  const fresh = sound.filter((draft) => problemOf(draft) === null)
  const paths = await areasOf(ctx, id, fresh)
  return rows.map(({ n, draft }) => {
    const errors = [...draft.errors]
    const twin = errors.length === 0 ? problemOf(draft) : null
    if (twin !== null) errors.push({ column: 'number', code: twin })
    const area = paths.get(keyOf(draft.area)) ?? ''
    if (errors.length === 0 && area === '') errors.push({ column: 'area', code: 'unknown_area' })
    const row = { ...draft, import: id, n }
    if (errors.length > 0) return { ...row, station: '', area: '', errors }
    staged.add(draft.number)
    return { ...row, station: ctx.newId(), area, errors: null }
  })
}

/** One key for all ways of writing an area. */
function keyOf(area: StationDraft['area']): string {
  return 'path' in area ? area.path : area.names.map(fold).join('/')
}

/** Paths of areas by key; those that are missing by name are made, hidden until the import is finished. */
async function areasOf(ctx: CommandContext, id: string, drafts: readonly StationDraft[]) {
  const wanted = new Map(drafts.map(({ area }) => [keyOf(area), area]))
  const paths = [...wanted.values()].flatMap((area) => ('path' in area ? [area.path] : []))
  const found = new Map((await areasByPaths(ctx.tx, paths)).map(({ path }) => [path, path]))
  const named = [...wanted].flatMap(([key, area]) =>
    'names' in area ? [{ key, names: area.names, path: '/' }] : [],
  )
  // All names of a level at once: a step of 500 rows asks a few times, not 500 times.
  for (let level = 0; named.some(({ names }) => names.length > level); level += 1) {
    const open = named.filter(({ names }) => names.length > level)
    const steps = open.map(({ path, names }) => {
      const name = names[level] ?? ''
      return { parent: path, name, nameFold: fold(name) }
    })
    const below = await areasBelow(ctx, id, steps)
    for (const [index, one] of open.entries()) one.path = below[index] ?? '/'
  }
  for (const { key, path } of named) found.set(key, path)
  return found
}

interface Step {
  readonly parent: string
  readonly name: string
  readonly nameFold: string
}

/** What an area is known by among all others. */
function placeOf({ parent, nameFold }: Pick<Step, 'parent' | 'nameFold'>): string {
  return `${parent}${nameFold}`
}

/** Paths of the areas with these names below these parents, in the same order. */
async function areasBelow(ctx: CommandContext, id: string, steps: readonly Step[]) {
  const parents = new Set(steps.map(({ parent }) => parent))
  const folded = new Set(steps.map(({ nameFold }) => nameFold))
  const rows = await areasByNames(ctx.tx, [...parents], [...folded])
  const known = new Map(rows.map((row) => [placeOf(row), row.path]))
  const unknown = steps.filter((step) => !known.has(placeOf(step)))
  const missing = new Map(unknown.map((step) => [placeOf(step), step]))
  const made = await makeAreas(ctx, id, [...missing.values()])
  for (const row of made) known.set(placeOf(row), row.path)
  return steps.map((step) => known.get(placeOf(step)) ?? '/')
}

async function makeAreas(ctx: CommandContext, id: string, missing: readonly Step[]) {
  if (missing.length === 0) return []
  if ((await areas.count(ctx.tx, {})) + missing.length > MAX_AREAS) throw refusal('tooManyAreas')
  const parents = new Set(missing.map(({ parent }) => parent))
  const upper = await areasByPaths(ctx.tx, [...parents])
  const next = new Map(upper.map(({ path, nextCode }) => [path, nextCode]))
  const rows = missing.map((step) => {
    const code = next.get(step.parent) ?? 1
    next.set(step.parent, code + 1)
    return { ...step, path: `${step.parent}${code}/`, kind: 'area', import: id }
  })
  await addAreas(ctx.tx, rows)
  for (const [path, nextCode] of next) await areas.change(ctx.tx, { path }, { nextCode })
  return rows
}
