import assert from 'node:assert/strict'
import { type Actor, systemActor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { askingAs, visitPage } from '../../../test/support/page-visit.ts'
import * as alerting from './index.ts'
import { waits } from './waits.ts'

const nation = exampleNation()
const options = { slices: [nation.slice, alerting.alerting], realm: 'exercise' as const }
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:handle-problem',
  'territory:read',
  'accounts:names',
])
const other = person('other', ['alerting:read', 'alerting:handle-problem', 'territory:read'])
const gateway = systemActor('door:gateway', ['alerting:stream'])

function device(station: string, area: string): Actor {
  const id = `device:${station}`
  const permissions = ['alerting:answer', 'alerting:speak', 'territory:read'] as const
  return { id, via: id, station, holds: permissions.map((permission) => ({ permission, area })) }
}

async function issued(house: TestHouse): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/1/'] })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

let keys = 0
function answer(house: TestHouse, alert: string, said: object, from = device('s1', '/1/1/')) {
  keys += 1
  const given = { alert, revision: 1, clientKey: `help-key-${keys}`, answer: 'need_help', ...said }
  return house.call(from, alerting.acknowledge, given as never)
}

async function open(house: TestHouse, more = {}) {
  const wanted = { limit: 50, ...more }
  return (await house.call(officer, alerting.stationProblems, wanted)).items
}

forBothHouses(
  'who needs help is work until somebody settles it, whatever becomes of the alert',
  options,
  async (house) => {
    const alert = await issued(house)
    await answer(house, alert, { comment: 'a person films' })
    await answer(
      house,
      alert,
      { answer: 'cannot_comply', reason: 'no paper' },
      device('s4', '/1/2/'),
    )
    await answer(house, alert, { answer: 'done' }, device('s2', '/1/1/'))
    await house.call(officer, alerting.allClear, { alert })
    const [first, second, ...more] = await open(house)
    assert.equal(more.length, 0, 'who did what was asked needs nobody')
    assert.deepEqual(
      [first?.answer, first?.note, first?.state, first?.answeredAlert],
      ['need_help', 'a person films', 'open', alert],
    )
    assert.deepEqual([second?.station, second?.note], ['s4', 'no paper'])
    const problem = first?.problem ?? ''
    await house.call(officer, alerting.takeProblem, { problem })
    const counts = await house.call(officer, alerting.problemCounts, {})
    assert.deepEqual(
      [counts.help.open, counts.help.nobody, counts.help.mine, counts.settled],
      [2, 1, 1, 0],
    )
    assert.deepEqual(counts.untaken, [{ area: '/1/2/', count: 1 }])
    const remedy = 'the police came'
    await house.call(officer, alerting.settleProblem, { problem, remedy })
    assert.deepEqual((await open(house)).length, 1)
    const [settled] = await open(house, { state: 'settled' })
    assert.deepEqual([settled?.problem, settled?.remedy], [problem, remedy])
    await house.call(other, alerting.reopenProblem, { problem })
    const [again] = await open(house, { stations: ['s1'] })
    assert.deepEqual([again?.state, again?.owner, again?.remedy], ['taken', other.id, null])
    await assert.rejects(
      house.call(officer, alerting.giveBackProblem, { problem }),
      problemWith('alerting.not_in_your_hands'),
    )
    await house.call(other, alerting.giveBackProblem, { problem })
    assert.equal((await open(house, { hands: 'nobody' })).length, 2)
    const types = (await house.records()).map(({ type }) => type)
    for (const verb of ['Taken', 'Settled', 'Reopened', 'GivenBack'])
      assert.ok(types.includes(`station.problem${verb}`), verb)
  },
)

