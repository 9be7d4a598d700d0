import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import { newId } from '../../core/id.ts'
import type { Language } from '../../core/text.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import { follow, note, timeline } from './actions/entry.ts'
import { move, open } from './actions/incident.ts'
import { dropRows, readRows, rowFiles, rowsOfFile, takeRows } from './actions/timeline-file.ts'
import { incidents as slice } from './index.ts'
import { incidentPage } from './pages/incident.ts'
import { timelineRowsPage } from './pages/timeline-rows.ts'
import { ROOM } from './schema.ts'
import { entries, links } from './store.ts'
import { EXAMPLE_ROWS } from './texts/timeline-file.ts'

const options = {
  slices: [exampleNation().slice, slice],
  facts: { zone: 'Asia/Kathmandu' },
  realm: 'exercise' as const,
}
const held = [
  'incidents:read',
  'incidents:note',
  'incidents:lead',
  'territory:read',
  'accounts:names',
] as const
const handler = person('1', held)
const other = person('2', held)
const machine = { ...person('3', ['incidents:follow']), id: 'workflow:example' }
const OPENED = { title: 'A', area: '/1/', severity: 'minor' } as const

const opened = async (h: TestHouse) => (await h.call(handler, open, OPENED)).incident
const rowsOf = async (h: TestHouse, incident: string) =>
  (await h.call(handler, timeline, { incident, limit: 3_000 })).items

/** Reads a file; gives it with the state of each row and what is wrong with it. */
async function read(h: TestHouse, incident: string, text: string) {
  const { file } = await h.call(handler, readRows, { incident, text })
  const found = await h.call(handler, rowsOfFile, { incident, file })
  const told = found.rows.map(({ row, state, problems }) => [
    row,
    state,
    ...problems.map(({ path, reason }) => `${path} ${reason ?? ''}`),
  ])
  return { file, found, told }
}

forBothHouses('rows of a file come into a timeline, the good ones at once', options, async (h) => {
  const incident = await opened(h)
  const text = `\u{feff}At;Offset;Text;Source;Tag;skew_ms
2026-12-10 06:55:46,123456;+02:00;late;"auth.log, line 2";ssh;-3 000
2026-12-10 06:55:02;+02:00;early;;;
2026-12-10 25:00;;nothing;;;
2026-12-10 06:55+01:00;+02:00;two;;;
;;undated;;;
2026-12-10 06:55;;;;;
2026-12-10 06:55;;own clock;;;x
`
  const { file, found, told } = await read(h, incident, text)
  assert.deepEqual(told, [
    [2, 'good'],
    [3, 'good'],
    [4, 'wrong', 'at format'],
    [5, 'wrong', 'offset twoOffsets'],
    [6, 'good'],
    [7, 'wrong', 'text missing'],
    [8, 'wrong', 'skew_ms number'],
  ])
  assert.deepEqual(await rowsOf(h, incident), [], 'nothing is added before it is taken')
  const taken = await h.call(handler, takeRows, { incident, file })
  assert.deepEqual(taken, { file, added: 3, known: 0, wrong: 4 })
  const rows = await rowsOf(h, incident)
  assert.deepEqual(
    rows.map(({ at, finer, text: words, readIn, tag, skewMs, fileRow }) => [
      at,
      finer,
      words,
      readIn,
      tag,
      skewMs,
      fileRow,
    ]),
    [
      ['2026-12-10T04:55:46.123Z', '456', 'late', 'auth.log, line 2', 'ssh', -3000, 2],
      ['2026-12-10T04:55:02.000Z', '', 'early', '', '', null, 3],
      [null, '', 'undated', '', '', null, 6],
    ],
  )
  assert.ok(rows.every((row) => row.file === file && row.addedBy === handler.id))
  const { items } = await h.call(handler, rowFiles, { incident })
  assert.deepEqual(
    items.map(({ sha256, added, wrong, begunBy }) => [sha256, added, wrong, begunBy]),
    [[found.sha256, 3, 4, handler.id]],
  )
  await assert.rejects(
    h.call(handler, takeRows, { incident, file }),
    problemWith('incidents.file_taken'),
  )
  const again = await read(h, incident, text)
  assert.deepEqual([again.found.good, again.found.known, again.found.wrong], [0, 3, 4])
  await assert.rejects(
    h.call(handler, takeRows, { incident, file: again.file }),
    problemWith('incidents.nothing_to_take'),
  )
  assert.equal((await rowsOf(h, incident)).length, 3)
})

