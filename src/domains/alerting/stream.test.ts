import assert from 'node:assert/strict'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import { systemActor } from '../../core/actor.ts'
import { HOUR } from '../../core/time.ts'
import { type FrameBody, type FrameReader, openFrame } from '../../lib/frame/index.ts'
import { alertToStream } from '../../workflows/alert-to-stream.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { testKey } from '../../../test/support/stores.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { type EntryFacts, MAX_FRAME_BYTES, NO_HASH, signedEntry } from './frame.ts'
import * as alerting from './index.ts'
import { EVENT_CODES } from '../../lib/cap/index.ts'
import { templateTexts } from './templates.ts'
import { asShown } from '../../../test/support/alerting.ts'

const nation = exampleNation()
const slice = alerting.alerting
const options = {
  slices: [nation.slice, slice],
  workflows: [alertToStream],
  realm: 'exercise' as const,
}
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'territory:read',
])
const gateway = systemActor('door:gateway', ['alerting:stream'])
const signer = alerting.streamSigner(testKey, 'exercise')

function publicKey(): KeyObject {
  const x = Buffer.from(testKey.publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

const reader: FrameReader = { realm: 'exercise', keys: new Map([[signer.keyId, publicKey()]]) }

async function proposed(house: TestHouse, areas = ['/1/1/']) {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  return alert
}

async function issued(house: TestHouse, areas = ['/1/1/']) {
  const alert = await proposed(house, areas)
  await house.call(officer, alerting.issue, await asShown(house, alert))
  return alert
}

async function wholeStream(house: TestHouse): Promise<{ bodies: FrameBody[]; skips: FrameBody[] }> {
  await house.settled()
  const { epoch, seq } = await house.call(gateway, alerting.streamHead, {})
  const { entries } = await house.call(gateway, alerting.streamAfter, {
    epoch,
    after: 0,
    limit: 1000,
  })
  assert.equal(entries.length, seq)
  return {
    bodies: entries.map(({ frame }) => openFrame(frame, reader)),
    skips: entries.map(({ skipFrame }) => openFrame(skipFrame, reader)),
  }
}

forBothHouses('each release and each end is one signed entry, in order', options, async (house) => {
  const alert = await issued(house)
  await house.call(officer, alerting.cancel, { alert })
  const other = await issued(house, ['/2/'])
  await house.settled()
  await house.pass(13 * HOUR)
  const { bodies, skips } = await wholeStream(house)
  assert.deepEqual(
    bodies.map(({ n, k, t, r }) => [n, k, t, r]),
    [
      [1, 'alert', alert, 1],
      [2, 'cancel', alert, 2],
      [3, 'alert', other, 1],
      [4, 'expire', other, 1],
    ],
  )
  assert.equal(bodies[0]?.p, NO_HASH)
  assert.match(bodies[0]?.h?.['en'] ?? '', /^EXERCISE: /)
  assert.deepEqual(
    skips.map(({ n, k, p }) => [n, k, p]),
    bodies.map(({ n, p }) => [n, 'skip', p]),
    'a skip stands at the same place and says nothing',
  )
})

forBothHouses('numbers have no holes when many release at once', options, async (house) => {
  const alerts: string[] = []
  for (let round = 0; round < 4; round += 1) alerts.push(await proposed(house))
  const seen = []
  for (const alert of alerts) seen.push(await asShown(house, alert))
  await Promise.all(seen.map((one) => house.call(officer, alerting.issue, one)))
  const { bodies } = await wholeStream(house)
  assert.deepEqual(
    bodies.map(({ n }) => n),
    [1, 2, 3, 4],
  )
  assert.deepEqual(new Set(bodies.map(({ t }) => t)), new Set(alerts))
})

forBothHouses(
  'numbers have no holes when several publish at once',
  { ...options, workflows: [] },
  async (house) => {
    const publish = alerting.publish
    const writer = systemActor('workflow:test', ['alerting:publish'])
    const alerts: string[] = []
    for (let round = 0; round < 6; round += 1) alerts.push(await issued(house))
    const records = (await house.records()).filter(({ type }) => type === 'alert.issued')
    const inputs = records.map(({ id, subject }) => ({
      record: id,
      alert: subject,
      revision: 1,
      kind: 'alert' as const,
    }))
    // Each twice: a record is published once, whoever comes first.
    const twice = [...inputs, ...inputs]
    const outcomes = await Promise.all(twice.map((input) => house.call(writer, publish, input)))
    const numbers = outcomes.flatMap(({ seq }) => seq ?? []).toSorted((a, b) => a - b)
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6])
    const { bodies } = await wholeStream(house)
    assert.deepEqual(new Set(bodies.map(({ t }) => t)), new Set(alerts))
  },
)

