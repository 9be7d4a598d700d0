import assert from 'node:assert/strict'
import {
  type AccountsHouse,
  DOOR,
  MACHINE,
  forBothAccounts,
} from '../../../test/support/accounts.ts'
import { ANONYMOUS, type Actor, holdsIn } from '../../core/actor.ts'
import { secretHash } from '../../core/id.ts'
import { DAY, MINUTE } from '../../core/time.ts'
import { identify, identifyDevices, MAX_IDENTIFIED, touch } from './actions/identity.ts'
import {
  deviceCounts,
  devices,
  devicesOf,
  enrolDevice,
  offerDevice,
  offerDevices,
  readOffer,
  revokeDevice,
} from './actions/device.ts'

const code = (name: string) => ({ code: `accounts.${name}` })
const place = (n: number): Actor => ({ ...ANONYMOUS, via: `address:${n}` })
const offered = (house: AccountsHouse, station = 's1') =>
  house.call(MACHINE, offerDevice, { station })
const enrol = (house: AccountsHouse, input: object, actor: Actor = ANONYMOUS) =>
  house.call(actor, enrolDevice, input)

/** Another code with the same first half. */
function misread(right: string): string {
  const last = right.endsWith('A') ? 'B' : 'A'
  return right.slice(0, -1) + last
}

forBothAccounts(
  'a device is enrolled by the typed code or the link, and speaks for its station only',
  async (house) => {
    const byCode = await offered(house)
    assert.match(byCode.code, /^[A-HJ-NP-Z]{12}$/)
    const spelt = `${byCode.code.slice(0, 4).toLowerCase()} ${byCode.code.slice(4, 8)}-${byCode.code.slice(8)}`
    const first = await enrol(house, { code: spelt, label: 'Phone of the chair' })
    const actor = await house.actorOf({ device: first.cookie.secret })
    assert.equal(actor?.station, 's1')
    assert.equal(actor?.via, first.device)
    assert.ok(actor && holdsIn(actor, 'alerting:answer', '/1/'))
    assert.ok(!holdsIn(actor, 'alerting:answer', '/2/') && !holdsIn(actor, 'alerting:draft', '/1/'))

    const byLink = await offered(house)
    const second = await enrol(house, { secret: byLink.secret })
    const { devices: known } = await house.call(MACHINE, devicesOf, { stations: ['s1', 's2'] })
    assert.deepEqual(
      known.map((device) => device.device),
      [first.device, second.device],
    )
    await assert.rejects(enrol(house, {}), { code: 'core.bad_input' })
    await assert.rejects(enrol(house, byLink), { code: 'core.bad_input' })
  },
)

forBothAccounts(
  'a code or link works once, for 15 minutes, until a newer one is made',
  async (house) => {
    const used = await offered(house)
    await enrol(house, { code: used.code })
    await assert.rejects(enrol(house, { code: used.code }), { ...code('used_code'), status: 410 })
    await assert.rejects(enrol(house, { secret: used.secret }), {
      ...code('used_link'),
      status: 410,
    })

    const replaced = await offered(house)
    const late = await offered(house)
    await assert.rejects(enrol(house, { code: replaced.code }), code('wrong_code'))
    await assert.rejects(enrol(house, { secret: replaced.secret }), code('expired_link'))
    house.pass(15 * MINUTE)
    await assert.rejects(enrol(house, { code: late.code }), code('wrong_code'))
    await assert.rejects(enrol(house, { secret: late.secret }), code('expired_link'))
    await assert.rejects(enrol(house, { secret: 'A'.repeat(22) }), code('unknown_link'))
    const refused = (await house.records()).filter((record) => record.type === 'action.refused')
    assert.equal(refused.length, 7)
  },
)

forBothAccounts('of two devices that use one code at once, one is enrolled', async (house) => {
  for (let round = 0; round < 5; round += 1) {
    const { code: given } = await offered(house, `s${round}`)
    const results = await Promise.allSettled([1, 2, 3].map(() => enrol(house, { code: given })))
    assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1)
    for (const result of results) {
      if (result.status === 'rejected') assert.equal(result.reason.code, 'accounts.used_code')
    }
  }
})

