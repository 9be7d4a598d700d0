import { z } from 'zod'
import { command, nothing, query } from '../../../core/action.ts'
import { byteCount, count } from '../../../core/bounds.ts'
import { forgetSoon } from '../../../core/forgotten.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { addMs } from '../../../core/time.ts'
import { recordProofs, stampBefore } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { KEY_SUBJECT } from './key.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const machine = { permission: 'evidence:preserve', scope: 'nation' } as const
const ref = z.strictObject({ bundle: id })

export const bundleDraft = query({
  ...machine,
  name: 'evidence.bundleDraft',
  summary: 'What is to be put into a bundle; null where it is made or gone.',
  input: ref,
  output: noun.bundleRow
    .pick({ about: true, label: true, title: true, part: true, parts: true, isNameless: true })
    .extend({ series: id, items: z.array(id), files: z.array(noun.handedFile) })
    .nullable(),
  async run(ctx, { bundle }) {
    // What a case handed in is for its members; the command line, which may ask for everything, is none.
    if (ctx.actor.holds === 'all') throw refusal('unknownBundle')
    const row = await store.bundles.one(ctx.tx, { id: bundle, state: 'making' })
    if (row === undefined) return null
    const how = { order: ['item'], limit: noun.PART_OF_BUNDLE.items } as const
    const items = await store.bundleItems.many(ctx.tx, { bundle }, how)
    const { about, label, title, series, part, parts, isNameless, handed } = row
    const own = { about, label, title, series: series ?? bundle, part, parts, isNameless }
    return { ...own, items: items.map(({ item }) => item), files: handed ?? [] }
  },
})

const proved = z.strictObject({
  proofs: z.array(
    z.strictObject({
      record: z.string(),
      index: z.number(),
      hashes: z.array(z.string()),
      envelope: z.string(),
      salt: z.string().nullable(),
      body: z.string().nullable(),
    }),
  ),
  next: z.number().nullable(),
})

export const provedOf = query({
  ...machine,
  name: 'evidence.provedOf',
  summary: 'Proofs of the public records about an item, under one size of the log.',
  input: z.strictObject({ item: id, size: count.min(1), after: count.or(z.literal(-1)) }),
  output: proved,
  run: (ctx, { item: subject, size, after }) => ctx.ask(recordProofs, { subject, size, after }),
})

export const provedKeys = query({
  ...machine,
  name: 'evidence.provedKeys',
  summary: 'Proofs of the records that name the keys of custody, under one size of the log.',
  input: z.strictObject({ size: count.min(1), after: count.or(z.literal(-1)) }),
  output: proved,
  run: (ctx, { size, after }) => ctx.ask(recordProofs, { subject: KEY_SUBJECT, size, after }),
})

export const stampUnder = query({
  ...machine,
  name: 'evidence.stampUnder',
  summary:
    'The newest time-stamp over a head of the log before this size; null where there is none.',
  input: z.strictObject({ size: count }),
  output: stampBefore.output,
  run: (ctx, { size }) => ctx.ask(stampBefore, { size }),
})

/** Contents that one call notes. */
export const NOTED_AT_ONCE = 1_000

export const keepBundleParts = command({
  ...machine,
  name: 'evidence.keepBundleParts',
  summary:
    'Notes contents that a bundle is made of; the first ones drop those that were noted before.',
  input: ref.extend({
    from: z.number().int().min(0).max(noun.MAX_BUNDLE_PARTS),
    parts: z
      .array(z.strictObject({ sha256: noun.sha256, size: byteCount.min(1) }))
      .max(NOTED_AT_ONCE),
  }),
  output: nothing,
  async run(ctx, { bundle, from, parts }) {
    found(await store.bundles.one(ctx.tx, { id: bundle, state: 'making' }), 'unknownBundle')
    if (from === 0) await store.bundleParts.remove(ctx.tx, { bundle })
    await store.bundleParts.insert(
      ctx.tx,
      parts.map((part, at) => ({ bundle, n: from + at, ...part })),
    )
    ctx.unchanged('parts are no fact before the bundle is made')
    return {}
  },
})

