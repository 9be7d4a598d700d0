import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  analyst,
  DAY,
  LOOKING,
  monitoringHouse,
  regionalAnalyst,
  secondAnalyst,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import type { Actor } from '../../core/actor.ts'
import { writeCsv } from '../../lib/csv/write.ts'
import { addressOf } from './address.ts'
import { site, sites, siteSheet } from './actions/read.ts'
import {
  acceptSites,
  applySiteFile,
  dropSites,
  previewSites,
  siteFile,
  siteFiles,
} from './actions/site-file.ts'
import { changeSite, removeSite } from './actions/site.ts'
import { rowOf, SITE_COLUMNS } from './site-sheet.ts'
import type { RowKind } from './store/site-file.ts'

const still = { ...monitoringHouse, runsJobs: false }

const HEADING = 'address,name,organization,area,legal_basis,granted_by'
const lineOf = (n: number) => `site-${n}.example,Site ${n},Commission,North,Order 7,The head`
const fileOf = (count: number) =>
  [HEADING, ...Array.from({ length: count }, (_, n) => lineOf(n))].join('\r\n')

const preview = (h: TestHouse, text: string, actor: Actor = analyst) =>
  h.call(actor, previewSites, { text })
const rows = async (h: TestHouse, file: string, kind: RowKind = 'wrong', actor: Actor = analyst) =>
  (await h.call(actor, siteFile, { file, kind, after: 0, limit: 200 })).items
const countOf = async (h: TestHouse) =>
  (await h.call(analyst, siteSheet, { limit: 200 })).items.length
const wrongs = async (h: TestHouse, text: string, actor: Actor = analyst) => {
  const { file } = await preview(h, text, actor)
  return (await rows(h, file, 'wrong', actor)).map(({ row, errors }) => [
    row,
    ...errors.map(({ column, code }) => `${column} ${code}`),
  ])
}
/** Accepts a file and does what the job does, without looking at the new sites. */
const accept = async (h: TestHouse, file: string, skipWrong = false) => {
  await h.call(analyst, acceptSites, { file, skipWrong })
  for (let step = 0; !(await h.call(LOOKING, applySiteFile, { file })).isDone; step += 1)
    assert.ok(step < 20)
}

forHouse('a file of 120 sites changes nothing until it is accepted', still, async (h) => {
  show(h)
  const { file, ...counts } = await preview(h, fileOf(120))
  assert.deepEqual(counts, { added: 120, changed: 0, unchanged: 0, wrong: 0 })
  assert.equal(await countOf(h), 0)
  await accept(h, file)
  const { state, applied } = await h.call(analyst, siteFile, {
    file,
    kind: 'added',
    after: 0,
    limit: 1,
  })
  assert.deepEqual([state, applied], ['finished', 120])
  const records = await h.records()
  const of = (type: string) => records.filter((record) => record.type === type)
  assert.equal(of('site.added').length, 120)
  assert.equal(of('site.authorised').length, 120)
  // One organization for all of them.
  assert.equal(of('organization.added').length, 1)
  assert.ok(of('site.added').every(({ body }) => body['file'] === file))
  assert.equal(of('siteFile.accepted')[0]?.actor, analyst.id)
  const [first] = (await h.call(analyst, sites, { limit: 1 })).items
  const facts = await h.call(analyst, site, { site: first?.id ?? '' })
  assert.deepEqual(
    facts.authorisations.map((one) => [one.recordedBy, one.scope, one.isInForce]),
    [[analyst.id, 'passive', true]],
  )
})

forBothHouses('the same file twice changes nothing the second time', monitoringHouse, async (h) => {
  show(h)
  const { file } = await preview(h, fileOf(3))
  await h.call(analyst, acceptSites, { file, skipWrong: false })
  await h.pass(0)
  const again = await preview(h, fileOf(3))
  assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 3])
  const refused = problemWith('monitoring.nothing_new')
  await assert.rejects(
    h.call(analyst, acceptSites, { file: again.file, skipWrong: false }),
    refused,
  )
})

