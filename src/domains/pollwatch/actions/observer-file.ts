// Observers by a file: it is read, what each row would enrol is shown, and the good ones are taken at once.
import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { MAX_SHEET_ROWS, sheetHash, sheetText } from '../../../core/sheet.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { stationPlaces } from '../needs.ts'
import {
  judgeObservers,
  type JudgedObservers,
  OBSERVER_COLUMNS,
  type ObserverDraft,
  observerDraft,
} from '../observer-sheet.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { MAX_OBSERVERS } from '../schema.ts'
import { observerFileRow, type ObserverFileRow } from '../schema-observer-file.ts'
import * as store from '../store.ts'
import { observerRowOf, standing } from './observer.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const ref = z.strictObject({ file: id })
const files = store.observerFiles

/** How long a file waits for a word; then it goes, with what stands in it. */
const PREVIEW_MS = DAY
/** Files of a group that are listed, the latest. */
const MAX_FILES = 20
/** Observers that one record names: a body takes 64 KiB. */
const NAMED = 100
/** Stations whose places are asked for at once. */
const PLACED = 100

const counts = z.strictObject({ good: count, known: count, wrong: count })

function countsOf({ rows }: JudgedObservers): z.infer<typeof counts> {
  const of = (state: string) => rows.filter((row) => row.state === state).length
  return { good: of('good'), known: of('known'), wrong: of('wrong') }
}

export const readObservers = command({
  ...observing,
  name: 'pollwatch.readObservers',
  checksText: true,
  summary:
    'Reads a CSV file of observers and says of each row whom it would enrol in the own group; nobody is enrolled before it is taken.',
  input: z.strictObject({ text: sheetText }),
  output: counts.extend({ file: id }),
  async run(ctx, { text }) {
    const group = await ownGroup(ctx)
    const judged = await judgeObservers(ctx, group.id, text)
    const state = 'previewed' as const
    // One person looks at one file at a time, and nobody's waits for more than a day.
    await files.remove(ctx.tx, { state, begunBy: ctx.actor.id })
    await files.remove(ctx.tx, { state, begunAt: { before: addMs(ctx.now, -PREVIEW_MS) } })
    const file = ctx.newId()
    const sha256 = sheetHash(text)
    const none = { added: 0, known: 0, wrong: 0, takenAt: null }
    const begun = { state, begunBy: ctx.actor.id, begunAt: ctx.now }
    await files.insert(ctx.tx, {
      id: file,
      observerGroup: group.id,
      sha256,
      text,
      ...none,
      ...begun,
    })
    const body = { group: group.id, sha256, rows: judged.rows.length }
    ctx.record(records['observerFile.read'], { subject: file, body })
    return { file, ...countsOf(judged) }
  },
})

/** A file that the caller looks at. Throws 404, and 409 `pollwatch.file_taken` where it is taken. */
async function previewOf(ctx: QueryContext, group: string, file: string): Promise<ObserverFileRow> {
  const row = found(await files.one(ctx.tx, { id: file, observerGroup: group }), 'unknownFile')
  if (row.state === 'taken') throw refusal('fileTaken')
  return found(row.begunBy === ctx.actor.id ? row : null, 'unknownFile')
}

export const takeObservers = command({
  ...observing,
  name: 'pollwatch.takeObservers',
  summary:
    'Enrols the observers of a file, all good rows at once; who is enrolled already and the wrong rows stay out.',
  input: ref,
  output: z.strictObject({ file: id, added: count, known: count, wrong: count }),
  async run(ctx, { file }) {
    const { id: group } = await ownGroup(ctx)
    const { text, sha256 } = await previewOf(ctx, group, file)
    const judged = await judgeObservers(ctx, group, text)
    const { good, known, wrong } = countsOf(judged)
    if (good === 0) throw refusal('nothingToTake')
    const there = await store.observers.count(ctx.tx, { observerGroup: group, endedAt: null })
    const left = Math.max(0, MAX_OBSERVERS - there)
    if (good > left) throw refusal('noRoomForRows', { params: { left, rows: good } })
    const sums = { added: good, known, wrong }
    const taken = { state: 'taken', text: '', takenAt: ctx.now, ...sums } as const
    await files.change(ctx.tx, { id: file }, taken)
    ctx.record(records['observerFile.taken'], { subject: file, body: { group, sha256, ...sums } })
    const drafts = judged.rows.flatMap(({ state, draft }) =>
      state === 'good' && draft !== null ? [draft] : [],
    )
    await enrolAll(ctx, { group, file, drafts })
    return { file, ...sums }
  },
})

