// "Send to me first": a draft as it stands, to the person who asks and to nobody else.

import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import {
  COMMAND_LINE,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import type { Actor } from '../../core/actor.ts'
import { HOUR } from '../../core/time.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:try',
  'alerting:release',
  'territory:read',
  'accounts:self',
] as const
const author = person('author', ALL)
const other = person('other', ALL)
const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]

const PUBLIC = {
  ...alerting.templateContent({ event: 'PHISHING', severity: 'Severe', areas: ['/1/1/'] }),
  scope: 'Public' as const,
}

/** A contact that its owner confirmed by the code that was sent there. */
async function withContact(house: TestHouse, owner: Actor, address: string): Promise<void> {
  const channel = address.includes('@') ? ('mail' as const) : ('sms' as const)
  const { route } = await house.call(owner, alerting.addContact, { channel, address })
  await house.settled()
  const sent = [...house.mail.sent, ...house.sms.sent].findLast(({ to }) => to === address)
  const words = sent?.text.match(/[A-Z]{8}/g) ?? []
  const code = words.find((word) => word !== 'EXERCISE') ?? ''
  await house.call(owner, alerting.confirmContact, { route, code })
}

async function drafted(house: TestHouse): Promise<string> {
  return (await house.call(author, alerting.draft, { content: PUBLIC })).alert
}

/** What went out to whom since `before` messages. */
function sentSince({ mail, sms }: TestHouse, before: { mail: number; sms: number }) {
  return { mail: mail.sent.slice(before.mail), sms: sms.sent.slice(before.sms) }
}

const counted = ({ mail, sms }: TestHouse) => ({ mail: mail.sent.length, sms: sms.sent.length })

forHouse(
  'a draft goes to the contacts of whoever asks, marked as a test in every language, and to nobody else',
  { slices },
  async (house) => {
    await withContact(house, author, 'amina@office.example')
    await withContact(house, author, '+15550100')
    await withContact(house, other, 'other@office.example')
    const alert = await drafted(house)
    const before = counted(house)
    const done = await house.call(author, alerting.sendToMe, { alert })
    await house.settled()
    const { mail, sms } = sentSince(house, before)
    assert.deepEqual(
      [mail.map(({ to }) => to), sms.map(({ to }) => to)],
      [['amina@office.example'], ['+15550100']],
    )
    const [letter] = mail
    assert.match(letter?.subject ?? '', /TEST – not released \/ اختبار – لم يصدر/)
    for (const part of ['Forged messages', 'رسائل مزورة', 'pay nothing', 'We have a problem'])
      assert.ok(letter?.text.includes(part), part)
    assert.match(sms[0]?.text ?? '', /^TEST – not released.*Forged messages.*Reply: card code/s)
    assert.deepEqual(done.sent.map(({ channel }) => channel).toSorted(), ['mail', 'sms'])
    const shown = await house.call(author, alerting.show, { alert })
    assert.deepEqual([shown.state, shown.revision], ['draft', 0], 'nothing was done with the alert')
    assert.deepEqual((await house.call(COMMAND_LINE, alerting.streamHead, {})).active, [])
  },
)

forHouse(
  'nobody sends it to somebody else, and nobody without the right sends it at all',
  { slices },
  async (house) => {
    await withContact(house, author, 'amina@office.example')
    await withContact(house, other, 'other@office.example')
    const alert = await drafted(house)
    const before = counted(house)
    const forged = { alert, owner: other.id, to: 'other@office.example' }
    await assert.rejects(
      house.call(author, alerting.sendToMe, forged),
      problemWith('core.bad_input'),
    )
    const reader = person('reader', ['alerting:read', 'territory:read'])
    await assert.rejects(
      house.call(reader, alerting.sendToMe, { alert }),
      problemWith('core.not_allowed'),
    )
    const elsewhere = person('elsewhere', ALL, '/2/')
    await assert.rejects(
      house.call(elsewhere, alerting.sendToMe, { alert }),
      problemWith('core.wrong_area'),
    )
    const machine: Actor = { ...author, id: 'token:1' }
    await assert.rejects(
      house.call(machine, alerting.sendToMe, { alert }),
      problemWith('alerting.not_a_person'),
    )
    const nobody = person('nobody', ALL)
    await assert.rejects(
      house.call(nobody, alerting.sendToMe, { alert }),
      problemWith('alerting.no_own_contact'),
    )
    await house.call(author, alerting.withdraw, { alert })
    await assert.rejects(
      house.call(author, alerting.sendToMe, { alert }),
      problemWith('alerting.wrong_state'),
    )
    await house.settled()
    assert.deepEqual(counted(house), before)
  },
)

forHouse('ten tests an hour are sent, no more', { slices }, async (house) => {
  await withContact(house, author, 'amina@office.example')
  const alert = await drafted(house)
  for (let n = 0; n < 10; n += 1) await house.call(author, alerting.sendToMe, { alert })
  await assert.rejects(
    house.call(author, alerting.sendToMe, { alert }),
    problemWith('alerting.tried_often'),
  )
  await house.pass(HOUR)
  await house.call(author, alerting.sendToMe, { alert })
})

forHouse(
  'whoever may release it sends it to himself first, on the page of the release',
  { slices },
  async (house) => {
    const may = ['alerting:read', 'alerting:try', 'alerting:release', 'accounts:self'] as const
    const releaser = person('releaser', [...may, 'territory:read'])
    await withContact(house, releaser, 'releaser@office.example')
    const alert = await drafted(house)
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    for (const part of ['check', 'release']) {
      const page = pages.find(({ path }) => path === `/console/alerts/:alert/${part}`)
      assert.ok(page?.forms?.['toMe'], part)
      const visit = { actor: releaser, params: { alert }, language: 'ar' as const }
      assert.match(await visitPage(house, page, visit), /name="_form" value="toMe"/, part)
    }
    const before = counted(house)
    await house.call(releaser, alerting.sendToMe, { alert })
    await house.settled()
    assert.deepEqual(
      sentSince(house, before).mail.map(({ to }) => to),
      ['releaser@office.example'],
    )
    const reader = person('reader', ['alerting:read', 'territory:read', 'accounts:self'])
    await assert.rejects(
      house.call(reader, alerting.sendToMe, { alert }),
      problemWith('core.not_allowed'),
    )
  },
)

forHouse('the page says where it goes to, and what is missing', { slices }, async (house) => {
  const alert = await drafted(house)
  const page = pages.find(({ path }) => path === '/console/alerts/:alert/check')
  assert.ok(page)
  const see = async (language: 'en' | 'ar' = 'en') =>
    wordsOf(await visitPage(house, page, { actor: author, params: { alert }, language }))
  assert.match(await see(), /enter a mailbox or a telephone/)
  await withContact(house, author, 'amina@office.example')
  await withContact(house, author, '+15550100')
  assert.match(await see(), /Send to me first.*your mail .?a…@office\.example.? and 1 telephone/)
  assert.doesNotMatch(await see('ar'), /\[en\]/)
})

forHouse(
  'a test of the exercise says that it is one',
  { slices, realm: 'exercise' },
  async (house) => {
    await withContact(house, author, 'amina@office.example')
    const alert = await drafted(house)
    await house.call(author, alerting.sendToMe, { alert })
    await house.settled()
    const letter = house.mail.sent.at(-1)
    assert.match(letter?.subject ?? '', /EXERCISE.*TEST – not released/)
    assert.match(letter?.text ?? '', /EXERCISE: Forged messages/)
  },
)
