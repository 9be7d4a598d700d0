import assert from 'node:assert/strict'
import { type Actor, systemActor } from '../../core/actor.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { asShown } from '../../../test/support/alerting.ts'

const nation = exampleNation()
nation.stations = [
  ...nation.stations,
  ...Array.from({ length: 500 }, (_, index) => ({
    station: `b${String(index).padStart(3, '0')}`,
    area: '/2/',
  })),
]
const options = {
  slices: [nation.slice, alerting.alerting],
  realm: 'exercise' as const,
}
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { ...options, runsJobs: false }
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'territory:read',
])
const gateway = systemActor('door:gateway', ['alerting:stream'])
const NOW = '2026-11-24T08:00:00.000Z'

function device(station: string, area: string): Actor {
  const permissions = [
    'alerting:receive',
    'alerting:answer',
    'alerting:speak',
    'territory:read',
  ] as const
  const id = `device:${station}`
  return { id, via: id, station, holds: permissions.map((permission) => ({ permission, area })) }
}

const s1 = device('s1', '/1/1/')

async function issued(house: TestHouse, areas = ['/1/1/']): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

const done = (alert: string, clientKey: string) => ({
  alert,
  revision: 1,
  clientKey,
  answer: 'done' as const,
  capturedAt: NOW,
})

async function boardOf(house: TestHouse, alert: string) {
  const { board } = await house.call(officer, alerting.show, { alert })
  assert.ok(board)
  return board
}

forHouse('an answer counts once however often it is sent', options, async (house) => {
  const alert = await issued(house)
  const answer = { ...done(alert, 'key-00000001'), sentAt: '2026-11-24T08:00:05.000Z' }
  assert.deepEqual(await house.call(s1, alerting.acknowledge, answer), { result: 'stored' })
  assert.deepEqual(await house.call(s1, alerting.acknowledge, answer), { result: 'repeated' })
  const records = (await house.records()).filter(({ type }) => type === 'alert.acknowledged')
  assert.equal(records.length, 1)
  assert.deepEqual(records[0]?.body['station'], 's1')
  const wanted = { alert, limit: 50 }
  const { items } = await house.call(officer, alerting.answers, wanted)
  assert.deepEqual(
    items.map(({ station, answer: given, skewMs }) => [station, given, skewMs]),
    [['s1', 'done', 5000]],
  )
})

forHouse('the last answer of a station is its current one', still, async (house) => {
  const alert = await issued(house)
  await house.call(s1, alerting.acknowledge, done(alert, 'key-00000001'))
  const help = { ...done(alert, 'key-00000002'), answer: 'need_help' as const }
  await house.call(s1, alerting.acknowledge, help)
  const board = await boardOf(house, alert)
  assert.deepEqual([board.done, board.needHelp, board.silent], [0, 1, 2])
  const { items } = await house.call(officer, alerting.answers, { alert, limit: 50 })
  assert.deepEqual(
    items.map(({ answer }) => answer),
    ['need_help'],
  )
  const { alerts } = await house.call(s1, alerting.stationView, {})
  assert.equal(alerts[0]?.answer, 'need_help')
})

forHouse(
  'who cannot comply says why, and only stations that are meant answer',
  still,
  async (house) => {
    const alert = await issued(house)
    const bare = { ...done(alert, 'key-00000001'), answer: 'cannot_comply' as const }
    await assert.rejects(house.call(s1, alerting.acknowledge, bare), problemWith('core.bad_input'))
    await house.call(s1, alerting.acknowledge, { ...bare, reason: 'no printed list' })
    const outside = house.call(
      device('s6', '/2/'),
      alerting.acknowledge,
      done(alert, 'key-00000002'),
    )
    await assert.rejects(outside, problemWith('alerting.outside_audience'))
    const unknown = { ...done(alert, 'key-00000003'), revision: 2 }
    await assert.rejects(
      house.call(s1, alerting.acknowledge, unknown),
      problemWith('alerting.unknown_revision'),
    )
    const { station: _, ...nobody } = s1
    const noStation = house.call(nobody, alerting.acknowledge, done(alert, 'key-00000004'))
    await assert.rejects(noStation, problemWith('alerting.not_a_station'))
  },
)

forHouse(
  'delivered, seen and answered are told apart, each by the furthest that a station did',
  options,
  async (house) => {
    const alert = await issued(house)
    const where = { station: 's1', area: '/1/1/', device: 'device:s1', alert, revision: 1, at: NOW }
    const items = [
      { ...where, kind: 'delivered' as const },
      { ...where, kind: 'delivered' as const },
      { ...where, kind: 'seen' as const, station: 's2' },
      { ...where, kind: 'seen' as const, station: 's6', area: '/2/' },
    ]
    const first = await house.call(gateway, alerting.receiveBatch, { items })
    assert.deepEqual(first, { stored: 2, refused: 1 })
    const again = await house.call(gateway, alerting.receiveBatch, { items: items.slice(0, 3) })
    assert.deepEqual(again, { stored: 0, refused: 0 })
    await house.call(device('s3', '/1/1/'), alerting.acknowledge, done(alert, 'key-00000001'))
    const board = await boardOf(house, alert)
    const { delivered, seen, acknowledged, deliveredOnly, seenOnly, silent } = board
    assert.deepEqual(
      [delivered, seen, acknowledged],
      [3, 2, 1],
      'who answered has seen it, and who saw it has it',
    )
    assert.deepEqual([deliveredOnly, seenOnly, silent], [1, 1, 0])
    const types = (await house.records()).map(({ type }) => type)
    for (const type of ['alert.delivered', 'alert.seen', 'station.answersRefused']) {
      assert.equal(types.filter((one) => one === type).length, 1, type)
    }
    const { items: waiting } = await house.call(officer, alerting.silent, { alert, limit: 50 })
    assert.deepEqual(
      waiting.map(({ station, reception }) => [station, reception]),
      [
        ['s1', 'delivered'],
        ['s2', 'seen'],
      ],
    )
  },
)