export const bundleMade = command({
  ...machine,
  name: 'evidence.bundleMade',
  summary: 'Notes that a bundle is there to be downloaded.',
  input: ref.extend({ size: byteCount, manifest: noun.sha256 }),
  output: nothing,
  async run(ctx, { bundle, size, manifest }) {
    const where = { id: bundle, state: 'making' } as const
    const { about, areas } = found(await store.bundles.one(ctx.tx, where), 'unknownBundle')
    const items = await store.bundleItems.count(ctx.tx, { bundle })
    // What was handed in lies in the bundle now.
    const made = { state: 'made', size, manifest, madeAt: ctx.now, handed: null } as const
    await store.bundles.change(ctx.tx, { id: bundle }, made)
    const body = { about, items, size, manifest }
    ctx.record(records['bundle.made'], { subject: bundle, area: areas[0] ?? '/', body })
    return {}
  },
})

export const bundleFailed = command({
  ...machine,
  name: 'evidence.bundleFailed',
  summary: 'Notes why a bundle could not be made.',
  input: ref.extend({ fault: z.string().max(100) }),
  output: nothing,
  async run(ctx, { bundle, fault }) {
    const row = await store.bundles.one(ctx.tx, { id: bundle, state: 'making' })
    if (row === undefined) {
      ctx.unchanged('it is made or gone')
      return {}
    }
    await store.bundleParts.remove(ctx.tx, { bundle })
    await store.bundles.change(ctx.tx, { id: bundle }, { state: 'failed', fault, handed: null })
    const told = { subject: bundle, area: row.areas[0] ?? '/', body: { fault } }
    ctx.record(records['bundle.failed'], told)
    return {}
  },
})

/** Bundles that one step drops. */
const DROPPED_AT_ONCE = 20

export const bundlesToDrop = query({
  ...machine,
  name: 'evidence.bundlesToDrop',
  summary: 'Bundles whose time is over, in which an item is, or about something.',
  input: z.strictObject({ item: id.optional(), about: line(100).optional() }),
  output: z.strictObject({ bundles: z.array(id) }),
  async run(ctx, { item, about }) {
    if (item !== undefined)
      return { bundles: await store.bundlesWith(ctx.tx, { item }, DROPPED_AT_ONCE) }
    if (about !== undefined)
      return { bundles: await store.bundlesWith(ctx.tx, { about }, DROPPED_AT_ONCE) }
    const askedAt = { before: addMs(ctx.now, -noun.BUNDLE_MS) }
    const how = { limit: DROPPED_AT_ONCE } as const
    const where = { state: ['making', 'made', 'failed'] as const, askedAt }
    return { bundles: (await store.bundles.many(ctx.tx, where, how)).map((row) => row.id) }
  },
})

/** The job that ends all bundles about something. */
export const UNBUNDLE_JOB = 'evidence.unbundle'

export const dropBundlesAbout = command({
  ...machine,
  name: 'evidence.dropBundlesAbout',
  summary: 'Has all bundles about something ended: words in them were erased.',
  input: z.strictObject({ about: line(100) }),
  output: nothing,
  async run(ctx, { about }) {
    await ctx.schedule({ kind: UNBUNDLE_JOB, subject: about, dueAt: ctx.now })
    ctx.unchanged('that words were erased is recorded')
    return {}
  },
})

export const dropBundle = command({
  ...machine,
  name: 'evidence.dropBundle',
  summary: 'Ends a bundle; gives the contents that it was made of, which go next.',
  input: ref.extend({ why: z.enum(['late', 'erased']) }),
  output: z.strictObject({ contents: z.array(noun.sha256) }),
  async run(ctx, { bundle, why }) {
    const row = found(await store.bundles.one(ctx.tx, { id: bundle }), 'unknownBundle')
    const how = { order: ['n'], limit: noun.MAX_BUNDLE_PARTS } as const
    const parts = await store.bundleParts.many(ctx.tx, { bundle }, how)
    const contents = [...new Set(parts.map(({ sha256 }) => sha256))]
    if (row.state === 'gone') {
      ctx.unchanged('it is gone, but for its contents')
      return { contents }
    }
    await store.bundles.change(ctx.tx, { id: bundle }, { state: 'gone', handed: null })
    if (why === 'erased') await forgetSoon(ctx)
    const about = { subject: bundle, area: row.areas[0] ?? '/', body: { why } }
    ctx.record(records['bundle.dropped'], about)
    return { contents }
  },
})

export const forgetBundle = command({
  ...machine,
  name: 'evidence.forgetBundle',
  summary: 'Lets go of the contents of a bundle that is gone.',
  input: ref,
  output: nothing,
  async run(ctx, { bundle }) {
    found(await store.bundles.one(ctx.tx, { id: bundle, state: 'gone' }), 'unknownBundle')
    await store.bundleParts.remove(ctx.tx, { bundle })
    ctx.unchanged('that it is gone is recorded')
    return {}
  },
})
