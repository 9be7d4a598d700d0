// Records of earlier versions: each body is read, and every workflow follows a log that an earlier version left.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bodyOf, CORE_RECORDS, type RecordType } from '../src/core/record.ts'
import { slices } from '../src/domains/index.ts'
import { UPGRADE_NOTES } from '../src/keeping/upgrade-notes.ts'
import { commandHere } from './support/command-here.ts'
import { COMMAND_LINE } from './support/house.ts'
import { layOld, OLD_VERSIONS, oldBodies, overOld } from './support/old-stores.ts'
import { runFolder } from './support/run-folder.ts'
import { forSqlite } from './support/stores.ts'

const types = new Map<string, RecordType>([
  ...Object.entries(CORE_RECORDS),
  ...slices.flatMap(({ records = {} }) => Object.entries(records)),
])

test('the body of every record that an earlier version wrote is read', () => {
  let seen = 0
  for (const [version, ofVersion] of Object.entries(oldBodies()))
    for (const [name, bodies] of Object.entries(ofVersion)) {
      const type = types.get(name)
      assert.ok(type !== undefined, `${version} wrote ${name}, which this version does not know`)
      for (const body of bodies) {
        assert.doesNotThrow(() => bodyOf(type, body), `${version} wrote ${JSON.stringify(body)}`)
        seen += 1
      }
    }
  assert.ok(seen >= 200, `only ${seen} bodies were read`)
})

interface Listed {
  readonly items: readonly object[]
}

for (const version of OLD_VERSIONS)
  forSqlite(`every workflow follows each record that ${version} left`, async (_, open) => {
    const trouble = await overOld(open, version, async (house) => {
      const { setAside } = await house.named<{ setAside: Listed }>(
        COMMAND_LINE,
        'record.troubles',
        {},
      )
      assert.deepEqual(setAside.items, [], 'nothing is set aside')
      const records = await house.store.read((tx) => house.store.recordsAfter(tx, -1, 1_000))
      assert.ok(records.length >= 100, `${records.length} records`)
      if (version !== 'fb2f7bb') return
      const { items: incidents } = await house.named<Listed>(
        COMMAND_LINE,
        'incidents.incidents',
        {},
      )
      assert.equal(incidents.length, 1, 'the alert in force has its incident')
    })
    assert.deepEqual(trouble, [])
  })

test('whoever looks at an upgrade first reads what people will meet', async () => {
  const data = mkdtempSync(join(runFolder(), 'old-'))
  const check = () => commandHere({ SCRUTINEER_DATA: data }, 'upgrade', '--check')
  assert.doesNotMatch((await check()).said, /people will meet/, 'there is no store yet')
  layOld(join(data, 'scrutineer.db'), 'fb2f7bb')
  const { code, said } = await check()
  assert.equal(code, 0, said)
  assert.match(said, /What people will meet:\n(- .+\n)+/)
  assert.match(said, /Whoever is signed in now cannot release an alert/)
  assert.match(said, /Every standing order ends/)
})

test('what people meet is told of steps that there are, in their order', () => {
  const steps = UPGRADE_NOTES.map(({ step }) => step)
  const there = readdirSync(join(import.meta.dirname, '../migrations'))
  assert.deepEqual(
    steps.filter((step) => !there.includes(step)),
    [],
  )
  assert.deepEqual(steps, steps.toSorted())
})
