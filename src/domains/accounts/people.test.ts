import assert from 'node:assert/strict'
import { DOOR, MACHINE, forBothAccounts } from '../../../test/support/accounts.ts'
import { holdsIn } from '../../core/actor.ts'
import { addMs, DAY, MINUTE } from '../../core/time.ts'
import { createToken, revokeToken, tokens, touch } from './actions/identity.ts'
import { invite } from './actions/joining.ts'
import {
  grant,
  people,
  personLabels,
  personsHolding,
  reachable,
  withdraw,
} from './actions/people.ts'

const code = (name: string) => ({ code: `accounts.${name}` })

forBothAccounts('nobody gives a role to himself, and the try is recorded', async (house) => {
  const admin = await house.first()
  const own = { person: admin.person, role: 'auditor', area: '/' }
  await assert.rejects(house.call(admin.actor, grant, own), { ...code('own_grant'), status: 403 })
  const last = (await house.records()).at(-1)
  assert.equal(last?.type, 'action.refused')
  assert.equal(last?.actor, admin.person)
})

forBothAccounts('a grant works at once in its area, and ends at once', async (house) => {
  const admin = await house.first()
  const person = await house.person(admin, 'analyst', '/1/')
  const wanted = { person: person.person, role: 'alert-officer', area: '/2/' }
  const giving = async () =>
    await house.call(admin.actor, grant, {
      ...wanted,
      confirmed: await house.confirmed(admin, 'grant'),
    })
  const given = await giving()
  await assert.rejects(giving(), code('has_grant'))
  const during = await house.actorOf({ session: person.cookie })
  assert.ok(during && holdsIn(during, 'alerting:cancel', '/2/7/'))
  assert.ok(!holdsIn(during, 'alerting:cancel', '/1/'))
  await house.call(admin.actor, withdraw, { grant: given.grant })
  const after = await house.actorOf({ session: person.cookie })
  assert.ok(after && !holdsIn(after, 'alerting:cancel', '/2/7/'))
  assert.ok(holdsIn(after, 'monitoring:read', '/1/'))
  await assert.rejects(
    house.call(admin.actor, withdraw, { grant: given.grant }),
    code('unknown_grant'),
  )
})

forBothAccounts(
  'an administrator of an area neither gives nor takes roles outside it',
  async (house) => {
    const admin = await house.first()
    const regional = await house.person(admin, 'administrator', '/1/')
    const person = await house.person(admin, 'analyst', '/2/')
    const wrongArea = { code: 'core.wrong_area', status: 403 }
    for (const area of ['/', '/2/']) {
      const wanted = { person: person.person, role: 'auditor', area }
      await assert.rejects(house.call(regional.actor, grant, wanted), wrongArea)
    }
    const { items } = await house.call(admin.actor, people, {})
    const theirs = items.find((item) => item.person === person.person)?.grants[0]?.id
    await assert.rejects(house.call(regional.actor, withdraw, { grant: theirs }), wrongArea)
    const seen = await house.call(regional.actor, people, {})
    assert.deepEqual(
      seen.items.map((item) => item.person),
      [regional.person],
    )
  },
)

forBothAccounts(
  'a role for some days ends by itself, and is given anew afterwards',
  async (house) => {
    const admin = await house.first()
    const draft = { name: 'Basma', role: 'reviewer', area: '/', days: 2 }
    const guest = await house.join((await house.call(MACHINE, invite, draft)).secret)
    const wanted = { person: guest.person, role: 'analyst', area: '/1/', days: 1 }
    const giving = async () =>
      await house.call(admin.actor, grant, {
        ...wanted,
        confirmed: await house.confirmed(admin, 'grant'),
      })
    await giving()
    const held = async () => {
      const { items } = await house.call(MACHINE, people, {})
      return items.find(({ person }) => person === guest.person)?.grants.map(({ role }) => role)
    }
    const hold = async (permission: string, since?: string) => {
      const asked = { permission, ...(since !== undefined && { since }) }
      return (await house.call(MACHINE, personsHolding, asked)).persons.includes(guest.person)
    }
    const before = (days: number) => addMs(house.now(), -days * DAY)
    assert.deepEqual(await held(), ['reviewer', 'analyst'])
    assert.equal(await hold('cases:review'), true)
    await assert.rejects(giving(), code('has_grant'))
    house.pass(DAY)
    assert.deepEqual(await held(), ['reviewer'])
    house.pass(DAY)
    assert.deepEqual([await held(), await hold('cases:review')], [[], false])
    assert.equal(await hold('cases:review', before(0)), false)
    assert.equal(await hold('cases:review', before(1)), true, 'held it a day ago')
    const { grant: given } = await house.call(MACHINE, grant, wanted)
    assert.deepEqual(await held(), ['analyst'])
    await house.call(admin.actor, withdraw, { grant: given })
    const watches = async (since?: string) => await hold('monitoring:read', since)
    assert.deepEqual([await watches(), await watches(before(1))], [false, true])
    house.pass(2 * DAY)
    assert.equal(await watches(before(1)), false)
  },
)

