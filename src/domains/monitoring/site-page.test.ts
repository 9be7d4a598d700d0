import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { makeLeaf } from '../../../test/support/certificates.ts'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  dns,
  goodVisit,
  home,
  HOST,
  session,
  visitWith,
} from '../../../test/support/example-visit.ts'
import {
  analyst,
  at,
  brokenSite,
  DAY,
  MINUTE,
  monitoringHouse,
  refusing,
  SECOND,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { printReport } from '../../cli/check.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { civilAt } from '../../core/civil-day.ts'
import { text } from '../../core/text.ts'
import { addMs } from '../../core/time.ts'
import { openMaintenance } from './actions/maintenance.ts'
import { changes, reach, siteFindings } from './actions/history.ts'
import { site, sites } from './actions/read.ts'
import { visitNow } from './actions/site.ts'
import { gradeOf } from './grade.ts'
import { pages } from './pages/index.ts'
import { reportOf } from './report.ts'
import { packedVisits, wholeVisit } from './store/kept-visit.ts'
import { visits } from './store/visit.ts'

const HOUR = 60 * MINUTE

/** Draws one of the pages about a site. */
async function draw(h: TestHouse, path: string, of: string, language: 'en' | 'ar' = 'en') {
  const page = pages.find((one) => one.path === path) as Page<unknown, unknown> | undefined
  assert.ok(page, path)
  const shared = { node: h.facts, now: h.clock.now(), refused: null, done: null }
  const ctx: PageContext = {
    ...shared,
    readiness: [],
    waiting: () => Promise.resolve([]),
    params: { site: of },
    search: {},
    ...askingAs(h, analyst),
  }
  const t = text(language)
  const view: View = { ...shared, t, path, base: `/${language}`, newKey: () => 'key' }
  const { sub, main, acts } = page.render((await page.load(ctx)) as never, view)
  return { html: `${String(sub)}${String(acts)}${String(main)}`, ctx, t, page }
}

/** A chain as a server sends it, whose leaf ends on that day. */
function chainUntil(day: string): string[] {
  const notBefore = new Date('2026-11-01')
  const { chainFile } = makeLeaf({ names: [HOST], notBefore, notAfter: new Date(day) })
  const pem = readFileSync(chainFile, 'utf8').match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g)
  return (pem ?? []).map((one) => new X509Certificate(one).raw.toString('base64'))
}

/** Looks so often for so long. */
async function lookFor(h: TestHouse, ms: number, everyMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += everyMs) await h.pass(everyMs)
}

forBothHouses(
  'a site that nobody watched for six hours says so, and its share counts only what was looked at',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST, { visitMs: 5 * MINUTE })
    await h.pass(0)
    await lookFor(h, 30 * MINUTE, 5 * MINUTE)
    const before = await h.call(analyst, reach, { site: watched })
    assert.equal(before.day.whole.unwatchedMs, 0)
    assert.equal(before.day.whole.reachedMs, before.day.whole.watchedMs)
    // The node stands still: no job runs while the clock goes on.
    h.clock.advance(6 * HOUR + 15 * MINUTE)
    const { day, month } = await h.call(analyst, reach, { site: watched })
    // The last look is believed for three intervals; the rest is not looked at.
    assert.equal(day.whole.unwatchedMs, 6 * HOUR)
    assert.equal(month.whole.unwatchedMs, 6 * HOUR)
    assert.equal(day.whole.reachedMs, day.whole.watchedMs)
    const gaps = day.bars.filter(({ unwatchedMs }) => unwatchedMs > 0)
    assert.ok(gaps.length >= 12)
    assert.ok(gaps.slice(1, -1).every(({ reachedMs }) => reachedMs === 0))
    const { html } = await draw(h, '/console/sites/:site', watched)
    assert.match(html, /Not looked at for 6 hours; that time is not in the figure/)
    assert.match(html, /<dd>100%<\/dd>/)
  },
)

