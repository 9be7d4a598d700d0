import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { nextOf } from '../../../core/listed.ts'
import { FIRST_ROW, MAX_CSV_FIELDS, MAX_CSV_RECORD } from '../../../lib/csv/csv.ts'
import { read } from '../import.ts'
import { records } from '../records.ts'
import { columnsOf, rowError } from '../row.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import { stage } from '../staging.ts'
import { elections } from '../store/election.ts'
import * as store from '../store/import.ts'

/** Work that applies or clears an import, step by step. */
export const APPLY_IMPORT = 'territory.applyImport'

/** Goes on with applying or clearing an import; a lost job is started again this way, too. */
export async function goOn(ctx: CommandContext, subject: string): Promise<void> {
  await ctx.schedule({ kind: APPLY_IMPORT, subject, dueAt: ctx.now })
}

/** The row is counted as in a spreadsheet, the heading being row 1. */
const wrongRow = store.wrongRow
  .omit({ n: true, errors: true })
  .extend({ row: z.number().int(), errors: z.array(rowError) })

const NOTHING_YET = { staged: 0, good: 0, bad: 0, applied: 0 }

export const beginImport = command({
  name: 'territory.beginImport',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'Begins an import of stations; one at a time.',
  input: z.strictObject({
    /** Name of the file. */
    name: line(200),
    /** Columns in the order of the file, as its first line names them. */
    columns: z
      .array(z.string().max(200))
      .max(MAX_CSV_FIELDS)
      .default([...noun.STATION_COLUMNS]),
    /** Needed for pieces of text only. */
    delimiter: z.enum([',', ';']).default(','),
    election: id.optional(),
    /** Wrong rows are left out instead of stopping everything. */
    skipBad: z.boolean().default(false),
  }),
  output: z.strictObject({ import: id }),
  async run(ctx, input) {
    const columns = found(columnsOf(input.columns), 'badColumns')
    const { election = null } = input
    if (election !== null && (await elections.one(ctx.tx, { id: election })) === undefined)
      throw refusal('unknownElection')
    if ((await store.imports.count(ctx.tx, { endedAt: null })) > 0) throw refusal('importOpen')
    const made = ctx.newId()
    await store.imports.insert(ctx.tx, {
      ...input,
      id: made,
      columns,
      skipsBad: input.skipBad,
      state: 'staging',
      ...NOTHING_YET,
      begunBy: ctx.actor.id,
      begunAt: ctx.now,
    })
    ctx.record(records['import.begun'], { subject: made, body: { election } })
    return { import: made }
  },
})

/** The import of this id. Throws 404. */
export async function openImport(ctx: CommandContext, wanted: string): Promise<store.ImportRow> {
  return found(await store.imports.one(ctx.tx, { id: wanted }), 'unknownImport')
}

const row = z.array(z.string().max(MAX_CSV_RECORD)).max(MAX_CSV_FIELDS)

export const importRows = command({
  name: 'territory.importRows',
  permission: 'territory:import',
  scope: 'nation',
  checksText: true,
  summary: 'Brings the next rows of a file; the first row after the heading is 0.',
  input: z.strictObject({
    import: id,
    from: count,
    rows: z.array(row).min(1).max(noun.MAX_ROWS_PER_STEP),
  }),
  output: noun.progress,
  async run(ctx, input) {
    return await stage(ctx, await openImport(ctx, input.import), input)
  },
})

export const importText = command({
  name: 'territory.importText',
  permission: 'territory:import',
  scope: 'nation',
  checksText: true,
  summary:
    'Brings the next piece of a file as text; what was not consumed comes again in front of the next piece.',
  input: z.strictObject({
    import: id,
    /** Row with which the text begins. */
    from: count,
    text: z.string().max(noun.MAX_TEXT_PER_STEP),
    /** The file ends with this text. */
    isLast: z.boolean(),
  }),
  output: noun.progress.extend({ consumed: z.number().int() }),
  async run(ctx, input) {
    const open = await openImport(ctx, input.import)
    const { text, from, isLast } = input
    const options = { delimiter: open.delimiter, isLast, limit: noun.MAX_ROWS_PER_STEP }
    const { records: rows, consumed } = read(text, options, from)
    if (rows.length > 0) return { ...(await stage(ctx, open, { from, rows })), consumed }
    ctx.unchanged('the text holds no whole row')
    const { staged, good, bad } = open
    return { staged, good, bad, consumed }
  },
})

