// Photos of result sheets and premises that an observer's telephone sends behind its entry: in parts, so that a broken
// line goes on where it broke.
import { z } from 'zod'
import {
  command,
  type CommandContext,
  query,
  type QueryContext,
  rawCommand,
} from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { PORTION } from '../../../core/portions.ts'
import { DAY, HOUR, addMs } from '../../../core/time.ts'
import { unnamedIn } from '../../../lib/sql/unnamed.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { sha256 } from '../schema.ts'
import { photoKind } from '../schema-photo.ts'
import * as store from '../store.ts'
import { ownPhone } from './phone.ts'

/** A part, as the page's script cuts them, and the largest photo. */
const PART_BYTES = 256 * 1024
export const MAX_PARTS = 20
const MAX_BYTES = PART_BYTES * MAX_PARTS
/** Parts that no photo names go after this time. */
export const UNNAMED_MS: number = DAY
/** Share of the disk that is left for words. */
const LEAVES_FREE = 0.1
export const CHECK_PHOTO_JOB = 'pollwatch.checkPhoto'
/** The job that deletes the bytes of a photo; its payload is their hashes. */
export const DROP_PHOTO_JOB = 'pollwatch.dropPhotoBytes'
export const SWEEP_JOB = 'pollwatch.sweepPhotos'

const keeping = { permission: 'pollwatch:keep', scope: 'nation' } as const

const part = z.strictObject({
  entry: id,
  photo: sha256,
  size: z.number().int().min(1).max(MAX_BYTES),
  n: z
    .number()
    .int()
    .min(0)
    .max(MAX_PARTS - 1),
})
type Part = z.infer<typeof part>

/** The photo that a part belongs to, with what of it came. Throws 404, and 409 for a part out of order. */
async function photoOf(ctx: QueryContext, { entry, photo, n }: Part) {
  const { observer } = await ownPhone(ctx)
  const where = { upload: entry, sha256: photo, observer: observer.id }
  const row = found(await store.photos.one(ctx.tx, where), 'unknownPhoto')
  const parts = await partsOf(ctx, row.id)
  if (n > parts.length) throw refusal('partOrder')
  return { row, parts }
}

/** The parts of a photo that came, in their order. */
export async function partsOf({ tx }: Pick<QueryContext, 'tx'>, photo: string) {
  return await store.photoParts.many(tx, { photo }, { order: ['n'], limit: MAX_PARTS })
}

export const addPhotoPart = rawCommand({
  permission: 'pollwatch:watch',
  scope: 'own',
  carriedBy: 'watch',
  name: 'pollwatch.addPhotoPart',
  summary:
    'Takes one part of a photo, at most 256 KiB, that an entry of this telephone named; the same part again changes nothing.',
  input: part,
  output: z.strictObject({ next: z.number().int() }),
  raw: {
    maxBytes: PART_BYTES,
    keptMs: UNNAMED_MS,
    leavesFree: LEAVES_FREE,
    admit: async (ctx, input) => void (await photoOf(ctx, input)),
  },
  async run(ctx, input, { sha256: came, size }) {
    const { row, parts } = await photoOf(ctx, input)
    const known = parts[input.n]
    if (known !== undefined && known.sha256 !== came) throw refusal('otherPart')
    if (known === undefined) await takePart(ctx, { row, parts, size, came, whole: input.size })
    ctx.unchanged('a part is no fact before the photo is whole')
    return { next: Math.max(parts.length, input.n + 1) }
  },
})

/** Keeps the next part; with the last one the photo is looked at. Throws 409 for what is more than the photo. */
async function takePart(
  ctx: CommandContext,
  of: Awaited<ReturnType<typeof photoOf>> & {
    readonly came: string
    readonly size: number
    readonly whole: number
  },
): Promise<void> {
  const { row, parts, came, size, whole } = of
  const sum = parts.reduce((total, one) => total + one.size, size)
  if (row.state !== 'waits' || sum > whole) throw refusal('otherPart')
  await store.photoParts.insert(ctx.tx, { photo: row.id, n: parts.length, sha256: came, size })
  if (sum === whole) await ctx.schedule({ kind: CHECK_PHOTO_JOB, subject: row.id, dueAt: ctx.now })
}

