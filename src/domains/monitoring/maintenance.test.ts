import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exchange, goodVisit, hop, HOST } from '../../../test/support/example-visit.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  analyst,
  at,
  DAY,
  MINUTE,
  monitoringHouse,
  refusing,
  regionalAnalyst,
  SECOND,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { civilAt } from '../../core/civil-day.ts'
import { addMs } from '../../core/time.ts'
import { findings } from './actions/finding.ts'
import { endMaintenance, maintenances, openMaintenance } from './actions/maintenance.ts'
import { publicStatus } from './actions/public.ts'
import { site, sites } from './actions/read.ts'
import { visitNow } from './actions/site.ts'
import { isOutage, lengthIn } from './maintenance.ts'

const HOUR = 60 * MINUTE
const DEFACED =
  '<html><head><title>Owned</title></head><body><h1>Hacked by NightCrew</h1></body></html>'

/** A maintenance of these sites from now, or from so long away, for so long. */
async function open(h: TestHouse, watched: string[], more: { inMs?: number; forMs?: number } = {}) {
  const { inMs = 0, forMs = 2 * HOUR } = more
  const wall = (ms: number) => civilAt(addMs(h.clock.now(), ms), h.facts.zone)
  return await h.call(analyst, openMaintenance, {
    sites: watched,
    ...(inMs === 0 ? {} : { from: wall(inMs) }),
    until: wall(inMs + forMs),
    reason: 'New machine',
    despiteFreeze: false,
  })
}

const openOnes = async (h: TestHouse) =>
  (await h.call(analyst, findings, { state: 'open', limit: 10 })).items.map(({ check }) => check)

async function look(h: TestHouse, watched: string) {
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  await h.pass(60 * SECOND)
}

forHouse(
  'an outage in a maintenance is no finding, and one that lasts longer is',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    await open(h, [watched])
    show(h, refusing())
    await look(h, watched)
    assert.deepEqual(await openOnes(h), [])
    const [item] = (await h.call(analyst, sites, { limit: 10 })).items
    assert.deepEqual([item?.status, item?.letter !== 'F'], ['ok', true], 'what was known stands')
    assert.equal((await h.call(analyst, sites, { limit: 10 })).maintained['ok'], 1)
    const [shown] = (await h.call(person('anybody', []), publicStatus, { limit: 10 })).items
    assert.equal(shown?.use, 'maintenance', 'nobody is told that it works')
    assert.equal(shown?.maintenanceUntil, item?.maintenanceUntil)
    // It ends by itself, and is looked at then without anybody's doing.
    await h.pass(2 * HOUR)
    await h.pass(60 * SECOND)
    assert.deepEqual(await openOnes(h), ['availability'])
    const after = (await h.call(person('anybody', []), publicStatus, { limit: 10 })).items[0]
    assert.deepEqual([after?.use, after?.maintenanceUntil], ['unreachable', null])
  },
)

forHouse(
  'a break-in is reported in a maintenance, whatever status it comes with',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    await open(h, [watched])
    show(h, exchange('home', [hop(`https://${HOST}/`, 503)], DEFACED))
    await look(h, watched)
    assert.deepEqual(await openOnes(h), ['defacement'])
    const [shown] = (await h.call(person('anybody', []), publicStatus, { limit: 10 })).items
    assert.equal(shown?.use, 'avoid')
  },
)

forHouse(
  'a break-in that breaks off before its end, as browsers still show it, is no outage',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    await open(h, [watched])
    const error = { stage: 'receive', code: 'closed-early', message: 'It broke off.' } as const
    show(h, { ...exchange('home', [hop(`https://${HOST}/`, 200)], DEFACED), error })
    await look(h, watched)
    assert.deepEqual(await openOnes(h), ['defacement'])
  },
)

forHouse('a page that is gone or moved is no outage', monitoringHouse, async (h) => {
  show(h)
  const watched = await watch(h, HOST)
  await h.pass(0)
  await open(h, [watched])
  show(h, exchange('home', [hop(`https://${HOST}/`, 404)]))
  await look(h, watched)
  assert.deepEqual(await openOnes(h), ['availability'])
})

forHouse('what was open before the maintenance stays open', monitoringHouse, async (h) => {
  show(h)
  const watched = await watch(h, HOST)
  await h.pass(0)
  show(h, refusing())
  await look(h, watched)
  assert.deepEqual(await openOnes(h), ['availability'])
  await open(h, [watched])
  await look(h, watched)
  assert.deepEqual(await openOnes(h), ['availability'])
  show(h)
  await look(h, watched)
  assert.deepEqual(await openOnes(h), [])
})

