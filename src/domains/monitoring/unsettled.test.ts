import assert from 'node:assert/strict'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { learned, look, openChanges, shows } from '../../../test/support/learned-site.ts'
import {
  analyst,
  DAY,
  MINUTE,
  monitoringHouse,
  refusing,
  show,
} from '../../../test/support/monitoring.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { HOURS, pageOf } from '../../../test/support/watched-page.ts'
import { civilAt } from '../../core/civil-day.ts'
import { addMs, msBetween } from '../../core/time.ts'
import { findings } from './actions/finding.ts'
import { openMaintenance } from './actions/maintenance.ts'
import { mark } from './actions/mark.ts'
import { reminders } from './actions/unsettled.ts'
import { waits } from './waits.ts'

const FREEZE = '2030-01-01T00:00:00.000Z'
const SMALL = pageOf().replace('nine members', 'eleven seats')

const waiting = async (h: TestHouse) =>
  (await waits.list({ ...askingAs(h, analyst), now: h.clock.now() } as never)).filter(({ path }) =>
    /findings|sites/.test(path),
  )

const until = (h: TestHouse, at: string) => h.pass(msBetween(h.clock.now(), at))

const typesOf = async (h: TestHouse, type: string) =>
  (await h.records()).filter((record) => record.type === type)

/** A small change that is open some days before the days of freeze. */
async function smallChange(h: TestHouse, at = '2029-12-20T00:00:00.000Z') {
  h.clock.advance(msBetween(h.clock.now(), at))
  const watched = await learned(h)
  shows(h, SMALL)
  await look(h, watched)
  assert.deepEqual(await openChanges(h), ['M change.changed'])
  const [open] = (await h.call(analyst, findings, { state: 'open', limit: 10 })).items
  return { watched, finding: open?.id ?? '' }
}

forBothHouses(
  'people are reminded of a change before days of freeze, even where somebody took note of it, and it is graver when they begin, once',
  monitoringHouse,
  async (h) => {
    const { finding } = await smallChange(h)
    await h.call(analyst, mark, { finding, kind: 'acknowledged' })
    assert.deepEqual(await waiting(h), [])
    await until(h, '2029-12-28T23:30:00.000Z')
    assert.deepEqual(await typesOf(h, 'page.reminded'), [])
    await until(h, '2029-12-29T01:00:00.000Z')
    const [work] = await waiting(h)
    assert.equal(work?.until, FREEZE)
    const day = { from: '2029-12-29T00:00:00.000Z', until: '2029-12-30T00:00:00.000Z' }
    const told = (await h.call(analyst, reminders, day)).items
    assert.deepEqual(
      told.map((one) => [one.finding, one.of]),
      [[finding, FREEZE]],
    )
    // Who takes note of it then is not asked again.
    await h.call(analyst, mark, { finding, kind: 'acknowledged' })
    assert.deepEqual(await waiting(h), [])
    // Nobody sees the page when the days begin.
    show(h, refusing())
    await until(h, '2029-12-31T23:30:00.000Z')
    assert.deepEqual(await openChanges(h), ['M change.changed'])
    await until(h, FREEZE)
    assert.deepEqual(await openChanges(h), ['H change.changed'])
    shows(h, SMALL)
    await h.pass(2 * 60 * MINUTE)
    const raised = await typesOf(h, 'finding.raised')
    assert.deepEqual(
      raised.map(({ subject, body }) => [subject, body['severity']]),
      [[finding, 'H']],
    )
    assert.equal((await typesOf(h, 'page.reminded')).length, 1)
  },
)

forHouse(
  'a change that a person excused is neither graver nor reminded of',
  monitoringHouse,
  async (h) => {
    const { watched, finding } = await smallChange(h)
    await h.call(analyst, mark, { finding, kind: 'false-positive', reason: 'ours' })
    await until(h, '2030-01-02T00:00:00.000Z')
    await look(h, watched)
    assert.deepEqual(await typesOf(h, 'finding.raised'), [])
    assert.deepEqual(await typesOf(h, 'page.reminded'), [])
    assert.deepEqual(await waiting(h), [])
  },
)

forHouse(
  'what was announced in spite of the freeze is no alarm after it, and what was announced before it is one when it begins',
  monitoringHouse,
  async (h) => {
    h.clock.advance(msBetween(h.clock.now(), '2029-12-28T00:00:00.000Z'))
    const watched = await learned(h)
    const announce = async (forMs: number, despiteFreeze: boolean) => {
      const wall = civilAt(addMs(h.clock.now(), forMs), h.facts.zone)
      const said = { kind: 'announced', announcedBy: 'Web team', reason: 'New' } as const
      await h.call(analyst, openMaintenance, {
        ...said,
        sites: [watched],
        until: wall,
        despiteFreeze,
      })
    }
    await announce(60 * MINUTE, false)
    shows(h, SMALL)
    await look(h, watched)
    await h.pass(60 * MINUTE)
    await look(h, watched)
    assert.deepEqual(await openChanges(h), ['M change.changed'])
    await until(h, '2030-01-02T00:00:00.000Z')
    assert.deepEqual(await openChanges(h), ['H change.changed'])
    await announce(60 * MINUTE, true)
    shows(h, SMALL.replace(HOURS, HOURS.replace('20:00', '18:00')))
    await look(h, watched)
    await h.pass(60 * MINUTE)
    await look(h, watched)
    await h.pass(60 * MINUTE)
    assert.deepEqual(await openChanges(h), ['H change.changed', 'M change.facts'])
  },
)

forHouse(
  'people are reminded after thirty days of a change that nobody settled, and after thirty more',
  monitoringHouse,
  async (h) => {
    const { finding } = await smallChange(h, '2029-06-01T00:00:00.000Z')
    for (let day = 0; day < 29; day += 1) await h.pass(DAY)
    assert.deepEqual(await typesOf(h, 'page.reminded'), [])
    await h.pass(DAY + 60 * MINUTE)
    const [record, ...more] = await typesOf(h, 'page.reminded')
    assert.deepEqual([record?.body, more.length], [{ findings: [finding], of: 'age' }, 0])
    const [work] = await waiting(h)
    assert.match(String(work?.what.en), /nobody settled for long/)
    for (let day = 0; day < 31; day += 1) await h.pass(DAY)
    assert.equal((await typesOf(h, 'page.reminded')).length, 2)
  },
)