forHouse(
  'while a site does not answer, time is counted as not reachable, and a share is never rounded up to all',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST, { visitMs: HOUR })
    await h.pass(0)
    await h.pass(HOUR)
    show(h, refusing())
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    await h.pass(10 * SECOND)
    show(h)
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    await lookFor(h, 20 * HOUR, HOUR)
    const { day } = await h.call(analyst, reach, { site: watched })
    const failedMs = day.whole.watchedMs - day.whole.reachedMs
    assert.ok(failedMs >= 10 * SECOND && failedMs <= 20 * SECOND, `${failedMs} ms`)
    const { html } = await draw(h, '/console/sites/:site', watched)
    assert.match(html, /<dd>99\.98%<\/dd>/)
    assert.match(html, /Not reachable for \d+ seconds/)
  },
)

forHouse(
  'a new certificate and a new address are told as changes, what was there at first is not',
  monitoringHouse,
  async (h) => {
    show(h, session({ chain: chainUntil('2026-12-20') }))
    const watched = await watch(h, HOST)
    await h.pass(0)
    const told = async () =>
      (await h.call(analyst, changes, { site: watched, limit: 50 })).items.map(
        ({ what, trait }) => trait?.kind ?? what,
      )
    assert.deepEqual((await told()).toSorted(), ['grade', 'proposed'])
    const script = '<title>x</title><script src="https://cdn.evil.test/m.js"></script>'
    const chain = chainUntil('2027-02-01')
    show(h, home({}, script), dns('A', ['203.0.113.9']), session({ chain }))
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    await h.pass(MINUTE)
    const all = await told()
    for (const kind of ['script-host', 'address', 'certificate', 'opened'] as const)
      assert.ok(all.includes(kind), `${kind} of ${all.join()}`)
    const { html } = await draw(h, '/console/sites/:site', watched)
    assert.match(html, /New certificate, until 1 February 2027/)
    assert.match(html, /New address: <code[^>]*>203\.0\.113\.9/)
    assert.match(html, /68 days left, until 1 February 2027/)
    const first = await h.call(analyst, changes, { site: watched, limit: 2 })
    assert.ok(first.next)
    const rest = await h.call(analyst, changes, { site: watched, after: first.next, limit: 50 })
    assert.equal(
      first.items.length + rest.items.length,
      all.length,
      'a page goes on where the last one ended',
    )
  },
)

forHouse(
  'list, page, printed report and command line say the same letter, and what T means',
  monitoringHouse,
  async (h) => {
    const wrong = { trusted: false, trustError: 'SELF_SIGNED_CERT_IN_CHAIN' }
    const untrusted = session({ ...wrong, chain: chainUntil('2027-02-01') })
    h.probe.show(() => at(h, visitWith(untrusted)))
    const watched = await watch(h, HOST)
    await h.pass(0)
    await h.pass(20 * SECOND)
    const [row] = (await h.call(analyst, sites, { limit: 10 })).items
    const facts = await h.call(analyst, site, { site: watched })
    assert.deepEqual([row?.letter, facts.letter], ['T', 'T'])
    const verdicts = facts.last?.verdicts ?? []
    const grade = gradeOf(verdicts)
    const observations = goodVisit()
    const seen = { host: HOST, at: h.clock.now(), verdicts, grade, observations }
    const said = 'the certificate is not trusted'
    const report = reportOf(seen, text('en'))
    const line = printReport(report).join('\n')
    assert.ok(line.includes(`grade T (${said})`), line)
    const paths = ['/console/sites', '/console/sites/:site', '/console/sites/:site/report']
    for (const path of paths) {
      const { html } = await draw(h, path, watched)
      assert.match(html, /aria-label="Grade T">T<\/span> the certificate is not trusted/, path)
      assert.doesNotMatch(html, />F<\/span>/, path)
    }
    const list = (await draw(h, '/console/sites', watched)).html
    assert.ok(list.includes('>T: the certificate is not trusted</option>'), list)
    assert.ok(list.includes('>M: the certificate is for another name</option>'))
    // The page's bars and the command line's stand for the same figures.
    const { html } = await draw(h, '/console/sites/:site', watched)
    for (const { name, score, share } of report.categories) {
      const shown = new RegExp(`<span>${name}</span>.*?<span class="num">([^<]+)</span>`)
      assert.equal(shown.exec(html)?.[1], `${score ?? 'too little tested'} · ${share}`, name)
      if (score !== null) assert.match(line, new RegExp(`${name} +[█·]{20} +${score} +${share}`))
    }
  },
)

