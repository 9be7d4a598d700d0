import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { test } from 'node:test'
import { ANONYMOUS } from '../core/actor.ts'
import { newId } from '../core/id.ts'
import { now } from '../core/time.ts'
import { type FrameBody, openFrame } from '../lib/frame/index.ts'
import { alertToStream } from '../workflows/alert-to-stream.ts'
import { gatewaysOver, openGateway, type TestStation } from '../../test/support/gateway.ts'
import { COMMAND_LINE, forHouse, type TestHouse } from '../../test/support/house.ts'
import { testKey } from '../../test/support/stores.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import type { Wire } from './ring.ts'
import { socketClient } from './websocket.ts'
import { asShown } from '../../test/support/alerting.ts'

const options = {
  slices: [exampleNation().slice, alerting.alerting],
  workflows: [alertToStream],
  realm: 'exercise' as const,
}
const forBothGateways = gatewaysOver(options)
const x = Buffer.from(testKey.publicKey).toString('base64url')
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
const { keyId } = alerting.streamSigner(testKey, 'exercise')
const open = (line: string): FrameBody =>
  openFrame(line, { realm: 'exercise', keys: new Map([[keyId, key]]) })

async function issue(house: TestHouse, areas = ['/1/1/']): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
  const { alert } = await house.call(COMMAND_LINE, alerting.draft, { content })
  await house.call(COMMAND_LINE, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(COMMAND_LINE, alerting.issue, await asShown(house, alert))
  return alert
}

/** What a station got besides heartbeats, as number and kind. */
function got({ lines }: TestStation): [number, string][] {
  return lines
    .map(open)
    .filter(({ k }) => k !== 'hb')
    .map(({ n, k }) => [n, k])
}

const place = ({ e, n }: FrameBody) => `main~${e}~${n}`

forBothGateways(
  'an entry reaches the stations it concerns, and the others get its number as a skip',
  async (gateway, house) => {
    const near = await gateway.listen('s1')
    const far = await gateway.listen('s6')
    const alert = await issue(house)
    await near.until(() => got(near).length === 1)
    await far.until(() => got(far).length === 1)
    assert.deepEqual(got(near), [[1, 'alert']])
    assert.deepEqual(got(far), [[1, 'skip']])
    assert.ok(!far.lines.join().includes(alert), 'nothing of it leaks')
    assert.equal(near.told[0]?.t, 'hello')
    assert.ok(Number(near.told[0]?.['wait']) >= 5)
    assert.equal(open(near.lines.find((line) => open(line).k === 'hb') ?? '').k, 'hb')
  },
)

forBothGateways(
  'a station that was away gets what it missed in order, then what comes',
  async (gateway, house) => {
    const first = await gateway.listen('s1')
    await issue(house)
    await first.until(() => got(first).length === 1)
    const cursor = place(first.lines.map(open).find(({ k }) => k === 'alert') as FrameBody)
    first.socket.close()
    await first.closed
    await issue(house, ['/2/'])
    await issue(house)
    await house.settled()
    const back = await gateway.listen('s1', cursor)
    await back.until(() => got(back).length === 2)
    await issue(house)
    await back.until(() => got(back).length === 3)
    assert.deepEqual(got(back), [
      [2, 'skip'],
      [3, 'alert'],
      [4, 'alert'],
    ])
    assert.ok(!back.told.some(({ t }) => t === 'resync'))
  },
)

forBothGateways(
  'a station whose place is none of this stream takes the snapshot, never a part of the replay',
  async (gateway, house) => {
    const alert = await issue(house)
    await issue(house, ['/2/'])
    await house.settled()
    for (const cursor of ['', 'main~anotherEpoch~1', 'other~x~1', 'main~x', 'main~x~99']) {
      const lost = await gateway.listen('s1', cursor)
      await lost.until(() => lost.told.some(({ t }) => t === 'resync'))
      const state = lost.told.find(({ t }) => t === 'resync') as unknown as {
        hb: string
        lines: string[]
      }
      assert.equal(open(state.hb).n, 2)
      assert.deepEqual(
        state.lines.map(open).map(({ k, t }) => [k, t]),
        [['alert', alert]],
      )
      assert.deepEqual(got(lost), [])
      lost.socket.close()
    }
    const renewEpoch = house.action('alerting.renewEpoch')
    const open1 = await gateway.listen('s1')
    await house.call(COMMAND_LINE, renewEpoch, {})
    await open1.until(() => open1.told.filter(({ t }) => t === 'resync').length === 2)
  },
)

