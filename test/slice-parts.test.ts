// A slice that is nothing but a value brings its parts to every place that arranges them, and none of those names it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { playedParts } from '../src/conductor/players.ts'
import { command, query } from '../src/core/action.ts'
import { checkParts, partFaults } from '../src/core/brought.ts'
import { navigationOf } from '../src/core/nav.ts'
import { daySection, panel, publicCard } from '../src/core/page-parts.ts'
import { recordTypes } from '../src/core/record.ts'
import { rolesHolding } from '../src/core/role.ts'
import { type Page, page } from '../src/core/slice.ts'
import { defineTexts } from '../src/core/text.ts'
import { slices } from '../src/domains/index.ts'
import { work } from '../src/domains/work/index.ts'
import { directory } from '../src/domains/directory/index.ts'
import { record } from '../src/domains/record/index.ts'
import { doorPages } from '../src/http/pages/index.ts'
import { tilePanel } from '../src/ui/tile.ts'
import { html } from '../src/ui/html.ts'
import { exampleSlice } from './support/example-slice.ts'
import { BEGIN, forHouse, person, type TestHouse } from './support/house.ts'
import { visitPage } from './support/page-visit.ts'

const texts = defineTexts('lessons', {
  title: { en: 'Lessons', ar: 'الدروس' },
  trainer: { en: 'Trainer', ar: 'مدرّب' },
  teach: { en: 'hold lessons', ar: 'إلقاء الدروس' },
  clause: { en: 'Teach everybody.', ar: 'تعليم الجميع.' },
  count: {
    en: { one: '{count} lesson held', other: '{count} lessons held' },
    ar: {
      zero: 'لا دروس',
      one: 'درس واحد',
      two: 'درسان',
      few: '{count} دروس',
      many: '{count} درسًا',
      other: '{count} درس',
    },
  },
})

const records = recordTypes('lessons', {
  'lesson.held': {
    en: 'A lesson was held',
    ar: 'أُلقي درس',
    body: z.object({ pupils: z.number() }),
    notable: true,
  },
})

const hold = command({
  name: 'lessons.hold',
  permission: 'lessons:teach',
  scope: 'nation',
  summary: 'Holds a lesson.',
  input: z.strictObject({ pupils: z.number().int() }),
  output: z.strictObject({}),
  async run(ctx, body) {
    ctx.record(records['lesson.held'], { subject: 'lesson', body })
    return {}
  },
})

const list = query({
  name: 'lessons.list',
  permission: 'lessons:teach',
  scope: 'shared',
  summary: 'Names of lessons.',
  input: z.strictObject({}),
  output: z.strictObject({ names: z.array(z.string()) }),
  run: async () => ({ names: ['Passwords', 'Phishing'] }),
})

const own = { permission: 'lessons:teach' } as const
const seeded: string[] = []
const pressed: string[] = []

