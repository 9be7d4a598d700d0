import assert from 'node:assert/strict'
import type { Action } from '../src/core/action.ts'
import { DAY, HOUR, MINUTE } from '../src/core/time.ts'
import { signInWithRecoveryCode } from '../src/domains/accounts/actions/signing.ts'
import { closeSessions, grant, people, withdraw } from '../src/domains/accounts/actions/people.ts'
import { recover } from '../src/domains/accounts/actions/joining.ts'
import {
  beginAddPasskey,
  closeSession,
  finishAddPasskey,
  removePasskey,
  renewRecoveryCodes,
  sessions,
} from '../src/domains/accounts/actions/self.ts'
import { accounts } from '../src/domains/accounts/index.ts'
import { exampleNation } from './support/example-nation.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { routeById } from '../src/domains/alerting/store/route.ts'
import { record } from '../src/domains/record/index.ts'
import { ANONYMOUS } from '../src/core/actor.ts'
import { accountToPerson } from '../src/workflows/account-to-person.ts'
import { endedToEverybody } from '../src/workflows/ended-to-everybody.ts'
import { heldBackToPerson } from '../src/workflows/held-back-to-person.ts'
import {
  type AccountsHouse,
  accountsHouse,
  type Joined,
  MACHINE,
  NODE,
} from './support/accounts.ts'
import { SoftwareAuthenticator } from './support/authenticator.ts'
import { forBothHouses, forHouse, type TestHouse } from './support/house.ts'
import { pushBrowser } from './support/push-browser.ts'

const nation = exampleNation()
const isOfAccounts = ({ name }: Action) => name.startsWith('accounts.')
const options = {
  slices: [
    accounts,
    {
      ...nation.slice,
      actions: nation.slice.actions.filter((action) => !isOfAccounts(action)),
    },
    alerting.alerting,
    { ...record, needs: {} },
  ],
  workflows: [accountToPerson, endedToEverybody, heldBackToPerson],
}

/** The house, and what left it since the last look: to whom, and the words. */
function watched(house: TestHouse) {
  const seen = { mail: 0, sms: 0, push: 0 }
  return {
    ...accountsHouse(house),
    house,
    async left() {
      await house.settled()
      const [mail, sms, push] = [house.mail, house.sms, house.push].map(({ sent }) => [...sent])
      const left = [
        ...house.mail.sent.slice(seen.mail).map(({ to, subject, text }) => ({ to, subject, text })),
        ...house.sms.sent.slice(seen.sms).map(({ to, text }) => ({ to, subject: text, text })),
        ...house.push.sent
          .slice(seen.push)
          .map(({ text }) => ({ to: 'push', subject: text, text })),
      ]
      Object.assign(seen, { mail: mail?.length, sms: sms?.length, push: push?.length })
      return left
    },
  }
}
type Watched = ReturnType<typeof watched>

async function confirmContact(
  { house, left }: Watched,
  who: Joined,
  facts: { channel: 'mail' | 'sms'; address: string; language?: 'en' | 'ar' },
): Promise<void> {
  await left()
  const { route } = await house.call(who.actor, alerting.addContact, facts)
  const [sent] = await left()
  const code = /[A-Z]{8}/.exec(sent?.text ?? '')?.[0] ?? ''
  await house.call(who.actor, alerting.confirmContact, { route, code })
}

async function addPasskey({ call, confirmed }: AccountsHouse, who: Joined): Promise<string> {
  const begun = await call(who.actor, beginAddPasskey, {
    confirmed: await confirmed(who, 'add-passkey'),
  })
  const credential = new SoftwareAuthenticator().create({ ...begun, origin: NODE.origin })
  const { passkey } = await call(who.actor, finishAddPasskey, {
    challengeId: begun.challengeId,
    credential,
  })
  return passkey
}

async function takeRole({ call }: AccountsHouse, by: Joined, of: Joined, role: string) {
  const { items } = await call(MACHINE, people, {})
  const held = items.find(({ person }) => person === of.person)?.grants
  await call(by.actor, withdraw, { grant: held?.find((one) => one.role === role)?.id })
}

/** Somebody without a role in alerting, with a mailbox, a telephone and a browser. */
async function auditorWithContacts(w: Watched): Promise<Joined> {
  const auditor = await w.person(MACHINE, 'auditor')
  await confirmContact(w, auditor, { channel: 'mail', address: 'au@example.org' })
  await confirmContact(w, auditor, { channel: 'sms', address: '+15550100', language: 'ar' })
  const { p256dh, auth } = pushBrowser()
  const subscription = { endpoint: 'https://push.example.org/one', p256dh, auth }
  await w.house.call(auditor.actor, alerting.subscribe, { subscription, language: 'en' })
  assert.deepEqual(await w.left(), [], 'joining is no change')
  return auditor
}

