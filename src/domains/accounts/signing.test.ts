import assert from 'node:assert/strict'
import {
  type AccountsHouse,
  DOOR,
  type Joined,
  MACHINE,
  NODE,
  forBothAccounts,
} from '../../../test/support/accounts.ts'
import { SoftwareAuthenticator } from '../../../test/support/authenticator.ts'
import { ANONYMOUS, type Actor } from '../../core/actor.ts'
import { HOUR, MINUTE } from '../../core/time.ts'
import { touch } from './actions/identity.ts'
import {
  beginAddPasskey,
  closeSession,
  finishAddPasskey,
  keepInTab,
  me,
  removePasskey,
  renewRecoveryCodes,
  sessions,
} from './actions/self.ts'
import { beginSignIn, finishSignIn, signInWithRecoveryCode, signOut } from './actions/signing.ts'
import { closeSessions } from './actions/people.ts'
import { beginConfirm } from './actions/self.ts'
import { MAX_CHALLENGES } from './schema.ts'
import { challenges } from './store/proof.ts'

const code = (name: string) => ({ code: `accounts.${name}` })

async function signIn(
  house: AccountsHouse,
  key: SoftwareAuthenticator,
  actor: Actor = ANONYMOUS,
): Promise<string> {
  const begun = await house.call(ANONYMOUS, beginSignIn, {})
  const credential = key.get({ ...begun, origin: NODE.origin })
  const { challengeId } = begun
  const done = await house.call(actor, finishSignIn, { challengeId, credential })
  return done.cookie.secret
}

const isIn = async (house: AccountsHouse, session: string) =>
  (await house.actorOf({ session })) !== null

forBothAccounts('a person signs in by passkey, and the session before ends', async (house) => {
  const person = await house.first()
  const cookie = await signIn(house, person.key, person.actor)
  assert.notEqual(cookie, person.cookie)
  assert.equal((await house.actorOf({ session: cookie }))?.id, person.person)
  assert.equal(await isIn(house, person.cookie), false)
})

forBothAccounts(
  'a passkey that is unknown, belongs to another or is replayed does not sign in',
  async (house) => {
    const person = await house.first()
    await assert.rejects(signIn(house, new SoftwareAuthenticator()), {
      ...code('wrong_passkey'),
      status: 403,
    })
    const other = await house.person(MACHINE, 'analyst')
    const stolen = person.key.userHandle
    person.key.userHandle = other.key.userHandle
    await assert.rejects(signIn(house, person.key), code('wrong_passkey'))
    person.key.userHandle = stolen

    const begun = await house.call(ANONYMOUS, beginSignIn, {})
    const credential = person.key.get({ ...begun, origin: NODE.origin })
    const finish = () =>
      house.call(ANONYMOUS, finishSignIn, { challengeId: begun.challengeId, credential })
    await finish()
    await assert.rejects(finish(), code('expired_challenge'))
    const refused = (await house.records()).filter((record) => record.type === 'action.refused')
    assert.equal(refused.length, 2)
  },
)

forBothAccounts(
  'a session ends after 30 minutes without use and after 12 hours with use',
  async (house) => {
    const { cookie, actor } = await house.first()
    house.pass(29 * MINUTE)
    assert.equal(await isIn(house, cookie), true)
    assert.deepEqual(await house.call(DOOR, touch, { vias: [actor.via, actor.via] }), {
      written: 1,
    })
    assert.deepEqual(await house.call(DOOR, touch, { vias: [actor.via] }), { written: 0 })
    house.pass(29 * MINUTE)
    assert.equal(await isIn(house, cookie), true)
    house.pass(MINUTE)
    assert.equal(await isIn(house, cookie), false, 'idle for 30 minutes')

    const person = await house.person(MACHINE, 'analyst')
    for (let spent = 0; spent < 12 * HOUR; spent += 20 * MINUTE) {
      assert.equal(await isIn(house, person.cookie), true)
      await house.call(DOOR, touch, { vias: [person.actor.via] })
      house.pass(20 * MINUTE)
    }
    assert.equal(await isIn(house, person.cookie), false, '12 hours are over')
  },
)