const lessons = exampleSlice('lessons', {
  actions: [hold, list],
  records,
  roles: {
    named: { trainer: { title: texts.trainer, kind: 'duty', alongside: 'analyst' } },
    permissions: { 'lessons:teach': texts.teach },
    may: { trainer: ['lessons:teach'] },
  },
  clauses: [
    {
      number: 3,
      text: texts.clause,
      pages: ['/lessons'],
      counted: [records['lesson.held']],
      figure: texts.count,
      least: 2,
    },
  ],
  pages: [
    page({
      path: '/console/lessons',
      surface: 'console',
      permission: 'lessons:teach',
      nav: { group: 'learn', after: '/console/exercise', label: texts.title },
      load: async () => null,
      render: (_, { t }) => ({ title: t(texts.title), main: html`<p></p>` }),
    }),
    page({
      path: '/lessons',
      surface: 'public',
      permission: 'anyone',
      load: async () => null,
      render: (_, { t }) => ({ title: t(texts.title), main: html`<p></p>` }),
    }),
  ],
  panels: [
    tilePanel({
      ...own,
      name: 'lessons-in-numbers',
      load: (ctx) => ctx.call(list, {}),
      render: ({ names }, { t, base }) => ({
        label: t(texts.title),
        href: `${base}/console/lessons`,
        figure: t.number(names.length),
        of: '',
        note: t(texts.title),
        tone: 'ok',
        shape: 'tick',
        shares: [],
      }),
    }),
    panel({
      ...own,
      name: 'lessons',
      place: 'section',
      after: 'alerts',
      title: texts.title,
      load: (ctx) => ctx.call(list, {}),
      render: ({ names }) => html`<p>${names.join(' and ')}</p>`,
    }),
    panel({
      ...own,
      name: 'hidden',
      place: 'section',
      title: texts.trainer,
      load: async () => null,
      render: () => null,
    }),
  ],
  day: [
    daySection({
      ...own,
      name: 'lessons',
      after: 'events',
      title: texts.title,
      file: { query: list.name, label: texts.title },
      load: async (_, stretch) => stretch,
      render: ({ from }) => html`<p>lessons from ${from}</p>`,
      lines: ({ from }) => [{ at: from, what: 'lessons' }],
    }),
  ],
  publicCards: [
    publicCard({
      name: 'lessons',
      load: async () => 2,
      render: (count) => html`<p>card ${count}</p>`,
    }),
    publicCard({ name: 'no lessons', load: async () => 0, render: () => null }),
  ],
  readiness: [
    {
      name: 'lesson',
      after: 'drill',
      title: texts.title,
      todo: texts.teach,
      page: null,
      isReady: async (ctx) => (await ctx.call(list, {})).names.length > 0,
    },
  ],
  waits: {
    ...own,
    name: 'lessons',
    async list() {
      const facts = {
        what: texts.teach,
        since: BEGIN,
        severity: 'minor',
        path: '/console/lessons',
      } as const
      return [
        { ...facts, key: 'later', about: 'may wait', until: null },
        {
          ...facts,
          key: 'soon',
          about: { en: 'soon', ar: 'قريبًا' },
          until: '2026-11-24T09:00:00.000Z',
        },
      ]
    },
  },
  search: {
    ...own,
    name: 'lessons',
    async find(ctx, words) {
      const { names } = await ctx.call(list, {})
      const found = names.filter((name) => name.toLowerCase().includes(words))
      return found.map((title) => ({ title, kind: texts.title, path: '/console/lessons' }))
    },
  },
  exercise: {
    permissions: ['lessons:teach'],
    async seed(ctx) {
      seeded.push(...(await ctx.call(list, {})).names)
    },
    buttons: [{ name: 'bell', label: texts.teach }],
    press: async (_, button) => void pressed.push(button),
  },
})

const trainer = person('trainer', ['lessons:teach', 'accounts:names', 'record:day'])
const other = person('other', ['accounts:names', 'record:day'])
const house = [
  { ...record, needs: {} },
  { ...work, needs: {} },
  { ...directory, needs: {} },
  lessons,
]

function pageOf(path: string): Page {
  const all = [...doorPages([...slices, lessons]), ...slices.flatMap(({ pages }) => pages)]
  const found = all.find((one) => one.path === path)
  assert.ok(found !== undefined, path)
  return found
}

const seen = (h: TestHouse, path: string, actor = trainer, search = {}) =>
  visitPage(h, pageOf(path), { actor, search })

test('a slice with every part fits into the product beside the others', () => {
  assert.deepEqual(partFaults([...slices, lessons]), [])
  const paths = navigationOf([
    ...doorPages(slices),
    ...slices.flatMap(({ pages }) => pages),
    ...lessons.pages,
  ]).map(({ page }) => page.path)
  assert.equal(paths[paths.indexOf('/console/exercise') + 1], '/console/lessons')
})

test('a product whose slices contradict each other does not start, and says what to write', () => {
  assert.throws(
    () =>
      checkParts([...slices, exampleSlice('alerting', { panels: lessons.panels ?? [] }), lessons]),
    (error: Error) =>
      error.message ===
      'the house is not in order: Two slices are named alerting: give one of them another name. ' +
        'Two panels of the situation are named lessons-in-numbers: give one of them another name. ' +
        'Two panels of the situation are named lessons: give one of them another name. ' +
        'Two panels of the situation are named hidden: give one of them another name.',
  )
})