forHouse(
  'the snapshot holds what is in force and nothing that was taken back',
  options,
  async (house) => {
    const wrong = await issued(house)
    const right = await issued(house)
    await house.settled()
    await house.call(officer, alerting.cancel, { alert: wrong })
    await house.settled()
    const taken = await house.call(gateway, alerting.snapshot, {})
    assert.equal(taken.seq, 3)
    assert.deepEqual(
      taken.entries.map(({ alert, areas }) => [alert, areas]),
      [[right, ['/1/1/']]],
    )
    assert.deepEqual(taken.active, [[right, 1]])
  },
)

forHouse(
  'a cancellation that is not published yet takes the alert out of the snapshot',
  { ...options, workflows: [] },
  async (house) => {
    const alert = await issued(house)
    const [record] = (await house.records()).filter(({ type }) => type === 'alert.issued')
    const publish = alerting.publish
    const input = { record: record?.id ?? '', alert, revision: 1, kind: 'alert' as const }
    await house.call(systemActor('workflow:test', ['alerting:publish']), publish, input)
    assert.equal((await house.call(gateway, alerting.snapshot, {})).entries.length, 1)
    await house.call(officer, alerting.cancel, { alert })
    assert.equal((await house.call(gateway, alerting.snapshot, {})).entries.length, 0)
  },
)

forHouse(
  'a place that is none of this stream is answered with a new start',
  options,
  async (house) => {
    const opened = await house.call(gateway, alerting.openStream, {})
    assert.deepEqual(await house.call(gateway, alerting.openStream, {}), opened)
    await issued(house)
    await house.settled()
    const ask = (epoch: string, after: number) =>
      house.call(gateway, alerting.streamAfter, { epoch, after, limit: 10 })
    assert.deepEqual(
      (await ask(opened.epoch, 0)).entries.map(({ seq }) => seq),
      [1],
    )
    assert.equal((await ask(opened.epoch, 2)).isResync, true)
    assert.equal((await ask('other', 0)).isResync, true)
  },
)

forHouse('a renewed epoch begins with the alerts in force', options, async (house) => {
  const ended = await issued(house)
  const alert = await issued(house)
  await house.call(officer, alerting.cancel, { alert: ended })
  const before = (await wholeStream(house)).bodies
  const renew = slice.actions.find(({ name }) => name === 'alerting.renewEpoch')
  assert.ok(renew)
  await house.call(COMMAND_LINE, renew, {})
  const { bodies } = await wholeStream(house)
  assert.deepEqual(
    bodies.map(({ n, t }) => [n, t]),
    [[1, alert]],
  )
  assert.notEqual(bodies[0]?.e, before[0]?.e)
  const other = await issued(house)
  assert.equal((await wholeStream(house)).bodies[1]?.t, other)
})

forHouse('nobody but the gateway reads the stream', options, async (house) => {
  const read = house.call(officer, alerting.streamHead, {})
  await assert.rejects(read, problemWith('core.not_allowed'))
})

test('a heartbeat verifies and names what is in force', () => {
  const head = { epoch: 'e1', seq: 7, chainHead: NO_HASH, active: [['t', 2]] as const }
  const now = '2026-11-24T08:00:00.000Z'
  const body = openFrame(alerting.heartbeatFrame(signer, head, now), reader)
  assert.deepEqual([body.k, body.n, body.s, body.l], ['hb', 7, now, [['t', 2]]])
})

test('every template and the longest text fit one kilobyte in one language', () => {
  const facts: EntryFacts = {
    kind: 'update',
    alert: '01939000-0000-7000-8000-000000000001',
    revision: 12,
    sent: '2026-11-24T08:00:00.000Z',
    expires: '2026-11-24T20:00:00.000Z',
    eventCode: 'FALSE_PROCEDURE_CLAIM',
    urgency: 'Immediate',
    severity: 'Moderate',
    certainty: 'Possible',
    texts: {},
    answers: ['done', 'cannot_comply', 'need_help'],
    sha256: 'ab'.repeat(32),
  }
  const place = { epoch: 'A'.repeat(11), seq: 1_234_567, chain: NO_HASH }
  const longest = [
    { headline: 'é'.repeat(170), instruction: 'word '.repeat(120) },
    { headline: 'خطر '.repeat(45), instruction: 'افعلوا كذا '.repeat(55) },
    { headline: '"quoted" \\ '.repeat(16), instruction: '"\n'.repeat(300) },
    { headline: '危险'.repeat(80), instruction: '请'.repeat(600) },
  ]
  const templates = EVENT_CODES.flatMap((event) =>
    Object.values(templateTexts(event).texts).map((block) => ({
      headline: block?.headline ?? '',
      instruction: block?.instruction ?? '',
    })),
  )
  for (const { headline, instruction } of [...templates, ...longest]) {
    const texts = { en: { headline, instruction } }
    const { frame } = signedEntry({ ...facts, texts }, place, signer)
    const size = Buffer.byteLength(frame)
    assert.ok(size <= MAX_FRAME_BYTES, `${size} bytes: ${headline}`)
    const { h, i } = openFrame(frame, reader)
    assert.ok((h?.['en'] ?? '').length > 0 && (i?.['en'] ?? '').length > 0)
  }
})
