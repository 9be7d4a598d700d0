import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testPostgres } from '../../../test/support/postgres.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import {
  fillLog,
  forBothEngines,
  MIGRATIONS,
  type OpenStore,
  TEST_ORIGIN,
} from '../../../test/support/stores.ts'
import { newBytes } from '../../core/id.ts'
import type { Tx } from '../../core/port.ts'
import { identityOf } from '../../lib/age/index.ts'
import { openFiles } from '../files.ts'
import { openKeys } from '../keys.ts'
import { type NodeStore, openStore, type StorePlace, verifyLog } from '../store/index.ts'
import { run } from '../store/lend.ts'
import { restoreBackup, type RestoreJob } from './restore.ts'
import { type BackupJob, writeBackup } from './write.ts'

const identity = identityOf(newBytes(32))

/** A realm with its folder, keys, some records, rows and files. */
interface Realm {
  readonly folder: string
  readonly store: NodeStore
  readonly place: StorePlace
}

async function realm(open: OpenStore, records: number): Promise<Realm> {
  const folder = mkdtempSync(join(runFolder(), 'realm-'))
  const store = await open({ signer: openKeys(join(folder, 'keys')).signing('log') })
  await fillLog(store, records)
  await store.write(async (tx) => {
    await run(
      tx,
      "insert into workflow_cursor (workflow, seq, skipped, skipped_seq) values ('a', 3, 0, null)",
    )
    await run(
      tx,
      "insert into job (kind, subject, due_at, lease_until, tries, payload, again_at) values ('k', ?, '2026-11-24T08:00:00.000Z', null, 0, ?, null)",
      'a "subject"\nwith – everything',
      'العربية 😀',
    )
  })
  const files = openFiles(join(folder, 'files'))
  await files('monitoring').put(Buffer.from('a body'))
  await files('evidence').put(Buffer.from('an item'))
  return { folder, store, place: open.place }
}

function jobOf({ folder, place }: Realm, changes: Partial<BackupJob> = {}): BackupJob {
  return {
    place,
    folder,
    realm: 'actual',
    origin: TEST_ORIGIN,
    version: '1.2.3',
    file: join(folder, 'backup.tar.zst.age'),
    recipients: [identity],
    withFiles: true,
    withKeys: true,
    signer: openKeys(join(folder, 'keys')).signing('log'),
    onProgress: () => {},
    ...changes,
  }
}

/** A place for a restore on an engine, and the way to throw it away. */
async function target(engine: 'sqlite' | 'postgres') {
  const folder = mkdtempSync(join(runFolder(), 'restored-'))
  if (engine === 'sqlite')
    return { folder, place: { file: join(folder, 'scrutineer.db') }, drop: async () => {} }
  const { url, drop } = await testPostgres()
  return { folder, place: { url }, drop }
}

function restoreOf(
  file: string,
  into: { readonly folder: string; readonly place: StorePlace },
  changes: Partial<RestoreJob> = {},
): RestoreJob {
  return {
    file,
    identities: [identity],
    ...into,
    origin: TEST_ORIGIN,
    migrationsDir: MIGRATIONS,
    keysOf: () => null,
    onProgress: () => {},
    ...changes,
  }
}

const keysFrom = (folder: string) => () => join(folder, 'keys')

async function openRestored(into: { readonly folder: string; readonly place: StorePlace }) {
  return await openStore({
    ...into.place,
    origin: TEST_ORIGIN,
    signer: openKeys(join(into.folder, 'keys')).signing('log'),
    migrationsDir: MIGRATIONS,
  })
}

const JOBS = 'select kind, subject, due_at, lease_until, tries, payload, again_at from job'
const rowsOf = (sql: string) => async (tx: Tx) => (await run(tx, sql)).rows

forBothEngines(
  'a backup restores on either engine, with log, rows, files and keys',
  async (_, open) => {
    const source = await realm(open, 1_300)
    const summary = await writeBackup(jobOf(source))
    const file = jobOf(source).file
    assert.equal(summary.size, 1_300)
    assert.equal(summary.sha256, hash('sha256', readFileSync(file)))
    for (const engine of ['sqlite', 'postgres'] as const) {
      const into = await target(engine)
      const { preface, manifest, records } = await restoreBackup(restoreOf(file, into))
      assert.equal(records, 1_300)
      assert.equal(preface.engine, source.store.engine)
      assert.equal(manifest.log.root, summary.root)
      const store = await openRestored(into)
      // It goes on where it was: the next record has the next number, and the log is still sound.
      await fillLog(store, 3)
      assert.deepEqual(await store.read(rowsOf(JOBS)), await source.store.read(rowsOf(JOBS)))
      const { fault, records: verified } = await verifyLog(store)
      assert.deepEqual({ fault, verified }, { fault: null, verified: 1_303 })
      await store.write((tx) =>
        run(
          tx,
          "insert into job (kind, subject, due_at, tries, payload) values ('k', 'new', '', 0, '')",
        ),
      )
      await store.close()
      const files = openFiles(join(into.folder, 'files'))
      for (const [slice, text] of [
        ['monitoring', 'a body'],
        ['evidence', 'an item'],
      ] as const) {
        const found = await files(slice).get(hash('sha256', text))
        assert.deepEqual(found, new Uint8Array(Buffer.from(text)), slice)
      }
      assert.equal(await files('evidence').get(hash('sha256', 'a body')), null)
      await into.drop()
    }
  },
)