forBothAccounts('the last administrator of the nation stays', async (house) => {
  const admin = await house.first()
  const { items } = await house.call(admin.actor, people, {})
  const own = { grant: items[0]?.grants[0]?.id }
  await assert.rejects(house.call(admin.actor, withdraw, own), code('last_administrator'))
  await house.person(admin, 'administrator')
  await house.call(admin.actor, withdraw, own)
})

forBothAccounts('people are listed page by page, and names are given by id', async (house) => {
  const admin = await house.first()
  for (let n = 0; n < 4; n += 1) await house.person(admin, 'analyst', '/1/')
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await house.call(admin.actor, people, { after, limit: 2 })
    seen.push(...page.items.map((item) => item.person))
    after = page.next ?? undefined
  } while (after !== undefined)
  assert.equal(new Set(seen).size, 5)
  assert.equal(seen.length, 5)
  const ids = [admin.person, 'workflow:finding-to-alert', 'person:unknown', admin.person]
  assert.deepEqual(await house.call(admin.actor, personLabels, { ids }), {
    persons: [{ id: admin.person, name: 'Amal' }],
  })
})

forBothAccounts(
  'reachable counts those whose session was open within the hour who hold the permission there',
  async (house) => {
    const officer = await house.person(MACHINE, 'releasing-officer', '/1/')
    const national = await house.person(MACHINE, 'alert-officer', '/')
    await house.person(MACHINE, 'analyst', '/')
    const count = async (area: string, ...exceptPersons: string[]) =>
      (
        await house.call(officer.actor, reachable, {
          permission: 'alerting:release',
          area,
          exceptPersons,
        })
      ).count
    assert.equal(await count('/1/34/'), 2)
    assert.equal(await count('/2/'), 1)
    assert.equal(await count('/'), 1)
    assert.equal(await count('/10/'), 1)
    assert.equal(await count('/1/34/', officer.person), 1)
    house.pass(29 * MINUTE)
    await house.call(DOOR, touch, { vias: [national.actor.via] })
    house.pass(10 * MINUTE)
    assert.equal(await count('/1/34/'), 2, 'one ended by idleness ten minutes ago')
    house.pass(52 * MINUTE)
    assert.equal(await count('/1/34/'), 1)
  },
)

forBothAccounts('a token speaks for a machine until it is revoked or over', async (house) => {
  const make = (name: string) =>
    house.call(MACHINE, createToken, { role: 'alert-officer', name, area: '/1/', days: 1 })
  const made = await make('siem')
  assert.match(made.credential, /^siem:[\w-]{43}$/)
  const actor = await house.actorOf({ token: made.credential })
  assert.equal(actor?.id, `token:${made.token}`)
  assert.ok(
    actor && holdsIn(actor, 'alerting:draft', '/1/') && !holdsIn(actor, 'alerting:draft', '/2/'),
  )
  await house.call(MACHINE, revokeToken, { token: made.token })
  assert.equal(await house.actorOf({ token: made.credential }), null)

  const second = await make('feed')
  const { items } = await house.call(MACHINE, tokens, {})
  assert.deepEqual(
    items.map((item) => item.name),
    ['feed'],
  )
  house.pass(24 * 60 * MINUTE)
  assert.equal(await house.actorOf({ token: second.credential }), null)
})

forBothAccounts(
  'an administrator makes tokens for partners only, because a token can be used by its maker',
  async (house) => {
    const admin = await house.first()
    const asked = { role: 'partner', name: 'neighbour' }
    const bare = house.call(admin.actor, createToken, asked)
    await assert.rejects(bare, { ...code('unconfirmed'), status: 403 })
    const confirmed = await house.confirmed(admin, 'token')
    await house.call(admin.actor, createToken, { ...asked, confirmed })
    await assert.rejects(
      house.call(admin.actor, createToken, { role: 'releasing-officer', name: 'mine' }),
      { ...code('token_role'), status: 403 },
    )
  },
)
