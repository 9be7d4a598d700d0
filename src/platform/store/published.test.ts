import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from '../../../test/support/run-folder.ts'
import {
  fillLog,
  forBothEngines,
  TEST_ORIGIN,
  testKey,
  testRecord,
} from '../../../test/support/stores.ts'
import { rootOf, signCheckpoint } from '../../lib/tlog/index.ts'
import { logSigner, logState } from './log.ts'
import { continuity, ownCheckpoint } from './published.ts'

const file = () => join(mkdtempSync(join(runFolder(), 'published-')), 'published-checkpoint')

forBothEngines(
  'a published checkpoint is kept, and a log that goes on from it opens',
  async (_, open) => {
    const published = file()
    const store = await fillLog(await open({ published }), 10)
    const note = await store.publish()
    assert.equal(readFileSync(published, 'utf8'), note)
    await fillLog(store, 300)
    assert.equal(readFileSync(published, 'utf8'), note, 'what nobody asked for is not published')
    await Promise.all([store.publish(), store.publish()])
    await store.close()
    assert.equal(ownCheckpoint(readFileSync(published, 'utf8'), store).size, 310)
    await (await open({ published })).close()
  },
)

forBothEngines(
  'a log that is shorter than the published one, or another, does not open',
  async (_, open) => {
    const published = file()
    const long = await fillLog(await open(), 20)
    const { checkpoint } = await long.read(logState)
    await long.close()
    for (const size of [20, 40]) {
      writeFileSync(published, otherLog(size))
      await assert.rejects(open({ published }), { code: 'store.log_broken' })
    }
    writeFileSync(published, checkpoint)
    await (await open({ published })).close()
    for (const wrong of ['', 'hello\n', checkpoint.replace('20', '21')]) {
      writeFileSync(published, wrong)
      await assert.rejects(open({ published }), { code: 'store.wrong_log' })
    }
  },
)

/** A checkpoint by the same key over other records. */
function otherLog(size: number): string {
  const head = { origin: TEST_ORIGIN, size, rootHash: rootOf([Buffer.alloc(32, 7)]) }
  return signCheckpoint(head, logSigner(TEST_ORIGIN, testKey))
}

forBothEngines(
  'a break opens again once a record names it, and what is published begins anew',
  async (_, open) => {
    const published = file()
    const broken = otherLog(40)
    writeFileSync(published, broken)
    const held = await fillLog(await open(), 5)
    const { size, rootHash } = ownCheckpoint(broken, held)
    const root = Buffer.from(rootHash).toString('hex')
    const naming = (body: { size: number; root: string }) =>
      held.write((tx) => held.append(tx, [testRecord({ type: 'log.broken', body })]))
    const found = () => held.read((tx) => continuity(tx, { origin: TEST_ORIGIN, size, rootHash }))
    await naming({ size: 39, root })
    await held.settled(10_000)
    assert.equal(await found(), 'broken')
    await naming({ size, root })
    await held.settled(10_000)
    assert.equal(await found(), 'named')
    await held.close()
    const store = await open({ published })
    await store.publish()
    await store.close()
    assert.equal(ownCheckpoint(readFileSync(published, 'utf8'), store).size, 7)
  },
)
