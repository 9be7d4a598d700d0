import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
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
  DAY,
  headOf,
  MINUTE,
  monitoringHouse,
  refusing,
  SECOND,
  show,
  typesAfter,
} from '../../../test/support/monitoring.ts'
import { askingAs, visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { HOURS, pageOf } from '../../../test/support/watched-page.ts'
import { civilAt } from '../../core/civil-day.ts'
import { addMs } from '../../core/time.ts'
import { decideChanges } from './actions/decision.ts'
import { findings } from './actions/finding.ts'
import { siteFindings } from './actions/history.ts'
import { endMaintenance, openMaintenance } from './actions/maintenance.ts'
import { findingPage } from './pages/finding.ts'
import { sitePage } from './pages/site.ts'
import { readOf } from './watched.ts'
import { waits } from './waits.ts'

const HOUR = 60 * MINUTE
const SCRIPT = '<script src="https://cdn.evil.test/a.js"></script>'
const SENTENCE = 'The commission is an independent body with nine members.'
const NEW = pageOf({ head: SCRIPT }).replace(HOURS, LATE)

/** Announces a change of a site from now, or from so long away, for so long. */
async function announce(
  h: TestHouse,
  site: string,
  { inMs = 0, forMs = 2 * HOUR, despiteFreeze = false } = {},
) {
  const wall = (ms: number) => civilAt(addMs(h.clock.now(), ms), h.facts.zone)
  const said = { kind: 'announced', announcedBy: 'Web team', reason: 'New <page>' } as const
  const from = inMs === 0 ? {} : { from: wall(inMs) }
  const asked = { ...said, sites: [site], ...from, until: wall(inMs + forMs), despiteFreeze }
  return (await h.call(analyst, openMaintenance, asked)).maintenances
}

const waiting = (h: TestHouse) => waits.list(askingAs(h, analyst) as never)

forBothHouses(
  'an announced change is told as one piece of work when it is over, never as an alarm, and is approved at once',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    const before = await headOf(h)
    await announce(h, watched)
    shows(h, NEW)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    // It ends by itself, and is looked at then without anybody's doing.
    await h.pass(2 * HOUR)
    for (const wait of [20, 40, 40]) await h.pass(wait * SECOND)
    assert.deepEqual(await openChanges(h), ['M change.facts', 'M change.new_host'])
    const types = await typesAfter(h, before)
    assert.ok(types.includes('change.announced') && !types.includes('maintenance.opened'))
    const works = await waiting(h)
    assert.deepEqual(
      works.map(({ path, severity }) => [path, severity]),
      [[`/console/sites/${watched}`, 'moderate']],
    )
    // Another one that comes later is no part of it.
    shows(h, NEW.replace('+10 200 3000', '+10 200 9999'))
    await h.pass(2 * DAY)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [
      'H change.contact',
      'M change.facts',
      'M change.new_host',
    ])
    assert.equal((await waiting(h)).length, 2)
    const { items } = await h.call(analyst, siteFindings, { site: watched })
    const read = items.flatMap(({ id, change }) => (change?.isAnnounced ? [{ id, ...change }] : []))
    assert.equal(read.length, 2)
    const all = { findings: read.map(({ id }) => id), read: readOf(read) }
    // That it was announced makes no text about voting right by one person's word.
    await assert.rejects(
      h.call(analyst, decideChanges, { site: watched, kind: 'approve', ...all }),
      problemWith('monitoring.needs_second'),
    )
    for (const { isAnnounced, sent } of await changesNow(h, watched))
      if (isAnnounced) await approvedByTwo(h, sent)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.contact'])
  },
)

forHouse(
  'critical changes and outages are told while a change is announced, and what only some visitors see waits, too',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    await announce(h, watched, { forMs: 3 * DAY })
    shows(h, pageOf({ main: '<p>Hacked by NightCrew</p>' }))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['C change.phrase'])
    shows(h, NEW)
    await look(h, watched)
    show(h, refusing())
    await look(h, watched)
    const open = (await h.call(analyst, findings, { state: 'open', limit: 10 })).items
    assert.ok(open.some(({ check }) => check === 'availability'))
    // The old page is what most see when it ends.
    shows(h, pageOf())
    await h.pass(3 * DAY)
    await look(h, watched)
    shows(h, NEW)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.facts', 'M change.new_host'])
  },
)

