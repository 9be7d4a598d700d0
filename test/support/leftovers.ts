import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestNode } from './node.ts'

/** Whether anything of the Exercise is left on disk or in the database. */
export async function leftovers(t: TestNode): Promise<string[]> {
  const data = t.env['SCRUTINEER_DATA'] ?? ''
  const files = ['exercise', 'exercise.db', 'exercise.db-wal'].filter((name) =>
    existsSync(join(data, name)),
  )
  if (t.env['DATABASE_URL'] === undefined) return files
  const client = new pg.Client({ connectionString: t.env['DATABASE_URL'] })
  await client.connect()
  const { rows } = await client.query(
    `select schema_name from information_schema.schemata where schema_name = 'exercise'`,
  )
  await client.end()
  return [...files, ...rows.map(() => 'schema')]
}
