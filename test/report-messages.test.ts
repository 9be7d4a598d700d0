// What leaves the node while a report is taken, answered and reminded of: an officer and a station are reached by every channel,
// and no message ever says that there is a report, whose it is, or what it says.

import assert from 'node:assert/strict'
import { type Actor, ANONYMOUS } from '../src/core/actor.ts'
import { DAY, HOUR } from '../src/core/time.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { lead } from '../src/domains/reports/actions/act.ts'
import { list, report } from '../src/domains/reports/actions/desk.ts'
import { late } from '../src/domains/reports/actions/queue.ts'
import { write } from '../src/domains/reports/actions/receive.ts'
import { acknowledge, answer, assign } from '../src/domains/reports/actions/step.ts'
import { sealedFrame } from '../src/domains/reports/envelope.ts'
import { newSecret } from '../src/core/id.ts'
import { reportToOthers } from '../src/workflows/report-to-others.ts'
import { asShown } from './support/alerting.ts'
import { exampleNation } from './support/example-nation.ts'
import { forHouse, person, type TestHouse } from './support/house.ts'
import { pushBrowser } from './support/push-browser.ts'
import { amina, founder, openTestDesk, reportsHouse, tell } from './support/reports.ts'

const MARKER = 'Xq7Zmarker'
const TOLD = [`${MARKER} text`, `${MARKER} name`]
/** What the officer calls it, for whoever releases the alert. */
const WORDS = 'a school in the north'

const DANGER = 'There may be danger for people at polling stations in your area.'
const SHORT = `${DANGER} Bring people to safety first, then the ballot box if it is safe. Call the police. Reply: card code and 1 done, 2 cannot, 3 help`
/** What is said of the alert, by whichever channel: word for word what its kind says, and that nobody answered. */
const ALERTED = [
  SHORT,
  DANGER,
  'Stations have not answered',
  'The whole nation: 6 stations have not answered this alert.',
]

const nation = exampleNation()
const known = new Set(nation.slice.actions.map(({ name }) => name))
const options = {
  slices: [
    nation.slice,
    alerting.alerting,
    ...reportsHouse.slices.map((one) => ({
      ...one,
      actions: one.actions.filter(({ name }) => !known.has(name)),
    })),
  ],
  workflows: [reportToOthers],
}

const MAY = [
  'accounts:self',
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:routes',
  'territory:read',
] as const
const [ada, ben] = ['ada', 'ben'].map((name) => person(name, MAY))

/** The telephone of a station. */
const device: Actor = {
  id: 'device:s1',
  via: 'device:s1',
  station: 's1',
  holds: [
    { permission: 'alerting:receive', area: '/1/1/' },
    { permission: 'territory:read', area: '/1/1/' },
  ],
}

/** All that left, word for word, by channel. */
function left({ mail, sms, push, hooks }: TestHouse) {
  return {
    mail: mail.sent.map(({ subject, text }) => `${subject}\n${text}`),
    sms: sms.sent.map(({ text }) => text),
    push: push.sent.map(({ text }) => text),
    hook: hooks.sent.map((sent) => JSON.stringify(sent)),
  }
}

