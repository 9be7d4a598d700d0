import assert from 'node:assert/strict'
import { held, overrun } from '../../core/apart.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  analyst,
  headOf,
  MINUTE,
  monitoringHouse,
  refusing,
  regionalAnalyst,
  SECOND,
  show,
  typesAfter,
  watch,
} from '../../../test/support/monitoring.ts'
import { finding, findingFacts, findings } from './actions/finding.ts'
import { publicStatus } from './actions/public.ts'
import { history } from './actions/history.ts'
import { site, siteFacts, sites } from './actions/read.ts'
import { visitNow } from './actions/site.ts'
import { exchange, home, hop, HOST, suites } from '../../../test/support/example-visit.ts'

/** An authorised site whose first look was good. */
async function wellWatched(h: TestHouse): Promise<string> {
  show(h)
  const watched = await watch(h, HOST)
  await h.pass(0)
  return watched
}

forHouse(
  'a first good look gives status, grade and a proposed baseline',
  monitoringHouse,
  async (h) => {
    const watched = await wellWatched(h)
    const facts = await h.call(analyst, site, { site: watched })
    assert.deepEqual([facts.status, facts.baseline?.state], ['ok', 'proposed'])
    assert.ok(facts.letter?.startsWith('A'), String(facts.letter))
    assert.equal(h.probe.visits[0]?.host, HOST)
    const types = await typesAfter(h, -1)
    assert.deepEqual(types.toSorted(), [
      'baseline.proposed',
      'grade.changed',
      'organization.added',
      'site.added',
      'site.authorised',
      'site.statusChanged',
    ])
  },
)

forHouse('a site without an authorisation is never looked at', monitoringHouse, async (h) => {
  show(h)
  const watched = await watch(h, HOST, { authorisation: undefined })
  await h.pass(2 * 60 * MINUTE)
  assert.equal(h.probe.visits.length, 0)
  await assert.rejects(
    h.call(analyst, visitNow, { site: watched }),
    problemWith('monitoring.not_authorised'),
  )
  assert.equal((await h.call(analyst, site, { site: watched })).status, 'unknown')
})

forBothHouses(
  'a break is suspected at once and opened by the second of three looks',
  monitoringHouse,
  async (h) => {
    const watched = await wellWatched(h)
    const before = await headOf(h)
    show(h, refusing())
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    const { items } = await h.call(analyst, findings, { limit: 50, state: 'suspect' })
    assert.deepEqual(
      items.map(({ check }) => check),
      ['availability'],
    )
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'ok')
    assert.equal(h.probe.visits.length, 2)
    await h.pass(19 * SECOND)
    assert.equal(h.probe.visits.length, 2)
    await h.pass(SECOND)
    assert.equal(h.probe.visits.length, 3)
    assert.deepEqual(await typesAfter(h, before), [
      'visit.requested',
      'finding.suspected availability',
      'finding.opened availability',
      'site.statusChanged',
      'grade.changed',
    ])
    const [opened] = (await h.call(analyst, findings, { limit: 50, state: 'open' })).items
    assert.equal(opened?.reason, 'availability.server_error')
    const facts = await h.call(analyst, findingFacts, { finding: opened?.id ?? '' })
    assert.deepEqual([facts.site, facts.severity, facts.areas], [watched, 'H', ['/1/']])
    const whole = await h.call(analyst, finding, { finding: opened?.id ?? '' })
    assert.deepEqual(
      whole.votes.map(({ says }) => says),
      ['bad', 'bad'],
    )
    assert.ok(whole.observations.length > 0)
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'down')
  },
)

forHouse('one bad look alone never opens a finding', monitoringHouse, async (h) => {
  const watched = await wellWatched(h)
  const before = await headOf(h)
  show(h, refusing())
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  show(h)
  await h.pass(20 * SECOND)
  await h.pass(40 * SECOND)
  assert.deepEqual(await typesAfter(h, before), [
    'visit.requested',
    'finding.suspected availability',
    'finding.lapsed availability',
  ])
  assert.equal(h.probe.visits.length, 4)
  assert.equal((await h.call(analyst, site, { site: watched })).status, 'ok')
})

forHouse(
  'a mended site closes after as many looks, and a new break points at the old finding',
  monitoringHouse,
  async (h) => {
    const watched = await wellWatched(h)
    const breakOff = async () => {
      show(h, refusing())
      await h.call(analyst, visitNow, { site: watched })
      await h.pass(0)
      await h.pass(20 * SECOND)
    }
    await breakOff()
    const [first] = (await h.call(analyst, findings, { limit: 50, state: 'open' })).items
    show(h)
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    assert.equal((await h.call(analyst, findings, { limit: 50, state: 'open' })).items.length, 1)
    const before = await headOf(h)
    await h.pass(20 * SECOND)
    const types = await typesAfter(h, before)
    assert.deepEqual(types, ['finding.closed availability', 'site.statusChanged', 'grade.changed'])
    await breakOff()
    const [second] = (await h.call(analyst, findings, { limit: 50, state: 'open' })).items
    assert.notEqual(second?.id, first?.id)
    const whole = await h.call(analyst, finding, { finding: second?.id ?? '' })
    assert.equal(whole.previous, first?.id)
  },
)

