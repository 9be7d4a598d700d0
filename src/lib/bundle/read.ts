import { openZip, type ZipEntry, ZipError, type ZipFile } from '../zip/index.ts'
import type { BundleCrypto, Digests } from './crypto.ts'
import {
  FILES,
  type Folder,
  FOLDERS,
  manifest as manifestForm,
  type Manifest,
  MAX_WHOLE,
  PartError,
  readJson,
} from './layout.ts'
import { Findings } from './verdict.ts'

/** Files that are read at the same time: enough for a disk or a browser to be busy, few enough for its memory. */
const AT_ONCE = 8

/** Bytes of all files that are read whole. */
const MAX_ALL = 8 * MAX_WHOLE

/** A bundle that was read once, to its end. */
export interface ReadBundle {
  /** Null where there is none that can be read. */
  readonly manifest: Manifest | null
  readonly digests: ReadonlyMap<string, Digests>
  /** Files that are read whole, by path. */
  readonly whole: ReadonlyMap<string, Uint8Array>
  /** What V1 found. */
  readonly files: Findings
}

/** Bytes that were read so far, of all there are. */
export type Tell = (done: number, all: number) => void

/** Reads a bundle and checks its files against the manifest (V1). Throws ZipError for what is no archive. */
export async function readBundle(
  file: ZipFile,
  crypto: BundleCrypto,
  tell: Tell,
): Promise<ReadBundle> {
  const zip = await openZip(file)
  const kept = zip.entries.filter(isWhole).reduce((total, { size }) => total + size, 0)
  if (kept > MAX_ALL) throw new ZipError('too_large')
  const files = new Findings('V1')
  const digests = new Map<string, Digests>()
  const whole = new Map<string, Uint8Array>()
  let done = 0
  const read = async (entry: ZipEntry): Promise<void> => {
    const parts: Uint8Array[] = []
    const content = seen(zip.content(entry), (bytes) => {
      if (isWhole(entry)) parts.push(bytes)
      done += bytes.length
      tell(done, file.size)
    })
    try {
      digests.set(entry.path, await crypto.digests(content, entry.size))
      if (isWhole(entry)) whole.set(entry.path, joined(parts))
    } catch (error) {
      if (!(error instanceof ZipError)) throw error
      files.fail(entry.path, 'archive', error.code)
    }
  }
  await each(zip.entries, read)
  const manifest = manifestOf(whole, files)
  if (manifest !== null) compare(manifest, { entries: zip.entries, digests, files })
  return { manifest, digests, whole, files }
}

/** The files of one folder, in the order of their names. */
export function filesIn({ whole }: ReadBundle, folder: Folder): (readonly [string, Uint8Array])[] {
  return [...whole]
    .filter(([path]) => path.startsWith(FOLDERS[folder]))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** Everything but the items, and what is for people to read. */
function isWhole({ path, size }: ZipEntry): boolean {
  if (size > MAX_WHOLE) return false
  const isFile = Object.values(FILES).some((known) => known === path)
  const folder = Object.values(FOLDERS).find((known) => path.startsWith(known))
  return isFile || (folder !== undefined && folder !== FOLDERS.items)
}

function manifestOf(whole: ReadonlyMap<string, Uint8Array>, files: Findings): Manifest | null {
  const bytes = whole.get(FILES.manifest)
  if (bytes === undefined) {
    files.fail(FILES.manifest, 'missing')
    return null
  }
  try {
    return readJson(manifestForm, bytes)
  } catch (error) {
    if (!(error instanceof PartError)) throw error
    files.fail(FILES.manifest, 'unreadable', error.message)
    return null
  }
}

/** Neither stands in the manifest: one is it, the other is over it. */
const UNLISTED: ReadonlySet<string> = new Set([FILES.manifest, FILES.signature])

function compare(
  manifest: Manifest,
  found: {
    readonly entries: readonly ZipEntry[]
    readonly digests: ReadonlyMap<string, Digests>
    readonly files: Findings
  },
): void {
  const { entries, digests, files } = found
  const listed = new Map(manifest.files.map((one) => [one.path, one]))
  for (const { path } of entries) {
    if (UNLISTED.has(path)) continue
    files.looked()
    const [said, is] = [listed.get(path), digests.get(path)]
    if (said === undefined) files.fail(path, 'unlisted')
    else if (is !== undefined && !isSame(said, is)) files.fail(path, 'changed')
  }
  const there = new Set(entries.map(({ path }) => path))
  for (const { path } of manifest.files) if (!there.has(path)) files.fail(path, 'missing')
}

function isSame(one: Digests, other: Digests): boolean {
  return one.size === other.size && one.sha256 === other.sha256 && one.sha512 === other.sha512
}

async function* seen(
  content: AsyncIterable<Uint8Array>,
  look: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    look(bytes)
    yield bytes
  }
}

/** Does the work for each, {@link AT_ONCE} at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      next += 1
      await work(items[next - 1] as T)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
