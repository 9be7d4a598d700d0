import { hash } from 'node:crypto'
import type { Tx } from '../../core/port.ts'
import type { RepeatableCall, Replies } from '../../core/repeated.ts'
import { addMs, DAY, type Time } from '../../core/time.ts'
import { run } from './lend.ts'

/** Replies kept for repeated requests. Keys are stored as SHA-256, because a key is as good as a ticket to the reply. */
export const replies: Replies = {
  async get(tx, call) {
    const { rows } = await run(
      tx,
      'select action, input_hash, reply from idempotency where key_hash = ?',
      hash('sha256', call.key),
    )
    const row = rows[0]
    if (row === undefined) return null
    // Null in a reply kept by a version that did not look at the input.
    const isSameInput = row['input_hash'] === null || row['input_hash'] === inputHash(call)
    const isSameCall = isSameInput && row['action'] === call.action
    return { isSameCall, reply: row['reply'] as string }
  },
  async put(tx, { actor, reply, at, ...call }) {
    await run(
      tx,
      'insert into idempotency (key_hash, action, input_hash, actor, reply, at) values (?, ?, ?, ?, ?, ?)',
      hash('sha256', call.key),
      call.action,
      inputHash(call),
      actor,
      reply,
      at,
    )
  },
}

/** With the key in it, which is not stored: a short code in the input cannot be found by trying them all. */
function inputHash({ key, input }: RepeatableCall): string {
  return hash('sha256', JSON.stringify([key, input]))
}

/** A form or a queued answer of a station may be sent again after days without network. */
const KEPT_MS = 14 * DAY

/** Rows of one sweep, so that it never holds up the commands behind it. */
const SWEEP_ROWS = 1_000

/** Forgets some replies that are older than a fortnight; gives how many, 0 when none is left. */
export async function forgetReplies(tx: Tx, now: Time): Promise<number> {
  const { changed } = await run(
    tx,
    `delete from idempotency where key_hash in
       (select key_hash from idempotency where at < ? order by at limit ${SWEEP_ROWS})`,
    addMs(now, -KEPT_MS),
  )
  return changed
}
