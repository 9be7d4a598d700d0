import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { importing, stationFile, TERRITORY } from '../../../test/support/territory.ts'
import { applyImport } from './actions/applying.ts'
import { areaTree } from './actions/area.ts'
import { audience } from './actions/audience.ts'
import {
  beginImport,
  cancelImport,
  finishImport,
  importErrors,
  importRows,
  importStatus,
  importText,
} from './actions/import.ts'
import { addStation, stations } from './actions/station.ts'
import { chunksOf } from './import.ts'
import { columnsOf, readRow } from './row.ts'

const house = { slices: TERRITORY }
const still = { slices: TERRITORY, runsJobs: false }
const admin = person('a', ['territory:write', 'territory:read', 'territory:import'])
const columns = ['number', 'name', 'area']

const count = async (h: TestHouse) =>
  (await h.call(admin, audience, { areas: ['/'], exceptAreas: [] })).count
const begin = async (h: TestHouse, skipBad = false) =>
  (await h.call(admin, beginImport, { name: 'x.csv', columns, delimiter: ',', skipBad })).import
const status = (h: TestHouse, id: string) => h.call(admin, importStatus, { import: id })

forHouse('a file of 2,000 stations is there as a whole or not at all', house, async (h) => {
  const id = await importing(h, admin, stationFile(2000))
  assert.equal((await status(h, id)).good, 2000)
  assert.equal(await count(h), 0)
  await h.call(admin, finishImport, { import: id })
  await h.pass(0)
  const done = await status(h, id)
  assert.deepEqual([done.state, done.applied], ['finished', 2000])
  assert.equal(await count(h), 2000)
  const { areas } = await h.call(admin, areaTree, { under: '/', depth: 1 })
  assert.deepEqual(
    areas.map((area) => [area.name, area.stations]),
    [
      ['Nation', 2000],
      ['Region 0', 1000],
      ['Region 1', 1000],
    ],
  )
  const types = (await h.records()).map((record) => record.type)
  assert.equal(types.filter((type) => type === 'import.finished').length, 1)
  assert.equal(types.filter((type) => type === 'station.imported').length, 2)
})

forHouse('a wrong row stops everything, unless it is left out on purpose', house, async (h) => {
  const taken = { number: '7', name: 'Here already', area: '/' }
  await h.call(admin, addStation, taken)
  const id = await begin(h)
  const rows = [
    ['1', 'One', 'North/A'],
    ['', 'No number', 'North/A'],
    ['1', 'Twin', 'north / a'],
    ['7', 'Taken', 'North/A'],
    ['8', 'Nowhere', '/99/'],
    ['9', 'Too much', 'North', 'more'],
    ['', '', ''],
    ['10', 'Bell\u0007', 'North'],
    ['11', 'Half\ud800', 'North'],
  ]
  await h.call(admin, importRows, { import: id, from: 0, rows })
  const report = await h.call(admin, importErrors, { import: id, after: 0, limit: 100 })
  assert.deepEqual(
    report.items.map(({ row, errors }) => [row, ...errors.map((e) => `${e.column} ${e.code}`)]),
    [
      [3, 'number missing'],
      [4, 'number duplicate_in_file'],
      [5, 'number duplicate_station'],
      [6, 'area unknown_area'],
      [7, ' too_many_fields'],
      [9, 'name bad_characters'],
      [10, 'name bad_characters'],
    ],
  )
  const after = await h.call(admin, importErrors, { import: id, after: 7, limit: 1 })
  assert.deepEqual([after.items[0]?.row, after.next], [9, 9])
  const refused = problemWith('territory.bad_rows')
  await assert.rejects(h.call(admin, finishImport, { import: id }), refused)
  assert.equal(await count(h), 1)
  await h.call(admin, finishImport, { import: id, skipBad: true })
  await h.pass(0)
  assert.equal(await count(h), 2)
  const kept = await h.call(admin, importErrors, { import: id, after: 0, limit: 100 })
  assert.equal(kept.items.length, 7)
})

forBothHouses(
  'rows may come twice but not with a gap, and one file at a time',
  house,
  async (h) => {
    const id = await begin(h)
    const rows = [
      ['1', 'One', 'North'],
      ['2', 'Two', 'North'],
    ]
    const first = await h.call(admin, importRows, { import: id, from: 0, rows })
    assert.deepEqual(await h.call(admin, importRows, { import: id, from: 0, rows }), first)
    await assert.rejects(
      h.call(admin, importRows, { import: id, from: 3, rows }),
      problemWith('territory.wrong_row'),
    )
    await assert.rejects(begin(h), problemWith('territory.import_open'))
    await assert.rejects(
      h.call(person('r', ['territory:import'], '/1/'), cancelImport, { import: id }),
      problemWith('core.wrong_area'),
    )
  },
)

forBothHouses('a cancelled import leaves no station and no area', still, async (h) => {
  const id = await importing(h, admin, stationFile(1500))
  await h.call(admin, finishImport, { import: id })
  await h.call(admin, applyImport, { import: id })
  assert.equal((await status(h, id)).applied, 1000)
  await h.call(admin, cancelImport, { import: id })
  for (let n = 0; (await h.call(admin, applyImport, { import: id })).state === 'clearing'; n += 1)
    assert.ok(n < 10)
  assert.equal((await status(h, id)).state, 'cancelled')
  // The same file may come again, so no number and no area name is taken.
  const second = await importing(h, admin, stationFile(1500))
  assert.deepEqual([(await status(h, second)).good, (await status(h, second)).bad], [1500, 0])
})

