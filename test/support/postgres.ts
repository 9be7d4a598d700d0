// PostgreSQL databases for tests: one of its own, or one that was emptied after the test before.

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { connectionsRest, KEEPER, keepConnections, letConnectionsGo } from './kept-connections.ts'
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

// Of this process; it goes with the cluster.
let ofSchemas: Promise<TestPostgres> | undefined

/**
 * An empty schema that nobody else uses, in a database that the tests of this process share: making one and learning its
 * catalogue takes more CPU than most tests that begin with nothing.
 */
export async function emptySchema(): Promise<TestPostgres & { readonly schema: string }> {
  ofSchemas ??= testPostgres()
  const { url } = await ofSchemas
  const schema = `test_${randomBytes(8).toString('hex')}`
  return { url, schema, drop: () => execute(url, `drop schema if exists ${schema} cascade`) }
}

/** A database that is lent to one test after the other, with the words that empty it. */
interface Lent {
  readonly url: string
  /** Empties it again and again: a connection of its own for each time would learn the tables anew. */
  readonly keeper: Keeper
  readonly emptying: string
}

// Of this process; they go with the cluster.
const free: Lent[] = []

/**
 * A migrated database that nobody else uses until `drop` gives it back, emptied: making one takes a third of a second of
 * CPU. One whose tables or statistics a test has changed is thrown away. Where the run has no migrated database to copy, this is an
 * empty one of its own.
 */
export async function lentPostgres(): Promise<TestPostgres> {
  if (process.env[POSTGRES_TEMPLATE] === undefined) return testPostgres('migrated')
  const lent = free.pop() ?? (await lendable(await testPostgres('migrated')))
  return {
    url: lent.url,
    async drop() {
      if (await emptied(lent)) return void free.push(lent)
      await letConnectionsGo(lent.url)
      await lent.keeper.end()
      await dropDatabase(lent.url)
    },
  }
}

/** Keeps what the migrations wrote beside the tables, to be put back. */
async function lendable({ url }: TestPostgres): Promise<Lent> {
  const keeper = await startKeeper(url)
  return await keeper.use(async (client) => {
    const rows = async (sql: string) => (await client.query<{ name: string }>(sql)).rows
    const filled = (await rows(FILLED)).map(({ name }) => name)
    const sequences = (await rows(SEQUENCES)).map(({ name }) => name)
    await client.query('create schema kept')
    for (const table of filled)
      await client.query(`create table kept."${table}" as table public."${table}"`)
    const emptying = [
      // Neither foreign keys nor triggers look on.
      'set session_replication_role = replica',
      EMPTY_ALL,
      ...filled.map((table) => `insert into public."${table}" select * from kept."${table}"`),
      ...sequences.map((sequence) => `select setval('public."${sequence}"', 1, false)`),
    ]
    await client.query(NOTICING)
    keepConnections(url)
    return { url, keeper, emptying: emptying.join(';') }
  })
}

// What was never written has no pages, and most tests write to a few tables of the many.
const WRITTEN = `from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0`
const FILLED = `select relname as name ${WRITTEN}`
const EMPTY_ALL = `do $$
  declare filled regclass;
  begin
    for filled in select oid ${WRITTEN} loop execute format('delete from %s', filled); end loop;
  end $$`

const SEQUENCES = `select sequencename as name from pg_sequences where schemaname = 'public'`

// Counts what creates, alters or drops anything; what finds its table there already does not count. To compare every
// column and index took longer than emptying.
const NOTICING = `
  create sequence kept.change;
  create function kept.notice() returns event_trigger language plpgsql as $$ begin
    if tg_event = 'sql_drop' or exists (select from pg_event_trigger_ddl_commands())
    then perform nextval('kept.change'); end if; end $$;
  create event trigger changed on ddl_command_end execute function kept.notice();
  create event trigger dropped on sql_drop execute function kept.notice()`

// What a test had the server learn of its tables would plan the statements of the next one, whose tables hold other rows.
const LEARNT = `select is_called or exists (
    select from pg_statistic join pg_class on oid = starelid where relnamespace = 'public'::regnamespace
  ) as changed from kept.change`

async function isChanged(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ changed: boolean }>(LEARNT)
  return rows[0]?.changed ?? true
}

/** Empties it for the next test; false where it is not as it was. */
async function emptied({ url, keeper, emptying }: Lent): Promise<boolean> {
  await connectionsRest(url)
  return await keeper.use(async (client) => {
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name <> '${KEEPER}'`)
    if (await isChanged(client)) return false
    await client.query(emptying)
    return true
  })
}

/** A connection that is kept; while nobody uses it, it keeps no process alive. */
interface Keeper {
  use<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  end(): Promise<void>
}

async function startKeeper(url: string): Promise<Keeper> {
  const named = { connectionString: url, application_name: KEEPER }
  const client: pg.Client & Held = new pg.Client(named)
  // It goes with the cluster.
  client.on('error', () => {})
  await client.connect()
  return {
    async use(work) {
      client.ref?.()
      try {
        return await work(client)
      } finally {
        client.unref?.()
      }
    },
    end: () => client.end(),
  }
}

/** What its types do not say. */
interface Held {
  ref?(): void
  unref?(): void
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

async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await execute(await clusterUrl(), `drop database if exists ${name} with (force)`)
}

async function execute(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql))
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