forHouse(
  'a change is announced by somebody, for 14 days at most and 21 in six weeks, beside any maintenance, and ended early',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h, { isFull: false })
    const until = civilAt(addMs(h.clock.now(), HOUR), h.facts.zone)
    const bare = { sites: [watched], until, reason: 'New page', despiteFreeze: false }
    const refused = (code: string) => problemWith(`monitoring.${code}`)
    const nobody = h.call(analyst, openMaintenance, { ...bare, kind: 'announced' })
    await assert.rejects(nobody, refused('no_announcer'))
    await assert.rejects(announce(h, watched, { forMs: 14 * DAY + HOUR }), refused('long_change'))
    await h.call(analyst, openMaintenance, bare)
    const made = await announce(h, watched, { forMs: 13 * DAY })
    await assert.rejects(announce(h, watched), refused('known_change'))
    const later = { inMs: 20 * DAY, forMs: 9 * DAY }
    await assert.rejects(announce(h, watched, later), refused('much_change'))
    const reader = person('reader', ['monitoring:read', 'monitoring:write'])
    const asked = { ...bare, kind: 'announced', announcedBy: 'Me' } as const
    await assert.rejects(h.call(reader, openMaintenance, asked), problemWith('core.not_allowed'))
    const before = await headOf(h)
    await h.call(analyst, endMaintenance, { maintenances: made })
    assert.deepEqual(await typesAfter(h, before), ['change.ended'])
    await announce(h, watched, later)
  },
)

forHouse(
  'the page of a site and that of a finding say who announced what, who may, and have the form',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h, { isFull: false })
    const params = { site: watched }
    const own = { actor: analyst, isIdle: true }
    const before = await visitPage(h, sitePage, { ...own, params })
    assert.match(before, /name="announcedBy"/)
    assert.match(wordsOf(before), /Analysts and alert officers of this area may announce a change/)
    shows(h, NEW)
    await look(h, watched)
    const [made = ''] = await announce(h, watched)
    const words = wordsOf(await visitPage(h, sitePage, { ...own, params }))
    assert.match(words, /Web team announced: New &lt;page&gt;/)
    assert.match(words, /Change announced until/)
    assert.match(words, /noted by Amal/)
    assert.match(words, /End it now/)
    const [one] = (await h.call(analyst, siteFindings, params)).items
    const asReader = person('officer', ['monitoring:read'])
    const found = { ...own, actor: asReader, params: { finding: one?.id ?? '' } }
    const second = await visitPage(h, findingPage, found)
    assert.match(wordsOf(second), /Web team announced/)
    assert.doesNotMatch(second, /name="announcedBy"|End it now/)
    await h.call(analyst, endMaintenance, { maintenances: [made] })
    const arabic = { ...own, params, language: 'ar' } as const
    assert.match(wordsOf(await visitPage(h, sitePage, arabic)), /أعلن Web team/)
    const form = { form: 'announce', values: { announcedBy: '' }, problem: null }
    const refused = await visitPage(h, sitePage, { ...own, params, refused: form })
    assert.match(refused, /<details open><summary>Announce a change/)
  },
)

forBothHouses(
  'what stands after the window in the place of a text that was announced was announced by nobody, and alarms',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    await announce(h, watched)
    const saying = (words: string) => pageOf().replace(SENTENCE, words)
    shows(h, saying('The commission has eleven seats.'))
    await look(h, watched)
    await h.pass(3 * HOUR)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.changed'])
    const [small] = await changesNow(h, watched)
    assert.equal(small?.isAnnounced, true)
    const before = await headOf(h)
    shows(h, saying('The vote is cancelled: stay at home.'))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.danger'])
    const [other] = await changesNow(h, watched)
    assert.deepEqual([other?.sent.finding, other?.isAnnounced], [small.sent.finding, false])
    assert.ok((await typesAfter(h, before)).some((type) => type.startsWith('finding.raised')))
  },
)