forHouse(
  'what a station says again about one alert is the same work; settled, it waits anew',
  options,
  async (house) => {
    const alert = await issued(house)
    await answer(house, alert, {})
    const [first] = await open(house)
    await house.pass(5 * MINUTE)
    await answer(house, alert, { answer: 'cannot_comply', reason: 'still nobody here' })
    const [again, ...more] = await open(house)
    assert.equal(more.length, 0)
    assert.deepEqual(
      [again?.problem, again?.note, again?.reportedAt],
      [first?.problem, 'still nobody here', first?.reportedAt],
      'the clock goes on',
    )
    const problem = first?.problem ?? ''
    await house.call(officer, alerting.settleProblem, { problem, remedy: 'called' })
    await answer(house, alert, {})
    const [anew] = await open(house)
    assert.deepEqual(
      [anew?.problem, anew?.state, anew?.owner, anew?.remedy],
      [problem, 'open', null, null],
    )
    await answer(house, await issued(house), {})
    assert.equal((await open(house)).length, 2, 'another alert is other work')
  },
)

forHouse(
  'one batch opens all its calls, and no device can choose the key of one',
  options,
  async (house) => {
    const alert = await issued(house)
    const item = (station: string, n: number) => ({
      station,
      area: '/1/1/',
      device: `device:${station}`,
      alert,
      revision: 1,
      clientKey: `batch-key-${station}-${n}`,
      answer: 'need_help' as const,
    })
    const items = [item('s1', 1), item('s2', 1), item('s1', 2)]
    await house.call(gateway, alerting.acknowledgeBatch, { items })
    assert.deepEqual((await open(house)).map(({ station }) => station).toSorted(), ['s1', 's2'])
    const report = { symptom: 'other' as const, clientKey: `help:${alert}` }
    await assert.rejects(
      house.call(device('s1', '/1/1/'), alerting.reportProblem, report),
      problemWith('core.bad_input'),
    )
  },
)

forBothHouses(
  'the list is filtered and counted, and told in one line of what waits',
  options,
  async (house) => {
    const alert = await issued(house)
    await answer(house, alert, { comment: '=cmd' })
    await answer(house, alert, {}, device('s4', '/1/2/'))
    const problems = alerting.alerting.pages.find(({ path }) => path === '/console/problems')
    assert.ok(problems)
    const seen = (search = {}) => visitPage(house, problems, { actor: officer, search })
    const shown = await seen()
    assert.match(shown, /Open[^<]*<b class="count">2</)
    assert.match(shown, /Answer to an alert/)
    assert.doesNotMatch(await seen({ area: '/1/2/' }), /=cmd/)
    assert.match(await seen({ words: 's1' }), /=cmd/)
    assert.doesNotMatch(await seen({ words: 's4' }), /=cmd/)
    assert.match(await seen({ state: 'settled' }), /Nothing here/)
    const reader = askingAs(house, officer)
    const [line] = await waits.list({
      ...reader,
      node: house.facts,
      now: house.clock.now(),
    } as never)
    assert.deepEqual(
      [line?.key, line?.several?.count, line?.about],
      ['help', 2, 'North › North Hill, North › North Bay'],
    )
  },
)

forHouse(
  'a call that may be a guess is said to be not checked, and takes nothing away from what is proved',
  options,
  async (house) => {
    const alert = await issued(house)
    const { cards } = await house.call(COMMAND_LINE, alerting.issueCards, { station: 's1' })
    const [code = ''] = cards[0]?.codes ?? []
    const say = (text: string) =>
      house.call(COMMAND_LINE, alerting.takeSms, { items: [{ from: '+44 7700 900123', text }] })
    for (const letter of 'ABCDE') await say(`KQVHT-MWBR${letter} 1`)
    await say(`${code} 3 men outside`)
    const shown = async (path: string, params = {}) => {
      const page = alerting.alerting.pages.find((one) => one.path === path)
      assert.ok(page)
      return await visitPage(house, page, { actor: officer, params })
    }
    const words = /Not checked: many wrong codes came before it/
    assert.match(await shown('/console/problems'), words)
    assert.match(await shown('/console/alerts/:alert', { alert }), words)
    await answer(house, alert, { comment: 'a person films' })
    await say(`${code} 3 nothing is wrong`)
    const [own, ...more] = await open(house)
    assert.equal(more.length, 0)
    assert.deepEqual([own?.note, own?.isUnchecked], ['a person films', false])
    assert.doesNotMatch(await shown('/console/problems'), words)
  },
)