forHouse('every wrong row says which column and why', monitoringHouse, async (h) => {
  const long = 'x'.repeat(201)
  const text = [
    'address;name;organization;area;affected;http_port;seconds;private;phrases;legal_basis;granted_by;days',
    'https://Vote.Example:8443/results?x=1#top;"Vote, one";Commission;North;;;;;;;;',
    'vote.example;;Commission;North;;;;;;;;',
    `a.example;${long};Commission;Nowhere/At all;;;;;;;;`,
    'http://user:pw@b.example;B;Commission;/9/;;;;;;;;',
    '10.0.0.5;C;Commission;North;;;;;;;;',
    '169.254.169.254;D;Commission;North;;;;;;;;',
    'd.example:22;D;Commission;North;East | South;99999;1;perhaps;ab;Order;;',
    'VOTE.example.:8443/results?x=1;Twin;Commission;North;;;;;;;;',
    'e.example;E;Commission;North;;;;;;;;;;',
    'f.example;"Two\nlines";Commission;North;;;;;;;;',
    ';;;;;;;;;;;',
    'g.example;مركز الاقتراع 🗳️;مفوضية;North;;٨٠٨٠;;نعم;;;;',
  ].join('\n')
  const { file, ...counts } = await preview(h, `\uFEFF${text}`)
  assert.deepEqual(counts, { added: 2, changed: 0, unchanged: 0, wrong: 9 })
  assert.deepEqual(
    (await rows(h, file)).map(({ row, errors }) => [
      row,
      ...errors.map(({ column, code }) => `${column} ${code}`),
    ]),
    [
      [3, 'name missing'],
      [4, 'name too_long', 'area unknown_area'],
      [5, 'address bad_address'],
      [6, 'address private_address'],
      [7, 'address never_address'],
      [
        8,
        'http_port bad_number',
        'phrases bad_phrase',
        'seconds bad_number',
        'private bad_answer',
        'granted_by missing',
        'affected unknown_area',
        'address closed_port',
      ],
      [9, 'address duplicate_in_file'],
      [10, ' too_many_fields'],
      [11, 'name bad_characters'],
    ],
  )
  assert.deepEqual(
    (await rows(h, file, 'added')).map(({ row, name, address }) => [row, name, address]),
    [
      [2, 'Vote, one', 'https://vote.example:8443/results?x=1'],
      [13, 'مركز الاقتراع 🗳️', 'https://g.example/'],
    ],
  )
  const refused = problemWith('monitoring.wrong_rows')
  await assert.rejects(h.call(analyst, acceptSites, { file, skipWrong: false }), refused)
  await accept(h, file, true)
  assert.equal(await countOf(h), 2)
})

forHouse('a file that cannot be read is refused as a whole', monitoringHouse, async (h) => {
  const refused: readonly (readonly [string, string])[] = [
    ['address,name\nvote\uFFFD.example,x', 'monitoring.not_text'],
    ['a\0d\0d\0', 'monitoring.not_text'],
    ['address,name\na"b,c', 'monitoring.bad_csv'],
    ['name,area\nx,North', 'monitoring.bad_column'],
    ['address,colour\nx.example,red', 'monitoring.bad_column'],
    ['address,name,Name\nx.example,a,b', 'monitoring.bad_column'],
    ['address,name\n\n,\n', 'monitoring.no_rows'],
    [`address\n${'a.example\n'.repeat(2001)}`, 'monitoring.too_many_rows'],
    ['', 'core.bad_input'],
    ['x'.repeat(1_000_001), 'core.bad_input'],
  ]
  for (const [text, code] of refused)
    await assert.rejects(preview(h, text), problemWith(code), text.slice(0, 30))
  assert.deepEqual((await h.call(analyst, siteFiles, {})).items, [])
})

