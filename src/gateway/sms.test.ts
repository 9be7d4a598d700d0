import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { command } from '../core/action.ts'
import { newCode } from '../core/id.ts'
import { MINUTE } from '../core/time.ts'
import { gatewaysOver, SMS_SECRET, type TestGateway } from '../../test/support/gateway.ts'
import { COMMAND_LINE, type TestHouse } from '../../test/support/house.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import { asShown } from '../../test/support/alerting.ts'

const forBothGateways = gatewaysOver({
  slices: [exampleNation().slice, alerting.alerting],
  realm: 'exercise' as const,
})
const issueCards = alerting.issueCards
const NUMBER = '+20 100 000 0001'

async function issued(house: TestHouse, areas = ['/1/1/']): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas })
  const { alert } = await house.call(COMMAND_LINE, alerting.draft, { content })
  await house.call(COMMAND_LINE, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(COMMAND_LINE, alerting.issue, await asShown(house, alert))
  return alert
}

async function codesOf(house: TestHouse, station: string): Promise<string[]> {
  const { cards } = await house.call(COMMAND_LINE, issueCards, { station })
  return cards[0]?.codes ?? []
}

/** Sends as most gateways do; gives the status. */
async function sms(
  { origin }: TestGateway,
  text: string,
  { from = NUMBER, secret = SMS_SECRET } = {},
): Promise<number> {
  const body = new URLSearchParams({ from, text, extra: 'of the gateway' })
  const response = await fetch(`${origin}/exercise/sms/in/${secret}`, { method: 'POST', body })
  await response.arrayBuffer()
  return response.status
}

const answersTo = async (house: TestHouse, alert: string) =>
  (await house.call(COMMAND_LINE, alerting.answers, { alert, limit: 50 })).items.map(
    ({ station, answer, reason }) => [station, answer, reason],
  )
const reasons = async (house: TestHouse) =>
  (await house.call(COMMAND_LINE, alerting.unproven, { limit: 50 })).items.map(
    ({ reason }) => reason,
  )

forBothGateways('a code of a card answers once for its station', async (gateway, house) => {
  const alert = await issued(house)
  const [first = '', second = '', third = ''] = await codesOf(house, 's1')
  assert.equal(await sms(gateway, `${first} 1`), 200)
  assert.deepEqual(await answersTo(house, alert), [['s1', 'done', null]])
  assert.equal(await sms(gateway, `1 ${first}`), 200)
  assert.deepEqual(await reasons(house), [], 'a gateway that sends again is not one more')
  assert.equal(await sms(gateway, `3 ${first}`), 200)
  assert.deepEqual(await reasons(house), ['used_code'])
  assert.deepEqual(await answersTo(house, alert), [['s1', 'done', null]])
  await sms(gateway, `${second} ٢ no printed list`)
  assert.deepEqual(await answersTo(house, alert), [['s1', 'cannot_comply', 'NO PRINTED LIST']])
  const record = (await house.records()).findLast(({ type }) => type === 'alert.acknowledged')
  assert.deepEqual([record?.body['station'], record?.body['channel']], ['s1', 'sms'])
  await sms(gateway, `P4 ${third}`)
  const problems = await house.call(COMMAND_LINE, alerting.stationProblems, { limit: 10 })
  assert.deepEqual(
    problems.items.map(({ station, symptom }) => [station, symptom]),
    [
      ['s1', null],
      ['s1', 'network'],
    ],
    'that it cannot comply is work as well',
  )
})

/** What the sender was told last. */
const toldLast = async (house: TestHouse) => {
  await house.settled()
  return house.sms.sent.at(-1)
}

forBothGateways(
  'an answer goes to what is in force, not to an old all-clear, and the sender is told which one it was',
  async (gateway, house) => {
    const old = await issued(house)
    const [first = '', second = ''] = await codesOf(house, 's1')
    await sms(gateway, `${first} 1`)
    const told = await toldLast(house)
    assert.equal(told?.to, NUMBER)
    assert.match(told?.text ?? '', /^EXERCISE Taken: Understood and done, for: /)
    assert.doesNotMatch(told?.text ?? '', /Still open|EXERCISE.*EXERCISE/)
    await house.call(COMMAND_LINE, alerting.allClear, { alert: old })
    const fresh = await issued(house)
    await sms(gateway, `${second} 1`)
    assert.deepEqual(await answersTo(house, fresh), [['s1', 'done', null]])
    assert.deepEqual(await answersTo(house, old), [], 'nobody said that the all-clear was read')
    assert.deepEqual(await reasons(house), [])
  },
)

