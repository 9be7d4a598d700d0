import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import {
  BEGIN,
  forHouse,
  person,
  problemWith,
  testFacts,
  type TestHouse,
} from '../../../test/support/house.ts'
import { TERRITORY } from '../../../test/support/territory.ts'
import { askingAs, wordsOf } from '../../../test/support/page-visit.ts'
import type { Actor } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import { Problem } from '../../core/problem.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { type Catalogue, text, unmarked } from '../../core/text.ts'
import { addArea } from './actions/area.ts'
import { createElection, setPhase } from './actions/election.ts'
import { beginImport, importRows } from './actions/import.ts'
import { addOfficial } from './actions/official.ts'
import { holdPost } from './actions/roster.ts'
import { addStation } from './actions/station.ts'
import { territory } from './index.ts'
import { areaKey, pathOfKey } from './pages/addresses.ts'
import { holderPart } from './pages/roster.ts'
import { rowTexts, texts } from './texts/territory.ts'

/** Nothing moves by itself: what is asked for is all that is looked at. */
const house = { slices: TERRITORY, runsJobs: false }
const admin = person('a', [
  'territory:write',
  'territory:read',
  'territory:import',
  'accounts:enrol-device',
])
const reader = person('r', ['territory:read'])

interface Drawing {
  readonly params?: Record<string, string>
  readonly search?: Record<string, string>
  readonly done?: View['done']
  readonly refused?: View['refused']
  readonly language?: 'en' | 'ar'
}

/** Draws a page as the web door does, without the frame. */
async function draw(
  h: TestHouse,
  actor: Actor,
  path: string,
  { params = {}, search = {}, done = null, refused = null, language = 'en' }: Drawing = {},
): Promise<string> {
  const page = territory.pages.find((one) => one.path === path) as Page<unknown> | undefined
  if (page === undefined) throw new Error(`no page ${path}`)
  const shared = { node: testFacts(), now: BEGIN, refused, done }
  const ctx: PageContext = {
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...shared,
    params,
    search,
    ...askingAs(h, actor),
  }
  const base = `/${language}`
  const data = await page.load(ctx)
  const view = { ...shared, t: text(language), path, base, newKey: () => 'key' }
  const { title, main } = page.render(data, view)
  return `${title}\n${String(main)}`
}

const OVERVIEW = '/console/territory'
const DUTY = '/console/duty'
const AREA = '/console/territory/areas/:area'
const STATION = '/console/stations/:id'
const IMPORT = '/console/territory/import'
const REPORT = '/console/territory/imports/:id'

test('every text of territory is whole in English and Arabic', () => {
  const problems = Object.fromEntries(
    Object.values(territory.problems).map((message) => [message.key, message]),
  )
  for (const catalogue of [texts, rowTexts, problems])
    assert.deepEqual(catalogueProblems(catalogue as Catalogue), [])
})

