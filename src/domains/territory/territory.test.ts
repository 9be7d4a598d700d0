import assert from 'node:assert/strict'
import { everyItem } from '../../core/listed.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { TERRITORY } from '../../../test/support/territory.ts'
import { addArea, areaNames, areaTree, renameArea } from './actions/area.ts'
import { audience, audiencePage } from './actions/audience.ts'
import {
  addDuty,
  addOfficial,
  dutyList,
  officials,
  removeOfficial,
  startDuty,
} from './actions/official.ts'
import {
  addStation,
  changeStation,
  closeStation,
  station,
  stationPlace,
  stations,
} from './actions/station.ts'
import { createElection, currentElection, setPhase } from './actions/election.ts'

/** Nothing moves by itself: what is asked for is all that is looked at. */
const house = { slices: TERRITORY, runsJobs: false }
const writer = person('w', ['territory:write', 'territory:read'])
const north = person('n', ['territory:write', 'territory:read'], '/1/')

forBothHouses('the phase of an election follows the clock of its zone', house, async (h) => {
  assert.equal(await h.call(writer, currentElection, {}), null)
  const { election } = await h.call(writer, createElection, {
    name: 'General election',
    date: '2026-11-24',
    zone: 'Asia/Tokyo',
    phases: {},
    freezes: [],
    hours: null,
  })
  // 17:00 in Tokyo while the test begins at 08:00 UTC.
  const polling = { from: '2026-11-24T07:00', until: '2026-11-24T20:00' }
  await h.call(writer, setPhase, { election, phase: 'polling', ...polling })
  assert.equal((await h.call(writer, currentElection, {}))?.phase, 'polling')
  h.clock.advance(3 * 3_600_000)
  assert.equal((await h.call(writer, currentElection, {}))?.phase, 'none')
  await assert.rejects(
    h.call(north, setPhase, { election, phase: 'results', ...polling }),
    problemWith('core.wrong_area'),
  )
})

forBothHouses('areas get numbers, names are unique among neighbours', house, async (h) => {
  const first = await h.call(writer, addArea, { parent: '/', name: 'Noord', kind: 'region' })
  assert.equal(first.path, '/1/')
  const given = { parent: '/', name: 'South', kind: 'region', code: '7' }
  assert.equal((await h.call(writer, addArea, given)).path, '/7/')
  const inner = await h.call(north, addArea, { parent: '/1/', name: 'District', kind: 'district' })
  assert.equal(inner.path, '/1/1/')
  const twin = { parent: '/', name: 'nóórd', kind: 'region' }
  await assert.rejects(h.call(writer, addArea, twin), problemWith('territory.known_area'))
  const next = await h.call(writer, addArea, { parent: '/', name: 'East', kind: 'region' })
  assert.equal(next.path, '/8/')
  await h.call(writer, renameArea, { path: '/1/', name: 'North' })
  await assert.rejects(
    h.call(north, addArea, { parent: '/7/', name: 'X', kind: 'area' }),
    problemWith('core.wrong_area'),
  )
  const { areas } = await h.call(writer, areaNames, { paths: ['/1/', '/9/'] })
  assert.deepEqual(areas, [{ path: '/1/', name: 'North' }])
  const tree = await h.call(writer, areaTree, { under: '/', depth: 1 })
  assert.deepEqual(
    tree.areas.map((area) => area.path),
    ['/', '/1/', '/7/', '/8/'],
  )
})

forBothHouses('stations are found by number and by name without accents', house, async (h) => {
  await h.call(writer, addArea, { parent: '/', name: 'North', kind: 'region' })
  await h.call(writer, addArea, { parent: '/', name: 'South', kind: 'region' })
  const add = (number: string, name: string, area: string) =>
    h.call(writer, addStation, { number, name, area })
  const school = await add('A-10', 'École du Nord', '/1/')
  await add('A-11', 'Town hall', '/1/')
  await add('B-1', 'Library', '/2/')
  await assert.rejects(add('B-1', 'Other', '/1/'), problemWith('territory.known_number'))
  await assert.rejects(add('B-2', 'Other', '/3/'), problemWith('territory.unknown_area'))
  const find = async (actor: typeof writer, search: string, area = '/') =>
    (await h.call(actor, stations, { area, search, after: '', limit: 50 })).items.map(
      (item) => item.number,
    )
  assert.deepEqual(await find(writer, 'ecole'), ['A-10'])
  assert.deepEqual(await find(writer, 'A-1'), ['A-10', 'A-11'])
  assert.deepEqual(await find(writer, '', '/2/'), ['B-1'])
  assert.deepEqual(await find(north, ''), ['A-10', 'A-11'])
  const page = await h.call(writer, stations, { area: '/', search: '', after: '', limit: 2 })
  assert.equal(page.next, 'A-11')
  const place = await h.call(writer, stationPlace, { station: school.station })
  assert.deepEqual(place, {
    id: school.station,
    number: 'A-10',
    name: 'École du Nord',
    area: '/1/',
  })

  await h.call(writer, changeStation, { station: school.station, area: '/2/', phone: '+1 555' })
  await assert.rejects(
    h.call(north, station, { station: school.station }),
    problemWith('territory.unknown_station'),
  )
  const moved = await h.call(writer, station, { station: school.station })
  assert.deepEqual([moved.area, moved.phone, moved.name], ['/2/', '+1 555', 'École du Nord'])
  await assert.rejects(
    h.call(writer, changeStation, { station: school.station, lon: 3 }),
    problemWith('territory.bad_position'),
  )
  await h.call(writer, closeStation, { station: school.station })
  await add('A-10', 'New school', '/1/')
  const { areas } = await h.call(writer, areaTree, { under: '/', depth: 8 })
  assert.deepEqual(
    areas.map((area) => [area.path, area.stations]),
    [
      ['/', 3],
      ['/1/', 2],
      ['/2/', 1],
    ],
  )
})