forBothAccounts(
  'whatever others guess, from however many networks, a right code is taken',
  async (house) => {
    const { code: right } = await offered(house)
    for (let n = 0; n < 80; n += 1) {
      const guess = n % 2 === 0 ? misread(right) : 'Z'.repeat(12)
      await assert.rejects(enrol(house, { code: guess }, place(n)), code('wrong_code'))
    }
    await enrol(house, { code: right }, place(99))
  },
)

forBothAccounts('twenty wrong codes from one network lock it for 15 minutes', async (house) => {
  for (let n = 0; n < 20; n += 1) {
    await assert.rejects(enrol(house, { code: 'Z'.repeat(12) }, place(1)), code('wrong_code'))
  }
  const { code: right } = await offered(house)
  await assert.rejects(enrol(house, { code: right }, place(1)), {
    ...code('too_many_tries'),
    status: 429,
    recorded: true,
  })
  await enrol(house, { code: right }, place(2))
  house.pass(15 * MINUTE)
  const { code: next } = await offered(house)
  await enrol(house, { code: next }, place(1))
})

forBothAccounts(
  'a revoked device is nobody at once, and so is one after 90 days',
  async (house) => {
    const first = await enrol(house, { code: (await offered(house)).code })
    const second = await enrol(house, { code: (await offered(house)).code })
    await house.call(MACHINE, revokeDevice, { device: first.device })
    assert.equal(await house.actorOf({ device: first.cookie.secret }), null)
    await assert.rejects(
      house.call(MACHINE, revokeDevice, { device: first.device }),
      code('unknown_device'),
    )
    house.pass(DAY)
    await house.call(DOOR, touch, { vias: [second.device] })
    const listed = await house.call(MACHINE, devices, { station: 's1' })
    assert.deepEqual(
      listed.items.map((item) => [item.device, item.lastSeen]),
      [[second.device, house.now()]],
    )
    house.pass(89 * DAY)
    assert.equal(await house.actorOf({ device: second.cookie.secret }), null)
  },
)

forBothAccounts(
  'many devices are known together as each is alone, in their order',
  async (house) => {
    const [one, two, gone] = [
      await enrol(house, { secret: (await offered(house)).secret }),
      await enrol(house, { secret: (await offered(house, 's3')).secret }),
      await enrol(house, { secret: (await offered(house)).secret }),
    ]
    await house.call(MACHINE, revokeDevice, { device: gone.device })
    const hashes = [two, gone, one].map(({ cookie }) => secretHash(cookie.secret))
    const { identities } = await house.call(DOOR, identifyDevices, { devices: hashes })
    const alone = []
    for (const device of hashes) alone.push((await house.call(DOOR, identify, { device })).identity)
    assert.deepEqual(identities, alone)
    assert.deepEqual(
      identities.map((identity) => identity?.station ?? null),
      ['s3', null, 's1'],
    )
    const tooMany = Array.from({ length: MAX_IDENTIFIED + 1 }, (_, n) => secretHash(String(n)))
    await assert.rejects(house.call(DOOR, identifyDevices, { devices: tooMany }), {
      code: 'core.bad_input',
    })
    await assert.rejects(house.call(place(1), identifyDevices, { devices: [] }), {
      code: 'core.not_signed_in',
    })
  },
)

