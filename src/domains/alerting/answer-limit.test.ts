import assert from 'node:assert/strict'
import { type Actor, systemActor } from '../../core/actor.ts'
import { HOUR } from '../../core/time.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'

const options = {
  slices: [exampleNation().slice, alerting.alerting],
  realm: 'exercise' as const,
}
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { ...options, runsJobs: false }
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'territory:read',
])
const gateway = systemActor('door:gateway', ['alerting:stream'])
const { ANSWERS_PER_HOUR, ANSWERS_PER_REVISION } = alerting

async function issued(house: TestHouse, areas = ['/1/1/']): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

let key = 0
/** Answers of one device, as the gateway hands them in. */
function answersOf(alert: string, count: number, device = 'device:d1', station = 's1') {
  return Array.from({ length: count }, () => ({
    alert,
    revision: 1,
    clientKey: `key-${String((key += 1)).padStart(8, '0')}`,
    answer: 'done' as const,
    station,
    area: '/1/1/',
    device,
  }))
}

async function resultsOf(house: TestHouse, items: ReturnType<typeof answersOf>) {
  const { results } = await house.call(gateway, alerting.acknowledgeBatch, { items })
  return {
    stored: results.filter(({ result }) => result === 'stored').length,
    over: results.filter(({ code }) => code === 'alerting.too_many_answers').length,
  }
}

async function recordsOf(house: TestHouse, type: string) {
  return (await house.records()).filter((record) => record.type === type)
}

forBothHouses(
  'a device answers a revision twenty times; what is over is counted in one record of its hour',
  options,
  async (house) => {
    const alert = await issued(house)
    assert.equal(ANSWERS_PER_REVISION, 20)
    assert.deepEqual(await resultsOf(house, answersOf(alert, 15)), { stored: 15, over: 0 })
    for (let n = 0; n < 4; n += 1) {
      const left = n === 0 ? 5 : 0
      const got = await resultsOf(house, answersOf(alert, 500))
      assert.deepEqual(got, { stored: left, over: 500 - left })
      await house.settled()
    }
    assert.equal((await recordsOf(house, 'alert.acknowledged')).length, 20)
    const [told, ...more] = await recordsOf(house, 'station.answersRefused')
    assert.deepEqual(more, [])
    assert.deepEqual(
      [told?.subject, told?.area, told?.body['device']],
      ['s1', '/1/1/', 'device:d1'],
    )
    await house.pass(HOUR)
    const all = await recordsOf(house, 'station.answersRefused')
    assert.equal(all.length, 2)
    assert.equal(all[1]?.body['tooMany'], 1_995)
    await house.pass(3 * HOUR)
    assert.equal((await recordsOf(house, 'station.answersRefused')).length, 2)
    const since = told?.at ?? ''
    const { items } = await house.call(officer, alerting.refusedAnswers, { since, limit: 50 })
    assert.deepEqual(
      items.map(({ station, tooMany, notMeant }) => [station, tooMany, notMeant]),
      [['s1', 1_995, 0]],
    )
  },
)

forHouse(
  'a stolen device that is over leaves the other devices of its station their answers',
  still,
  async (house) => {
    const alert = await issued(house)
    await resultsOf(house, answersOf(alert, 100, 'device:stolen'))
    assert.deepEqual(await resultsOf(house, answersOf(alert, 3, 'device:own')), {
      stored: 3,
      over: 0,
    })
    assert.deepEqual(await resultsOf(house, answersOf(alert, 1, 'device:d2', 's2')), {
      stored: 1,
      over: 0,
    })
    // All devices of a station together have an end, too.
    for (const other of ['a', 'b', 'c'])
      await resultsOf(house, answersOf(alert, 100, `device:${other}`))
    assert.equal((await recordsOf(house, 'alert.acknowledged')).length, 61)
  },
)

forHouse('a repeat counts as nothing, also when all answers are given', still, async (house) => {
  const alert = await issued(house)
  const first = answersOf(alert, ANSWERS_PER_REVISION)
  for (let n = 0; n < 3; n += 1) {
    const { results } = await house.call(gateway, alerting.acknowledgeBatch, { items: first })
    const wanted = n === 0 ? 'stored' : 'repeated'
    assert.ok(results.every(({ result }) => result === wanted))
  }
  assert.equal((await recordsOf(house, 'station.answersRefused')).length, 0)
})

