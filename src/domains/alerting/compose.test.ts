// Writing an alert: what happened, which site, the words for stations and for voters, whom it reaches, how it looks.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asShown } from '../../../test/support/alerting.ts'
import { EXAMPLE_SITE, exampleNation } from '../../../test/support/example-nation.ts'
import { fieldsOf } from '../../../test/support/form-fields.ts'
import { forHouse, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { type PageVisit, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import type { Actor } from '../../core/actor.ts'
import { Problem } from '../../core/problem.ts'
import { EVENT_CODES } from '../../lib/cap/index.ts'
import { content } from './content.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'
import { templateContent } from './templates.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'territory:read',
  'monitoring:read',
] as const
const author = person('author', ALL)
const second = person('second', ALL)
const anybody: Actor = { id: 'anonymous', holds: [] }
const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { slices, runsJobs: false }

const BUTTON = /We have a problem|لدينا مشكلة/

async function see(house: TestHouse, path: string, visit: Partial<PageVisit> = {}) {
  const page = pages.find((one) => one.path === path)
  assert.ok(page, path)
  return await visitPage(house, page, { actor: author, ...visit })
}

const NEW = '/console/alerts/new'

/** The form as a browser sends it by one of the buttons that only draw it again. */
async function redrawn(
  house: TestHouse,
  {
    button,
    typed = {},
    search = { event: 'DDOS' },
  }: {
    button: string
    typed?: Readonly<Record<string, string>>
    search?: Readonly<Record<string, string>>
  },
) {
  const fields = fieldsOf(await see(house, NEW, { search }), 'alert')
  const values = { ...Object.fromEntries(fields), ...typed, _redraw: button }
  return await see(house, NEW, { search, refused: { form: 'alert', values, problem: null } })
}

const PUBLIC = {
  event: 'DEFACEMENT',
  severity: 'Severe',
  areas: ['/1/1/'],
  site: { id: EXAMPLE_SITE, name: 'Results', host: 'site.example' },
} as const

async function release(house: TestHouse, changes: object = {}): Promise<string> {
  const written = { ...templateContent(PUBLIC), scope: 'Public' as const, ...changes }
  const { alert } = await house.call(author, alerting.draft, { content: written })
  await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

test('every kind has words for voters that do not speak of what only stations have', () => {
  for (const event of EVENT_CODES) {
    const made = templateContent({ event, severity: 'Moderate', areas: ['/1/'] })
    assert.deepEqual(Object.keys(made.publicTexts), Object.keys(made.texts))
    for (const language of ['en', 'ar'] as const) {
      const { headline = '', instruction = '' } = made.publicTexts[language] ?? {}
      assert.ok(headline.length > 0 && instruction.length > 0, `${event} ${language}`)
      assert.doesNotMatch(`${headline} ${instruction}`, BUTTON)
      assert.doesNotMatch(instruction, /your district office|مكتب الدائرة/, event)
    }
  }
})

test('the headline names the site, as much of it as fits, without marks of direction', () => {
  const headlines = (name: string, host = 'results.example') => {
    const made = templateContent({ ...PUBLIC, site: { id: EXAMPLE_SITE, name, host } })
    return Object.values({ ...made.texts }).map((block) => block?.headline ?? '')
  }
  for (const said of headlines('Results of Practica'))
    assert.match(said, /Results of Practica \(results\.example\)/)
  const long = 'نتائج'.repeat(40)
  for (const said of headlines(long)) {
    assert.ok(said.length <= 160)
    assert.match(said, /results\.example/)
    assert.doesNotMatch(said, /[\u2066-\u2069]/)
  }
  for (const said of headlines(long, `${'a.'.repeat(120)}example`)) assert.ok(said.length <= 160)
})

forHouse(
  'voters read their own text on the public page and in its message, stations theirs',
  still,
  async (house) => {
    const alert = await release(house)
    const { items } = await house.call(anybody, alerting.publicAlerts, { endedHours: 0 })
    assert.match(items[0]?.texts['en']?.instruction ?? '', /Do not believe what the site shows/)
    const page = wordsOf(await see(house, '/alerts/:alert', { actor: anybody, params: { alert } }))
    assert.match(page, /Do not believe what the site shows/)
    assert.doesNotMatch(page, /Tell people who ask/)

    const forVoters = await house.call(anybody, alerting.capXml, { alert })
    const forStations = await house.call(author, alerting.capXml, { alert })
    assert.match(forVoters.xml, /<instruction>Do not believe/)
    assert.doesNotMatch(forVoters.xml, /Tell people who ask/)
    assert.match(forStations.xml, /<instruction>Do not use the site/)
    assert.notEqual(forVoters.sha256, forStations.sha256)
    assert.equal(items[0]?.sha256, forVoters.sha256)
    assert.match(forVoters.xml, new RegExp(`<identifier>${alert}\\.1\\.public</identifier>`))
    const shown = await house.call(author, alerting.show, { alert })
    assert.match(shown.revisions[0]?.texts['en']?.instruction ?? '', /Do not use the site/)

    await house.call(author, alerting.cancel, { alert })
    const end = await house.call(anybody, alerting.capXml, { alert })
    assert.match(end.xml, new RegExp(`<references>[^<]*${alert}\\.1\\.public`))
    const over = wordsOf(await see(house, '/alerts/:alert', { actor: anybody, params: { alert } }))
    assert.match(over, /We were wrong|The warning about wrong content/)
  },
)

forHouse(
  'an alert without a text for voters says the same to all, and the check says so',
  still,
  async (house) => {
    const alert = await release(house, { publicTexts: {} })
    const { items } = await house.call(anybody, alerting.publicAlerts, { endedHours: 0 })
    assert.match(items[0]?.texts['en']?.instruction ?? '', /Do not use the site/)
    const one = await house.call(anybody, alerting.capXml, { alert })
    assert.equal(one.sha256, (await house.call(author, alerting.capXml, { alert })).sha256)
    const said = templateContent({ event: 'PHISHING', severity: 'Moderate', areas: ['/1/'] })
    const drafted = await house.call(author, alerting.draft, {
      content: { ...said, scope: 'Public', publicTexts: {} },
    })
    const { issues } = await house.call(author, alerting.preview, { alert: drafted.alert })
    const codes = issues.map(({ code }) => code)
    assert.ok(codes.includes('public_shared') && codes.includes('public_button:en'), `${codes}`)
  },
)

forHouse(
  'the check names the first answer as the telephone of a station does',
  still,
  async (house) => {
    const named = [
      ['DEFACEMENT', 'Understood and done'],
      ['POLLBOOK_OUTAGE', 'Done'],
    ] as const
    for (const [eventCode, name] of named) {
      const content = { ...templateContent(PUBLIC), eventCode }
      const { alert } = await house.call(author, alerting.draft, { content })
      const check = wordsOf(await see(house, '/console/alerts/:alert/check', { params: { alert } }))
      assert.ok(
        check.includes(` ${name} We cannot`) || check.includes(` ${name} We need help`),
        check,
      )
    }
  },
)

forHouse('a text for voters is written in every language or in none', still, async (house) => {
  const made = templateContent(PUBLIC)
  const written = {
    ...made,
    scope: 'Public' as const,
    publicTexts: { en: made.publicTexts['en'] },
  }
  const { alert } = await house.call(author, alerting.draft, { content: written })
  const check = wordsOf(await see(house, '/console/alerts/:alert/check', { params: { alert } }))
  assert.match(check, /Must be mended first.*The text for voters is missing \( العربية \)/)
  assert.doesNotMatch(check, /Nothing stands against a release/)
  const half = { ...made, scope: 'Public' as const, publicTexts: { en: { headline: 'Half' } } }
  await assert.rejects(
    house.call(author, alerting.draft, { content: half }),
    problemWith('core.bad_input'),
  )
})

forHouse(
  'what voters do not read is not kept, and the name of a site is the site’s own',
  still,
  async (house) => {
    const made = templateContent(PUBLIC)
    const forged = { ...made, siteName: 'Bank', siteHost: 'bank.example' }
    const { alert } = await house.call(author, alerting.draft, { content: forged })
    const kept = (await house.call(author, alerting.show, { alert })).content
    assert.deepEqual(kept.publicTexts, {})
    assert.deepEqual([kept.siteName, kept.siteHost], ['Results', 'site.example'])
    const board = await see(house, '/console/alerts/:alert', { params: { alert } })
    assert.match(board, new RegExp(`/console/sites/${EXAMPLE_SITE}`))
    const { site: _, ...rest } = forged
    await house.call(author, alerting.revise, { alert, content: rest })
    assert.equal((await house.call(author, alerting.show, { alert })).content.siteName, undefined)
    const unknown = { ...made, site: '01939000-0000-7000-8000-0000000000ff' }
    await assert.rejects(house.call(author, alerting.draft, { content: unknown }), Problem)
    assert.ok(!content.safeParse({ ...made, site: '../x' }).success)
  },
)

forHouse(
  'a text for voters that is changed after it was read is not released',
  still,
  async (house) => {
    const written = { ...templateContent(PUBLIC), scope: 'Public' as const }
    const { alert } = await house.call(author, alerting.draft, { content: written })
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    const seen = await asShown(house, alert)
    await house.call(author, alerting.redraft, { alert })
    const other = {
      en: { headline: 'All is well.', instruction: 'Send us your password.' },
      ar: { headline: 'أ', instruction: 'ب' },
    }
    await house.call(author, alerting.revise, {
      alert,
      content: { ...written, publicTexts: other },
    })
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await assert.rejects(
      house.call(second, alerting.issue, seen),
      problemWith('alerting.not_what_was_read'),
    )
    const page = wordsOf(
      await see(house, '/console/alerts/:alert/release', { actor: second, params: { alert } }),
    )
    assert.match(page, /Send us your password/, 'the second person reads both texts')
  },
)

forHouse('first what happened, then a form with the words for it', still, async (house) => {
  const kinds = await see(house, NEW, { search: { event: 'NO_SUCH_KIND', site: EXAMPLE_SITE } })
  assert.equal(kinds.match(/\?event=/g)?.length, EVENT_CODES.length)
  assert.match(kinds, new RegExp(`event=DDOS&(amp;)?site=${EXAMPLE_SITE}`))
  const search = { event: 'DEFACEMENT', site: EXAMPLE_SITE }
  const form = await see(house, NEW, { search })
  const fields = new Map(fieldsOf(form, 'alert'))
  assert.match(fields.get('content.texts.en.headline') ?? '', /^Results \(site\.example\) shows/)
  assert.equal(fields.get('content.site'), EXAMPLE_SITE)
  assert.equal(fields.get('content.areas[]'), '/1/', 'the areas that rely on the site')
  const words = wordsOf(form)
  assert.match(words, /Who would get it 5 stations in 1 area/)
  assert.match(words, /As SMS, 2 parts/)
  const arabic = await see(house, NEW, { search, language: 'ar' })
  assert.doesNotMatch(arabic, /\[en\]/)
})

forHouse(
  'counting again keeps what was typed and shows it as it will look',
  still,
  async (house) => {
    const typed = {
      'content.areas[]': '/1/1/\n/2/',
      'content.texts.en.headline': '<script>alert(1)</script>',
      'content.scope': 'Public',
      'content.publicTexts.en.headline': 'For voters alone',
    }
    const drawn = await redrawn(house, { button: 'count', typed })
    assert.match(wordsOf(drawn), /4 stations in 2 areas/)
    assert.ok(!drawn.includes('<script>alert(1)'))
    assert.match(drawn, /<b><bdi lang="en" dir="ltr">&lt;script&gt;alert\(1\)/)
    assert.match(wordsOf(drawn), /What voters read on the public page For voters alone/)
    assert.match(wordsOf(await redrawn(house, { button: 'count' })), /No area is chosen yet/)
  },
)

forHouse('another kind and another site bring their own words', still, async (house) => {
  const typed = {
    'content.eventCode': 'PORTAL_OUTAGE',
    'content.site': EXAMPLE_SITE,
    'content.note': 'kept',
  }
  const fields = new Map(fieldsOf(await redrawn(house, { button: 'words', typed }), 'alert'))
  assert.equal(
    fields.get('content.texts.en.headline'),
    'Results (site.example) cannot be reached at present.',
  )
  assert.equal(fields.get('content.note'), 'kept')
  const odd = { 'content.eventCode': '__proto__' }
  const same = new Map(fieldsOf(await redrawn(house, { button: 'words', typed: odd }), 'alert'))
  assert.match(same.get('content.texts.en.headline') ?? '', /is being flooded/)
})

forHouse('what is missing is named with its language', still, async (house) => {
  const problem = new Problem('core.bad_input', 422, 'Some of what was sent is missing or wrong.', {
    fields: [{ path: 'content.texts.en.headline', message: 'this is missing' }],
  })
  const refused = { form: 'alert', values: {}, problem }
  const search = { event: 'DDOS' }
  assert.match(wordsOf(await see(house, NEW, { search, refused })), /Missing in English: Headline/)
})

forHouse(
  'a draft that was discarded comes back, what went out never does',
  still,
  async (house) => {
    const { alert } = await house.call(author, alerting.draft, { content: templateContent(PUBLIC) })
    await house.call(author, alerting.withdraw, { alert })
    const back = await house.call(author, alerting.redraft, { alert })
    assert.equal(back.state, 'draft')
    const stranger = person('stranger', ALL, '/2/')
    await assert.rejects(
      house.call(stranger, alerting.redraft, { alert }),
      problemWith('core.wrong_area'),
    )
    const out = await release(house)
    await assert.rejects(
      house.call(author, alerting.redraft, { alert: out }),
      problemWith('alerting.wrong_state'),
    )
  },
)
