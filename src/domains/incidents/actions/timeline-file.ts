import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { MAX_SHEET_ROWS, sheetHash, sheetText } from '../../../core/sheet.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { entryRow, ROOM } from '../schema.ts'
import * as store from '../store.ts'
import * as own from '../store/timeline-file.ts'
import { judgeFile, type JudgedFile, ROW_COLUMNS, type RowDraft } from '../timeline-sheet.ts'
import { seen, toChange } from './incident.ts'

const noting = { permission: 'incidents:note', scope: 'area' } as const
const reading = { permission: 'incidents:read', scope: 'area' } as const
const ref = z.strictObject({ incident: id, file: id })

/** How long a file waits for a word; then it goes, with what stands in it. */
const PREVIEW_MS = DAY
/** Files of one incident that are listed, the latest. */
const MAX_FILES = 50
/** Rows that are inserted at once: an engine takes 32,766 values. */
const INSERTED = 500
/** Entries that one record names: a body takes 64 KiB. */
const NAMED = 200

const counts = z.strictObject({ good: count, known: count, wrong: count })

function countsOf({ rows }: JudgedFile): z.infer<typeof counts> {
  const of = (state: string) => rows.filter((row) => row.state === state).length
  return { good: of('good'), known: of('known'), wrong: of('wrong') }
}

export const readRows = command({
  ...noting,
  name: 'incidents.readRows',
  checksText: true,
  summary:
    'Reads a CSV file of rows for the timeline of an incident and says of each what it would add; nothing is added before it is taken.',
  input: z.strictObject({ incident: id, text: sheetText }),
  output: counts.extend({ file: id }),
  async run(ctx, { incident, text }) {
    const { area } = await toChange(ctx, incident)
    const judged = await judgeFile(ctx, { incident, text })
    await forgetPreviews(ctx)
    const file = ctx.newId()
    const sha256 = sheetHash(text)
    const none = { added: 0, known: 0, wrong: 0, takenAt: null }
    const begun = { state: 'previewed', begunBy: ctx.actor.id, begunAt: ctx.now } as const
    await own.files.insert(ctx.tx, { id: file, incident, sha256, text, ...none, ...begun })
    const body = { incident, sha256, rows: judged.rows.length }
    ctx.record(records['timelineFile.read'], { subject: file, area, body })
    return { file, ...countsOf(judged) }
  },
})

/** One person looks at one file at a time, and nobody's waits for more than a day. */
async function forgetPreviews(ctx: CommandContext): Promise<void> {
  const state = 'previewed' as const
  await own.files.remove(ctx.tx, { state, begunBy: ctx.actor.id })
  await own.files.remove(ctx.tx, { state, begunAt: { before: addMs(ctx.now, -PREVIEW_MS) } })
}

/** A file that the caller looks at. Throws 404, and 409 `incidents.file_taken` where it is taken. */
async function previewOf(
  ctx: QueryContext,
  { incident, file }: z.infer<typeof ref>,
): Promise<own.FileRow> {
  const row = found(await own.files.one(ctx.tx, { id: file, incident }), 'unknownFile')
  if (row.state === 'taken') throw refusal('fileTaken')
  return found(row.begunBy === ctx.actor.id ? row : null, 'unknownFile')
}

export const takeRows = command({
  ...noting,
  name: 'incidents.takeRows',
  summary:
    'Takes the good rows of a file into the timeline of an incident, all at once; those that are there already and the wrong ones stay out.',
  input: ref,
  output: z.strictObject({ file: id, added: count, known: count, wrong: count }),
  async run(ctx, input) {
    const { area } = await toChange(ctx, input.incident)
    const { id: file, incident, text, sha256 } = await previewOf(ctx, input)
    const judged = await judgeFile(ctx, { incident, text })
    const { good, known, wrong } = countsOf(judged)
    if (good === 0) throw refusal('nothingToTake')
    const left = Math.max(0, ROOM.person - (await store.links.count(ctx.tx, { incident })))
    if (good > left) throw refusal('noRoomForRows', { params: { left, rows: good } })
    const sums = { added: good, known, wrong }
    const taken = { state: 'taken', text: '', takenAt: ctx.now, ...sums } as const
    await own.files.change(ctx.tx, { id: file }, taken)
    const body = { file, sha256, ...sums }
    ctx.record(records['timelineFile.taken'], { subject: incident, area, body })
    await addRows(ctx, { file, incident, area }, judged)
    return { file, ...sums }
  },
})

interface Place {
  readonly file: string
  readonly incident: string
  readonly area: string
}

