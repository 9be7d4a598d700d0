// What is erased is in no file of the embedded store any more: neither in its rows, nor in what their pages have left over,
// nor in the journal beside it.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { askErasure, eraseWords } from '../src/domains/incidents/actions/erasure.ts'
import { note } from '../src/domains/incidents/actions/entry.ts'
import { open } from '../src/domains/incidents/actions/incident.ts'
import { incidents } from '../src/domains/incidents/index.ts'
import { record } from '../src/domains/record/index.ts'
import { run } from '../src/platform/store/lend.ts'
import { exampleNation } from './support/example-nation.ts'
import { forSqliteHouse, person, type TestHouse } from './support/house.ts'

const handler = person('1', ['incidents:read', 'incidents:note', 'incidents:lead'])
const protection = person('2', ['incidents:read', 'incidents:ask-erasure'])
const prosecutor = person('3', ['incidents:read', 'incidents:erase'])

const MARK = 'Juma-Otieno-lives-in-Cedar-Street'
// The job of the log, without what else that slice reads of others.
const journal = {
  ...record,
  needs: {},
  pages: [],
  jobs: record.jobs.filter(({ kind }) => kind === 'record.forget'),
  waits: undefined,
} as never
const options = { slices: [exampleNation().slice, incidents, journal] }

/** The files of the store in which the mark stands. */
async function marked(h: TestHouse): Promise<string[]> {
  const { rows } = await h.store.read((tx) => run(tx, 'pragma database_list'))
  const file = String(rows[0]?.['file'])
  assert.ok(existsSync(file), file)
  return ['', '-wal', '-shm']
    .filter((end) => existsSync(`${file}${end}`))
    .filter((end) => readFileSync(`${file}${end}`).includes(MARK))
}

/** Writes the mark where it will be erased, among more than one page of other words. */
async function written(h: TestHouse) {
  const about = { title: 'Site changed', area: '/1/', severity: 'severe' } as const
  const { incident } = await h.call(handler, open, about)
  const long = 'word '.repeat(390)
  for (let n = 0; n < 20; n += 1) await h.call(handler, note, { incident, text: long })
  const { entry } = await h.call(handler, note, { incident, text: `${long}${MARK}`, tag: MARK })
  for (let n = 0; n < 20; n += 1) await h.call(handler, note, { incident, text: long })
  const wanted = { incident, kind: 'entry', subject: entry, basis: 'Section 5' } as const
  const { erasure } = await h.call(protection, askErasure, wanted)
  return { incident, erasure }
}

/** How often it is tried while the house itself may be reading. */
const TRIES = 20

/** The journal is tried again until nobody reads, as the job does each time it comes due. */
async function emptied(h: TestHouse): Promise<void> {
  for (let tries = 0; tries < TRIES && (await marked(h)).length > 0; tries += 1) {
    h.clock.advance(60_000)
    await h.settled()
  }
}

forSqliteHouse(
  'erased words are in no file of the store, its journal neither',
  options,
  async (h) => {
    const asked = await written(h)
    assert.ok((await marked(h)).length > 0, 'they were there')
    await h.call(prosecutor, eraseWords, asked)
    await h.settled()
    await emptied(h)
    assert.deepEqual(await marked(h), [])
  },
)

forSqliteHouse('while somebody reads, it is tried again until nobody does', options, async (h) => {
  const asked = await written(h)
  await h.store.read(async (tx) => {
    await run(tx, 'select count(*) from incident')
    await h.call(prosecutor, eraseWords, asked)
    assert.equal(await h.store.emptyJournal(), false, 'whoever reads is not waited for')
    assert.ok((await marked(h)).length > 0)
  })
  await emptied(h)
  assert.deepEqual(await marked(h), [])
})
