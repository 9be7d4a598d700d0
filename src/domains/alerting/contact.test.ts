import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { pushBrowser } from '../../../test/support/push-browser.ts'
import type { Actor } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import type { Catalogue } from '../../core/text.ts'
import { DAY, MINUTE, SECOND } from '../../core/time.ts'
import { breakGlassToEverybody } from '../../workflows/break-glass-to-everybody.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { contactWords } from './texts/contact.ts'
import { mailWords } from './texts/mail.ts'
import { pushWords } from './texts/push.ts'
import { asShown } from '../../../test/support/alerting.ts'

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]
const permissions = [
  'accounts:self',
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'territory:read',
] as const
const ada = person('ada', permissions)
const ben = person('ben', permissions)

/** Enters a mailbox and gives the code that was sent there. */
async function entered(house: TestHouse, who: Actor, address: string) {
  const { route } = await house.call(who, alerting.addContact, { channel: 'mail', address })
  await house.settled()
  const mail = house.mail.sent.at(-1)
  assert.equal(mail?.to, address)
  return { route, code: /[A-Z]{8}/.exec(mail?.subject ?? '')?.[0] ?? '' }
}

forBothHouses(
  'a contact counts once the code that was sent there is typed',
  { slices },
  async (house) => {
    const { route, code } = await entered(house, ada, 'ada@example.org')
    const confirm = (who: Actor, typed: string) =>
      house.call(who, alerting.confirmContact, { route, code: typed })
    await assert.rejects(confirm(ben, code), problemWith('alerting.unknown_route'))
    await assert.rejects(confirm(ada, 'WRONGONE'), problemWith('alerting.wrong_contact_code'))
    await confirm(ada, `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)
    const { items } = await house.call(ada, alerting.myContacts, {})
    assert.deepEqual(
      items.map(({ address, isConfirmed }) => [address, isConfirmed]),
      [['ada@example.org', true]],
    )
    const officer = person('officer', ['alerting:routes'])
    assert.deepEqual(
      (await house.call(officer, alerting.routes, { limit: 10 })).items,
      [],
      'seen by nobody else',
    )
    const ended = house.call(officer, alerting.removeRoute, { route })
    await assert.rejects(ended, problemWith('alerting.unknown_route'))
    await house.call(ada, alerting.removeContact, { route })
    assert.deepEqual((await house.call(ada, alerting.myContacts, {})).items, [])
    assert.ok(!JSON.stringify(await house.records()).includes('ada@'), 'no mailbox in the records')
  },
)

forBothHouses(
  'contacts that were removed count for a day as those in use do, so that none crowds out another',
  { slices },
  async (house) => {
    const { p256dh, auth } = pushBrowser()
    const rotate = async (n: number) => {
      const subscription = { endpoint: `https://push.example.org/${n}`, p256dh, auth }
      const input = { subscription, language: 'en' } as const
      const { route } = await house.call(ada, alerting.subscribe, input)
      await house.call(ada, alerting.removeContact, { route })
    }
    for (let n = 0; n < 10; n += 1) await rotate(n)
    await assert.rejects(rotate(10), problemWith('alerting.too_many_contacts'))
    await house.pass(DAY)
    await rotate(10)
  },
)

forHouse('a code ends after five wrong tries and after half an hour', { slices }, async (house) => {
  const first = await entered(house, ada, 'ada@example.org')
  const confirm = ({ route, code }: typeof first) =>
    house.call(ada, alerting.confirmContact, { route, code })
  const wrong = problemWith('alerting.wrong_contact_code')
  for (let n = 0; n < 5; n += 1)
    await assert.rejects(confirm({ ...first, code: 'AAAAAAAA' }), wrong)
  await assert.rejects(confirm(first), wrong)
  await house.pass(MINUTE)
  const second = await entered(house, ada, 'ada@example.org')
  assert.equal(second.route, first.route)
  await house.pass(31 * MINUTE)
  await assert.rejects(confirm(second), wrong)
  await confirm(await entered(house, ada, 'ada@example.org'))
})

