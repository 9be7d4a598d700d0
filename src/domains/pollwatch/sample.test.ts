import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import {
  amal,
  ELECTION,
  enrolled,
  FRAME,
  mona,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { type Actor, ANONYMOUS } from '../../core/actor.ts'
import { board } from './actions/desk.ts'
import { ownPlaces } from './actions/place.ts'
import { noteStationCall, silentStations } from './actions/chase.ts'
import {
  drawSample,
  type Estimate,
  ownEstimate,
  releasedEstimates,
  samples,
  strataIn,
} from './actions/sample.ts'
import { endAccreditation } from './actions/group.ts'
import { callsPage } from './pages/calls.ts'
import { placesPage } from './pages/places.ts'
import { watchFormPage } from './pages/watch-form.ts'
import { AUTHORITY_VIEW, type PlaceRow } from './schema.ts'
import * as store from './store.ts'

const STATIONS = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'C-1']
const FIRST = { form: 'TU', serial: 1 } as const

/** Runs with the election or its stations as they are for now only. */
async function meanwhile(change: () => void, back: () => void, act: () => Promise<void>) {
  change()
  try {
    await act()
  } finally {
    back()
  }
}

const phase = (now: string, act: () => Promise<void>) =>
  meanwhile(
    () => (ELECTION.phase = now),
    () => (ELECTION.phase = 'campaign'),
    act,
  )

const group = (h: TestHouse) =>
  watching(h, { name: 'North Watch', manager: mona, stations: STATIONS })

forBothHouses(
  'a sample is drawn once, before voting, and by its seed anybody draws the same',
  watchHouse,
  async (h) => {
    const north = await group(h)
    await phase('polling', () =>
      assert.rejects(h.call(mona, drawSample, { size: 60 }), problemWith('pollwatch.voting_began')),
    )
    const [one] = FRAME
    await meanwhile(
      () => one && (one.registered = null),
      () => one && (one.registered = 400),
      () =>
        assert.rejects(
          h.call(mona, drawSample, { size: 60 }),
          problemWith('pollwatch.no_registered'),
        ),
    )
    assert.deepEqual(await h.call(mona, drawSample, { size: 48 }), { stations: 48 })
    await assert.rejects(
      h.call(mona, drawSample, { size: 60 }),
      problemWith('pollwatch.sample_drawn'),
    )
    const before = (await h.call(ANONYMOUS, samples, {})).items[0]
    assert.equal(before?.seed, null)
    await phase('polling', async () => {
      const now = (await h.call(ANONYMOUS, samples, {})).items[0]
      assert.equal(hash('sha256', now?.seed ?? ''), before?.fingerprint)
      assert.equal(now?.drawnBySize, true)
      const drawn = (now?.strata ?? []).flatMap((one) => drawnAgain(one, now?.seed ?? ''))
      const list = await h.call(mona, silentStations, { ...FIRST, limit: 50 })
      const sampled = list.items.filter(({ isSampled }) => isSampled)
      assert.deepEqual(
        sampled.map(({ station }) => station).toSorted(),
        drawn.filter((id) => STATIONS.includes(id.slice(2))).toSorted(),
      )
    })
    // Another group that has numbers already draws none.
    const south = await watching(h, { name: 'South Watch', manager: nils, stations: ['A-1'] })
    await write(h, south, 'A-1', 'TU # X1 V120')
    await assert.rejects(
      h.call(nils, drawSample, { size: 48 }),
      problemWith('pollwatch.voting_began'),
    )
    assert.equal(north.manager, mona)
  },
)