forBothHouses(
  'a maintenance is ended early, or called off, and leaves its records',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    const { maintenances: made } = await open(h, [watched])
    await h.pass(MINUTE)
    show(h, refusing())
    await look(h, watched)
    assert.equal((await h.call(analyst, endMaintenance, { maintenances: made })).ended, 1)
    assert.equal((await h.call(analyst, endMaintenance, { maintenances: made })).ended, 0)
    await h.pass(0)
    await h.pass(60 * SECOND)
    assert.deepEqual(await openOnes(h), ['availability'])
    const later = await open(h, [watched], { inMs: HOUR, forMs: HOUR })
    await h.call(analyst, endMaintenance, later)
    const stretch = { from: addMs(h.clock.now(), -DAY), until: addMs(h.clock.now(), DAY) }
    const { items } = await h.call(analyst, maintenances, stretch)
    assert.deepEqual(
      items.map((one) => [one.reason, one.endedBy, one.fromAt === one.untilAt]).slice(-1),
      [['New machine', analyst.id, false]],
    )
    assert.equal((await h.call(analyst, site, { site: watched })).maintenanceUntil, null)
    const types = (await h.records())
      .map(({ type }) => type)
      .filter((type) => type.startsWith('maintenance'))
    assert.deepEqual(types, [
      'maintenance.opened',
      'maintenance.ended',
      'maintenance.opened',
      'maintenance.ended',
    ])
  },
)

forHouse('a maintenance has bounds that nobody gets around', monitoringHouse, async (h) => {
  show(h)
  const watched = await watch(h, HOST)
  const refused = (code: string, more: Parameters<typeof open>[2]) =>
    assert.rejects(open(h, [watched], more ?? {}), problemWith(`monitoring.${code}`))
  await refused('short_window', { forMs: MINUTE })
  await refused('long_window', { forMs: DAY + HOUR })
  await refused('far_window', { inMs: 31 * DAY })
  await open(h, [watched], { forMs: 23 * HOUR })
  await refused('known_window', { inMs: 22 * HOUR })
  await open(h, [watched], { inMs: 2 * DAY, forMs: 23 * HOUR })
  // One after the other would take the site out of sight.
  await refused('much_maintenance', { inMs: 4 * DAY, forMs: 5 * HOUR })
  await refused('much_maintenance', { inMs: 28 * HOUR, forMs: 5 * HOUR })
  await open(h, [watched], { inMs: 8 * DAY, forMs: 23 * HOUR })
})

forHouse(
  'in days in which nothing may change somebody has to say so',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    h.clock.advance(Date.parse('2029-12-31T20:00:00.000Z') - Date.parse(h.clock.now()))
    const asked = { sites: [watched], until: '2030-01-01T02:00', reason: 'Patch' }
    await assert.rejects(
      h.call(analyst, openMaintenance, { ...asked, despiteFreeze: false }),
      problemWith('monitoring.in_freeze'),
    )
    const { maintenances: made } = await h.call(analyst, openMaintenance, {
      ...asked,
      despiteFreeze: true,
    })
    const record = (await h.records()).find(({ subject }) => subject === made[0])
    assert.equal(record?.body['isInFreeze'], true)
  },
)

forBothHouses(
  'nobody opens or ends a maintenance beyond his role and areas',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    const until = civilAt(addMs(h.clock.now(), HOUR), h.facts.zone)
    const asked = { sites: [watched], until, reason: 'x', despiteFreeze: false }
    const reader = person('reader', ['monitoring:read', 'monitoring:write'])
    await assert.rejects(h.call(reader, openMaintenance, asked), problemWith('core.not_allowed'))
    const wrongArea = problemWith('core.wrong_area')
    await assert.rejects(h.call(regionalAnalyst, openMaintenance, asked), wrongArea)
    const { maintenances: made } = await open(h, [watched])
    await assert.rejects(h.call(regionalAnalyst, endMaintenance, { maintenances: made }), wrongArea)
    const stretch = { from: h.clock.now(), until: addMs(h.clock.now(), DAY) }
    assert.deepEqual((await h.call(regionalAnalyst, maintenances, stretch)).items, [])
    const other = await watch(h, 'other.example')
    const all = { ...asked, sites: [other, '0198c0de-0000-7000-8000-00000000000a'] }
    await assert.rejects(
      h.call(analyst, openMaintenance, all),
      problemWith('monitoring.unknown_site'),
    )
    const half = await h.call(analyst, maintenances, { ...stretch, site: other })
    assert.deepEqual(half.items, [], 'for all of them or for none')
  },
)

forHouse(
  'what stands there while a new site is worked on is not proposed as right',
  monitoringHouse,
  async (h) => {
    h.probe.show(() => at(h, goodVisit()))
    const watched = await watch(h, HOST)
    await open(h, [watched])
    await h.pass(0)
    assert.equal((await h.call(analyst, site, { site: watched })).baseline, null)
  },
)

test('an outage with anything else besides is none', () => {
  const slow = { reason: 'availability.slow', also: [] }
  assert.equal(isOutage(slow), true)
  const missing = {
    reason: 'availability.keyword_missing',
    result: 'I' as const,
    severity: 'H' as const,
    params: {},
  }
  assert.equal(isOutage({ ...slow, also: [missing] }), false)
  assert.equal(isOutage({ reason: missing.reason, also: [] }), false)
})

test('the length of windows within a stretch counts only what lies in it', () => {
  const on = (from: string, until: string) => ({
    fromAt: `2026-11-${from}:00:00.000Z`,
    untilAt: `2026-11-${until}:00:00.000Z`,
  })
  const windows = [on('01T00', '01T12'), on('02T22', '03T02'), on('05T00', '05T01')]
  assert.equal(lengthIn(windows, on('01T06', '03T00')), 8 * HOUR)
  assert.equal(lengthIn([], on('01T06', '03T00')), 0)
})
