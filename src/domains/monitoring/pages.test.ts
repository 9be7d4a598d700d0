import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  administrator,
  analyst,
  brokenSite,
  monitoringHouse,
  secondAnalyst,
  show,
  SECOND,
  watch,
} from '../../../test/support/monitoring.ts'
import { register, tell } from '../../../test/support/signals.ts'
import { type Actor, ANONYMOUS } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import { Problem } from '../../core/problem.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { type Catalogue, text } from '../../core/text.ts'
import { authorise } from './actions/authorisation.ts'
import { findings } from './actions/finding.ts'
import { mark } from './actions/mark.ts'
import { openNetwork } from './actions/opening.ts'
import { visitNow } from './actions/site.ts'
import { previewSites } from './actions/site-file.ts'
import { addRule } from './actions/system.ts'
import { CHECKS } from './checks/index.ts'
import { HOST } from '../../../test/support/example-visit.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { pages } from './pages/index.ts'
import { problems } from './refusals.ts'
import { openingTexts } from './texts/openings.ts'
import { findingTexts, siteTexts } from './texts/pages.ts'
import { maintenanceTexts } from './texts/maintenance.ts'
import { sheetTexts } from './texts/site-file.ts'
import { systemTexts } from './texts/systems.ts'

interface Drawing {
  readonly actor?: Actor
  readonly language?: 'en' | 'ar'
  readonly params?: Record<string, string>
  readonly search?: Record<string, string>
  readonly refused?: View['refused']
  readonly done?: View['done']
}

/** Draws a page as the web door does, without the frame. */
async function draw(h: TestHouse, path: string, drawing: Drawing = {}): Promise<string> {
  const page = pages.find((one) => one.path === path) as Page<unknown, unknown> | undefined
  assert.ok(page, path)
  const {
    actor = analyst,
    language = 'en',
    params = {},
    search = {},
    refused = null,
    done = null,
  } = drawing
  const shared = { node: h.facts, now: h.clock.now(), refused, done }
  const ctx: PageContext = {
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...shared,
    params,
    search,
    ...askingAs(h, actor),
  }
  const base = `/${language}`
  const view: View = { ...shared, t: text(language), path, base, newKey: () => 'key' }
  const { title, sub, acts, main } = page.render((await page.load(ctx)) as never, view)
  return [title, sub, acts, main].map((part) => String(part ?? '')).join('\n')
}

test('every text of the pages and refusals is whole in English and Arabic, under a key of its own', () => {
  const sentences = Object.fromEntries(Object.values(problems).map((one) => [one.key, one]))
  const catalogues = [
    siteTexts,
    sheetTexts,
    maintenanceTexts,
    findingTexts,
    systemTexts,
    openingTexts,
    sentences,
  ].map((one) => one as Catalogue)
  for (const catalogue of catalogues) assert.deepEqual(catalogueProblems(catalogue), [])
  const keys = catalogues.flatMap((one) => Object.keys(one))
  assert.equal(new Set(keys).size, keys.length)
})

