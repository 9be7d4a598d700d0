import { z } from 'zod'
import type { Tx } from '../../core/port.ts'
import { CHECK_JOB, type LoggedFault, logFault } from '../../core/log-damage.ts'
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

/** The faults that nobody has named yet, oldest first. */
export async function openFaults(tx: Tx): Promise<LoggedFault[]> {
  const { rows } = await run(
    tx,
    `select faults from log_damage where named_at is null order by id limit ${MAX_DAMAGES}`,
  )
  return rows.flatMap(({ faults }) => z.array(logFault).parse(JSON.parse(String(faults))))
}
