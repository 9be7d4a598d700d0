// A PostgreSQL database of its own for one test.

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts'

/** A database that nobody else uses. `drop` ends its connections and removes it. */
export interface TestPostgres {
  url: string
  drop(): Promise<void>
}

// One per process: made only where a test file is run by hand, without the run's cluster.
let privateCluster: Promise<PostgresCluster> | undefined

/**
 * Makes a database in the run's cluster (`SCRUTINEER_TEST_POSTGRES`), or in a private cluster that ends with this process.
 * It is copied from the template that `SCRUTINEER_TEST_POSTGRES_TEMPLATE` names, and empty where none is named.
 */
export async function testPostgres(): Promise<TestPostgres> {
  const base = await clusterUrl()
  const name = `test_${randomBytes(8).toString('hex')}`
  const template = process.env['SCRUTINEER_TEST_POSTGRES_TEMPLATE']
  await execute(base, `create database ${name} template ${template ?? 'template0'}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => execute(base, `drop database if exists ${name} with (force)`),
  }
}

async function clusterUrl(): Promise<string> {
  const given = process.env['SCRUTINEER_TEST_POSTGRES']
  if (given !== undefined) return given
  privateCluster ??= startPostgresCluster()
  return (await privateCluster).url
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
