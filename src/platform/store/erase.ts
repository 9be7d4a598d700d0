import type { Tx } from '../../core/port.ts'
import { run } from './lend.ts'

/** Type of the record that says that a body was erased; its subject is the id of the record without body. */
export const ERASED = 'record.erased'

/**
 * Deletes the body and salt of a record, and gives whether there was one. The command appends a record of type
 * {@link ERASED} about `id` in the same transaction; without it the log no longer verifies.
 */
export async function eraseBody(tx: Tx, id: string): Promise<boolean> {
  const { changed } = await run(
    tx,
    'update record set body = null, salt = null where id = ? and body is not null',
    id,
  )
  return changed > 0
}
