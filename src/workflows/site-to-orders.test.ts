import assert from 'node:assert/strict'
import { z } from 'zod'
import { command } from '../core/action.ts'
import { areaPath } from '../core/permission.ts'
import { addMs, DAY, MINUTE } from '../core/time.ts'
import { orderAsShown } from '../../test/support/alerting.ts'
import { noClaims } from '../../test/support/no-claims.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import {
  BEGIN,
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../test/support/house.ts'
import {
  analyst as watcherOfSites,
  publicContacts,
  show,
  watch,
} from '../../test/support/monitoring.ts'
import { accounts } from '../domains/accounts/index.ts'
import * as alerting from '../domains/alerting/index.ts'
import {
  addSite,
  approveBaseline,
  changeSite,
  monitoringRecords,
  monitoring,
} from '../domains/monitoring/index.ts'
import { site as siteQuery } from '../domains/monitoring/actions/read.ts'
import { HOST } from '../../test/support/example-visit.ts'
import { addArea, addStation, territory } from '../domains/territory/index.ts'
import { findingToAlert } from './finding-to-alert.ts'
import { siteToOrders } from './site-to-orders.ts'

const ALL = ['alerting:read', 'alerting:order', 'monitoring:read', 'territory:read'] as const
const first = person('first', ALL)
const second = person('second', ALL)
const analyst = person('analyst', ['monitoring:read', 'monitoring:write', 'territory:read'])

/** Says that a finding about a site opened, as monitoring does. */
const tell = command({
  name: 'watcher.tell',
  permission: 'watcher:tell',
  scope: 'nation',
  summary: 'example',
  input: z.object({ site: z.string(), area: areaPath, finding: z.string() }),
  output: z.object({}),
  async run(ctx, { site, area, finding }) {
    const body = { site, check: 'defacement', severity: 'H', areas: [area], reason: 'example' }
    ctx.record(monitoringRecords['finding.opened'], { subject: finding, body })
    return {}
  },
})

const watcher = exampleSlice('watcher', { actions: [tell, noClaims] })

const options = {
  slices: [accounts, territory, monitoring, alerting.alerting, watcher, publicContacts],
  facts: { pace: { recheckMs: [0], visitMs: DAY, learnMs: DAY } },
  workflows: [findingToAlert, siteToOrders],
}

const PORTAL = { name: 'Portal', host: 'portal.example' }

async function begin(house: TestHouse) {
  const areas: string[] = []
  for (const name of ['North', 'South']) {
    const { path } = await house.call(COMMAND_LINE, addArea, { parent: '/', name, kind: 'region' })
    const number = `${areas.length + 1}`
    await house.call(COMMAND_LINE, addStation, { number, name: 'School', area: path })
    areas.push(path)
  }
  const [area = ''] = areas
  const { output } = await house.runner.call(analyst, addSite, {
    ...PORTAL,
    area,
    newOrganization: 'Office',
  })
  // Within one millisecond nobody can tell whether the site was as it is when an order was proposed.
  await house.pass(MINUTE)
  return { site: output.site, organization: output.organization, area }
}

async function propose(house: TestHouse, facts: { site: string | null; area: string }) {
  const content = alerting.templateContent({
    event: 'DEFACEMENT',
    severity: 'Moderate',
    areas: [facts.area],
  })
  const order = { site: facts.site, content, until: addMs(BEGIN, DAY) }
  return await house.call(first, alerting.proposeOrder, { ...order, confirmed: ['en', 'ar'] })
}

async function approve(house: TestHouse, order: string) {
  await house.call(second, alerting.approveOrder, await orderAsShown(house, order))
}

async function shown(house: TestHouse, order: string) {
  const { items } = await house.call(first, alerting.orders, { limit: 50 })
  return items.find((item) => item.order === order)
}

let findings = 0
/** The state of the alert of a new finding. */
async function breach(house: TestHouse, about: { site: string; area: string }) {
  findings += 1
  const finding = `01939000-0000-7000-8000-${String(findings).padStart(12, '0')}`
  await house.call(COMMAND_LINE, tell, { ...about, finding })
  await house.settled()
  const { items } = await house.call(first, alerting.list, { view: 'all', limit: 50 })
  return items[0]?.state
}

