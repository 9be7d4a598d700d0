// One telephone for several stations: who goes from one to the next says on the form at which of his he is.
import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  enrolled,
  filledIn,
  mona,
  newest,
  nils,
  type TestGroup,
  watchHouse,
  watching,
} from '../../../test/support/pollwatch.ts'
import { board, silent } from './actions/desk.ts'
import { endObserver, enrol } from './actions/observer.ts'
import { ownWatch, sendEntry } from './actions/phone.ts'
import { watchFormPage } from './pages/watch-form.ts'
import * as store from './store.ts'

const OPENING = { A: '07:10', B: '1', C: '1', D: '1', F: '3' }

/** Another station of whoever is at the first one, by the same telephone. */
async function alsoAt(h: TestHouse, { manager, at }: TestGroup, station: string, of = 'A-1') {
  const phone = at[of]?.phone ?? ''
  return await h.call(manager, enrol, { label: `Also ${station}`, phone, station })
}

forBothHouses(
  'a form is of the station that was chosen, where the telephone is that of both observers',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const second = await alsoAt(h, north, 'A-2')
    const phone = await enrolled(h, north, 'A-1')
    const own = await h.call(phone, ownWatch, {})
    assert.deepEqual(
      [own.observer.place.number, own.stations.map(({ place }) => place.number)],
      ['A-1', ['A-2']],
    )
    const entry = { ...filledIn(h, 'OP', OPENING), station: 'a-2 ' }
    const sent = await h.call(phone, sendEntry, entry)
    assert.deepEqual([sent.state, sent.reason], ['counted', null])
    assert.equal(
      (await h.call(phone, sendEntry, entry)).ref,
      sent.ref,
      'sent again, it is that one',
    )
    const row = await h.store.read((tx) => store.entries.one(tx, { ref: sent.ref }))
    assert.deepEqual([row?.observer, row?.station], [second.observer, 's-A-2'])
    const asking = { form: 'OP', serial: 1, limit: 10 }
    const still = async () =>
      (await h.call(mona, silent, asking)).items.map(({ place }) => place.number)
    assert.deepEqual(await still(), ['A-1'])
    await h.call(phone, sendEntry, { ...filledIn(h, 'OP', OPENING), station: 'A-1' })
    await h.call(phone, sendEntry, filledIn(h, 'IN', { C: '4', S: '2' }))
    assert.equal((await newest(h, north)).place?.number, 'A-1', 'nothing said is his own')
    assert.deepEqual(await still(), [])
    assert.equal((await h.call(phone, ownWatch, {})).sent.length, 3)
    await h.call(mona, endObserver, { observer: second.observer })
    assert.deepEqual((await h.call(phone, ownWatch, {})).stations, [])
    const gone = await h.call(phone, sendEntry, {
      ...filledIn(h, 'OP', OPENING),
      station: 'A-2',
    })
    assert.deepEqual([gone.state, gone.reason], ['quarantined', 'other-station'])
  },
)

forHouse(
  'the station of another telephone or another group is none of his, and what counts there is not his to fall below',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
    const south = await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
    // The other group enrols the same telephone at a station of its own.
    const { phone: number = '' } = north.at['A-1'] ?? {}
    await h.call(nils, enrol, { label: 'The same person', phone: number, station: 'B-1' })
    const phone = await enrolled(h, north, 'A-1')
    assert.deepEqual((await h.call(phone, ownWatch, {})).stations, [])
    for (const station of ['A-2', 'B-1', 'C-1']) {
      const entry = { ...filledIn(h, 'OP', OPENING), station }
      const { state, reason } = await h.call(phone, sendEntry, entry)
      assert.deepEqual([station, state, reason], [station, 'quarantined', 'other-station'])
    }
    assert.deepEqual((await h.call(south.manager, board, { view: 'all', limit: 9 })).items, [])
  },
)

forHouse(
  'each station has its own count: turnout may be lower at the second one, and what is sent twice is twice nowhere',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    await alsoAt(h, north, 'A-2')
    const phone = await enrolled(h, north, 'A-1')
    const turnout = (station: string, serial: number, V: string) => ({
      ...filledIn(h, 'TU', { V }),
      station,
      serial,
      isSure: false,
    })
    await h.call(phone, sendEntry, turnout('A-1', 1, '200'))
    const lower = await h.call(phone, sendEntry, turnout('A-2', 2, '90'))
    assert.equal(lower.verdict, 'ok')
    await assert.rejects(
      h.call(phone, sendEntry, turnout('A-2', 3, '80')),
      problemWith('pollwatch.not_whole'),
    )
    const key = turnout('A-1', 2, '250')
    await h.call(phone, sendEntry, key)
    await assert.rejects(
      h.call(phone, sendEntry, { ...key, station: 'A-2' }),
      problemWith('pollwatch.other_entry'),
    )
  },
)

forHouse(
  'the form asks first at which station he is, and asks nobody who has one',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const visit = async (more: object = {}) =>
      await visitPage(h, watchFormPage, { actor: phone, params: { form: 'OP' }, ...more })
    assert.doesNotMatch(wordsOf(await visit()), /At which of your stations/)
    await alsoAt(h, north, 'A-2')
    const page = await visit()
    assert.match(wordsOf(page), /At which of your stations\?/)
    assert.ok(page.indexOf('name="station"') < page.indexOf('name="given.A"'))
    assert.match(page, /<option value="A-1" selected/)
    const refused = {
      form: 'entry',
      values: { form: 'OP', station: 'A-2' },
      problem: null,
    }
    assert.match(await visit({ refused }), /<option value="A-2" selected/, 'what was chosen stays')
  },
)
