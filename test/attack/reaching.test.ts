// Attacks on the ways to people and back: contacts, mails with links, replies by SMS.

import assert from 'node:assert/strict'
import { ANONYMOUS } from '../../src/core/actor.ts'
import { DAY, MINUTE, SECOND } from '../../src/core/time.ts'
import { exampleNation } from '../support/example-nation.ts'
import * as alerting from '../../src/domains/alerting/index.ts'
import { breakGlassToEverybody } from '../../src/workflows/break-glass-to-everybody.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../support/house.ts'
import { asShown } from '../support/alerting.ts'

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]
const actual = { slices }
const exercise = { slices, realm: 'exercise' as const }
const rights = [
  'accounts:self',
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:routes',
  'alerting:issue-cards',
  'territory:read',
] as const
const [ada, ben] = [person('ada', rights), person('ben', rights)]
const northBay = {
  id: 'person:bay',
  holds: rights.map((permission) => ({ permission, area: '/1/2/' })),
}

function station(of: string, area = '/1/1/', channel: 'mail' | 'sms' = 'mail') {
  const address = channel === 'mail' ? `${of}@stations.example` : '+201000001'
  const who = { ownerKind: 'station', owner: of, station: of, area, channel } as const
  return { ...who, address, hasConsent: true }
}

async function issued(house: TestHouse, severity: 'Moderate' | 'Severe' = 'Moderate') {
  const content = alerting.templateContent({ event: 'DDOS', severity, areas: ['/1/'] })
  const { alert } = await house.call(ada, alerting.draft, { content })
  await house.call(ada, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(ben, alerting.issue, await asShown(house, alert))
  return alert
}

const tokenIn = (mail: { text: string } | undefined) =>
  /\/answer\/([\w-]+)\?a=done/.exec(mail?.text ?? '')?.[1] ?? ''

forHouse(
  'nobody enters a contact for a station of another area, for a closed one, or for a person',
  actual,
  async (house) => {
    const add = (more: object) =>
      house.runner.call(northBay, alerting.addRoute, { ...station('s4', '/1/2/'), ...more })
    await assert.rejects(add({ station: 's1' }), problemWith('core.wrong_area'))
    await assert.rejects(add({ station: 'gone' }), problemWith('alerting.unknown_station'))
    await assert.rejects(add({ ownerKind: 'person' }), problemWith('core.bad_input'))
    await assert.rejects(add({ owner: 'a\u202eb' }), problemWith('core.bad_input'))
    const turned = { address: 'a\u202e@b.example' }
    await assert.rejects(add(turned), problemWith('alerting.bad_address'))
    const named = { ...station('s4', '/'), ownerKind: 'official', owner: 'Amal Haddad' } as const
    await house.call(ada, alerting.addRoute, named)
    assert.ok(!JSON.stringify(await house.records()).includes('Haddad'), 'no name in the record')
    const { items } = await house.call(northBay, alerting.routes, { limit: 10 })
    assert.deepEqual(
      items.map((one) => one.area),
      ['/1/2/'],
      'the route lies where the station is',
    )
  },
)

forBothHouses(
  'a station that closed holds up neither mails nor replies of others',
  exercise,
  async (house) => {
    const { stations } = nation
    await house.call(ada, alerting.addRoute, station('s1'))
    await house.call(ada, alerting.addRoute, station('s2'))
    const issueCards = alerting.issueCards
    const codeOf = async (of: string) =>
      (await house.call(ada, issueCards, { station: of })).cards[0]?.codes[0] ?? ''
    const [gone, code] = [await codeOf('s1'), await codeOf('s2')]
    await issued(house)
    try {
      nation.stations = stations.filter((one) => one.station !== 's1')
      const from = '+201000009'
      const items = [gone, code].map((letters) => ({ from, text: `${letters} 1` }))
      const sms = await house.call(COMMAND_LINE, alerting.takeSms, { items })
      assert.deepEqual(sms.results, ['unproven', 'taken'])
      await issued(house)
      await house.pass(5 * MINUTE)
      assert.deepEqual(
        house.mail.sent.map(({ to }) => to),
        ['s2@stations.example'],
      )
    } finally {
      nation.stations = stations
    }
  },
)

forHouse(
  'a message that failed while the alert was taken back is not sent afterwards',
  exercise,
  async (house) => {
    await house.call(ada, alerting.addRoute, station('s1'))
    const alert = await issued(house)
    const { send } = house.mail
    let isCancelled = false
    const failing = async () => {
      if (!isCancelled) await house.call(ada, alerting.cancel, { alert })
      isCancelled = true
      throw new Error('550 <s1@stations.example> of s1@stations.example: later')
    }
    Object.assign(house.mail, { send: failing })
    await house.pass(5 * MINUTE)
    const { items } = await house.call(ada, alerting.messages, { limit: 10 })
    assert.ok(items.some(({ status }) => status.startsWith('550')))
    assert.ok(!JSON.stringify(items).includes('stations.example'), 'no mailbox among the reasons')
    Object.assign(house.mail, { send })
    await house.pass(10 * MINUTE)
    assert.ok(house.mail.sent.length > 0)
    for (const { subject } of house.mail.sent) assert.match(subject, /taken back|CANCELLED/i)
  },
)

forHouse(
  'on a node without a mail server nobody reads links that answer for stations',
  actual,
  async (house) => {
    await house.call(ada, alerting.addRoute, station('s1'))
    await issued(house)
    await house.pass(5 * MINUTE)
    const token = tokenIn(house.mail.sent[0])
    assert.ok(token.length > 20)
    const { items } = await house.call(ada, alerting.messages, { limit: 10 })
    assert.match(items[0]?.body ?? '', /\/answer\/…\?a=done/)
    assert.ok(!JSON.stringify(items).includes(token))
  },
)

forHouse('messages elsewhere hide none of the own area', exercise, async (house) => {
  for (const one of [station('s1'), station('s2'), station('s4', '/1/2/')]) {
    await house.call(ada, alerting.addRoute, one)
  }
  await issued(house)
  await house.pass(5 * MINUTE)
  assert.equal(house.mail.sent.length, 3)
  for (const limit of [1, 3]) {
    const { items } = await house.call(northBay, alerting.messages, { limit })
    assert.deepEqual(
      items.map((one) => one.station),
      ['s4'],
    )
  }
})

forBothHouses('a link ends with the contact that it was sent to', exercise, async (house) => {
  const { route } = await house.call(ada, alerting.addRoute, station('s1'))
  await issued(house)
  await house.pass(5 * MINUTE)
  const token = tokenIn(house.mail.sent[0])
  const { proof, isOpen } = await house.call(ANONYMOUS, alerting.answerLink, { token })
  assert.ok(isOpen)
  await house.call(ada, alerting.removeRoute, { route })
  await assert.rejects(
    house.call(ANONYMOUS, alerting.answerByLink, { token, proof, answer: 'done' }),
    problemWith('alerting.link_over'),
  )
})

/** Enters a mailbox of a person and shows by its code that it is theirs. */
async function confirmed(house: TestHouse, who: typeof ada, address: string) {
  const { route } = await house.call(who, alerting.addContact, { channel: 'mail', address })
  await house.settled()
  const code = /[A-Z]{8}/.exec(house.mail.sent.at(-1)?.subject ?? '')?.[0] ?? ''
  await house.call(who, alerting.confirmContact, { route, code })
}

forBothHouses('who lost the role hears of silent stations no more', actual, async (house) => {
  await confirmed(house, ada, 'ada@example.org')
  await confirmed(house, ben, 'ben@example.org')
  nation.persons = ['person:ben']
  const step = { severity: 'Moderate', n: 1, waitS: 0, predicate: 'unacknowledged' } as const
  await house.call(COMMAND_LINE, alerting.setStep, {
    ...step,
    channel: 'mail',
    target: 'national',
    repeatEveryS: 0,
    maxRepeats: 0,
  })
  await issued(house)
  await house.pass(SECOND)
  const told = house.mail.sent.slice(2).map(({ to }) => to)
  assert.deepEqual(told, ['ben@example.org'])
})

forBothHouses(
  'who releases alone and takes it back at once is told of all the same',
  { slices, workflows: [breakGlassToEverybody] },
  async (house) => {
    nation.persons = ['person:ben']
    await confirmed(house, ben, 'ben@example.org')
    const content = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/1/'] })
    const { alert } = await house.call(ada, alerting.draft, { content })
    await house.call(ada, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    const { send } = house.mail
    const down = () => Promise.reject(new Error('the mail server is away'))
    Object.assign(house.mail, { send: down })
    const breakGlassReason = 'Nobody else answers.'
    await house.call(ada, alerting.issue, { ...(await asShown(house, alert)), breakGlassReason })
    await house.settled()
    await house.call(ada, alerting.cancel, { alert })
    Object.assign(house.mail, { send })
    await house.pass(MINUTE)
    assert.ok(house.mail.sent.some(({ subject }) => /one person alone/i.test(subject)))
  },
)

forHouse('codes of contacts do not fill a stranger’s mailbox', actual, async (house) => {
  const enter = (address: string) =>
    house.call(ada, alerting.addContact, { channel: 'mail', address })
  for (let again = 0; again < 4; again += 1) {
    await enter('stranger@example.org')
    await house.settled()
  }
  assert.equal(house.mail.sent.length, 1)
  const rotate = async (n: number) => {
    const { route } = await enter(`stranger${n}@example.org`)
    await house.call(ada, alerting.removeContact, { route })
  }
  for (let n = 0; n < 9; n += 1) await rotate(n)
  await assert.rejects(rotate(9), problemWith('alerting.too_many_contacts'))
  await house.pass(DAY)
  await rotate(9)
})
