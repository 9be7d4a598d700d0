import assert from 'node:assert/strict'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  analyst,
  DAY,
  headOf,
  LOOKING,
  MINUTE,
  monitoringHouse,
  typesAfter,
  watch,
} from '../../../test/support/monitoring.ts'
import { home, HOST } from '../../../test/support/example-visit.ts'
import { LATE, learned, look, openChanges, shows } from '../../../test/support/learned-site.ts'
import { HOURS, PAPERS, pageOf } from '../../../test/support/watched-page.ts'
import { civilAt } from '../../core/civil-day.ts'
import { addMs, msBetween } from '../../core/time.ts'
import { approveBaseline } from './actions/authorisation.ts'
import { openMaintenance } from './actions/maintenance.ts'
import { observe, visitPlan } from './actions/observe.ts'
import { site } from './actions/read.ts'
import { visitNow } from './actions/site.ts'
import { judge, toJudge } from './judging.ts'
import * as store from './store/finding.ts'
import { siteWatches } from './store/watch.ts'

const rowOf = async (h: TestHouse, watched: string) => {
  const row = await h.store.read((tx) => siteWatches.one(tx, { site: watched }))
  assert.ok(row)
  return row
}

const contentOf = async (h: TestHouse, watched: string) => {
  const { last } = await h.call(analyst, site, { site: watched })
  const verdict = last?.verdicts.find(({ check }) => check === 'defacement')
  return [verdict?.result, verdict?.reason]
}

forBothHouses(
  'a page is learned a minute apart first, is never good meanwhile, and is judged in full after a day',
  monitoringHouse,
  async (h) => {
    shows(h, pageOf())
    const watched = await watch(h, HOST)
    await h.pass(0)
    assert.deepEqual(await contentOf(h, watched), ['N', 'defacement.learning'])
    for (let n = 1; n < 20; n += 1) await h.pass(MINUTE)
    const row = await rowOf(h, watched)
    assert.deepEqual([row.fetches, row.last.stage, h.probe.visits.length], [20, 'learning', 20])
    await h.pass(MINUTE)
    assert.deepEqual(await contentOf(h, watched), ['G', 'defacement.as_learned'])
    assert.equal((await rowOf(h, watched)).last.stage, 'provisional')
    await h.pass(MINUTE)
    assert.equal(h.probe.visits.length, 21, 'from then on by the schedule of the site')
    // The visit that ends the day still judges by what was learned before it.
    for (let hour = 0; hour < 30; hour += 5) await h.pass(5 * 60 * MINUTE)
    assert.equal(h.probe.visits.length, 27, 'once each time, however late')
    const full = await rowOf(h, watched)
    assert.equal(full.last.stage, 'full')
    await h.pass(60 * MINUTE)
    const same = await rowOf(h, watched)
    assert.equal(same.fetches, full.fetches, 'a body that was judged is not read again')
    assert.equal(same.last.judgedAt, full.last.judgedAt)
  },
)

forHouse(
  'a changed polling hour is a finding by itself, and a changed date stamp is none',
  monitoringHouse,
  async (h) => {
    const stamp = () =>
      `<p id="stamp">Last updated: ${h.clock.now().slice(0, 16).replace('T', ' ')}</p>`
    const watched = await learned(h, { page: () => pageOf({ end: stamp() }) })
    shows(h, pageOf({ end: stamp() }))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    const before = await headOf(h)
    const changed = pageOf({ end: stamp() }).replace(HOURS, LATE)
    shows(h, changed)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.facts'])
    const types = await typesAfter(h, before)
    assert.deepEqual(
      types.filter((type) => type.startsWith('finding.')),
      ['finding.suspected defacement', 'finding.opened defacement'],
    )
    assert.deepEqual(await contentOf(h, watched), ['I', 'defacement.serious_change'])
    // Nothing hides behind the one that is open.
    shows(h, changed.replace(PAPERS, 'Postponed: nobody votes on Sunday.'))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.danger', 'H change.facts'])
    shows(h, pageOf({ end: stamp() }))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    assert.deepEqual(await contentOf(h, watched), ['G', 'defacement.as_learned'])
  },
)

forHouse(
  'a script that only some visitors get is found by its second sighting within a day',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    const script = pageOf({ head: '<script src="https://cdn.evil.test/a.js"></script>' })
    const once = async () => {
      shows(h, script)
      await h.call(analyst, visitNow, { site: watched })
      await h.pass(0)
      shows(h, pageOf())
      for (let n = 0; n < 6; n += 1) await h.pass(10 * MINUTE)
    }
    await once()
    assert.deepEqual(await openChanges(h), [])
    shows(h, script)
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    assert.deepEqual(await openChanges(h), ['H change.new_host'])
  },
)

