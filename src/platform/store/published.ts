import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import type { Tx } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import {
  type Checkpoint,
  NoteError,
  openCheckpoint,
  parseVerifierKey,
  rootOf,
  verifierKey,
  verifyConsistency,
} from '../../lib/tlog/index.ts'
import { consistency, logState, recordsOfTypes } from './log.ts'

/** Type of the record that names a break of the log: its body has size and root of the checkpoint it broke with. */
export const BROKEN = 'log.broken'

/** Breaks that are looked through; a log that broke more often is nobody's log. */
const MAX_BREAKS = 1_000

/** Whose log it is. */
export interface LogName {
  readonly origin: string
  readonly publicKey: Uint8Array
}

/** The checkpoint that this log's key has signed. Throws Problem `store.wrong_log` for any other note. */
export function ownCheckpoint(note: string, { origin, publicKey }: LogName): Checkpoint {
  try {
    return openCheckpoint(note, [parseVerifierKey(verifierKey(origin, publicKey))]).checkpoint
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause
    const sentence =
      cause.code === 'other_name'
        ? cause.message
        : 'This is not a checkpoint that the log of this node has signed.'
    throw new Problem('store.wrong_log', 409, sentence, { cause })
  }
}

/**
 * Whether the stored log goes on from a published checkpoint: `grown` when it does, `named` when it does not and a
 * record says so, `broken` otherwise.
 */
export async function continuity(
  tx: Tx,
  published: Checkpoint,
): Promise<'grown' | 'named' | 'broken'> {
  if (await hasGrown(tx, published)) return 'grown'
  const range = { after: -1, limit: MAX_BREAKS }
  const root = Buffer.from(published.rootHash).toString('hex')
  const breaks = await recordsOfTypes(tx, range, [BROKEN])
  const isNamed = breaks.some(
    ({ body }) => body['size'] === published.size && body['root'] === root,
  )
  return isNamed ? 'named' : 'broken'
}

async function hasGrown(
  tx: Tx,
  { size: oldSize, rootHash: oldRoot }: Checkpoint,
): Promise<boolean> {
  const { size: newSize, frontier } = await logState(tx)
  if (oldSize > newSize) return false
  const isProved = oldSize > 0 && oldSize < newSize
  const proof = isProved ? await consistency(tx, oldSize, newSize) : []
  return verifyConsistency({ oldSize, oldRoot, newSize, newRoot: rootOf(frontier), proof })
}

/** The highest checkpoint that was handed out, in a file beside the store, so that a restored store cannot forget it. */
export interface PublishedFile {
  /**
   * Throws Problem `store.log_broken` (409) when the stored log does not go on from the published one and no record
   * names the break, `store.wrong_log` when the file holds something else.
   */
  check(tx: Tx): Promise<void>
  /** Keeps a checkpoint that is about to be handed out; it is on the disk when this resolves. */
  keep(note: string): Promise<void>
}

/** Opens the file at `path`; it need not be there. */
export function publishedFile(path: string, name: LogName): PublishedFile {
  let kept = -1
  let last: Promise<void> = Promise.resolve()
  async function write(note: string): Promise<void> {
    const { size } = ownCheckpoint(note, name)
    if (size <= kept) return
    const handle = await open(`${path}.new`, 'w', 0o600)
    try {
      await handle.writeFile(note)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${path}.new`, path)
    kept = size
  }
  return {
    async check(tx) {
      if (!existsSync(path)) return
      const published = ownCheckpoint(readFileSync(path, 'utf8'), name)
      const found = await continuity(tx, published)
      if (found === 'broken') throw broken(published, (await logState(tx)).size)
      // After a named break the file begins anew.
      if (found === 'grown') kept = published.size
    },
    keep(note) {
      // One after the other, so that a smaller one never takes the place of a larger.
      last = last.catch(() => {}).then(() => write(note))
      return last
    },
  }
}

function broken(published: Checkpoint, size: number): Problem {
  const what =
    published.size > size
      ? `This node has published a log of ${published.size} records, and its store holds ${size}.`
      : `This node has published a log of ${published.size} records that are not those of its store.`
  return new Problem(
    'store.log_broken',
    409,
    `${what} Serving it would contradict what others have seen: restore a newer backup, or name the break with: scrutineer log-break --reason "what happened".`,
  )
}