forBothHouses(
  'five hundred answers are one command and five hundred records',
  options,
  async (house) => {
    const alert = await issued(house, ['/2/'])
    const items = Array.from({ length: 500 }, (_, index) => {
      const station = `b${String(index).padStart(3, '0')}`
      const where = { station, area: '/2/', device: `device:${station}` }
      return { ...done(alert, `key-${station}-1`), ...where }
    })
    const receipts = items.map(({ station, area, device: by }) => ({
      station,
      area,
      device: by,
      alert,
      revision: 1,
      kind: 'delivered' as const,
      at: NOW,
    }))
    await house.call(gateway, alerting.receiveBatch, { items: receipts })
    const { results } = await house.call(gateway, alerting.acknowledgeBatch, { items })
    assert.ok(results.every(({ result }) => result === 'stored'))
    const repeated = await house.call(gateway, alerting.acknowledgeBatch, { items })
    assert.ok(repeated.results.every(({ result }) => result === 'repeated'))
    const records = await house.records()
    const of = (type: string) => records.filter((record) => record.type === type).length
    assert.deepEqual([of('alert.acknowledged'), of('alert.delivered')], [500, 2])
    const board = await boardOf(house, alert)
    assert.deepEqual([board.count, board.done, board.delivered, board.silent], [501, 500, 500, 1])
    const mixed = [
      { ...done(alert, 'key-other-1'), station: 's6', area: '/2/', device: 'device:s6' },
      { ...done(alert, 'key-other-2'), station: 's1', area: '/1/1/', device: 'device:s1' },
    ]
    const outcome = await house.call(gateway, alerting.acknowledgeBatch, { items: mixed })
    assert.deepEqual(
      outcome.results.map(({ result, code }) => [result, code]),
      [
        ['stored', undefined],
        ['refused', 'alerting.outside_audience'],
      ],
    )
  },
)

forHouse('the board splits an area into the areas below it', still, async (house) => {
  const alert = await issued(house, ['/1/'])
  await house.call(s1, alerting.acknowledge, done(alert, 'key-00000001'))
  const { perArea, count } = await boardOf(house, alert)
  assert.equal(count, 5)
  assert.deepEqual(
    perArea.map(({ name, count: stations, done: answered }) => [name, stations, answered]),
    [
      ['North Hill', 3, 1],
      ['North Bay', 2, 0],
    ],
  )
})

forBothHouses(
  'a station page shows what concerns the station, also that it was taken back',
  still,
  async (house) => {
    const alert = await issued(house)
    const far = device('s6', '/2/')
    assert.equal((await house.call(far, alerting.stationView, {})).alerts.length, 0)
    const before = await house.call(s1, alerting.stationView, {})
    assert.deepEqual(
      before.alerts.map(({ kind }) => kind),
      ['Alert'],
    )
    await house.call(officer, alerting.cancel, { alert })
    const after = await house.call(s1, alerting.stationView, {})
    assert.deepEqual(
      after.alerts.map(({ kind, state, answer }) => [kind, state, answer]),
      [['Cancel', 'cancelled', null]],
    )
  },
)

forHouse('an answer that says no time was given when it arrived', still, async (house) => {
  const alert = await issued(house)
  const { capturedAt: _, ...untimed } = done(alert, 'key-00000009')
  await house.call(s1, alerting.acknowledge, untimed)
  const { items } = await house.call(officer, alerting.answers, { alert, limit: 50 })
  assert.equal(items[0]?.capturedAt, house.clock.now())
})

forBothHouses(
  'a station’s page has its alerts with its last answer, also after their end',
  still,
  async (house) => {
    const alert = await issued(house)
    await house.call(s1, alerting.acknowledge, done(alert, 'key-00000001'))
    const help = {
      ...done(alert, 'key-00000002'),
      answer: 'need_help' as const,
      reason: 'No staff',
    }
    house.clock.advance(1_000)
    await house.call(s1, alerting.acknowledge, help)
    const seen = async (actor: Actor) => {
      const { alerts } = await house.call(actor, alerting.ofStation, { station: 's1' })
      return alerts.map(({ state, answer, help: asked }) => [state, answer, asked])
    }
    assert.deepEqual(await seen(officer), [['issued', 'need_help', 'open']])
    await house.call(officer, alerting.allClear, { alert })
    assert.deepEqual(await seen(officer), [['cleared', 'need_help', 'open']])
    const elsewhere = person('far', ['alerting:read', 'territory:read'], '/2/')
    assert.deepEqual(await seen(elsewhere), [])
  },
)

forHouse(
  'however many alerts ended since, one in force is on the page of its station',
  still,
  async (house) => {
    const inForce = await issued(house)
    for (let n = 0; n < 20; n += 1) {
      const alert = await issued(house)
      await house.call(officer, alerting.cancel, { alert })
    }
    const { alerts } = await house.call(s1, alerting.stationView, {})
    assert.equal(alerts.length, 20)
    assert.equal(alerts[0]?.alert, inForce)
  },
)
