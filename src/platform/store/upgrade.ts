import { existsSync } from 'node:fs'
import { Problem } from '../../core/problem.ts'
import type { Engine } from './engine.ts'
import { run } from './lend.ts'
import { nameInNote } from '../../lib/tlog/index.ts'
import { INTEGRATE_LIMIT, integrate } from './log.ts'
import { type Migration, migrate, missingMigrations, readMigrations } from './migrate.ts'
import type { StorePlace } from './node-store.ts'
import { openSqlite } from './sqlite.ts'

/** What a start of this version would do to a store. */
export interface UpgradePlan {
  /** False when there is no store yet, or an empty one. */
  readonly exists: boolean
  /** Migrations that the store has. */
  readonly applied: number
  /** Names of those that run before this version serves, and of those that run once it does. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Why this version cannot take the store, in a sentence; null when it can. */
  readonly refusal: string | null
}

/** Looks at a store without changing it. Throws Problem `store.unavailable` when the server cannot be reached. */
export async function upgradePlan(place: StorePlace, migrationsDir: string): Promise<UpgradePlan> {
  const migrations = readMigrations(migrationsDir)
  const applied = await appliedTo(place)
  const plan = { exists: applied.length > 0, applied: applied.length }
  try {
    const all = missingMigrations(applied, migrations, plan.exists ? 'all' : 'code')
    const before = new Set(missingMigrations(applied, migrations, 'code'))
    return {
      ...plan,
      before: [...before].map(({ name }) => name),
      after: all.filter((each) => !before.has(each)).map(({ name }) => name),
      refusal: null,
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...plan, before: [], after: [], refusal: error.message }
  }
}

async function appliedTo(place: StorePlace): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if ('file' in place && !existsSync(place.file)) return []
  return await withEngine(place, true, (engine) =>
    engine.read(async (tx) => {
      if (!(await engine.capability.hasTable(tx, 'schema_migration'))) return []
      const sql = 'select name, sha256 from schema_migration order by name'
      return (await run(tx, sql)).rows
    }),
  )
}

/**
 * The name that the log of a store says itself, which nobody has checked; null where there is no log, or its checkpoint
 * names none. Changes nothing. Throws Problem `store.unavailable` when the server cannot be reached.
 */
export async function logNameAt(place: StorePlace): Promise<string | null> {
  if ('file' in place && !existsSync(place.file)) return null
  return await withEngine(place, true, (engine) =>
    engine.read(async (tx) => {
      if (!(await engine.capability.hasTable(tx, 'log_state'))) return null
      const { rows } = await run(tx, 'select checkpoint from log_state where id = 1')
      const note = rows[0]?.['checkpoint']
      return typeof note === 'string' ? nameInNote(note) : null
    }),
  )
}

/** Brings a store to exactly these migrations, by number. Throws as `migrate`. */
export async function migrateTo(
  place: StorePlace,
  migrations: readonly Migration[],
): Promise<string[]> {
  return await withEngine(place, false, (engine) => migrate(engine, migrations))
}

/**
 * Gives the records that wait for one their numbers, without signing; gives how many there were. For a store that
 * nobody serves: a server's records may be waiting when it is backed up, the embedded store's never are.
 */
export async function numberWaiting(place: StorePlace): Promise<number> {
  return await withEngine(place, false, async (engine) => {
    for (let count = 0; ; ) {
      const {
        types: { length: more },
      } = await engine.claim((tx) => integrate(tx, engine.capability, null))
      count += more
      if (more < INTEGRATE_LIMIT) return count
    }
  })
}

async function withEngine<T>(
  place: StorePlace,
  readOnly: boolean,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine =
    'file' in place
      ? openSqlite(place.file, readOnly)
      : await (await import('./postgres.ts')).openPostgres({
          url: place.url,
          schema: place.schema,
          readOnly,
        })
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}
