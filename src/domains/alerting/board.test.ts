import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, systemActor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { forBothHouses, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import { pointsOf } from './curve.ts'
import * as alerting from './index.ts'

const nation = exampleNation()
const options = { slices: [nation.slice, alerting.alerting], realm: 'exercise' as const }
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { ...options, runsJobs: false }
const permissions = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:handle-problem',
  'territory:read',
] as const
const officer = person('officer', permissions)
const node = systemActor('workflow:finding-to-alert', ['alerting:draft', 'territory:read'])
const other = person('other', permissions)

function device(station: string, area: string): Actor {
  const id = `device:${station}`
  const may = ['alerting:answer', 'territory:read'] as const
  return { id, via: id, station, holds: may.map((permission) => ({ permission, area })) }
}

async function issued(house: TestHouse, origin?: string): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/1/'] })
  const draft = origin === undefined ? { content } : { content, origin }
  const { alert } = await house.call(origin === undefined ? officer : node, alerting.draft, draft)
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

const help = (alert: string) => ({
  alert,
  revision: 1,
  clientKey: 'board-key-1',
  answer: 'need_help' as const,
})

const FINDING = '0192f0c4-0000-7000-8000-00000000000'
const ALERT = '/console/alerts/:alert'
function pageAt(path: string) {
  const page = alerting.alerting.pages.find((one) => one.path === path)
  assert.ok(page)
  return page
}
function seen(house: TestHouse, path: string, alert: string, search = {}) {
  const page = pageAt(path)
  return visitPage(house, page, { actor: officer, params: { alert }, search })
}

forBothHouses('every version keeps its board, after the all-clear too', still, async (house) => {
  const alert = await issued(house)
  await house.call(device('s1', '/1/1/'), alerting.acknowledge, help(alert))
  await house.call(officer, alerting.allClear, { alert })
  const asked = await house.call(officer, alerting.show, { alert, asking: true })
  assert.deepEqual([asked.version, asked.board?.needHelp, asked.board?.count], [1, 1, 5])
  const newest = await house.call(officer, alerting.show, { alert })
  assert.deepEqual([newest.version, newest.board?.needHelp], [2, 0])
  assert.deepEqual(
    newest.revisions.map(({ counts }) => counts.needHelp),
    [1, 0],
  )
  const page = await seen(house, ALERT, alert)
  assert.match(page, /1 of 5 answered · Done: 0 · Cannot do it: 0 · Needs help: 1/)
  assert.match(page, /\?version=2/)
  assert.match(page, /<h2>Help and problems open<\/h2>/, 'help survives the end of the alert')
  assert.match(await seen(house, ALERT, alert, { version: '2' }), /\?version=1/)
  const visit = { actor: officer, params: { alert } }
  const file = await visitFile(house, pageAt(ALERT), visit)
  assert.deepEqual(file.columns.slice(0, 2), ['District', 'Needs help'])
  const first = file.rows.map((row) => Number(row[1]))
  assert.deepEqual([first[0], first.reduce((sum, count) => sum + count, 0)], [1, 1])
  await assert.rejects(
    house.call(officer, alerting.show, { alert, revision: 3 }),
    problemWith('alerting.unknown_revision'),
  )
})

forBothHouses(
  'all clear while its finding is open asks for a reason, which is recorded',
  options,
  async (house) => {
    const alert = await issued(house, `finding:${FINDING}1`)
    assert.match(await seen(house, ALERT, alert), /What was found is still so\. Say why/)
    await assert.rejects(
      house.call(officer, alerting.allClear, { alert }),
      problemWith('alerting.finding_open'),
    )
    await house.call(officer, alerting.allClear, { alert, despite: 'the host was turned off' })
    const cleared = (await house.records()).find(({ type }) => type === 'alert.cleared')
    assert.equal(cleared?.body['despite'], 'the host was turned off')
    const closed = await issued(house, `finding:${FINDING}2`)
    await house.call(node, alerting.noteFindingClosed, { finding: `${FINDING}2` })
    await house.call(officer, alerting.allClear, { alert: closed })
  },
)

forBothHouses(
  'calls are noted, seen by all, and taken back by whoever noted them',
  still,
  async (house) => {
    const alert = await issued(house)
    const station = 's2'
    const noteCall = house.action('alerting.noteCall')
    const takeBackCall = house.action('alerting.takeBackCall')
    await house.call(officer, noteCall, { alert, station, result: 'no_answer', note: 'rings long' })
    const list = await house.call(other, alerting.silent, { alert, reception: 'none', limit: 50 })
    assert.equal(list.items.length, 5)
    const row = list.items.find((one) => one.station === station)
    assert.deepEqual([row?.call?.result, row?.call?.note], ['no_answer', 'rings long'])
    assert.match(await seen(house, `${ALERT}/calls`, alert), /No answer, .*rings long/s)
    await assert.rejects(
      house.call(other, takeBackCall, { alert, station }),
      problemWith('alerting.not_in_your_hands'),
    )
    await house.call(officer, takeBackCall, { alert, station })
    const after = await house.call(other, alerting.silent, { alert, limit: 50 })
    assert.ok(after.items.every(({ call }) => call === null))
  },
)

forBothHouses(
  'silent stations are asked again a few times, with pauses',
  options,
  async (house) => {
    const alert = await issued(house)
    await house.call(device('s1', '/1/1/'), alerting.acknowledge, help(alert))
    assert.match(await seen(house, `${ALERT}/again`, alert), /Ask 4 stations again/)
    const again = () => house.call(officer, house.action('alerting.askAgain'), { alert })
    assert.deepEqual(await again(), { count: 4 })
    await assert.rejects(again(), problemWith('alerting.asked_just_now'))
    for (let n = 0; n < 2; n += 1) {
      await house.settled()
      await house.pass(11 * MINUTE)
      await again()
    }
    await house.settled()
    await house.pass(11 * MINUTE)
    await assert.rejects(again(), problemWith('alerting.asked_often'))
    await house.call(officer, alerting.allClear, { alert })
    await assert.rejects(again(), problemWith('alerting.wrong_state'))
  },
)

test('the curve of answers ends with all of them', () => {
  const sent = '2026-11-24T08:00:00.000Z'
  const points = pointsOf(sent, [
    { at: '2026-11-24T08:00:10.000Z', count: 2 },
    { at: '2026-11-24T08:00:20.000Z', count: 5 },
    { at: '2026-11-24T08:01:00.000Z', count: 3 },
  ])
  assert.equal(points.at(-1)?.answered, 10)
  assert.equal(points[0]?.answered, 0)
  assert.deepEqual(pointsOf(sent, []), [])
})