test('the navigation stands in this order', () => {
  const all = [...doorPages(slices), ...slices.flatMap(({ pages }) => pages)]
  const shown = navigationOf(all).map(({ group, views, page: { surface } }) => {
    const [own = '', ...others] = views.map(({ page }) => page.path)
    return { surface, line: [group, own, ...others].join(' ') }
  })
  const of = (surface: string) =>
    shown.filter((one) => one.surface === surface).map(({ line }) => line)
  assert.deepEqual(of('public'), [
    'public /',
    'public /check',
    'public /alerts',
    'public /issues',
    'public /message',
    'public /statements',
    'public /attacks',
    'public /sources',
    'public /notices',
    'public /programme',
  ])
  assert.deepEqual(of('console'), [
    'top /console',
    'top /console/waiting',
    'watch /console/sites',
    'watch /console/systems',
    'watch /console/findings',
    'watch /console/watch /console/watch/calls /console/watch/messages /console/watch/observers /console/watch/stations /console/watch/answers /console/watch/forms',
    'watch /console/observers',
    'watch /console/issues',
    'alert /console/alerts',
    'alert /console/problems',
    'alert /console/stations',
    'alert /console/escalation /console/routes /console/cards /console/symptoms /console/messages /console/unproven-sms /console/orders',
    'investigate /console/incidents /console/timeline /console/playbooks',
    'investigate /console/evidence',
    'investigate /console/cases /console/justice',
    'investigate /console/disclosed',
    'inform /console/statements',
    'inform /console/claims',
    'inform /console/notices',
    'inform /console/outlets',
    'inform /console/outlet',
    'inform /console/attacks',
    'inform /console/sources',
    'people-and-law /console/directory /console/directory/confirm /console/directory/import',
    'people-and-law /console/reports /console/reports/renew /console/reports/enter',
    'people-and-law /console/reports/desks /console/reports/two',
    'learn /console/exercise',
    'node /console/duty',
    'node /console/territory',
    'node /console/people',
    'node /console/devices',
    'node /console/records',
    'node /console/lookouts',
    'node /console/networks',
    'node /console/backups /console/capacity',
    'node /console/setup',
    'node /console/settings',
    'node /console/words',
    'me /console/contacts',
  ])
})

forHouse(
  'the doors show what a slice brings, to whoever may see it',
  { slices: house },
  async (h) => {
    await h.call(trainer, hold, { pupils: 7 })
    await h.settled()
    assert.match(
      await seen(h, '/programme'),
      /id="clause-3" class="next">.*?Teach everybody\.<\/h3><p>It is ready\./s,
    )
    await h.call(trainer, hold, { pupils: 8 })
    await h.settled()
    assert.match(await seen(h, '/programme'), /2 lessons held.*href="\/en\/lessons"/s)

    const situation = await seen(h, '/console')
    assert.match(
      situation,
      /<a class="tile" href="[^"]*\/console\/lessons"><span>Lessons.*<strong>2 /,
    )
    assert.match(situation, /<h2>Lessons<\/h2>.*Passwords and Phishing/s)
    assert.doesNotMatch(situation, /Trainer/, 'a section without content is left out')
    assert.doesNotMatch(await seen(h, '/console', other), /Lessons/)

    const day = await seen(h, '/console/day')
    assert.match(day, /<h2>Lessons<\/h2><p>lessons from 2026-11-24T00:00:00.000Z/)
    assert.match(day, /A lesson was held/, 'a notable record is told')
    assert.match(day, /\/api\/record\.day\?[^>]*>records<\/a>, <a href="\/api\/lessons\.list/)
    assert.doesNotMatch(await seen(h, '/console/day', other), /lessons from/)

    assert.match(await seen(h, '/'), /<p>card 2<\/p>/)
    const waiting = await seen(h, '/console')
    assert.ok(
      waiting.indexOf('soon') < waiting.indexOf('may wait'),
      'what is too late first stands first',
    )
    assert.match(await seen(h, '/console', other), /Nothing waits for you/)
    assert.match(
      await seen(h, '/console/search', trainer, { words: 'phish' }),
      /<bdi>Phishing<\/bdi>/,
    )
    assert.match(
      await seen(h, '/console/search', trainer, { words: 'nothing' }),
      /Nothing was found/,
    )
    assert.doesNotMatch(await seen(h, '/console/search'), /Nothing was found/)

    assert.deepEqual(rolesHolding(h.facts.roles, 'lessons:teach'), ['trainer'])
    for (const { part, ctx } of playedParts(h)) await part.seed?.(ctx)
    assert.ok(seeded.includes('Passwords'))
    assert.deepEqual(
      h.facts.buttons.map(({ name }) => name),
      ['lessons.bell'],
    )
    for (const { part, ctx } of playedParts(h)) await part.press?.(ctx, 'bell')
    assert.ok(pressed.includes('bell'))
  },
)