forBothHouses(
  'answers that waited for the network all morning are taken at once, and no more than sixty an hour',
  options,
  async (house) => {
    const alerts: string[] = []
    for (let n = 0; n < 5; n += 1) alerts.push(await issued(house))
    const late = alerts.flatMap((alert) => answersOf(alert, 4))
    assert.deepEqual(await resultsOf(house, late), { stored: 20, over: 0 })
    const rest = alerts.flatMap((alert) => answersOf(alert, 16))
    assert.deepEqual(await resultsOf(house, rest), {
      stored: ANSWERS_PER_HOUR - 20,
      over: 20 + 80 - ANSWERS_PER_HOUR,
    })
    // A new alert is answered all the same, once.
    const fresh = await issued(house)
    assert.deepEqual(await resultsOf(house, answersOf(fresh, 3)), { stored: 1, over: 2 })
    await house.pass(HOUR + 1)
    const [one = ''] = alerts.slice(-1)
    assert.equal((await resultsOf(house, answersOf(one, 4))).stored, 4)
  },
)

forHouse(
  'answers and receipts for alerts of others are counted, not recorded one by one',
  options,
  async (house) => {
    const alert = await issued(house, ['/2/'])
    for (let n = 0; n < 20; n += 1) {
      await resultsOf(house, answersOf(alert, 50))
      const items = answersOf(alert, 50).map(({ station, area, device }) => ({
        station,
        area,
        device,
        alert,
        revision: 1,
        kind: 'seen' as const,
        at: house.clock.now(),
      }))
      await house.call(gateway, alerting.receiveBatch, { items })
      await house.settled()
    }
    await house.pass(HOUR)
    const told = await recordsOf(house, 'station.answersRefused')
    assert.equal(told.length, 2)
    assert.deepEqual([told[1]?.body['tooMany'], told[1]?.body['notMeant']], [0, 2_000])
    assert.equal((await recordsOf(house, 'receipt.refused')).length, 0)
  },
)

forBothHouses(
  'what a device said is shown: answers, whether they still count, refusals',
  still,
  async (house) => {
    const alert = await issued(house)
    await resultsOf(house, answersOf(alert, 21, 'device:stolen'))
    await resultsOf(house, answersOf(alert, 1, 'device:s1'))
    const holds = (['alerting:read', 'territory:read'] as const).map((permission) => ({
      permission,
      area: '/1/',
    }))
    const desk: Actor = { id: 'person:desk', holds }
    const asked = { station: 's1', device: 'device:stolen' }
    const said = await house.call(desk, alerting.saidBy, asked)
    assert.deepEqual([said.isInForce, said.answers.length, said.refused], [false, 20, 1])
    assert.ok(
      said.answers.every(({ isCurrent }) => !isCurrent),
      'the own device answered since',
    )
    const own = await house.call(desk, alerting.saidBy, { ...asked, device: 'device:s1' })
    assert.deepEqual(
      [own.isInForce, own.answers.map(({ isCurrent, eventCode }) => [isCurrent, eventCode])],
      [true, [[true, 'DDOS']]],
    )
    const elsewhere = { ...desk, holds: holds.map((held) => ({ ...held, area: '/2/' })) }
    await assert.rejects(house.call(elsewhere, alerting.saidBy, asked))
  },
)

forHouse(
  'an answer that still counts, by a device that is not enrolled any more, is marked',
  still,
  async (house) => {
    const alert = await issued(house)
    const [item] = answersOf(alert, 1, 'device:stolen')
    assert.ok(item)
    const items = [{ ...item, answer: 'need_help' as const }]
    await house.call(gateway, alerting.acknowledgeBatch, { items })
    await resultsOf(house, answersOf(alert, 1, 'device:s2', 's2'))
    const { items: shown } = await house.call(officer, alerting.answers, { alert, limit: 10 })
    assert.deepEqual(
      shown.map(({ station, isByEndedDevice }) => [station, isByEndedDevice]),
      [
        ['s1', true],
        ['s2', false],
      ],
    )
  },
)

forHouse('a device that calls the action itself is refused with 429', options, async (house) => {
  const alert = await issued(house)
  const id = 'device:d1'
  const holds = (['alerting:answer', 'territory:read'] as const).map((permission) => ({
    permission,
    area: '/1/1/',
  }))
  const device: Actor = { id, via: id, station: 's1', holds }
  const given = () => {
    const [{ alert: of, revision, clientKey, answer }] = answersOf(alert, 1) as [
      ReturnType<typeof answersOf>[number],
    ]
    return { alert: of, revision, clientKey, answer }
  }
  for (let n = 0; n < ANSWERS_PER_REVISION; n += 1)
    await house.call(device, alerting.acknowledge, given())
  for (let n = 0; n < 3; n += 1) {
    await assert.rejects(house.call(device, alerting.acknowledge, given()), {
      code: 'alerting.too_many_answers',
      status: 429,
    })
  }
  const later = house.call(device, alerting.acknowledge, { ...given(), revision: 7 })
  await assert.rejects(later, problemWith('alerting.unknown_revision'))
  await house.pass(HOUR)
  const told = await recordsOf(house, 'station.answersRefused')
  assert.deepEqual([told.at(-1)?.body['tooMany'], told.at(-1)?.body['notMeant']], [3, 1])
})
