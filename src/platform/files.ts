import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../core/id.ts'
import { type Content, type Files, MAX_FILE_BYTES } from '../core/port.ts'
import { nowMs, type Time, toMs } from '../core/time.ts'
import { diskOf } from './readiness.ts'
import { createWholes } from './whole/index.ts'

/** The slice whose content lay here before every slice had a folder; it stays where it is, so that nothing is moved. */
const FIRST_SLICE = 'monitoring'

/** Bytes that are hashed and written in one go: less than a millisecond, so that whoever waits for an answer is not held up. */
const WRITTEN_AT_ONCE = 1024 * 1024

/**
 * From this size on the pieces in which a content came are let go at once, where the process was started so: they count as
 * memory, and left to itself the heap would be looked through as a whole every 30 MB, for half of the time of an upload.
 */
const COLLECTED_BYTES = 4 * 1024 * 1024

/** Where what is on its way in lies, beside the shelves of its slice. */
const TAKING = '.taking'

/**
 * Opens the folder of a realm's content: `files('evidence')`. What was on its way in when a node was killed is dropped, so
 * only one process may have the folder open. `clock` gives ms since 1970.
 */
export function openFiles(
  root: string,
  clock: () => number = nowMs,
  disk: typeof diskOf = diskOf,
): (slice: string) => Files {
  const open = new Map<string, Files>()
  for (const folder of [root, ...slicesIn(root).map((slice) => folderIn(root, slice))])
    rmSync(join(folder, TAKING), { recursive: true, force: true })
  return (slice) => {
    const files = open.get(slice) ?? filesIn(folderIn(root, slice), clock, disk)
    open.set(slice, files)
    return files
  }
}

/** A stored content: whose it is, its hash, and where it lies. */
export interface StoredFile {
  readonly slice: string
  readonly sha256: string
  readonly path: string
}

/** Every content of every slice, in one order on every machine; what is still being written is not among it. */
export function* allFiles(root: string): Generator<StoredFile> {
  for (const slice of [FIRST_SLICE, ...slicesIn(root)]) {
    const folder = folderIn(root, slice)
    for (const shelf of shelvesIn(folder)) {
      for (const sha256 of namesIn(join(folder, shelf)))
        yield { slice, sha256, path: join(folder, shelf, sha256) }
    }
  }
}

/** Name of a content among the parts of a backup: the slice stands in it where it is not the first one. */
export function partName({ slice, sha256 }: Pick<StoredFile, 'slice' | 'sha256'>): string {
  return slice === FIRST_SLICE ? sha256 : `${slice}/${sha256}`
}

/** The slice and the hash that a part's name says; null for another name. */
export function partOf(name: string): Pick<StoredFile, 'slice' | 'sha256'> | null {
  const found = /^(?:([a-z]{3,40})\/)?([0-9a-f]{64})$/.exec(name)
  if (found?.[2] === undefined) return null
  return { slice: found[1] ?? FIRST_SLICE, sha256: found[2] }
}

function folderIn(root: string, slice: string): string {
  return slice === FIRST_SLICE ? root : join(root, slice)
}

/** Names of slices are longer than those of shelves. */
function slicesIn(root: string): string[] {
  return existsSync(root)
    ? readdirSync(root)
        .filter((name) => /^[a-z]{3,40}$/.test(name))
        .toSorted()
    : []
}

function shelvesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => SHELF.test(name))
        .toSorted()
    : []
}

function namesIn(shelf: string): string[] {
  return existsSync(shelf)
    ? readdirSync(shelf)
        .filter((name) => SHA256.test(name))
        .toSorted()
    : []
}

const SHELF = /^[0-9a-f]{2}$/
const SHA256 = /^[0-9a-f]{64}$/

