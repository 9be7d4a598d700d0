import assert from 'node:assert/strict'
import { staffed } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  custodian,
  protection,
  prosecutor,
  second,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import { dropObservation, observations, observe } from './actions/observation.ts'
import {
  dropObservations,
  observationFiles,
  observationsOfFile,
  readObservations,
  takeObservations,
} from './actions/observation-file.ts'
import { observationRowsPage } from './pages/observation-rows.ts'
import { observationsPage } from './pages/observations.ts'
import { EXAMPLE_OBSERVATIONS } from './texts/observation-file.ts'

const HEADING = 'kind,value,item,place,first_seen,last_seen,framework,technique,confidence'

const seen = async (h: TestHouse, of: string) => await h.call(analyst, observations, { case: of })
const codeOf = async (h: TestHouse, of: string) => (await seen(h, of)).evidence[0]?.code ?? ''

/** Reads a file; gives it with the state of each row and what is wrong with it. */
async function read(h: TestHouse, of: string, text: string) {
  const { file } = await h.call(analyst, readObservations, { case: of, text })
  const found = await h.call(analyst, observationsOfFile, { case: of, file })
  const told = found.rows.map(({ row, state, problems }) => [
    row,
    state,
    ...problems.map(({ path, reason }) => `${path} ${reason ?? ''}`),
  ])
  return { file, found, told }
}

forBothHouses('observations of a file are judged as the form does', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  const code = await codeOf(h, of)
  const typed = { place: 'line 1', kind: 'ipv4-addr', value: '192.0.2.7' } as const
  await h.call(analyst, observe, { case: of, item, ...typed })
  const text = `${HEADING}
ipv4-addr,192.0.2.7,${code},line 1,,,,,
IPv4-addr,192.0.2.7,${code.toLowerCase()},line 2,2026-11-24T06:55:02.123456+02:00,2026-11-24 06:55:02.1235+02:00,attack,t1110,High
ipv4-addr,192.0.2.7,${code},line 2,,,,,
ipv4-addr,not an address,${code},line 3,,,,,
address,192.0.2.7,${code},line 3,,,,,
ipv4-addr,192.0.2.7,EV-AAAAAAAA,line 3,,,,,
ipv4-addr,192.0.2.7,${code},line 3,2026-11-24 07:00,2026-11-24 06:59,,,
ipv4-addr,192.0.2.7,${code},line 3,,,attack,T1110,
ipv4-addr,192.0.2.7,${code},line 3,,,attack,T9999,low
ipv4-addr,192.0.2.7,${code},,,,,,
`
  const { file, told } = await read(h, of, text)
  assert.deepEqual(told, [
    [2, 'known'],
    [3, 'good'],
    [4, 'known'],
    [5, 'wrong', 'value notOfKind'],
    [6, 'wrong', 'kind choices'],
    [7, 'wrong', 'item unknownItem'],
    [8, 'wrong', 'last_seen seenBackwards'],
    [9, 'wrong', 'technique halfMapped'],
    [10, 'wrong', 'technique unknownTechnique'],
    [11, 'wrong', 'place missing'],
  ])
  assert.equal((await seen(h, of)).items.length, 1, 'nothing is added before it is taken')
  const sums = { added: 1, known: 2, wrong: 7 }
  assert.deepEqual(await h.call(analyst, takeObservations, { case: of, file }), { file, ...sums })
  const [row] = (await seen(h, of)).items
  const { seenFrom, seenUntil, technique, confidence, mappedBy, addedBy, fileRow } = row ?? {}
  assert.deepEqual(
    [seenFrom, seenUntil, technique, confidence, mappedBy, addedBy, row?.file, fileRow],
    [
      '2026-11-24T04:55:02.123456Z',
      '2026-11-24T04:55:02.1235Z',
      'T1110',
      'high',
      analyst.id,
      analyst.id,
      file,
      3,
    ],
  )
  const { items } = await h.call(analyst, observationFiles, { case: of })
  assert.deepEqual(
    items.map(({ id, begunBy, added, known, wrong }) => [id, begunBy, { added, known, wrong }]),
    [[file, analyst.id, sums]],
  )
  const again = await read(h, of, text)
  assert.equal(again.found.good, 0)
  await assert.rejects(
    h.call(analyst, takeObservations, { case: of, file: again.file }),
    problemWith('cases.nothing_to_take'),
  )
})

