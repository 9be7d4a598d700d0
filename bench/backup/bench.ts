// A backup of a node with a million records: how long it takes, what an urgent command waits for meanwhile, and how
// long restore and verification take.
//   npm run bench -- backup            BENCH_RECORDS=100000 for a quick look
// Peer: SQLite's own online copy of the file (`vacuum into`), which is neither encrypted nor verified.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { newBytes } from '../../src/core/id.ts'
import { identityOf, recipientText } from '../../src/lib/age/index.ts'
import { backUpAside } from '../../src/platform/backup/aside.ts'
import { restoreBackup } from '../../src/platform/backup/restore.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { type NodeStore, openStore } from '../../src/platform/store/index.ts'
import { fillLog, MIGRATIONS, TEST_ORIGIN, testRecord } from '../../test/support/stores.ts'

const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 1_000_000)

/** Urgent commands a second, while nothing else happens and during the backup. */
const EVERY_MS = 20
const QUIET_MS = 10_000

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const ratios = Object.entries(vs).map(([peer, other]) => [
    peer,
    Number((value / other).toFixed(2)),
  ])
  const rounded = Number(value.toPrecision(4))
  console.log(
    JSON.stringify({
      bench: 'backup',
      figure,
      value: rounded,
      unit,
      vs: Object.fromEntries(ratios),
    }),
  )
}

/** How long each of many urgent commands took until it was on the disk, in ms, until `isOver`. */
async function alertDelays(store: NodeStore, isOver: () => boolean): Promise<number[]> {
  const delays: number[] = []
  while (!isOver()) {
    const began = performance.now()
    await store.write((tx) => store.append(tx, [testRecord({ type: 'alert.issued' })]), {
      urgent: true,
    })
    delays.push(performance.now() - began)
    await pause(EVERY_MS)
  }
  return delays.toSorted((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function main(folder: string): Promise<void> {
  const place = { file: join(folder, 'scrutineer.db') }
  const signer = openKeys(join(folder, 'keys')).signing('log')
  const store = await openStore({
    ...place,
    origin: TEST_ORIGIN,
    signer,
    migrationsDir: MIGRATIONS,
  })
  await fillLog(store, RECORDS)
  const quietUntil = performance.now() + QUIET_MS
  const quiet = await alertDelays(store, () => performance.now() > quietUntil)

  const identity = identityOf(newBytes(32))
  const file = join(folder, 'backup.tar.zst.age')
  let isDone = false
  const delays = alertDelays(store, () => isDone)
  const began = performance.now()
  const summary = await backUpAside({
    place,
    folder,
    realm: 'actual',
    origin: TEST_ORIGIN,
    version: 'bench',
    file,
    recipients: [recipientText(identity)],
    withFiles: true,
    withKeys: true,
  })
  const took = (performance.now() - began) / 1000
  isDone = true
  const busy = await delays
  await store.close()

  const copyBegan = performance.now()
  const db = new DatabaseSync(place.file)
  db.exec(`vacuum into '${join(folder, 'copy.db')}'`)
  db.close()
  const copied = (performance.now() - copyBegan) / 1000
  rmSync(join(folder, 'copy.db'))

  print(`backup of ${RECORDS} records while the node runs`, took, 's', { 'vacuum into': copied })
  print('size of the backup', summary.bytes / 1e6, 'MB')
  print('urgent command, median, quiet', at(quiet, 0.5), 'ms')
  print('urgent command, median, during the backup', at(busy, 0.5), 'ms', { quiet: at(quiet, 0.5) })
  print('urgent command, 99 %, quiet', at(quiet, 0.99), 'ms')
  print('urgent command, 99 %, during the backup', at(busy, 0.99), 'ms', { quiet: at(quiet, 0.99) })
  print('urgent command, longest, quiet', at(quiet, 1), 'ms')
  print('urgent command, longest, during the backup', at(busy, 1), 'ms', { quiet: at(quiet, 1) })

  const target = mkdtempSync(join(folder, 'restored-'))
  const restoreBegan = performance.now()
  const { records } = await restoreBackup({
    file,
    identities: [identity],
    place: { file: join(target, 'scrutineer.db') },
    folder: target,
    origin: TEST_ORIGIN,
    migrationsDir: MIGRATIONS,
    keysOf: () => null,
    onProgress: () => {},
  })
  print(
    `restore and verification of ${records} records`,
    (performance.now() - restoreBegan) / 1000,
    's',
  )
}

const folder = mkdtempSync(join(tmpdir(), 'bench-backup-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
