import { hash } from 'node:crypto'
import { z } from 'zod'
import { NoteError, type NoteSigner, type NoteVerifier, openNote, signNote } from '../tlog/index.ts'

/** The signed note at the top of a mirror. It names the list of files by its hash, so whoever follows it has both of one writing. */
export const NOTE_FILE = 'mirror.note'

/** Paths that a writing has begun to put down and no list names yet, one a line: whoever comes after a writer that was killed knows what it left. */
export const BEGUN_FILE = 'mirror.begun'

/** Files of one mirror; a log of ten million records has forty thousand tiles. */
export const MAX_FILES = 100_000

/** Largest file of a mirror: nobody who checks one can be made to read for ever. */
const MAX_FILE_BYTES = 64 * 1024 * 1024

// Never the first line of a checkpoint, whose second line is a number besides: one key may sign both.
const NOTE_TITLE = 'scrutineer mirror v1'

const MANIFEST_NAME = /^mirror-[0-9a-f]{64}\.json$/
const NOTE_HEAD = /^([0-9a-f]{64})\n\n/

const PATH = /^(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/
const MAX_PATH = 300

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Read before anybody vouches for it, and shown on terminals: nothing but what can be seen. */
const plain = z.string().regex(/^[^\p{C}\p{Z}]{1,300}$/u)

const manifest = z.strictObject({
  version: z.literal(1),
  /** Address of the site that was copied. */
  origin: plain.pipe(z.url()),
  /** When the newest copy was taken, UTC. */
  made: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  /** Verifier key of the log, and the head that the copied checkpoint has; `root` in base64. */
  log: z.strictObject({ key: plain, size: z.number().int().min(0), root: plain }),
  files: z.record(
    z.string(),
    z.strictObject({ sha256, bytes: z.number().int().min(0).max(MAX_FILE_BYTES) }),
  ),
})

/** What a mirror holds: every file but the manifests and the note, by path. */
export type Manifest = z.infer<typeof manifest>

/** Whether a path stays inside the folder and means the same on every web server: letters, digits, `._~-`, no hidden parts. */
export function isSafePath(path: string): boolean {
  return path.length <= MAX_PATH && PATH.test(path)
}

/** The file of the manifest that has this SHA-256 in hex. */
export function manifestFile(sha256Hex: string): string {
  return `mirror-${sha256Hex}.json`
}

/** Whether a path is one where manifests stand: the newest, or one before it that somebody may still be reading by. */
export function isManifestFile(path: string): boolean {
  return MANIFEST_NAME.test(path)
}

/** SHA-256 in hex of the manifest that a note names; null when it is not the note of a mirror. Nothing vouches for it yet. */
export function namedManifest(note: string): string | null {
  if (!note.startsWith(`${NOTE_TITLE}\n`)) return null
  return NOTE_HEAD.exec(note.slice(NOTE_TITLE.length + 1, NOTE_TITLE.length + 70))?.[1] ?? null
}

/** The manifest as bytes, its files in the order of their paths. */
export function writeManifest(of: Manifest): Buffer {
  const files = Object.fromEntries(Object.entries(of.files).sort(([a], [b]) => (a < b ? -1 : 1)))
  return Buffer.from(`${JSON.stringify({ ...of, files }, null, 1)}\n`)
}

/** Reads a manifest; null for anything else, paths outside the folder included. Nothing vouches for it yet. */
export function parseManifest(bytes: Uint8Array): Manifest | null {
  try {
    const read = manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    const paths = Object.keys(read.files)
    return paths.length <= MAX_FILES && paths.every(isSafePath) ? read : null
  } catch {
    return null
  }
}

/** The signed note over a manifest's bytes. Throws NoteError as `signNote`. Source: c2sp.org/signed-note. */
export function manifestNote(bytes: Uint8Array, signer: NoteSigner): string {
  return signNote(noteText(bytes), signer)
}

/** Whether the note signs exactly these bytes by this key. */
export function openManifest(bytes: Uint8Array, note: string, verifier: NoteVerifier): boolean {
  try {
    return openNote(note, [verifier]).text === noteText(bytes)
  } catch (error) {
    if (error instanceof NoteError) return false
    throw error
  }
}

function noteText(bytes: Uint8Array): string {
  return `${NOTE_TITLE}\n${hash('sha256', bytes, 'hex')}\n`
}
