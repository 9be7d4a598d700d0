// A bundle is put together from what lies stored: small files are copied one behind the other, the contents of large items
// stay where they are and are only named, so that a bundle of any size takes little memory and little more of the disk.
import { hash } from 'node:crypto'
import type { Content, Files } from '../../core/port.ts'
import { portions } from '../../core/portions.ts'
import type { JobContext } from '../../core/slice.ts'
import { bundleParts, FILES, FOLDERS, type KnownSource, sourceOf } from '../../lib/bundle/index.ts'
import { unverifiedCheckpoint } from '../../lib/tlog/index.ts'
import { crc32, ZipError, type ZipSource } from '../../lib/zip/index.ts'
import * as bundling from './actions/bundling.ts'
import { nameItem } from './actions/name.ts'
import { noteCheck } from './actions/upkeep.ts'
import { chain } from './actions/read.ts'
import {
  aboutFile,
  chainFiles,
  keysFile,
  nameFiles,
  type KeysSeen,
  policyFile,
  proofFile,
  readmeFile,
  stampFiles,
} from './bundle-files.ts'
import { MAX_BUNDLE_PARTS, MAX_PART_BYTES } from './schema.ts'
import { contentOf } from './stored-content.ts'
import { removeUnnamed } from './unnamed.ts'

/** Contents up to here are copied into the bundle; larger ones are named. */
const COPIED_BYTES = 1_048_576

/** Parts of a named content; more only where they have so many bytes on average: a bundle names 16,384 contents in all. */
const NAMED = { parts: 8, bytes: 6 * 1_048_576 } as const

/** A content of an item, as the parts that it was stored in. */
interface StoredSource extends KnownSource {
  readonly parts: readonly Content[]
}

/** Thrown where a bundle cannot be made, however often it is tried; the message is the reason. */
class NoBundle extends Error {}

/** Makes a bundle that somebody asked for; done twice, the second takes the place of the first. */
export async function makeBundle(ctx: JobContext, bundle: string): Promise<void> {
  const draft = await ctx.call(bundling.bundleDraft, { bundle })
  if (draft === null) return
  const poured = pouring(ctx.ports.files)
  try {
    const manifest = await pour(ctx, draft, poured)
    await keep(ctx, { bundle, manifest, parts: poured.parts })
  } catch (error) {
    // Content that was erased meanwhile must not lie on in what was copied of it.
    await removeUnnamed(
      ctx,
      poured.parts.map(({ sha256 }) => sha256),
      bundle,
    )
    const fault = faultOf(error)
    if (fault === null) throw error
    await ctx.call(bundling.bundleFailed, { bundle, fault })
  }
}

/** Why it can never be made; null for what may be tried again. */
function faultOf(error: unknown): string | null {
  if (error instanceof NoBundle) return error.message
  return error instanceof ZipError ? error.code : null
}

type Draft = NonNullable<Awaited<ReturnType<typeof bundling.bundleDraft.run>>>

/** Pours the whole archive; gives the hash of its manifest. */
async function pour(ctx: JobContext, draft: Draft, poured: Pouring): Promise<string> {
  const key = ctx.ports.keys.signing('custody')
  let manifest = ''
  const parts = bundleParts<ZipSource | StoredSource>({
    about: draft.about,
    made: ctx.now(),
    files: filesOf(ctx, draft),
    sign: (bytes) => key.sign(bytes),
  })
  for await (const part of parts) {
    if (part instanceof Uint8Array) await poured.add(part)
    else if ('parts' in part && isNamed(part)) await poured.name(part.parts)
    else if (part.path === FILES.manifest) {
      const bytes = await whole(part)
      manifest = hash('sha256', bytes)
      await poured.add(bytes)
    } else for await (const bytes of part.open()) await poured.add(bytes)
  }
  await poured.end()
  return manifest
}

/** Whether a content stays where it lies: it is large, and so are its parts, of which a bundle names so many. */
function isNamed({ size, parts }: StoredSource): boolean {
  const isFew = parts.length <= NAMED.parts || size >= parts.length * NAMED.bytes
  return size > COPIED_BYTES && isFew
}

/** Every file of a bundle: what is said of the items, proofs, keys, what is for people, and the contents at the end. */
async function* filesOf(ctx: JobContext, draft: Draft): AsyncGenerator<ZipSource | StoredSource> {
  const { keys, publish, verifier } = ctx.ports
  const { items, files } = draft
  const seen: KeysSeen = { custody: [keys.signing('custody').publicKey], officers: [] }
  const contents: ItemContent[] = []
  for (const item of items) {
    const read = await chainOf(ctx, item)
    yield* chainFiles(item, read, seen)
    if (!draft.isNameless) yield* nameFiles(item, read.names)
    if (read.content !== null) contents.push({ item, ...read.content })
  }
  // Only now: whatever was read above is under this head.
  const checkpoint = await publish()
  const { size } = unverifiedCheckpoint(checkpoint)
  yield sourceOf(`${FOLDERS.checkpoints}${size}.txt`, Buffer.from(checkpoint))
  yield* stampFiles(await ctx.call(bundling.stampUnder, { size }), checkpoint)
  yield* proofsOf((after) => ctx.call(bundling.provedKeys, { size, after }), checkpoint)
  for (const item of items)
    yield* proofsOf((after) => ctx.call(bundling.provedOf, { item, size, after }), checkpoint)
  yield keysFile(ctx.node, seen)
  yield policyFile(checkpoint, keys.signing('log').publicKey)
  for (const { path, text } of files) yield sourceOf(path, Buffer.from(text))
  yield aboutFile(draft)
  yield readmeFile(ctx.node, draft)
  yield sourceOf('verify.html', await verifier())
  for (const content of contents) yield await storedSource(ctx, content)
}