forHouse('every page draws in both languages', monitoringHouse, async (h) => {
  const broken = await brokenSite(h)
  const note = { finding: broken.finding, reason: 'We <know>' }
  await h.call(analyst, mark, { ...note, kind: 'accepted-risk', days: 7 })
  const asked = { legalBasis: 'Law 9', grantedBy: 'Board', days: 30, site: broken.site }
  await h.call(analyst, authorise, { ...asked, scope: 'active' })
  const inside = await register(h, { backupHours: 24, restoreDays: 90, areas: ['/1/'] })
  const sheet = 'address,name,organization,area\nnew.example,N <b>,Commission,North\n<x>,,,'
  const { file } = await h.call(analyst, previewSites, { text: sheet })
  const params = { ...broken, ...inside, check: 'hsts', file }
  await h.call(administrator, openNetwork, { network: '10.1.0.0/16', reason: 'We <know>' })
  for (const { path, permission } of pages) {
    for (const language of ['en', 'ar'] as const) {
      const actor = permission === 'monitoring:open' ? administrator : analyst
      const drawn = await draw(h, path, { language, params, actor })
      assert.ok(!/undefined|\[object|NaN|=&gt;/.test(drawn), `${path}: ${drawn}`)
      assert.ok(!drawn.includes('[en]'), path)
      if (language === 'ar') assert.match(drawn, /[\u0600-\u06ff]/)
    }
  }
  const drawn = await draw(h, '/console/findings/:finding', { params })
  assert.match(drawn, /answered with status 503/)
  assert.match(drawn, /We &lt;know&gt;/)
  assert.match(drawn, /Amal/)
  const approving = /value="approve"/
  const own = await draw(h, '/console/sites/:site', { params })
  assert.doesNotMatch(own, approving)
  const second = await draw(h, '/console/sites/:site', { params, actor: secondAnalyst })
  assert.match(second, approving)
})

forHouse(
  'the page of a site shows what is wrong, why, and how to mend it',
  monitoringHouse,
  async (h) => {
    const { site } = await brokenSite(h)
    const drawn = await draw(h, '/console/sites/:site', { params: { site } })
    assert.match(drawn, /Down/)
    assert.match(drawn, /How to mend it/)
    assert.match(drawn, /waits|in force/)
    assert.match(drawn, /Approve what|Nobody has approved/)
    show(h)
    await h.call(analyst, visitNow, { site })
    await h.pass(0)
    await h.pass(20 * SECOND)
    const mended = await draw(h, '/console/sites/:site', { params: { site } })
    assert.match(mended, /Approve what the last look saw/)
    assert.match(mended, /Nothing is wrong that a look could see/)
  },
)

forHouse(
  'a reader who may only read is offered no button that would be refused',
  monitoringHouse,
  async (h) => {
    const { site, finding } = await brokenSite(h)
    const actor: Actor = { id: 'person:r', holds: [{ permission: 'monitoring:read', area: '/1/' }] }
    const paths = ['/console/sites', '/console/sites/:site', '/console/findings/:finding']
    for (const path of paths) {
      assert.doesNotMatch(
        await draw(h, path, { actor, params: { site, finding } }),
        /method="post"/,
      )
    }
  },
)

forHouse(
  'the list of sites is searched and filtered by its address',
  monitoringHouse,
  async (h) => {
    await watch(h, HOST)
    await watch(h, 'register.vote.test', { name: 'Register' })
    const names = async (search: Record<string, string>) =>
      Array.from(
        (await draw(h, '/console/sites', { search })).matchAll(/<bdi>(\w+)<\/bdi><\/a>/g),
        (m) => m[1],
      )
    assert.deepEqual(await names({ search: 'regis' }), ['Register'])
    assert.deepEqual(await names({ status: 'unknown' }), ['Register', 'Results'])
    assert.deepEqual(await names({ status: 'ok' }), [])
    assert.deepEqual(await names({ area: '/2/' }), [])
    assert.deepEqual(await names({ status: 'nonsense' }), ['Register', 'Results'])
  },
)

forHouse('a refused form keeps what was typed and says why', monitoringHouse, async (h) => {
  const problem = new Problem('core.bad_input', 400, 'Some of what was sent is wrong.', {
    fields: [{ path: 'authorisation.legalBasis', message: 'too short' }],
  })
  const refused = { form: 'add', values: { host: 'typed.test' }, problem }
  const drawn = await draw(h, '/console/sites/new', { refused })
  assert.match(drawn, /value="typed\.test"/)
  assert.match(drawn, /href="#add-authorisation-legalBasis"/)
  assert.match(drawn, /id="add-authorisation-legalBasis"/)
})

forHouse(
  'everybody may read what is checked, each check on a page of its own',
  monitoringHouse,
  async (h) => {
    const all = await draw(h, '/checks', { actor: ANONYMOUS })
    for (const { name } of CHECKS) {
      assert.match(all, new RegExp(`/en/checks/${name}"`))
      const one = await draw(h, '/checks/:check', { actor: ANONYMOUS, params: { check: name } })
      assert.ok(!one.includes('{'), name)
    }
    await assert.rejects(draw(h, '/checks/:check', { params: { check: 'no' } }), {
      code: 'monitoring.unknown_check',
    })
  },
)

forHouse(
  'the page of a system shows why it is not ready, what it told, and how it sends, but never its key',
  monitoringHouse,
  async (h) => {
    const from = await register(h, { backupHours: 24, restoreDays: 90 })
    const sha = 'c'.repeat(64)
    const { system } = from
    const rule = { least: 950, most: null, mostDrop: null, sameAsValue: null, sameAsSystem: null }
    const of = { system, kind: 'register-exported' as const, value: 'rows' }
    await h.call(analyst, addRule, { ...of, ...rule })
    for (const rows of [1000, 900]) {
      await tell(h, from, 'register-exported', `rows=${rows} sha256=${sha}`)
    }
    const drawn = await draw(h, '/console/systems/:system', { params: { system } })
    assert.match(drawn, /Not ready/)
    assert.match(drawn, /never told of a backup/)
    assert.match(drawn, /Value is not what it may be/)
    assert.match(drawn, /<polyline points="0,2 120,22"/)
    assert.ok(drawn.includes(`SYSTEM=${system}`) && drawn.includes(`S=${system}`))
    assert.ok(!drawn.includes(from.key))
    const [open] = (await h.call(analyst, findings, { system, limit: 5 })).items
    const params = { finding: open?.id ?? '' }
    const page = await draw(h, '/console/findings/:finding', { params })
    assert.match(page, new RegExp(`/console/systems/${system}`))
    assert.match(page, /Shown by the signal .*register-exported/)
    assert.match(page, /at least 950 is expected/)
    const done = { form: 'renew', output: { system, key: from.key } }
    const shown = await draw(h, '/console/systems/:system', { params: { system }, done })
    assert.ok(shown.includes(`KEY=${from.key}`), 'a key that was just made stands in its place')
  },
)
