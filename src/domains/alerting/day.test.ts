import assert from 'node:assert/strict'
import type { Actor } from '../../core/actor.ts'
import {
  BEGIN,
  forBothHouses,
  forHouse,
  person,
  type TestHouse,
} from '../../../test/support/house.ts'
import { addMs, HOUR } from '../../core/time.ts'
import { day } from './actions/day.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { asShown } from '../../../test/support/alerting.ts'

const options = {
  slices: [exampleNation().slice, alerting.alerting],
  realm: 'exercise' as const,
}
const PERMISSIONS = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'territory:read',
] as const
const officer = person('officer', PERMISSIONS)
const stretch = { from: BEGIN, until: addMs(BEGIN, HOUR) }

function device(station: string): Actor {
  const holds = (['alerting:answer', 'alerting:speak', 'territory:read'] as const).map(
    (permission) => ({ permission, area: '/1/1/' }),
  )
  return { id: `device:${station}`, via: `device:${station}`, station, holds }
}

async function issued(house: TestHouse): Promise<string> {
  const areas = ['/1/1/']
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

forHouse('the day tells what went out and how long the stations took', options, async (house) => {
  const alert = await issued(house)
  const answers = [
    ['s1', 10_000, 'done'],
    ['s2', 20_000, 'need_help'],
  ] as const
  for (const [station, ms, answer] of answers) {
    await house.pass(ms)
    await house.call(device(station), alerting.acknowledge, {
      alert,
      revision: 1,
      clientKey: `key-of-${station}-0001`,
      answer,
      capturedAt: house.clock.now(),
    })
  }
  await house.call(officer, alerting.cancel, { alert })
  const { sent, isCut } = await house.call(officer, day, stretch)
  assert.equal(isCut, false)
  const [first, second] = sent
  assert.deepEqual(
    sent.map(({ kind, revision }) => [kind, revision]),
    [
      ['Alert', 1],
      ['Cancel', 2],
    ],
  )
  assert.deepEqual(first?.answered, { count: 2, halfMs: 30_000, p95Ms: null, lastMs: null })
  const { done, needHelp, cannotComply } = first.counts
  assert.deepEqual({ done, needHelp, cannotComply }, { done: 1, needHelp: 1, cannotComply: 0 })
  assert.deepEqual(second?.answered, { count: 0, halfMs: null, p95Ms: null, lastMs: null })
})

forBothHouses('the day holds nothing of other days or other areas', options, async (house) => {
  await issued(house)
  await house.call(device('s1'), alerting.reportProblem, {
    clientKey: 'key-of-s1-0002',
    symptom: 'network',
    capturedAt: house.clock.now(),
  })
  const own = await house.call(officer, day, stretch)
  assert.deepEqual([own.sent.length, own.problems.length], [1, 1])
  const elsewhere = person('elsewhere', PERMISSIONS, '/2/')
  const other = await house.call(elsewhere, day, stretch)
  assert.deepEqual([other.sent.length, other.problems.length], [0, 0])
  const before = { from: addMs(BEGIN, -HOUR), until: BEGIN }
  const earlier = await house.call(officer, day, before)
  assert.deepEqual([earlier.sent.length, earlier.problems.length], [0, 0])
})
