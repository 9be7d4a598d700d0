import assert from 'node:assert/strict'
import { COMMAND_LINE, forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'

const slices = [exampleNation().slice, alerting.alerting]
const EVENT = '01939000-0000-7000-8000-000000000001'
const ada = person('ada', ['accounts:self'])

/** Enters a contact without a role, and gives what a passkey that was added makes leave. */
async function wordsOf(house: TestHouse, channel: 'mail' | 'sms', address: string) {
  const sink = channel === 'mail' ? house.mail : house.sms
  const { route } = await house.call(ada, alerting.addContact, { channel, address })
  await house.settled()
  const code = /(?!EXERCISE)[A-Z]{8}/.exec(sink.sent.at(-1)?.text ?? '')?.[0] ?? ''
  await house.call(ada, alerting.confirmContact, { route, code })
  const news = {
    event: EVENT,
    person: ada.id,
    what: 'passkey-added',
    at: house.clock.now(),
  } as const
  await house.call(COMMAND_LINE, alerting.tellOfAccount, news)
  await house.settled()
  return sink.sent.at(-1)
}

forHouse(
  'whatever wakes a person in an exercise says so first, by every channel',
  { slices, realm: 'exercise' },
  async (house) => {
    const mail = await wordsOf(house, 'mail', 'ada@example.org')
    assert.ok(mail !== undefined && 'subject' in mail)
    assert.match(mail.subject, /^EXERCISE: node\.example: a passkey was added/)
    assert.match(mail.text, /^EXERCISE\. This is an exercise/)
    const sms = await wordsOf(house, 'sms', '+15550100')
    assert.match(sms?.text ?? '', /^EXERCISE: node\.example: a passkey was added/)
  },
)

forHouse('nothing that is real says exercise', { slices }, async (house) => {
  for (const [channel, address] of [
    ['mail', 'ada@example.org'],
    ['sms', '+15550100'],
  ] as const) {
    const sent = await wordsOf(house, channel, address)
    assert.match(sent?.text ?? '', /a passkey was added/)
    assert.doesNotMatch(JSON.stringify(sent), /exercise/i)
  }
})