forBothGateways(
  'an answer is confirmed only when it is stored, and a wrong one is refused with a reason',
  async (gateway, house) => {
    const alert = await issue(house)
    const station = await gateway.listen('s1')
    const about = { thread: alert, rev: 1, at: now() }
    const [ok, outside, bad] = [newId(), newId(), newId()]
    station.say({ t: 'ack', key: ok, answer: 'done', ...about })
    await station.until(() => station.told.some((told) => told['key'] === ok))
    const { items } = await house.call(COMMAND_LINE, alerting.answers, { alert, limit: 10 })
    assert.deepEqual(
      items.map((item) => [item.station, item.answer]),
      [['s1', 'done']],
    )
    const far = await gateway.listen('s6')
    far.say({ t: 'ack', key: outside, answer: 'done', ...about })
    // Sent in the same batch: one that cannot be read does not spoil the others.
    station.say({ t: 'ack', key: bad, answer: 'perhaps', ...about })
    station.say({ t: 'ack', key: newId(), answer: 'need_help', ...about })
    await far.until(() => far.told.some((told) => told['key'] === outside))
    await station.until(() => station.told.length === 5)
    const said = [...station.told, ...far.told].filter(({ t }) => t === 'no')
    assert.deepEqual(
      said.map(({ key: of, code, again }) => [of, code, again]),
      [
        [bad, 'core.bad_input', false],
        [outside, 'alerting.outside_audience', false],
      ],
    )
    assert.ok((await house.records()).some(({ type }) => type === 'station.answersRefused'))
  },
)

forBothGateways(
  'got, seen and a problem of its own are taken by socket and by POST alike',
  async (gateway, house) => {
    const alert = await issue(house)
    const station = await gateway.listen('s1')
    const about = { thread: alert, rev: 1, at: now() }
    station.say({ t: 'got', key: 'got-0001', ...about })
    await station.until(() => station.told.some((told) => told['key'] === 'got-0001'))
    const post = (headers: Record<string, string>) =>
      fetch(`${gateway.origin}/exercise/stream/say`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: gateway.cookieOf('s1'), ...headers },
        body: JSON.stringify([
          { t: 'seen', key: 'seen-001', ...about },
          { t: 'problem', key: 'problem1', symptom: 'network', at: now() },
        ]),
      })
    assert.equal((await post({ origin: 'https://elsewhere.example' })).status, 403)
    const replies = await (await post({ origin: gateway.origin })).json()
    assert.deepEqual(replies, [
      { t: 'ok', key: 'seen-001' },
      { t: 'ok', key: 'problem1' },
    ])
    const types = (await house.records()).map(({ type }) => type)
    for (const type of ['alert.delivered', 'alert.seen', 'station.problemReported'])
      assert.ok(types.includes(type), type)
  },
)

forBothGateways(
  'server-sent events and polls carry the same lines in the same order',
  async (gateway, house) => {
    const at = `${gateway.origin}/exercise/stream`
    const headers = { cookie: gateway.cookieOf('s1') }
    const state = (await (await fetch(`${at}/snapshot`, { headers })).json()) as { hb: string }
    const cursor = place(open(state.hb))
    const empty = await fetch(`${at}/log?after=${cursor}&wait=0`, { headers })
    assert.equal(empty.status, 204)
    assert.equal(open(empty.headers.get('stream-heartbeat') ?? '').k, 'hb')
    const polling = fetch(`${at}/log?after=${cursor}&wait=20`, { headers })
    const events = await fetch(`${at}/events`, { headers: { ...headers, 'last-event-id': cursor } })
    await issue(house)
    const { lines } = (await (await polling).json()) as { lines: string[] }
    let body = ''
    for await (const chunk of events.body ?? []) {
      body += Buffer.from(chunk).toString('utf8')
      if (body.includes('id: ')) break
    }
    assert.match(body, /^retry: \d+\n\n/)
    const event = /id: (\S+)\ndata: (.*)\n\n/.exec(body)
    assert.equal(event?.[2], lines[0])
    assert.equal(event?.[1], place(open(lines[0] ?? '')))
    assert.equal((await fetch(`${at}/events`)).status, 401)
    assert.equal((await fetch(`${gateway.origin}/exercise/stream/log`)).status, 401)
  },
)

