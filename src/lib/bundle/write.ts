import { createHash } from 'node:crypto'
import { canonicalJson } from '../jcs/jcs.ts'
import { writeZip, zipParts, type ZipSource } from '../zip/index.ts'
import { FILES, type ListedFile, manifest as manifestForm } from './layout.ts'

/** A content that lies somewhere and was hashed before: it need not be read to be listed. */
export interface KnownSource extends ZipSource {
  readonly crc32: number
  readonly sha256: string
  readonly sha512: string
}

/** What a bundle is made of. */
export interface BundleDraft<S extends ZipSource = ZipSource> {
  /** Opaque id of what it is about. */
  readonly about: string
  /** UTC in 24 characters. */
  readonly made: string
  /** Every file but the manifest and its signature. */
  readonly files: Iterable<S> | AsyncIterable<S>
  /** The node's custody key. */
  sign(bytes: Uint8Array): Uint8Array
}

/** The bytes of a bundle; files are hashed while they are written. Throws as `writeZip`. */
export async function* writeBundle(draft: BundleDraft): AsyncGenerator<Uint8Array> {
  yield* writeZip(entriesOf(draft))
}

/**
 * The same bundle with its contents not yet in it, as `zipParts` gives an archive. Contents whose hashes are known are not
 * read; all others are, once. Throws as `writeZip`.
 */
export async function* bundleParts<S extends ZipSource>(
  draft: BundleDraft<S>,
): AsyncGenerator<Uint8Array | S | ZipSource> {
  yield* zipParts(entriesOf(draft))
}

async function* entriesOf<S extends ZipSource>({
  about,
  made,
  files,
  sign,
}: BundleDraft<S>): AsyncGenerator<S | ZipSource> {
  const listed: ListedFile[] = []
  for await (const source of files) {
    if (isKnown(source)) {
      const { path, size, sha256, sha512 } = source
      listed.push({ path, size, sha256, sha512 })
      yield source
      continue
    }
    let last: ListedFile | null = null
    yield { ...source, open: () => hashed(source, (file) => (last = file)) }
    // The archive has read the content to its end before it asks for the next.
    if (last !== null) listed.push(last)
  }
  const sorted = listed.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const manifest = manifestForm.parse({ v: 1, made, about, files: sorted })
  const bytes = new TextEncoder().encode(canonicalJson(manifest))
  yield sourceOf(FILES.manifest, bytes)
  const signature = Buffer.from(sign(bytes)).toString('base64url')
  yield sourceOf(FILES.signature, new TextEncoder().encode(signature))
}

function isKnown(source: ZipSource): source is KnownSource {
  return source.crc32 !== undefined && 'sha256' in source && 'sha512' in source
}

async function* hashed(
  { path, size, open }: ZipSource,
  done: (file: ListedFile) => void,
): AsyncGenerator<Uint8Array> {
  const [short, long] = [createHash('sha256'), createHash('sha512')]
  for await (const bytes of open()) {
    short.update(bytes)
    long.update(bytes)
    yield bytes
  }
  done({ path, size, sha256: short.digest('hex'), sha512: long.digest('hex') })
}

/** A file of these bytes. */
export function sourceOf(path: string, bytes: Uint8Array): ZipSource {
  return { path, size: bytes.length, open: () => [bytes] }
}