async function issuedAlone(house: TestHouse): Promise<string> {
  const wanted = { event: 'DDOS', severity: 'Severe', areas: ['/1/1/'] } as const
  const written = alerting.templateContent(wanted)
  const { alert } = await house.call(ada, alerting.draft, { content: written })
  await house.call(ada, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  const breakGlassReason = 'Nobody else answers.'
  await house.call(ada, alerting.issue, { ...(await asShown(house, alert)), breakGlassReason })
  await house.settled()
  return alert
}

forHouse(
  'when one person releases alone, everybody with a role is told and a review is due',
  { slices, workflows: [breakGlassToEverybody] },
  async (house) => {
    nation.persons = ['person:ada', 'person:ben']
    const gone = person('gone', permissions)
    for (const who of [ada, ben, gone]) {
      const { route, code } = await entered(house, who, `${who.id.slice(7)}@example.org`)
      await house.call(who, alerting.confirmContact, { route, code })
    }
    await house.call(ben, alerting.addContact, { channel: 'mail', address: 'unshown@example.org' })
    await house.settled()
    const before = house.mail.sent.length
    const alert = await issuedAlone(house)
    const mails = house.mail.sent.slice(before)
    assert.deepEqual(mails.map(({ to }) => to).toSorted(), ['ada@example.org', 'ben@example.org'])
    assert.match(mails[0]?.subject ?? '', /^Released by one person alone: /)
    assert.ok(mails[0]?.text.includes(`/en/console/alerts/${alert}`))
    const told = (await house.records()).filter(({ type }) => type === 'alert.everybodyTold')
    assert.deepEqual(
      told.map(({ body }) => [body['persons'], body['told']]),
      [[2, 2]],
    )
  },
)

function device(station: string): Actor {
  const id = `device:${station}`
  const holds = (['alerting:receive', 'territory:read'] as const).map((permission) => ({
    permission,
    area: '/1/1/',
  }))
  return { id, via: id, station, holds }
}

const given = (name: string) => {
  const { p256dh, auth } = pushBrowser()
  return { endpoint: `https://push.example.net/send/${name}`, p256dh, auth }
}

forBothHouses(
  'the browser of a station is notified of an alert and visibly of its end, once per browser',
  { slices, realm: 'exercise' },
  async (house) => {
    const subscribe = (subscription: ReturnType<typeof given>) =>
      house.call(device('s1'), alerting.subscribeStation, { subscription, language: 'ar' })
    const first = await subscribe(given('one'))
    const again = given('one')
    assert.equal((await subscribe(again)).route, first.route)
    const content = alerting.templateContent({
      event: 'DDOS',
      severity: 'Severe',
      areas: ['/1/1/'],
    })
    const { alert } = await house.call(ada, alerting.draft, { content })
    await house.call(ada, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(ada, alerting.issue, await asShown(house, alert))
    await house.settled()
    const [sent, ...more] = house.push.sent
    assert.deepEqual(more, [])
    assert.equal(sent?.to.p256dh, again.p256dh)
    assert.equal(sent?.topic, alert.replaceAll('-', ''))
    const shown = JSON.parse(sent?.text ?? '{}') as Record<string, string>
    assert.deepEqual(
      [shown['title'], shown['dir'], shown['url'], shown['tag']],
      ['تمرين: تنبيه', 'rtl', '/exercise/ar/station', alert],
    )
    await house.call(ada, alerting.cancel, { alert })
    await house.pass(SECOND)
    const end = JSON.parse(house.push.sent.at(-1)?.text ?? '{}') as Record<string, string>
    assert.equal(end['title'], 'تمرين: أُلغي التنبيه')
    assert.ok((house.push.sent.at(-1)?.ttlSeconds ?? 0) >= 3600)
  },
)

forHouse('addresses that no browser gives are refused', { slices }, async (house) => {
  const wrong = [
    { ...given('x'), endpoint: 'http://push.example.net/x' },
    { ...given('x'), endpoint: 'javascript:alert(1)' },
    { ...given('x'), p256dh: 'short' },
    { ...given('x'), auth: 'A'.repeat(400) },
  ]
  for (const subscription of wrong) {
    await assert.rejects(
      house.call(ada, alerting.subscribe, { subscription, language: 'en' }),
      problemWith('core.bad_input'),
    )
  }
})

test('every text of mails, notifications and contacts is whole in English and Arabic', () => {
  for (const catalogue of [mailWords, pushWords, contactWords]) {
    assert.deepEqual(catalogueProblems(catalogue as Catalogue), [])
  }
})
