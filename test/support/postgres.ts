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

/** The setting by which a run names the database that is migrated and nothing else. */
export const POSTGRES_TEMPLATE = 'SCRUTINEER_TEST_POSTGRES_TEMPLATE'

/**
 * Makes a database in the run's cluster (`SCRUTINEER_TEST_POSTGRES`), or in a private cluster that ends with this process.
 * It is empty, or migrated where that is asked for and the run has such a database.
 */
export async function testPostgres(begin: 'empty' | 'migrated' = 'empty'): Promise<TestPostgres> {
  const base = await clusterUrl()
  const name = `test_${randomBytes(8).toString('hex')}`
  const template = begin === 'migrated' ? process.env[POSTGRES_TEMPLATE] : undefined
  return {
    url: await addDatabase(base, name, template ?? 'template0'),
    drop: () => execute(base, `drop database if exists ${name} with (force)`),
  }
}

/** Makes a database in the cluster at `base` as a copy of another one; gives its address. */
export async function addDatabase(base: string, name: string, template: string): Promise<string> {
  // Copying the files costs a third of the CPU of writing every page to the log of a cluster that nobody recovers.
  await execute(base, `create database ${name} template ${template} strategy file_copy`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
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
