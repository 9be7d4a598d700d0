import assert from 'node:assert/strict'
import { addMs, MINUTE } from '../../core/time.ts'
import {
  type AccountsHouse,
  forBothAccounts,
  type Joined,
  MACHINE,
} from '../../../test/support/accounts.ts'
import { closeSessions, people, reachable, sessionEnders, withdraw } from './actions/people.ts'
import { signOut } from './actions/signing.ts'

const reachableFor = async (house: AccountsHouse, asker: Joined) =>
  (
    await house.call(asker.actor, reachable, {
      permission: 'alerting:release',
      area: '/',
      exceptPersons: [asker.person],
    })
  ).count

async function grantsOf(house: AccountsHouse, who: Joined): Promise<string[]> {
  const { items } = await house.call(MACHINE, people, {})
  const found = items.find(({ person }) => person === who.person)
  return found?.grants.map(({ id }) => id) ?? []
}

forBothAccounts(
  'nobody ends the sessions of others to be alone: they count for an hour, whoever ended them',
  async (house) => {
    const asker = await house.person(MACHINE, 'alert-officer')
    const [closed, gone, dismissed] = [
      await house.person(MACHINE, 'releasing-officer'),
      await house.person(MACHINE, 'releasing-officer'),
      await house.person(MACHINE, 'releasing-officer'),
    ]
    assert.equal(await reachableFor(house, asker), 3)
    const administrator = await house.person(MACHINE, 'administrator')
    await house.call(administrator.actor, closeSessions, { person: closed.person })
    await house.call(gone.actor, signOut, {})
    for (const grant of await grantsOf(house, dismissed)) {
      await house.call(administrator.actor, withdraw, { grant })
    }
    assert.equal(await reachableFor(house, asker), 3)
    house.pass(29 * MINUTE)
    assert.equal(await reachableFor(house, asker), 3)
    house.pass(2 * MINUTE)
    assert.equal(await reachableFor(house, asker), 3, 'and what ended by idleness a minute ago')
    house.pass(30 * MINUTE)
    assert.equal(await reachableFor(house, asker), 0)
  },
)

forBothAccounts(
  'a session that was idle when it was ended makes nobody reachable',
  async (house) => {
    const asker = await house.person(MACHINE, 'alert-officer')
    const away = await house.person(MACHINE, 'releasing-officer')
    house.pass(120 * MINUTE)
    await house.call(MACHINE, closeSessions, { person: away.person })
    assert.equal(await reachableFor(house, asker), 0)
  },
)

forBothAccounts(
  'who ended sessions of others or took roles is known, who signed out is not named',
  async (house) => {
    const [a, b, c] = [
      await house.person(MACHINE, 'administrator'),
      await house.person(MACHINE, 'administrator'),
      await house.person(MACHINE, 'releasing-officer'),
    ]
    const from = house.now()
    const enders = async () => {
      const { persons } = await house.call(MACHINE, sessionEnders, { from, until: house.now() })
      return persons
    }
    house.pass(MINUTE)
    await house.call(b.actor, closeSessions, { person: b.person })
    assert.deepEqual(await enders(), [])
    await house.call(a.actor, closeSessions, { person: c.person })
    assert.deepEqual(await enders(), [a.person])
    const d = await house.person(MACHINE, 'administrator')
    for (const grant of await grantsOf(house, c)) await house.call(d.actor, withdraw, { grant })
    assert.deepEqual(await enders(), [a.person, d.person].toSorted())
    house.pass(MINUTE)
    const later = { from: addMs(house.now(), -1), until: house.now() }
    assert.deepEqual((await house.call(MACHINE, sessionEnders, later)).persons, [])
  },
)

forBothAccounts(
  'who went away with the page open counts for an hour after his session ended by idleness',
  async (house) => {
    const asker = await house.person(MACHINE, 'alert-officer')
    await house.person(MACHINE, 'releasing-officer')
    house.pass(89 * MINUTE)
    assert.equal(await reachableFor(house, asker), 1)
    house.pass(2 * MINUTE)
    assert.equal(await reachableFor(house, asker), 0)
  },
)
