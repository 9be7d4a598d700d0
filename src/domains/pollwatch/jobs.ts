import { hash } from 'node:crypto'
import { Problem } from '../../core/problem.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { removeUnnamed, sweepUnnamed } from '../../core/sweep.ts'
import { addMs, MINUTE } from '../../core/time.ts'
import { stripped } from '../../lib/picture/strip.js'
import { letteredPng } from '../../lib/png/letters.ts'
import { BROADCAST_JOB, broadcastToSend, noteBroadcast } from './actions/broadcast.ts'
import { APPLY, takeApplied } from './actions/application.ts'
import { REPLY_JOB } from './message.ts'
import { hearSms, reply } from './actions/hear.ts'
import {
  CHECK_PHOTO_JOB,
  DROP_PHOTO_JOB,
  notePhoto,
  photoContents,
  SWEEP_JOB,
  sweepAgain,
  unnamedPhotos,
  UNNAMED_MS,
} from './actions/photo.ts'
import { droppedContents } from './actions/photo-desk.ts'
import { PLAY_JOB, playIssues, playPhoto, playRoster } from './actions/play.ts'
import { dayToPublish, PUBLISH_JOB, publishAgain, publishIssues } from './actions/published.ts'
import { DAY, ISSUES_AT, PHOTOS, sheetOf } from './played.ts'
import { kindOf } from './schema-photo.ts'

/** Messages of one command. */
const BATCH = 100

/** Has every observer write what he writes in this stretch. */
async function playWave(ctx: JobContext, n: number): Promise<void> {
  if (n === ISSUES_AT) await ctx.call(playIssues, {})
  const { observers } = await ctx.call(playRoster, {})
  const items = (DAY[n] ?? []).flatMap((wave) =>
    observers.flatMap(({ number, letters, phone: from, label }) => {
      const [group = 0, place = 0] = label.split('-').map(Number)
      const text = wave({ group, place })
      return text === null ? [] : [{ from, text: text.replace('#', `${number} ${letters}`) }]
    }),
  )
  for (let at = 0; at < items.length; at += BATCH)
    await ctx.call(hearSms, { items: items.slice(at, at + BATCH) })
  if (n === DAY.length - 1) await playPhotos(ctx, observers)
}

/** The result sheets that come with the last stretch. */
async function playPhotos(
  ctx: JobContext,
  observers: readonly { readonly id: string; readonly label: string }[],
): Promise<void> {
  for (const { isCut, ...who } of PHOTOS) {
    const own = observers.find(({ label }) => label === `${who.group}-${who.place}`)
    if (own === undefined) continue
    const sheet = letteredPng(sheetOf(who))
    const came = isCut ? sheet.subarray(0, sheet.length / 2) : sheet
    const part = await ctx.ports.files.put(came)
    const said = { observer: own.id, sha256: hash('sha256', sheet), part, size: came.length }
    await ctx.call(playPhoto, said)
  }
}

/**
 * Whether the bytes of a photo are those that were announced, and are a whole picture; what is written beside it, which
 * the page of a telephone takes out and another program may not, stays out.
 */
async function checkPhoto(ctx: JobContext, photo: string): Promise<void> {
  const { contents, sha256: announced } = await ctx.call(photoContents, { photo })
  const { sha256 } = await ctx.ports.files.digest(contents)
  const noted = { photo, sha256, parts: contents.length }
  const bytes = sha256 === announced ? await wholeOf(ctx, contents) : Buffer.of()
  const kind = kindOf(bytes)
  const picture = kind === null ? null : stripped(bytes)
  if (kind === null || picture === null)
    return void (await ctx.call(notePhoto, { ...noted, kind: null, kept: null }))
  const kept = bytes.equals(picture.bytes) ? null : await putPicture(ctx, picture.bytes)
  await ctx.call(notePhoto, { ...noted, kind, kept })
}

/** A photo of some MiB in one piece; its parts were read just now. */
async function wholeOf({ ports }: JobContext, contents: readonly string[]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for (const content of contents) parts.push((await ports.files.get(content)) ?? Buffer.of())
  return Buffer.concat(parts)
}

