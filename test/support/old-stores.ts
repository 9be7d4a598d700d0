// Stores that earlier versions left, and this version's house over them: every workflow from the first record on.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { brotliDecompressSync } from 'node:zlib'
import type { Actor } from '../../src/core/actor.ts'
import type { JsonObject } from '../../src/core/record.ts'
import type { Time } from '../../src/core/time.ts'
import { slices } from '../../src/domains/index.ts'
import { logOrigin, type OpenHouse, openHouse } from '../../src/house.ts'
import { signCheckpoint, unverifiedCheckpoint } from '../../src/lib/tlog/index.ts'
import { logSigner } from '../../src/platform/store/log.ts'
import { workflows } from '../../src/workflows/index.ts'
import { apart, NO_LOOKS, testFacts } from './house.ts'
import type { Visited } from './page-visit.ts'
import { memoryFolder } from './run-folder.ts'
import { MIGRATIONS, type OpenStore, testKey, testKeyPem } from './stores.ts'

const FOLDER = join(import.meta.dirname, '../old-stores')

/** Versions of which a store is kept, the oldest first; `README.md` beside them says how they were made. */
export const OLD_VERSIONS = ['fb2f7bb', 'bfeb9297', 'bdb039e0', '428b7ded'] as const
export type OldVersion = (typeof OLD_VERSIONS)[number]

/** However long a busy machine takes for all workflows over a few hundred records. */
const LIMIT_MS = 60_000

/** Bodies as earlier versions wrote them, by version and type. */
export function oldBodies(): Readonly<Record<string, Readonly<Record<string, JsonObject[]>>>> {
  return JSON.parse(unpacked('bodies.json').toString()) as ReturnType<typeof oldBodies>
}

/** What the tests do with a house over an old store. */
export interface OldHouse extends OpenHouse, Visited {
  /** By the action's name. */
  named<O>(actor: Actor, name: string, input: unknown): Promise<O>
}

/**
 * Puts an old store where the test's store would be, lets every workflow follow it from its first record on, and hands over
 * the house. Gives what the house reported. Jobs stand still, since what they look at is not there.
 */
export async function overOld(
  { place }: OpenStore,
  version: OldVersion,
  run: (house: OldHouse) => Promise<void>,
): Promise<string[]> {
  if (!('file' in place)) throw new RangeError('old stores are files')
  const folder = mkdtempSync(join(memoryFolder(), 'old-'))
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  for (const key of ['log', 'stream'])
    writeFileSync(join(folder, 'keys', `${key}.pem`), testKeyPem, { mode: 0o600 })
  const facts = testFacts()
  const now = begun(place.file, { version, origin: logOrigin(facts) })
  const trouble: string[] = []
  const house = await openHouse({
    facts,
    place,
    folder,
    migrationsDir: MIGRATIONS,
    slices: slices.map((slice) => ({ ...slice, jobs: [] })),
    workflows,
    ...NO_LOOKS,
    apart,
    mail: { send: async () => {} },
    sms: { send: async () => ({ providerId: null, isSink: true }) },
    webhook: { send: () => Promise.reject(new Error('nobody sends')) },
    push: () => ({ send: async () => ({ status: 201, isSink: true, isGone: false }) }),
    log: (line) => void trouble.push(line),
    now: () => now,
  })
  try {
    await house.settled(LIMIT_MS)
    const call: OldHouse['call'] = async (actor, action, input) =>
      (await house.runner.call(actor, action, input)).output
    async function named<O>(actor: Actor, name: string, input: unknown): Promise<O> {
      return (await call(actor, house.action(name), input)) as O
    }
    await run({ ...house, clock: { now: () => now }, call, named })
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
  // That a step of an upgrade was done is no trouble.
  return trouble.filter((line) => !/^upgrade: .* is done$/.test(line))
}

/** Writes the store as that version left it. */
export function layOld(file: string, version: OldVersion): void {
  writeFileSync(file, unpacked(`${version}.db`))
}

/** Lays the store down, its head signed by the test's key, with no workflow begun; gives when its newest record was made. */
function begun(file: string, { version, origin }: { version: OldVersion; origin: string }): Time {
  for (const tail of ['', '-wal', '-shm']) rmSync(`${file}${tail}`, { force: true })
  layOld(file, version)
  const db = new DatabaseSync(file)
  try {
    const row = db.prepare('select checkpoint from log_state').get()
    const { size, rootHash } = unverifiedCheckpoint(String(row?.['checkpoint']))
    const note = signCheckpoint({ origin, size, rootHash }, logSigner(origin, testKey))
    db.prepare('update log_state set checkpoint = ?').run(note)
    db.exec('delete from workflow_cursor')
    return String(db.prepare('select max(at) as at from record').get()?.['at']) as Time
  } finally {
    db.close()
  }
}

function unpacked(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(FOLDER, `${name}.br`)))
}
