// Real stores for tests: every test that touches one runs on both engines.

import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { newId } from '../../src/core/id.ts'
import type { SigningKey } from '../../src/core/port.ts'
import type { NewRecord } from '../../src/core/record.ts'
import { rawPublicKey } from '../../src/lib/tlog/index.ts'
import { type NodeStore, openStore, type StorePlace } from '../../src/platform/store/index.ts'
import { emptySchema, lentPostgres } from './postgres.ts'
import { memoryFolder } from './run-folder.ts'

/** The origin of the log in every test store. */
export const TEST_ORIGIN = 'test.example/log'

/** The product's own migrations. */
export const MIGRATIONS = join(import.meta.dirname, '../../migrations')

/** The setting by which a run names a store's file that is migrated and nothing else. */
export const SQLITE_TEMPLATE = 'SCRUTINEER_TEST_SQLITE_TEMPLATE'

/** The setting by which a run has every test of a store run on both engines: the one of the night. */
export const EVERY_ENGINE = 'SCRUTINEER_TEST_EVERY_ENGINE'

/** The private key behind {@link testKey} as PEM, for a process that goes on with the same store. */
export const testKeyPem: string = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString()

/** The key that signs the checkpoints of this process's test stores. */
export const testKey: SigningKey = keyOf(testKeyPem)

/** A signing key from its PEM. */
export function keyOf(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  return {
    publicKey: rawPublicKey(privateKey),
    sign: (bytes) => sign(null, bytes, privateKey),
  }
}

/** What a test may choose about its store. */
export interface OpenOptions {
  readonly readOnly?: boolean
  readonly migrationsDir?: string
  readonly signer?: SigningKey
  readonly origin?: string
  readonly published?: string
}

/**
 * Opens the test's store, without rows at first; closed and removed after the test. Opening it again after `close` finds what
 * was left. `place` says where it is, for tests that tamper with it or open it from another process.
 */
export interface OpenStore {
  (options?: OpenOptions): Promise<NodeStore>
  readonly place: StorePlace
}

/** What a test finds before it opens its store: nothing at all, or a store that is migrated where the run has one to copy. */
type Begin = 'empty' | 'migrated'

/** Declares a test that runs on SQLite and on PostgreSQL. */
export function forBothEngines(name: string, run: Run, begin: Begin = 'migrated'): void {
  test(`${name} (SQLite)`, (t) => withSqlite(t, run, begin))
  test(`${name} (PostgreSQL)`, (t) => withPostgres(t, run, begin))
}

/** Declares a test on SQLite alone: of its files, or of what is no engine's. */
export function forSqlite(name: string, run: Run): void {
  test(name, (t) => withSqlite(t, run, 'migrated'))
}

/**
 * Declares a test for which SQLite is enough while people wait: what is drawn, said or refused is the same on every engine,
 * and its statements run on PostgreSQL in the tests of both engines.
 */
export function forOneEngine(name: string, run: Run): void {
  const declare = process.env[EVERY_ENGINE] === 'true' ? forBothEngines : forSqlite
  declare(name, run)
}

type Run = (t: TestContext, open: OpenStore) => Promise<void>

async function withSqlite(t: TestContext, run: Run, begin: Begin): Promise<void> {
  const folder = mkdtempSync(join(memoryFolder(), 'store-'))
  const remove = async () => rmSync(folder, { recursive: true, force: true })
  const file = join(folder, 'scrutineer.db')
  const template = process.env[SQLITE_TEMPLATE]
  if (begin === 'migrated' && template !== undefined) copyFileSync(template, file)
  await withPlace(t, { place: { file }, remove }, run)
}

async function withPostgres(t: TestContext, run: Run, begin: Begin): Promise<void> {
  const { drop, ...place } = await (begin === 'migrated' ? lentPostgres() : emptySchema())
  await withPlace(t, { place, remove: drop }, run)
}

async function withPlace(
  t: TestContext,
  { place, remove }: { place: StorePlace; remove: () => Promise<void> },
  run: Run,
): Promise<void> {
  const opened: NodeStore[] = []
  const open = async (options: OpenOptions = {}) => {
    const store = await openStore({
      ...place,
      origin: options.origin ?? TEST_ORIGIN,
      signer: options.signer ?? testKey,
      migrationsDir: options.migrationsDir ?? MIGRATIONS,
      readOnly: options.readOnly,
      published: options.published,
    })
    opened.push(store)
    return store
  }
  try {
    await run(t, Object.assign(open, { place }))
  } finally {
    await Promise.all(opened.map((store) => store.close()))
    await remove()
  }
}

/** A record of a test, complete but for what `fields` says otherwise. */
export function testRecord(fields: Partial<NewRecord> = {}): NewRecord {
  return {
    id: newId(),
    at: '2026-11-24T08:00:00.000Z',
    type: 'thing.done',
    action: 'things.do',
    actor: 'person:1',
    subject: newId(),
    area: '/1/',
    marking: 'TLP:GREEN',
    body: { note: 'done' },
    ...fields,
  }
}

/** Appends `count` records and waits until they are numbered and signed; gives the store back. */
export async function fillLog(store: NodeStore, count: number): Promise<NodeStore> {
  for (let from = 0; from < count; from += 500) {
    const length = Math.min(500, count - from)
    const records = Array.from({ length }, (_, n) => testRecord({ body: { n: from + n } }))
    await store.write((tx) => store.append(tx, records))
  }
  await store.settled(60_000)
  return store
}