test('every input and output of territory has a JSON schema', () => {
  for (const { input, output } of territory.actions) {
    assert.ok(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
    assert.ok(z.toJSONSchema(output))
  }
})

test('an area has one address and comes back from it', () => {
  for (const path of ['/', '/1/', '/1/34/ab-c/']) assert.equal(pathOfKey(areaKey(path)), path)
})

forHouse('an empty node says what to do first', house, async (h) => {
  for (const language of ['en', 'ar'] as const) {
    const drawn = await draw(h, admin, OVERVIEW, { language })
    assert.ok(drawn.includes(text(language)(texts.noElection)))
    assert.ok(drawn.includes(text(language)(texts.noAreas)))
    assert.ok(
      (await draw(h, admin, IMPORT, { language })).includes(text(language)(texts.noImports)),
    )
  }
  const seen = await draw(h, reader, OVERVIEW)
  assert.ok(!seen.includes('<form') && !seen.includes('/territory/import'))
})

forHouse('the overview, an area and a station show what is noted', house, async (h) => {
  const { election } = await h.call(admin, createElection, {
    name: 'General <election>',
    date: '2026-11-24',
    zone: 'Africa/Cairo',
    phases: {},
    freezes: [],
    hours: null,
  })
  const polling = { from: '2026-11-24T08:00', until: '2026-11-24T20:00' }
  await h.call(admin, setPhase, { election, phase: 'polling', ...polling })
  const { path } = await h.call(admin, addArea, { parent: '/', name: 'North', kind: 'region' })
  const made = { number: 'A-1', name: 'Hall "A" & B', area: path, phone: '+1 555 0100' }
  const { station } = await h.call(admin, addStation, made)
  await h.call(admin, addOfficial, { station, post: 'Presiding officer' })
  const overview = await draw(h, admin, OVERVIEW)
  assert.match(overview, /General &lt;election&gt;/)
  assert.match(overview, /<dd>Polling<\/dd>/)
  assert.match(overview, /href="\/en\/console\/territory\/areas\/1"/)
  const area = await draw(h, reader, AREA, { params: { area: '1' } })
  assert.ok(area.includes(`/en/console/stations/${station}`) && !area.includes('method="post"'))
  const none = await draw(h, admin, AREA, { params: { area: '_' }, search: { q: 'zzz' } })
  assert.ok(none.includes('No number or name here begins like this.'))
  await assert.rejects(
    draw(h, admin, AREA, { params: { area: '77' } }),
    problemWith('territory.unknown_area'),
  )
  for (const language of ['en', 'ar'] as const) {
    const drawn = await draw(h, admin, STATION, { params: { id: station }, language })
    assert.match(drawn, /Hall &quot;A&quot; &amp; B/)
    assert.match(drawn, /Presiding officer/)
  }
})

forHouse('areas, their kinds and the clock on the wall are words, no codes', house, async (h) => {
  const named = {
    name: 'General',
    date: '2026-11-24',
    zone: 'Africa/Cairo',
    freezes: [],
    hours: null,
  }
  const polling = { from: '2026-11-24T08:00', until: '2026-11-24T20:00' }
  await h.call(admin, createElection, { ...named, phases: { polling } })
  const { path } = await h.call(admin, addArea, { parent: '/', name: 'North', kind: 'province' })
  await h.call(admin, addArea, { parent: path, name: 'Wadi', kind: 'commune' })
  const hall = { number: 'A-1', name: 'Hall', area: '/1/1/' }
  const { station } = await h.call(admin, addStation, hall)
  const language = 'ar'
  const drawn = [
    await draw(h, reader, OVERVIEW, { language }),
    await draw(h, reader, AREA, { params: { area: '_' }, language }),
    await draw(h, reader, AREA, { params: { area: '1' }, language }),
    await draw(h, reader, AREA, { params: { area: '1.1' }, language }),
    await draw(h, admin, STATION, { params: { id: station }, language }),
  ]
  for (const main of drawn) {
    const words = wordsOf(main)
    assert.doesNotMatch(words, /\/1\/|nation|Nation|province|2026-11-24/)
  }
  const [overview = ''] = drawn.map(wordsOf)
  assert.match(overview, /محافظة/)
  assert.match(overview, /commune/, 'what somebody typed stays')
  assert.match(unmarked(overview), /24 نوفمبر 2026، 08:00/)
})

forHouse('a made code is shown with its link behind the # and as a picture', house, async (h) => {
  const made = { number: 'A-1', name: 'Hall', area: '/' }
  const { station } = await h.call(admin, addStation, made)
  const output = {
    code: 'ABCDEFGH',
    secret: 'x'.repeat(22),
    expiresAt: '2026-11-24T08:15:00.000Z',
    station,
  }
  const done = { form: 'offer', output }
  const params = { id: station }
  const drawn = await draw(h, admin, STATION, { params, done })
  assert.ok(drawn.includes('ABCD-EFGH') && drawn.includes('<svg class="qr"'))
  assert.ok(drawn.includes(`https://node.example/en/station/enrol#${output.secret}`))
  assert.ok(!(await draw(h, admin, STATION, { params })).includes(output.secret))
})

forHouse('a refused form keeps what was typed and says why', house, async (h) => {
  const problem = new Problem('core.bad_input', 400, 'Some of this is wrong.', {
    fields: [{ path: 'date', message: 'no such day' }],
  })
  const refused = { form: 'election', values: { name: 'Mine', date: '2026-02-30' }, problem }
  const drawn = await draw(h, admin, OVERVIEW, { refused })
  assert.match(drawn, /Some of this is wrong\./)
  assert.match(drawn, /href="#election-date"/)
  assert.match(drawn, /value="2026-02-30"/)
})

forHouse('a report lists wrong rows and offers what can be done', house, async (h) => {
  const columns = ['number', 'name', 'area']
  const begun = { name: 'x.csv', columns, delimiter: ',' as const, skipBad: false }
  const { import: id } = await h.call(admin, beginImport, begun)
  const rows = [
    ['1', 'One', 'North'],
    ['1', '<b>Twin</b>', 'North'],
  ]
  await h.call(admin, importRows, { import: id, from: 0, rows })
  const drawn = await draw(h, admin, REPORT, { params: { id } })
  assert.match(drawn, /&lt;b&gt;Twin/)
  assert.match(drawn, /number: comes twice in the file/)
  assert.match(drawn, /Leave out 1 wrong row and import the rest/)
  assert.match(drawn, /name="skipBad" value="true"/)
  const arabic = await draw(h, admin, REPORT, { params: { id }, language: 'ar' })
  assert.ok(arabic.includes('اترك صفًا خاطئًا واحدًا واستورد الباقي'))
})

forHouse('the duty page says who holds a post, and offers to name somebody', house, async (h) => {
  const chief = person('c', ['territory:write', 'territory:read', 'accounts:read'])
  const { official } = await h.call(chief, addOfficial, { area: '/', post: 'Duty officer' })
  const before = await draw(h, chief, DUTY)
  assert.match(before, /<td data-label="Person"><div>Nobody named/)
  assert.match(before, /name="_form" value="hold"/)
  assert.match(before, /Zoe Last/, 'everybody is offered, not the first page of them')
  await h.call(chief, holdPost, {
    official,
    person: 'person:0198c0de-0000-7000-8000-00000000000a',
  })
  assert.match(await draw(h, chief, DUTY), /<td data-label="Person"><div><bdi>Ada Obi/)
  const problem = new Problem('core.bad_input', 400, 'Some of this is wrong.', {
    fields: [{ path: 'official', message: 'no such post' }],
  })
  const refused = { form: 'hold', values: {}, problem }
  assert.match(await draw(h, chief, DUTY, { refused }), /<details open>/)
  assert.doesNotMatch(await draw(h, admin, DUTY), /Ada Obi/)
})

test('a list of persons that ends early says so, and how to name the others', () => {
  const view = { t: text('en'), newKey: () => 'key', refused: null } as unknown as View
  const one = { person: 'person:0198c0de-0000-7000-8000-00000000000a', name: 'Ada Obi' }
  const drawn = (isCut: boolean) => String(holderPart([], { items: [one], isCut }, view))
  assert.match(drawn(true), /Only the first 1 persons .*territory\.holdPost/)
  assert.doesNotMatch(drawn(false), /Only the first/)
})