async function enrolAll(
  ctx: CommandContext,
  of: {
    readonly group: string
    readonly file: string
    readonly drafts: readonly ObserverDraft[]
  },
): Promise<void> {
  const { group, file, drafts } = of
  const places = await placesOf(ctx, [...new Set(drafts.map(({ station }) => station))])
  const numbers = await store.freshNumbers(ctx, drafts.length)
  const rows = drafts.map(({ label, phone, station }, n) => {
    const place = found(places.get(station), 'unknownStation')
    return observerRowOf(ctx, { group, number: numbers[n] ?? '', label, phone, ...place })
  })
  await store.observers.insert(ctx.tx, rows)
  for (let at = 0; at < rows.length; at += NAMED) {
    const body = { group, file, observers: rows.slice(at, at + NAMED).map((row) => row.id) }
    ctx.record(records['observers.enrolled'], { subject: file, body })
  }
}

/** Where these stations are, by their id. */
async function placesOf(ctx: CommandContext, ids: readonly string[]) {
  const places = new Map<string, Awaited<ReturnType<typeof standing>>[number]>()
  for (let at = 0; at < ids.length; at += PLACED) {
    const { stations } = await ctx.ask(stationPlaces, { stations: ids.slice(at, at + PLACED) })
    for (const one of await standing(ctx, stations)) places.set(one.station, one)
  }
  return places
}

export const dropObservers = command({
  ...observing,
  name: 'pollwatch.dropObservers',
  summary: 'Drops a file of observers that was read and not taken; nobody of it is enrolled.',
  input: ref,
  output: nothing,
  async run(ctx, { file }) {
    const { id: group } = await ownGroup(ctx)
    const row = await previewOf(ctx, group, file)
    await files.remove(ctx.tx, { id: row.id })
    ctx.record(records['observerFile.dropped'], { subject: file, body: { group } })
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

export const observersOfFile = query({
  ...observing,
  name: 'pollwatch.observersOfFile',
  summary: 'Whom each row of a file that the caller looks at would enrol, by now.',
  input: ref,
  output: counts.extend({
    sha256: z.string(),
    begunAt: time,
    columns: z.array(z.enum(OBSERVER_COLUMNS).nullable()),
    rows: z
      .array(
        z.strictObject({
          row: z.number().int(),
          state: z.enum(['good', 'known', 'wrong']),
          cells: z.array(z.string()),
          problems: z.array(problem),
          draft: observerDraft.nullable(),
        }),
      )
      .max(MAX_SHEET_ROWS),
  }),
  async run(ctx, { file }) {
    const { id: group } = await ownGroup(ctx)
    const { text, sha256, begunAt } = await previewOf(ctx, group, file)
    const judged = await judgeObservers(ctx, group, text)
    const rows = judged.rows.map((row) => ({
      ...row,
      cells: [...row.cells],
      problems: [...row.problems],
    }))
    return { ...countsOf(judged), sha256, begunAt, columns: [...judged.columns], rows }
  },
})

const takenFile = observerFileRow.omit({
  observerGroup: true,
  state: true,
  text: true,
  begunAt: true,
})

export const observerFiles = query({
  ...observing,
  name: 'pollwatch.observerFiles',
  summary: 'The files whose observers were enrolled in the own group, the latest first.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(takenFile) }),
  async run(ctx) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { items: [] }
    const how = { order: ['-begunAt', '-id'], limit: MAX_FILES, as: takenFile } as const
    return { items: await files.many(ctx.tx, { observerGroup: group.id, state: 'taken' }, how) }
  },
})
