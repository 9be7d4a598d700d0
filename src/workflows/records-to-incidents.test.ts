import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { systemActor } from '../core/actor.ts'
import { MINUTE } from '../core/time.ts'
import * as alerting from '../domains/alerting/index.ts'
import { ask } from '../domains/evidence/actions/ask.ts'
import { act, check } from '../domains/evidence/actions/custody.ts'
import { timeline, unlinked } from '../domains/incidents/actions/entry.ts'
import { incidents } from '../domains/incidents/actions/incident.ts'
import { incidents as slice } from '../domains/incidents/index.ts'
import { asShown } from '../../test/support/alerting.ts'
import {
  asRead,
  evidenceHouse,
  handIn,
  keeper,
  prosecutor,
  protector,
} from '../../test/support/evidence.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, type TestHouse } from '../../test/support/house.ts'
import { recordsToIncidents } from './records-to-incidents.ts'

const OFFICER = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const HELPING = ['alerting:cancel', 'alerting:handle-problem'] as const
const first = person('first', [...OFFICER, ...HELPING])
const second = person('second', OFFICER)
const reader = person('reader', ['incidents:read'])
// The incidents are real here.
const aroundEvidence = evidenceHouse.slices.map((one) => ({
  ...one,
  actions: one.actions.filter(({ name }) => !name.startsWith('incidents.')),
}))
const options = {
  slices: [exampleNation().slice, alerting.alerting, slice],
  workflows: [recordsToIncidents],
}
const node = systemActor('workflow:test', ['alerting:draft'])
const content = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/1/1/'] })

function station(name: string) {
  const permissions = ['alerting:speak', 'alerting:answer', 'territory:read'] as const
  const id = `device:${name}`
  const holds = permissions.map((permission) => ({ permission, area: '/1/1/' }))
  return { id, via: id, station: name, holds }
}

/** Issues the alert by two persons. */
async function issue(house: TestHouse, origin?: string): Promise<string> {
  const { alert } =
    origin === undefined
      ? await house.call(first, alerting.draft, { content })
      : await house.call(node, alerting.draft, { content, origin })
  await house.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  await house.settled()
  return alert
}

/** Titles of all incidents, and the timeline of the first. */
async function told(house: TestHouse) {
  await house.settled()
  const { items } = await house.call(reader, incidents, { view: 'live', limit: 10 })
  const { items: entries } = await house.call(reader, timeline, {
    incident: items[0]?.id ?? '',
    limit: 50,
  })
  return { items, entries }
}

forHouse(
  'an alert that goes out opens one incident, in whose timeline it stands',
  options,
  async (house) => {
    const alert = await issue(house)
    const { items, entries } = await told(house)
    assert.deepEqual(
      items.map(({ title, severity }) => [title, severity]),
      [[content.texts['en']?.headline, 'severe']],
    )
    assert.deepEqual(
      entries.map(({ kind, path }) => [kind, path]),
      [['alert-issued', `/console/alerts/${alert}`]],
    )
  },
)

forHouse(
  'the end of an alert is entered once, with how many stations answered and asked for help',
  options,
  async (house) => {
    const alert = await issue(house)
    const answer = (name: string, said: 'done' | 'need_help') =>
      house.call(station(name), alerting.acknowledge, {
        alert,
        revision: 1,
        clientKey: `answer-of-${name}`,
        answer: said,
      })
    await answer('s1', 'done')
    await answer('s2', 'need_help')
    await house.call(first, alerting.allClear, { alert })
    const { entries } = await told(house)
    assert.deepEqual(entries.map(({ kind, counts }) => [kind, counts]).toSorted(), [
      ['alert-ended', null],
      ['alert-issued', null],
      ['answers-counted', { stations: 3, answered: 2, help: 1, cannot: 0 }],
    ])
  },
)

forHouse(
  'problems of stations stand in the timeline of what they led to, in the words of the node',
  options,
  async (house) => {
    const { problem } = await house.call(station('s1'), alerting.reportProblem, {
      symptom: 'message',
      clientKey: 'report-of-s1',
    })
    await house.settled()
    await issue(house, `problems:${problem}`)
    await house.call(first, alerting.settleProblem, { problem, remedy: 'Blocked' })
    const { entries } = await told(house)
    assert.deepEqual(entries.map(({ kind, tag }) => [kind, tag]).toSorted(), [
      ['alert-issued', ''],
      ['problem-reported', 'message'],
      ['problem-settled', 'message'],
    ])
    const words = entries.find(({ kind }) => kind === 'problem-reported')?.text ?? ''
    assert.match(words, /^\S.+: s1$/)
  },
)

forBothHouses(
  'a broken chain of custody opens an incident, and acts of custody follow it',
  { slices: [...aroundEvidence, slice], workflows: [recordsToIncidents] },
  async (house) => {
    const of = await handIn(house, keeper, 'GET / 200')
    await house.files('evidence').remove(hash('sha256', 'GET / 200'))
    for (let round = 0; round < 2; round += 1) {
      await house.call(keeper, check, { item: of })
      await house.settled()
    }
    house.clock.advance(MINUTE)
    const moved = { place: 'Safe', authority: 'Order 7', receipt: 'R 1' }
    await house.call(keeper, act, { item: of, type: 'moved', ...moved })
    const { items, entries } = await told(house)
    assert.deepEqual(
      items.map(({ origin, severity }) => [origin, severity]),
      [[`custody:${of}`, 'severe']],
    )
    assert.match(items[0]?.title ?? '', /^Evidence EV-[A-Z]{8}: its chain of custody is broken$/)
    assert.deepEqual(entries.map(({ kind, tag }) => [kind, tag]).toSorted(), [
      ['custody-acted', 'custody:moved'],
      ['custody-broken', 'content'],
      ['item-preserved', ''],
    ])
  },
)

forBothHouses(
  'what a piece of evidence was called goes from all timelines when it is erased',
  { slices: [...aroundEvidence, slice], workflows: [recordsToIncidents] },
  async (house) => {
    const of = await handIn(house, keeper, 'GET / 200')
    house.clock.advance(MINUTE)
    const moved = { place: 'Safe', authority: 'Order 7', receipt: 'R 1' }
    await house.call(keeper, act, { item: of, type: 'moved', ...moved })
    await house.settled()
    const named = async () => {
      const { items } = await house.call(reader, unlinked, { limit: 10 })
      return items.map(({ text }) => text)
    }
    assert.ok((await named()).every((text) => text.includes('Server log')))
    await house.call(protector, ask, { item: of, type: 'content-erased', reason: 'Request 12' })
    const basis = { legalBasis: 'Section 5', ...(await asRead(house, of)) }
    await house.call(prosecutor, act, { item: of, type: 'content-erased', ...basis })
    await house.settled()
    const left = await named()
    assert.equal(left.length, 3)
    assert.ok(
      left.every((text) => /^EV-[A-Z]{8}/.test(text)),
      left.join(', '),
    )
  },
)
