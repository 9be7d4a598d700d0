// A thread that hashes stored contents as parts of something larger, one after the other: both hashes of a large file take
// two seconds of CPU a gigabyte, which the loop that alerts does not have. Whoever told it ends it.
import { createHash, hash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { type Digest, MAX_FILE_BYTES } from '../../core/port.ts'

/** What the thread is told of a whole: its next part, that it has no more, or that nobody wants to know any longer. */
export type HashOrder =
  | { readonly whole: number; readonly part: HashedPart }
  | { readonly whole: number; readonly does: 'end' | 'forget' }

/** A part, and where it lies. */
export interface HashedPart {
  readonly sha256: string
  readonly path: string
  /** It came a moment ago and was hashed on its way, so that its own hash is not taken once more. */
  readonly isFresh: boolean
}

/** What it answers to `end`: the hashes, or what was wrong with a part. */
export type HashAnswer =
  | { readonly whole: number; readonly digest: Digest }
  | { readonly whole: number; readonly fault: string }

interface Running {
  readonly short: Hash
  readonly long: Hash
  size: number
  fault: string | null
}

/** A third of the share of what answers people, where both want the same core. */
const NICE = 5

const running = new Map<number, Running>()
/** One byte more than a part may have: what fills it was changed. */
const room = Buffer.allocUnsafeSlow(MAX_FILE_BYTES + 1)

if (process.platform === 'linux' && parentPort !== null) {
  try {
    setPriority(NICE)
  } catch {
    // A system that forbids it has priorities of its own; the work is the same.
  }
}

parentPort?.on('message', (order: HashOrder) => {
  if ('part' in order) return add(wholeOf(order.whole), order.part)
  const { whole } = order
  const { short, long, size, fault } = wholeOf(whole)
  running.delete(whole)
  if (order.does === 'forget') return
  const answer: HashAnswer =
    fault === null
      ? { whole, digest: { sha256: short.digest('hex'), sha512: long.digest('hex'), size } }
      : { whole, fault }
  parentPort?.postMessage(answer)
})

function wholeOf(whole: number): Running {
  const known = running.get(whole)
  if (known !== undefined) return known
  const begun = { short: createHash('sha256'), long: createHash('sha512'), size: 0, fault: null }
  running.set(whole, begun)
  return begun
}

function add(to: Running, { sha256, path, isFresh }: HashedPart): void {
  if (to.fault !== null) return
  try {
    const bytes = read(path)
    if (!isFresh && hash('sha256', bytes) !== sha256) {
      to.fault = `stored content ${sha256} was changed`
      return
    }
    to.short.update(bytes)
    to.long.update(bytes)
    to.size += bytes.length
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    to.fault = isMissing ? `stored content ${sha256} is missing` : String(error)
  }
}

/** The bytes of a file, valid until the next one is read. */
function read(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    let size = 0
    for (;;) {
      const more = readSync(file, room, size, room.length - size, null)
      if (more === 0) return room.subarray(0, size)
      size += more
    }
  } finally {
    closeSync(file)
  }
}
