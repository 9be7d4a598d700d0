// Stores that were migrated and never opened, for tests to begin with a copy: most care for what stands in a store, not for
// how it came to be.

import { join } from 'node:path'
import type { Engine } from '../../src/platform/store/engine.ts'
import { migrate, readMigrations } from '../../src/platform/store/migrate.ts'
import { openPostgres } from '../../src/platform/store/postgres.ts'
import { openSqlite } from '../../src/platform/store/sqlite.ts'
import { addDatabase, POSTGRES_TEMPLATE } from './postgres.ts'
import { MIGRATIONS, SQLITE_TEMPLATE } from './stores.ts'

const NAME = 'migrated'

/** Makes one in the cluster at `postgresUrl` and one in `folder`; gives the settings by which test files find them. */
export async function makeTemplates(
  postgresUrl: string,
  folder: string,
): Promise<Record<string, string>> {
  const file = join(folder, `${NAME}.db`)
  await migrateOnly(openSqlite(file, false))
  const url = await addDatabase(postgresUrl, NAME, 'template0')
  await migrateOnly(await openPostgres({ url, schema: undefined, readOnly: false }))
  return { [POSTGRES_TEMPLATE]: NAME, [SQLITE_TEMPLATE]: file }
}

async function migrateOnly(engine: Engine): Promise<void> {
  try {
    await migrate(engine, readMigrations(MIGRATIONS))
  } finally {
    await engine.close()
  }
}
