import assert from 'node:assert/strict'
import { MACHINE, NODE, forBothAccounts } from '../../../test/support/accounts.ts'
import { SoftwareAuthenticator } from '../../../test/support/authenticator.ts'
import { ANONYMOUS, holdsIn } from '../../core/actor.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import {
  beginJoin,
  finishJoin,
  firstLink,
  invitations,
  invite,
  recover,
  withdrawInvitation,
} from './actions/joining.ts'
import { people, withdraw } from './actions/people.ts'
import { INVITATION_MS } from './schema.ts'

const code = (name: string) => ({ code: `accounts.${name}` })

forBothAccounts('the first administrator joins by the link of the machine', async (house) => {
  const first = await house.first()
  assert.ok(holdsIn(first.actor, 'accounts:grant', '/'))
  assert.equal(first.recoveryCodes.length, 10)
  assert.match(first.recoveryCodes[0] ?? '', /^([A-Z]{4}-){6}[A-Z]{4}$/)
  assert.deepEqual(await house.call(MACHINE, firstLink, {}), { link: null })
  const records = await house.records()
  assert.deepEqual(
    records.map((record) => record.type),
    [
      'person.invited',
      'person.joined',
      'grant.given',
      'passkey.added',
      'recoveryCode.renewed',
      'session.opened',
    ],
  )
  assert.ok(!JSON.stringify(records).includes('Amal'), 'names stay out of records')
})

forBothAccounts('only the newest link of the first administrator opens the door', async (house) => {
  const { link: old } = await house.call(MACHINE, firstLink, {})
  await house.first()
  await assert.rejects(house.join(old?.secret ?? '', 'Mallory'), code('expired_link'))
})

forBothAccounts(
  'a link is refused when it expired, was used, was withdrawn or is unknown, and the refusal is recorded',
  async (house) => {
    const admin = await house.first()
    const draft = { name: 'Basma', role: 'analyst', area: '/1/' }

    const confirmed = await house.confirmed(admin, 'invite')
    const expired = await house.call(admin.actor, invite, { ...draft, confirmed })
    house.pass(INVITATION_MS)
    await assert.rejects(house.join(expired.secret), { ...code('expired_link'), status: 410 })

    const used = await house.call(MACHINE, invite, draft)
    await house.join(used.secret)
    await assert.rejects(house.join(used.secret), { ...code('used_link'), status: 410 })

    const withdrawn = await house.call(MACHINE, invite, draft)
    const { items } = await house.call(MACHINE, invitations, {})
    assert.deepEqual(
      items.map((item) => item.invitation),
      [withdrawn.invitation],
    )
    await house.call(MACHINE, withdrawInvitation, { invitation: withdrawn.invitation })
    await assert.rejects(house.join(withdrawn.secret), code('expired_link'))

    await assert.rejects(house.join('A'.repeat(43)), { ...code('unknown_link'), status: 404 })
    const refused = (await house.records()).filter((record) => record.type === 'action.refused')
    assert.deepEqual(
      refused.map((record) => record.body['code']),
      [
        'accounts.expired_link',
        'accounts.used_link',
        'accounts.expired_link',
        'accounts.unknown_link',
      ],
    )
  },
)

forBothAccounts('of two browsers that open one link at once, one joins', async (house) => {
  const { secret } = await house.call(MACHINE, invite, { name: 'B', role: 'auditor', area: '/' })
  const results = await Promise.allSettled([house.join(secret), house.join(secret)])
  assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1)
  const refused = results.find((result) => result.status === 'rejected')
  assert.equal(refused?.reason.code, 'accounts.used_link')
})

forBothAccounts(
  'a passkey for another site, or an answer that comes too late or twice, does not join',
  async (house) => {
    const { secret } = await house.call(MACHINE, invite, { name: 'B', role: 'auditor', area: '/' })
    const key = new SoftwareAuthenticator()
    const begin = () => house.call(ANONYMOUS, beginJoin, { secret })
    const finish = (challengeId: string, credential: unknown) =>
      house.call(ANONYMOUS, finishJoin, { secret, challengeId, credential })

    const begun = await begin()
    const asked = { ...begun, origin: NODE.origin }
    const evil = key.create({ ...asked, origin: 'https://evil.example' })
    await assert.rejects(finish(begun.challengeId, evil), { ...code('wrong_passkey'), status: 403 })
    // The challenge was used up by the wrong answer.
    const right = key.create(asked)
    await assert.rejects(finish(begun.challengeId, right), code('expired_challenge'))

    const late = await begin()
    house.pass(6 * MINUTE)
    const answer = key.create({ ...late, origin: NODE.origin })
    await assert.rejects(finish(late.challengeId, answer), code('expired_challenge'))

    const again = await begin()
    await finish(again.challengeId, key.create({ ...again, origin: NODE.origin }))
  },
)

forBothAccounts('one authenticator credential belongs to one person', async (house) => {
  const first = await house.first()
  const { secret } = await house.call(MACHINE, invite, { name: 'B', role: 'auditor', area: '/' })
  const begun = await house.call(ANONYMOUS, beginJoin, { secret })
  const credential = first.key.create({ ...begun, origin: NODE.origin })
  const { challengeId } = begun
  await assert.rejects(
    house.call(ANONYMOUS, finishJoin, { secret, challengeId, credential }),
    code('known_passkey'),
  )
})

forBothAccounts('an invitation reaches only the areas of who invites', async (house) => {
  const regional = await house.person(MACHINE, 'administrator', '/1/')
  const draft = { name: 'B', role: 'analyst' }
  const confirmed = await house.confirmed(regional, 'invite')
  await house.call(regional.actor, invite, { ...draft, area: '/1/34/', confirmed })
  for (const area of ['/', '/2/', '/10/']) {
    await assert.rejects(house.call(regional.actor, invite, { ...draft, area }), {
      code: 'core.wrong_area',
    })
  }
  const analyst = await house.person(MACHINE, 'analyst')
  await assert.rejects(house.call(analyst.actor, invite, { ...draft, area: '/1/' }), {
    code: 'core.not_allowed',
  })
})

forBothAccounts(
  'who was sent away does not come back by a link kept for that day',
  async (house) => {
    const gone = await house.person(MACHINE, 'administrator', '/1/')
    const draft = { name: 'B', role: 'administrator', area: '/1/' }
    const confirmed = await house.confirmed(gone, 'invite')
    const { secret } = await house.call(gone.actor, invite, { ...draft, confirmed })
    const { items } = await house.call(MACHINE, people, { limit: 10 })
    const [held] = items.find(({ person }) => person === gone.person)?.grants ?? []
    await house.call(MACHINE, withdraw, { grant: held?.id ?? '' })
    await assert.rejects(house.join(secret), code('expired_link'))
  },
)

forBothAccounts(
  'recovery by the machine ends old passkeys and sessions and keeps the roles',
  async (house) => {
    const lost = await house.person(MACHINE, 'auditor')
    await assert.rejects(house.call(lost.actor, recover, { person: lost.person }), {
      code: 'core.not_allowed',
    })
    const { secret } = await house.call(MACHINE, recover, { person: lost.person })
    house.pass(HOUR)
    const back = await house.join(secret)
    assert.equal(back.person, lost.person)
    assert.ok(holdsIn(back.actor, 'record:read', '/'))
    assert.equal(await house.actorOf({ session: lost.cookie }), null)
    await assert.rejects(house.join(secret), code('used_link'))
    const { secret: second } = await house.call(MACHINE, recover, { person: lost.person })
    house.pass(DAY)
    await assert.rejects(house.join(second), code('expired_link'))
  },
)
