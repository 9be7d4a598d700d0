import assert from 'node:assert/strict'
import { z } from 'zod'
import { exampleSlice, THINGS } from '../../test/support/example-slice.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  type TestHouse,
} from '../../test/support/house.ts'
import { command } from '../core/action.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import { addRoutes } from '../domains/alerting/store/route.ts'
import { record } from '../domains/record/index.ts'
import { damageToEverybody } from './damage-to-everybody.ts'

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting, { ...record, needs: {} }]

async function enter(house: TestHouse, name: string): Promise<void> {
  const who = person(name, ['accounts:self', 'alerting:read'])
  const address = `${name}@example.org`
  const { route } = await house.call(who, alerting.addContact, { channel: 'mail', address })
  await house.settled()
  const code = /[A-Z]{8}/.exec(house.mail.sent.at(-1)?.subject ?? '')?.[0] ?? ''
  await house.call(who, alerting.confirmContact, { route, code })
}

forHouse(
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

/** Schedules what the version before scheduled: the place of the damage alone. */
const wakeAsBefore = command({
  name: 'before.wake',
  permission: 'alerting:tell',
  scope: 'nation',
  summary: 'Schedules the waking of one contact.',
  input: z.strictObject({ subject: z.string(), payload: z.string() }),
  output: z.strictObject({}),
  async run(ctx, job) {
    await ctx.schedule({ kind: 'alerting.wake', ...job, dueAt: ctx.now })
    ctx.record(THINGS['thing.noted'], { subject: 'thing' })
    return {}
  },
})
const before = exampleSlice('before', { actions: [wakeAsBefore], records: THINGS })

/** As many contacts of others as are woken at once, all older than those that the test enters. */
async function crowd({ store, clock }: TestHouse): Promise<void> {
  const rows = Array.from({ length: 2_000 }, (_, n) => ({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    ownerKind: 'person' as const,
    owner: `person:gone-${n}`,
    station: null,
    area: '/',
    channel: 'mail' as const,
    address: `gone-${n}@example.org`,
    language: null,
    source: 'entered' as const,
    since: clock.now(),
    confirmedAt: clock.now(),
    removedAt: null,
  }))
  await store.write((tx) => addRoutes(tx, rows))
}

forBothHouses(
  'contacts of thousands without a role hide nobody who has one',
  { slices, workflows: [damageToEverybody] },
  async (house) => {
    nation.persons = ['person:ada']
    await crowd(house)
    await enter(house, 'ada')
    const before = house.mail.sent.length
    const faults = [{ seq: 260, part: 'record', what: 'Its body was changed.' }]
    await house.call(COMMAND_LINE, house.action('record.noteLogCheck'), { faults })
    await house.settled()
    assert.deepEqual(
      house.mail.sent.slice(before).map(({ to }) => to),
      ['ada@example.org'],
    )
  },
)

forHouse(
  'what waited to wake people before an upgrade wakes them after it',
  { slices: [...slices, before] },
  async (house) => {
    await enter(house, 'ada')
    const { items } = await house.call(
      person('ada', ['accounts:self', 'alerting:read']),
      alerting.myContacts,
      {},
    )
    const sent = house.mail.sent.length
    for (const [payload, event] of [
      ['5', '01939000-0000-7000-8000-000000000001'],
      ['null', '01939000-0000-7000-8000-000000000002'],
    ] as const) {
      const subject = `${event} ${items[0]?.route ?? ''}`
      await house.call(COMMAND_LINE, wakeAsBefore, { subject, payload })
    }
    await house.settled()
    assert.deepEqual(
      house.mail.sent
        .slice(sent)
        .map(({ subject }) => subject)
        .toSorted(),
      [
        'node.example: the record log is damaged (its head).',
        'node.example: the record log is damaged (record 5).',
      ],
    )
  },
)
