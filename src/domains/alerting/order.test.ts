import assert from 'node:assert/strict'
import { systemActor } from '../../core/actor.ts'
import { DAY, HOUR, addMs } from '../../core/time.ts'
import {
  BEGIN,
  COMMAND_LINE,
  forBothHouses,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { orderAsShown } from '../../../test/support/alerting.ts'

const nation = exampleNation()
const options = { slices: [nation.slice, alerting.alerting] }
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { ...options, runsJobs: false }
const ALL = ['accounts:self', 'alerting:read', 'alerting:order', 'territory:read'] as const
const first = person('first', ALL)
const second = person('second', ALL)
const workflow = systemActor('workflow:finding-to-alert', [
  'alerting:draft',
  'alerting:release',
  'territory:read',
])
const UNTIL = addMs(BEGIN, 10 * DAY)

function order(
  facts: { severity?: 'Severe' | 'Moderate'; areas?: string[]; site?: string | null } = {},
) {
  const { severity = 'Moderate', areas = ['/1/'], site = null } = facts
  const content = alerting.templateContent({ event: 'DDOS', severity, areas })
  return { site, content, until: UNTIL, confirmed: ['en', 'ar'] as ('en' | 'ar')[] }
}

async function approved(
  house: TestHouse,
  facts: Parameters<typeof order>[0] = {},
): Promise<string> {
  const { order: made } = await house.call(first, alerting.proposeOrder, order(facts))
  await house.call(second, alerting.approveOrder, await orderAsShown(house, made))
  return made
}

let findings = 0
function occasion(facts: { site?: string; areas?: string[]; event?: 'DDOS' | 'PHISHING' } = {}) {
  findings += 1
  const { site = 'site-1', areas = ['/1/1/'], event = 'DDOS' } = facts
  return { site, areas, eventCode: event, origin: `finding:${findings}` }
}

forBothHouses(
  'two persons approve an order, and it issues within its limits',
  options,
  async (house) => {
    const { order: made } = await house.call(first, alerting.proposeOrder, order())
    const early = house.call(workflow, alerting.issueByOrder, { order: made, ...occasion() })
    await assert.rejects(early, problemWith('alerting.order_not_in_force'))
    const own = house.call(first, alerting.approveOrder, await orderAsShown(house, made))
    await assert.rejects(own, problemWith('core.same_person'))
    const sameDevice = { ...second, device: 'browser:first' }
    const near = house.call(sameDevice, alerting.approveOrder, await orderAsShown(house, made))
    await assert.rejects(near, problemWith('core.same_device'))
    await house.call(second, alerting.approveOrder, await orderAsShown(house, made))

    const now = occasion()
    const fitting = { site: now.site, eventCode: now.eventCode, areas: now.areas }
    assert.deepEqual(await house.call(workflow, alerting.fittingOrder, fitting), { order: made })
    const { alert, state } = await house.call(workflow, alerting.issueByOrder, {
      order: made,
      ...now,
    })
    assert.equal(state, 'issued')
    const again = await house.call(workflow, alerting.issueByOrder, { order: made, ...now })
    assert.equal(again.alert, alert, 'the same finding issues once')
    const shown = await house.call(first, alerting.show, { alert })
    assert.deepEqual([shown.areas, shown.revisions[0]?.order], [['/1/1/'], made])
    const headlines = ['site.example is being flooded and may not answer.', 'يتعرض site.example']
    assert.equal(shown.headlines['en'], headlines[0], 'which site, by the host that was read')
    assert.ok(shown.headlines['ar']?.startsWith(headlines[1] ?? ''), shown.headlines['ar'])
    assert.equal(shown.content.siteName, 'Results')
    const { xml } = await house.call(first, alerting.capXml, { alert })
    assert.match(xml, /<description>site\.example<\/description>/)
    const types = (await house.records()).map(({ type }) => type)
    assert.deepEqual(
      types.filter((type) => type.startsWith('alert.') && type !== 'alert.escalated'),
      ['alert.drafted', 'alert.issued'],
    )
  },
)

forBothHouses(
  'no order above Moderate, for the nation, without end or unconfirmed',
  still,
  async (house) => {
    const propose = (input: ReturnType<typeof order>) =>
      house.call(first, alerting.proposeOrder, input)
    await assert.rejects(
      propose(order({ severity: 'Severe' })),
      problemWith('alerting.order_too_severe'),
    )
    await assert.rejects(propose(order({ areas: ['/'] })), problemWith('alerting.order_for_nation'))
    const long = { ...order(), until: addMs(BEGIN, 61 * DAY) }
    await assert.rejects(propose(long), problemWith('alerting.order_too_long'))
    const unread = { ...order(), confirmed: [] }
    await assert.rejects(propose(unread), problemWith('alerting.unconfirmed'))
    const machine = systemActor('workflow:x', ['alerting:order'])
    const byMachine = house.call(machine, alerting.proposeOrder, order())
    await assert.rejects(byMachine, problemWith('core.not_a_person'))
  },
)

forBothHouses('the end of an order is picked by the clock on the wall', still, async (house) => {
  const asked = { ...order(), until: '2026-11-26T09:30' }
  await house.call(first, alerting.proposeOrder, asked)
  const [made] = (await house.call(first, alerting.orders, { limit: 5 })).items
  assert.equal(made?.until, '2026-11-26T09:30:00.000Z')
  const page = alerting.alerting.pages.find(({ path }) => path === '/console/orders/new')
  assert.ok(page)
  const actor = person('third', [...ALL, 'monitoring:read'])
  const drawn = await visitPage(house, page, { actor })
  assert.match(
    drawn,
    /<select id="order-site"[^]*Every site there is now[^]*Results \(site.example\)/,
  )
  const wrong = house.call(first, alerting.proposeOrder, { ...order(), until: 'tomorrow' })
  await assert.rejects(wrong, problemWith('core.bad_input'))
})

forBothHouses('areas that together hold every station are the nation', still, async (house) => {
  const made = await approved(house, { areas: ['/1/', '/2/'] })
  const whole = occasion({ areas: ['/1/', '/2/'] })
  const tried = house.call(workflow, alerting.issueByOrder, { order: made, ...whole })
  await assert.rejects(tried, problemWith('alerting.order_for_nation'))
})

forBothHouses('an order is for its event, its site and its areas', still, async (house) => {
  const made = await approved(house, { site: 'site-1' })
  const wrong = [
    occasion({ site: 'site-2' }),
    occasion({ event: 'PHISHING' }),
    occasion({ areas: ['/2/'] }),
  ]
  for (const now of wrong) {
    const tried = house.call(workflow, alerting.issueByOrder, { order: made, ...now })
    await assert.rejects(tried, problemWith('alerting.order_does_not_fit'))
    const { site, eventCode, areas } = now
    const { order: none } = await house.call(workflow, alerting.fittingOrder, {
      site,
      eventCode,
      areas,
    })
    assert.equal(none, null)
  }
})

forBothHouses(
  'an order is for the address that was read, whatever the times say',
  still,
  async (house) => {
    const made = await approved(house, { site: 'site-1' })
    const { order: waiting } = await house.call(
      first,
      alerting.proposeOrder,
      order({ site: 'site-1' }),
    )
    const read = await orderAsShown(house, waiting)
    const usual = nation.host
    nation.host = 'evil.example'
    const { origin, ...now } = occasion()
    const fitting = await house.call(workflow, alerting.fittingOrder, now)
    assert.equal(fitting.order, null)
    await assert.rejects(
      house.call(workflow, alerting.issueByOrder, { order: made, origin, ...now }),
      problemWith('alerting.order_for_another'),
    )
    await assert.rejects(
      house.call(second, alerting.approveOrder, read),
      problemWith('alerting.order_for_another'),
    )
    nation.host = usual
  },
)

forBothHouses(
  'one alert per site by order in six hours, also by two orders',
  options,
  async (house) => {
    const one = await approved(house)
    const other = await approved(house)
    await house.call(workflow, alerting.issueByOrder, { order: one, ...occasion() })
    for (const made of [one, other]) {
      const soon = house.call(workflow, alerting.issueByOrder, { order: made, ...occasion() })
      await assert.rejects(soon, problemWith('alerting.order_used'))
    }
    const elsewhere = occasion({ site: 'site-2' })
    await house.call(workflow, alerting.issueByOrder, { order: one, ...elsewhere })
    await house.pass(6 * HOUR)
    await house.call(workflow, alerting.issueByOrder, { order: one, ...occasion() })
  },
)

forBothHouses('a revoked or ended order issues nothing', options, async (house) => {
  const made = await approved(house)
  const ended = await approved(house)
  await house.call(first, alerting.revokeOrder, { order: made })
  const revoked = house.call(workflow, alerting.issueByOrder, { order: made, ...occasion() })
  await assert.rejects(revoked, problemWith('alerting.order_not_in_force'))
  await house.pass(10 * DAY)
  const late = house.call(workflow, alerting.issueByOrder, { order: ended, ...occasion() })
  await assert.rejects(late, problemWith('alerting.order_not_in_force'))
})

/** A confirmed mailbox of somebody. */
async function enter(house: TestHouse, name: string) {
  const who = person(name, ALL)
  const address = `${name}@example.org`
  const { route } = await house.call(who, alerting.addContact, { channel: 'mail', address })
  await house.settled()
  const code = /[A-Z]{8}/.exec(house.mail.sent.at(-1)?.subject ?? '')?.[0] ?? ''
  await house.call(who, alerting.confirmContact, { route, code })
}

forBothHouses('both persons hear that their order is suspended', options, async (house) => {
  const names = ['first', 'second', 'third']
  nation.persons = names.map((name) => `person:${name}`)
  for (const name of names) await enter(house, name)
  const made = await approved(house, { site: 'site-1' })
  const other = await approved(house, { site: 'site-2' })
  await house.pass(HOUR)
  const usual = nation.aimedAt
  nation.aimedAt = house.clock.now()
  const before = house.mail.sent.length
  await house.call(COMMAND_LINE, alerting.suspendOrders, { site: 'site-1' })
  await house.settled()
  nation.aimedAt = usual
  const mails = house.mail.sent.slice(before)
  assert.deepEqual(mails.map(({ to }) => to).toSorted(), [
    'first@example.org',
    'second@example.org',
  ])
  for (const { subject, text } of mails) {
    assert.match(subject, /standing order is suspended/)
    assert.match(text, /https:\/\/node\.example\/en\/console\/orders$/m)
  }
  const { items } = await house.call(first, alerting.orders, { limit: 50 })
  const states = new Map(items.map(({ order: id, state }) => [id, state]))
  assert.deepEqual([states.get(made), states.get(other)], ['suspended', 'approved'])
})

forBothHouses('a site has no more than 20 open orders', still, async (house) => {
  const first20 = await approved(house, { site: 'site-1' })
  for (let n = 1; n < 20; n += 1) {
    await house.call(first, alerting.proposeOrder, order({ site: 'site-1' }))
  }
  const propose = () => house.call(first, alerting.proposeOrder, order({ site: 'site-1' }))
  await assert.rejects(propose(), problemWith('alerting.too_many_orders'))
  await house.call(first, alerting.proposeOrder, order({ site: 'site-2' }))
  await house.call(first, alerting.revokeOrder, { order: first20 })
  await propose()
})

forBothHouses(
  'nobody is flooded by changes of a site: each order is suspended once, and ten messages in an hour are enough',
  options,
  async (house) => {
    nation.persons = ['person:first']
    await enter(house, 'first')
    for (let n = 0; n < 12; n += 1) {
      await house.call(first, alerting.proposeOrder, order({ site: 'site-1' }))
    }
    await house.pass(HOUR)
    const [usual, host] = [nation.aimedAt, nation.host]
    const before = house.mail.sent.length
    const suspend = async () => {
      nation.aimedAt = house.clock.now()
      await house.call(COMMAND_LINE, alerting.suspendOrders, { site: 'site-1' })
      await house.settled()
    }
    await suspend()
    const suspended = async () =>
      (await house.records()).filter(({ type }) => type === 'order.suspended')
    const records = await suspended()
    const mails = house.mail.sent.slice(before)
    assert.deepEqual([records.length, mails.length], [12, 10])
    for (const { messageId } of mails) {
      assert.ok(
        records.some(({ id }) => messageId.includes(id)),
        'each change is another message',
      )
    }
    nation.host = 'evil.example'
    await house.pass(1)
    await suspend()
    assert.equal((await suspended()).length, 12)
    assert.equal(house.mail.sent.length, before + 10)
    const { items } = await house.call(first, alerting.orders, { limit: 50 })
    for (const { target, targetBefore } of items) {
      assert.deepEqual([target?.host, targetBefore?.host], ['evil.example', host])
    }
    nation.aimedAt = usual
    nation.host = host
  },
)
