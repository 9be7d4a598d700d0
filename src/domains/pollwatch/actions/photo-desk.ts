// Photos as a desk has them: the own group's, and those behind what groups hand on. Each that is saved is recorded. What a
// person puts into the evidence is copied there by a workflow, byte by byte, once.
import { z } from 'zod'
import { command, type CommandContext, givenFile, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { areaPath, under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { groupOfCaller } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { mayDrop, photoPart, photoRow, type PhotoRow } from '../schema-photo.ts'
import * as store from '../store.ts'
import { ownEntry } from './desk.ts'
import { DROP_PHOTO_JOB, MAX_PARTS, partsOf } from './photo.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const reading = { permission: 'pollwatch:read', scope: 'area' } as const
/** For the workflow that copies them; nobody else holds this. */
const keeping = { permission: 'pollwatch:keep', scope: 'nation' } as const

export const droppedContents = z.array(noun.sha256).max(MAX_PARTS)

/** Entries of one look, and their photos. */
const MAX_ENTRIES = 100
const MAX_SHOWN = 300
/** Photos that one person puts into the evidence within an hour. */
const KEPT_PER_HOUR = 100

const ofEntries = z.strictObject({ entries: z.array(id).max(MAX_ENTRIES) })
const shown = z.strictObject({ photos: z.array(photoPart) })
const one = z.strictObject({ entry: id, photo: id })
const given = z.strictObject({ file: givenFile })

const how = { order: ['id'], limit: MAX_SHOWN, as: photoPart } as const

export const photosOf = query({
  ...observing,
  name: 'pollwatch.photosOf',
  summary: 'Which photos came behind these entries of the own group, and which are still to come.',
  input: ofEntries,
  output: shown,
  async run(ctx, { entries: entry }) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { photos: [] }
    return { photos: await store.photos.many(ctx.tx, { entry, observerGroup: group.id }, how) }
  },
})

export const releasedPhotosOf = query({
  ...reading,
  name: 'pollwatch.releasedPhotosOf',
  summary: 'Which photos came behind these entries, as far as groups of observers handed them on.',
  input: ofEntries,
  output: shown,
  async run(ctx, { entries }) {
    const where = { id: entries, releasedAt: { not: null }, area: under(ctx.areas()) } as const
    const as = noun.entryRow.pick({ id: true })
    const rows = await store.entries.many(ctx.tx, where, { limit: MAX_ENTRIES, as })
    const entry = rows.map((row) => row.id)
    return { photos: await store.photos.many(ctx.tx, { entry }, how) }
  },
})

/** An entry that its group handed on, where the caller may act in its area. Throws 404. */
async function releasedEntry(ctx: CommandContext, entry: string): Promise<noun.EntryRow> {
  const where = { id: entry, releasedAt: { not: null } } as const
  const row = found(await store.entries.one(ctx.tx, where), 'unknownEntry')
  ctx.inArea(found(row.area, 'unknownEntry'))
  return row
}

/** A whole photo of an entry. Throws 404 for that of another one, and for what did not come. */
async function photoHere(
  ctx: CommandContext,
  entry: Pick<noun.EntryRow, 'id'>,
  photo: string,
): Promise<PhotoRow> {
  const where = { id: photo, entry: entry.id, state: 'came' } as const
  return found(await store.photos.one(ctx.tx, where), 'unknownPhoto')
}

function nameOf({ sha256, kind }: Pick<PhotoRow, 'sha256' | 'kind'>): string {
  return `photo-${sha256.slice(0, 12)}.${kind ?? 'jpg'}`
}

async function give(ctx: CommandContext, row: PhotoRow) {
  const parts = (await partsOf(ctx, row.id)).map((part) => part.sha256)
  ctx.record(records['watchPhoto.given'], { subject: row.id, marking: 'TLP:AMBER' })
  return { file: { name: nameOf(row), size: row.size ?? 0, parts } }
}

export const givePhoto = command({
  ...observing,
  name: 'pollwatch.givePhoto',
  summary: 'Gives a photo of the own group as a file; that it was looked at is recorded.',
  input: one,
  output: given,
  givesFile: true,
  run: async (ctx, { entry, photo }) =>
    await give(ctx, await photoHere(ctx, await ownEntry(ctx, entry), photo)),
})

export const giveReleasedPhoto = command({
  ...reading,
  name: 'pollwatch.giveReleasedPhoto',
  summary:
    'Gives a photo behind what a group of observers handed on as a file; that it was looked at is recorded.',
  input: one,
  output: given,
  givesFile: true,
  run: async (ctx, { entry, photo }) =>
    await give(ctx, await photoHere(ctx, await releasedEntry(ctx, entry), photo)),
})

/** Says that a photo goes into the evidence; said again it changes nothing. Throws 404 where its entry does not count. */
async function keep(ctx: CommandContext, entry: noun.EntryRow, photo: string) {
  if (entry.state !== 'counted') throw refusal('unknownEntry')
  const { sha256, askedAt } = await photoHere(ctx, entry, photo)
  if (askedAt !== null) {
    ctx.unchanged('it goes there already')
    return {}
  }
  const limit = { what: 'pollwatch.kept', who: ctx.actor.id, limit: KEPT_PER_HOUR } as const
  if (!(await ctx.takeHourly(limit))) throw refusal('manyKept', { keepsCount: true })
  await store.photos.change(ctx.tx, { id: photo }, { askedAt: ctx.now })
  const body = { entry: entry.id, sha256 }
  ctx.record(records['watchPhoto.offered'], { subject: photo, marking: 'TLP:AMBER', body })
  return {}
}

export const keepPhoto = command({
  ...observing,
  name: 'pollwatch.keepPhoto',
  summary: 'Puts a photo of the own group into the evidence, once: it is copied there as it came.',
  input: one,
  output: z.strictObject({}),
  run: async (ctx, { entry, photo }) => await keep(ctx, await ownEntry(ctx, entry), photo),
})

export const keepReleasedPhoto = command({
  permission: 'evidence:add',
  scope: 'area',
  name: 'pollwatch.keepReleasedPhoto',
  summary:
    'Puts a photo behind what a group of observers handed on into the evidence, once: it is copied there as it came.',
  input: one,
  output: z.strictObject({}),
  run: async (ctx, { entry, photo }) => await keep(ctx, await releasedEntry(ctx, entry), photo),
})

export const dropPhoto = command({
  ...observing,
  name: 'pollwatch.dropPhoto',
  summary:
    'Deletes a photo of the own group that must not be here; that there was one stays, with its hash.',
  input: one,
  output: z.strictObject({}),
  async run(ctx, { entry, photo }) {
    const { id: own } = await ownEntry(ctx, entry)
    const row = found(await store.photos.one(ctx.tx, { id: photo, entry: own }), 'unknownPhoto')
    if (!mayDrop(row, ctx.now)) throw refusal('keptPhoto')
    if (row.state === 'dropped') {
      ctx.unchanged('it is deleted already')
      return {}
    }
    const contents = (await partsOf(ctx, photo)).map((part) => part.sha256)
    await store.photoParts.remove(ctx.tx, { photo })
    await store.photos.change(ctx.tx, { id: photo }, { state: 'dropped', kind: null })
    const payload = JSON.stringify(contents)
    await ctx.schedule({ kind: DROP_PHOTO_JOB, subject: photo, payload, dueAt: ctx.now })
    ctx.record(records['watchPhoto.dropped'], { subject: photo, marking: 'TLP:AMBER' })
    return {}
  },
})

export const offeredPhoto = query({
  ...keeping,
  name: 'pollwatch.offeredPhoto',
  summary: 'For the workflow: a photo that goes into the evidence, and where it was taken.',
  input: z.strictObject({ photo: id }),
  output: photoRow.pick({ sha256: true, keptSha256: true }).extend({
    name: z.string(),
    parts: z.array(noun.sha256).max(MAX_PARTS),
    cameAt: time,
    ref: z.string(),
    /** Code of the group of observers. */
    group: z.string(),
    area: areaPath,
    place: noun.place,
  }),
  async run(ctx, { photo }) {
    const where = { id: photo, state: 'came', askedAt: { not: null } } as const
    const row = found(await store.photos.one(ctx.tx, where), 'unknownPhoto')
    const entry = found(await store.entries.one(ctx.tx, { id: row.entry }), 'unknownEntry')
    const group = await store.groups.one(ctx.tx, { id: row.observerGroup })
    return {
      sha256: row.sha256,
      keptSha256: row.keptSha256,
      name: nameOf(row),
      parts: (await partsOf(ctx, photo)).map((part) => part.sha256),
      cameAt: found(row.cameAt, 'unknownPhoto'),
      ref: entry.ref,
      group: found(group, 'unknownGroup').code,
      area: found(entry.area, 'unknownEntry'),
      place: found(entry.place, 'unknownEntry'),
    }
  },
})

export const noteKept = command({
  ...keeping,
  name: 'pollwatch.noteKept',
  summary: 'For the workflow: notes which item of the evidence a photo became.',
  input: z.strictObject({ photo: id, item: id, code: z.string().max(20) }),
  output: z.strictObject({}),
  async run(ctx, { photo, item, code }) {
    const row = found(await store.photos.one(ctx.tx, { id: photo }), 'unknownPhoto')
    if (row.item === item) {
      ctx.unchanged('it is noted already')
      return {}
    }
    await store.photos.change(ctx.tx, { id: photo }, { item, itemCode: code })
    ctx.record(records['watchPhoto.kept'], { subject: photo, body: { item } })
    return {}
  },
})