/** An officer of the desk is reached by mail, SMS and webhook, a station by mail, SMS and a notification. */
async function reachable(h: TestHouse, officer: Actor): Promise<void> {
  nation.persons = [officer.id]
  const own = { ...officer, holds: [{ permission: 'accounts:self', area: '/' }] } as const
  for (const [channel, address] of [
    ['mail', 'amina@example.org'],
    ['sms', '+15550100'],
  ] as const) {
    const { route } = await h.call(own, alerting.addContact, { channel, address })
    await h.settled()
    const code = /\b[A-Z]{8}\b/.exec(left(h)[channel].at(-1) ?? '')?.[0] ?? ''
    await h.call(own, alerting.confirmContact, { route, code })
  }
  const hook = { form: 'plain', address: 'https://hook.example.org/x', to: '', token: '' } as const
  const { route } = await h.call(own, alerting.addHook, hook)
  await h.settled()
  const code = /\b[A-Z]{8}\b/.exec(h.hooks.sent.at(-1)?.text ?? '')?.[0] ?? ''
  await h.call(own, alerting.confirmContact, { route, code })
  const { p256dh, auth } = pushBrowser()
  const subscription = { endpoint: 'https://push.example.org/one', p256dh, auth }
  await h.call(device, alerting.subscribeStation, { subscription, language: 'en' })
  const station = {
    ownerKind: 'station',
    owner: 's1',
    station: 's1',
    area: '/1/1/',
    hasConsent: true,
  } as const
  assert.ok(ada !== undefined)
  await h.call(ada, alerting.addRoute, { ...station, channel: 'mail', address: 's1@example.org' })
  await h.call(ada, alerting.addRoute, { ...station, channel: 'sms', address: '+15550101' })
}

forHouse('no message that leaves tells of a report', options, async (h) => {
  const desk = await openTestDesk(h)
  await reachable(h, amina)
  const before = left(h)
  assert.deepEqual(
    Object.values(before).map((sent) => sent.length),
    [1, 1, 0, 1],
    'the codes of the contacts',
  )
  const [text, name] = TOLD
  const routing = { what: 'threats' } as const
  const receipt = await tell(h, desk, { text, name, routing })
  const [{ id: of, code } = { id: '', code: '' }] = (await h.call(amina, list, { limit: 10 })).items
  const { recipients } = await h.call(amina, report, { report: of })
  const sealed = async (words: string) =>
    (await sealedFrame({ manifest: {}, text: words }, recipients)).toString('base64')
  await h.call(amina, acknowledge, { report: of })
  await h.call(amina, assign, { report: of, person: amina.id })
  await h.call(amina, answer, { report: of, sealed: await sealed('What did they say?') })
  const { mailbox, read } = receipt
  const letter = { mailbox, read, letter: newSecret(128), sealed: await sealed(MARKER) }
  await h.call(ANONYMOUS, write, letter)
  // Beyond every deadline, with what reminds of it on the pages of the desk alone.
  for (const days of [4, 3, 40, 40, 40]) await h.pass(days * DAY)
  assert.equal(
    (await h.call(founder, late, {})).desks.length,
    1,
    'it is late, and somebody is told',
  )
  assert.deepEqual(left(h), before)

  // What an officer begins because of it goes out in the words of its kind: neither the report's nor his.
  await h.call(amina, lead, { report: of, kind: 'alert', words: WORDS })
  await h.settled()
  const { acts } = await h.call(amina, report, { report: of })
  const alert = acts[0]?.ref?.slice('alert:'.length) ?? ''
  assert.ok(ada !== undefined && ben !== undefined)
  await h.call(ada, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await h.call(ben, alerting.issue, await asShown(h, alert))
  for (let hour = 0; hour < 3; hour += 1) await h.pass(HOUR)
  const now = left(h)
  const all = Object.values(now).flat().join('\n')
  const told = [
    ...h.sms.sent.slice(before.sms.length).map((sent) => sent.text),
    ...h.mail.sent.slice(before.mail.length).map((sent) => sent.subject),
    ...h.hooks.sent.slice(before.hook.length).map((sent) => sent.title),
  ]
  assert.ok(told.includes(SHORT), 'the station was told')
  assert.deepEqual(
    told.filter((words) => !ALERTED.includes(words)),
    [],
  )
  assert.equal(now.push.length, 1, 'the station is notified')
  const { digits, recipient, readHash } = receipt
  const secrets = [MARKER, WORDS, of, code, digits, mailbox, read, recipient, readHash, desk.agency]
  for (const part of secrets) assert.ok(!all.includes(part), `${part} left`)
  assert.doesNotMatch(all, /report/i)
})
