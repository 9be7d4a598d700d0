import { z } from 'zod'
import {
  command,
  type CommandContext,
  nothing,
  query,
  type QueryContext,
} from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { MAX_SHEET_ROWS, sheetHash, sheetText } from '../../../core/sheet.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { handOf } from '../../../core/two-persons.ts'
import { type Member, member, memberToChange } from '../membership.ts'
import {
  judgeObservations,
  type JudgedObservations,
  OBSERVATION_COLUMNS,
  type ObservationDraft,
  observationDraft,
} from '../observation-sheet.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { MAX_OBSERVATIONS } from '../schema/observation.ts'
import { observations } from '../store/observation.ts'
import {
  observationFileRow,
  type ObservationFileRow,
  observationFiles as files,
} from '../store/observation-file.ts'
import { committedSight } from './observation.ts'

const analysing = { permission: 'cases:analyse', scope: 'area' } as const
const reading = { permission: 'cases:read', scope: 'area' } as const
const ref = z.strictObject({ case: id, file: id })

/** How long a file waits for a word; then it goes, with what stands in it. */
const PREVIEW_MS = DAY
/** Files of one case that are listed, the latest. */
const MAX_FILES = 50
/** Observations that one record names: a body takes 64 KiB. */
const NAMED = 100

const counts = z.strictObject({ good: count, known: count, wrong: count })

function countsOf({ rows }: JudgedObservations): z.infer<typeof counts> {
  const of = (state: string) => rows.filter((row) => row.state === state).length
  return { good: of('good'), known: of('known'), wrong: of('wrong') }
}

export const readObservations = command({
  ...analysing,
  name: 'cases.readObservations',
  checksText: true,
  summary:
    'Reads a CSV file of observations and says of each row what it would add to a case; nothing is added before it is taken.',
  input: z.strictObject({ case: id, text: sheetText }),
  output: counts.extend({ file: id }),
  async run(ctx, { case: of, text }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    const judged = await judgeObservations(ctx, proof, text)
    const state = 'previewed' as const
    // One person looks at one file at a time, and nobody's waits for more than a day.
    await files.remove(ctx.tx, { state, begunBy: ctx.actor.id })
    await files.remove(ctx.tx, { state, begunAt: { before: addMs(ctx.now, -PREVIEW_MS) } })
    const file = ctx.newId()
    const sha256 = sheetHash(text)
    const none = { added: 0, known: 0, wrong: 0, takenAt: null }
    const begun = { state, begunBy: ctx.actor.id, begunAt: ctx.now }
    await files.insert(ctx.tx, { id: file, case: of, sha256, text, ...none, ...begun })
    const body = { case: of, sha256, rows: judged.rows.length }
    ctx.record(records['observationFile.read'], { subject: file, area: proof.case.area, body })
    return { file, ...countsOf(judged) }
  },
})

/** A file that the caller looks at. Throws 404, and 409 `cases.file_taken` where it is taken. */
async function previewOf(
  ctx: QueryContext,
  { case: { id: of } }: Member,
  file: string,
): Promise<ObservationFileRow> {
  const row = found(await files.one(ctx.tx, { id: file, case: of }), 'unknownFile')
  if (row.state === 'taken') throw refusal('fileTaken')
  return found(row.begunBy === ctx.actor.id ? row : null, 'unknownFile')
}

export const takeObservations = command({
  ...analysing,
  name: 'cases.takeObservations',
  summary:
    'Writes down the observations of a file, all good ones at once; those that are there already and the wrong ones stay out.',
  input: ref,
  output: z.strictObject({ file: id, added: count, known: count, wrong: count }),
  async run(ctx, { case: of, file }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    const { text, sha256 } = await previewOf(ctx, proof, file)
    const judged = await judgeObservations(ctx, proof, text)
    const { good, known, wrong } = countsOf(judged)
    if (good === 0) throw refusal('nothingToTake')
    const there = await observations.count(ctx.tx, { case: of })
    const left = Math.max(0, MAX_OBSERVATIONS - there)
    if (good > left) throw refusal('noRoomForRows', { params: { left, rows: good } })
    const sums = { added: good, known, wrong }
    const taken = { state: 'taken', text: '', takenAt: ctx.now, ...sums } as const
    await files.change(ctx.tx, { id: file }, taken)
    const body = { file, sha256, ...sums }
    ctx.record(records['observationFile.taken'], { subject: of, area: proof.case.area, body })
    await addRows(ctx, proof, { file, rows: judged.rows })
    return { file, ...sums }
  },
})

