import assert from 'node:assert/strict'
import type { Actor } from '../../core/actor.ts'
import { MINUTE, SECOND } from '../../core/time.ts'
import { forBothHouses, forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { asShown } from '../../../test/support/alerting.ts'

const nation = exampleNation()
const options = {
  slices: [nation.slice, alerting.alerting],
  realm: 'exercise' as const,
}
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:routes',
  'alerting:plan',
  'territory:read',
])

function device(station: string, area: string): Actor {
  const permissions = ['alerting:receive', 'alerting:answer', 'territory:read'] as const
  const id = `device:${station}`
  return { id, via: id, station, holds: permissions.map((permission) => ({ permission, area })) }
}

let keys = 0
async function answer(
  house: TestHouse,
  station: string,
  alert: string,
  given: 'done' | 'need_help' = 'done',
) {
  keys += 1
  await house.call(device(station, '/1/1/'), alerting.acknowledge, {
    alert,
    revision: 1,
    clientKey: `answer-key-${keys}`,
    answer: given,
    capturedAt: house.clock.now(),
  })
}

async function issued(house: TestHouse, severity: 'Severe' | 'Moderate' = 'Severe') {
  const content = alerting.templateContent({ event: 'DDOS', severity, areas: ['/1/1/'] })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  await house.settled()
  return alert
}

/** Two telephones of stations on North Hill, a deputy of the third, the district's and the nation's duty officer. */
async function reachable(house: TestHouse): Promise<void> {
  const add = (
    owner: { kind: 'station' | 'official'; id: string; station?: string; area: string },
    address: string,
    language?: 'ar',
  ) =>
    house.call(officer, alerting.addRoute, {
      ownerKind: owner.kind,
      owner: owner.id,
      area: owner.area,
      channel: 'sms',
      address,
      hasConsent: true,
      ...(owner.station === undefined ? {} : { station: owner.station }),
      ...(language === undefined ? {} : { language }),
    })
  await add({ kind: 'station', id: 's1', station: 's1', area: '/1/1/' }, '+201000001')
  await add({ kind: 'station', id: 's2', station: 's2', area: '/1/1/' }, '+201000002', 'ar')
  await add({ kind: 'official', id: 'deputy', station: 's2', area: '/1/1/' }, '+201000003')
  await add({ kind: 'official', id: 'district', area: '/1/1/' }, '+201000004')
  await add({ kind: 'official', id: 'national', area: '/' }, '+201000005')
}

const sentTo = (house: TestHouse) => house.sms.sent.map(({ to }) => to.slice(-1)).join('')

forHouse(
  'a severe alert asks again by SMS, then others of the station, the district and the nation',
  options,
  async (house) => {
    await reachable(house)
    const alert = await issued(house)
    assert.equal(sentTo(house), '')
    await house.pass(2 * MINUTE - SECOND)
    assert.equal(sentTo(house), '', 'not a second early')
    await house.pass(SECOND)
    assert.equal(sentTo(house), '12')
    const [first, second] = house.sms.sent
    assert.match(first?.text ?? '', /^EXERCISE: .*Reply: card code and 1 done, 2 cannot, 3 help$/)
    assert.match(second?.text ?? '', /^تمرين: .*الرد: رمز البطاقة/)
    await answer(house, 's1', alert)
    await house.pass(3 * MINUTE)
    assert.equal(sentTo(house), '123')
    await house.pass(5 * MINUTE)
    assert.equal(sentTo(house), '1234')
    assert.match(house.sms.sent.at(-1)?.text ?? '', /^EXERCISE North Hill: 2 stations have not/)
    await house.pass(5 * MINUTE)
    assert.equal(sentTo(house), '12345')
    await house.pass(60 * MINUTE)
    assert.equal(sentTo(house), '12345', 'the plan has an end')
  },
)

forHouse('who has answered by the station page is not asked', options, async (house) => {
  await reachable(house)
  const alert = await issued(house)
  for (const station of ['s1', 's2', 's3']) await answer(house, station, alert)
  await house.pass(60 * MINUTE)
  assert.equal(sentTo(house), '')
})

forHouse(
  'a cancelled alert asks nobody any more and tells everybody whom it reached',
  options,
  async (house) => {
    await reachable(house)
    const alert = await issued(house)
    await house.pass(2 * MINUTE)
    assert.equal(sentTo(house), '12')
    await house.call(officer, alerting.cancel, { alert })
    await house.settled()
    assert.equal(sentTo(house), '1212')
    assert.match(house.sms.sent[2]?.text ?? '', /^EXERCISE: .*was wrong/)
    await house.pass(60 * MINUTE)
    assert.equal(sentTo(house), '1212')
    const { runs } = await house.call(officer, alerting.escalationOf, { alert })
    assert.ok(runs.every(({ state }) => state !== 'waiting'))
  },
)

forBothHouses(
  'a step that is due at once and could reach nobody is over, its repetition is not',
  options,
  async (house) => {
    await reachable(house)
    const alert = await issued(house)
    const { runs } = await house.call(officer, alerting.escalationOf, { alert })
    const push = runs.filter(({ channel }) => channel === 'push')
    assert.deepEqual(
      push.map(({ occurrence, state }) => [occurrence, state]),
      [[2, 'waiting']],
    )
    assert.equal(house.clock.now() < (push[0]?.dueAt ?? ''), true)
    assert.equal(runs.filter(({ state }) => state === 'waiting').length, runs.length)
  },
)

forHouse('an alert that is over asks nobody', options, async (house) => {
  await reachable(house)
  const alert = await issued(house, 'Moderate')
  await house.call(officer, alerting.cancel, { alert })
  await house.pass(24 * 60 * MINUTE)
  assert.equal(sentTo(house), '', 'nobody had been reached')
})

forBothHouses('who needs help has the district told at once', options, async (house) => {
  await reachable(house)
  const alert = await issued(house)
  await answer(house, 's3', alert, 'need_help')
  await house.settled()
  assert.equal(sentTo(house), '4')
  assert.match(house.sms.sent[0]?.text ?? '', /^EXERCISE Station s3 needs help: /)
  for (let again = 0; again < 5; again += 1) {
    await answer(house, 's3', alert, 'need_help')
    await house.settled()
  }
  assert.equal(sentTo(house), '444', 'the same call is told three times at most')
})