export const photoContents = query({
  ...keeping,
  name: 'pollwatch.photoContents',
  summary: 'Of which contents a photo is made, in their order.',
  input: z.strictObject({ photo: id }),
  output: z.strictObject({ sha256, contents: z.array(sha256) }),
  async run(ctx, { photo }) {
    const row = found(await store.photos.one(ctx.tx, { id: photo }), 'unknownPhoto')
    const contents = (await partsOf(ctx, photo)).map((one) => one.sha256)
    return { sha256: row.sha256, contents }
  },
})

export const notePhoto = command({
  ...keeping,
  name: 'pollwatch.notePhoto',
  summary:
    'Notes that a photo came whole, or that what came is no picture, or not the one that was announced.',
  input: z.strictObject({
    photo: id,
    sha256,
    /** How many parts were read. */
    parts: z.number().int().min(0).max(MAX_PARTS),
    kind: photoKind.nullable(),
    /** The picture alone, where more was written beside it. */
    kept: z.strictObject({ sha256, size: z.number().int().min(1).max(MAX_BYTES) }).nullable(),
  }),
  output: z.strictObject({}),
  async run(ctx, { photo, sha256: came, parts: count, kind, kept }) {
    const row = found(await store.photos.one(ctx.tx, { id: photo }), 'unknownPhoto')
    if (row.state !== 'waits') {
      ctx.unchanged('it is noted already')
      return {}
    }
    const isRight = came === row.sha256 && kind !== null
    const state = isRight ? ('came' as const) : ('broken' as const)
    // What came while they were read is no part of what has this hash.
    await store.photoParts.remove(ctx.tx, { photo, n: { from: count } })
    const parts = await partsOf(ctx, photo)
    const size = kept?.size ?? parts.reduce((sum, one) => sum + one.size, 0)
    // What cannot be used is kept by nobody; the sweep takes its bytes.
    if (!isRight || kept !== null) await store.photoParts.remove(ctx.tx, { photo })
    if (isRight && kept !== null) await keepInstead(ctx, { photo, kept, parts })
    const keptSha256 = kept?.sha256 ?? null
    const facts = { state, size, kind, keptSha256, cameAt: ctx.now }
    await store.photos.change(ctx.tx, { id: photo }, facts)
    const said = { entry: row.entry, sha256: came, size, state }
    const body = kept === null ? said : { ...said, kept: kept.sha256 }
    ctx.record(records['watchPhoto.received'], { subject: photo, marking: 'TLP:AMBER', body })
    return {}
  },
})

/** Keeps a picture alone in place of what came, whose bytes go at once: they say where somebody stood. */
async function keepInstead(
  ctx: CommandContext,
  of: {
    readonly photo: string
    readonly kept: { readonly sha256: string; readonly size: number }
    readonly parts: readonly { readonly sha256: string }[]
  },
): Promise<void> {
  const { photo, kept, parts } = of
  await store.photoParts.insert(ctx.tx, { photo, n: 0, ...kept })
  const payload = JSON.stringify(parts.map((part) => part.sha256))
  await ctx.schedule({ kind: DROP_PHOTO_JOB, subject: photo, payload, dueAt: ctx.now })
}

export const unnamedPhotos = query({
  ...keeping,
  name: 'pollwatch.unnamedPhotos',
  summary: 'Which of these contents belong to no photo.',
  input: z.strictObject({ contents: z.array(sha256).max(PORTION) }),
  output: z.strictObject({ contents: z.array(sha256) }),
  async run({ tx }, { contents }) {
    return { contents: await unnamedIn(tx, [store.photoParts], { contents }) }
  },
})

export const sweepAgain = command({
  ...keeping,
  name: 'pollwatch.sweepAgain',
  summary: 'Sets when contents that belong to no photo are looked for again.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    await ctx.schedule({ kind: SWEEP_JOB, subject: 'photos', dueAt: addMs(ctx.now, 6 * HOUR) })
    ctx.unchanged('a look is no fact')
    return {}
  },
})
