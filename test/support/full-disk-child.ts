// Fills the disk under a store until it refuses, then makes room: node full-disk-child.ts <folder>.
// Prints what was acknowledged and what is stored as one JSON line.

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../../src/core/problem.ts'
import { openStore, verifyLog } from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'
import { MIGRATIONS, TEST_ORIGIN, testKey, testRecord } from './stores.ts'

/** Commands at once, so that the full disk meets a shared commit in its middle. */
const CALLERS = 40

/** Kept free at first by a file that is removed once the disk was full. */
const RESERVE_BYTES = 256 * 1024

const [folder = ''] = process.argv.slice(2)
const migrationsDir = join(folder, 'migrations')
mkdirSync(migrationsDir)
for (const name of ['0001-core.sql', '0054-record-figure.sql', '0056-log-damage.sql'])
  copyFileSync(join(MIGRATIONS, name), join(migrationsDir, name))
writeFileSync(join(folder, 'reserve'), Buffer.alloc(RESERVE_BYTES))
const store = await openStore({
  file: join(folder, 'scrutineer.db'),
  origin: TEST_ORIGIN,
  signer: testKey,
  migrationsDir,
})
const codes = new Set<string>()
const acknowledged = new Set<string>()

async function command(): Promise<boolean> {
  const record = testRecord({ body: { text: 'x'.repeat(2_000) } })
  try {
    await store.write((tx) => store.append(tx, [record]))
    acknowledged.add(record.id)
    return true
  } catch (error) {
    codes.add(error instanceof Problem ? error.code : String(error))
    return false
  }
}

async function storedIds(): Promise<string[]> {
  const { rows } = await store.read((tx) => run(tx, 'select id from record'))
  return rows.map((row) => row['id'] as string)
}

await Promise.all(
  Array.from({ length: CALLERS }, async () => {
    while (await command());
  }),
)
const whenFull = { acknowledged: acknowledged.size, stored: (await storedIds()).length }
rmSync(join(folder, 'reserve'))
const isOpenAgain = await command()
await store.settled(10_000)
const stored = await storedIds()
process.stdout.write(
  JSON.stringify({
    codes: [...codes],
    whenFull,
    isOpenAgain,
    missing: [...acknowledged].filter((id) => !stored.includes(id)).length,
    surplus: stored.filter((id) => !acknowledged.has(id)).length,
    fault: (await verifyLog(store)).fault,
  }),
)
await store.close()