forBothEngines(
  'a backup taken while commands go on is one moment of the store',
  async (_, open) => {
    const source = await realm(open, 600)
    let isDone = false
    const writing = (async () => {
      while (!isDone) await fillLog(source.store, 20)
    })()
    const { size } = await writeBackup(jobOf(source))
    isDone = true
    await writing
    await fillLog(source.store, 1)
    assert.ok(size >= 600)
    const into = await target('sqlite')
    const { records } = await restoreBackup(restoreOf(jobOf(source).file, into))
    // A server's records may still have waited for their number.
    assert.ok(records >= size)
    assert.ok((await source.store.read((tx) => source.store.head(tx))) + 1 > size)
  },
)

forBothEngines(
  'a backup without keys takes those that are given, and no others',
  async (_, open) => {
    const source = await realm(open, 10)
    const job = jobOf(source, { withKeys: false, recipients: [], withFiles: false })
    await writeBackup(job)
    const into = await target('sqlite')
    await assert.rejects(restoreBackup(restoreOf(job.file, into)), { code: 'backup.refused' })
    const other = mkdtempSync(join(runFolder(), 'other-'))
    openKeys(join(other, 'keys')).signing('log')
    await assert.rejects(
      restoreBackup(restoreOf(job.file, await target('sqlite'), { keysOf: keysFrom(other) })),
      /damaged at manifest\.note/,
    )
    const again = await target('sqlite')
    const { records } = await restoreBackup(
      restoreOf(job.file, again, { keysOf: keysFrom(source.folder) }),
    )
    assert.equal(records, 10)
  },
)

forBothEngines(
  'a backup restores whatever the order in which its store keeps the steps',
  async (_, open) => {
    const source = await realm(open, 10)
    await source.store.write(async (tx) => {
      // A table has no order: the first step now lies behind those that build on it.
      const steps = await run(tx, 'select name, sha256, applied_at from schema_migration')
      const first = steps.rows.find(({ name }) => name === '0001-core.sql') ?? {}
      await run(tx, "delete from schema_migration where name = '0001-core.sql'")
      await run(
        tx,
        'insert into schema_migration (name, sha256, applied_at) values (?, ?, ?)',
        first['name'],
        first['sha256'],
        first['applied_at'],
      )
    })
    await writeBackup(jobOf(source))
    const into = await target('sqlite')
    const { preface, records } = await restoreBackup(restoreOf(jobOf(source).file, into))
    assert.equal(preface.migrations.at(-1)?.name, '0001-core.sql')
    assert.equal(records, 10)
  },
)

