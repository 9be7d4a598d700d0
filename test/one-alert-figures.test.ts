// One alert, told in five places: its board, the day's report, the incident's timeline, the public page, and the files.
// Whatever a station did by whichever way, and however often it changed its answer, they say the same figures.

import assert from 'node:assert/strict'
import { ANONYMOUS, type Actor, systemActor } from '../src/core/actor.ts'
import { BEGIN as MORNING, forBothHouses, person, type TestHouse } from './support/house.ts'
import { addMs, HOUR, MINUTE, SECOND } from '../src/core/time.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { day } from '../src/domains/alerting/actions/day.ts'
import { sections } from '../src/domains/alerting/day-report.ts'
import { timeline } from '../src/domains/incidents/actions/entry.ts'
import { incidents } from '../src/domains/incidents/actions/incident.ts'
import { textOf } from '../src/domains/incidents/entry-words.ts'
import { incidents as incidentsSlice } from '../src/domains/incidents/index.ts'
import { text } from '../src/core/text.ts'
import type { FileView } from '../src/core/slice.ts'
import { recordsToIncidents } from '../src/workflows/records-to-incidents.ts'
import { asShown } from './support/alerting.ts'
import { exampleNation } from './support/example-nation.ts'
import { askingAs, visitFile, visitPage, wordsOf } from './support/page-visit.ts'

const nation = exampleNation()
nation.stations = Array.from({ length: 10 }, (_, n) => ({
  station: `s${n + 1}`,
  area: n < 6 ? '/1/1/' : '/1/2/',
}))
const options = {
  slices: [nation.slice, alerting.alerting, incidentsSlice],
  workflows: [recordsToIncidents],
}
const ALERTS = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:handle-problem',
  'territory:read',
] as const
const officer = person('officer', ALERTS)
const second = person('second', ALERTS)
const reader = person('reader', ['incidents:read'])
const gateway = systemActor('door:gateway', ['alerting:stream', 'territory:read'])

function device(station: string): Actor {
  const id = `device:${station}`
  const may = ['alerting:answer', 'territory:read'] as const
  return { id, via: id, station, holds: may.map((permission) => ({ permission, area: '/1/' })) }
}

