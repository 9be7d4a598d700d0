import { newBytes } from '../../core/id.ts'
import type { Files } from '../../core/port.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { sweepUnnamed } from '../../core/sweep.ts'
import { addMs, HOUR, MINUTE, SECOND } from '../../core/time.ts'
import { encrypt, parseRecipient } from '../../lib/age/index.ts'
import { byteReader } from '../../lib/bytes/index.ts'
import { tarEntry, TAR_END } from '../../lib/tar/index.ts'
import { BUNDLE_JOB } from './actions/bundle.ts'
import * as bundling from './actions/bundling.ts'
import { finish } from './actions/intake.ts'
import { noteKey } from './actions/key.ts'
import { ERASE_JOB, intake, keepParts, TAKE_JOB } from './actions/preserve.ts'
import * as upkeep from './actions/upkeep.ts'
import { makeBundle } from './bundle-job.ts'
import { MAX_PART_BYTES, MAX_PARTS, SEALED_PARTS, UNFINISHED_MS } from './schema.ts'
import { contentOf } from './stored-content.ts'
import { removeUnnamed } from './unnamed.ts'

const permissions = ['evidence:preserve'] as const
/**
 * One at a time, so that a lease that runs out in the middle of a long one starts no second; short, so that what a killed
 * node was at is taken up soon. Done twice it comes to the same.
 */
const working = { permissions, concurrency: 1, leaseMs: 15 * SECOND, maxTries: 10 } as const

/** Steps of one go of the walk; what is left waits for the next day. */
const MAX_STEPS = 100_000
/** Items that are hashed anew a day. */
const SAMPLE = 20

/** The slice's work by the clock. */
export const jobs: readonly JobKind[] = [
  {
    ...working,
    kind: BUNDLE_JOB,
    permissions: ['evidence:preserve', 'evidence:read', 'record:prove'],
    leaseMs: 2 * MINUTE,
    run: (ctx, { subject }) => makeBundle(ctx, subject),
  },
  {
    ...working,
    kind: 'evidence.key',
    always: { subject: 'custody', atStart: true },
    async run(ctx) {
      await ctx.call(noteKey, {})
    },
  },
  {
    ...working,
    kind: TAKE_JOB,
    async run(ctx, { subject: item }) {
      const taken = await ctx.call(intake, { item })
      if (taken === null) return
      const parts = taken.from === null ? taken.parts : await copied(ctx, item, taken)
      const { recipients } = taken
      const content = await ctx.ports.files.digest(parts, item)
      if (recipients.length === 0) {
        await ctx.call(finish, { item, ...content })
        return
      }
      const sealed = await sealedFor(ctx, { parts, recipients })
      await ctx.call(finish, { item, ...content, sealed })
      // What a node that is killed here leaves behind goes with the next sweep.
      await removeUnnamed(ctx, parts, item)
    },
  },
  {
    ...working,
    kind: upkeep.CHECK_JOB,
    async run(ctx, { subject }) {
      const { item, person } = upkeep.checkOf(subject)
      await checkContent(ctx, item, person)
    },
  },
  {
    ...working,
    kind: ERASE_JOB,
    async run(ctx, { subject: item }) {
      await dropBundles(ctx, { item })
      const { parts } = await ctx.call(upkeep.content, { item })
      // Files go before the rows that name them: after a crash in between they are deleted once more, which does nothing.
      await removeUnnamed(ctx, parts, item)
      await ctx.call(upkeep.forget, { item })
    },
  },
  {
    ...working,
    kind: bundling.UNBUNDLE_JOB,
    run: (ctx, { subject: about }) => dropBundles(ctx, { about }),
  },
  {
    ...working,
    kind: upkeep.DAILY_JOB,
    leaseMs: HOUR,
    always: { subject: 'chains' },
    async run(ctx) {
      await walkAll(ctx)
      for (let step = 0; step < MAX_STEPS; step += 1)
        if ((await ctx.call(upkeep.dropLate, {})).isDone) break
      await dropBundles(ctx, {})
      await sweep(ctx)
      await ctx.call(upkeep.again, {})
    },
  },
]

/** What is copied from the files of another slice. */
interface Copied {
  readonly from: string | null
  readonly observations: string
  readonly bodies: readonly string[]
  readonly copies: readonly string[]
}

/** Copies a file, or what was seen, into the files of this slice; gives its parts. Throws Error where a part of a file is missing. */
async function copied(ctx: JobContext, item: string, seen: Copied): Promise<string[]> {
  const source = ctx.ports.filesOf(seen.from ?? '')
  const parts =
    seen.copies.length > 0
      ? await copiedParts(ctx.ports.files, source, seen.copies)
      : await archived(ctx.ports.files, source, seen)
  await ctx.call(keepParts, { item, parts })
  return parts.map(({ sha256 }) => sha256)
}