/** Content-addressed files below `folder`, two levels deep; written to the side, synced, then renamed. */
function filesIn(folder: string, clock: () => number, disk: typeof diskOf): Files {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  const get: Files['get'] = async (sha256) => {
    if (!SHA256.test(sha256)) return null
    const path = pathOf(sha256)
    if (!(await exists(path))) return null
    const bytes = await readFile(path)
    if (hashOf(bytes) !== sha256) throw new Error(`stored content ${sha256} was changed`)
    return new Uint8Array(bytes)
  }
  const wholes = createWholes({ get, pathOf })
  return {
    get,
    async put(bytes) {
      if (bytes.length > MAX_FILE_BYTES) throw new RangeError('content is larger than 8 MiB')
      const sha256 = hashOf(bytes)
      const path = pathOf(sha256)
      if (await isThere(path, clock())) return sha256
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await aside(
        { path, at: clock() },
        (file) => file.writeFile(bytes),
        () => path,
      )
      return sha256
    },
    async take(chunks, limit, part) {
      await mkdir(join(folder, TAKING), { recursive: true, mode: 0o700 })
      const digest = createHash('sha256')
      const most = Math.min(limit, MAX_FILE_BYTES)
      let size = 0
      const write = async (file: FileHandle) => {
        size = await copied(chunks, file, { most, digest })
      }
      let sha256 = ''
      await aside({ path: join(folder, TAKING, 'part'), at: clock() }, write, async () => {
        sha256 = digest.digest('hex')
        const path = pathOf(sha256)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        return (await isThere(path, clock())) ? null : path
      })
      if (part !== undefined) wholes.follow(part, sha256)
      if (size >= COLLECTED_BYTES) globalThis.gc?.({ type: 'minor', execution: 'sync' })
      return { sha256, size } satisfies Content
    },
    digest: wholes.digest,
    shelves: async () => shelvesIn(folder),
    async putBefore(shelf, until) {
      if (!SHELF.test(shelf)) throw new RangeError('a shelf is two hexadecimal digits')
      return namesIn(join(folder, shelf)).filter((sha256) => isOlder(pathOf(sha256), until))
    },
    async disk() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return await disk(folder)
    },
    async remove(sha256, until) {
      if (!SHA256.test(sha256)) return
      // Looked at and removed in one go, so that nobody puts it again in between.
      if (until === undefined) await rm(pathOf(sha256), { force: true })
      else if (isOlder(pathOf(sha256), until)) rmSync(pathOf(sha256), { force: true })
    },
  }
}

/** Rooms for what comes, used again: what is made anew for each piece has the whole heap looked through every 16 MB. */
const spare: Buffer[] = []
const MAX_SPARE = 4

function takeRoom(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(WRITTEN_AT_ONCE)
}

function leaveRoom(room: Buffer): void {
  if (spare.length < MAX_SPARE) spare.push(room)
}

/** Writes what comes, and hashes it meanwhile; gives how much it was. Throws RangeError beyond `most`. */
async function copied(
  chunks: AsyncIterable<Uint8Array>,
  file: FileHandle,
  { most, digest }: { readonly most: number; readonly digest: Hash },
): Promise<number> {
  let [filling, other] = [takeRoom(), takeRoom()]
  let [size, filled] = [0, 0]
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    const bytes = filling.subarray(0, filled)
    digest.update(bytes)
    await writing
    writing = file.writeFile(bytes)
    // Heard of where the next one, or the end, waits for it.
    writing.catch(() => {})
    ;[filling, other, filled] = [other, filling, 0]
  }
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > most) throw new RangeError(`content is larger than ${most} bytes`)
      for (let at = 0; at < chunk.length; ) {
        const some = chunk.subarray(at, at + filling.length - filled)
        filling.set(some, filled)
        filled += some.length
        at += some.length
        if (filled === filling.length) await write()
      }
    }
    await write()
  } finally {
    // Not before nobody reads from them any more.
    await writing.catch(() => {})
    for (const room of [filling, other]) leaveRoom(room)
  }
  await writing
  return size
}

/** Writes beside `path`, and gives the file the name that `target` says once it is on the disk; null drops it. */
async function aside(
  { path, at }: { readonly path: string; readonly at: number },
  write: (file: FileHandle) => Promise<void>,
  target: () => string | null | Promise<string | null>,
): Promise<void> {
  const name = `${path}.${newId()}`
  const file = await open(name, 'wx', 0o600)
  try {
    try {
      await write(file)
      await file.utimes(at / 1000, at / 1000)
      await file.sync()
    } finally {
      await file.close()
    }
    const last = await target()
    if (last !== null) await rename(name, last)
    else await rm(name, { force: true })
  } catch (error) {
    await rm(name, { force: true })
    throw error
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Whether it is there already; then it counts as put now. */
async function isThere(path: string, at: number): Promise<boolean> {
  return utimes(path, at / 1000, at / 1000).then(
    () => true,
    () => false,
  )
}

function isOlder(path: string, until: Time): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && found.mtimeMs < toMs(until)
}
