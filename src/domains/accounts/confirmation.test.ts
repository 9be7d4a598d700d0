import assert from 'node:assert/strict'
import {
  type AccountsHouse,
  forBothAccounts,
  type Joined,
  MACHINE,
  NODE,
} from '../../../test/support/accounts.ts'
import { SoftwareAuthenticator } from '../../../test/support/authenticator.ts'
import { ANONYMOUS, type Actor } from '../../core/actor.ts'
import { HOUR, MINUTE } from '../../core/time.ts'
import { invite } from './actions/joining.ts'
import { inviteOffice } from './actions/office.ts'
import { grant } from './actions/people.ts'
import {
  beginAddPasskey,
  beginConfirm,
  finishAddPasskey,
  me,
  removePasskey,
  renewRecoveryCodes,
} from './actions/self.ts'
import { signInWithRecoveryCode } from './actions/signing.ts'
import type { Confirmation } from './confirmation.ts'

const code = (name: string) => ({ code: `accounts.${name}` })

/** Adds a passkey of a new authenticator, confirmed or not. */
async function addPasskey(
  house: AccountsHouse,
  actor: Actor,
  confirmed?: Confirmation,
): Promise<SoftwareAuthenticator> {
  const begun = await house.call(actor, beginAddPasskey, confirmed ? { confirmed } : {})
  const key = new SoftwareAuthenticator()
  const credential = key.create({ ...begun, origin: NODE.origin })
  await house.call(actor, finishAddPasskey, { challengeId: begun.challengeId, credential })
  return key
}

/** Signs in with the person's first recovery code. */
async function recovered(house: AccountsHouse, { recoveryCodes }: Joined): Promise<Actor> {
  house.pass(MINUTE)
  const done = await house.call(ANONYMOUS, signInWithRecoveryCode, { code: recoveryCodes[0] })
  const actor = await house.actorOf({ session: done.cookie.secret })
  assert.ok(actor !== null)
  return actor
}

forBothAccounts(
  'a session alone neither adds nor removes a passkey, makes no recovery codes, and lets nobody else in',
  async (house) => {
    const { actor } = await house.first()
    const { passkeys } = await house.call(actor, me, {})
    const office = { size: '3', area: '/', names: { p2: 'B' } }
    const other = (await house.person(MACHINE, 'analyst')).person
    const acts = [
      () => house.call(actor, invite, { name: 'B', role: 'administrator', area: '/' }),
      () => house.call(actor, inviteOffice, office),
      () => house.call(actor, grant, { person: other, role: 'administrator', area: '/' }),
      () => house.call(actor, beginAddPasskey, {}),
      () => house.call(actor, removePasskey, { passkey: passkeys[0]?.passkey }),
      () => house.call(actor, renewRecoveryCodes, {}),
    ]
    for (const act of acts) await assert.rejects(act, { ...code('unconfirmed'), status: 403 })
    const refused = (await house.records()).filter(({ type }) => type === 'action.refused')
    assert.equal(refused.length, 6)
  },
)

forBothAccounts(
  'a confirmation serves once, for its act, its session and its time',
  async (house) => {
    const person = await house.first()
    const renew = (confirmed: Confirmation, actor = person.actor) =>
      house.call(actor, renewRecoveryCodes, { confirmed })
    const once = await house.confirmed(person, 'renew-codes')
    assert.equal((await renew(once)).recoveryCodes.length, 10)
    await assert.rejects(renew(once), code('expired_challenge'))

    const other = await house.confirmed(person, 'add-passkey')
    await assert.rejects(renew(other), code('expired_challenge'))

    const elsewhere = await house.confirmed(person, 'renew-codes')
    const stolen = { ...person.actor, via: 'session:another' }
    await assert.rejects(renew(elsewhere, stolen), code('expired_challenge'))

    const late = await house.confirmed(person, 'renew-codes')
    house.pass(5 * MINUTE)
    await assert.rejects(renew(late), code('expired_challenge'))
  },
)

forBothAccounts('a passkey of somebody else confirms nothing', async (house) => {
  const person = await house.first()
  const other = await house.person(MACHINE, 'analyst')
  const foreign = await house.confirmed({ ...person, key: other.key }, 'renew-codes')
  await assert.rejects(
    house.call(person.actor, renewRecoveryCodes, { confirmed: foreign }),
    code('wrong_passkey'),
  )
  const begun = await house.call(person.actor, beginConfirm, { act: 'renew-codes' })
  const unknown = new SoftwareAuthenticator().get({ ...begun, origin: NODE.origin })
  const confirmed = { challengeId: begun.challengeId, credential: unknown }
  await assert.rejects(
    house.call(person.actor, renewRecoveryCodes, { confirmed }),
    code('wrong_passkey'),
  )
})

forBothAccounts('one confirmation adds one passkey', async (house) => {
  const person = await house.first()
  const begin = async () =>
    await house.call(person.actor, beginAddPasskey, {
      confirmed: await house.confirmed(person, 'add-passkey'),
    })
  const [first, second] = [await begin(), await begin()]
  const finish = ({ challengeId, ...asked }: typeof first) =>
    house.call(person.actor, finishAddPasskey, {
      challengeId,
      credential: new SoftwareAuthenticator().create({ ...asked, origin: NODE.origin }),
    })
  await finish(first)
  await assert.rejects(finish(second), code('expired_challenge'))
})

forBothAccounts(
  'a sign-in by recovery code adds one passkey at once, and nothing else',
  async (house) => {
    const person = await house.first()
    const actor = await recovered(house, person)
    assert.equal((await house.call(actor, me, {})).isRecovered, true)
    await assert.rejects(house.call(actor, renewRecoveryCodes, {}), code('unconfirmed'))
    const key = await addPasskey(house, actor)
    assert.equal((await house.call(actor, me, {})).isRecovered, false)
    await assert.rejects(addPasskey(house, actor), code('unconfirmed'))
    const confirmed = await house.confirmed({ actor, key }, 'renew-codes')
    await house.call(actor, renewRecoveryCodes, { confirmed })
  },
)

forBothAccounts('a recovery code is no confirmation ten minutes later', async (house) => {
  const actor = await recovered(house, await house.first())
  house.pass(10 * MINUTE)
  await assert.rejects(addPasskey(house, actor), code('unconfirmed'))
})

forBothAccounts(
  'the account page says for a week what changed, and nothing of the joining',
  async (house) => {
    const person = await house.first()
    const changes = async () =>
      (await house.call(person.actor, me, {})).changes.map(({ what }) => what)
    house.pass(HOUR)
    assert.deepEqual(await changes(), [])
    await addPasskey(house, person.actor, await house.confirmed(person, 'add-passkey'))
    house.pass(MINUTE)
    const confirmed = await house.confirmed(person, 'renew-codes')
    await house.call(person.actor, renewRecoveryCodes, { confirmed })
    assert.deepEqual(await changes(), ['codes-renewed', 'passkey-added'])
    house.pass(7 * 24 * HOUR)
    assert.deepEqual(await changes(), [])
  },
)