async function copiedParts(files: Files, source: Pick<Files, 'get'>, copies: readonly string[]) {
  const parts = []
  for await (const bytes of contentOf(source, copies))
    parts.push({ sha256: await files.put(bytes), size: bytes.length })
  return parts
}

/** Puts what was seen and its bodies into one archive. */
async function archived(files: Files, source: Pick<Files, 'get'>, seen: Copied) {
  const entries = [tarEntry('visit.json', Buffer.from(seen.observations))]
  for (const sha256 of new Set(seen.bodies)) {
    const bytes = await source.get(sha256)
    // What is gone already is missed by its name in visit.json.
    if (bytes !== null) entries.push(tarEntry(`bodies/${sha256}`, bytes))
  }
  return await putParts(files, Buffer.concat([...entries, TAR_END]))
}

async function putParts(files: Files, whole: Buffer) {
  const parts = []
  for (let at = 0; at < whole.length; at += MAX_PART_BYTES) {
    const bytes = whole.subarray(at, at + MAX_PART_BYTES)
    parts.push({ sha256: await files.put(bytes), size: bytes.length })
  }
  return parts
}

/** Encrypts stored parts as one age file, part by part, and stores that; gives its parts and what it is as a whole. */
async function sealedFor(
  ctx: JobContext,
  of: { readonly parts: readonly string[]; readonly recipients: readonly string[] },
) {
  const { files } = ctx.ports
  const recipients = of.recipients.map(parseRecipient)
  const parts: { sha256: string; size: number }[] = []
  const reader = byteReader(encrypt(contentOf(files, of.parts), { recipients, random: newBytes }))
  for (let n = 0; n < MAX_PARTS + SEALED_PARTS; n += 1) {
    const bytes = await reader.upTo(MAX_PART_BYTES)
    if (bytes.length === 0) break
    parts.push({ sha256: await files.put(bytes), size: bytes.length })
  }
  const whole = await files.digest(parts.map(({ sha256 }) => sha256))
  return { ...whole, recipients: [...of.recipients], parts }
}

/** Hashes an item anew and notes whether it is what its chain says. */
async function checkContent(ctx: JobContext, item: string, wanted: string): Promise<void> {
  const { parts, whole } = await ctx.call(upkeep.content, { item })
  if (whole === null) return
  const begunAt = ctx.now()
  // A part that is gone or was changed throws: that is an answer, too.
  const digest = await ctx.ports.files.digest(parts).catch(() => null)
  const isWhole = digest?.sha256 === whole.sha256 && digest.sha512 === whole.sha512
  await ctx.call(upkeep.noteCheck, { item, for: wanted, begunAt, isWhole })
}

async function walkAll(ctx: JobContext): Promise<void> {
  let after: string | null = ''
  const sample: string[] = []
  let count = 0
  for (let step = 0; step < MAX_STEPS && after !== null; step += 1) {
    const found: Awaited<ReturnType<typeof walked>> = await walked(ctx, after)
    for (const { id: item, problem, isKnown, hasContent } of found.items) {
      if (problem !== null && !isKnown) await ctx.call(upkeep.noteBreak, { item, ...problem })
      if (!hasContent) continue
      count += 1
      // Each has the same chance, however many there are. Source: Vitter, algorithm R.
      const place = count <= SAMPLE ? count - 1 : ctx.randomBelow(count)
      if (place < SAMPLE) sample[place] = item
    }
    after = found.next
  }
  for (const item of sample) await checkContent(ctx, item, 'walk')
}

async function walked(ctx: JobContext, after: string) {
  return await ctx.call(upkeep.walk, { after })
}

/** Deletes what no item has, once it has lain for as long as an upload may. */
async function sweep(ctx: JobContext): Promise<void> {
  const until = addMs(ctx.now(), -UNFINISHED_MS)
  await sweepUnnamed(ctx.ports.files, until, (contents) => ctx.call(upkeep.unnamed, { contents }))
}

/** Ends bundles in which an item is, about something, or whose time is over, with what they are made of. */
async function dropBundles(
  ctx: JobContext,
  which: { readonly item?: string; readonly about?: string },
): Promise<void> {
  const why = Object.keys(which).length === 0 ? 'late' : 'erased'
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { bundles } = await ctx.call(bundling.bundlesToDrop, which)
    if (bundles.length === 0) return
    for (const bundle of bundles) {
      const { contents } = await ctx.call(bundling.dropBundle, { bundle, why })
      await removeUnnamed(ctx, contents, bundle)
      await ctx.call(bundling.forgetBundle, { bundle })
    }
  }
}
