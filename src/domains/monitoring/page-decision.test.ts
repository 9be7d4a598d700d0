import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  approvedByTwo,
  changesNow,
  LATE,
  learned,
  look,
  openChanges,
  shows,
} from '../../../test/support/learned-site.ts'
import {
  analyst,
  headOf,
  monitoringHouse,
  regionalAnalyst,
  secondAnalyst,
  typesAfter,
} from '../../../test/support/monitoring.ts'
import { askingAs, wordsOf } from '../../../test/support/page-visit.ts'
import { HOURS, pageOf } from '../../../test/support/watched-page.ts'
import type { Page, PageContext } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { decideChanges, undoDecision } from './actions/decision.ts'
import { siteFindings } from './actions/history.ts'
import { mark } from './actions/mark.ts'
import { sites } from './actions/read.ts'
import { findingPage } from './pages/finding.ts'
import { sitePage } from './pages/site.ts'
import { waits } from './waits.ts'
import { readOf } from './watched.ts'

const CHANGED = pageOf().replace(HOURS, LATE)
const SMALL = pageOf().replace('nine members', 'eleven seats')

/** Draws a page as the analyst sees it. */
async function draw(
  h: TestHouse,
  page: Page,
  params: Readonly<Record<string, string>>,
  language: 'en' | 'ar' = 'en',
): Promise<string> {
  const shared = { node: h.facts, now: h.clock.now(), refused: null, done: null }
  const ctx: PageContext = {
    ...shared,
    readiness: [],
    waiting: () => Promise.resolve([]),
    params,
    search: {},
    ...askingAs(h, analyst),
  }
  const at = { path: page.path, base: `/${language}`, newKey: () => 'key' }
  const drawn = page.render((await page.load(ctx)) as never, {
    ...shared,
    ...at,
    t: text(language),
  })
  return String(drawn.main)
}

/** What a person reads on the page of a site, as its form sends it. */
async function read(h: TestHouse, site: string) {
  const { items } = await h.call(analyst, siteFindings, { site })
  const changes = items.flatMap(({ id, change }) => (change === null ? [] : [{ id, ...change }]))
  return { site, findings: changes.map(({ id }) => id), read: readOf(changes) }
}

forBothHouses(
  'what two persons approve of a text about voting is right from the next look on, and is found again when it is taken back',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    shows(h, CHANGED)
    await look(h, watched)
    const before = await headOf(h)
    const decide = { ...(await read(h, watched)), kind: 'approve' as const }
    const [one] = await changesNow(h, watched)
    assert.ok(one)
    await assert.rejects(
      h.call(regionalAnalyst, decideChanges, decide),
      problemWith('core.wrong_area'),
    )
    const decision = await approvedByTwo(h, one.sent)
    const types = await typesAfter(h, before)
    assert.ok(types.includes('page.decided') && types.includes('finding.closed defacement'))
    // Whoever reads the same page comes too late, and changes nothing.
    await assert.rejects(
      h.call(secondAnalyst, decideChanges, decide),
      problemWith('monitoring.ended_finding'),
    )
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    // What was there before is another page now.
    shows(h, pageOf())
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.facts'])
    shows(h, CHANGED)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    await h.call(analyst, undoDecision, { decision })
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.facts'])
    const again = await headOf(h)
    await h.call(analyst, undoDecision, { decision })
    assert.equal(await headOf(h), again, 'taking back twice is nothing')
  },
)

forHouse(
  'a decision is about what was read, all at once where a person wants, and only the newest is taken back',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    shows(h, SMALL)
    await look(h, watched)
    const asked = await read(h, watched)
    shows(h, pageOf().replace('nine members', 'twelve seats'))
    await look(h, watched)
    await assert.rejects(
      h.call(analyst, decideChanges, { ...asked, kind: 'approve' }),
      problemWith('monitoring.other_change'),
    )
    const door = pageOf({ main: '<aside><p>The hall has a new door.</p></aside>' })
    const other = door.replace('earlier protocols', 'maps of the country')
    shows(h, other)
    await look(h, watched)
    const all = await read(h, watched)
    assert.equal(all.findings.length, 2)
    const first = await h.call(analyst, decideChanges, { ...all, kind: 'approve' })
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    shows(h, other.replace('nine members', 'eleven seats'))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.changed'])
    const later = { ...(await read(h, watched)), kind: 'approve' as const }
    await h.call(analyst, decideChanges, later)
    await look(h, watched)
    await assert.rejects(
      h.call(analyst, undoDecision, { decision: first.decision }),
      problemWith('monitoring.later_decision'),
    )
  },
)