async function putPicture({ ports }: JobContext, bytes: Uint8Array) {
  return { sha256: await ports.files.put(bytes), size: bytes.length }
}

/** Portions of one message: as many as its observers fill. */
const MAX_PORTIONS = 200

/**
 * Hands a message of a group to the gateway, telephone by telephone; one that it will never take is noted, and where it takes
 * none it is tried again with those that are left.
 */
async function handOver(ctx: JobContext, broadcast: string): Promise<void> {
  for (let n = 0; n < MAX_PORTIONS; n += 1) {
    const { text, to } = await ctx.call(broadcastToSend, { broadcast })
    if (to.length === 0) return
    const sent: string[] = []
    const refused: string[] = []
    try {
      for (const { observer, phone } of to) {
        const id = hash('sha256', `${broadcast} ${observer}`).slice(0, SHORT_NAME)
        const isTaken = await ctx.ports.sms.send({ to: phone, text, id }).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Problem && error.code === 'sms.refused') return false
            throw error
          },
        )
        ;(isTaken ? sent : refused).push(observer)
      }
    } finally {
      if (sent.length + refused.length > 0)
        await ctx.call(noteBroadcast, { broadcast, sent, refused })
    }
  }
}

/** Gateways want short names. */
const SHORT_NAME = 32

/** Deletes contents that belong to no photo. */
async function sweepPhotos(ctx: JobContext): Promise<void> {
  const until = addMs(ctx.now(), -UNNAMED_MS)
  await sweepUnnamed(ctx.ports.files, until, (contents) => ctx.call(unnamedPhotos, { contents }))
  await ctx.call(sweepAgain, {})
}

/** The slice's work by the clock. */
export const jobs: readonly JobKind[] = [
  {
    kind: REPLY_JOB,
    permissions: [],
    concurrency: 4,
    leaseMs: MINUTE,
    maxTries: 5,
    async run({ ports }, { subject, payload }) {
      const { to, text } = reply.parse(JSON.parse(payload))
      // Gateways want short names.
      await ports.sms.send({ to, text, id: subject.replaceAll('-', '') })
    },
  },
  {
    kind: BROADCAST_JOB,
    permissions: ['pollwatch:keep'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 10,
    run: (ctx, { subject }) => handOver(ctx, subject),
  },
  {
    kind: APPLY.lane.job,
    permissions: ['pollwatch:take-applied'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 5,
    run: (ctx, { subject, payload }) => ctx.callOnce(subject, takeApplied, JSON.parse(payload)),
  },
  {
    kind: CHECK_PHOTO_JOB,
    permissions: ['pollwatch:keep'],
    concurrency: 2,
    leaseMs: MINUTE,
    maxTries: 5,
    run: (ctx, { subject }) => checkPhoto(ctx, subject),
  },
  {
    kind: DROP_PHOTO_JOB,
    permissions: ['pollwatch:keep'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 5,
    async run(ctx, { payload }) {
      const contents = droppedContents.parse(JSON.parse(payload))
      const unnamed = (some: string[]) => ctx.call(unnamedPhotos, { contents: some })
      await removeUnnamed(ctx.ports.files, contents, { unnamed })
    },
  },
  {
    kind: SWEEP_JOB,
    permissions: ['pollwatch:keep'],
    concurrency: 1,
    leaseMs: 10 * MINUTE,
    maxTries: 3,
    always: { subject: 'photos' },
    run: sweepPhotos,
  },
  {
    kind: PLAY_JOB,
    permissions: ['pollwatch:play', 'pollwatch:hear-sms'],
    concurrency: 1,
    leaseMs: MINUTE,
    maxTries: 3,
    run: (ctx, { payload }) => playWave(ctx, Number(payload)),
  },
  {
    kind: PUBLISH_JOB,
    permissions: ['pollwatch:publish'],
    concurrency: 1,
    leaseMs: 5 * MINUTE,
    maxTries: 10,
    always: { subject: 'days', atStart: true },
    async run(ctx) {
      const { day, next } = await ctx.call(dayToPublish, {})
      if (day !== null) await ctx.call(publishIssues, { day })
      await ctx.call(publishAgain, { at: next })
    },
  },
]