async function addRows(
  ctx: CommandContext,
  { case: { id: of, area } }: Member,
  { file, rows }: { readonly file: string; readonly rows: JudgedObservations['rows'] },
): Promise<void> {
  const made = rows.flatMap(({ state, draft, row }) =>
    state === 'good' && draft !== null ? [madeOf(ctx, draft, { of, file, fileRow: row })] : [],
  )
  await observations.insert(
    ctx.tx,
    made.map(({ row }) => row),
  )
  for (let at = 0; at < made.length; at += NAMED) {
    const body = { file, observations: made.slice(at, at + NAMED).map(({ told }) => told) }
    ctx.record(records['observations.added'], { subject: of, area, body })
  }
}

/** An observation with its technique where the row says one, and what the log tells of it. */
function madeOf(
  ctx: CommandContext,
  draft: ObservationDraft,
  { of, file, fileRow }: { readonly of: string; readonly file: string; readonly fileRow: number },
) {
  const own = ctx.newId()
  const { salt, told } = committedSight(ctx, draft, draft)
  const by = { addedBy: ctx.actor.id, addedAt: ctx.now, reason: '', reasonSalt: '' }
  const { person: mappedBy, device: mappedDevice } = handOf(ctx.actor)
  const { item, framework, technique, confidence } = draft
  const mapped = technique === null ? {} : { mappedBy, mappedDevice, mappedAt: ctx.now }
  const mapping =
    framework === null || technique === null || confidence === null
      ? {}
      : { framework, technique, confidence }
  return {
    row: { id: own, case: of, ...draft, salt, ...by, ...mapped, file, fileRow },
    told: { observation: own, item, ...told, ...given(mapping) },
  }
}

export const dropObservations = command({
  ...analysing,
  name: 'cases.dropObservations',
  summary: 'Drops a file of observations that was read and not taken; nothing of it is added.',
  input: ref,
  output: nothing,
  async run(ctx, { case: of, file }) {
    const proof = await memberToChange(ctx, of, ['investigator'])
    const row = await previewOf(ctx, proof, file)
    await files.remove(ctx.tx, { id: row.id })
    ctx.record(records['observationFile.dropped'], { subject: file, area: proof.case.area })
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

export const observationsOfFile = query({
  ...reading,
  name: 'cases.observationsOfFile',
  summary: 'What each row of a file that the caller looks at would add to a case, by now.',
  input: ref,
  output: counts.extend({
    sha256: z.string(),
    begunAt: time,
    columns: z.array(z.enum(OBSERVATION_COLUMNS).nullable()),
    rows: z
      .array(
        z.strictObject({
          row: z.number().int(),
          state: z.enum(['good', 'known', 'wrong']),
          cells: z.array(z.string()),
          problems: z.array(problem),
          draft: observationDraft.nullable(),
        }),
      )
      .max(MAX_SHEET_ROWS),
  }),
  async run(ctx, { case: of, file }) {
    const proof = await member(ctx, of)
    const { text, sha256, begunAt } = await previewOf(ctx, proof, file)
    const judged = await judgeObservations(ctx, proof, text)
    const rows = judged.rows.map((row) => ({
      ...row,
      cells: [...row.cells],
      problems: [...row.problems],
    }))
    return { ...countsOf(judged), sha256, begunAt, columns: [...judged.columns], rows }
  },
})

const takenFile = observationFileRow.omit({ case: true, state: true, text: true, begunAt: true })

export const observationFiles = query({
  ...reading,
  name: 'cases.observationFiles',
  summary: 'The files whose observations were taken into a case, the latest first.',
  input: z.strictObject({ case: id }),
  output: z.strictObject({ items: z.array(takenFile) }),
  async run(ctx, { case: of }) {
    await member(ctx, of)
    const how = { order: ['-begunAt', '-id'], limit: MAX_FILES, as: takenFile } as const
    return { items: await files.many(ctx.tx, { case: of, state: 'taken' }, how) }
  },
})
