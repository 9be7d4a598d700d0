import { createHash } from 'node:crypto'
import { canonicalJson } from '../jcs/jcs.ts'
import { writeZip, type ZipSource } from '../zip/index.ts'
import { FILES, type ListedFile, manifest as manifestForm } from './layout.ts'

/** What a bundle is made of. */
export interface BundleDraft {
  /** Opaque id of what it is about. */
  readonly about: string
  /** UTC in 24 characters. */
  readonly made: string
  /** Every file but the manifest and its signature. */
  readonly files: Iterable<ZipSource> | AsyncIterable<ZipSource>
  /** The node's custody key. */
  sign(bytes: Uint8Array): Uint8Array
}

/** The bytes of a bundle; files are hashed while they are written. Throws as `writeZip`. */
export async function* writeBundle(draft: BundleDraft): AsyncGenerator<Uint8Array> {
  yield* writeZip(entriesOf(draft))
}

async function* entriesOf({ about, made, files, sign }: BundleDraft): AsyncGenerator<ZipSource> {
  const listed: ListedFile[] = []
  for await (const source of files) {
    let last: ListedFile | null = null
    yield { ...source, open: () => hashed(source, (file) => (last = file)) }
    // The archive has read the content to its end before it asks for the next.
    if (last !== null) listed.push(last)
  }
  const sorted = listed.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const manifest = manifestForm.parse({ v: 1, made, about, files: sorted })
  const bytes = new TextEncoder().encode(canonicalJson(manifest))
  yield source(FILES.manifest, bytes)
  const signature = Buffer.from(sign(bytes)).toString('base64url')
  yield source(FILES.signature, new TextEncoder().encode(signature))
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

function source(path: string, bytes: Uint8Array): ZipSource {
  return { path, size: bytes.length, open: () => [bytes] }
}