forBothHouses('an open finding whose reason changes says so', monitoringHouse, async (h) => {
  const watched = await wellWatched(h)
  show(h, home({ 'strict-transport-security': null }))
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  await h.pass(20 * SECOND)
  const before = await headOf(h)
  show(h, home({ 'strict-transport-security': 'max-age=0' }))
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  assert.deepEqual(await typesAfter(h, before), ['visit.requested', 'finding.changed hsts'])
})

forHouse(
  'work that becomes an alarm while it is open is told like one that opens',
  monitoringHouse,
  async (h) => {
    const watched = await wellWatched(h)
    const lookTwice = async () => {
      await h.call(analyst, visitNow, { site: watched })
      await h.pass(0)
      await h.pass(20 * SECOND)
    }
    show(h, { ...home(), durationMs: 9_000 })
    await lookTwice()
    const before = await headOf(h)
    show(h, refusing())
    await lookTwice()
    const types = await typesAfter(h, before)
    assert.ok(types.includes('finding.raised availability'), types.join(', '))
    show(h, exchange('home', [hop(`https://${HOST}/`, 404)]))
    const after = await headOf(h)
    await lookTwice()
    assert.ok(!(await typesAfter(h, after)).some((type) => type.startsWith('finding.raised')))
  },
)

forBothHouses(
  'looks that see no change leave an hourly record over all of them and nothing else',
  monitoringHouse,
  async (h) => {
    const watched = await wellWatched(h)
    const before = await headOf(h)
    for (let n = 0; n < 14; n += 1) await h.pass(5.5 * MINUTE)
    assert.ok(h.probe.visits.length > 10)
    const records = (await h.records()).filter(({ seq }) => seq > before)
    assert.deepEqual(
      records.map(({ type }) => type),
      ['visit.covered'],
    )
    const { visits } = await h.call(analyst, history, { site: watched, limit: 50 })
    const covered = visits.filter(({ at: seen }) => seen <= String(records[0]?.body['to']))
    const sitesOf = records[0]?.body['sites'] as [string, number, string][]
    assert.deepEqual(sitesOf[0]?.slice(0, 2), [watched, covered.length])
    assert.ok(covered.length > 5)
  },
)

forBothHouses(
  'a site that was not seen for long is unknown and never ok',
  monitoringHouse,
  async (h) => {
    const watched = await wellWatched(h)
    assert.equal((await h.call(analyst, sites, { limit: 50 })).items[0]?.status, 'ok')
    h.clock.advance(16 * MINUTE)
    const listed = await h.call(analyst, sites, { limit: 50 })
    assert.equal(listed.items[0]?.status, 'unknown')
    assert.deepEqual(listed.counts, { ok: 0, at_risk: 0, degraded: 0, down: 0, unknown: 1 })
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'unknown')
    assert.equal((await h.call(analyst, publicStatus, { limit: 50 })).items[0]?.status, 'unknown')
  },
)

forHouse('nobody reads or moves a site outside his areas', monitoringHouse, async (h) => {
  const watched = await wellWatched(h)
  const unknown = problemWith('monitoring.unknown_site')
  await assert.rejects(h.call(regionalAnalyst, site, { site: watched }), unknown)
  await assert.rejects(h.call(regionalAnalyst, siteFacts, { site: watched }), unknown)
  await assert.rejects(
    h.call(regionalAnalyst, visitNow, { site: watched }),
    problemWith('core.wrong_area'),
  )
  assert.deepEqual((await h.call(regionalAnalyst, sites, { limit: 50 })).items, [])
  assert.deepEqual((await h.call(regionalAnalyst, findings, { limit: 50 })).items, [])
})

forHouse(
  'a visit whose judging had to be ended counts as a site that cannot be looked at, and the next one comes',
  { ...monitoringHouse, apart: { run: () => Promise.reject(overrun('it computed for too long')) } },
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    const { items } = await h.call(analyst, findings, { limit: 50, state: 'suspect' })
    assert.deepEqual(
      items.map(({ check, reason }) => [check, reason]),
      [['availability', 'availability.limit_exceeded']],
    )
    await h.pass(20 * SECOND)
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'down')
    assert.equal(h.probe.visits.length, 2)
    await h.pass(6 * MINUTE)
    assert.equal(h.probe.visits.length, 3)
  },
)

forHouse(
  'a site that overran lately and was not looked at this time is neither well nor broken, and is looked at later',
  { ...monitoringHouse, apart: { run: () => Promise.reject(held()) } },
  async (h) => {
    const watched = await wellWatched(h)
    const before = await headOf(h)
    const visits = h.probe.visits.length
    await h.pass(6 * MINUTE)
    assert.equal(h.probe.visits.length, visits + 1)
    assert.deepEqual(await typesAfter(h, before), [])
    assert.equal((await h.call(analyst, site, { site: watched })).status, 'unknown')
  },
)

forHouse(
  'the next look is told the lists of suites of the last one, and of no other site',
  monitoringHouse,
  async (h) => {
    const listed = suites(['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'], { mark: 'as it was' })
    show(h, listed)
    const watched = await watch(h, HOST)
    await h.pass(0)
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    assert.deepEqual(
      h.probe.visits.map((plan) => plan.listed?.map(({ mark }) => mark)),
      [[], ['as it was']],
    )
  },
)
