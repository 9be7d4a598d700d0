const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/

/**
 * Moves every table of one schema of a database to the schema where the store belongs, at once or not at all, and drops
 * the emptied one. Throws RangeError for a bad name, and the server's error when a table is in the way.
 */
export async function adoptSchema(url: string, from: string): Promise<void> {
  if (!SCHEMA.test(from)) throw new RangeError('bad schema name')
  const { connectOnce } = await import('./postgres.ts')
  const client = await connectOnce(url)
  try {
    await client.query('begin')
    const { rows } = await client.query<{ name: string; target: string }>(
      `select table_name as name, current_schema() as target
       from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE'`,
      [from],
    )
    for (const { name, target } of rows)
      await client.query(`alter table "${from}"."${name}" set schema "${target}"`)
    await client.query(`drop schema "${from}"`)
    await client.query('commit')
  } finally {
    await client.end()
  }
}