forBothGateways(
  'where two alerts wait it is asked which, the code stays good, and its letters say it',
  async (gateway, house) => {
    const [one, two] = [await issued(house), await issued(house)]
    const [code = '', next = '', help = ''] = await codesOf(house, 's1')
    await sms(gateway, `${code} 1`)
    for (const alert of [one, two]) assert.deepEqual(await answersTo(house, alert), [])
    assert.deepEqual(await reasons(house), ['which_alert'])
    const asked = (await toldLast(house))?.text ?? ''
    assert.match(asked, /^EXERCISE Not taken yet\. Open alerts: 2\./)
    const [, , letters = ''] = /([A-Z]{4}) = .*? ([A-Z]{4}) = /.exec(asked) ?? []
    await sms(gateway, `${code} 1 ${letters.toLowerCase()}`)
    assert.deepEqual(await answersTo(house, one), [['s1', 'done', null]], 'the older stands last')
    assert.deepEqual(await answersTo(house, two), [])
    const taken = (await toldLast(house))?.text ?? ''
    assert.match(taken, /^EXERCISE Taken: .* Still open: 1\. Answer with a new code, .* = /)
    await sms(gateway, `${next} 2 no list`)
    assert.deepEqual(await answersTo(house, two), [['s1', 'cannot_comply', 'NO LIST']])
    await sms(gateway, `${help} 3`)
    assert.deepEqual(await answersTo(house, two), [['s1', 'need_help', null]], 'help asks nothing')
  },
)

forBothGateways(
  'a station is asked back so often and no more, and nobody without a code is answered',
  async (gateway, house) => {
    await issued(house)
    await issued(house)
    const [code = ''] = await codesOf(house, 's1')
    await sms(gateway, '1')
    await sms(gateway, 'KQVHT-MWBRC 1')
    await house.settled()
    assert.equal(house.sms.sent.length, 0)
    for (let round = 0; round < 6; round += 1) await sms(gateway, `${code} 1`)
    await house.settled()
    assert.equal(house.sms.sent.length, 3)
    await sms(gateway, `${code} 3`, { from: 'Voter info' })
    await house.settled()
    assert.equal(house.sms.sent.length, 3, 'a name is no telephone')
  },
)

/** Letters of the alerts that the sender is asked about, as they stand in the message. */
const lettersIn = (text: string) => [...text.matchAll(/([A-Z]{4}) = /g)].map(([, one = '']) => one)

forBothGateways(
  'the letters of an alert that was cleared meanwhile answer no other one, and it is said that it is over',
  async (gateway, house) => {
    const [one, two] = [await issued(house), await issued(house)]
    const [code = ''] = await codesOf(house, 's1')
    await sms(gateway, `${code} 1`)
    const [other = '', letters = ''] = lettersIn((await toldLast(house))?.text ?? '')
    await house.call(COMMAND_LINE, alerting.allClear, { alert: one })
    await sms(gateway, `${code} 1 ${letters}`)
    assert.deepEqual(await answersTo(house, two), [])
    const told = (await toldLast(house))?.text ?? ''
    assert.ok(
      told.startsWith(`EXERCISE Not taken: alert ${letters} is over. Open alerts: 1.`),
      told,
    )
    assert.deepEqual(lettersIn(told), [other])
    await sms(gateway, `${other} 1 ${code}`)
    assert.deepEqual(await answersTo(house, two), [['s1', 'done', null]], 'letters may come first')
  },
)

forBothGateways('a code without an answer is asked back', async (gateway, house) => {
  await issued(house)
  const [code = ''] = await codesOf(house, 's1')
  await sms(gateway, `${code} well then`)
  assert.deepEqual(await reasons(house), ['no_answer'])
  assert.match((await toldLast(house))?.text ?? '', /^EXERCISE Not taken: no answer was read\. /)
})

forBothGateways(
  'other telephones are asked back once where a station has numbers, and its own is always',
  async (gateway, house) => {
    await issued(house)
    await issued(house)
    const [code = ''] = await codesOf(house, 's1')
    await house.call(COMMAND_LINE, alerting.addRoute, {
      ownerKind: 'station',
      owner: 's1',
      station: 's1',
      area: '/1/1/',
      channel: 'sms',
      address: NUMBER,
      hasConsent: true,
    })
    await house.settled()
    const before = house.sms.sent.length
    for (let n = 1; n <= 5; n += 1) await sms(gateway, `${code} 1`, { from: `+44 7700 90012${n}` })
    for (let n = 1; n <= 5; n += 1) await sms(gateway, `${code} 1`)
    await house.settled()
    const to = house.sms.sent.slice(before).map((one) => one.to)
    assert.deepEqual(to, ['+44 7700 900121', ...Array.from({ length: 5 }, () => NUMBER)])
  },
)

