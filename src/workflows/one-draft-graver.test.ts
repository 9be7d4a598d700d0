// What the words of an alert do not say is drafted, whatever people decided about lesser words.

import assert from 'node:assert/strict'
import { DAY, HOUR, MINUTE, msBetween } from '../core/time.ts'
import { asShown } from '../../test/support/alerting.ts'
import {
  all,
  begin,
  CONFIRMED,
  first,
  issue,
  NEW_SCRIPT,
  only,
  options,
  said,
  second,
} from '../../test/support/drafts.ts'
import { COMMAND_LINE, forBothHouses, forHouse } from '../../test/support/house.ts'
import { HOST } from '../../test/support/example-visit.ts'
import { look } from '../../test/support/learned-site.ts'
import { refusing, show, watch } from '../../test/support/monitoring.ts'
import * as alerting from '../domains/alerting/index.ts'
import { addArea, addStation } from '../domains/territory/index.ts'

forHouse('words that a person wrote stay, whatever comes or ends', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  const { alert, content } = await only(house)
  const en = { ...content.texts['en'], headline: 'Our own words' }
  const own = { ...content, texts: { ...content.texts, en } }
  await house.call(first, alerting.revise, { alert, content: own })
  await open(2)
  assert.equal((await only(house)).open, 2, 'its words will do')
  await open(3, NEW_SCRIPT)
  assert.deepEqual(await said(house), [
    ['draft', 'SITE_BREACH'],
    ['draft', 'DEFACEMENT'],
  ])
  for (const n of [1, 2, 3]) await open(n, { type: 'finding.closed' })
  assert.deepEqual(await said(house), [
    ['withdrawn', 'SITE_BREACH'],
    ['draft', 'DEFACEMENT'],
  ])
  const kept = await house.call(COMMAND_LINE, alerting.show, { alert })
  assert.equal(kept.content.texts['en']?.headline, 'Our own words')
  assert.equal(kept.findingClosedAt, house.clock.now())
})

forBothHouses(
  'what is graver than a proposal has a draft of its own, which outlives the release',
  options,
  async (house) => {
    const { open } = await begin(house)
    await open(1)
    const { alert } = await only(house)
    await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
    const read = await asShown(house, alert)
    await open(2)
    assert.equal((await only(house)).open, 2, 'its words will do')
    await open(3, NEW_SCRIPT)
    await house.settled()
    assert.deepEqual(await asShown(house, alert), read)
    await house.call(second, alerting.issue, read)
    assert.deepEqual(await said(house), [
      ['draft', 'SITE_BREACH'],
      ['issued', 'DEFACEMENT'],
    ])
  },
)

forHouse('a proposal whose findings are over is not taken from people', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  const { alert } = await only(house)
  await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
  await house.call(first, alerting.redraft, { alert })
  await open(2, NEW_SCRIPT)
  const again = await only(house)
  assert.deepEqual([again.state, again.eventCode], ['draft', 'SITE_BREACH'], 'the node wrote it')
  await house.call(first, alerting.propose, { alert, confirmed: CONFIRMED })
  await open(1, { type: 'finding.closed' })
  await open(2, { type: 'finding.closed' })
  const over = await only(house)
  assert.deepEqual([over.state, over.open], ['proposed', 0])
})

forHouse(
  'a draft that a person made for fewer areas takes no finding of another area',
  options,
  async (house) => {
    const { open } = await begin(house)
    const south = { parent: '/', name: 'South', kind: 'region' } as const
    const { path } = await house.call(COMMAND_LINE, addArea, south)
    await open(1)
    const { alert, content } = await only(house)
    await house.call(first, alerting.revise, { alert, content })
    await open(2, { areas: [path] })
    await house.settled()
    await issue(house, alert)
    assert.deepEqual(
      (await all(house)).map(({ state, areas }) => [state, areas]),
      [
        ['draft', [path]],
        ['issued', ['/1/']],
      ],
    )
  },
)

