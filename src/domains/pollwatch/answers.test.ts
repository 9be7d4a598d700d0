// Answers taken out as a table: one form a file, a row an observer, station and asking, a column a question.
import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitFile, visitFileJson, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import {
  mira,
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import type { Actor } from '../../core/actor.ts'
import { readRecords } from '../../lib/csv/csv.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import { ownAnswers, releasedAnswers } from './actions/answers.ts'
import { enterByCall } from './actions/clerk.ts'
import { openDesk } from './actions/group.ts'
import { observers } from './actions/observer.ts'
import { release } from './actions/desk.ts'
import { answersPage } from './pages/answers.ts'

/** The rows of a file by the names of their columns. */
async function tableOf(h: TestHouse, actor: Actor, form: string) {
  const { columns, rows, isCut } = await visitFile(h, answersPage, { actor, search: { form } })
  assert.equal(isCut, false)
  return rows.map((cells) => Object.fromEntries(columns.map((name, n) => [name, cells[n]])))
}

async function jsonOf(h: TestHouse, actor: Actor, form: string) {
  const json = await visitFileJson(h, answersPage, { actor, search: { form } })
  return json as unknown as { rows: Record<string, unknown>[]; versions: { questions: object[] }[] }
}

const VOTED = 'V: How many have voted since the opening?'

forBothHouses(
  'what an observer says of an asking is one row, put right by what came later, and what does not count stands apart',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
    await write(h, north, 'A-2', 'OP # A0715 B1 C1 D1 F3')
    await write(h, north, 'A-1', 'OP # A0710 B1')
    await write(h, north, 'A-1', 'OP # B2 C1')
    await write(h, north, 'A-1', 'IN # C4 S2 @ No paper')
    await write(h, north, 'A-1', 'IN # C4 S2 @ The door is shut')
    // Without the letters of the card it waits for a call.
    const { number = '' } = north.at['A-1'] ?? {}
    const bare = { ...north, at: { 'A-1': { number, letters: '', phone: '+999550000001' } } }
    await write(h, bare, 'A-1', 'OP # A0900')
    const opening = await tableOf(h, mona, 'OP')
    assert.deepEqual(
      opening.map(({ station, asking, entries, state }) => [station, asking, entries, state]),
      [
        ['A-1', 1, 2, 'counted'],
        ['A-1', 1, 1, 'quarantined'],
        ['A-2', 1, 1, 'counted'],
      ],
    )
    const [first, waiting] = opening
    const answers = Object.entries(first ?? {}).filter(([name]) => /^[A-Z]{1,3}: /.test(name))
    assert.deepEqual(
      answers.slice(0, 3).map(([name, value]) => [name[0], value]),
      [
        ['A', '07:10'],
        ['B', 'No'],
        ['C', 'Yes'],
      ],
    )
    assert.equal(first?.['observer'], number)
    assert.equal(waiting?.['reason'], 'no-secret')
    const incidents = await tableOf(h, mona, 'IN')
    assert.deepEqual(incidents.map(({ comment, entries }) => [comment, entries]).toSorted(), [
      ['No paper', 1],
      ['The door is shut', 1],
    ])
    const { rows } = await jsonOf(h, mona, 'OP')
    assert.deepEqual(rows[0]?.['answers'], { A: 430, B: 2, C: 1 })
  },
)

forHouse(
  'a group takes out its own and nothing of another one, and who has no group takes out nothing',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const south = await watching(h, { name: 'South', manager: nils, stations: ['A-1', 'C-1'] })
    await write(h, north, 'A-1', 'TU # X1 V120')
    await write(h, south, 'A-1', 'TU # X1 V130')
    await write(h, south, 'C-1', 'TU # X1 V90')
    const own = await tableOf(h, mona, 'TU')
    assert.deepEqual(
      own.map((row) => [row['station'], row['observer'], row[VOTED]]),
      [['A-1', north.at['A-1']?.number, 120]],
    )
    assert.equal((await tableOf(h, nils, 'TU')).length, 2)
    assert.deepEqual(await tableOf(h, mira, 'TU'), [])
    const asking = { form: 'TU', limit: 10 }
    await assert.rejects(h.call(mira, ownAnswers, asking), problemWith('pollwatch.no_group'))
    await assert.rejects(h.call(omar, ownAnswers, asking), problemWith('core.not_allowed'))
    await assert.rejects(h.call(mona, releasedAnswers, asking), problemWith('core.not_allowed'))
  },
)

forBothHouses(
  'the authority takes out what was handed on, without who observed and who wrote it down',
  watchHouse,
  async (h) => {
    const north = await watching(h, {
      name: 'North',
      manager: mona,
      stations: ['A-1', 'C-1'],
      isOpen: false,
    })
    await h.call(mona, openDesk, { releases: 'by-hand' })
    await write(h, north, 'A-1', 'TU # X1 V120')
    const first = await newest(h, north)
    await write(h, north, 'A-1', 'TU # X1 V140')
    const { items } = await h.call(mona, observers, { limit: 10 })
    const observer = items.find(({ place }) => place.number === 'C-1')?.id ?? ''
    const heard = { form: 'TU', version: 2, serial: 2, given: { V: '70' }, ticked: {} }
    await h.call(mona, enterByCall, {
      ...heard,
      observer,
      isUrgent: false,
      isSure: false,
      said: 'Called the number that we know',
    })
    assert.deepEqual(await tableOf(h, omar, 'TU'), [])
    assert.deepEqual((await jsonOf(h, omar, 'TU')).rows, [])
    await h.call(mona, release, { entry: first.id })
    const released = async () =>
      (await tableOf(h, omar, 'TU')).map((row) => [row['station'], row[VOTED], row['entries']])
    assert.deepEqual(await released(), [['A-1', 120, 1]], 'only the entry that was handed on')
    await h.call(mona, release, { entry: (await newest(h, north)).id })
    assert.deepEqual(await released(), [
      ['A-1', 120, 1],
      ['C-1', 70, 1],
    ])
    const seen = JSON.stringify([
      await visitFile(h, answersPage, { actor: omar, search: { form: 'TU' } }),
      await jsonOf(h, omar, 'TU'),
      await visitPage(h, answersPage, { actor: omar, search: { form: 'TU' } }),
    ])
    const numbers = Object.values(north.at).map(({ number }) => number)
    for (const secret of [...numbers, mona.id, 'observer"', 'entered_by'])
      assert.ok(!seen.includes(secret), secret)
    const [, call] = await tableOf(h, mona, 'TU')
    assert.equal((await tableOf(h, mona, 'TU')).length, 2)
    assert.deepEqual([call?.['channel'], call?.['entered_by']], ['call', mona.id])
  },
)

forHouse(
  'no words of an observer become a formula of a table program, and the page shows what the file has',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    await write(h, north, 'A-1', 'IN # C4 S2 @ =HYPERLINK("http://x.example","y")')
    const { columns, rows } = await visitFile(h, answersPage, {
      actor: mona,
      search: { form: 'IN' },
    })
    const text = writeCsv([columns, ...rows])
    assert.doesNotMatch(text, /(^|,|")=HYPERLINK/m)
    assert.equal(readRecords(text, { delimiter: ',', isLast: true, limit: 9 }).records.length, 2)
    const page = wordsOf(await visitPage(h, answersPage, { actor: mona, search: { form: 'IN' } }))
    assert.match(page, /One form at a time/)
    assert.match(page, /HYPERLINK/)
    const none = wordsOf(await visitPage(h, answersPage, { actor: mona, search: { form: 'ZZ' } }))
    assert.match(none, /Nobody has answered this form yet/)
  },
)
