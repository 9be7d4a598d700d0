// What everybody is told of an official site, from the first look at a change of it to the end of the finding.
import assert from 'node:assert/strict'
import { HOST } from '../../../test/support/example-visit.ts'
import { forBothHouses, forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { LATE, learned, look, openChanges, shows } from '../../../test/support/learned-site.ts'
import {
  analyst,
  MINUTE,
  monitoringHouse,
  refusing,
  SECOND,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { HOURS, pageOf } from '../../../test/support/watched-page.ts'
import { civilAt } from '../../core/civil-day.ts'
import type { Panel, PublicCard, Said } from '../../core/page-parts.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { type Language, text } from '../../core/text.ts'
import { addMs } from '../../core/time.ts'
import type { Tile } from '../../ui/tile.ts'
import { compareMessage, publicStatus } from './actions/public.ts'
import { findings, worstFindings } from './actions/finding.ts'
import { openMaintenance } from './actions/maintenance.ts'
import { mark } from './actions/mark.ts'
import { sites } from './actions/read.ts'
import { visitNow } from './actions/site.ts'
import { pages } from './pages/index.ts'
import { publicCards } from './public-card.ts'
import { panels } from './situation.ts'

const anybody = person('anybody', [])
const HOUR = 60 * MINUTE
const SCRIPT = '<script src="/uploads/x.js"></script>'
const DANGER = 'The vote is postponed. Do not come to the polling stations.'

function contextOf(h: TestHouse, actor = anybody) {
  const asking = {
    actor,
    call: (action: never, input: never) => h.call(actor, action, input),
    ask: (need: never, input: never) => h.runner.ask(actor, need, input),
  }
  return { ...asking, node: h.facts, now: h.clock.now() } as object as PageContext
}

function viewOf(h: TestHouse, language: Language = 'en', realm: 'actual' | 'exercise' = 'actual') {
  const own = { node: { ...h.facts, realm }, now: h.clock.now(), base: `/${language}` }
  return { ...own, t: text(language) } as object as View
}

/** The title's sentence, what stands below it, and the card of the front page, without marks. */
async function front(
  h: TestHouse,
  language: Language = 'en',
  realm: 'actual' | 'exercise' = 'actual',
) {
  const card = publicCards[0] as PublicCard<unknown, unknown>
  const data = await card.load(contextOf(h))
  const view = viewOf(h, language, realm)
  const { first = '', more = '' } = (card.say?.(data, view) ?? {}) as Said
  const words = (part: unknown) => wordsOf(String(part)).trim()
  return { first, more: words(more), card: words(card.render(data, view)) }
}

async function tile(h: TestHouse): Promise<Tile> {
  const figures = panels.find(({ place }) => place === 'figures') as Panel<unknown, unknown>
  return figures.render(await figures.load(contextOf(h, analyst)), viewOf(h)) as Tile
}

const shown = (h: TestHouse, path: string, params = {}) => {
  const page = pages.find((one) => one.path === path) as Page
  return visitPage(h, page, { actor: analyst, params, isIdle: true })
}

/** The first look alone sees the change. */
async function once(h: TestHouse, watched: string) {
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
}

const TRUE = 'What is true about voting: Tuesday, 24 November 2026, 07:00 to 19:00.'

forBothHouses(
  'a page that says something false about voting is not to be believed, and the true hours and number are told at once',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    assert.match((await front(h)).card, /Results Works You can use it/)
    shows(h, pageOf({ top: `<p>${DANGER}</p>` }).replace(HOURS, LATE))
    await once(h, watched)
    const suspected = await front(h)
    assert.equal(suspected.first, '', 'the title says what is settled')
    assert.match(suspected.more, /Being looked at: Results\./)
    assert.match(suspected.card, /Being looked at Something changed there, and we do not know yet/)
    assert.match(suspected.card, /do not believe what it says about voting/)
    assert.ok(suspected.card.includes(TRUE))
    await h.pass(20 * SECOND)
    await h.pass(40 * SECOND)
    assert.deepEqual(await openChanges(h), ['H change.danger', 'H change.facts'])
    const said = await front(h)
    assert.equal(said.first, 'Do not believe this site about voting: Results.')
    assert.ok(said.card.includes(TRUE), said.card)
    for (const part of [said.more, said.card])
      assert.match(part, /Questions about voting: \+999 20 555 0100/)
    assert.doesNotMatch(`${said.more} ${said.card}`, /You can|Works/)
    // Nobody is called in an exercise; when people vote there is told all the same.
    const exercise = await front(h, 'en', 'exercise')
    assert.ok(exercise.card.includes(TRUE))
    assert.doesNotMatch(exercise.card, /555/)
    for (const language of ['ar', 'es', 'fr', 'pt', 'ru', 'zh'] as const)
      assert.match((await front(h, language)).card, /07:00.*19:00.*555 0100/, language)
    // Whoever asks about a message with its address is told the same, and so is who reads of the site in the console.
    const asked = await h.call(anybody, compareMessage, { text: `https://${HOST}/` })
    const conduct = { use: 'disbelieve', isUnsettled: false }
    assert.deepEqual(asked.addresses[0]?.site, { name: 'Results', host: HOST, ...conduct })
    const [item] = (await h.call(anybody, publicStatus, { limit: 1 })).items
    assert.deepEqual([item?.use, item?.isUnsettled], ['disbelieve', false])
    const console = wordsOf(await shown(h, '/console/sites/:site', { site: watched }))
    assert.match(console, /The public reads: Do not believe it/)
    shows(h, pageOf())
    await look(h, watched)
    assert.match((await front(h)).card, /Results Works You can use it/)
  },
)

forHouse(
  'what is asked of a person is told as a question, and what was announced is nothing to tell',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    shows(h, pageOf({ top: '<p>A new brochure can be ordered.</p>' }))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.added'])
    const { first, more, card } = await front(h)
    assert.equal(first, '')
    assert.match(more, /Being looked at: Results\./)
    assert.match(card, /Until we know, do not believe what it says about voting/)
    shows(h, pageOf())
    await look(h, watched)
    const until = civilAt(addMs(h.clock.now(), HOUR), h.facts.zone)
    const window = { sites: [watched], until, reason: 'New hours', despiteFreeze: false }
    await h.call(analyst, openMaintenance, window)
    shows(h, pageOf().replace(HOURS, LATE))
    await look(h, watched)
    await h.pass(HOUR)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.facts'])
    assert.match((await front(h)).card, /Results Works You can use it/)
  },
)

