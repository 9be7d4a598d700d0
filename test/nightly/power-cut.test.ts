import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type NodeStore, openStore, verifyLog } from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'
import { cutDisk } from '../support/power-cut.ts'
import { keyOf, MIGRATIONS, TEST_ORIGIN, testKeyPem } from '../support/stores.ts'

const ROUNDS = 20
const CHILD = join(import.meta.dirname, '..', 'support', 'crash-child.ts')

test(`a power cut under concurrent commands, ${ROUNDS} times, loses nothing acknowledged`, async (t) => {
  const disk = cutDisk()
  if (disk === null) return t.skip('this machine may not mount a file system of its own')
  try {
    const file = join(disk.folder, 'scrutineer.db')
    await makeTables(file)
    const acknowledged: [string, string][] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const told = await cutAfter(file, 1 + ((round * 137) % 400), () => disk.cut())
      acknowledged.push(...told)
      disk.restore()
      await checkAll(file, acknowledged)
    }
    assert.ok(acknowledged.length > ROUNDS * 50, `only ${acknowledged.length} were acknowledged`)
  } finally {
    disk.remove()
  }
})

test('a disk that is cut does lose what was not forced to it', async (t) => {
  const disk = cutDisk()
  if (disk === null) return t.skip('this machine may not mount a file system of its own')
  try {
    writeFileSync(join(disk.folder, 'lazy'), 'never forced')
    disk.cut()
    disk.restore()
    assert.equal(existsSync(join(disk.folder, 'lazy')), false)
  } finally {
    disk.remove()
  }
})

async function open(file: string): Promise<NodeStore> {
  const signer = keyOf(testKeyPem)
  return await openStore({ file, origin: TEST_ORIGIN, signer, migrationsDir: MIGRATIONS })
}

async function makeTables(file: string): Promise<void> {
  const store = await open(file)
  const { text, integer } = store.capability.words
  await store.write(async (tx) => {
    await run(tx, `create table thing (id ${text} primary key)`)
    await run(tx, `create table effect (seq ${integer} not null, subject ${text} not null)`)
  })
  await store.close()
}

/** Starts commands in a process, cuts the power once `count` were acknowledged; gives all that were until its end. */
async function cutAfter(file: string, count: number, cut: () => void): Promise<[string, string][]> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify({ file }), testKeyPem], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const closed = once(child, 'close')
  let text = ''
  let isCut = false
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (isCut || text.split('\n').length <= count) return
    isCut = true
    // A real cut ends process and disk at one moment. Here the process stops first, because the kernel was seen to
    // answer 0 to an fsync that ran while the file system was being shut down.
    child.kill('SIGSTOP')
    cut()
    child.kill('SIGKILL')
  })
  await closed
  assert.ok(isCut, 'the process ended before the power was cut')
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ') as [string, string])
}

async function checkAll(file: string, acknowledged: readonly [string, string][]): Promise<void> {
  const store = await open(file)
  try {
    await store.settled(30_000)
    const sql = "select id, subject from record where type = 'thing.done'"
    const { rows } = await store.read((tx) => run(tx, sql))
    const subjects = new Map(rows.map(({ id, subject }) => [id, subject]))
    for (const [id, subject] of acknowledged)
      assert.equal(subjects.get(id), subject, `the acknowledged record ${id} is gone`)
    const things = await store.read((tx) => run(tx, 'select id from thing'))
    assert.equal(things.rows.length, subjects.size)
    assert.equal((await verifyLog(store)).fault, null)
  } finally {
    await store.close()
  }
}
