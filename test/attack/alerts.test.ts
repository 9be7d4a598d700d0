import assert from 'node:assert/strict'
import type { Actor } from '../../src/core/actor.ts'
import { addMs, DAY, MINUTE } from '../../src/core/time.ts'
import { exampleNation } from '../support/example-nation.ts'
import * as alerting from '../../src/domains/alerting/index.ts'
import {
  BEGIN,
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../support/house.ts'
import { asShown, orderAsShown } from '../support/alerting.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:order',
  'territory:read',
] as const
const author = person('author', ALL)
const second = person('second', ALL)
const third = person('third', ALL)
const elsewhere = person('elsewhere', ALL, '/2/')
const options = { slices: [exampleNation().slice, alerting.alerting] }

const device = (station: string, area: string): Actor => ({
  ...person(
    station,
    ['alerting:receive', 'alerting:answer', 'alerting:speak', 'territory:read'],
    area,
  ),
  id: `device:${station}`,
  via: `device:${station}`,
  station,
})

const content = (areas = ['/1/1/']) =>
  alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })

async function proposed(house: TestHouse): Promise<string> {
  const { alert } = await house.call(author, alerting.draft, { content: content() })
  await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  return alert
}

async function issued(house: TestHouse): Promise<string> {
  const alert = await proposed(house)
  await house.call(second, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
  return alert
}

const settledAs = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === 'fulfilled').length

forBothHouses(
  'of two who release at once one does, and of a release and a withdrawal one happens',
  options,
  async (house) => {
    const alert = await proposed(house)
    const seen = await asShown(house, alert)
    const both = await Promise.allSettled([
      house.call(second, alerting.issue, seen),
      house.call(third, alerting.issue, seen),
    ])
    assert.equal(settledAs(both), 1)
    const other = await proposed(house)
    const seenToo = await asShown(house, other)
    const race = await Promise.allSettled([
      house.call(author, alerting.withdraw, { alert: other }),
      house.call(second, alerting.issue, seenToo),
      house.call(third, alerting.reject, { alert: other, reason: 'no' }),
    ])
    assert.equal(settledAs(race), 1)
    const ends = await Promise.allSettled([
      house.call(second, alerting.cancel, { alert }),
      house.call(third, alerting.allClear, { alert }),
      house.call(author, alerting.cancel, { alert }),
    ])
    assert.equal(settledAs(ends), 1)
    const types = (await house.records()).map(({ type }) => type)
    assert.equal(types.filter((type) => type === 'alert.issued').length <= 2, true)
  },
)

forHouse(
  'the author releases his own words neither from a second session nor after a change of hands',
  options,
  async (house) => {
    const alert = await proposed(house)
    for (const via of ['session:other', 'session:author', undefined]) {
      const again = { ...author, ...(via === undefined ? {} : { via }) }
      await assert.rejects(
        house.call(again, alerting.issue, { ...(await asShown(house, alert)), count: 3 }),
        problemWith('core.same_person'),
      )
    }
    const onHisDevice = { ...second, device: author.device ?? '' }
    await assert.rejects(
      house.call(onHisDevice, alerting.issue, { ...(await asShown(house, alert)), count: 3 }),
      problemWith('core.same_device'),
    )
    // One writes, another proposes: neither of them is the second person.
    const { alert: mixed } = await house.call(author, alerting.draft, { content: content() })
    await house.call(second, alerting.propose, { alert: mixed, confirmed: ['en', 'ar'] })
    for (const own of [author, second]) {
      await assert.rejects(
        house.call(own, alerting.issue, { ...(await asShown(house, mixed)), count: 3 }),
        problemWith('core.same_person'),
      )
    }
    for (const machine of [
      COMMAND_LINE,
      { ...second, id: 'token:t' },
      { ...second, id: 'device:d' },
    ]) {
      await assert.rejects(
        house.call(machine, alerting.issue, { ...(await asShown(house, mixed)), count: 3 }),
        problemWith('core.not_a_person'),
      )
    }
    house.clock.advance(10 * MINUTE)
    await assert.rejects(
      house.call(third, alerting.issue, { ...(await asShown(house, mixed)), count: 3 }),
      problemWith('alerting.lapsed'),
    )
  },
)

