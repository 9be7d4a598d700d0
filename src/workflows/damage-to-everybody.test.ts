import assert from 'node:assert/strict'
import { COMMAND_LINE, forBothHouses, person, type TestHouse } from '../../test/support/house.ts'
import { testKey } from '../../test/support/stores.ts'
import { exampleNation } from '../domains/alerting/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import { record } from '../domains/record/index.ts'
import { damageToEverybody } from './damage-to-everybody.ts'

const nation = exampleNation()
const slices = [
  nation.slice,
  alerting.alertingSlice({ streamKey: testKey }),
  { ...record, needs: {} },
]

async function enter(house: TestHouse, name: string): Promise<void> {
  const who = person(name, ['accounts:self', 'alerting:read'])
  const address = `${name}@example.org`
  const { route } = await house.call(who, alerting.addContact, { channel: 'mail', address })
  await house.settled()
  const code = /[A-Z]{8}/.exec(house.mail.sent.at(-1)?.subject ?? '')?.[0] ?? ''
  await house.call(who, alerting.confirmContact, { route, code })
}

forBothHouses(
  'damage of the log wakes everybody with a role, once, and says which record and what to do',
  { slices, workflows: [damageToEverybody] },
  async (house) => {
    nation.persons = ['person:ada', 'person:ben']
    for (const name of ['ada', 'ben', 'gone']) await enter(house, name)
    const before = house.mail.sent.length
    const faults = [{ seq: 260, part: 'record', what: 'Its body was changed.' }]
    const find = () => house.call(COMMAND_LINE, house.action('record.noteLogCheck'), { faults })
    await find()
    await house.settled()
    await find()
    await house.settled()
    const mails = house.mail.sent.slice(before)
    assert.deepEqual(mails.map(({ to }) => to).toSorted(), ['ada@example.org', 'ben@example.org'])
    for (const { subject, text } of mails) {
      assert.equal(subject, 'node.example: the record log is damaged (record 260).')
      assert.match(text, /https:\/\/node\.example\/en\/console\/log-damage$/m)
      assert.match(text, /docs\/runbooks\/log-damage\.md/)
    }
    const told = (await house.records()).filter(({ type }) => type === 'damage.everybodyTold')
    assert.deepEqual(
      told.map(({ body }) => body),
      [{ persons: 2, told: 2 }],
    )
  },
)
