import assert from 'node:assert/strict'
import type { Actor } from '../../core/actor.ts'
import { forBothHouses, problemWith } from '../../../test/support/house.ts'
import {
  analyst,
  DAY,
  MINUTE,
  monitoringHouse,
  regionalAnalyst,
  secondAnalyst,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { HOST } from '../../../test/support/example-visit.ts'
import { approveAuthorisation, authorise, revokeAuthorisation } from './actions/authorisation.ts'
import { site } from './actions/read.ts'
import { addSite, changeSite } from './actions/site.ts'

forBothHouses('an active authorisation waits for another person', monitoringHouse, async (h) => {
  show(h)
  const watched = await watch(h, HOST, { authorisation: undefined })
  const asked = { site: watched, legalBasis: 'Order', grantedBy: 'Head', days: 30 }
  const { authorisation } = await h.call(analyst, authorise, { ...asked, scope: 'active' })
  const [shown] = (await h.call(secondAnalyst, site, { site: watched })).authorisations
  const read = shown?.read ?? ''
  await h.pass(10 * MINUTE)
  assert.equal(h.probe.visits.length, 0)
  await assert.rejects(
    h.call(analyst, approveAuthorisation, { authorisation, read }),
    problemWith('core.same_person'),
  )
  const { device = '' } = analyst
  await assert.rejects(
    h.call({ ...secondAnalyst, device }, approveAuthorisation, { authorisation, read }),
    problemWith('core.same_device'),
  )
  await assert.rejects(
    h.call(regionalAnalyst, approveAuthorisation, { authorisation, read }),
    problemWith('core.wrong_area'),
  )
  await h.call(secondAnalyst, approveAuthorisation, { authorisation, read })
  await h.pass(0)
  assert.equal(h.probe.visits.length, 1)
})

forBothHouses(
  'an authorisation for active looks is for the host that two persons read',
  monitoringHouse,
  async (h) => {
    show(h)
    const fields = { name: 'Site', area: '/1/', newOrganization: 'Commission' }
    const made = await h.runner.call(analyst, addSite, { ...fields, host: HOST })
    const { site: own } = made.output
    const asked = { site: own, legalBasis: 'Order', grantedBy: 'Head', days: 30 }
    const asks = async (scope: 'active' | 'passive') =>
      (await h.call(analyst, authorise, { ...asked, scope })).authorisation
    const all = async () => (await h.call(secondAnalyst, site, { site: own })).authorisations
    const isInForce = async (id: string) => (await all()).find((one) => one.id === id)?.isInForce
    const { newOrganization: _, ...kept } = fields
    const aim = async (host: string, by: Actor = analyst) =>
      await h.runner.call(by, changeSite, { ...kept, site: own, host })
    const passive = await asks('passive')
    const authorisation = await asks('active')
    const read = (await all()).find(({ id }) => id === authorisation)?.read ?? ''
    // Between reading and approving.
    await aim('victim.test')
    await assert.rejects(
      h.call(secondAnalyst, approveAuthorisation, { authorisation, read }),
      problemWith('monitoring.already_approved'),
    )
    const again = await asks('active')
    await assert.rejects(
      h.call(secondAnalyst, approveAuthorisation, { authorisation: again, read }),
      problemWith('monitoring.other_authorisation'),
    )
    const now = (await all()).find(({ id }) => id === again)?.read ?? ''
    await h.call(secondAnalyst, approveAuthorisation, { authorisation: again, read: now })
    assert.equal(await isInForce(again), true)
    // After both.
    const renamed = { ...kept, site: own, host: 'victim.test', name: 'Another' }
    await h.runner.call(analyst, changeSite, renamed)
    assert.equal(await isInForce(again), true, 'what it is called ends nothing')
    await aim('victim2.test')
    assert.deepEqual([await isInForce(again), await isInForce(passive)], [false, true])
    const writer: Actor = {
      id: 'person:w',
      holds: [{ permission: 'monitoring:write', area: '/1/' }],
    }
    await assert.rejects(aim('victim3.test', writer), problemWith('monitoring.may_not_aim'))
  },
)

forBothHouses(
  'visits end with the authorisation and begin again with the next',
  monitoringHouse,
  async (h) => {
    show(h)
    const watched = await watch(h, HOST)
    await h.pass(0)
    const [given] = (await h.call(analyst, site, { site: watched })).authorisations
    assert.ok(given?.isInForce)
    const reason = 'The owner asked for it'
    await h.call(analyst, revokeAuthorisation, { authorisation: given.id, reason })
    await h.pass(60 * MINUTE)
    assert.equal(h.probe.visits.length, 1)
    const asked = { site: watched, legalBasis: 'Order', grantedBy: 'Head', days: 1 }
    await h.call(analyst, authorise, { ...asked, scope: 'passive' })
    await h.pass(0)
    assert.equal(h.probe.visits.length, 2)
    h.clock.advance(DAY)
    await h.pass(10 * MINUTE)
    assert.equal(h.probe.visits.length, 2)
    const records = await h.records()
    assert.ok(!JSON.stringify(records).includes('Head'), 'the granter stays out of the log')
  },
)