forBothGateways('a new card ends the old one', async (gateway, house) => {
  const alert = await issued(house)
  const [old = ''] = await codesOf(house, 's1')
  const [fresh = ''] = await codesOf(house, 's1')
  await sms(gateway, `${old} 1`)
  assert.deepEqual(await reasons(house), ['cancelled_card'])
  await sms(gateway, `${fresh} 1`)
  assert.deepEqual(await answersTo(house, alert), [['s1', 'done', null]])
})

forBothGateways(
  'what has no code, or a wrong one, changes nothing and is kept without its number',
  async (gateway, house) => {
    const alert = await issued(house)
    const [code = ''] = await codesOf(house, 's6')
    await sms(gateway, '1')
    await sms(gateway, 'KQVHT-MWBRC 1')
    await sms(gateway, code)
    await sms(gateway, `${code} 1`)
    assert.deepEqual(await reasons(house), ['no_alert', 'no_answer', 'unknown_code', 'no_code'])
    assert.deepEqual(await answersTo(house, alert), [])
    const { items } = await house.call(COMMAND_LINE, alerting.unproven, { limit: 50 })
    assert.ok(items.every(({ number }) => number === '…001'))
    const records = JSON.stringify(await house.records())
    assert.ok(!records.includes('0000001') && !records.includes(code))
    await house.pass(31 * 24 * 60 * MINUTE)
    assert.deepEqual(await reasons(house), [], 'they are not kept for ever')
  },
)

forBothGateways(
  'codes cannot be guessed, and who guesses does not silence the station',
  async (gateway, house) => {
    const alert = await issued(house)
    const [code = '', other = ''] = await codesOf(house, 's1')
    await house.call(COMMAND_LINE, alerting.addRoute, {
      ownerKind: 'station',
      owner: 's1',
      station: 's1',
      area: '/1/1/',
      channel: 'sms',
      address: NUMBER,
      hasConsent: true,
    })
    const stranger = { from: '+44 7700 900123' }
    for (const from of [stranger.from, NUMBER]) {
      for (let guess = 0; guess < 6; guess += 1) {
        await sms(gateway, `KQVHT-MWBR${'ABCDEF'.charAt(guess)} 1`, { from })
      }
    }
    const found = await reasons(house)
    assert.equal(found.filter((reason) => reason === 'not_checked').length, 2)
    await sms(gateway, `${code} 1`, stranger)
    assert.deepEqual(await answersTo(house, alert), [], 'a number that guessed is not believed')
    await sms(gateway, `${other} 1`)
    assert.deepEqual(await answersTo(house, alert), [['s1', 'done', null]])
  },
)

forBothGateways(
  'whoever guesses from however many numbers silences no call for help: it is heard as not checked',
  async (gateway, house) => {
    const alert = await issued(house)
    const [code = '', other = '', third = ''] = await codesOf(house, 's1')
    const guesses = Array.from({ length: 330 }, (_, n) => ({
      from: `+44 7700 ${100_000 + n}`,
      text: `${'KQVHTMWBRC'.slice(0, 7)}${newCode(3)} 1`,
    }))
    for (let n = 0; n < guesses.length; n += 100)
      await house.call(COMMAND_LINE, alerting.takeSms, { items: guesses.slice(n, n + 100) })
    const open = async () =>
      (await house.call(COMMAND_LINE, alerting.stationProblems, { limit: 10 })).items.map(
        ({ station, answer, symptom, isUnchecked, answeredAlert: to }) =>
          [station, answer ?? symptom, to === alert, isUnchecked] as const,
      )
    await sms(gateway, `${code} 3 men at the door`)
    await sms(gateway, `${code} 3 men at the door`)
    await sms(gateway, `${other} 1`)
    assert.deepEqual(await open(), [['s1', 'need_help', true, true]])
    await sms(gateway, `P6 ${third}`)
    await sms(gateway, `P6 ${third}`)
    assert.deepEqual((await open()).slice(1), [['s1', 'stranger', false, true]])
    assert.deepEqual(await answersTo(house, alert), [], 'it answers nothing')
    const { items } = await house.call(COMMAND_LINE, alerting.unproven, { limit: 5 })
    assert.ok(items.every(({ reason, station }) => reason === 'not_checked' && station === 's1'))
    await house.pass(10 * MINUTE)
    await sms(gateway, `${code} 3`)
    await sms(gateway, `P6 ${third}`)
    const [first, ...rest] = await open()
    assert.deepEqual(first, ['s1', 'need_help', true, false], 'the code stayed good')
    assert.deepEqual(rest.at(-1), ['s1', 'stranger', false, false])
    assert.deepEqual(await answersTo(house, alert), [['s1', 'need_help', null]])
  },
)

