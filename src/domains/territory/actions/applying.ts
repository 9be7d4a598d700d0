import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { APPLY_ROWS, importState } from '../schema.ts'
import { removeImportedAreas, showImported } from '../store/area.ts'
import {
  clearRows,
  countHidden,
  goodRows,
  type ImportRow,
  importById,
  markWrong,
  moveRows,
  removeCounts,
  updateImport,
} from '../store/import.ts'
import { takenNumbers } from '../store/station.ts'
import { APPLY_IMPORT } from './import.ts'

export const applyImport = command({
  name: 'territory.applyImport',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'Does the next step of an accepted or cancelled import; a job calls it until the end.',
  input: z.strictObject({ import: id }),
  output: z.strictObject({ state: importState }),
  async run(ctx, input) {
    const row = found(await importById(ctx.tx, input.import), 'unknownImport')
    const state = await step(ctx, row)
    if (state === 'applying' || state === 'clearing')
      await ctx.schedule({ kind: APPLY_IMPORT, subject: row.id, dueAt: ctx.now })
    return { state: importState.parse(state) }
  },
})

async function step(ctx: CommandContext, found: ImportRow): Promise<string> {
  if (found.state === 'applying') return await apply(ctx, found)
  if (found.state === 'clearing') return await clear(ctx, found)
  ctx.unchanged('there is nothing to apply')
  return found.state
}

/** Makes hidden stations of the next rows; shows all of them when there is none left. */
async function apply(ctx: CommandContext, open: ImportRow): Promise<string> {
  const rows = await goodRows(ctx.tx, open.id, APPLY_ROWS)
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
  await updateImport(ctx.tx, open.id, { applied: open.applied + moved })
  const body = { from: open.applied, stations: moved }
  ctx.record(records['station.imported'], { subject: open.id, body })
  return open.state
}

/** Somebody gave these rows' numbers to other stations since they were staged. */
async function refuse(
  ctx: CommandContext,
  open: ImportRow,
  rows: readonly number[],
): Promise<string> {
  await markWrong(ctx.tx, open.id, rows, { column: 'number', code: 'duplicate_station' })
  const counts = { good: open.good - rows.length, bad: open.bad + rows.length }
  const isOver = open.skips_bad === 0
  const end = isOver ? { state: 'clearing', ends_as: 'failed' } : {}
  await updateImport(ctx.tx, open.id, { ...counts, ...end })
  const body = { rows: rows.length }
  ctx.record(records[isOver ? 'import.failed' : 'import.narrowed'], { subject: open.id, body })
  return isOver ? 'clearing' : open.state
}

async function finish(ctx: CommandContext, open: ImportRow): Promise<string> {
  await showImported(ctx.tx, open.id)
  await removeCounts(ctx.tx, open.id)
  const state = 'finished'
  await updateImport(ctx.tx, open.id, { state, finished_at: ctx.now, ended_at: ctx.now })
  const body = { stations: open.applied, leftOut: open.bad }
  ctx.record(records['import.finished'], { subject: open.id, body })
  return state
}

/** Removes what an import that will not be has brought so far. */
async function clear(ctx: CommandContext, open: ImportRow): Promise<string> {
  const removed = await clearRows(ctx.tx, open.id, APPLY_ROWS)
  if (removed > 0) {
    ctx.record(records['import.cleared'], { subject: open.id, body: { rows: removed } })
    return open.state
  }
  await removeCounts(ctx.tx, open.id)
  const areas = await removeImportedAreas(ctx.tx, open.id)
  const state = open.ends_as ?? 'cancelled'
  await updateImport(ctx.tx, open.id, { state, ended_at: ctx.now })
  ctx.record(records['import.ended'], { subject: open.id, body: { as: state, areas } })
  return state
}