forBothHouses('nobody but the node itself carries out a standing order', options, async (house) => {
  const { order } = await house.call(author, alerting.proposeOrder, {
    site: null,
    content: content(['/1/']),
    until: addMs(BEGIN, DAY),
    confirmed: ['en', 'ar'],
  })
  await house.call(second, alerting.approveOrder, await orderAsShown(house, order))
  for (const actor of [author, second, { ...third, id: 'token:t' }, COMMAND_LINE]) {
    const made = house.call(actor, alerting.issueByOrder, {
      order,
      site: 'a-site-that-nobody-knows',
      eventCode: 'DDOS',
      areas: ['/1/1/'],
      origin: 'finding:invented',
    })
    await assert.rejects(made, problemWith('alerting.not_the_node'))
  }
})

forHouse(
  'the message of an alert is not for officers and devices of other areas',
  options,
  async (house) => {
    const alert = await issued(house)
    for (const actor of [
      elsewhere,
      device('s6', '/2/'),
      device('s4', '/1/2/'),
      person('none', []),
    ]) {
      await assert.rejects(
        house.call(actor, alerting.capXml, { alert }),
        problemWith('alerting.unknown_alert'),
      )
    }
    for (const actor of [author, device('s1', '/1/1/'), person('above', ALL, '/1/')]) {
      assert.match((await house.call(actor, alerting.capXml, { alert })).xml, /<alert/)
    }
  },
)

forHouse(
  'a device answers for its own station and area only, once for each key',
  options,
  async (house) => {
    const alert = await issued(house)
    const answer = {
      alert,
      revision: 1,
      clientKey: 'k'.repeat(8),
      answer: 'done',
      capturedAt: BEGIN,
    } as const
    await assert.rejects(
      house.call(device('s6', '/2/'), alerting.acknowledge, answer),
      problemWith('alerting.outside_audience'),
    )
    // A cookie that says one area and a station that lies in another.
    await assert.rejects(
      house.call(device('s1', '/2/'), alerting.acknowledge, answer),
      problemWith('core.wrong_area'),
    )
    await assert.rejects(
      house.call(person('p', ['alerting:answer']), alerting.acknowledge, answer),
      problemWith('alerting.not_a_station'),
    )
    for (const revision of [2, 91]) {
      await assert.rejects(
        house.call(device('s1', '/1/1/'), alerting.acknowledge, { ...answer, revision }),
        problemWith('alerting.unknown_revision'),
      )
    }
    const replays = await Promise.all(
      Array.from({ length: 8 }, () =>
        house.call(device('s1', '/1/1/'), alerting.acknowledge, answer),
      ),
    )
    assert.equal(replays.filter(({ result }) => result === 'stored').length, 1)
    await house.call(device('s1', '/1/1/'), alerting.acknowledge, {
      ...answer,
      answer: 'need_help',
    })
    const records = (await house.records()).filter(({ type }) => type === 'alert.acknowledged')
    assert.equal(records.length, 1)
    assert.equal(records[0]?.body['answer'], 'done')
  },
)

forHouse(
  'a stolen device fills neither the list of problems nor the record',
  options,
  async (house) => {
    const speak = (n: number) =>
      house.call(device('s1', '/1/1/'), alerting.reportProblem, {
        symptom: 'other',
        clientKey: `problem-${n}`,
      })
    for (let n = 0; n < 20; n += 1) await speak(n)
    await assert.rejects(speak(20), problemWith('alerting.too_many_problems'))
    // A repeat of what was taken is still confirmed, and other stations are heard.
    await speak(0)
    await house.call(device('s2', '/1/1/'), alerting.reportProblem, {
      symptom: 'other',
      clientKey: 'problem-0',
    })
  },
)