forHouse(
  'what was announced is not told in its time, but critical things are, and the rest waits afterwards',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    const until = civilAt(addMs(h.clock.now(), 60 * MINUTE), h.facts.zone)
    const window = { sites: [watched], until, reason: 'New page', despiteFreeze: false }
    await h.call(analyst, openMaintenance, window)
    shows(h, pageOf().replace(HOURS, LATE))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    assert.deepEqual(await contentOf(h, watched), ['S', 'defacement.announced'])
    shows(h, pageOf({ main: '<p>Hacked by NightCrew</p>' }).replace(HOURS, LATE))
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['C change.phrase'])
    shows(h, pageOf().replace(HOURS, LATE))
    await h.pass(60 * MINUTE)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.facts'])
  },
)

forHouse(
  'a finding that was open before a change was announced stays open in its time',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    shows(h, pageOf().replace(HOURS, LATE))
    await look(h, watched)
    const until = civilAt(addMs(h.clock.now(), 60 * MINUTE), h.facts.zone)
    const window = { sites: [watched], until, reason: 'New page', despiteFreeze: false }
    await h.call(analyst, openMaintenance, window)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.facts'])
    shows(h, pageOf())
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
  },
)

forHouse(
  'in days in which nothing may change, a small change is a serious one',
  monitoringHouse,
  async (h) => {
    h.clock.advance(msBetween(h.clock.now(), '2029-12-29T00:00:00.000Z'))
    const watched = await learned(h)
    const other = pageOf().replace('nine members', 'eleven seats')
    shows(h, other)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.changed'])
    h.clock.advance(msBetween(h.clock.now(), '2030-01-02T00:00:00.000Z'))
    await h.pass(0)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['H change.changed'])
  },
)

forHouse(
  'a damaged profile is learned anew, says so, and is not good',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h)
    const before = await headOf(h)
    const profile = (await rowOf(h, watched)).profile.map((byte, at) => (at === 40 ? ~byte : byte))
    await h.store.write((tx) => siteWatches.change(tx, { site: watched }, { profile }))
    shows(h, pageOf({ end: '<p>One more line</p>' }))
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    assert.ok((await typesAfter(h, before)).includes('page.learnedAnew'))
    assert.deepEqual(await contentOf(h, watched), ['N', 'defacement.learning'])
    const { damage, fetches } = await rowOf(h, watched)
    assert.deepEqual([damage, fetches], ['damaged', 1])
  },
)

forBothHouses(
  'a visit that was judged by what no longer holds changes nothing that is learned',
  monitoringHouse,
  async (h) => {
    const watched = await learned(h, { isFull: false })
    const { output: asked } = await h.runner.call(LOOKING, visitPlan, { site: watched })
    assert.ok(asked)
    const seen = [home({}, pageOf().replace(HOURS, LATE))]
    const judged = judge(toJudge(seen, asked.checked, h.clock.now(), asked.watching))
    const observations = seen.map(({ bytes: _bytes, ...one }) => ({ seen: one, bytes: null }))
    const result = { site: watched, durationMs: 1, observations, jitterMs: 0, ...judged }
    // Somebody else comes first; and of one that never came, nothing but its fetch is lost.
    const { version } = await rowOf(h, watched)
    await h.store.write((tx) => siteWatches.change(tx, { site: watched }, { version: version + 1 }))
    const before = await rowOf(h, watched)
    await h.call(LOOKING, observe, result)
    assert.deepEqual(await rowOf(h, watched), before)
    const live = await h.store.read((tx) => store.liveFindings(tx, { site: watched }))
    assert.deepEqual(
      live.filter(({ reason }) => reason.startsWith('change.')),
      [],
    )
  },
)

forHouse(
  'a finding of before is ended by no learning, only by a person who approves what is there',
  monitoringHouse,
  async (h) => {
    shows(h, pageOf())
    const watched = await watch(h, HOST)
    await h.pass(0)
    const old = { check: 'defacement', reason: 'defacement.replaced', severity: 'C' as const }
    const { last } = await h.call(analyst, site, { site: watched })
    const verdict = last?.verdicts.find(({ check }) => check === 'defacement')
    assert.ok(verdict && last)
    await h.store.write((tx) =>
      store.findings.insert(tx, {
        id: watched.replace(/^./, 'f'),
        site: watched,
        checkName: old.check,
        subject: HOST,
        state: 'open',
        reason: old.reason,
        severity: old.severity,
        verdict: { ...verdict, ...old, result: 'I' },
        visit: last.id,
        suspectedAt: h.clock.now(),
        openedAt: h.clock.now(),
      }),
    )
    for (let n = 1; n < 22; n += 1) await h.pass(5 * MINUTE)
    assert.deepEqual(await contentOf(h, watched), ['G', 'defacement.as_learned'])
    assert.deepEqual(await openChanges(h), ['C defacement.replaced'])
    const now = (await h.call(analyst, site, { site: watched })).last
    await h.call(analyst, approveBaseline, { site: watched, visit: now?.id ?? '' })
    await look(h, watched)
    assert.deepEqual(await openChanges(h), [])
    await h.pass(DAY)
    assert.deepEqual(await openChanges(h), [])
  },
)
