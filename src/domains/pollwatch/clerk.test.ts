// What an observer says in a call, written down by the desk of his group.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  mona,
  newest,
  nils,
  omar,
  type TestGroup,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { enterByCall } from './actions/clerk.ts'
import { board, releasedBoard, silent } from './actions/desk.ts'
import { observers } from './actions/observer.ts'
import { calledPage } from './pages/called.ts'
import { callsPage } from './pages/calls.ts'
import { deskPage } from './pages/desk.ts'
import { entryPage } from './pages/entry.ts'
import { calls } from './store.ts'

/** The observer of a station, as his desk names him. */
async function observerAt(h: TestHouse, { manager, at }: TestGroup, station: string) {
  const { items } = await h.call(manager, observers, { limit: 100 })
  return items.find(({ number }) => number === at[station]?.number)?.id ?? ''
}

const heard = (observer: string) => ({
  observer,
  form: 'TU',
  version: 2,
  serial: 2,
  given: { V: '120' },
  ticked: {},
  isUrgent: false,
  isSure: false,
  said: 'Called the number that we know',
})

forBothHouses(
  'a desk writes down what an observer says in a call: it counts, is marked, and he is silent no more',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
    const observer = await observerAt(h, north, 'A-1')
    const asking = { form: 'TU', serial: 2, limit: 10 }
    assert.equal((await h.call(mona, silent, asking)).items.length, 2)
    const { ref } = await h.call(mona, enterByCall, heard(observer))
    const entry = await newest(h, north)
    assert.deepEqual(
      [entry.ref, entry.channel, entry.enteredBy, entry.state, entry.serial, entry.answers['V']],
      [ref, 'call', mona.id, 'counted', 2, 120],
    )
    assert.equal(entry.place?.number, 'A-1')
    const still = (await h.call(mona, silent, asking)).items.map(({ place }) => place.number)
    assert.deepEqual(still, ['A-2'])
    const noted = await h.store.read((tx) => calls.many(tx, { entry: entry.id }, { limit: 5 }))
    assert.deepEqual(
      noted.map(({ person, said, outcome }) => [person, said, outcome]),
      [[mona.id, 'Called the number that we know', 'confirmed']],
    )
  },
)

forHouse(
  'the authority sees that an entry was written down after a call, and not by whom or of whom',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const observer = await observerAt(h, north, 'A-1')
    const { ref } = await h.call(mona, enterByCall, heard(observer))
    const [seen] = (await h.call(omar, releasedBoard, { view: 'all', limit: 1 })).items
    assert.deepEqual([seen?.ref, seen?.channel], [ref, 'call'])
    assert.ok(!JSON.stringify(seen).includes(mona.id) && !JSON.stringify(seen).includes(observer))
    const params = { entry: ref }
    const own = wordsOf(await visitPage(h, entryPage, { actor: mona, params }))
    const theirs = wordsOf(await visitPage(h, entryPage, { actor: omar, params }))
    assert.ok(own.includes('Who wrote it down') && own.includes('after a call'))
    assert.ok(!theirs.includes('Who wrote it down') && theirs.includes('after a call'))
    assert.ok(!theirs.includes(mona.id))
    for (const actor of [mona, omar])
      assert.ok(wordsOf(await visitPage(h, deskPage, { actor })).includes('By call'))
  },
)

forHouse(
  'nobody writes down what an observer of another group says, nor an asking or an answer that the form has not',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const south = await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
    const own = heard(await observerAt(h, north, 'A-1'))
    const other = await observerAt(h, south, 'C-1')
    const refused: readonly (readonly [object, string])[] = [
      [{ ...own, observer: other }, 'pollwatch.unknown_observer'],
      [{ ...own, form: 'ZZ' }, 'pollwatch.unknown_form'],
      [{ ...own, version: 7 }, 'pollwatch.unknown_form'],
      [{ ...own, given: { V: 'many' } }, 'pollwatch.wrong_answers'],
      [{ ...own, given: { QQ: '1' } }, 'pollwatch.wrong_answers'],
    ]
    for (const [input, code] of refused)
      await assert.rejects(h.call(mona, enterByCall, input as never), problemWith(code))
    assert.equal((await h.call(mona, board, { view: 'all', limit: 5 })).items.length, 0)
    assert.equal((await h.call(nils, board, { view: 'all', limit: 5 })).items.length, 0)
  },
)

forHouse(
  'what is missing, or falls below an earlier number, is asked about once before it is written down',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    await write(h, north, 'A-1', 'TU # X1 V200')
    const own = heard(await observerAt(h, north, 'A-1'))
    await assert.rejects(h.call(mona, enterByCall, own), problemWith('pollwatch.not_whole'))
    await h.call(mona, enterByCall, { ...own, isSure: true })
    const entry = await newest(h, north)
    assert.deepEqual([entry.verdict, entry.flags.includes('count-falls')], ['flagged', true])
  },
)

forHouse(
  'the page of a call asks the questions of the form, and the list of the silent leads there',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const observer = await observerAt(h, north, 'A-1')
    const search = { form: 'TU', serial: '2' }
    const list = await visitPage(h, callsPage, { actor: mona, search })
    const address = `/console/watch/calls/${observer}?form=TU`
    assert.ok(list.split(address).length > 2, 'both lists lead there')
    const params = { observer }
    const page = await visitPage(h, calledPage, { actor: mona, params, search })
    assert.ok(page.includes(north.at['A-1']?.phone ?? '?') && page.includes('given.V'))
    assert.ok(/name="serial"[^>]*value="2"|value="2"[^>]*name="serial"/.test(page))
    const refused = {
      form: 'entry',
      values: { 'given.V': '77' },
      problem: { code: 'pollwatch.not_whole', message: 'Not whole.', fields: [] },
    }
    const again = await visitPage(h, calledPage, { actor: mona, params, search, refused } as never)
    assert.ok(again.includes('isSure') && again.includes('value="77"'))
    await assert.rejects(
      visitPage(h, calledPage, { actor: nils, params, search }),
      problemWith('pollwatch.unknown_observer'),
    )
  },
)