async function issued(house: TestHouse): Promise<string> {
  const template = { event: 'DEFACEMENT', severity: 'Severe', areas: ['/1/'] } as const
  const content = { ...alerting.templateContent(template), scope: 'Public' as const }
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

let keys = 0

/** What a station answers: nothing of its own device says that it came there. */
async function answer(
  house: TestHouse,
  alert: string,
  station: string,
  said: 'done' | 'need_help' | 'cannot_comply',
) {
  const reason = said === 'cannot_comply' ? { reason: 'nobody has the key' } : {}
  const clientKey = `answer-number-${(keys += 1)}`
  const input = { alert, revision: 1, clientKey, answer: said, ...reason }
  await house.call(device(station), alerting.acknowledge, input)
}

async function receipt(
  house: TestHouse,
  alert: string,
  of: readonly [string, 'delivered' | 'seen'][],
) {
  const at = house.clock.now()
  const items = of.map(([station, kind]) => ({
    alert,
    revision: 1,
    station,
    kind,
    at,
    area: nation.stations.find((one) => one.station === station)?.area ?? '',
    device: `device:${station}`,
  }))
  await house.call(gateway, alerting.receiveBatch, { items })
}

const pageAt = (path: string) => {
  const page = alerting.alerting.pages.find((one) => one.path === path)
  assert.ok(page, path)
  return page
}

/** Ten stations: the first five answer, one of them twice and one of them three times; two saw it, one has it, two are silent. */
async function play(house: TestHouse): Promise<string> {
  const alert = await issued(house)
  await receipt(house, alert, [
    ['s1', 'delivered'],
    ['s6', 'seen'],
    ['s7', 'delivered'],
    ['s7', 'seen'],
    ['s8', 'delivered'],
  ])
  await house.pass(10 * SECOND)
  await answer(house, alert, 's1', 'done')
  await answer(house, alert, 's2', 'need_help')
  await house.pass(10 * SECOND)
  await answer(house, alert, 's3', 'cannot_comply')
  await answer(house, alert, 's4', 'cannot_comply')
  return alert
}

/** How the same alert is told everywhere. */
async function told(house: TestHouse, alert: string) {
  const visit = { actor: officer, params: { alert } }
  const board = await house.call(officer, alerting.show, { alert, asking: true })
  const list = await house.call(officer, house.action('alerting.boards'), { alerts: [alert] })
  const stretch = { from: MORNING, until: addMs(MORNING, HOUR) }
  const report = (await house.call(officer, day, stretch)).sent.find(
    ({ revision }) => revision === 1,
  )
  const view = { t: text('en'), node: house.facts, now: house.clock.now() } as FileView
  const sent = sections.find(({ name }) => name === 'sent')
  const context = { ...askingAs(house, officer), node: house.facts, now: house.clock.now() }
  const read = (await sent?.load(context as never, stretch)) as never
  const lines = sent?.lines(read, view) ?? []
  const file = await visitFile(house, pageAt('/console/alerts/:alert'), visit)
  return {
    board,
    list: (list as { boards: { needHelp: number }[] }).boards[0],
    report,
    line: lines[0]?.more ?? '',
    page: wordsOf(await visitPage(house, pageAt('/console/alerts/:alert'), visit)),
    publicPage: wordsOf(
      await visitPage(house, pageAt('/alerts/:alert'), { ...visit, actor: ANONYMOUS }),
    ),
    situation: file,
    column: (name: string) => {
      const at = file.columns.indexOf(name)
      assert.ok(at > 0, `no column ${name} in ${file.columns.join()}`)
      return file.rows.reduce((sum, row) => sum + Number(row[at]), 0)
    },
  }
}

forBothHouses('one alert has the same figures in all places', options, async (house) => {
  const alert = await play(house)
  const before = await told(house, alert)
  assert.equal(before.board.curve?.halfMs, null, 'four of ten are not half of those asked')
  assert.equal(before.report?.answered.halfMs, null)
  assert.match(before.page, /Half of those asked have not answered yet · /)
  assert.match(
    before.line,
    /; Half of those asked have not answered yet; Fewer than 95 of 100 of those asked have answered;/,
  )

  await house.pass(10 * SECOND)
  await answer(house, alert, 's5', 'done')
  const reached = await told(house, alert)
  assert.equal(reached.board.curve?.halfMs, 30_000)
  assert.equal(reached.report?.answered.halfMs, 30_000)

  await house.pass(5 * MINUTE)
  await answer(house, alert, 's1', 'need_help')
  await answer(house, alert, 's5', 'need_help')
  await answer(house, alert, 's5', 'done')
  const figures = {
    delivered: 8,
    seen: 7,
    acknowledged: 5,
    done: 1,
    needHelp: 2,
    cannotComply: 2,
    seenOnly: 2,
    deliveredOnly: 1,
    silent: 2,
  }
  const after = await told(house, alert)
  const { board, report } = after
  const of = (counts: object | null | undefined) =>
    Object.fromEntries(Object.entries(counts ?? {}).filter(([name]) => name in figures))
  assert.deepEqual(of(board.board), figures)
  assert.deepEqual(of(board.revisions[0]?.counts), figures)
  assert.deepEqual(of(after.list), figures)
  assert.deepEqual(of(report?.counts), figures)
  assert.deepEqual([report?.delivered.count, report?.answered.count], [8, 5])
  assert.deepEqual(
    [board.curve?.halfMs, report?.answered.halfMs],
    [30_000, 30_000],
    'final is final',
  )
  assert.equal(board.curve?.points.at(-1)?.answered, 5, 'nobody is counted twice')
  assert.deepEqual(
    ['Delivered', 'Answered', 'Needs help', 'Cannot do it', 'Done', 'Not reached'].map(
      after.column,
    ),
    [8, 5, 2, 2, 1, 2],
  )
  assert.match(after.page, /5 of 10 · Done: 1 · Cannot do it: 2 · Needs help: 2/)
  assert.match(after.line, /Delivered: 8; Answered: 5; .*Needs help: 2; Cannot do it: 2$/)
  assert.doesNotMatch(after.publicPage, /answered|need help/i, 'citizens are told no figure')

  await house.call(officer, alerting.allClear, { alert })
  await house.settled()
  const { items } = await house.call(reader, incidents, { view: 'live', limit: 10 })
  const incident = items[0]?.id ?? ''
  const { items: entries } = await house.call(reader, timeline, { incident, limit: 50 })
  const counted = entries.find(({ kind }) => kind === 'answers-counted')
  assert.ok(counted)
  assert.equal(
    textOf(counted, { t: text('en'), node: house.facts }),
    '5 of 10 stations had answered by then. Needs help: 2 · Cannot do it: 2',
  )
})

forBothHouses('what a station did implies what came before it', options, async (house) => {
  const alert = await issued(house)
  await house.pass(20 * SECOND)
  await Promise.all(
    nation.stations.map(async ({ station }) => await answer(house, alert, station, 'done')),
  )
  await house.pass(MINUTE)
  // The telephone tells only now that it came there: by then the station had answered on another way.
  await receipt(
    house,
    alert,
    nation.stations.map(({ station }) => [station, 'delivered']),
  )
  const { board, report } = await told(house, alert)
  assert.deepEqual(
    [board.board?.delivered, board.board?.seen, board.board?.acknowledged],
    [10, 10, 10],
  )
  assert.deepEqual(report?.delivered, { count: 10, halfMs: 20_000, p95Ms: 20_000, lastMs: 20_000 })
  assert.deepEqual(report?.answered, { count: 10, halfMs: 20_000, p95Ms: 20_000, lastMs: 20_000 })
  const counts = await house.call(officer, house.action('alerting.counts'), {})
  assert.deepEqual(counts, { alerts: 1, audience: 10, delivered: 10, answered: 10 })
})
