import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dns,
  followed,
  goodVisit,
  HOST,
  NOW,
  verdictOf,
  visitWith,
} from '../../../test/support/example-visit.ts'
import { forHouse, type TestHouse } from '../../../test/support/house.ts'
import { analyst, monitoringHouse, SECOND, show, watch } from '../../../test/support/monitoring.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { printReport } from '../../cli/check.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { findings } from './actions/finding.ts'
import { visitNow } from './actions/site.ts'
import { gradeOf } from './grade.ts'
import { pages } from './pages/index.ts'
import { reportOf } from './report.ts'
import { senderTree } from './sender-tree.ts'

/** A record that leads through two others to a third that is not there. */
const BROKEN = [
  dns('TXT', [
    'v=spf1 ip4:192.0.2.0/28 ip4:192.0.2.32 ip4:192.0.2.33 ip4:192.0.2.34 include:_spf.mail.test -all mx',
  ]),
  followed('TXT', ['v=spf1 exists:%{i}.mail.test include:gone.mail.test -all'], '_spf.mail.test'),
  { ...followed('TXT', [], 'gone.mail.test'), rcode: 'NXDOMAIN' },
]

test('the tree has a line for each word, with its addresses and what is to be known', () => {
  const visit = visitWith(...BROKEN)
  const tree = senderTree(verdictOf('spf', visit), visit)
  assert.deepEqual(
    tree?.lines.map(({ depth, text: word, ipv4, note }) => [depth, word, ipv4, note]),
    [
      [0, HOST, 19, null],
      [1, 'ip4:192.0.2.0/28 ip4:192.0.2.32 ip4:192.0.2.33 …', 19, null],
      [1, 'include:_spf.mail.test', 0, null],
      [2, 'exists:%{i}.mail.test', 0, 'open'],
      [2, 'include:gone.mail.test', 0, 'absent'],
      [2, '-all', 0, 'unreached'],
      [1, '-all', 0, 'unreached'],
      [1, 'mx', 0, 'unreached'],
    ],
  )
  assert.equal(tree?.more, 0)
})

test('other verdicts have no tree, nor has one whose messages are no longer kept', () => {
  const visit = goodVisit()
  assert.equal(senderTree(verdictOf('dmarc', visit), visit), null)
  assert.equal(senderTree(verdictOf('spf', visit), []), null)
  const several = visitWith(dns('TXT', ['v=spf1 -all', 'v=spf1 mx -all']))
  assert.equal(senderTree(verdictOf('spf', several), several), null)
})

test('a tree of more lines than can be read is cut, and says so', () => {
  const word = 'ip4:192.0.2.1 -ip4:192.0.2.2'
  const visit = visitWith(dns('TXT', [`v=spf1 ${`${word} `.repeat(120)}-all`]))
  const tree = senderTree(verdictOf('spf', visit), visit)
  assert.deepEqual([tree?.lines.length, tree?.more], [200, 42])
})

test('the report of the command line names the way to what breaks', () => {
  const observations = visitWith(...BROKEN)
  const verdicts = [verdictOf('spf', observations)]
  const about = { host: HOST, at: NOW, verdicts, grade: gradeOf(verdicts), observations }
  const printed = printReport(reportOf(about, text('en')))
    .join(' ')
    .replace(/\s+/g, ' ')
  assert.ok(printed.includes(`${HOST} → include:_spf.mail.test → include:gone.mail.test`), printed)
})

/** Draws a page of the console. */
async function draw(
  h: TestHouse,
  path: string,
  { language = 'en', ...params }: Record<string, string> & { language?: 'en' | 'ar' },
): Promise<string> {
  const page = pages.find((one) => one.path === path) as Page<unknown, unknown> | undefined
  assert.ok(page, path)
  const shared = { node: h.facts, now: h.clock.now(), refused: null, done: null }
  const waiting = () => Promise.resolve([])
  const ctx: PageContext = {
    ...shared,
    readiness: [],
    waiting,
    params,
    search: {},
    ...askingAs(h, analyst),
  }
  const view: View = {
    ...shared,
    t: text(language),
    path,
    base: `/${language}`,
    newKey: () => 'key',
  }
  return String(page.render((await page.load(ctx)) as never, view).main)
}

forHouse(
  'the pages of a site and of a finding draw who may send, and as a table',
  monitoringHouse,
  async (h) => {
    show(h, ...BROKEN)
    const site = await watch(h, HOST)
    await h.pass(0)
    await h.call(analyst, visitNow, { site })
    await h.pass(0)
    await h.pass(20 * SECOND)
    const { items } = await h.call(analyst, findings, { state: 'open', limit: 10 })
    const finding = items.find(({ check }) => check === 'spf')?.id ?? ''
    const leaf = 'include:gone.mail.test</code> <strong>'
    for (const [path, params] of [
      ['/console/findings/:finding', { finding }],
      ['/console/sites/:site', { site }],
    ] as const) {
      const english = await draw(h, path, params)
      assert.match(
        english,
        /<ul class="branch"><li><code[^>]*>vote\.test<\/code>.*<ul class="branch"><li><code[^>]*>ip4:192\.0\.2\.0\/28/s,
      )
      assert.ok(english.includes(`${leaf}no SPF record there</strong>`), path)
      assert.match(english, /The same as a table<\/summary>.*?<table>.*?IPv4 addresses/s)
      assert.ok(english.includes(`${HOST} → include:_spf.mail.test → include:gone.mail.test`))
      assert.doesNotMatch(english, /<script/)
      const arabic = await draw(h, path, { ...params, language: 'ar' })
      assert.ok(arabic.includes(`${leaf}لا سجل SPF هناك</strong>`), path)
    }
  },
)
