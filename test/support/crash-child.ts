// A process that commits until it is killed: node crash-child.ts <place as JSON> <private key as PEM>.
// It prints `<record id> <subject>` for each command that was acknowledged.

import { newId } from '../../src/core/id.ts'
import { startPump } from '../../src/platform/pump.ts'
import { openStore, type StorePlace } from '../../src/platform/store/index.ts'
import { crashTables, effects } from './crash.ts'
import { keyOf, MIGRATIONS, TEST_ORIGIN, testRecord } from './stores.ts'

/** Callers at once: enough that most commits carry several commands. */
const CALLERS = 16

const [place = '', pem = ''] = process.argv.slice(2)
const store = await openStore({
  ...(JSON.parse(place) as StorePlace),
  origin: TEST_ORIGIN,
  signer: keyOf(pem),
  migrationsDir: MIGRATIONS,
})
startPump(store, {
  workflows: [effects],
  onFailure: ({ error }) => process.stderr.write(`${error}\n`),
})

async function commit(): Promise<void> {
  const record = testRecord({ subject: newId() })
  await store.write(async (tx) => {
    await crashTables(tx).insertInto('thing').values({ id: record.subject }).execute()
    await store.append(tx, [record])
  })
  process.stdout.write(`${record.id} ${record.subject}\n`)
}

await Promise.all(
  Array.from({ length: CALLERS }, async () => {
    for (;;) await commit()
  }),
)