forBothAccounts('only a door may ask who is behind a secret', async (house) => {
  const { actor } = await house.first()
  await assert.rejects(house.call(actor, touch, { vias: [] }), { code: 'core.not_allowed' })
  assert.equal(await house.actorOf({ session: 'unknown' }), null)
})

forBothAccounts(
  'signing out, closing and closing by an administrator end a session at once',
  async (house) => {
    const admin = await house.first()
    const person = await house.person(admin, 'analyst')
    const second = await signIn(house, person.key)
    const third = await signIn(house, person.key)
    const listed = await house.call(person.actor, sessions, {})
    assert.deepEqual(
      listed.sessions.map((session) => session.isCurrent),
      [false, false, true],
    )

    assert.deepEqual(await house.call(person.actor, signOut, {}), { cookie: null })
    assert.equal(await isIn(house, person.cookie), false)
    assert.deepEqual(await house.call(ANONYMOUS, signOut, {}), { cookie: null })

    const session = listed.sessions[1]?.session
    await assert.rejects(
      house.call(admin.actor, closeSession, { session }),
      code('unknown_session'),
    )
    await house.call(person.actor, closeSession, { session })
    assert.equal(await isIn(house, second), false)

    assert.equal(await isIn(house, third), true)
    const closed = await house.call(admin.actor, closeSessions, { person: person.person })
    assert.deepEqual(closed, { closed: 1 })
    assert.equal(await isIn(house, third), false)
  },
)

forBothAccounts(
  'a recovery code signs in once, in any spelling, until new ones are made',
  async (house) => {
    const joined = await house.first()
    const { recoveryCodes, actor, person } = joined
    const [first = '', second = ''] = recoveryCodes
    const spelt = first.toLowerCase().replaceAll('-', ' ')
    const done = await house.call(ANONYMOUS, signInWithRecoveryCode, { code: spelt })
    assert.equal(done.person, person)
    assert.equal(done.codesLeft, 9)
    assert.equal(await isIn(house, done.cookie.secret), true)
    await assert.rejects(house.call(ANONYMOUS, signInWithRecoveryCode, { code: first }), {
      ...code('used_code'),
      status: 410,
    })
    const confirmed = await house.confirmed(joined, 'renew-codes')
    await house.call(actor, renewRecoveryCodes, { confirmed })
    await assert.rejects(
      house.call(ANONYMOUS, signInWithRecoveryCode, { code: second }),
      code('wrong_code'),
    )
  },
)

forBothAccounts(
  'five wrong recovery codes lock the place they came from for 15 minutes, and nobody else',
  async (house) => {
    const { recoveryCodes } = await house.first()
    const place: Actor = { ...ANONYMOUS, via: 'address:1' }
    const wrong = { code: 'ABCD'.repeat(7) }
    for (let tries = 0; tries < 5; tries += 1) {
      await assert.rejects(house.call(place, signInWithRecoveryCode, wrong), code('wrong_code'))
    }
    const [first, second] = recoveryCodes
    await assert.rejects(house.call(place, signInWithRecoveryCode, { code: first }), {
      ...code('too_many_tries'),
      status: 429,
      recorded: true,
    })
    await house.call({ ...ANONYMOUS, via: 'address:2' }, signInWithRecoveryCode, { code: second })
    house.pass(15 * MINUTE)
    await house.call(place, signInWithRecoveryCode, { code: first })
    const written = JSON.stringify(await house.records())
    assert.ok(written.includes('accounts.too_many_tries') && !written.includes('address:'))
  },
)

forBothAccounts('a person adds and removes passkeys, never the last one', async (house) => {
  const person: Joined = await house.first()
  const second = new SoftwareAuthenticator('EdDSA')
  const confirmed = await house.confirmed(person, 'add-passkey')
  const begun = await house.call(person.actor, beginAddPasskey, { confirmed })
  second.userHandle = begun.user.id
  assert.deepEqual(begun.exclude, [person.key.id.toString('base64url')])
  await house.call(person.actor, finishAddPasskey, {
    challengeId: begun.challengeId,
    label: 'Blue key',
    credential: second.create({ ...begun, origin: NODE.origin }),
  })
  await signIn(house, second)
  const { passkeys } = await house.call(person.actor, me, {})
  assert.deepEqual(
    passkeys.map(({ label, usedAt }) => ({ label, isUsed: usedAt !== null })),
    [
      { label: '', isUsed: true },
      { label: 'Blue key', isUsed: true },
    ],
  )
  const remove = async (n: number) => {
    const now = await house.confirmed({ ...person, key: second }, 'remove-passkey')
    await house.call(person.actor, removePasskey, { passkey: passkeys[n]?.passkey, confirmed: now })
  }
  await remove(0)
  await assert.rejects(signIn(house, person.key), code('wrong_passkey'))
  await assert.rejects(remove(1), code('last_passkey'))
})