forHouse(
  'what gives or takes power over an account is told to its person by every contact, whatever the role',
  options,
  async (house) => {
    const w = watched(house)
    const auditor = await auditorWithContacts(w)
    await addPasskey(w, auditor)
    const [mail, sms, push, ...more] = await w.left()
    assert.deepEqual(more, [])
    assert.equal(mail?.to, 'au@example.org')
    assert.equal(mail?.subject, 'node.example: a passkey was added to your account.')
    assert.match(mail?.text ?? '', /24 November 2026.* 08:00 UTC/)
    assert.match(mail?.text ?? '', /telephone your administrator at once/)
    assert.match(sms?.text ?? '', /أُضيف مفتاح مرور إلى حسابك/)
    assert.match(push?.text ?? '', /"url":"\/en"/)
    for (const { text } of [mail, sms, push].map((one) => one ?? { text: '' })) {
      assert.doesNotMatch(text, /https?:|console\//, 'nothing to sign in by')
    }
    const kept = JSON.stringify(await house.records())
    for (const secretly of ['au@example.org', '+15550100']) assert.ok(!kept.includes(secretly))
  },
)

forBothHouses(
  'a passkey removed, codes made and used, and a recovery link are told as a passkey added is',
  options,
  async (house) => {
    const w = watched(house)
    const auditor = await auditorWithContacts(w)
    const passkey = await addPasskey(w, auditor)
    await w.left()
    const subjects = async () => (await w.left()).map(({ subject }) => subject)
    const confirmed = await w.confirmed(auditor, 'remove-passkey')
    await w.call(auditor.actor, removePasskey, { passkey, confirmed })
    assert.match((await subjects())[0] ?? '', /a passkey of your account was removed/)
    const renew = await w.confirmed(auditor, 'renew-codes')
    const { recoveryCodes } = await w.call(auditor.actor, renewRecoveryCodes, { confirmed: renew })
    assert.match((await subjects())[0] ?? '', /new recovery codes of your account were made/)
    await w.call(ANONYMOUS, signInWithRecoveryCode, { code: recoveryCodes[0] })
    assert.match((await subjects())[0] ?? '', /signed in to your account with a recovery code/)
    const { secret } = await w.call(MACHINE, recover, { person: auditor.person })
    await w.join(secret)
    const opened = await w.left()
    assert.equal(opened.length, 3, 'one message by each contact')
    assert.match(opened[0]?.subject ?? '', /was opened anew with a one-time link/)
  },
)

/** Ends the only contact of somebody, who may have others in use by other channels. */
async function removeContact(
  { house }: Watched,
  who: Joined,
  channel: 'mail' | 'sms',
): Promise<string> {
  const { items } = await house.call(who.actor, alerting.myContacts, {})
  const route = items.find((one) => one.channel === channel)?.route ?? ''
  await house.call(who.actor, alerting.removeContact, { route })
  return route
}

forHouse(
  'a contact that is removed hears of that and of the account for a day, and is then forgotten',
  options,
  async (house) => {
    const w = watched(house)
    const auditor = await w.person(MACHINE, 'auditor')
    await confirmContact(w, auditor, { channel: 'mail', address: 'au@example.org' })
    await confirmContact(w, auditor, { channel: 'sms', address: '+15550100' })
    const route = await removeContact(w, auditor, 'mail')
    const told = await w.left()
    assert.deepEqual(told.map(({ to }) => to).toSorted(), ['+15550100', 'au@example.org'])
    for (const { subject } of told) assert.match(subject, /a contact of your account was removed/)
    await addPasskey(w, auditor)
    const later = (await w.left()).map(({ to }) => to)
    assert.deepEqual(later.toSorted(), ['+15550100', 'au@example.org'])
    const shown = await house.call(auditor.actor, alerting.myContacts, {})
    assert.deepEqual(
      shown.items.map(({ address }) => address),
      ['+15550100'],
    )
    await house.pass(DAY)
    await w.left()
    const kept = await house.store.read((tx) => routeById(tx, route))
    assert.equal(kept?.address, '')
    await w.call(MACHINE, closeSessions, { person: auditor.person })
    assert.deepEqual(
      (await w.left()).map(({ to }) => to),
      ['+15550100'],
    )
  },
)

forBothHouses(
  'who gets in by a recovery code and removes the contact at once is told of all the same',
  options,
  async (house) => {
    const w = watched(house)
    const auditor = await w.person(MACHINE, 'auditor')
    await confirmContact(w, auditor, { channel: 'mail', address: 'au@example.org' })
    await w.left()
    await w.call(ANONYMOUS, signInWithRecoveryCode, { code: auditor.recoveryCodes[0] })
    await removeContact(w, auditor, 'mail')
    const told = await w.left()
    assert.deepEqual(
      told.map(({ to }) => to),
      ['au@example.org', 'au@example.org'],
    )
    const subjects = told.map(({ subject }) => subject).join(' ')
    assert.match(subjects, /signed in to your account with a recovery code/)
    assert.match(subjects, /a contact of your account was removed/)
  },
)

forHouse(
  'a contact that is removed and entered anew hears everything once, and nothing of others while it is removed',
  options,
  async (house) => {
    const w = watched(house)
    const [colleague, victim] = [
      await w.person(MACHINE, 'analyst'),
      await w.person(MACHINE, 'releasing-officer'),
    ]
    await confirmContact(w, colleague, { channel: 'mail', address: 'co@example.org' })
    await removeContact(w, colleague, 'mail')
    assert.equal((await w.left()).length, 1)
    await w.call(MACHINE, closeSessions, { person: victim.person })
    assert.deepEqual(await w.left(), [])
    await confirmContact(w, colleague, { channel: 'mail', address: 'co@example.org' })
    await addPasskey(w, colleague)
    assert.equal((await w.left()).length, 1)
  },
)

forBothHouses(
  'who ends the sessions of another does it before the person and everybody with a role in alerting',
  options,
  async (house) => {
    const w = watched(house)
    const [boss, victim, colleague, auditor] = [
      await w.person(MACHINE, 'administrator'),
      await w.person(MACHINE, 'releasing-officer'),
      await w.person(MACHINE, 'analyst'),
      await w.person(MACHINE, 'auditor'),
    ]
    await confirmContact(w, victim, { channel: 'mail', address: 'victim@example.org' })
    await confirmContact(w, victim, { channel: 'sms', address: '+15550101' })
    await confirmContact(w, colleague, { channel: 'mail', address: 'colleague@example.org' })
    await confirmContact(w, auditor, { channel: 'mail', address: 'auditor@example.org' })
    await w.left()

    const [own] = (await w.call(victim.actor, sessions, {})).sessions
    await w.call(victim.actor, closeSession, { session: own?.session })
    assert.deepEqual(await w.left(), [], 'the own ones')

    await w.call(ANONYMOUS, signInWithRecoveryCode, { code: victim.recoveryCodes[0] })
    await w.left()
    await w.call(boss.actor, closeSessions, { person: victim.person })
    const told = await w.left()
    assert.deepEqual(told.map(({ to }) => to).toSorted(), [
      '+15550101',
      'colleague@example.org',
      'victim@example.org',
    ])
    const toColleague = told.find(({ to }) => to === 'colleague@example.org')
    assert.equal(
      toColleague?.subject,
      'node.example: somebody else ended the sessions of A releasing-officer.',
    )
    assert.doesNotMatch(toColleague?.text ?? '', /https?:/)
    const toVictim = told.find(({ to }) => to === 'victim@example.org')
    assert.equal(toVictim?.subject, 'node.example: somebody else ended your sessions.')
  },
)

forBothHouses(
  'a role by which alerts are released is taken before everybody of its area, another before its person',
  options,
  async (house) => {
    const w = watched(house)
    const boss = await w.person(MACHINE, 'administrator')
    const victim = await w.person(MACHINE, 'releasing-officer', '/1/')
    await w.call(MACHINE, grant, { person: victim.person, role: 'auditor', area: '/1/' })
    const others = { north: '/1/', hill: '/1/1/', south: '/2/', nation: '/' }
    for (const [name, area] of Object.entries(others)) {
      const one = await w.person(MACHINE, 'analyst', area)
      await confirmContact(w, one, { channel: 'mail', address: `${name}@example.org` })
    }
    await confirmContact(w, victim, { channel: 'mail', address: 'victim@example.org' })
    await w.left()
    const told = async () => (await w.left()).map(({ to }) => to).toSorted()
    await takeRole(w, boss, victim, 'auditor')
    assert.deepEqual(await told(), ['victim@example.org'])
    await takeRole(w, boss, victim, 'releasing-officer')
    assert.deepEqual(await told(), [
      'hill@example.org',
      'nation@example.org',
      'north@example.org',
      'victim@example.org',
    ])
  },
)

forHouse('a role that is given is told to its person by every contact', options, async (house) => {
  const w = watched(house)
  const auditor = await auditorWithContacts(w)
  await w.call(MACHINE, grant, { person: auditor.person, role: 'analyst', area: '/' })
  const [first, ...others] = await w.left()
  assert.equal(first?.to, 'au@example.org')
  assert.equal(first?.subject, 'node.example: a role was given to your account.')
  assert.match(first?.text ?? '', /The record log says who did it/)
  assert.equal(others.length, 2, 'one message by each contact')
})

forBothHouses(
  'a person is told ten times an hour of the own account, and then once how often besides',
  options,
  async (house) => {
    const w = watched(house)
    const boss = await w.person(MACHINE, 'administrator')
    const officer = await w.person(MACHINE, 'auditor')
    await confirmContact(w, officer, { channel: 'mail', address: 'officer@example.org' })
    await w.left()
    for (let n = 0; n < 7; n += 1) {
      const input = { person: officer.person, role: 'auditor', area: '/1/' }
      const { grant: made } = await w.call(MACHINE, grant, input)
      await w.call(boss.actor, withdraw, { grant: made })
    }
    assert.equal((await w.left()).length, 10)
    await house.pass(HOUR)
    const [more, ...others] = await w.left()
    assert.deepEqual(others, [])
    assert.match(more?.subject ?? '', /4 more messages about accounts were held back/)
    const counted = (await house.records()).filter(({ type }) => type === 'surplus.counted')
    assert.deepEqual(
      counted.map(({ subject, body }) => [subject, body['what'], body['over']]),
      [[officer.person, 'account.told', 4]],
    )
    await house.pass(MINUTE)
    assert.deepEqual(await w.left(), [])
  },
)