forHouse(
  'a draft that a person rewrote for another site takes nothing of the first one any more',
  options,
  async (house) => {
    const { open, add } = await begin(house)
    await open(1)
    const { alert, content } = await only(house)
    const other = { ...content, site: await add('Results') }
    await house.call(first, alerting.revise, { alert, content: other })
    await open(2)
    assert.equal((await all(house)).length, 2)
    await issue(house, alert)
    await open(3)
    assert.deepEqual(
      (await all(house)).map(({ state }) => state),
      ['draft', 'issued'],
    )
    const shown = await house.call(COMMAND_LINE, alerting.show, { alert })
    assert.equal(shown.findings.length, 1)
  },
)

const RAISED = { ...NEW_SCRIPT, type: 'finding.raised' } as const

forBothHouses(
  'a draft that was discarded comes back only where its finding became graver',
  options,
  async (house) => {
    const { open } = await begin(house)
    await open(1)
    const { alert } = await only(house)
    await house.call(first, alerting.withdraw, { alert })
    await open(1, { type: 'finding.raised' })
    assert.equal((await only(house)).state, 'withdrawn')
    await open(1, RAISED)
    await open(1, RAISED)
    const [again, ...others] = await all(house)
    assert.deepEqual([again?.state, again?.eventCode, others.length], ['draft', 'SITE_BREACH', 1])
    await house.call(first, alerting.withdraw, { alert: again?.alert ?? '' })
    await open(1, RAISED)
    assert.equal((await all(house)).length, 2)
  },
)

forHouse('what became graver than the words in force is drafted', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  const { alert } = await only(house)
  await issue(house, alert)
  await open(1, { type: 'finding.raised' })
  assert.equal((await all(house)).length, 1)
  await open(1, RAISED)
  assert.deepEqual(await said(house), [
    ['draft', 'SITE_BREACH'],
    ['issued', 'DEFACEMENT'],
  ])
  await open(1, { type: 'finding.closed' })
  assert.deepEqual(await said(house), [
    ['withdrawn', 'SITE_BREACH'],
    ['issued', 'DEFACEMENT'],
  ])
  await open(1, RAISED)
  assert.equal((await all(house)).length, 2, 'what is closed stays closed')
})

forHouse('what is told again after its alert ran out is drafted again', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  await issue(house, (await only(house)).alert)
  await house.pass(3 * DAY)
  await open(1, { type: 'finding.raised' })
  assert.deepEqual(await said(house), [
    ['draft', 'DEFACEMENT'],
    ['expired', 'DEFACEMENT'],
  ])
})

forHouse(
  'an outage is drafted though the same finding was a lost word first',
  options,
  async (house) => {
    const { path } = await house.call(COMMAND_LINE, addArea, {
      parent: '/',
      name: 'North',
      kind: 'region',
    })
    await house.call(COMMAND_LINE, addStation, { number: '1', name: 'School', area: path })
    show(house)
    const site = await watch(house, HOST, { keyword: 'a word that nobody shows' })
    await house.pass(0)
    await look(house, site)
    assert.deepEqual(await said(house), [])
    show(house, refusing())
    await look(house, site)
    assert.deepEqual(await said(house), [['draft', 'PORTAL_OUTAGE']])
  },
)

forHouse(
  'a draft that many findings made before still rises with the next one',
  options,
  async (house) => {
    const { open } = await begin(house)
    const of = (n: number) => ({
      finding: `01939000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    })
    await open(1)
    for (let n = 100; n < 601; n += 1) {
      await open(n, of(n))
      await open(n, { ...of(n), type: 'finding.closed' })
    }
    await open(900, { ...of(900), ...NEW_SCRIPT })
    assert.deepEqual(await said(house), [['draft', 'SITE_BREACH']])
  },
)

forHouse('what is found just before an alert runs out is drafted', options, async (house) => {
  const { open } = await begin(house)
  await open(1)
  const { alert } = await only(house)
  await issue(house, alert)
  const { expiresAt } = await only(house)
  await house.pass(msBetween(house.clock.now(), expiresAt ?? '') - HOUR - MINUTE)
  await open(2)
  assert.equal((await only(house)).open, 2)
  await house.pass(2 * MINUTE)
  await open(3)
  assert.deepEqual(await said(house), [
    ['draft', 'DEFACEMENT'],
    ['issued', 'DEFACEMENT'],
  ])
})
