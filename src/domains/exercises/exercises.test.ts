import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actual, draw, exercise, learned, trainer } from '../../../test/support/exercise-pages.ts'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import { systemActor } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import type { Catalogue } from '../../core/text.ts'
import {
  areasOf,
  PROVINCES,
  SITE_KEYS,
  siteNames,
  SITES,
  stationRows,
  waitingStation,
} from './country.ts'
import * as slice from './index.ts'
import { EDITS, FAULTS, PACES } from './schema.ts'
import { siteChangeTexts } from './site-texts.ts'
import { clueTexts, culpritTexts, storyTexts, trailTexts } from './story-texts.ts'
import { texts } from './texts.ts'

const conductor = systemActor('exercise:conductor', ['exercise:conduct'])

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

forHouse('a start that failed is told of and can be removed', actual, async (h) => {
  await h.call(trainer, slice.start, { scenario: 'practica' })
  await h.call(conductor, slice.failed, {})
  assert.match(await draw(h, { actor: trainer }), /could not be started[\s\S]*Remove the exercise/)
  await h.call(trainer, slice.remove, {})
  assert.equal((await h.call(trainer, slice.exerciseStatus, {})).state, 'removing')
})

forHouse('nothing is broken outside of an exercise', actual, async (h) => {
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

forHouse('an inside system is stopped and goes on again, once each', exercise, async (h) => {
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
  assert.ok(page.indexOf('value="mend"') < page.indexOf('<table'), 'on top')
  assert.equal(page.match(/value="mend"/g)?.length, 1, 'and nowhere else')
  assert.equal(page.match(/value="deface"/g)?.length, SITE_KEYS.length - 1)
  for (const kind of FAULTS.filter((one) => one !== 'deface'))
    assert.equal(page.split(`value="${kind}"`).length - 1, SITE_KEYS.length, kind)
  for (const kind of EDITS)
    assert.equal(page.split(`value="${kind}"`).length - 1, SITE_KEYS.length, kind)
  assert.match(page, /data-label="Break"[\s\S]*id="story-edits"[\s\S]*data-label="Edit honestly"/)
  assert.match(page, /href="\/exercise\/en\/console\/sites\/id5"/)
  assert.match(page, /Library &lt;Cedar Street&gt;/)
  assert.match(page, /name="station" value="s1"/)
  await h.call(trainer, slice.inject, { site: 'register', kind: 'add-news' })
  const edited = await draw(h, { actor: trainer })
  assert.equal(edited.match(/value="mend"/g)?.length, 2, 'an honest edit is taken back there, too')
  const done = { form: 'take', output: { secret: 'one-time' } }
  const taken = await draw(h, { actor: trainer, language: 'ar', done })
  assert.match(taken, /https:\/\/node\.example\/exercise\/ar\/station\/enrol#one-time/)
  assert.match(taken, /<svg/)
})

forHouse(
  'the page says which sites are still learned, and what is judged until then',
  exercise,
  async (h) => {
    const known = await draw(h, { actor: trainer })
    assert.doesNotMatch(known, /being learned/)
    assert.equal(known.match(/Its page is watched/g)?.length, 2 * SITE_KEYS.length)
    learned.stage = 'learning'
    try {
      const page = await draw(h, { actor: trainer })
      assert.match(
        page,
        /<summary>Its page is being learned: 7 of 20 looks<\/summary>[\s\S]*passages that must stay are judged/,
      )
      assert.match(page, /Its page is being learned: 7 of 20 looks/)
      assert.equal(page.match(/Its page is watched/g)?.length, 2 * (SITE_KEYS.length - 1))
      await h.call(trainer, slice.inject, { site: 'results', kind: 'add-link' })
      const edited = await draw(h, { actor: trainer, language: 'ar' })
      assert.match(edited, /كما ينبغي<br>عُدّل: أضيف رابط داخلي/)
      assert.match(edited, /7\P{L}+من\P{L}+20\P{L}+نظرة/u)
    } finally {
      learned.stage = 'full'
    }
  },
)

forHouse(
  'a station that waits for a person is named where its part is taken',
  exercise,
  async (h) => {
    const page = await draw(h, { actor: trainer })
    assert.match(page, /<details class="block" id="story-station"><summary>Be a station/)
    assert.match(page, /Station <code[^>]*>11-001<\/code> waits for you/)
    assert.match(page, /value="s1"/, 'and its part is taken without a search')
    const none = await draw(h, { actor: trainer, search: '0100' })
    assert.match(none, /id="story-station" open>[\s\S]*begins like this. 11-001 is one that exists/)
    assert.match(none, /value="s1"/)
  },
)

forHouse(
  'the page opens by story, and the one that is at work stands open',
  exercise,
  async (h) => {
    const openOf = (page: string) =>
      [...page.matchAll(/id="story-([\w-]+)" open/g)].map(([, id]) => id)
    assert.deepEqual(openOf(await draw(h, { actor: trainer })), ['sites'], 'where one begins')
    await h.call(trainer, slice.inject, { site: 'epoll', kind: 'deface' })
    assert.deepEqual(openOf(await draw(h, { actor: trainer })), [])
    assert.deepEqual(openOf(await draw(h, { actor: trainer, at: 'systems' })), ['systems'])
  },
)

test('each district has a station that waits for a person, and each area leads to one', () => {
  const waiting = stationRows('en').filter(([number = '']) => slice.waitsForPerson(number))
  const districts = areasOf('en').filter(({ kind }) => kind === 'district')
  assert.deepEqual(
    waiting.map(([, , area]) => area),
    districts.map(({ path }) => path),
  )
  const numbers = new Set(waiting.map(([number]) => number))
  for (const area of ['/', ...areasOf('en').map(({ path }) => path)]) {
    assert.ok(numbers.has(waitingStation(area)), area)
    const found = waiting.find(([number]) => number === waitingStation(area))
    assert.ok(found?.[2]?.startsWith(area), area)
  }
})

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