/** Events of a chain that are read at once. */
const EVENTS_AT_ONCE = 500

/** A whole chain, with its texts and where its content lies; null where it has none. */
async function chainOf(ctx: JobContext, item: string) {
  await ctx.call(nameItem, { item })
  const first = await ctx.call(chain, { item, after: 0, limit: EVENTS_AT_ONCE })
  const [events, texts] = [[...first.events], [...first.texts]]
  for (let { next } = first; next !== null; ) {
    const more = await ctx.call(chain, { item, after: next, limit: EVENTS_AT_ONCE })
    events.push(...more.events)
    texts.push(...more.texts)
    next = more.next
  }
  const { content, erasedAt } = first.item
  const isThere = content !== null && erasedAt === null
  const { seals } = first
  const parts = first.parts.map(({ sha256, size }) => ({ sha256, size }))
  const { sealed } = first
  const kept = sealed ?? content
  const isSealed = sealed !== null
  return {
    events,
    texts,
    seals,
    names: first.names,
    content: isThere && kept !== null ? { ...kept, isSealed, parts } : null,
  }
}

interface ItemContent {
  readonly item: string
  readonly size: number
  readonly sha256: string
  readonly sha512: string
  /** Whether it is an age file. */
  readonly isSealed: boolean
  readonly parts: readonly Content[]
}

/** A content as the archive takes it; it is read once, so that nothing that was changed goes out under a signature. */
async function storedSource(ctx: JobContext, content: ItemContent): Promise<StoredSource> {
  const { item, parts, size, sha256, sha512 } = content
  const stored = parts.map((part) => part.sha256)
  const open = () => contentOf(ctx.ports.files, stored)
  let [crc, found] = [0, 0]
  try {
    for await (const bytes of open()) {
      crc = crc32(bytes, crc)
      found += bytes.length
    }
  } catch {
    found = -1
  }
  if (found !== size) {
    await ctx.call(noteCheck, { item, begunAt: ctx.now(), for: 'bundle', isWhole: false })
    throw new NoBundle('content')
  }
  const path = `${FOLDERS.items}${item}${content.isSealed ? '.age' : ''}`
  return { path, size, crc32: crc, sha256, sha512, parts, open }
}

type ProofsFrom = (after: number) => Promise<Awaited<ReturnType<typeof bundling.provedOf.run>>>

/** The proofs that a query gives page by page, under one checkpoint. */
async function* proofsOf(read: ProofsFrom, checkpoint: string): AsyncGenerator<ZipSource> {
  for (let after: number | null = -1; after !== null; ) {
    const found: Awaited<ReturnType<ProofsFrom>> = await read(after)
    for (const proof of found.proofs) yield proofFile(proof, checkpoint)
    after = found.next
  }
}

async function whole({ size, open }: ZipSource): Promise<Uint8Array> {
  const all = new Uint8Array(size)
  let at = 0
  for await (const bytes of open()) {
    all.set(bytes, at)
    at += bytes.length
  }
  return all
}

interface Pouring {
  readonly parts: readonly Content[]
  add(bytes: Uint8Array): Promise<void>
  name(parts: readonly Content[]): Promise<void>
  end(): Promise<void>
}

/** Bytes one after another as stored contents. Throws NoBundle `too_large`. */
function pouring(files: Pick<Files, 'put'>): Pouring {
  const parts: Content[] = []
  const held = new Uint8Array(MAX_PART_BYTES)
  let size = 0
  const push = (part: Content) => {
    if (parts.length === MAX_BUNDLE_PARTS) throw new NoBundle('too_large')
    parts.push(part)
  }
  const end = async () => {
    if (size > 0) push({ sha256: await files.put(held.slice(0, size)), size })
    size = 0
  }
  return {
    parts,
    end,
    async add(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const some = bytes.subarray(at, at + MAX_PART_BYTES - size)
        held.set(some, size)
        size += some.length
        at += some.length
        if (size === MAX_PART_BYTES) await end()
      }
    },
    async name(others) {
      await end()
      for (const part of others) push(part)
    },
  }
}

/** Notes what a bundle is made of, in steps, and that it is there. */
async function keep(
  ctx: JobContext,
  made: {
    readonly bundle: string
    readonly manifest: string
    readonly parts: readonly Content[]
  },
): Promise<void> {
  const { bundle, manifest, parts } = made
  for (const [step, some] of portions(parts, bundling.NOTED_AT_ONCE).entries()) {
    const from = step * bundling.NOTED_AT_ONCE
    await ctx.call(bundling.keepBundleParts, { bundle, from, parts: [...some] })
  }
  const size = parts.reduce((total, part) => total + part.size, 0)
  await ctx.call(bundling.bundleMade, { bundle, size, manifest })
}
