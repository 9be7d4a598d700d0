import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { type LoggedFault, MAX_FAULTS } from '../../core/log-damage.ts'
import type { Slice } from '../../core/slice.ts'
import { run } from '../../platform/store/lend.ts'
import { damages, nameDamage, noteLogCheck } from './actions/damage.ts'
import { record } from './index.ts'

const alone: Slice = { ...record, needs: {} }
const house = { slices: [alone], runsJobs: false }
const looker = person('looker', ['record:check-log'])
const administrator = person('admin', ['record:name-damage'])
const anybody = person('citizen', [])

/** A damaged record that was found to hold `content`. */
const damaged = (seq: number, content?: string): LoggedFault => ({
  seq,
  part: 'record',
  what: 'Its body was changed.',
  ...(content === undefined ? {} : { mark: content.padEnd(64, '0') }),
})

async function found(h: TestHouse, ...faults: readonly LoggedFault[]): Promise<number> {
  return (await h.call(looker, noteLogCheck, { faults: [...faults], again: null })).found
}

const page = (h: TestHouse, after: string | null = null, limit = 100) =>
  h.call(anybody, damages, { after, limit })

async function nameNewest(h: TestHouse): Promise<string> {
  const [newest] = (await page(h)).damages
  assert.ok(newest !== undefined)
  await h.call(administrator, nameDamage, { damage: newest.damage, reason: 'A bad disk.' })
  return newest.damage
}

forHouse('what is damaged anew is told, whether or not it was named', house, async (h) => {
  assert.equal(await found(h, damaged(7, 'a')), 1)
  assert.equal(await found(h, damaged(7, 'a')), 0)
  await nameNewest(h)
  assert.equal(await found(h, damaged(7, 'a'), damaged(8, 'a')), 1, 'only what nobody knows')
  await nameNewest(h)
  assert.equal(await found(h, damaged(7, 'b')), 1, 'named, and changed again')
  assert.deepEqual((await page(h)).damages[0]?.faults, [damaged(7, 'b')])
  assert.equal(await found(h, damaged(7, 'c')), 1, 'not named yet, and changed again')
  assert.equal(await found(h, damaged(7, 'b')), 1, 'changed back')
})

forHouse('damage that was kept without a mark is known by its place', house, async (h) => {
  assert.equal(await found(h, damaged(7)), 1)
  assert.equal(await found(h, damaged(7, 'a')), 0)
  assert.equal(await found(h, damaged(9, 'a')), 1)
  assert.equal(await found(h, damaged(9)), 0)
})

forBothHouses('every damage is told, page by page, those that wait first', house, async (h) => {
  const named: string[] = []
  for (let seq = 0; seq < 113; seq += 1) {
    await found(h, damaged(seq, 'a'))
    if (seq % 3 === 0) named.push(await nameNewest(h))
  }
  const told: string[] = []
  let after: string | null = null
  do {
    const { damages: some, next } = await page(h, after, 10)
    assert.ok(some.length > 0 && some.length <= 10)
    told.push(...some.map(({ damage }) => damage))
    after = next
  } while (after !== null)
  assert.equal(told.length, 113)
  assert.deepEqual(told.slice(-named.length), named.toReversed())
  assert.equal(new Set(told).size, 113)
  assert.equal((await page(h)).damages.length, 100)
  for (let seq = 0; seq < 113; seq += 1) assert.equal(await found(h, damaged(seq, 'a')), 0)
  const unknown = '01890000-0000-7000-8000-000000000000'
  await assert.rejects(page(h, unknown), problemWith('record.unknown_damage'))
})

forBothHouses('a look that found more than it tells goes on at once', house, async (h) => {
  const due = async () => {
    const { rows } = await h.store.read((tx) => run(tx, 'select due_at, payload from job'))
    return rows.map((row) => [String(row['due_at']) <= h.clock.now(), row['payload']])
  }
  const many = Array.from({ length: MAX_FAULTS }, (_, seq) => damaged(seq, 'a'))
  await h.call(looker, noteLogCheck, { faults: many, again: 'start' })
  assert.deepEqual(await due(), [[true, 'start']])
})
