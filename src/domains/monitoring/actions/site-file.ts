import { z } from 'zod'
import { type CommandContext, command, query, type QueryContext } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { nextOf, pageRows } from '../../../core/listed.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { FIRST_ROW } from '../../../lib/csv/csv.ts'
import { changedKeys } from '../../../lib/sql/table.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { judgeRows, MAX_FILE_ROWS, readFile, siteOf } from '../site-file.ts'
import type { SheetError } from '../site-sheet.ts'
import * as store from '../store/site-file.ts'
import { siteAt, type SiteRow, sites } from '../store/site.ts'
import { recordAuthorisation } from './authorisation.ts'
import { alterSite, bringSite, organizationNamed } from './site.ts'

/** The job that applies an accepted file, step by step; its subject is the file. */
export const SITE_FILE_JOB = 'monitoring.applySiteFile'

/** Characters of a file: what one request carries. */
export const MAX_FILE_CHARACTERS = 1_000_000

/** A preview is of what was there; a day later somebody should look again. */
const PREVIEW_MS = DAY

/** Rows of one step: some 20 ms in the write queue, so that an urgent command waits for no more than that. */
const STEP_ROWS = 25

/** Files of one person that are kept to look at; older ones go with their rows. */
const KEPT_FILES = 10

/** Rows that are inserted at once: an engine takes 32,766 values. */
const INSERTED = 500

const own = { permission: 'monitoring:write', scope: 'own' } as const

const counts = store.fileRow.pick({ added: true, changed: true, unchanged: true, wrong: true })
const fileFacts = counts.extend({
  file: id,
  state: store.fileState,
  applied: z.number().int(),
  begunAt: z.string(),
  endedAt: z.string().nullable(),
})

export const previewSites = command({
  ...own,
  name: 'monitoring.previewSites',
  checksText: true,
  summary:
    'Reads a CSV file of sites and shows what each row would do; nothing is changed before it is accepted.',
  input: z.strictObject({ text: z.string().min(1).max(MAX_FILE_CHARACTERS) }),
  output: counts.extend({ file: id }),
  async run(ctx, { text }) {
    const begunBy = ctx.own()
    const read = readFile(text)
    await forgetOldFiles(ctx, begunBy)
    const file = ctx.newId()
    const rows = await judgeRows(ctx, file, read)
    const of = (kind: store.RowKind) => rows.filter((row) => row.kind === kind).length
    const kinds = {
      added: of('added'),
      changed: of('changed'),
      unchanged: of('unchanged'),
      wrong: of('wrong'),
    }
    const columns = [...read.columns]
    const begun = { columns, applied: 0, begunBy, begunAt: ctx.now }
    await store.files.insert(ctx.tx, { id: file, state: 'previewed', ...kinds, ...begun })
    for (let at = 0; at < rows.length; at += INSERTED)
      await store.sheetRows.insert(ctx.tx, rows.slice(at, at + INSERTED))
    ctx.record(records['siteFile.read'], { subject: file, body: kinds })
    return { file, ...kinds }
  },
})

/** Makes room: of one person's files only the last ones stay. */
async function forgetOldFiles(ctx: CommandContext, begunBy: string): Promise<void> {
  const how = { order: ['-begunAt', '-id'], limit: 100 } as const
  const mine = await store.files.many(ctx.tx, { begunBy }, how)
  const old = mine.slice(KEPT_FILES - 1).filter(({ state }) => state !== 'applying')
  const ids = old.map((row) => row.id)
  await store.sheetRows.remove(ctx.tx, { file: ids })
  await store.files.remove(ctx.tx, { id: ids })
}

/** The caller's own file. Throws 404. */
async function ownFile(ctx: QueryContext, file: string): Promise<store.FileRow> {
  const row = await store.files.one(ctx.tx, { id: file })
  return found(row?.begunBy === ctx.own() ? row : null, 'unknownFile')
}

export const acceptSites = command({
  ...own,
  name: 'monitoring.acceptSites',
  summary:
    'Applies a file of sites as it was previewed; with wrong rows only where skipWrong says so.',
  input: z.strictObject({ file: id, skipWrong: z.boolean().default(false) }),
  output: z.strictObject({ file: id }),
  async run(ctx, input) {
    const row = await ownFile(ctx, input.file)
    const { id: file, added, changed, wrong } = row
    if (row.state === 'applying' || row.state === 'finished') {
      if (row.state === 'applying') await goOn(ctx, file)
      ctx.unchanged('it was accepted already')
      return { file }
    }
    if (row.state !== 'previewed') throw refusal('fileNotOpen')
    if (addMs(row.begunAt, PREVIEW_MS) <= ctx.now) throw refusal('oldPreview')
    if (wrong > 0 && !input.skipWrong) throw refusal('wrongRows', { params: { wrong } })
    if (added + changed === 0) throw refusal('nothingNew')
    await checkAreas(ctx, file)
    const accepted = { state: 'applying', acceptedDevice: ctx.actor.device ?? null } as const
    await store.files.change(ctx.tx, { id: file }, accepted)
    await goOn(ctx, file)
    const body = { added, changed, leftOut: wrong }
    ctx.record(records['siteFile.accepted'], { subject: file, body })
    return { file }
  },
})