export const finishImport = command({
  name: 'territory.finishImport',
  permission: 'territory:import',
  scope: 'nation',
  summary:
    'Turns the rows into stations, all at one moment; with wrong rows only where skipBad says so.',
  input: z.strictObject({ import: id, skipBad: z.boolean().optional() }),
  output: z.strictObject({ import: id }),
  async run(ctx, input) {
    const open = await openImport(ctx, input.import)
    if (open.state === 'applying') {
      await goOn(ctx, open.id)
      ctx.unchanged('it is being applied already')
      return { import: open.id }
    }
    if (open.state !== 'staging') throw refusal('importNotOpen')
    const skipsBad = input.skipBad ?? open.skipsBad
    if (open.bad > 0 && !skipsBad) throw refusal('badRows', { params: { bad: open.bad } })
    if (open.good === 0) throw refusal('noRows')
    await store.imports.change(ctx.tx, { id: open.id }, { state: 'applying', skipsBad })
    await goOn(ctx, open.id)
    const body = { rows: open.good, leftOut: open.bad }
    ctx.record(records['import.accepted'], { subject: open.id, body })
    return { import: open.id }
  },
})

export const cancelImport = command({
  name: 'territory.cancelImport',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'Ends an import that is not finished; nothing of it stays but its report.',
  input: z.strictObject({ import: id }),
  output: z.strictObject({ import: id }),
  async run(ctx, input) {
    const open = await openImport(ctx, input.import)
    if (open.state !== 'staging' && open.state !== 'applying') throw refusal('importNotOpen')
    const end = { state: 'clearing', endsAs: 'cancelled' } as const
    await store.imports.change(ctx.tx, { id: open.id }, end)
    await goOn(ctx, open.id)
    ctx.record(records['import.cancelled'], { subject: open.id })
    return { import: open.id }
  },
})

function statusOf({ id: own, ...row }: z.infer<typeof noun.importPart>) {
  return { import: own, ...row }
}

function wrongOf({ n, errors, ...row }: z.infer<typeof store.wrongRow>): z.infer<typeof wrongRow> {
  return { row: n + FIRST_ROW, ...row, errors: errors ?? [] }
}

const FIRST_ERRORS = 100

export const importStatus = query({
  name: 'territory.importStatus',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'How far an import is, and its first 100 wrong rows.',
  input: z.strictObject({ import: id }),
  output: noun.importStatus.extend({ errors: z.array(wrongRow) }),
  async run(ctx, input) {
    const row = found(
      await store.imports.one(ctx.tx, { id: input.import }, { as: noun.importPart }),
      'unknownImport',
    )
    const errors = await store.wrongRows(ctx.tx, row.id, { after: -1, limit: FIRST_ERRORS })
    return { ...statusOf(row), errors: errors.map(wrongOf) }
  },
})

export const importErrors = query({
  name: 'territory.importErrors',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'Wrong rows of an import, row by row.',
  input: z.strictObject({
    import: id,
    /** Row after which the report goes on. */
    after: count.default(0),
    limit: z.number().int().min(1).max(1000).default(100),
  }),
  output: z.strictObject({ items: z.array(wrongRow), next: z.number().int().nullable() }),
  async run(ctx, { import: wanted, after, limit }) {
    const rows = await store.wrongRows(ctx.tx, wanted, { after: after - FIRST_ROW, limit })
    const items = rows.map(wrongOf)
    return { items, next: nextOf(items, limit, ({ row: last }) => last) }
  },
})

export const imports = query({
  name: 'territory.imports',
  permission: 'territory:import',
  scope: 'nation',
  summary: 'The latest imports.',
  input: z.strictObject({ limit: z.number().int().min(1).max(100).default(20) }),
  output: z.strictObject({ imports: z.array(noun.importStatus) }),
  async run(ctx, { limit }) {
    const how = { order: ['-begunAt', '-id'], limit, as: noun.importPart } as const
    return { imports: (await store.imports.many(ctx.tx, {}, how)).map(statusOf) }
  },
})
