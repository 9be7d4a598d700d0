// The store: rows and the record log behind one face on two engines. An action changes its rows and
// appends its records in one transaction; the sequencer numbers the records and keeps their Merkle
// tree; everything that follows reads numbered records. engine (face, capability table), sqlite and
// postgres (how each commits), lend (one query builder per transaction), migrate, log, in-time, sequencer,
// verify, spot-check, damage, replies.
import { createAhead } from '../ahead.ts'
import type { Engine } from './engine.ts'
import { newestRecord } from './in-time.ts'
import { changesOf } from './lend.ts'
import { append, beginLog, checkLog, head, logSigner, logState, recordsAfter } from './log.ts'
import { checkMigrations, migrate, readMigrations } from './migrate.ts'
import type { NodeStore, StoreOptions } from './node-store.ts'
import { publishedFile } from './published.ts'
import { startSequencer } from './sequencer.ts'
import { openSqlite } from './sqlite.ts'

export { openFaults } from './damage.ts'
export {
  backlog,
  consistency,
  entries,
  inclusion,
  logState,
  recordsOfTypes,
  tileHashes,
} from './log.ts'
export { type NodeStore, pollMs, type StoreOptions, type StorePlace } from './node-store.ts'
export { forgetReplies, replies } from './replies.ts'
export { surplus } from './surplus.ts'
export { spotCheck } from './spot-check.ts'
export { handedOut } from './handed-out.ts'
export { verifyLog } from './verify.ts'

/**
 * Opens a store, migrates it and starts numbering. Throws as `migrate` does, and Problem `store.wrong_log` when its log
 * has another origin or key, `store.log_broken` when it does not go on from what was published.
 */
export async function openStore(options: StoreOptions): Promise<NodeStore> {
  const readOnly = options.readOnly ?? false
  const engine =
    'file' in options
      ? openSqlite(options.file, readOnly)
      : await (await import('./postgres.ts')).openPostgres({
          url: options.url,
          schema: options.schema,
          readOnly,
        })
  try {
    return await start(engine, options, readOnly)
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function start(engine: Engine, options: StoreOptions, readOnly: boolean): Promise<NodeStore> {
  const signer = logSigner(options.origin, options.signer)
  const migrations = readMigrations(options.migrationsDir)
  if (readOnly) await checkMigrations(engine, migrations)
  else {
    await migrate(engine, migrations, 'code')
    await engine.claim((tx) => beginLog(tx, signer))
    await engine.read((tx) => checkLog(tx, options.origin, options.signer.publicKey))
  }
  const { origin } = options
  const { publicKey } = options.signer
  const published =
    readOnly || options.published === undefined
      ? null
      : publishedFile(options.published, { origin, publicKey })
  if (published !== null) await engine.read((tx) => published.check(tx))
  const sequencer = readOnly
    ? null
    : startSequencer(engine, signer, {
        newest: await engine.read(async (tx) => newestRecord(tx, (await logState(tx)).size)),
        onFailure: options.onFailure ?? (() => {}),
        signsAtOnce: options.signsAtOnce ?? true,
      })
  let closing: Promise<void> | null = null
  return {
    engine: engine.capability.name,
    capability: engine.capability,
    origin,
    publicKey,
    async publish() {
      const { checkpoint } = await engine.read(logState)
      await published?.keep(checkpoint)
      return checkpoint
    },
    finishUpgrade: async () => (readOnly ? [] : await migrate(engine, migrations)),
    read: engine.read,
    write: engine.write,
    claim: engine.claim,
    changes: changesOf,
    append,
    recordsAfter,
    head,
    onSequenced: (listener, types) => sequencer?.onSequenced(listener, types) ?? (() => {}),
    ahead: createAhead(),
    newest: () => sequencer?.newest() ?? null,
    onCommitted: engine.onCommitted,
    emptyJournal: engine.emptyJournal,
    load: engine.load,
    sign: () => sequencer?.sign(),
    settled: async (limitMs) => await sequencer?.settled(limitMs),
    close() {
      closing ??= (async () => {
        await sequencer?.stop()
        await engine.close()
      })()
      return closing
    },
  }
}