forBothAccounts('devices are offered, listed and revoked only in the own area', async (house) => {
  const officer = (await house.person(MACHINE, 'alert-officer', '/1/')).actor
  const regional = (await house.person(MACHINE, 'administrator', '/1/')).actor
  const wrongArea = { code: 'core.wrong_area', status: 403 }
  await house.call(officer, offerDevice, { station: 's1' })
  await assert.rejects(house.call(officer, offerDevice, { station: 's2' }), wrongArea)
  await assert.rejects(house.call(officer, offerDevices, { stations: ['s1', 's2'] }), wrongArea)
  const there = await enrol(house, { code: (await offered(house, 's2')).code })
  await assert.rejects(house.call(regional, revokeDevice, { device: there.device }), wrongArea)
  assert.deepEqual((await house.call(officer, devices, {})).items, [])
  const asked = { stations: ['s1', 's2'] }
  assert.deepEqual(await house.call(officer, devicesOf, asked), { devices: [] })
  assert.deepEqual((await house.call(officer, deviceCounts, { areas: ['/'] })).areas, [])
  const analyst = (await house.person(MACHINE, 'analyst', '/')).actor
  await assert.rejects(house.call(analyst, offerDevice, { station: 's1' }), {
    code: 'core.not_allowed',
  })
})

forBothAccounts(
  'a whole area is offered at once; what is printed lasts a week, link and code alike',
  async (house) => {
    const stations = Array.from({ length: 60 }, (_, n) => `s${n}`)
    const { offers } = await house.call(MACHINE, offerDevices, { stations: [...stations, 's1'] })
    assert.equal(offers.length, 60)
    assert.equal(new Set(offers.map((offer) => offer.code.slice(0, 4))).size, 60)
    const records = (await house.records()).filter((record) => record.type === 'device.offered')
    assert.deepEqual(records.map((record) => record.area).sort(), ['/1/', '/2/'])
    house.pass(6 * DAY)
    await enrol(house, { secret: offers[0]?.secret })
    await enrol(house, { code: offers[2]?.code })
    house.pass(DAY)
    await assert.rejects(enrol(house, { code: offers[1]?.code }), code('wrong_code'))
    await assert.rejects(enrol(house, { secret: offers[1]?.secret }), code('expired_link'))
  },
)

forBothAccounts(
  'whoever holds a code or a link reads which station it is for, and nothing is changed by that',
  async (house) => {
    const { code: typed, secret, expiresAt } = await offered(house, 's3')
    const before = (await house.records()).length
    const told = { number: '3', name: 'School 3', expiresAt }
    const read = (input: object) => house.call(ANONYMOUS, readOffer, input)
    assert.deepEqual(await read({ secret }), { ...told, code: null })
    assert.deepEqual(await read({ code: typed.toLowerCase() }), { ...told, code: typed })
    assert.equal((await house.records()).length, before)
    await assert.rejects(read({ code: misread(typed) }), code('wrong_code'))
    await enrol(house, { code: typed })
    await assert.rejects(read({ secret }), code('used_link'))
    await assert.rejects(read({}), { code: 'core.bad_input' })
  },
)

forBothAccounts('wrong codes count where a station is looked up, too', async (house) => {
  for (let n = 0; n < 20; n += 1) {
    const guess = { code: 'Z'.repeat(12) }
    await assert.rejects(house.call(place(1), readOffer, guess), code('wrong_code'))
  }
  const { code: right } = await offered(house)
  await assert.rejects(house.call(place(1), readOffer, { code: right }), code('too_many_tries'))
})

forBothAccounts(
  'stations with a device are counted once each, by area, while it is in force',
  async (house) => {
    const counts = async (areas: string[], exceptAreas: string[] = []) =>
      (await house.call(MACHINE, deviceCounts, { areas, exceptAreas })).areas
    for (const station of ['s1', 's1', 's2'])
      await enrol(house, { code: (await offered(house, station)).code })
    const [one, two] = await counts(['/'])
    assert.deepEqual([one?.stations, two?.stations], [1, 1])
    const [first, second] = [one?.area ?? '', two?.area ?? '']
    assert.deepEqual(await counts([first]), [{ area: first, stations: 1 }])
    assert.deepEqual(await counts(['/'], [first]), [{ area: second, stations: 1 }])
    house.pass(91 * DAY)
    assert.deepEqual(await counts(['/']), [])
  },
)