forHouse(
  'an exported list that is changed and sent back changes just that',
  monitoringHouse,
  async (h) => {
    show(h)
    const phrases = ['free | money', 'send us your name']
    const watched = await watch(h, 'vote.example', {
      httpsPort: 8443,
      path: '/results',
      phrases,
      areas: ['/1/', '/2/'],
      name: '=SUM(1)',
      keyword: '-results',
      visitMs: 7_500,
    })
    const sheet = async (change: (cells: (string | number | null)[]) => void) => {
      const { items } = await h.call(analyst, siteSheet, { limit: 10 })
      const written = items.map((one) => {
        const cells = rowOf({ ...one, organization: one.owner, address: addressOf(one) })
        change(cells)
        return cells
      })
      return writeCsv([SITE_COLUMNS, ...written])
    }
    const text = await sheet(() => {})
    assert.ok(text.includes("'=SUM(1)") && text.includes("'-results"), 'no cell is a formula')
    assert.equal((await preview(h, text)).unchanged, 1)
    const changed = await sheet((cells) => {
      cells[SITE_COLUMNS.indexOf('name')] = 'Results'
      cells[SITE_COLUMNS.indexOf('words')] = null
      cells[SITE_COLUMNS.indexOf('public')] = 'no'
    })
    const { file } = await preview(h, changed)
    assert.deepEqual(
      (await rows(h, file, 'changed')).map(({ changes }) => changes),
      [
        [
          { field: 'name', from: '=SUM(1)', to: 'Results' },
          { field: 'keyword', from: '-results', to: '' },
          { field: 'isPublic', from: 'true', to: 'false' },
        ],
      ],
    )
    await accept(h, file)
    const facts = await h.call(analyst, site, { site: watched })
    assert.deepEqual(
      [facts.name, facts.keyword, facts.isPublic, facts.phrases, facts.visitMs, facts.areas],
      ['Results', null, false, phrases, 7_500, ['/1/', '/2/']],
    )
    const record = (await h.records()).findLast(({ type }) => type === 'site.changed')
    assert.deepEqual(record?.body['fields'], ['name', 'keyword', 'is_public'])
  },
)

forHouse('a row of a few columns leaves all else as it is', monitoringHouse, async (h) => {
  show(h)
  await watch(h, 'vote.example', { keyword: 'results', name: 'Vote' })
  const { file, changed } = await preview(h, 'address,public\nhttps://vote.example/,no')
  assert.equal(changed, 1)
  const [row] = await rows(h, file, 'changed')
  assert.deepEqual(row?.changes, [{ field: 'isPublic', from: 'true', to: 'false' }])
  const other = await wrongs(h, 'address,organization\nvote.example,Somebody else')
  assert.deepEqual(other, [[2, 'organization other_organization']])
})

forBothHouses('what somebody else did since the preview stays, and is said', still, async (h) => {
  show(h)
  const [kept, gone, same] = [
    await watch(h, 'kept.example'),
    await watch(h, 'gone.example'),
    await watch(h, 'same.example'),
  ]
  const text = [
    'address,name,organization,area',
    'kept.example,New name,Commission,North',
    'gone.example,New name,Commission,North',
    'same.example,New name,Commission,North',
    'late.example,Late,Commission,North',
    'fine.example,Fine,Commission,North',
  ].join('\n')
  const { file } = await preview(h, text)
  const fields = { host: 'kept.example', area: '/1/', ...ASKED }
  await h.call(secondAnalyst, changeSite, { ...fields, site: kept, name: 'Their name' })
  await h.call(secondAnalyst, changeSite, {
    ...fields,
    host: 'same.example',
    site: same,
    name: 'New name',
  })
  await h.call(secondAnalyst, removeSite, { site: gone })
  await watch(h, 'late.example', { name: 'Theirs' })
  await h.call(analyst, acceptSites, { file, skipWrong: false })
  const step = await h.call(LOOKING, applySiteFile, { file })
  assert.ok(step.isDone)
  assert.deepEqual(
    (await rows(h, file)).map(({ row, errors }) => [row, errors[0]?.code]),
    [
      [2, 'changed_since'],
      [3, 'removed_since'],
      [5, 'known_since'],
    ],
  )
  assert.deepEqual(
    (await rows(h, file, 'unchanged')).map(({ row }) => row),
    [4],
  )
  assert.equal((await h.call(analyst, site, { site: kept })).name, 'Their name')
  const names = (await h.call(analyst, sites, { limit: 10 })).items.map(({ name }) => name)
  assert.deepEqual(names, ['Fine', 'New name', 'Theirs', 'Their name'].toSorted())
})

