import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { runFolder } from '../../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS } from '../../../test/support/stores.ts'
import type { Tx } from '../../core/port.ts'
import { tables } from '../../lib/sql/tables.ts'
import { orderById } from './store/order.ts'

const AT = '2026-11-24T08:00:00.000Z'

/** The migrations as they were before an order named an address. */
function older(): string {
  const folder = mkdtempSync(join(runFolder(), 'migrations-'))
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < '0049')) {
    copyFileSync(join(MIGRATIONS, name), join(folder, name))
  }
  return folder
}

const approved = (id: string, site: string) =>
  `insert into standing_order (id, state, site, event_code, severity, content, valid_until, proposed_by, proposed_at)
   values ('${id}', 'approved', ${site}, 'DDOS', 'Moderate', '{}', '${AT}', 'person:first', '${AT}')`

const execute = async (tx: Tx, text: string) =>
  void (await sql.raw(text).execute(tables<Record<string, never>>()(tx)))

forBothEngines(
  'orders that were approved before they named an address end, also those for every site',
  async (_, open) => {
    const before = await open({ migrationsDir: older() })
    await before.write(async (tx) => {
      await execute(tx, approved('one', "'site-1'"))
      await execute(tx, approved('every', 'null'))
    })
    await before.close()
    const after = await open()
    await after.read(async (tx) => {
      for (const id of ['one', 'every']) assert.equal((await orderById(tx, id))?.state, 'revoked')
    })
  },
  'empty',
)
