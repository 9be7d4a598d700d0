import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { APPLY_ROWS, importState } from '../schema.ts'
import { areas, showImported } from '../store/area.ts'
import { clearRows, countHidden, moveRows } from '../store/hidden.ts'
import * as store from '../store/import.ts'
import { takenNumbers } from '../store/station.ts'
import { goOn, openImport } from './import.ts'

export const applyImport = command({
  name: 'territory.applyImport',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'Does the next step of an accepted or cancelled import; a job calls it until the end.',
  input: z.strictObject({ import: id }),
  output: z.strictObject({ state: importState }),
  async run(ctx, input) {
    const open = await openImport(ctx, input.import)
    if (open.state !== 'applying' && open.state !== 'clearing') {
      ctx.unchanged('there is nothing to apply')
      return { state: open.state }
    }
    const state = open.state === 'applying' ? await apply(ctx, open) : await clear(ctx, open)
    if (state === 'applying' || state === 'clearing') await goOn(ctx, open.id)
    return { state }
  },
})

type ImportState = store.ImportRow['state']

/** Makes hidden stations of the next rows; shows all of them when there is none left. */
async function apply(ctx: CommandContext, open: store.ImportRow): Promise<ImportState> {
  const rows = await store.goodRows(ctx.tx, open.id, APPLY_ROWS)
  const last = rows.at(-1)
  if (last === undefined) return await finish(ctx, open)
  const numbers = rows.map((row) => row.number)
  const taken = await takenNumbers(ctx.tx, numbers)
  if (taken.size > 0) {
    const late = rows.filter((row) => taken.has(row.number)).map((row) => row.n)
    return await refuse(ctx, open, late)
  }
  const counts = new Map<string, number>()
  for (const { area } of rows) counts.set(area, (counts.get(area) ?? 0) + 1)
  const moved = await moveRows(ctx.tx, open.id, last.n)
  await countHidden(ctx.tx, open.id, counts)
  await store.imports.change(ctx.tx, { id: open.id }, { applied: open.applied + moved })
  const body = { from: open.applied, stations: moved }
  ctx.record(records['station.imported'], { subject: open.id, body })
  return open.state
}

/** Somebody gave these rows' numbers to other stations since they were staged. */
async function refuse(ctx: CommandContext, open: store.ImportRow, rows: readonly number[]) {
  const error = { column: 'number', code: 'duplicate_station' } as const
  const wrong = { import: open.id, n: rows }
  await store.importRows.change(ctx.tx, wrong, { errors: [error], area: '' })
  const counts = { good: open.good - rows.length, bad: open.bad + rows.length }
  const isOver = !open.skipsBad
  const end = isOver ? ({ state: 'clearing', endsAs: 'failed' } as const) : {}
  await store.imports.change(ctx.tx, { id: open.id }, { ...counts, ...end })
  const body = { rows: rows.length }
  ctx.record(records[isOver ? 'import.failed' : 'import.narrowed'], { subject: open.id, body })
  return isOver ? 'clearing' : open.state
}

async function finish(ctx: CommandContext, open: store.ImportRow): Promise<ImportState> {
  await showImported(ctx.tx, open.id)
  await store.importedAreas.remove(ctx.tx, { import: open.id })
  const end = { state: 'finished', finishedAt: ctx.now, endedAt: ctx.now } as const
  await store.imports.change(ctx.tx, { id: open.id }, end)
  const body = { stations: open.applied, leftOut: open.bad }
  ctx.record(records['import.finished'], { subject: open.id, body })
  return end.state
}

/** Removes what an import that will not be has brought so far. */
async function clear(ctx: CommandContext, open: store.ImportRow): Promise<ImportState> {
  const removed = await clearRows(ctx.tx, open.id, APPLY_ROWS)
  if (removed > 0) {
    ctx.record(records['import.cleared'], { subject: open.id, body: { rows: removed } })
    return open.state
  }
  await store.importedAreas.remove(ctx.tx, { import: open.id })
  const hidden = await areas.remove(ctx.tx, { import: open.id })
  const state = open.endsAs ?? 'cancelled'
  await store.imports.change(ctx.tx, { id: open.id }, { state, endedAt: ctx.now })
  ctx.record(records['import.ended'], { subject: open.id, body: { as: state, areas: hidden } })
  return state
}
