// Observers who come in by a file: judged row by row, shown before anybody is enrolled, taken at once.
import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitFile, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  amal,
  mira,
  mona,
  nils,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import {
  dropObservers,
  observerFiles,
  observersOfFile,
  readObservers,
  takeObservers,
} from './actions/observer-file.ts'
import { makeCards } from './actions/enrol.ts'
import { nameManager } from './actions/group.ts'
import { observers } from './actions/observer.ts'
import { observerRowsPage } from './pages/observer-rows.ts'
import { observersPage } from './pages/observers.ts'
import { EXAMPLE_OBSERVERS } from './texts/observer-file.ts'
import * as store from './store.ts'

const HEADING = 'label,phone,station'

/** Reads a file; gives it with the state of each row and what is wrong with it. */
async function read(h: TestHouse, text: string) {
  const { file } = await h.call(mona, readObservers, { text })
  const found = await h.call(mona, observersOfFile, { file })
  const told = found.rows.map(({ row, state, problems }) => [
    row,
    state,
    ...problems.map(({ path, reason }) => `${path} ${reason ?? ''}`),
  ])
  return { file, found, told }
}

const all = async (h: TestHouse) => (await h.call(mona, observers, { limit: 100 })).items

forBothHouses(
  'observers of a file are judged as the form does, and taken',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const text = `${HEADING}
Huda,${north.at['A-1']?.phone ?? ''},A-1
Huda,${north.at['A-1']?.phone ?? ''},a-2
Salim,+999 (551) 000-777,A-٣
Salim again,00999551000777,A-3
Nobody,no number,A-1
Nowhere,+999551000778,Z-9
,+999551000779,A-1
Both,12,Z-8
`
    const { file, told } = await read(h, text)
    assert.deepEqual(told, [
      [2, 'known'],
      [3, 'good'],
      [4, 'good'],
      [5, 'known'],
      [6, 'wrong', 'phone badPhone'],
      [7, 'wrong', 'station unknownStation'],
      [8, 'wrong', 'label missing'],
      [9, 'wrong', 'phone badPhone', 'station unknownStation'],
    ])
    assert.equal((await all(h)).length, 1, 'nobody is enrolled before it is taken')
    const sums = { added: 2, known: 2, wrong: 4 }
    assert.deepEqual(await h.call(mona, takeObservers, { file }), { file, ...sums })
    const now = await all(h)
    assert.deepEqual(
      now.map(({ label, phone, place }) => [label, phone, place.number]).toSorted(),
      [
        ['Huda', north.at['A-1']?.phone, 'A-2'],
        ['North 0', north.at['A-1']?.phone, 'A-1'],
        ['Salim', '+999551000777', 'A-3'],
      ],
    )
    assert.equal(new Set(now.map(({ number }) => number)).size, 3)
    await assert.rejects(h.call(mona, takeObservers, { file }), problemWith('pollwatch.file_taken'))
    const { items } = await h.call(mona, observerFiles, {})
    assert.deepEqual(
      items.map(({ id, begunBy, added, known, wrong }) => [id, begunBy, { added, known, wrong }]),
      [[file, mona.id, sums]],
    )
    assert.equal((await read(h, text)).found.good, 0)
  },
)

forHouse('whom a file enrolled observes as any other does', watchHouse, async (h) => {
  const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
  const { file } = await read(h, `${HEADING}\nSalim,+999551000777,A-3\n`)
  await h.call(mona, takeObservers, { file })
  const salim = (await all(h)).find(({ label }) => label === 'Salim')
  const { cards } = await h.call(mona, makeCards, { observers: [salim?.id ?? ''] })
  const own = {
    number: salim?.number ?? '',
    letters: cards[0]?.letters ?? '',
    phone: '+999551000777',
  }
  const group = { ...north, at: { ...north.at, 'A-3': own } }
  assert.equal(await write(h, group, 'A-3', 'TU # X1 V120'), 'counted')
})

forHouse(
  'two thousand observers come in at once, and one more row is refused',
  watchHouse,
  async (h) => {
    await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const stations = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'C-1']
    const rows = Array.from({ length: 2000 }, (_, n) => [
      `Observer ${n}`,
      `+99977${String(n).padStart(6, '0')}`,
      stations[n % 6] ?? '',
    ])
    const columns = HEADING.split(',')
    const { file, found } = await read(h, writeCsv([columns, ...rows]))
    assert.equal(found.good, 2000)
    assert.equal((await h.call(mona, takeObservers, { file })).added, 2000)
    assert.equal(await h.store.read((tx) => store.observers.count(tx, { endedAt: null })), 2001)
    await assert.rejects(
      read(h, writeCsv([columns, ...rows, ['More', '+999780000000', 'A-1']])),
      problemWith('core.sheet_too_many_rows'),
    )
  },
)

forHouse('only who reads a file takes or drops it', watchHouse, async (h) => {
  const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
  await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
  await h.call(amal, nameManager, { group: north.id, person: mira.id })
  const { file } = await read(h, `${HEADING}\nSalim,+999551000777,A-3\n`)
  for (const actor of [mira, nils])
    for (const act of [takeObservers, dropObservers, observersOfFile])
      await assert.rejects(h.call(actor, act, { file }), problemWith('pollwatch.unknown_file'))
  await h.call(mona, dropObservers, { file })
  await assert.rejects(h.call(mona, takeObservers, { file }), problemWith('pollwatch.unknown_file'))
  assert.equal((await all(h)).length, 1)
})

forHouse(
  'the page shows whom a file would enrol, and gives the wrong rows back',
  watchHouse,
  async (h) => {
    await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const { file } = await read(h, `${EXAMPLE_OBSERVERS}\nNowhere,+999551000778,Z-9\n`)
    const search = { file }
    for (const language of ['en', 'ar'] as const) {
      const page = await visitPage(h, observerRowsPage, { actor: mona, search, language })
      assert.ok(page.includes('North 2'))
    }
    const words = wordsOf(await visitPage(h, observerRowsPage, { actor: mona, search }))
    assert.ok(words.includes('Take 2 rows') && words.includes('is the number of no station'))
    const { rows } = await visitFile(h, observerRowsPage, { actor: mona, search })
    assert.equal(rows.length, 1)
    const list = await visitPage(h, observersPage, { actor: mona })
    assert.ok(list.includes('/console/watch/observers/rows'))
  },
)