forBothHouses('nothing of a half-applied import is seen', still, async (h) => {
  const id = await importing(h, admin, stationFile(1500))
  await h.call(admin, finishImport, { import: id })
  await h.call(admin, applyImport, { import: id })
  assert.equal(await count(h), 0)
  const list = { area: '/', search: '', after: '', limit: 50 }
  assert.deepEqual((await h.call(admin, stations, list)).items, [])
  assert.equal((await h.call(admin, areaTree, { under: '/', depth: 8 })).areas.length, 1)
  // A number of a hidden station is taken already.
  await assert.rejects(
    h.call(admin, addStation, { number: 'S000001', name: 'Twin', area: '/' }),
    problemWith('territory.known_number'),
  )
  // One of a row that is not applied yet is not: then the file no longer fits and goes as a whole.
  await h.call(admin, addStation, { number: 'S001400', name: 'Late twin', area: '/' })
  await h.call(admin, applyImport, { import: id })
  for (let n = 0; (await h.call(admin, applyImport, { import: id })).state === 'clearing'; n += 1)
    assert.ok(n < 10)
  const end = await status(h, id)
  assert.deepEqual([end.state, end.bad, end.errors[0]?.number], ['failed', 1, 'S001400'])
  assert.equal(await count(h), 1)
})

forHouse('text is taken as it comes, cut anywhere', house, async (h) => {
  const id = await begin(h)
  const text = '1,"Hall, ""east""",North\r\n2,"two\r\nlines",North\r\n3,Three,North'
  let staged = 0
  let rest = ''
  for (let at = 0; at < text.length; at += 7) {
    rest += text.slice(at, at + 7)
    const isLast = at + 7 >= text.length
    const took = await h.call(admin, importText, { import: id, from: staged, text: rest, isLast })
    rest = rest.slice(took.consumed)
    staged = took.staged
  }
  assert.equal(rest, '')
  const { good, errors } = await status(h, id)
  assert.deepEqual(
    [good, errors.map((e) => [e.row, e.errors[0]?.code])],
    [2, [[3, 'bad_characters']]],
  )
  await assert.rejects(
    h.call(admin, importText, { import: id, from: 3, text: 'a"b\n', isLast: false }),
    (error: Error) => problemWith('territory.bad_csv')(error) && error.message.includes('Row 5'),
  )
})

test('columns may stand in any order and case, and strangers are refused', () => {
  assert.deepEqual(columnsOf([' Area', 'NUMBER', 'name', 'lat']), ['area', 'number', 'name', 'lat'])
  for (const wrong of [
    ['number', 'name'],
    ['number', 'name', 'area', 'colour'],
    ['number', 'name', 'area', 'area'],
  ])
    assert.equal(columnsOf(wrong), null)
})

test('a position needs both numbers and a decimal comma is understood; so are registered voters as people write them', () => {
  const all = columnsOf(['number', 'name', 'area', 'lon', 'lat']) ?? []
  const read = (lon: string, lat: string) => readRow(all, ['1', 'One', 'North', lon, lat])
  assert.deepEqual([read('36,82', '-1.29').lon, read('36,82', '-1.29').lat], [36.82, -1.29])
  assert.deepEqual(read('36', '').errors, [{ column: 'lat', code: 'half_position' }])
  assert.equal(read('360', '0').errors[0]?.code, 'bad_number')
  const voters = columnsOf(['number', 'name', 'area', 'Registered']) ?? []
  const counted = (written: string) => readRow(voters, ['1', 'One', 'North', written])
  assert.deepEqual(
    ['1 240', '١٬٢٤٠', '0', ''].map((written) => counted(written).registered),
    [1240, 1240, 0, null],
  )
  for (const wrong of ['-1', '12.5', 'many', '1000001'])
    assert.deepEqual(counted(wrong).errors, [{ column: 'registered', code: 'bad_registered' }])
})

test('whatever a row holds, it is read to storable text', () => {
  const all = columnsOf(['number', 'name', 'area', 'address', 'phone', 'lon', 'lat']) ?? []
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: anyCharacter, maxLength: 60 }), { maxLength: 9 }),
      (row) => {
        const draft = readRow(all, row)
        const texts = [draft.number, draft.name, draft.nameFold, draft.address, draft.phone ?? '']
        for (const text of texts) assert.ok(text.isWellFormed() && !text.includes('\0'))
      },
    ),
    { numRuns: 200 },
  )
})

test('a file is read in chunks whatever the size of its pieces', async () => {
  const rows = Array.from({ length: 1203 }, (_, n) => `${n};"Hall; ""${n}"""\r\n`).join('')
  async function* pieces(size: number) {
    const text = `\uFEFFnumber;name\r\n${rows}`
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  for (const size of [1, 7, 100_000]) {
    const { columns: names, chunks } = await chunksOf(pieces(size))
    assert.deepEqual(names, ['number', 'name'])
    const got: [number, number, string | undefined][] = []
    for await (const chunk of chunks)
      got.push([chunk.from, chunk.rows.length, chunk.rows.at(-1)?.[1]])
    assert.deepEqual(got, [
      [0, 500, 'Hall; "499"'],
      [500, 500, 'Hall; "999"'],
      [1000, 203, 'Hall; "1202"'],
    ])
  }
})
