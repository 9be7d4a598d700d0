import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import { HOUR, MINUTE } from '../../core/time.ts'
import { forHouse, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { problems } from './refusals.ts'
import { symptomTexts } from './texts/symptoms.ts'

const nation = exampleNation()
const options = { slices: [nation.slice, alerting.alerting] }
const officer = person('officer', ['alerting:read', 'alerting:handle-problem', 'territory:read'])

function device(station: string, area: string): Actor {
  const permissions = ['alerting:speak', 'territory:read'] as const
  const id = `device:${station}`
  return { id, via: id, station, holds: permissions.map((permission) => ({ permission, area })) }
}

let keys = 0
function report(house: TestHouse, station: string, area = '/1/1/') {
  keys += 1
  return house.call(device(station, area), alerting.reportProblem, {
    symptom: 'message',
    clientKey: `report-${keys}`,
  })
}

async function drafts(house: TestHouse) {
  return (await house.call(officer, alerting.list, { view: 'all', limit: 50 })).items
}

forHouse(
  'a problem is reported once, taken, and settled where the station reads it',
  options,
  async (house) => {
    const s1 = device('s1', '/1/1/')
    const input = {
      symptom: 'pollbook' as const,
      note: 'black screen',
      clientKey: 'offline-key-1',
      capturedAt: '2026-11-24T07:40:00.000Z',
    }
    const { problem } = await house.call(s1, alerting.reportProblem, input)
    assert.equal((await house.call(s1, alerting.reportProblem, input)).problem, problem)
    const [open] = (await house.call(officer, alerting.stationProblems, { limit: 50 })).items
    assert.deepEqual([open?.state, open?.capturedAt], ['open', input.capturedAt])
    await house.call(officer, alerting.takeProblem, { problem })
    await house.call(officer, alerting.settleProblem, { problem, remedy: 'restarted by telephone' })
    const [own] = (await house.call(s1, alerting.myProblems, {})).items
    assert.deepEqual([own?.state, own?.remedy], ['settled', 'restarted by telephone'])
    const twice = house.call(officer, alerting.settleProblem, { problem, remedy: 'again' })
    await assert.rejects(twice, problemWith('alerting.problem_settled'))
    assert.deepEqual(
      (await house.records()).map(({ type }) => type),
      ['station.problemReported', 'station.problemTaken', 'station.problemSettled'],
    )
  },
)

forHouse(
  'three stations alike in one area propose an alert and never issue one',
  options,
  async (house) => {
    await report(house, 's1')
    await report(house, 's1')
    await report(house, 's2')
    assert.equal((await drafts(house)).length, 0, 'two stations are not three')
    await report(house, 's4', '/1/2/')
    assert.equal((await drafts(house)).length, 0, 'the third is in another area')
    await report(house, 's3')
    const [draft, ...more] = await drafts(house)
    assert.deepEqual([draft?.state, draft?.eventCode, more.length], ['draft', 'PHISHING', 0])
    assert.deepEqual(draft?.areas, ['/1/1/'])
    await report(house, 's2')
    assert.equal((await drafts(house)).length, 1, 'the fourth joins the same draft')
    const { items } = await house.call(officer, alerting.stationProblems, { limit: 50 })
    const linked = items.filter(({ alert }) => alert === draft?.alert)
    assert.equal(linked.length, 5)
    const types = (await house.records()).map(({ type }) => type)
    assert.equal(types.filter((type) => type === 'alert.drafted').length, 1)
    assert.ok(!types.includes('alert.issued'))
  },
)

forHouse('problems an hour apart are not alike', options, async (house) => {
  await report(house, 's1')
  await report(house, 's2')
  await house.pass(HOUR + MINUTE)
  await report(house, 's3')
  assert.equal((await drafts(house)).length, 0)
})

forHouse('problems of other areas are nobody’s business here', options, async (house) => {
  const { problem } = await report(house, 's1')
  const beside = person('beside', ['alerting:read', 'alerting:handle-problem'], '/2/')
  const { items } = await house.call(beside, alerting.stationProblems, { limit: 50 })
  assert.equal(items.length, 0)
  const taken = house.call(beside, alerting.takeProblem, { problem })
  await assert.rejects(taken, problemWith('core.wrong_area'))
})

test('every card and every refusal speaks English and Arabic', () => {
  assert.deepEqual(catalogueProblems(symptomTexts), [])
  assert.deepEqual(catalogueProblems(problems), [])
})