const kinds = { subject: 'f1', alsoOf: [] as string[], area: '/1/', path: '', tag: 'hsts' }

forBothHouses('the file of a timeline comes in again, in every language', options, async (h) => {
  const incident = await opened(h)
  const write = (more: object) => h.call(handler, note, { incident, text: 'seen', ...more })
  await write({ at: '2026-11-10T06:55:46.123456+05:45', observable: '=1+1', readIn: 'line 7' })
  await write({ at: '2026-11-10T06:53', skewMs: 60_500, text: 'two\nlines, "quoted"' })
  await write({ written: '24 Nov, 8 in the morning' })
  const finding = {
    ...kinds,
    record: 'r1',
    kind: 'finding-opened',
    at: h.clock.now(),
    incident,
  } as const
  await h.call(machine, follow, { ...finding, name: 'Site' })
  await h.call(machine, follow, { ...finding, record: 'r2', kind: 'finding-closed', name: 'Site' })
  const elsewhere = await opened(h)
  for (const language of ['en', 'ar', 'fr'] as const satisfies readonly Language[]) {
    const params = { incident }
    const { columns, rows } = await visitFile(h, incidentPage, { actor: handler, params, language })
    const text = writeCsv([columns, ...rows])
    const same = await read(h, incident, text)
    assert.deepEqual([same.found.good, same.found.known, same.found.wrong], [0, 5, 0], language)
    if (language !== 'en') continue
    const there = await read(h, elsewhere, text)
    assert.deepEqual([there.found.good, there.found.wrong], [5, 0])
    await h.call(handler, takeRows, { incident: elsewhere, file: there.file })
    const once = await read(h, elsewhere, text)
    assert.deepEqual([once.found.good, once.found.known], [0, 5])
  }
  const [before, after] = [await rowsOf(h, incident), await rowsOf(h, elsewhere)]
  const facts = (row: (typeof before)[number]) => [
    row.at,
    row.finer,
    row.written,
    row.offsetMin,
    row.zone,
    row.skewMs,
    row.observable,
    row.readIn,
  ]
  assert.deepEqual(after.map(facts), before.map(facts))
  assert.deepEqual(
    after.filter(({ text }) => text.includes('Site')).map(({ kind, text }) => [kind, text]),
    [
      ['note', 'Finding closed: Site'],
      ['note', 'Finding opened: Site'],
    ],
  )
})

forHouse('a file that is no table is refused as a whole, in plain words', options, async (h) => {
  const incident = await opened(h)
  const refused = async (text: string, code: string) =>
    await assert.rejects(h.call(handler, readRows, { incident, text }), problemWith(code))
  await refused('text,colour\na,b', 'core.sheet_bad_column')
  await refused('text,Text\na,b', 'core.sheet_bad_column')
  await refused('at,tag\n2026-12-10 06:55,b', 'core.sheet_bad_column')
  await refused('text\n\n\n', 'core.sheet_no_rows')
  await refused('text\n"a', 'core.sheet_bad_csv')
  await refused('text\n\ufffd', 'core.sheet_not_text')
  await refused(`text\n${'a\n'.repeat(2_001)}`, 'core.sheet_too_many_rows')
  const { told } = await read(h, incident, 'text,kind\na,b\nc,d,e\nx,note\nx,\n')
  assert.deepEqual(told, [
    [2, 'wrong', 'kind unknownKind'],
    [3, 'wrong', ' tooManyCells'],
    [4, 'good'],
    [5, 'known'],
  ])
})