forHouse(
  'the report to print says as of when, what is wrong, why and how to mend it, and is a file too',
  monitoringHouse,
  async (h) => {
    const { site: watched } = await brokenSite(h)
    for (const language of ['en', 'ar'] as const) {
      const { html, ctx, t, page } = await draw(h, '/console/sites/:site/report', watched, language)
      assert.match(html, /class="as-of"/)
      assert.ok(!/undefined|\[object|NaN|\[en\]/.test(html), html)
      const [worst] = (await h.call(analyst, siteFindings, { site: watched })).items
      assert.equal(worst?.check, 'availability')
      const file = await page.file?.rows(ctx, { t, node: h.facts, now: h.clock.now() })
      assert.equal(file?.rows.length, 1)
      assert.equal(file.rows[0]?.length, file.columns.length)
    }
    const { html } = await draw(h, '/console/sites/:site/report', watched)
    assert.match(html, /How to mend|To mend:/)
    assert.match(html, /status 503/)
  },
)

forHouse('half hours that no page shows any more are let go', monitoringHouse, async (h) => {
  show(h)
  const watched = await watch(h, HOST, { visitMs: DAY })
  await h.pass(0)
  for (let day = 0; day < 40; day += 2) await h.pass(2 * DAY)
  const { month, since } = await h.call(analyst, reach, { site: watched })
  assert.ok(month.whole.watchedMs >= 29 * DAY)
  assert.equal(month.whole.unwatchedMs, 0)
  assert.ok(since !== null && since < month.whole.from)
})

forHouse(
  'time in which a site is worked on is neither reachable nor not, and is said',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST, { visitMs: 10 * MINUTE })
    await h.pass(0)
    await lookFor(h, 20 * MINUTE, 10 * MINUTE)
    const until = civilAt(addMs(h.clock.now(), HOUR), h.facts.zone)
    const why = { reason: 'New servers', despiteFreeze: false }
    await h.call(analyst, openMaintenance, { sites: [watched], until, ...why })
    show(h, refusing())
    await lookFor(h, 50 * MINUTE, 10 * MINUTE)
    show(h)
    await lookFor(h, 40 * MINUTE, 10 * MINUTE)
    const { day } = await h.call(analyst, reach, { site: watched })
    assert.ok(day.whole.maintainedMs >= 40 * MINUTE, `${day.whole.maintainedMs} ms`)
    assert.equal(day.whole.watchedMs, day.whole.reachedMs)
    assert.equal(day.whole.unwatchedMs, 0)
    const { html } = await draw(h, '/console/sites/:site', watched)
    assert.match(html, /Worked on and off for/)
  },
)

forHouse(
  'what was judged by earlier rules is said to be, on the page and in the printed report',
  monitoringHouse,
  async (h) => {
    show(h, home({ 'strict-transport-security': null }))
    const watched = await watch(h, HOST)
    await h.pass(0)
    await h.pass(20 * SECOND)
    const paths = ['/console/sites/:site', '/console/sites/:site/report']
    const said = /Judged by earlier rules[^<]*: Lasting protection \(HSTS\)\./
    for (const path of paths) assert.doesNotMatch((await draw(h, path, watched)).html, said, path)
    await h.store.write(async (tx) => {
      const [row] = await visits.many(tx, { site: watched }, { order: ['-at'], limit: 1 })
      const whole = await wholeVisit(tx, row?.id ?? '')
      const verdicts = (whole?.verdicts ?? []).map((one) =>
        one.check === 'hsts' ? { ...one, version: 1, reason: 'hsts.of_old' } : one,
      )
      // As visits were kept then.
      await packedVisits.remove(tx, { visit: row?.id ?? '' })
      await visits.change(tx, { id: row?.id ?? '' }, { verdicts })
    })
    for (const path of paths) assert.match((await draw(h, path, watched)).html, said, path)
  },
)