forHouse('a place that moves by itself brings no more findings', monitoringHouse, async (h) => {
  const news = (words: string) => pageOf({ main: `<aside id="news"><p>${words}</p></aside>` })
  const watched = await learned(h, { page: () => news('The board met in the town hall.') })
  shows(h, news('Volunteers planted forty trees.'))
  await look(h, watched)
  assert.equal((await openChanges(h)).length, 1)
  await h.call(analyst, decideChanges, { ...(await read(h, watched)), kind: 'moves' })
  await look(h, watched)
  shows(h, news('A choir sang at the harbour.'))
  await look(h, watched)
  assert.deepEqual(await openChanges(h), [])
})

forHouse(
  'one person opens no place that stands under a heading about voting',
  monitoringHouse,
  async (h) => {
    const news = (words: string) =>
      pageOf({
        main: `<div id="c"><h2>How to vote</h2><p>Bring it.</p><h2>News</h2><p>${words}</p></div>`,
      })
    const watched = await learned(h, { page: () => news('The board met in the town hall.') })
    shows(h, news('Volunteers planted forty trees.'))
    await look(h, watched)
    const opened = { ...(await read(h, watched)), kind: 'moves' as const }
    await assert.rejects(
      h.call(analyst, decideChanges, opened),
      problemWith('monitoring.needs_second'),
    )
    await h.call(analyst, decideChanges, { ...opened, kind: 'approve' })
  },
)

forHouse(
  'the pages show what was there and what is now, with the words marked, and what a person may say',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    shows(h, SMALL.replace(HOURS, LATE))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.facts', 'M change.changed'])
    const params = { site: watched }
    const drawn = await draw(h, sitePage, params)
    assert.match(drawn, /<del>20:00\.<\/del>/)
    assert.match(drawn, /<ins>18:00\.<\/ins>/)
    assert.match(drawn, /name="findings\[\]"/, 'as the door reads a list')
    const words = wordsOf(drawn)
    for (const said of ['Before:', 'Now:', 'Approve: this is right', 'One change is about voting'])
      assert.ok(words.includes(said), said)
    assert.match(words, /Every change is judged/)
    const arabic = await draw(h, sitePage, params, 'ar')
    assert.match(wordsOf(arabic), /ما تغيّر في الصفحة/)
    const counted = { learning: 0, judged: 1, changed: 1 }
    assert.deepEqual((await h.call(analyst, sites, { limit: 1 })).pages, counted)
    const { items } = await h.call(analyst, siteFindings, { site: watched })
    const [grave] = items
    assert.ok(grave)
    const one = await draw(h, findingPage, { finding: grave.id })
    assert.match(one, /<ins>18:00\.<\/ins>/)
    assert.doesNotMatch(wordsOf(one), /This place moves by itself/, 'hours stand there')
    const small = await draw(h, findingPage, { finding: items[1]?.id ?? '' })
    assert.match(wordsOf(small), /Approve: this is right.*This place moves by itself/)
    // Small ones wait as work; an attack that a person names stays what it is.
    const waiting = await waits.list(askingAs(h, analyst) as never)
    assert.deepEqual(waiting.map(({ severity }) => severity).toSorted(), ['moderate', 'severe'])
    await h.call(analyst, mark, { finding: grave.id, kind: 'attack' })
    assert.deepEqual(await openChanges(h), ['H change.facts', 'M change.changed'])
    assert.equal((await waits.list(askingAs(h, analyst) as never)).length, 1)
  },
)