forHouse('the form refuses what a file does, and keeps when it was seen', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  const sight = { case: of, item, place: 'line 1', kind: 'user-account', value: 'editor' } as const
  const from = { ...sight, seenFrom: '2026-11-24T07:00:00.5Z' }
  await assert.rejects(
    h.call(analyst, observe, { ...from, seenUntil: '2026-11-24T07:00:00.4Z' }),
    problemWith('cases.seen_backwards'),
  )
  await h.call(analyst, observe, from)
  const page = await visitPage(h, observationsPage, { actor: analyst, params: { case: of } })
  assert.match(page, /seen .*2026-11-24 07:00:00\.5 UTC/)
})

forBothHouses('the file of observations comes in again', casesHouse, async (h) => {
  const { of } = await staffed(h)
  const code = await codeOf(h, of)
  const { file } = await read(h, of, EXAMPLE_OBSERVATIONS.replaceAll('EV-ABCDEFGH', code))
  await h.call(analyst, takeObservations, { case: of, file })
  const { columns, rows } = await visitFile(h, observationsPage, {
    actor: analyst,
    params: { case: of },
  })
  assert.equal(rows.length, 2)
  const text = writeCsv([columns, ...rows])
  const same = await read(h, of, text)
  assert.deepEqual([same.found.good, same.found.known, same.found.wrong], [0, 2, 0])
  for (const { id: observation } of (await seen(h, of)).items)
    await h.call(analyst, dropObservation, { case: of, observation, reason: 'mistyped' })
  const anew = await read(h, of, text)
  assert.equal(anew.found.good, 2, 'what was dropped does not stand in its way')
  await h.call(analyst, takeObservations, { case: of, file: anew.file })
  const [back] = (await seen(h, of)).items.filter(({ technique }) => technique !== null)
  assert.equal(back?.seenFrom, '2026-11-24T04:55:02.123Z')
})

forHouse(
  'a file is its reader’s, of a seated member alone, and has its limit',
  casesHouse,
  async (h) => {
    const { of } = await staffed(h)
    const code = await codeOf(h, of)
    const example = EXAMPLE_OBSERVATIONS.replaceAll('EV-ABCDEFGH', code)
    const { file } = await read(h, of, example)
    for (const actor of [custodian, protection])
      await assert.rejects(h.call(actor, observationsOfFile, { case: of, file }))
    await assert.rejects(h.call(prosecutor, readObservations, { case: of, text: example }))
    for (const action of [takeObservations, dropObservations])
      await assert.rejects(
        h.call(second, action as typeof dropObservations, { case: of, file }),
        problemWith('cases.unknown_file'),
      )
    await h.call(analyst, dropObservations, { case: of, file })
    const lines = Array.from({ length: 501 }, (_, n) => `other,thing,${code},line ${n}`)
    const many = await read(h, of, ['kind,value,item,place', ...lines].join('\n'))
    await assert.rejects(
      h.call(analyst, takeObservations, { case: of, file: many.file }),
      problemWith('cases.no_room_for_rows'),
    )
    const fits = await read(h, of, ['kind,value,item,place', ...lines.slice(1)].join('\n'))
    const taken = await h.call(analyst, takeObservations, { case: of, file: fits.file })
    assert.equal(taken.added, 500)
  },
)

forHouse(
  'the page shows what a file would add and which files were taken',
  casesHouse,
  async (h) => {
    const { of } = await staffed(h)
    const code = await codeOf(h, of)
    const text = `${EXAMPLE_OBSERVATIONS.replaceAll('EV-ABCDEFGH', code)}\nurl,x,${code},line 1,,,,,\n`
    const { file, found } = await read(h, of, text)
    const visit = { actor: analyst, params: { case: of }, search: { file } }
    const page = await visitPage(h, observationRowsPage, visit)
    for (const words of ['Take 2 rows', 'line 511', 'from ', 'value: is nothing of this kind'])
      assert.ok(page.includes(words), words)
    const arabic = await visitPage(h, observationRowsPage, { ...visit, language: 'ar' })
    assert.ok(arabic.includes('ليس من هذا النوع'))
    const wrong = await visitFile(h, observationRowsPage, visit)
    assert.deepEqual(
      wrong.rows.map((row) => row.slice(0, 3)),
      [[4, 'url', 'x']],
    )
    await h.call(analyst, takeObservations, { case: of, file })
    const bare = { actor: analyst, params: { case: of } }
    assert.ok((await visitPage(h, observationRowsPage, bare)).includes(found.sha256))
    const list = await visitPage(h, observationsPage, bare)
    assert.ok(list.includes(found.sha256.slice(0, 12)))
  },
)