forBothHouses('an audience is counted by area, less what is left out', house, async (h) => {
  for (const name of ['North', 'South']) {
    const { path } = await h.call(writer, addArea, { parent: '/', name, kind: 'region' })
    for (const district of ['A', 'B']) {
      const inner = await h.call(writer, addArea, { parent: path, name: district, kind: 'area' })
      for (let n = 0; n < 3; n += 1) {
        const number = `${name}-${district}-${n}`
        await h.call(writer, addStation, { number, name: `Hall ${number}`, area: inner.path })
      }
    }
  }
  const ask = (areas: string[], exceptAreas: string[] = [], actor = writer) =>
    h.call(actor, audience, { areas, exceptAreas })
  const all = await ask(['/'])
  // One station of each district has a device in these tests.
  assert.deepEqual([all.count, all.withoutDevice], [12, 8])
  const parts = await ask(['/1/', '/2/1/'], ['/1/2/'])
  assert.deepEqual(parts.perArea, [
    { path: '/1/', name: 'North', count: 3 },
    { path: '/2/1/', name: 'A', count: 3 },
  ])
  assert.equal((await ask(['/'], [], north)).count, 6)
  assert.equal((await ask(['/2/'], [], north)).count, 0)
  assert.equal((await ask(['/'])).hash, all.hash)
  const [first] = (await h.call(writer, stations, { area: '/1/', search: '', after: '', limit: 1 }))
    .items
  await h.call(writer, changeStation, { station: first?.id ?? '', area: '/1/2/' })
  assert.notEqual((await ask(['/'])).hash, all.hash)

  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await h.call(writer, audiencePage, {
      areas: ['/1/', '/2/'],
      exceptAreas: ['/2/2/'],
      ...(after === undefined ? {} : { after }),
      limit: 2,
    })
    seen.push(...page.items.map((item) => item.number))
    after = page.next ?? undefined
  } while (after !== undefined)
  assert.equal(new Set(seen).size, 9)
  assert.equal(seen.length, 9)
})

forBothHouses('a post needs no person, and removing it wipes who held it', house, async (h) => {
  await h.call(writer, addArea, { parent: '/', name: 'North', kind: 'region' })
  const made = await h.call(writer, addStation, { number: '1', name: 'Hall', area: '/1/' })
  const post = { station: made.station, post: 'Presiding officer' }
  const { official } = await h.call(writer, addOfficial, { ...post, label: 'N. N.' })
  await h.call(writer, addOfficial, { area: '/1/', post: 'Area coordinator' })
  const here = await h.call(writer, officials, { station: made.station })
  assert.deepEqual(
    here.officials.map((one) => [one.post, one.label, one.contact]),
    [['Presiding officer', 'N. N.', null]],
  )
  await assert.rejects(h.call(writer, addOfficial, { post: 'Lost' }), problemWith('core.bad_input'))
  const times = { from: '2026-11-24T06:00:00.000Z', until: '2026-11-24T20:00:00.000Z' }
  await h.call(writer, addDuty, { official, ...times })
  const [duty] = (await h.call(north, dutyList, { area: '/', limit: 50 })).duties
  assert.deepEqual([duty?.post, duty?.isNow], ['Presiding officer', true])
  await h.call(writer, removeOfficial, { official })
  assert.deepEqual((await h.call(writer, dutyList, { area: '/', limit: 50 })).duties, [])
  const said = JSON.stringify(await h.records())
  assert.ok(!said.includes('N. N.') && said.includes('official.removed'))
})

forHouse('a post is put on duty for some hours from now', house, async (h) => {
  const { official } = await h.call(writer, addOfficial, { area: '/', post: 'Duty officer' })
  await h.call(writer, startDuty, { official, afterHours: 0, hours: 8 })
  await h.call(writer, startDuty, { official, afterHours: 8, hours: 8 })
  const { duties } = await h.call(writer, dutyList, { area: '/', limit: 10 })
  assert.deepEqual(
    duties.map(({ from, until, isNow }) => [from.slice(11, 16), until.slice(11, 16), isNow]),
    [
      ['08:00', '16:00', true],
      ['16:00', '00:00', false],
    ],
  )
})

forBothHouses('a long duty list goes on, also where shifts end together', house, async (h) => {
  const { official } = await h.call(writer, addOfficial, { area: '/', post: 'Duty officer' })
  for (let n = 0; n < 5; n += 1)
    await h.call(writer, startDuty, { official, afterHours: 0, hours: n < 3 ? 8 : 9 })
  const { items: seen } = await everyItem(async (after: string | undefined) => {
    const page = await h.call(writer, dutyList, { area: '/', limit: 2, ...(after && { after }) })
    return { items: page.duties, next: page.next }
  })
  const { duties } = await h.call(writer, dutyList, { area: '/', limit: 50 })
  assert.deepEqual(seen, duties)
  assert.equal(seen.length, 5)
})