forBothGateways(
  'the address is closed without its secret, to long bodies and to bodies that say nothing',
  async (gateway, house) => {
    const alert = await issued(house)
    const [code = ''] = await codesOf(house, 's1')
    const at = `${gateway.origin}/exercise/sms/in`
    const signed = JSON.stringify({ sender: NUMBER, message: `${code} 1` })
    const post = (body: string, headers: Record<string, string>, path = at) =>
      fetch(path, { method: 'POST', body, headers }).then(({ status }) => status)
    const json = { 'content-type': 'application/json' }
    const sign = (secret: string) => ({
      ...json,
      'x-signature': `sha256=${createHmac('sha256', secret).update(signed).digest('hex')}`,
    })
    assert.equal(await post(signed, json), 403)
    assert.equal(await post(signed, sign('another-secret-altogether')), 403)
    assert.equal(await post(`${signed} `, sign(SMS_SECRET)), 403)
    const report = JSON.stringify({ id: 'any', status: 'sent' })
    const seen = createHmac('sha256', SMS_SECRET).update(report).digest('hex')
    const added = `${at}?from=1&text=${encodeURIComponent(`${code} 1`)}`
    const replayed = { ...json, 'x-signature': `sha256=${seen}` }
    assert.equal(await post(report, replayed, added), 400, 'the address is not signed')
    assert.equal(await sms(gateway, `${code} 1`, { secret: `${SMS_SECRET}x` }), 403)
    assert.equal(await post('x'.repeat(20_000), json, `${at}/${SMS_SECRET}`), 413)
    assert.equal(await post('[1]', json, `${at}/${SMS_SECRET}`), 400)
    assert.equal(await post('{', json, `${at}/${SMS_SECRET}`), 400)
    assert.equal(await post('', json, `${at}/${SMS_SECRET}`), 400)
    assert.deepEqual(await answersTo(house, alert), [])
    assert.equal(await sms(gateway, `\u0000\ud800 ${code} \u0000`), 200)
    assert.equal(await post(signed, sign(SMS_SECRET)), 200)
    assert.deepEqual(await answersTo(house, alert), [['s1', 'done', null]])
    let refused = 0
    for (let round = 0; round < 70; round += 1) {
      if ((await sms(gateway, 'x', { secret: 'wrong' })) === 429) refused += 1
    }
    assert.ok(refused >= 5, 'guessing the secret comes to an end')
    assert.equal(await sms(gateway, 'hello'), 200, 'the gateway itself is still heard')
  },
)

const letters: string[][] = []

const takeLetters = command({
  name: 'letters.take',
  permission: 'letters:take',
  scope: 'nation',
  summary: 'Takes what begins with ZZ.',
  input: z.strictObject({
    items: z.array(z.strictObject({ from: z.string(), text: z.string() })).max(100),
  }),
  output: z.strictObject({}),
  async run(ctx, { items }) {
    letters.push(items.map(({ text }) => text))
    ctx.unchanged('nothing is kept')
    return {}
  },
})

const forBothWithLetters = gatewaysOver({
  slices: [
    exampleNation().slice,
    alerting.alerting,
    exampleSlice('letters', {
      actions: [takeLetters],
      sms: {
        takes: (text) => text.startsWith('ZZ'),
        action: 'letters.take',
        permission: 'letters:take',
      },
    }),
  ],
  realm: 'exercise' as const,
})

forBothWithLetters(
  'a message goes to the slice that takes it, and every other one to alerting',
  async (gateway, house) => {
    letters.length = 0
    assert.equal(await sms(gateway, 'ZZ 1'), 200)
    assert.deepEqual(letters, [['ZZ 1']])
    assert.deepEqual(await reasons(house), [])
    assert.equal(await sms(gateway, 'HELP'), 200)
    assert.equal(letters.length, 1)
    assert.deepEqual(await reasons(house), ['no_code'])
  },
)