forBothHouses('a file is its reader’s until it is taken or dropped', options, async (h) => {
  const incident = await opened(h)
  const { file } = await read(h, incident, EXAMPLE_ROWS)
  for (const action of [takeRows, dropRows, rowsOfFile])
    await assert.rejects(
      h.call(other, action as typeof dropRows, { incident, file }),
      problemWith('incidents.unknown_file'),
    )
  await h.call(handler, dropRows, { incident, file })
  await assert.rejects(
    h.call(handler, takeRows, { incident, file }),
    problemWith('incidents.unknown_file'),
  )
  const mine = await read(h, incident, EXAMPLE_ROWS)
  await h.call(handler, move, { incident, from: 'open', to: 'false-alarm', reason: 'nothing' })
  await assert.rejects(
    h.call(handler, takeRows, { incident, file: mine.file }),
    problemWith('incidents.over'),
  )
})

forHouse('two thousand rows come in by one act, into a timeline with room', options, async (h) => {
  const incident = await opened(h)
  const lines = Array.from(
    { length: 2_000 },
    (_, n) => `2026-12-10T00:00:00.${String(n).padStart(4, '0')}Z,row ${n}`,
  )
  const text = ['at,text', ...lines].join('\n')
  const whole = await read(h, incident, text)
  assert.equal(whole.found.good, 2_000)
  await h.call(handler, takeRows, { incident, file: whole.file })
  await h.store.write(async (tx) => {
    const [like] = await entries.many(tx, { file: whole.file }, { limit: 1 })
    assert.ok(like)
    const link = { incident, at: '', kind: like.kind }
    for (let left = ROOM.person - 2_000; left > 0; left -= 500) {
      const rows = Array.from({ length: 500 }, () => ({ ...like, id: newId() }))
      await entries.insert(tx, rows)
      const ofIt = rows.map(({ id: entry, addedAt }) => ({ ...link, entry, addedAt }))
      await links.insert(tx, ofIt)
    }
  })
  const { file } = await read(h, incident, 'text\none more')
  await assert.rejects(
    h.call(handler, takeRows, { incident, file }),
    problemWith('incidents.no_room_for_rows'),
  )
})

forHouse('the page shows what a file would add and which files were taken', options, async (h) => {
  const incident = await opened(h)
  const { file } = await read(h, incident, `${EXAMPLE_ROWS}\n2026,,bad,,,\n`)
  const visit = { actor: handler, params: { incident }, search: { file } }
  const page = await visitPage(h, timelineRowsPage, visit)
  for (const words of [
    'Take 2 rows',
    'line 511',
    '2026-11-24 04:55:02.123 UTC',
    'at: write it like',
  ])
    assert.ok(page.includes(words), words)
  const arabic = await visitPage(h, timelineRowsPage, { ...visit, language: 'ar' })
  for (const words of ['أدخل صفين', 'الصيغة']) assert.ok(arabic.includes(words), words)
  const wrong = await visitFile(h, timelineRowsPage, visit)
  assert.deepEqual(wrong.columns, [
    'row',
    'at',
    'offset',
    'text',
    'source',
    'observable',
    'tag',
    'wrong',
  ])
  assert.deepEqual(
    wrong.rows.map((row) => row.slice(0, 4)),
    [[4, '2026', '', 'bad']],
  )
  const back = writeCsv([wrong.columns, ...wrong.rows]).replace('2026', '2026-01-01 10:00')
  assert.deepEqual((await read(h, incident, back)).told, [[2, 'good']])
  const mine = await read(h, incident, EXAMPLE_ROWS)
  await h.call(handler, takeRows, { incident, file: mine.file })
  const after = await visitPage(h, timelineRowsPage, { actor: other, params: { incident } })
  assert.ok(after.includes(mine.found.sha256))
  const shown = await visitPage(h, incidentPage, { actor: handler, params: { incident } })
  assert.ok(shown.includes(mine.found.sha256.slice(0, 12)) && shown.includes('line 511'))
})