/** One small backup for the tests of what is refused: as written, and not encrypted. */
async function withBackup(
  run: (backup: { sealed: string; plain: string; source: Realm }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(runFolder(), 'realm-'))
  const place = { file: join(folder, 'scrutineer.db') }
  const store = await openStore({
    ...place,
    origin: TEST_ORIGIN,
    signer: openKeys(join(folder, 'keys')).signing('log'),
    migrationsDir: MIGRATIONS,
  })
  try {
    await fillLog(store, 300)
    await openFiles(join(folder, 'files'))('monitoring').put(newBytes(3_000))
    const source = { folder, store, place }
    const sealed = jobOf(source)
    const plain = jobOf(source, { file: join(folder, 'plain.tar.zst'), recipients: [] })
    await writeBackup(sealed)
    await writeBackup(plain)
    await run({ sealed: sealed.file, plain: plain.file, source })
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

const refusedWith = (codes: RegExp, file: string) => (error: unknown) => {
  const { code, message } = error as { code: string; message: string }
  assert.match(code, codes, message)
  assert.ok(message.includes(file), message)
  return true
}

test('a backup that is cut or has a byte changed anywhere is refused and named', async () => {
  await withBackup(async ({ sealed, plain }) => {
    for (const file of [sealed, plain]) {
      const bytes = readFileSync(file)
      const steps = Array.from({ length: 12 }, (_, n) =>
        Math.floor(((n + 0.5) * bytes.length) / 12),
      )
      // Without encryption the last bytes are only the compression's own end: everything is still there.
      const last = bytes.length - (file === plain ? 20 : 1)
      for (const at of [0, ...steps, last]) {
        const cut = `${file}-cut`
        writeFileSync(cut, bytes.subarray(0, at))
        const wrong = /^backup\.(damaged|foreign)$/
        await assert.rejects(
          restoreBackup(restoreOf(cut, await target('sqlite'))),
          refusedWith(wrong, cut),
          `${cut} cut at ${at} of ${bytes.length}`,
        )
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 0x10
        writeFileSync(cut, changed)
        const found = /^backup\.(damaged|foreign|locked)$/
        await assert.rejects(
          restoreBackup(restoreOf(cut, await target('sqlite'))),
          refusedWith(found, cut),
          `byte ${at} of ${bytes.length} in ${cut} changed`,
        )
      }
    }
  })
})

test('a backup with rows changed and every hash mended is refused, because the key did not sign it', async () => {
  await withBackup(async ({ plain, source }) => {
    const forger = mkdtempSync(join(runFolder(), 'forger-'))
    openKeys(join(forger, 'keys')).signing('log')
    await source.store.write((tx) => run(tx, "update job set payload = 'forged'"))
    const forged = `${plain}-forged`
    const signer = openKeys(join(forger, 'keys')).signing('log')
    await writeBackup(jobOf(source, { file: forged, recipients: [], signer }))
    await assert.rejects(
      restoreBackup(restoreOf(forged, await target('sqlite'))),
      refusedWith(/^backup\.damaged$/, 'manifest.note'),
    )
  })
})

test('a backup forged whole, keys and all, is refused where the keys of the node are known', async () => {
  await withBackup(async ({ source }) => {
    await withBackup(async ({ sealed: forged, source: forger }) => {
      const { records } = await restoreBackup(restoreOf(forged, await target('sqlite')))
      assert.equal(records, 300, 'it vouches for itself')
      await assert.rejects(
        restoreBackup(
          restoreOf(forged, await target('sqlite'), { keysOf: keysFrom(source.folder) }),
        ),
        refusedWith(/^backup\.damaged$/, 'manifest.note'),
      )
      const own = { keysOf: keysFrom(forger.folder) }
      await restoreBackup(restoreOf(forged, await target('sqlite'), own))
    })
  })
})

test('a log that was changed before its backup is refused at its record', async () => {
  await withBackup(async ({ plain, source }) => {
    await source.store.write((tx) =>
      run(tx, `update record set body = '{"note":"other"}' where seq = 123`),
    )
    const file = `${plain}-log`
    await writeBackup(jobOf(source, { file, recipients: [] }))
    await assert.rejects(
      restoreBackup(restoreOf(file, await target('sqlite'))),
      refusedWith(/^backup\.damaged$/, 'record 123'),
    )
  })
})

test('files of other kinds, nodes, formats, versions and keys are refused with the reason', async () => {
  await withBackup(async ({ sealed, plain, source }) => {
    const into = () => target('sqlite')
    const notOurs = join(source.folder, 'letter.txt')
    writeFileSync(notOurs, 'Dear colleague')
    const missing = join(source.folder, 'nothing-here')
    for (const file of [notOurs, missing, source.folder])
      await assert.rejects(
        restoreBackup(restoreOf(file, await into())),
        refusedWith(/foreign$/, file),
      )
    await assert.rejects(
      restoreBackup(restoreOf(plain, await into(), { origin: 'other.example/log' })),
      /Another name was expected: other\.example\/log; this log is named test\.example\/log\./,
    )
    for (const identities of [[], [identityOf(newBytes(32))]])
      await assert.rejects(
        restoreBackup(restoreOf(sealed, await into(), { identities })),
        refusedWith(/^backup\.locked$/, sealed),
      )
    const older = mkdtempSync(join(runFolder(), 'migrations-'))
    const core = readFileSync(join(MIGRATIONS, '0001-core.sql'))
    writeFileSync(join(older, '0001-core.sql'), core)
    await assert.rejects(
      restoreBackup(restoreOf(plain, await into(), { migrationsDir: older })),
      /written by version 1\.2\.3, which has the step/,
    )
  })
})

test('a backup never takes the place of a file, and leaves no partial one behind', async () => {
  await withBackup(async ({ plain, source }) => {
    await assert.rejects(writeBackup(jobOf(source, { file: plain })), { code: 'backup.refused' })
    const nowhere = join(source.folder, 'nowhere', 'x.tar.zst')
    await assert.rejects(writeBackup(jobOf(source, { file: nowhere })), { code: 'backup.refused' })
    const stored = readdirSync(join(source.folder, 'files'), { recursive: true }).map(String)
    const name = stored.find((path) => path.length > 60) ?? ''
    writeFileSync(join(source.folder, 'files', name), 'changed')
    await assert.rejects(writeBackup(jobOf(source, { file: `${plain}-2` })), /was changed/)
    assert.deepEqual(
      readdirSync(source.folder).filter((name) => name.includes('partial')),
      [],
    )
  })
})