forBothHouses('whoever aims a site elsewhere aims no standing order', options, async (house) => {
  const { site, area } = await begin(house)
  const { order } = await propose(house, { site, area })
  await approve(house, order)
  await house.pass(MINUTE)
  const there = { site, name: 'Portal', host: 'other.example', area }
  await house.runner.call(analyst, changeSite, there)
  assert.equal(await breach(house, { site, area }), 'draft')
  await house.pass(MINUTE)
  await house.runner.call(analyst, changeSite, { ...there, ...PORTAL })
  assert.equal(await breach(house, { site, area }), 'draft', 'also where he leads it back')
})

forBothHouses(
  'an order whose site was changed is suspended, and two persons read it anew',
  options,
  async (house) => {
    const { site, area } = await begin(house)
    const { order } = await propose(house, { site, area })
    await approve(house, order)
    const before = await shown(house, order)
    assert.equal(before?.target?.host, 'portal.example')
    await house.pass(MINUTE)
    const change = (facts: { name?: string; httpsPort?: number; isPublic?: boolean }) =>
      house.runner.call(analyst, changeSite, { site, ...PORTAL, area, ...facts })
    await change({ name: 'Portal of the nation', isPublic: false })
    await house.settled()
    assert.equal((await shown(house, order))?.state, 'approved', 'what it is called aims nothing')
    await change({ httpsPort: 8443 })
    await house.settled()
    const after = await shown(house, order)
    assert.deepEqual(
      [after?.state, after?.isInForce, after?.targetBefore?.httpsPort, after?.target?.httpsPort],
      ['suspended', false, 443, 8443],
    )
    const records = (await house.records()).filter(({ type }) => type === 'order.suspended')
    assert.deepEqual(
      records.map(({ subject }) => subject),
      [order],
    )
    const old = house.call(second, alerting.proposeOrderAgain, { order, read: before?.read ?? '' })
    await assert.rejects(old, problemWith('alerting.not_what_was_read'))
    await house.pass(MINUTE)
    await house.call(second, alerting.proposeOrderAgain, await orderAsShown(house, order))
    assert.equal(await breach(house, { site, area }), 'draft')
    const alone = house.call(second, alerting.approveOrder, await orderAsShown(house, order))
    await assert.rejects(alone, problemWith('core.same_person'))
    await house.call(first, alerting.approveOrder, await orderAsShown(house, order))
    assert.equal(await breach(house, { site, area }), 'issued')
  },
)

forBothHouses(
  'an order of the very moment in which its site is aimed elsewhere is for neither',
  options,
  async (house) => {
    const { site, area } = await begin(house)
    const late = await propose(house, { site, area })
    const approved = await propose(house, { site, area })
    await approve(house, approved.order)
    const read = await orderAsShown(house, late.order)
    await house.runner.call(analyst, changeSite, { site, name: 'Portal', host: 'b.example', area })
    const tried = house.call(second, alerting.approveOrder, read)
    await assert.rejects(tried, problemWith('alerting.order_for_another'))
    assert.equal(await breach(house, { site, area }), 'draft')
    for (const { order } of [late, approved]) {
      assert.equal((await shown(house, order))?.state, 'suspended')
    }
  },
)

forBothHouses(
  'whoever approves what is right at a site has its orders read anew by two persons',
  options,
  async (house) => {
    const { area } = await begin(house)
    show(house)
    const site = await watch(house, HOST, { area })
    await house.pass(MINUTE)
    const { last } = await house.call(watcherOfSites, siteQuery, { site })
    const { order } = await propose(house, { site, area })
    await approve(house, order)
    await house.pass(MINUTE)
    await house.call(watcherOfSites, approveBaseline, { site, visit: last?.id ?? '' })
    assert.equal(await breach(house, { site, area }), 'draft')
    assert.equal((await shown(house, order))?.state, 'suspended')
  },
)

forHouse('nobody approves what a site was', options, async (house) => {
  const { site, area } = await begin(house)
  const { order } = await propose(house, { site, area })
  const read = await orderAsShown(house, order)
  await house.pass(MINUTE)
  await house.runner.call(analyst, changeSite, { site, name: 'Portal', host: 'b.example', area })
  const late = house.call(second, alerting.approveOrder, read)
  await assert.rejects(late, problemWith('alerting.order_for_another'))
})

forBothHouses('an order for every site is for those there were', options, async (house) => {
  const { site, area, organization } = await begin(house)
  const { order } = await propose(house, { site: null, area })
  await approve(house, order)
  await house.pass(MINUTE)
  const own = { name: 'Own', host: 'own.example', area, organization }
  const { output } = await house.runner.call(analyst, addSite, own)
  assert.equal(await breach(house, { site: output.site, area }), 'draft')
  assert.equal(await breach(house, { site, area }), 'issued')
})