/** What the caller may do may have become less since he sent the file. Throws 403. */
async function checkAreas(ctx: CommandContext, file: string): Promise<void> {
  const rows = await store.openRows(ctx.tx, file, MAX_FILE_ROWS)
  const written = rows.flatMap(({ wanted, before }) => [wanted?.site.area, before?.area])
  const authorised = rows.flatMap(({ wanted }) => (wanted?.authorisation ? [wanted.site.area] : []))
  for (const area of new Set(written.flatMap((one) => one ?? [])))
    if (!holdsIn(ctx.actor, 'monitoring:write', area)) throw refusal('otherAreas')
  for (const area of new Set(authorised))
    if (!holdsIn(ctx.actor, 'monitoring:authorise', area)) throw refusal('mayNotAuthorise')
}

async function goOn(ctx: CommandContext, subject: string): Promise<void> {
  await ctx.schedule({ kind: SITE_FILE_JOB, subject, dueAt: ctx.now })
}

export const dropSites = command({
  ...own,
  name: 'monitoring.dropSites',
  summary: 'Drops a file of sites that was previewed and not accepted; nothing of it is applied.',
  input: z.strictObject({ file: id }),
  output: z.strictObject({ file: id }),
  async run(ctx, input) {
    const { id: file, state } = await ownFile(ctx, input.file)
    if (state !== 'previewed') throw refusal('fileNotOpen')
    await store.files.change(ctx.tx, { id: file }, { state: 'dropped', endedAt: ctx.now })
    await store.sheetRows.remove(ctx.tx, { file })
    ctx.record(records['siteFile.dropped'], { subject: file })
    return { file }
  },
})

export const applySiteFile = command({
  name: 'monitoring.applySiteFile',
  permission: 'monitoring:observe',
  scope: 'nation',
  summary: 'For the node: brings the next rows of an accepted file of sites.',
  input: z.strictObject({ file: id }),
  output: z.strictObject({ isDone: z.boolean() }),
  async run(ctx, input) {
    const file = await store.files.one(ctx.tx, { id: input.file })
    if (file?.state !== 'applying') {
      ctx.unchanged('there is nothing to apply')
      return { isDone: true }
    }
    const rows = await store.openRows(ctx.tx, file.id, STEP_ROWS)
    const isDone = rows.length < STEP_ROWS
    const sums = await applyRows(ctx, file, rows)
    const left = file.added + file.changed - file.applied - rows.length
    await store.files.change(
      ctx.tx,
      { id: file.id },
      { ...sums, ...(isDone ? ({ state: 'finished', endedAt: ctx.now } as const) : {}) },
    )
    const { added, changed, wrong, unchanged } = sums
    const step = { unchanged: unchanged - file.unchanged, wrong: wrong - file.wrong, left }
    ctx.record(records['siteFile.applied'], { subject: file.id, body: step })
    if (isDone) {
      const body = { added, changed, leftOut: wrong }
      ctx.record(records['siteFile.finished'], { subject: file.id, body })
    } else await goOn(ctx, file.id)
    return { isDone }
  },
})

/** Brings these rows; gives the file's counts as they are then. */
async function applyRows(
  ctx: CommandContext,
  file: store.FileRow,
  rows: readonly store.SheetRow[],
) {
  const { added, changed, unchanged, wrong, applied } = file
  const sums = { added, changed, unchanged, wrong, applied }
  for (const row of rows) {
    const outcome = await applyRow(ctx, file, row)
    const key = { file: file.id, n: row.n }
    if (outcome === null) {
      await store.sheetRows.change(ctx.tx, key, { isDone: true })
      sums.applied += 1
      continue
    }
    const errors: SheetError[] =
      outcome === 'unchanged' ? [] : [{ column: 'address', code: outcome }]
    const kind = outcome === 'unchanged' ? outcome : 'wrong'
    await store.sheetRows.change(ctx.tx, key, { isDone: true, kind, errors })
    sums[row.kind === 'added' ? 'added' : 'changed'] -= 1
    sums[kind] += 1
  }
  return sums
}

type Since = 'changed_since' | 'known_since' | 'removed_since'

