import { z } from 'zod'
import type { Tx } from '../../core/port.ts'
import {
  CHECK_JOB,
  type KnownDamage,
  knownDamage,
  type LoggedFault,
  logFault,
} from '../../core/log-damage.ts'
import { AT_START } from '../../core/slice.ts'
import { run } from './lend.ts'

/** Damages that are read at once; each was found by a look of its own. */
const MAX_DAMAGES = 100

/** Type of the record by which an administrator names a damage: its body has the list of its faults. */
export const DAMAGE_NAMED = 'log.damageNamed'

/** Whether a damage of the log waits for an administrator: until then no checkpoint is signed. */
export async function hasOpenDamage(tx: Tx): Promise<boolean> {
  const { rows } = await run(tx, 'select id from log_damage where named_at is null limit 1')
  return rows.length > 0
}

/** Whether a start of a node has asked for a look at the log that is not done yet: until then no checkpoint is signed. */
export async function awaitsLook(tx: Tx): Promise<boolean> {
  const { rows } = await run(
    tx,
    'select id from job where kind = ? and payload = ? limit 1',
    CHECK_JOB,
    AT_START,
  )
  return rows.length > 0
}

/** Pages of damages that are read for what is known: one found an hour fills them in ten years. */
const MAX_PAGES = 1_000

/** Everything that was found so far, named or not. */
export async function foundBefore(tx: Tx): Promise<KnownDamage> {
  const found: LoggedFault[] = []
  let after = ''
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const sql = `select id, faults from log_damage where id > ? order by id limit ${MAX_DAMAGES}`
    const { rows } = await run(tx, sql, after)
    for (const { faults } of rows)
      found.push(...z.array(logFault).parse(JSON.parse(String(faults))))
    if (rows.length < MAX_DAMAGES) break
    after = String(rows.at(-1)?.['id'])
  }
  return knownDamage(found)
}

/** The faults that nobody has named yet, oldest first. */
export async function openFaults(tx: Tx): Promise<LoggedFault[]> {
  const { rows } = await run(
    tx,
    `select faults from log_damage where named_at is null order by id limit ${MAX_DAMAGES}`,
  )
  return rows.flatMap(({ faults }) => z.array(logFault).parse(JSON.parse(String(faults))))
}