const ASKED = {
  areas: [],
  path: '/',
  httpsPort: 443,
  httpPort: 80,
  keyword: null,
  visitMs: null,
  movesAddresses: false,
  allowPrivate: false,
  isPublic: true,
  phrases: [],
  slowMs: 5000,
}

forHouse('an accepted file is applied once, step by step', still, async (h) => {
  show(h)
  const { file } = await preview(h, fileOf(60))
  await h.call(analyst, acceptSites, { file, skipWrong: false })
  assert.equal((await h.call(LOOKING, applySiteFile, { file })).isDone, false)
  assert.equal(await countOf(h), 25)
  // Pressed again while it runs, and when it is over: a replay brings nothing.
  await h.call(analyst, acceptSites, { file, skipWrong: false })
  await h.call(LOOKING, applySiteFile, { file })
  assert.equal((await h.call(LOOKING, applySiteFile, { file })).isDone, true)
  await h.call(analyst, acceptSites, { file, skipWrong: false })
  await h.call(LOOKING, applySiteFile, { file })
  assert.equal(await countOf(h), 60)
  await assert.rejects(
    h.call(analyst, dropSites, { file }),
    problemWith('monitoring.file_not_open'),
  )
})

forHouse(
  'a file is its sender’s alone, and its rows keep to his areas',
  monitoringHouse,
  async (h) => {
    show(h)
    await watch(h, 'north.example')
    const { file } = await preview(h, fileOf(1))
    const unknown = problemWith('monitoring.unknown_file')
    await assert.rejects(h.call(secondAnalyst, acceptSites, { file, skipWrong: false }), unknown)
    await assert.rejects(h.call(secondAnalyst, dropSites, { file }), unknown)
    await assert.rejects(rows(h, file, 'added', secondAnalyst), unknown)
    const reader = person('reader', ['monitoring:read'])
    await assert.rejects(preview(h, fileOf(1), reader), problemWith('core.not_allowed'))
    await assert.rejects(
      h.call(regionalAnalyst, applySiteFile, { file }),
      problemWith('core.not_allowed'),
    )
    const text = [
      'address,name,organization,area',
      'north.example,Mine now,Commission,South',
      'south.example,South,Commission,South',
      'nation.example,Nation,Commission,/',
      'moved.example,North,Commission,/1/',
    ].join('\n')
    assert.deepEqual(await wrongs(h, text, regionalAnalyst), [
      [2, 'address other_area'],
      [4, 'area other_area'],
      [5, 'area other_area'],
    ])
    const writer = person('writer', ['monitoring:write'])
    assert.deepEqual(await wrongs(h, fileOf(1), writer), [[2, 'legal_basis may_not_authorise']])
  },
)

forBothHouses(
  'who lost a role since the preview applies nothing, and a day later nobody does',
  monitoringHouse,
  async (h) => {
    const { file } = await preview(h, fileOf(1))
    const narrowed = { ...regionalAnalyst, id: analyst.id }
    await assert.rejects(
      h.call(narrowed, acceptSites, { file, skipWrong: false }),
      problemWith('monitoring.other_areas'),
    )
    h.clock.advance(DAY)
    await assert.rejects(
      h.call(analyst, acceptSites, { file, skipWrong: false }),
      problemWith('monitoring.old_preview'),
    )
    await h.call(analyst, dropSites, { file })
    assert.equal(await countOf(h), 0)
  },
)

forBothHouses('of one person’s files the last ten stay', still, async (h) => {
  for (let n = 0; n < 12; n += 1) await preview(h, fileOf(1))
  assert.equal((await h.call(analyst, siteFiles, {})).items.length, 10)
})
