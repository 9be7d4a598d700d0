import assert from 'node:assert/strict'
import { type AccountsHouse, forBothAccounts, MACHINE } from '../test/support/accounts.ts'
import { ANONYMOUS } from './core/actor.ts'
import { secretHash } from './core/id.ts'
import { enrolDevice, offerDevice, revokeDevice } from './domains/accounts/actions/device.ts'
import { createToken } from './domains/accounts/actions/identity.ts'
import type { OpenHouse } from './house.ts'
import { identities } from './identities.ts'

async function enrolled(house: AccountsHouse, station: string) {
  const { secret } = await house.call(MACHINE, offerDevice, { station })
  const { device, cookie } = await house.call(ANONYMOUS, enrolDevice, { secret })
  return { device, hash: secretHash(cookie.secret) }
}

forBothAccounts('many are known together as each is alone, whatever they show', async (house) => {
  const person = await house.person(MACHINE, 'alert-officer', '/1/')
  const { credential } = await house.call(MACHINE, createToken, {
    role: 'alert-officer',
    name: 'machine',
    area: '/1/',
    days: 1,
  })
  const [one, two, gone] = [
    await enrolled(house, 's1'),
    await enrolled(house, 's2'),
    await enrolled(house, 's1'),
  ]
  await house.call(MACHINE, revokeDevice, { device: gone.device })
  const session = secretHash(person.cookie)
  const stranger = secretHash('stranger')
  const all = [
    { device: two.hash },
    {},
    { session, device: one.hash },
    { device: gone.hash },
    { session: stranger, device: one.hash },
    { session: stranger, device: gone.hash },
    { token: secretHash(credential) },
    { token: stranger },
    { device: one.hash },
    { device: one.hash },
    { session, device: undefined },
    { device: stranger },
  ]
  // The accounts are all that is asked of a house.
  const people = identities(() => house as unknown as OpenHouse)
  for (const realm of ['actual', 'exercise'] as const) {
    const together = await people.identifyAll(realm, all)
    const alone = []
    for (const credentials of all) alone.push(await people.identify(realm, credentials))
    assert.deepEqual(together, alone)
    const who = together.map((identity) => {
      if (identity === null) return null
      return identity.actor.station ?? identity.actor.id.split(':')[0]
    })
    const expected = ['s2', null, 'person', null, 's1', null, 'token', null, 's1', 's1']
    assert.deepEqual(who, [...expected, 'person', null])
  }
  people.stop()
})
