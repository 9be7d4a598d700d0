import assert from 'node:assert/strict'
import {
  BEGIN,
  forBothHouses,
  forHouse,
  person,
  testFacts,
  type TestHouse,
} from '../../../test/support/house.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { TERRITORY } from '../../../test/support/territory.ts'
import type { Page, PageContext } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { addMs, HOUR } from '../../core/time.ts'
import { addArea } from './actions/area.ts'
import { createElection } from './actions/election.ts'
import { addDuty, addOfficial } from './actions/official.ts'
import { handOver } from './actions/roster.ts'
import { addStation, closeStation } from './actions/station.ts'
import { stationPage } from './pages/station.ts'
import { stationsPage } from './pages/stations.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

/** Nothing moves by itself: what is asked for is all that is looked at. */
const house = { slices: TERRITORY, runsJobs: false }
const admin = person('a', ['territory:write', 'territory:read', 'territory:hand-over'])
const reader = person('r', ['territory:read'])

function context(
  h: TestHouse,
  { search = {}, actor = admin, now = BEGIN }: Partial<PageContext> = {},
): PageContext {
  return {
    node: testFacts(),
    readiness: [],
    waiting: () => Promise.resolve([]),
    now,
    refused: null,
    done: null,
    params: {},
    search,
    ...askingAs(h, actor),
  }
}

const view = (now = BEGIN) => ({
  t: text('en'),
  node: testFacts(),
  now,
  path: '/',
  base: '/en',
  newKey: () => 'key',
  refused: null,
  done: null,
})

const list = stationsPage as Page<unknown>

async function drawn(h: TestHouse, search: Record<string, string>): Promise<string> {
  return String(list.render(await list.load(context(h, { search })), view()).main)
}

const numbers = (page: string) =>
  [...page.matchAll(/<th scope="row"><code [^>]*>([^<]+)/g)].map(([, number]) => number)

forBothHouses(
  'stations are listed by what they lack, where they are, and what they are called',
  house,
  async (h) => {
    const { path: area } = await h.call(admin, addArea, {
      parent: '/',
      name: 'Orhei',
      kind: 'district',
    })
    const add = async (number: string, more: object) =>
      (await h.call(admin, addStation, { number, name: 'School', area, ...more })).station
    await add('1', { phone: '+1 555 0100' })
    await add('2', { name: 'Hall' })
    const gone = await add('3', {})
    await h.call(admin, closeStation, { station: gone })
    const all = await drawn(h, {})
    assert.deepEqual(numbers(all), ['1', '2'])
    assert.match(all, /href="tel:\+15550100"/)
    assert.deepEqual(numbers(await drawn(h, { show: 'noPhone' })), ['2'])
    assert.deepEqual(numbers(await drawn(h, { show: 'noDevice' })), ['2'])
    assert.deepEqual(numbers(await drawn(h, { show: 'closed' })), ['3'])
    assert.deepEqual(numbers(await drawn(h, { q: 'hal' })), ['2'])
    const words = await drawn(h, { q: 'orhei' })
    assert.deepEqual(numbers(words), [])
    assert.match(words, /area=%2F1%2F/)
    assert.match(await drawn(h, { area }), /In <bdi>Orhei<\/bdi>/)
  },
)

forHouse(
  'a list of stations goes on where it stopped, also where few are left of many',
  house,
  async (h) => {
    for (let n = 0; n < 60; n += 1) {
      const number = `S${String(n).padStart(3, '0')}`
      await h.call(admin, addStation, { number, name: 'School', area: '/' })
    }
    const first = await drawn(h, { show: 'noDevice' })
    assert.equal(numbers(first).length, 50)
    const after = /after=([^&"]+)/.exec(first)?.[1] ?? ''
    assert.deepEqual(numbers(first).at(-1), after)
    assert.equal(numbers(await drawn(h, { after })).length, 9)
    const file = await list.file?.rows(context(h), view())
    assert.equal(file?.rows.length, 60)
    assert.equal(file?.isCut, false)
  },
)

forBothHouses(
  'the situation says which election it is, whom to call, and when nobody answers',
  house,
  async (h) => {
    await h.call(admin, createElection, {
      name: 'General election',
      date: '2026-11-24',
      zone: 'UTC',
      phases: { polling: { from: '2026-11-24T07:00', until: '2026-11-24T20:00' } },
      freezes: [],
      hours: null,
    })
    const post = { area: '/', post: 'Officer', contact: '+373 (22) 25-14-51' }
    const { official } = await h.call(admin, addOfficial, post)
    const until = addMs(BEGIN, 4 * HOUR)
    await h.call(admin, addDuty, { official, from: BEGIN, until })
    const parts = []
    for (const panel of panels) {
      const data = await panel.load(context(h, { actor: reader }))
      parts.push(String(panel.render(data as never, view() as never)))
    }
    const said = parts.join('\n').replaceAll(/<[^>]+>/g, '')
    assert.match(
      said,
      /General election, 24 November 2026\. Voting goes on: polls are open until 20:00 today\./,
    )
    assert.match(parts.join(''), /href="tel:\+37322251451"/)
    assert.match(said, /Nobody is on duty from 12:00 to/)
  },
)

forHouse(
  'gaps wait for who keeps the duty list, hand-overs for who takes over',
  house,
  async (h) => {
    assert.deepEqual(await waits.list(context(h)), [])
    const post = async (name: string) =>
      (await h.call(admin, addOfficial, { area: '/', post: name })).official
    const [first, second] = [await post('First'), await post('Second')]
    const noon = addMs(BEGIN, 4 * HOUR)
    const { duty } = await h.call(admin, addDuty, { official: first, from: BEGIN, until: noon })
    const evening = addMs(BEGIN, 12 * HOUR)
    await h.call(admin, addDuty, { official: second, from: noon, until: evening })
    const [gap, ...none] = await waits.list(context(h))
    assert.deepEqual([gap?.key, gap?.until, none], ['gap', evening, []])
    assert.match(JSON.stringify(gap?.about), /from 24 November 2026/)
    assert.deepEqual(await waits.list(context(h, { actor: reader })), [])
    const { handover } = await h.call(admin, handOver, { duty, note: 'All is quiet.' })
    const waiting = await waits.list(context(h))
    assert.deepEqual(
      waiting.map(({ key, about, path }) => [key, typeof about === 'string' ? about : '', path]),
      [
        ['gap', '', '/console/duty'],
        [handover, 'Second', '/console/duty'],
      ],
    )
  },
)

forHouse(
  'a station’s page says that it needs help, what it answered, and who is on duty',
  house,
  async (h) => {
    const { station } = await h.call(admin, addStation, { number: '7', name: 'Hall', area: '/' })
    const own = stationPage as Page<unknown>
    const show = async (actor: PageContext['actor']) => {
      const ctx = { ...context(h, { actor }), params: { id: station } }
      const { main, sub } = own.render(await own.load(ctx), view())
      return `${String(sub ?? '')}${String(main)}`
    }
    const officer = person('o', ['territory:read', 'alerting:read'])
    const page = await show(officer)
    for (const words of ['This station needs help', 'Forged messages', 'Needs help', 'No network'])
      assert.ok(page.includes(words), words)
    assert.match(page, /Never heard/)
    assert.doesNotMatch(await show(reader), /Forged messages|This station needs help/)
  },
)