async function addRows(
  ctx: CommandContext,
  { file, incident, area }: Place,
  { rows }: JudgedFile,
): Promise<void> {
  const drafts = rows.flatMap(({ state, draft, row }) =>
    state === 'good' && draft !== null ? [{ draft, row }] : [],
  )
  const by = { addedBy: ctx.actor.id, addedAt: ctx.now, linkedAt: ctx.now }
  const made = oldestFirst(drafts).map(({ draft: { finer, ...draft }, row: fileRow }) => {
    const entry = ctx.newId()
    const { salt, commitment } = committed(ctx, draft.text)
    return {
      row: {
        id: entry,
        kind: 'note' as const,
        area,
        subject: incident,
        record: null,
        path: '',
        counts: null,
        ...draft,
        textSalt: salt,
        file,
        fileRow,
        ...by,
      },
      link: {
        entry,
        incident,
        at: draft.at === null ? '' : `${draft.at}${finer}`,
        kind: 'note' as const,
      },
      told: { entry, text: commitment },
    }
  })
  for (let at = 0; at < made.length; at += INSERTED) {
    const some = made.slice(at, at + INSERTED)
    await store.entries.insert(
      ctx.tx,
      some.map(({ row }) => row),
    )
    const links = some.map(({ link }) => ({ ...link, addedAt: ctx.now }))
    await store.links.insert(ctx.tx, links)
  }
  for (let at = 0; at < made.length; at += NAMED) {
    const body = { file, entries: made.slice(at, at + NAMED).map(({ told }) => told) }
    ctx.record(records['entries.added'], { subject: incident, area, body })
  }
}

type Drafted = { readonly draft: RowDraft; readonly row: number }

/** Rows in the order in which they are added: a file that begins with the newest is taken from its end, so that of one moment none changes its place. */
function oldestFirst(drafts: readonly Drafted[]): readonly Drafted[] {
  const dated = drafts.flatMap(({ draft: { at } }) => at ?? [])
  const isBackwards = (dated.at(0) ?? '') > (dated.at(-1) ?? '')
  return isBackwards ? drafts.toReversed() : drafts
}

export const dropRows = command({
  ...noting,
  name: 'incidents.dropRows',
  summary: 'Drops a file of rows that was read and not taken; nothing of it is added.',
  input: ref,
  output: z.strictObject({}),
  async run(ctx, input) {
    const { area } = await toChange(ctx, input.incident)
    const { id: file } = await previewOf(ctx, input)
    await own.files.remove(ctx.tx, { id: file })
    ctx.record(records['timelineFile.dropped'], { subject: file, area })
    return {}
  },
})

const problem = z.strictObject({
  /** The column; empty where it is the row. */
  path: z.string(),
  message: z.string(),
  reason: z.string().exactOptional(),
  limit: z.string().exactOptional(),
})

const draft = entryRow
  .pick({
    at: true,
    written: true,
    offsetMin: true,
    zone: true,
    skewMs: true,
    text: true,
    readIn: true,
    observable: true,
    tag: true,
  })
  .extend({ finer: z.string() }) satisfies z.ZodType<RowDraft>

export const rowsOfFile = query({
  ...reading,
  name: 'incidents.rowsOfFile',
  summary: 'What each row of a file that the caller looks at would add to the timeline, by now.',
  input: ref,
  output: counts.extend({
    sha256: z.string(),
    begunAt: time,
    columns: z.array(z.enum(ROW_COLUMNS).nullable()),
    rows: z
      .array(
        z.strictObject({
          row: z.number().int(),
          state: z.enum(['good', 'known', 'wrong']),
          cells: z.array(z.string()),
          problems: z.array(problem),
          draft: draft.nullable(),
        }),
      )
      .max(MAX_SHEET_ROWS),
  }),
  async run(ctx, input) {
    await seen(ctx, input.incident)
    const { incident, text, sha256, begunAt } = await previewOf(ctx, input)
    const judged = await judgeFile(ctx, { incident, text })
    const { columns, rows } = judged
    return {
      ...countsOf(judged),
      sha256,
      begunAt,
      columns: [...columns],
      rows: rows.map((row) => ({ ...row, cells: [...row.cells], problems: [...row.problems] })),
    }
  },
})

const takenFile = own.fileRow.omit({ incident: true, state: true, text: true, begunAt: true })

export const rowFiles = query({
  ...reading,
  name: 'incidents.rowFiles',
  summary: 'The files whose rows were taken into the timeline of an incident, the latest first.',
  input: z.strictObject({ incident: id }),
  output: z.strictObject({
    items: z.array(takenFile),
  }),
  async run(ctx, { incident }) {
    await seen(ctx, incident)
    const how = { order: ['-begunAt', '-id'], limit: MAX_FILES } as const
    const where = { incident, state: 'taken' } as const
    return { items: await own.files.many(ctx.tx, where, { ...how, as: takenFile }) }
  },
})