forHouse(
  'no good grade stands above what is critical or high, and a suspected site is not counted as well',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    const grades = async () => {
      const params = { site: watched }
      return [
        await shown(h, '/console/sites'),
        await shown(h, '/console/sites/:site', params),
        await shown(h, '/console/sites/:site/report', params),
      ]
    }
    const good = await tile(h)
    assert.deepEqual([good.figure, good.tone], ['1', 'ok'])
    for (const page of await grades()) assert.match(page, /class="grade[^"]* tone-ok"/)
    shows(h, pageOf({ head: SCRIPT }))
    await once(h, watched)
    const suspected = await tile(h)
    assert.deepEqual([suspected.figure, suspected.tone], ['0', 'warn'])
    assert.match(suspected.note, /1 is being looked at/)
    const list = await h.call(analyst, sites, { limit: 10 })
    assert.deepEqual(
      [list.suspect['ok'], list.items[0]?.standing],
      [1, { grave: { severity: 'H', isSuspect: true }, isSuspect: true }],
    )
    for (const page of await grades()) {
      assert.doesNotMatch(page, /class="grade[^"]* tone-ok"/)
      assert.match(wordsOf(page), /High something is being looked at/)
      assert.match(wordsOf(page), /Being looked at/)
    }
    await h.pass(20 * SECOND)
    await h.pass(40 * SECOND)
    assert.equal((await front(h)).first, 'Enter nothing now on: Results.')
    for (const page of await grades()) {
      assert.doesNotMatch(page, /class="grade[^"]* tone-ok"/)
      assert.match(wordsOf(page), /High a finding is open/)
    }
    const [{ id: finding } = { id: '' }] = (
      await h.call(analyst, findings, { state: 'open', limit: 1 })
    ).items
    await h.call(analyst, mark, { finding, kind: 'accepted-risk', reason: 'Known', days: 7 })
    for (const page of await grades()) assert.doesNotMatch(wordsOf(page), /a finding is open/)
    assert.match((await front(h)).card, /Results Works You can use it/)
  },
)

forHouse(
  'findings stand on the situation a site a row, the worst first, with how many more there are',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    shows(h, pageOf({ head: SCRIPT, end: '<a href="tel:+123456789">+123456789</a>' }))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [
      'H change.new_script',
      'M change.added',
      'M change.new_contact',
    ])
    const own = await watch(h, 'other.example', { name: 'Later and lighter' })
    show(h, refusing())
    await h.call(analyst, visitNow, { site: own })
    await h.pass(0)
    const { items, isCut } = await h.call(analyst, worstFindings, { limit: 10 })
    assert.equal(isCut, false)
    assert.equal(new Set(items.map(({ site }) => site)).size, items.length, 'each site once')
    const [first] = items.filter(({ site }) => site === watched)
    assert.deepEqual([first?.severity, first?.count], ['H', 3])
    const order = items.map(({ severity }) => 'CHMLi'.indexOf(severity))
    assert.deepEqual(order, order.toSorted())
    assert.ok((await h.call(analyst, worstFindings, { limit: 1 })).isCut === items.length > 1)
    const panel = panels.find(({ name }) => name === 'findings') as Panel<unknown, unknown>
    const drawn = String(panel.render(await panel.load(contextOf(h, analyst)), viewOf(h)))
    assert.match(wordsOf(drawn), /Severity Site Worst finding State Since/)
    assert.match(wordsOf(drawn), /High Results .* and 2 more/)
    // Beside it, what nobody excused comes first, however grave the other is.
    await h.call(analyst, mark, {
      finding: first?.id ?? '',
      kind: 'accepted-risk',
      reason: 'Known',
      days: 7,
    })
    const [again] = (await h.call(analyst, worstFindings, { limit: 10 })).items.filter(
      ({ site }) => site === watched,
    )
    assert.equal(again?.severity, 'M')
  },
)
