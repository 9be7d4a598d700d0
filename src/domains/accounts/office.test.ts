import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forBothAccounts, MACHINE } from '../../../test/support/accounts.ts'
import { problemWith } from '../../../test/support/house.ts'
import { ROLES } from '../../../test/support/slices.ts'
import { rolesHolding } from '../../core/role.ts'
import { inviteOffice } from './actions/office.ts'
import { invitations } from './actions/joining.ts'
import { people } from './actions/people.ts'
import { groupsOf, OFFICE_SIZES, officeOf, OFFICES } from './office.ts'

const persons = (size: (typeof OFFICE_SIZES)[number]): (readonly string[])[] => {
  const { own, seats } = OFFICES[size]
  return [['administrator', ...own], ...seats.map((seat) => seat.roles)]
}
const may = (roles: readonly string[], permission: string) =>
  rolesHolding(ROLES, permission).some((role) => roles.includes(role))

for (const size of OFFICE_SIZES) {
  test(`in an office of ${size} two different persons can release, and every seat is filled once`, () => {
    const all = persons(size)
    assert.equal(all.length, size === '1' ? 2 : Number(size))
    assert.ok(all.filter((roles) => may(roles, 'alerting:release')).length >= 2)
    assert.ok(all.some((roles) => may(roles, 'alerting:draft')))
    assert.ok(all.some((roles) => may(roles, 'monitoring:write')))
    // Whoever needs more roles is given them by another administrator, or on the machine in an office of one.
    const administrators = all.filter((roles) => roles.includes('administrator')).length
    assert.ok(size === '1' ? administrators === 1 : administrators >= 2)
    const auditors = all.filter((roles) => roles.includes('auditor'))
    for (const roles of auditors) assert.deepEqual(roles, ['auditor'])
    const keys = OFFICES[size].seats.map(({ key }) => key)
    assert.deepEqual(new Set(keys).size, keys.length)
    const grouped = groupsOf(OFFICES[size].seats).reduce(
      (sum, one) => sum + one.last - one.first + 1,
      0,
    )
    assert.equal(grouped, keys.length)
  })
}

forBothAccounts(
  'an office is invited at once; who joins holds every role of the seat, and empty seats get no link',
  async (house) => {
    const first = await house.first()
    const { actor } = first
    const confirmed = await house.confirmed(first, 'invite')
    // With the roles that other slices put alongside.
    const whole = officeOf(ROLES, '3')
    const names = { p2: 'Bintou Keita', p3: 'Chidi Eze' }
    const made = await house.call(actor, inviteOffice, {
      size: '3',
      area: '/',
      names,
      confirmed,
    })
    assert.deepEqual(
      made.invitations.map(({ name, roles }) => [name, roles]),
      [
        [names.p2, whole.seats[0]?.roles],
        [names.p3, whole.seats[1]?.roles],
      ],
    )
    const open = await house.call(actor, invitations, { limit: 10 })
    assert.deepEqual(
      open.items.map(({ roles }) => roles.length).toSorted(),
      whole.seats
        .slice(0, 2)
        .map(({ roles }) => roles.length)
        .toSorted(),
    )
    const [seat] = made.invitations
    assert.ok(seat !== undefined)
    const joined = await house.join(seat.secret)
    const { items } = await house.call(actor, people, { limit: 10 })
    const held = items.find(({ person }) => person === joined.person)?.grants
    assert.deepEqual(held?.map(({ role }) => role).toSorted(), [...seat.roles].toSorted())
    const grants = (await house.records()).filter(
      ({ type, subject }) => type === 'grant.given' && subject === joined.person,
    )
    assert.equal(grants.length, seat.roles.length)
    // A seat that the office does not have, or no name at all: refused as a whole.
    const before = (await house.call(actor, invitations, { limit: 10 })).items.length
    const ask = (names: Record<string, string>) =>
      house.call(MACHINE, inviteOffice, { size: '3', area: '/', names })
    await assert.rejects(
      ask({ p2: 'Bintou Keita', p9: 'Nobody' }),
      problemWith('accounts.unknown_seat'),
    )
    await assert.rejects(ask({}), problemWith('accounts.no_names'))
    await assert.rejects(ask({ p2: 'a\u202eb' }), problemWith('core.bad_input'))
    assert.equal((await house.call(actor, invitations, { limit: 10 })).items.length, before)
  },
)
