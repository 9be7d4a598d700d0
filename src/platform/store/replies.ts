import { hash } from 'node:crypto'
import type { Tx } from '../../core/port.ts'
import type { Replies } from '../../core/runner.ts'
import { addMs, DAY, type Time } from '../../core/time.ts'
import { run } from './lend.ts'

/** Replies kept for repeated requests. Keys are stored as SHA-256, because a key is as good as a ticket to the reply. */
export const replies: Replies = {
  async get(tx, key) {
    const { rows } = await run(
      tx,
      'select action, reply from idempotency where key_hash = ?',
      hash('sha256', key),
    )
    const row = rows[0]
    return row === undefined
      ? null
      : { action: row['action'] as string, reply: row['reply'] as string }
  },
  async put(tx, { key, action, actor, reply, at }) {
    await run(
      tx,
      'insert into idempotency (key_hash, action, actor, reply, at) values (?, ?, ?, ?, ?)',
      hash('sha256', key),
      action,
      actor,
      reply,
      at,
    )
  },
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