/** Does what was previewed; what somebody else did since stays as it is and is said. Null: it is done. */
async function applyRow(
  ctx: CommandContext,
  file: store.FileRow,
  row: store.SheetRow,
): Promise<Since | 'unchanged' | null> {
  const { wanted } = row
  if (wanted === null) throw new Error(`row ${row.n} of file ${file.id} wants nothing`)
  const now =
    row.site === null
      ? await siteAt(ctx.tx, wanted.site)
      : await sites.one(ctx.tx, { id: row.site, endedAt: null })
  if (row.site === null && now === undefined) {
    await add(ctx, file, wanted)
    return null
  }
  if (now === undefined) return 'removed_since'
  const isAsBefore = row.before !== null && changedKeys(row.before, siteOf(now)).length === 0
  const isAsWanted = changedKeys(siteOf(now), wanted.site).length === 0
  if (!isAsBefore)
    return isAsWanted ? 'unchanged' : row.site === null ? 'known_since' : 'changed_since'
  if (!isAsWanted) await alterSite(ctx, now, wanted.site, { file: file.id })
  await authorise(ctx, file, { site: now, wanted })
  return null
}

async function add(ctx: CommandContext, file: store.FileRow, wanted: store.Wanted) {
  const { site, organization } = wanted
  const owner = { ...organization, id: await ownerId(ctx, wanted) }
  const row = await bringSite(ctx, site, owner, { file: file.id })
  await authorise(ctx, file, { site: row, wanted })
}

/** The organization by its id, or by its name, which an earlier row may have made; else a new one. */
async function ownerId(ctx: CommandContext, { organization, site }: store.Wanted): Promise<string> {
  const { id: known, name } = organization
  return known ?? (await organizationNamed(ctx, { name, area: site.area }))
}

async function authorise(
  ctx: CommandContext,
  { begunBy: person, acceptedDevice: device }: store.FileRow,
  { site, wanted }: { readonly site: Pick<SiteRow, 'id' | 'area'>; readonly wanted: store.Wanted },
) {
  const { authorisation } = wanted
  if (authorisation === null) return
  await recordAuthorisation(ctx, site, { scope: 'passive', ...authorisation }, { person, device })
}

export const siteFiles = query({
  ...own,
  name: 'monitoring.siteFiles',
  summary: 'The caller’s latest files of sites.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(fileFacts) }),
  async run(ctx) {
    const how = { order: ['-begunAt', '-id'], limit: KEPT_FILES } as const
    const rows = await store.files.many(ctx.tx, { begunBy: ctx.own() }, how)
    return { items: rows.map(factsOf) }
  },
})

function factsOf({ id: file, state, begunAt, endedAt, ...row }: store.FileRow) {
  const { added, changed, unchanged, wrong, applied } = row
  return { file, state, begunAt, endedAt, added, changed, unchanged, wrong, applied }
}

const shownRow = store.sheetRow
  .pick({ kind: true, isDone: true, name: true, address: true, cells: true, errors: true })
  .extend({
    /** As a spreadsheet counts, the heading being row 1. */
    row: z.number().int(),
    site: id.nullable(),
    /** What becomes different, with what it was and what it becomes. */
    changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
    isAuthorised: z.boolean(),
  })

export const siteFile = query({
  ...own,
  name: 'monitoring.siteFile',
  summary: 'A file of sites of the caller: what it does, and its rows of one kind.',
  input: z.strictObject({
    file: id,
    kind: store.rowKind.default('wrong'),
    /** Row after which it goes on. */
    after: count.default(0),
    limit: pageRows,
  }),
  output: fileFacts.extend({
    columns: store.fileRow.shape.columns,
    items: z.array(shownRow),
    next: z.number().int().nullable(),
  }),
  async run(ctx, { file, kind, after, limit }) {
    const row = await ownFile(ctx, file)
    const where = { file, kind, after: after - FIRST_ROW }
    const items = (await store.rowsOf(ctx.tx, where, limit)).map(shown)
    const next = nextOf(items, limit, (last) => last.row)
    return { ...factsOf(row), columns: row.columns, items, next }
  },
})

function shown({ n, kind, isDone, name, address, cells, errors, ...row }: store.SheetRow) {
  const { site, before, wanted } = row
  const keys = before === null || wanted === null ? [] : changedKeys(before, wanted.site)
  const changes = keys.map((field) => ({
    field,
    from: plain(before?.[field]),
    to: plain(wanted?.site[field]),
  }))
  const isAuthorised = wanted?.authorisation != null
  const place = { row: n + FIRST_ROW, site, changes, isAuthorised }
  return { ...place, kind, isDone, name, address, cells, errors }
}

function plain(value: store.SheetSite[keyof store.SheetSite] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
