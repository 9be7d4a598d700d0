import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forBothHouses, forHouse } from '../../../test/support/house.ts'
import {
  analyst,
  at,
  brokenSite,
  DAY,
  MINUTE,
  monitoringHouse,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { finding } from './actions/finding.ts'
import { history } from './actions/history.ts'
import { withoutDaily } from './actions/upkeep.ts'
import { exchange, goodVisit, hop, HOST } from '../../../test/support/example-visit.ts'

forHouse(
  'old visits lose their observations, but not what a finding points at',
  monitoringHouse,
  async (h) => {
    const broken = await brokenSite(h)
    show(h)
    for (let n = 0; n < 34; n += 1) await h.pass(6 * MINUTE)
    const kept = async () =>
      (await h.call(analyst, history, { site: broken.site, limit: 100 })).visits
        .filter(({ isKept }) => isKept)
        .map(({ id }) => id)
    assert.ok((await kept()).length > 34)
    await h.pass(DAY)
    const { votes } = await h.call(analyst, finding, { finding: broken.finding })
    const left = await kept()
    assert.ok(votes.length >= 4)
    assert.ok(votes.every(({ visit }) => left.includes(visit)))
    assert.ok(left.length <= 20 + 2 + votes.length + 1, `${left.length} visits are kept`)
    const record = (await h.records()).findLast(({ type }) => type === 'visit.retired')
    assert.ok(Number(record?.body['visits']) > 5)
    const whole = await h.call(analyst, finding, { finding: broken.finding })
    assert.ok(whole.observations.length > 0)
  },
)

forBothHouses(
  'a body goes a day after the last visit that pointed at it',
  monitoringHouse,
  async (h) => {
    show(h)
    await watch(h, HOST)
    await h.pass(0)
    const once = exchange('not-found', [hop(`https://${HOST}/x`, 404)], 'seen only once')
    h.probe.show(() => at(h, [...goodVisit(), once]))
    await h.pass(6 * MINUTE)
    show(h)
    assert.ok(once.sha256)
    assert.ok(await h.files('monitoring').get(once.sha256))
    for (let n = 0; n < 21; n += 1) await h.pass(6 * MINUTE)
    await h.pass(DAY)
    assert.ok(await h.files('monitoring').get(once.sha256))
    await h.pass(DAY)
    assert.equal(await h.files('monitoring').get(once.sha256), null)
    const page = goodVisit().find(({ kind }) => kind === 'http.exchange')
    assert.ok(await h.files('monitoring').get(page?.sha256 ?? ''))
  },
)

test('the first visit of each recent day stays', () => {
  const visits = [
    { at: '2026-01-01T10:00:00.000Z', id: 'old' },
    { at: '2026-03-01T10:00:00.000Z', id: 'first' },
    { at: '2026-03-01T11:00:00.000Z', id: 'second' },
    { at: '2026-03-02T00:00:00.000Z', id: 'next' },
  ]
  assert.deepEqual(withoutDaily(visits, '2026-02-01T00:00:00.000Z'), ['old', 'second'])
})