forBothGateways('whoever breaks the rules of the socket is cut', async (gateway) => {
  const text = JSON.stringify({ t: 'alive' })
  const unmasked = Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)])
  const oversize = Buffer.from([0x81, 0xfe, 0x10, 0x01, 0, 0, 0, 0])
  for (const [bytes, code] of [
    [unmasked, 1002],
    [oversize, 1009],
  ] as const) {
    const socket = await gateway.raw('s1')
    const all: Buffer[] = []
    socket.on('data', (chunk) => all.push(chunk))
    socket.write(bytes)
    await once(socket, 'close')
    const close = Buffer.concat(all)
    const at = close.lastIndexOf(Buffer.from([code >> 8, code & 255]))
    assert.equal(close[at - 2], 0x88, `closed with ${code}`)
  }
  const flood = await gateway.listen('s1')
  for (let n = 0; n < 30; n += 1) flood.say({ t: 'alive' })
  assert.equal(await flood.closed, 1008)
  const nonsense = await gateway.listen('s1')
  nonsense.say({ t: 'ack', key: 'x' })
  assert.equal(await nonsense.closed, 1008)
})

forBothGateways(
  'pieces of a message, pings and pongs count as talk, however empty they are',
  async (gateway) => {
    const piece = (first: number) => Buffer.from([first, 0x80, 0, 0, 0, 0])
    for (const frames of [
      [piece(0x01), ...Array<Buffer>(30).fill(piece(0x00))],
      Array<Buffer>(30).fill(piece(0x89)),
      Array<Buffer>(30).fill(piece(0x8a)),
    ]) {
      const socket = await gateway.raw('s1')
      const all: Buffer[] = []
      socket.on('data', (chunk) => all.push(chunk))
      socket.write(Buffer.concat(frames))
      await once(socket, 'close')
      assert.ok(Buffer.concat(all).includes('too many messages'))
    }
  },
)

forBothGateways('strangers, and pages of other sites, are not let in', async (gateway) => {
  const status = async (station: string, origin: string) => {
    const answer = await fetch(`${gateway.origin}/exercise/stream/snapshot`, {
      headers: { cookie: gateway.cookieOf(station), origin },
    })
    return answer.status
  }
  assert.equal(await status('s1', 'x'), 200)
  gateway.revoked.add('s1')
  assert.equal(await status('s1', 'x'), 401)
  await assert.rejects(gateway.listen('s1'), /401/)
  const socket = await gateway.raw('s2', 'https://elsewhere.example')
  await once(socket, 'close')
  const outside = await gateway.raw('s9')
  outside.write(Buffer.from([0x81, 0x00]))
  await once(outside, 'close')
  assert.equal(gateway.gateway.stats().exercise?.sockets, 0)
})

forHouse('a device that was revoked is cut at its next turn', options, async (house) => {
  const gateway = await openGateway(house, 20)
  const [stays, goes] = [await gateway.listen('s1'), await gateway.listen('s2')]
  gateway.revoked.add('s2')
  assert.equal(await goes.closed, 1008)
  const before = stays.lines.length
  await stays.until(() => stays.lines.length > before + 4)
  assert.equal(gateway.gateway.stats().exercise?.sockets, 1)
  await gateway.close()
  assert.equal(await stays.closed, 1001)
})

test('a connection that does not read is cut before it holds much', () => {
  const line = Buffer.alloc(30_000)
  const wire: Wire = { line: '', socket: line, event: line }
  const stuck = new Duplex({ read() {}, write() {} })
  const left: boolean[] = []
  const client = socketClient(stuck, Buffer.alloc(0), {
    actor: ANONYMOUS,
    station: 's1',
    area: '/1/1/',
    headers: {},
    hear() {},
    left: (_, isSlow) => void left.push(isSlow),
  })
  for (let n = 0; n < 3; n += 1) client.send(wire)
  assert.deepEqual(left, [])
  assert.ok(client.queued() > 64 * 1024)
  for (let n = 0; n < 3; n += 1) client.send(wire)
  assert.deepEqual(left, [true], 'told once')
  assert.ok(stuck.destroyed)
})

forBothGateways('anybody sees the newest signed heartbeat and its key', async (gateway, house) => {
  await issue(house)
  await house.settled()
  const answer = await fetch(`${gateway.origin}/exercise/stream/heartbeat`)
  const { line, key: shown } = (await answer.json()) as { line: string; key: string }
  assert.equal(shown, Buffer.from(testKey.publicKey).toString('base64'))
  const { k, n } = open(line)
  assert.deepEqual([k, n], ['hb', 1])
})
