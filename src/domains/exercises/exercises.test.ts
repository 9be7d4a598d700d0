import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { query } from '../../core/action.ts'
import { given } from '../../core/asked.ts'
import { type Actor, systemActor } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import type { Page, PageContext, Slice, View } from '../../core/slice.ts'
import { type Catalogue, text } from '../../core/text.ts'
import { areasOf, PROVINCES, SITE_KEYS, siteNames, SITES, stationRows } from './country.ts'
import { truth } from './actions/trail.ts'
import * as slice from './index.ts'
import { EDITS, FAULTS, PACES } from './schema.ts'
import { siteChangeTexts } from './site-texts.ts'
import { clueTexts, culpritTexts, storyTexts, trailTexts } from './story-texts.ts'
import { texts } from './texts.ts'

const trainer = person('trainer', ['exercise:run', 'incidents:read', 'territory:read'])
const conductor = systemActor('exercise:conductor', ['exercise:conduct'])

const shared = {
  permission: 'exercise:run',
  scope: 'shared',
  summary: 'For tests.',
  output: z.unknown(),
} as const

/** What the page reads of the territory. */
const territory: Slice = {
  name: 'territory',
  clauses: [],
  needs: {},
  actions: [
    query({
      name: 'territory.stations',
      permission: 'territory:read',
      scope: 'shared',
      summary: 'One station.',
      input: z.object({ search: z.string(), limit: z.number() }),
      output: z.unknown(),
      run: async (_, { search }) => ({
        items:
          search === '11' ? [{ id: 's1', number: '11-001', name: 'Library <Cedar Street>' }] : [],
      }),
    }),
    query({
      name: 'territory.currentElection',
      permission: 'territory:read',
      scope: 'shared',
      summary: 'None.',
      input: z.object({}),
      output: z.unknown(),
      run: async () => null,
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
/** How far the page of one site is learned. */
let stage: 'learning' | 'full' = 'full'

/** What the page reads of monitoring. */
const monitoring: Slice = {
  name: 'monitoring',
  clauses: [],
  needs: {},
  actions: [
    query({
      name: 'monitoring.learnedPages',
      permission: 'exercise:run',
      scope: 'shared',
      summary: 'How far pages are learned.',
      input: z.object({ hosts: z.array(z.string()) }),
      output: z.unknown(),
      run: async (_, { hosts }) => ({
        items: hosts.map((host, n) => {
          const isFirst = n === 0
          return {
            site: `id${n}`,
            host,
            stage: isFirst ? stage : 'full',
            fetches: isFirst ? 7 : 99,
          }
        }),
        needed: 20,
      }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
const INCIDENT = '01900000-0000-7000-8000-000000000001'
const CASE = '01900000-0000-7000-8000-00000000000c'
const part = { id: INCIDENT, code: 'INC-ABCDEFGH', title: 'Poll book <broken>', area: '/1/1/' }

/** Incidents, evidence and the case that the trail is about; the log of one site is handed in by now. */
const investigation: Slice = {
  name: 'investigation',
  clauses: [],
  needs: {},
  actions: [
    query({
      ...shared,
      name: 'incidents.incidents',
      input: z.object({ limit: z.number() }),
      run: async () => ({ items: [part] }),
    }),
    query({
      ...shared,
      name: 'incidents.named',
      input: z.object({ incidents: z.array(z.string()) }),
      run: async (_, { incidents }) => ({ items: incidents.includes(INCIDENT) ? [part] : [] }),
    }),
    query({
      ...shared,
      name: 'evidence.itemsOf',
      input: z.object({ incidents: z.array(z.string()), limit: z.number() }),
      run: async ({ now }) => ({
        items: [
          { fileName: 'access-epoll-practica.invalid.log', addedAt: now },
          { fileName: 'access-elsewhere.example.log', addedAt: now },
          { fileName: 'visit.tar', addedAt: now },
        ],
      }),
    }),
    query({
      ...shared,
      name: 'cases.analysis',
      input: z.object({ case: z.string() }),
      run: async () => ({
        incidents: [INCIDENT],
        hypotheses: [
          { id: 'h1', name: 'a group from  OUTSIDE' },
          { id: 'h2', name: 'The <neighbour>' },
        ],
        results: [
          {
            person: 'person:trainer',
            weighted: [
              { hypothesis: 'h1', rank: 2 },
              { hypothesis: 'h2', rank: 1 },
            ],
          },
          { person: 'exercise:cases', weighted: [{ hypothesis: 'h1', rank: 1 }] },
        ],
      }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
const slices = [territory, monitoring, investigation, slice.exercises]
const actual = { slices }
const exercise = { slices, realm: 'exercise' as const }

forBothHouses(
  'an exercise is started once, told of, and removed with its checkpoint',
  actual,
  async (h) => {
    const { exercise: id } = await h.call(trainer, slice.start, { scenario: 'practica' })
    await assert.rejects(
      h.call(trainer, slice.start, { scenario: 'practica' }),
      problemWith('exercises.running'),
    )
    await assert.rejects(h.call(trainer, slice.ready, {}), problemWith('core.not_allowed'))
    await h.call(conductor, slice.progress, { done: 3, total: 12 })
    const starting = await h.call(trainer, slice.exerciseStatus, {})
    assert.deepEqual([starting.state, starting.done, starting.total], ['starting', 3, 12])
    await h.call(conductor, slice.ready, {})
    await assert.rejects(h.call(conductor, slice.removed, {}), problemWith('exercises.wrong_state'))
    await h.call(trainer, slice.remove, {})
    await h.call(conductor, slice.sealed, { checkpoint: 'first' })
    // A node that was killed after sealing has nothing left to seal.
    await h.call(conductor, slice.sealed, { checkpoint: 'second' })
    assert.equal((await h.call(trainer, slice.exerciseStatus, {})).isSealed, true)
    await h.call(conductor, slice.removed, {})
    assert.equal((await h.call(trainer, slice.exerciseStatus, {})).state, 'none')
    await assert.rejects(h.call(trainer, slice.remove, {}), problemWith('exercises.none'))
    const last = (await h.records()).at(-1)
    assert.equal(last?.type, 'exercise.removed')
    assert.equal(last?.subject, id)
    assert.deepEqual(last?.body, { checkpoint: 'first' })
    await h.call(trainer, slice.start, { scenario: 'practica' })
  },
)

forBothHouses('a start that failed is told of and can be removed', actual, async (h) => {
  await h.call(trainer, slice.start, { scenario: 'practica' })
  await h.call(conductor, slice.failed, {})
  assert.match(await draw(h, { actor: trainer }), /could not be started[\s\S]*Remove the exercise/)
  await h.call(trainer, slice.remove, {})
  assert.equal((await h.call(trainer, slice.exerciseStatus, {})).state, 'removing')
})

forBothHouses('nothing is broken outside of an exercise', actual, async (h) => {
  const refused = problemWith('exercises.only_exercise')
  await assert.rejects(h.call(trainer, slice.inject, { site: 'epoll', kind: 'deface' }), refused)
  await assert.rejects(h.call(trainer, slice.setPace, { pace: 'quick' }), refused)
})

forBothHouses(
  'sites are broken and edited in several ways and put back at once',
  exercise,
  async (h) => {
    await assert.rejects(
      h.call(trainer, slice.start, { scenario: 'practica' }),
      problemWith('exercises.only_actual'),
    )
    type Kind = 'deface' | 'change-hours' | 'add-news' | 'mend'
    const inject = (kind: Kind, site: 'epoll' | 'results' = 'epoll') =>
      h.call(trainer, slice.inject, { site, kind })
    await inject('deface')
    await inject('deface')
    await inject('change-hours')
    await inject('add-news')
    await inject('deface', 'results')
    const { live } = await h.call(trainer, slice.injects, {})
    assert.deepEqual(live.map(({ site, kind }) => `${site} ${kind}`).sort(), [
      'epoll add-news',
      'epoll change-hours',
      'epoll deface',
      'results deface',
    ])
    await inject('mend')
    await inject('mend')
    const after = await h.call(trainer, slice.injects, {})
    assert.deepEqual(
      after.live.map(({ host }) => host),
      ['results-practica.invalid'],
    )
    assert.equal(after.made.length, 4)
    assert.deepEqual(
      (await h.records()).map(({ type, subject }) => `${type} ${subject}`),
      [
        'inject.made epoll',
        'inject.made epoll',
        'inject.edited epoll',
        'inject.made results',
        'inject.mended epoll',
      ],
    )
  },
)

forBothHouses('an inside system is stopped and goes on again, once each', exercise, async (h) => {
  const set = (isSilent: boolean) =>
    h.call(trainer, slice.silence, { system: 'register', isSilent })
  const silent = async () => (await h.call(trainer, slice.injects, {})).silent
  await set(false)
  await set(true)
  await set(true)
  const seen = await h.call(trainer, slice.injects, {})
  assert.deepEqual([seen.silent, seen.live, seen.made], [['register'], [], []])
  await set(false)
  assert.deepEqual(await silent(), [])
  const types = (await h.records()).map(({ type, subject }) => `${type} ${subject}`)
  assert.deepEqual(types, ['insideSystem.stopped register', 'insideSystem.mended register'])
})

forBothHouses('the pace is people’s until somebody sets another', exercise, async (h) => {
  const pace = async () => (await h.call(trainer, slice.injects, {})).pace
  assert.equal(await pace(), 'human')
  for (const wanted of [...PACES].reverse()) {
    await h.call(trainer, slice.setPace, { pace: wanted })
    assert.equal(await pace(), wanted)
  }
})

type Drawing = {
  actor: Actor
  language?: 'en' | 'ar'
  search?: string
  of?: string
  done?: View['done']
}

/** Draws the page as the web door does, without the frame. */
async function draw(h: TestHouse, drawing: Drawing): Promise<string> {
  const { actor, language = 'en', search, of, done = null } = drawing
  const page = slice.exercises.pages[of === undefined ? 0 : 1] as Page<unknown, unknown>
  const shared = { node: h.facts, now: h.clock.now(), refused: null, done }
  const ctx: PageContext = {
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...shared,
    params: {},
    search: given({ search, case: of }),
    ...askingAs(h, actor),
  }
  const base = `${h.facts.prefix}/${language}`
  const view = { ...shared, t: text(language), path: page.path, base, newKey: () => 'key' }
  const { title, main } = page.render(await page.load(ctx), view)
  return `${title}\n${String(main)}`
}

forHouse('the page of Actual offers what the state allows', actual, async (h) => {
  const empty = await draw(h, { actor: trainer })
  assert.match(empty, /No election is set up[\s\S]*Start the exercise/)
  assert.doesNotMatch(empty, /value="remove"/)
  assert.match(await draw(h, { actor: trainer, language: 'ar' }), /ابدأ التمرين/)
  await h.call(trainer, slice.start, { scenario: 'practica' })
  await h.call(conductor, slice.progress, { done: 3, total: 12 })
  const starting = await draw(h, { actor: trainer })
  assert.match(starting, /<progress max="12" value="3"/)
  assert.doesNotMatch(starting, /value="start"/)
  await h.call(conductor, slice.ready, {})
  const running = await draw(h, { actor: trainer, language: 'ar' })
  assert.match(running, /href="\/exercise\/ar\/console\/exercise"/)
  await h.call(trainer, slice.remove, {})
  assert.match(await draw(h, { actor: trainer }), /is being removed/)
})

forHouse('the page of the Exercise breaks, mends and hands out stations', exercise, async (h) => {
  await h.call(trainer, slice.inject, { site: 'epoll', kind: 'deface' })
  const page = await draw(h, { actor: trainer, search: '11' })
  for (const key of SITE_KEYS) assert.ok(page.includes(SITES[key].host))
  assert.equal(page.match(/value="mend"/g)?.length, 1)
  assert.equal(page.match(/value="deface"/g)?.length, SITE_KEYS.length - 1)
  for (const kind of FAULTS.filter((one) => one !== 'deface'))
    assert.equal(page.split(`value="${kind}"`).length - 1, SITE_KEYS.length, kind)
  for (const kind of EDITS)
    assert.equal(page.split(`value="${kind}"`).length - 1, SITE_KEYS.length, kind)
  assert.match(page, /data-label="Break"[\s\S]*data-label="Edit honestly"/)
  assert.match(page, /href="\/exercise\/en\/console\/sites\/id5"/)
  assert.match(page, /Library &lt;Cedar Street&gt;/)
  assert.match(page, /name="station" value="s1"/)
  const done = { form: 'take', output: { secret: 'one-time' } }
  const taken = await draw(h, { actor: trainer, language: 'ar', done })
  assert.match(taken, /https:\/\/node\.example\/exercise\/ar\/station\/enrol#one-time/)
  assert.match(taken, /<svg/)
})

forBothHouses('the log of a site is asked for an incident that is there', exercise, async (h) => {
  const ask = (incident: string) => h.call(trainer, slice.handInLog, { site: 'epoll', incident })
  await assert.rejects(ask(CASE), problemWith('exercises.unknown_incident'))
  await ask(INCIDENT)
  const last = (await h.records()).at(-1)
  assert.deepEqual(
    [last?.type, last?.subject, last?.body],
    ['log.asked', 'epoll', { host: SITES.epoll.host, incident: INCIDENT, area: '/1/1/' }],
  )
  const page = await draw(h, { actor: trainer })
  assert.match(page, /Hand in the server’s log[\s\S]*INC-ABCDEFGH Poll book &lt;broken&gt;/)
})

forHouse('no log is handed in and no truth told in Actual', actual, async (h) => {
  const refused = problemWith('exercises.only_exercise')
  const input = { site: 'epoll', incident: INCIDENT } as const
  await assert.rejects(h.call(trainer, slice.handInLog, input), refused)
  await assert.rejects(h.call(trainer, truth, { incidents: [INCIDENT] }), refused)
  assert.doesNotMatch(await draw(h, { actor: trainer, of: CASE }), /Who it was/)
})

forBothHouses(
  'the truth is told of the faults whose logs are evidence, beside what each analyst ranked',
  exercise,
  async (h) => {
    assert.match(await draw(h, { actor: trainer, of: CASE }), /No server’s log is evidence/)
    const inject = (site: 'epoll' | 'results', kind: 'deface' | 'add-news' | 'skim') =>
      h.call(trainer, slice.inject, { site, kind })
    await inject('results', 'skim')
    await inject('epoll', 'add-news')
    await inject('epoll', 'deface')
    const told = await h.call(trainer, truth, { incidents: [INCIDENT] })
    assert.deepEqual(
      told.faults.map(({ site, kind, culprit }) => [site, kind, culprit]),
      [['epoll', 'deface', 'outside']],
    )
    assert.equal(told.explanations.length, 4)
    const page = await draw(h, { actor: trainer, of: CASE })
    assert.match(page, /<strong>A group from outside<\/strong>[\s\S]*Fourteen wrong passwords/)
    assert.match(page, /The &lt;neighbour&gt;[\s\S]*>2<[\s\S]*Simulated analyst/)
    assert.match(page, /Simulated analyst[\s\S]*a group from {2}OUTSIDE[\s\S]*stands first/)
    assert.match(await draw(h, { actor: trainer, of: CASE, language: 'ar' }), /مجموعة من الخارج/)
  },
)

forHouse(
  'the page says which sites are still learned, and what is judged until then',
  exercise,
  async (h) => {
    const known = await draw(h, { actor: trainer })
    assert.doesNotMatch(known, /being learned/)
    assert.equal(known.match(/Its page is watched/g)?.length, SITE_KEYS.length)
    stage = 'learning'
    try {
      const page = await draw(h, { actor: trainer })
      assert.match(
        page,
        /<summary>Its page is being learned: 7 of 20 looks<\/summary>[\s\S]*passages that must stay are judged/,
      )
      assert.match(page, /Its page is being learned: 7 of 20 looks/)
      assert.equal(page.match(/Its page is watched/g)?.length, SITE_KEYS.length - 1)
      await h.call(trainer, slice.inject, { site: 'results', kind: 'add-link' })
      const edited = await draw(h, { actor: trainer, language: 'ar' })
      assert.match(edited, /كما ينبغي<br>عُدّل: أضيف رابط داخلي/)
      assert.match(edited, /7\P{L}+من\P{L}+20\P{L}+نظرة/u)
    } finally {
      stage = 'full'
    }
  },
)

test('the country has 24 districts, 2,400 stations and no name twice', () => {
  for (const tongue of ['en', 'ar'] as const) {
    const areas = areasOf(tongue)
    assert.equal(areas.filter(({ kind }) => kind === 'district').length, 24)
    assert.equal(areas.length, 24 + PROVINCES.length)
    assert.equal(new Set(areas.map(({ name }) => name)).size, areas.length)
    const rows = stationRows(tongue)
    assert.equal(rows.length, 2400)
    assert.equal(new Set(rows.map(([number]) => number)).size, 2400)
    const paths = new Set(areas.map(({ path }) => path))
    for (const [, name = '', area = '', address = ''] of rows) {
      assert.ok(paths.has(area) && name !== '' && address !== '')
    }
    for (const { area, affects } of Object.values(SITES)) {
      for (const path of [area, ...affects]) assert.ok(path === '/' || paths.has(path))
    }
  }
})

test('every text of the exercise is whole in English and Arabic', () => {
  const problems = Object.fromEntries(
    Object.values(slice.exercises.problems).map((message) => [message.key, message]),
  )
  const ofTrail = [culpritTexts, storyTexts, clueTexts, trailTexts]
  for (const catalogue of [texts, siteChangeTexts, siteNames, problems, ...ofTrail]) {
    assert.deepEqual(catalogueProblems(catalogue as Catalogue), [])
  }
})