forBothAccounts(
  'a challenge made for one person does not add a passkey to another',
  async (house) => {
    const admin = await house.first()
    const other = await house.person(MACHINE, 'analyst')
    const confirmed = await house.confirmed(admin, 'add-passkey')
    const begun = await house.call(admin.actor, beginAddPasskey, { confirmed })
    const credential = new SoftwareAuthenticator().create({ ...begun, origin: NODE.origin })
    const input = { challengeId: begun.challengeId, credential }
    await assert.rejects(
      house.call(other.actor, finishAddPasskey, input),
      code('expired_challenge'),
    )
    await assert.rejects(house.call(MACHINE, beginAddPasskey, {}), code('not_a_person'))
  },
)

forBothAccounts(
  'however many strangers begin to sign in, nobody who needs a minute is shut out',
  async (house) => {
    const person = await house.first()
    const other = await house.person(MACHINE, 'analyst')
    const begun = await house.call(ANONYMOUS, beginSignIn, {})
    const confirming = await house.call(person.actor, beginConfirm, { act: 'renew-codes' })
    for (let n = 0; n < 200; n += 1)
      await house.call({ ...ANONYMOUS, network: `network ${n}` }, beginSignIn, {})
    for (let n = 0; n < 2 * MAX_CHALLENGES; n += 1)
      await house.call(other.actor, beginConfirm, { act: 'renew-codes' })
    const kept = await house.store.read((tx) => challenges.count(tx, {}))
    assert.equal(kept, 1 + MAX_CHALLENGES, 'strangers leave no row, and a session has its few')
    house.pass(4 * MINUTE)
    const { challengeId } = begun
    const credential = person.key.get({ ...begun, origin: NODE.origin })
    await house.call(ANONYMOUS, finishSignIn, { challengeId, credential })
    const confirmed = {
      challengeId: confirming.challengeId,
      credential: person.key.get({ ...confirming, origin: NODE.origin }),
    }
    await house.call(person.actor, renewRecoveryCodes, { confirmed })

    const late = await house.call(ANONYMOUS, beginSignIn, {})
    house.pass(6 * MINUTE)
    const answer = person.key.get({ ...late, origin: NODE.origin })
    await assert.rejects(
      house.call(ANONYMOUS, finishSignIn, { challengeId: late.challengeId, credential: answer }),
      code('expired_challenge'),
    )
    // Who makes up an id does not know what it asks.
    const made = { ...late, challengeId: `${late.challengeId.slice(0, -4)}0000` }
    const guess = person.key.get({ ...made, origin: NODE.origin })
    await assert.rejects(
      house.call(ANONYMOUS, finishSignIn, { challengeId: made.challengeId, credential: guess }),
    )
  },
)

forBothAccounts(
  'what a tab keeps is locked with a secret that one session is given, and nobody once it is over',
  async (house) => {
    const { actor, cookie, key } = await house.first()
    const own = await house.call(actor, keepInTab, {})
    assert.deepEqual(await house.call(actor, keepInTab, {}), own)
    assert.equal(own.idleMs, 30 * MINUTE)
    await assert.rejects(house.call({ ...actor, via: 'token:1' }, keepInTab, {}), {
      ...code('not_a_person'),
    })
    const later = await signIn(house, key)
    const again = await house.actorOf({ session: later })
    assert.ok(again)
    assert.notEqual((await house.call(again, keepInTab, {})).secret, own.secret)
    await house.call(actor, signOut, {})
    assert.equal(await isIn(house, cookie), false, 'and so no door takes the call')
    await assert.rejects(house.call(ANONYMOUS, keepInTab, {}), { status: 401 })
  },
)