/** As anybody does it with sha256sum, sort and a pencil, out of the stations and what is public of a sample. */
function drawnAgain({ area, drawn }: { area: string; drawn: number }, seed: string): string[] {
  let line = FRAME.filter((station) => station.area.startsWith(area))
    .map(({ number, id, registered }) => ({
      id,
      size: registered ?? 0,
      rank: hash('sha256', `${seed}:${number}`),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
  const taken: string[] = []
  const step = () => line.reduce((sum, { size }) => sum + size, 0) / (drawn - taken.length)
  for (;;) {
    const large = line.toSorted((a, b) => b.size - a.size)[0]
    if (taken.length === drawn || large === undefined || large.size < step()) break
    taken.push(large.id)
    line = line.filter(({ id }) => id !== large.id)
  }
  const first = Number(`0x${hash('sha256', `${seed}:${area}`).slice(0, 12)}`) / 2 ** 48
  const marks = Array.from({ length: drawn - taken.length }, (_, n) => (first + n) * step())
  let end = 0
  const ends = line.map(({ id, size }) => ({ id, from: end, until: (end += size) }))
  return [
    ...taken,
    ...marks.map((mark) => ends.find(({ from, until }) => from <= mark && mark < until)?.id ?? ''),
  ]
}

/** All but eight report from 206 on, one more each; one of them more than its five hundred: nobody knows how many they were. */
const reportsOf = (more: readonly { readonly id: string }[]) =>
  more.slice(0, 46).map(({ id }, n) => ({ station: id, turnout: n === 45 ? 501 : 206 + n }))

/** The authority is told the same of what was handed on, as far as its areas are made of whole districts of the sample. */
async function released(
  h: TestHouse,
  {
    known,
    more,
    own,
  }: {
    readonly known: PlaceRow
    readonly more: readonly { readonly id: string }[]
    readonly own: Estimate | null
  },
): Promise<void> {
  const asked = async (by: Actor) => (await h.call(by, releasedEstimates, FIRST)).items
  const page = () => visitPage(h, placesPage, { actor: omar, search: { form: 'TU' } })
  const [half] = await asked(omar)
  assert.deepEqual([half?.reported, half?.stations, half?.needed, half?.ratio], [6, 60, 51, null])
  assert.match(await page(), /Of the 60 stations of the sample 6 reported, and it was handed on/)
  const rows = reportsOf(more)
  await h.store.write((tx) =>
    store.places.insert(
      tx,
      rows.map((row) => ({ ...known, ...row, view: AUTHORITY_VIEW })),
    ),
  )
  assert.deepEqual(await asked(omar), [{ ...own, group: 'North Watch' }])
  assert.match(await page(), /Sample of North Watch[\s\S]*45% of registered voters/)
  const reads = ['pollwatch:desk', 'pollwatch:read'] as const
  assert.equal((await asked(person('own', reads, '/1/1/'))).length, 1)
  for (const area of ['/1/1/7/', '/2/'])
    assert.deepEqual(await asked(person('near', reads, area)), [], area)
}

test('a sample says something of areas that are made of whole strata', () => {
  const strata = ['/1/1/', '/1/2/', '/2/1/'].map((area) => ({ area, all: 9, drawn: 3 }))
  const areasOf = (...areas: string[]) => strataIn(areas, { strata }).map(({ area }) => area)
  assert.deepEqual(areasOf('/'), ['/1/1/', '/1/2/', '/2/1/'])
  assert.deepEqual(areasOf('/1/'), ['/1/1/', '/1/2/'])
  assert.deepEqual(areasOf('/1/2/', '/2/'), ['/1/2/', '/2/1/'])
  assert.deepEqual(areasOf('/1/2/', '/2/1/4/'), [])
  assert.deepEqual(areasOf('/3/'), [])
})

forBothHouses(
  'there is an estimate once 85 of 100 stations of the sample reported, with its margin',
  watchHouse,
  async (h) => {
    const all = FRAME.splice(0)
    // A country of sixty stations of one size, all in the same district.
    const more = Array.from({ length: 54 }, (_, n) => ({ id: `s-M-${n}`, number: `M-${n}` }))
    const own = STATIONS.map((number) => ({ id: `s-${number}`, number }))
    await meanwhile(
      () =>
        FRAME.push(...[...own, ...more].map((one) => ({ ...one, area: '/1/1/', registered: 500 }))),
      () => FRAME.splice(0, FRAME.length, ...all),
      async () => {
        const north = await group(h)
        assert.equal(await h.call(mona, ownEstimate, FIRST), null)
        assert.match(
          await visitPage(h, placesPage, { actor: mona, search: { form: 'TU' } }),
          /Your group has no sample/,
        )
        assert.match(
          await visitPage(h, placesPage, { actor: omar, search: { form: 'TU' } }),
          /There is no sample: no group drew one/,
        )
        await h.call(mona, drawSample, { size: 60 })
        for (const [n, station] of STATIONS.entries())
          await write(h, north, station, `TU # X1 V${200 + n}`)
        const half = await h.call(mona, ownEstimate, FIRST)
        assert.deepEqual(
          [half?.reported, half?.stations, half?.needed, half?.ratio],
          [6, 60, 51, null],
        )
        const page = () => visitPage(h, placesPage, { actor: mona, search: { form: 'TU' } })
        assert.match(await page(), /6 of the 60 stations of the sample reported/)
        assert.match(
          await page(),
          /51 of the 60 stations of the sample must have reported\. 6 have/,
        )
        // 200, 201 … 250 of 500 each, from 51 of 60: 0.45. The stations lie √221 apart, so that the error is
        // 60 · √((1 − 51/60) · 221 ÷ 51) ÷ 30,000 = 0.001612 and the margin 2.0086 of it.
        const [known] = await h.store.read((tx) =>
          store.places.many(tx, { view: north.id, station: 's-A-1' }, { limit: 1 }),
        )
        assert.ok(known)
        await h.store.write((tx) =>
          store.places.insert(
            tx,
            reportsOf(more).map((row) => ({ ...known, ...row })),
          ),
        )
        const whole = await h.call(mona, ownEstimate, FIRST)
        assert.deepEqual([whole?.reported, whole?.over, whole?.differ], [51, 1, null])
        assert.match(await page(), /One station of the sample reports more people/)
        assert.equal(whole?.ratio?.toFixed(12), '0.450000000000')
        assert.equal(whole?.margin?.toFixed(6), '0.003239')
        assert.match(await page(), /45% of registered voters, give or take 0\.3%/)
        await released(h, { known, more, own: whole })
        await h.call(amal, endAccreditation, { group: north.id, reason: 'Over' })
        assert.deepEqual(await h.call(omar, releasedEstimates, FIRST), { items: [] })
      },
    )
  },
)

forBothHouses(
  'silent stations stand beside their answer to the last alert, with who was called and reached',
  watchHouse,
  async (h) => {
    const north = await group(h)
    await write(h, north, 'A-2', 'TU # X1 V120')
    const rows = async () => (await h.call(mona, silentStations, { ...FIRST, limit: 50 })).items
    assert.deepEqual(
      (await rows()).map(({ station, alert, observers }) => [station, alert, observers]),
      [
        ['s-A-1', 'acting', 1],
        ['s-A-3', 'none', 1],
        ['s-B-1', null, 1],
        ['s-B-2', 'none', 1],
        ['s-C-1', 'none', 1],
      ],
    )
    await h.call(mona, noteStationCall, { station: 's-A-1', outcome: 'no-answer' })
    await h.call(mona, noteStationCall, { station: 's-A-1', outcome: 'reached' })
    const last = (await rows()).at(-1)
    assert.deepEqual([last?.station, last?.calls, last?.outcome], ['s-A-1', 2, 'reached'])
    await assert.rejects(
      h.call(nils, noteStationCall, { station: 's-A-1', outcome: 'reached' }),
      problemWith('pollwatch.no_group'),
    )
    const page = await visitPage(h, callsPage, { actor: mona, search: { form: 'TU' } })
    assert.match(page, /Silent stations/)
    assert.match(page, /No answer/)
  },
)

forHouse(
  'more people than are registered at a station count, and are said to be a problem',
  watchHouse,
  async (h) => {
    const north = await group(h)
    await write(h, north, 'A-2', 'TU # X1 V451')
    await write(h, north, 'A-3', 'TU # X1 V451')
    const rows = (await h.call(mona, ownPlaces, { ...FIRST, view: 'all', limit: 9 })).items
    assert.deepEqual(
      rows.map(({ verdict, turnout }) => [verdict, turnout]),
      [
        ['flagged', 451],
        ['ok', 451],
      ],
    )
    const { items } = await h.call(mona, board, { view: 'problems', limit: 10 })
    assert.deepEqual(
      items.map(({ place, flags }) => [place?.number, flags]),
      [['A-2', ['more-than-registered']]],
    )
    const phone = await enrolled(h, north, 'A-2')
    const page = await visitPage(h, watchFormPage, { actor: phone, params: { form: 'TU' } })
    assert.match(page, /"registered":450/)
  },
)
