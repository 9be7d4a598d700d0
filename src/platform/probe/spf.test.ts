import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createSocket } from 'node:dgram'
import { test } from 'node:test'
import type { DnsObservation } from '../../core/observation.ts'
import { decodeMessage, encodeResponse } from '../../lib/dns/index.ts'
import { dns } from '../../../test/support/example-visit.ts'
import { deadlineIn } from './deadline.ts'
import { createProbe } from './index.ts'
import { followSpf, MAX_SPF_MESSAGES } from './spf.ts'

const HOUR_MS = 3_600_000

test('what depends on a mail is asked for one that nobody knows, and nothing after the time for it', async () => {
  const asked: string[] = []
  const observe = async (name: string, type: DnsObservation['type']) => {
    asked.push(`${type} ${name}`)
    return dns(
      type,
      ['v=spf1 ptr exists:%{i}.x.test include:%{l}.x.test a:%{d1}.x.test -all'],
      name,
    )
  }
  const seen = await followSpf('vote.test', deadlineIn(HOUR_MS), observe)
  // The first answer lets that mail pass, so that no second one is needed.
  assert.deepEqual(asked, [
    'TXT vote.test',
    'A test.x.test',
    'AAAA test.x.test',
    'A 203.0.113.77.x.test',
  ])
  assert.equal(seen.length, 4)
  assert.deepEqual(await followSpf('vote.test', deadlineIn(0), observe), [])
})

test('no more messages are asked for than a visit may', async () => {
  let count = 0
  const observe = async (name: string, type: DnsObservation['type']) => {
    count++
    if (type === 'TXT') return dns(type, [`v=spf1 mx include:a${count}.test -all`], name)
    const hosts = Array.from({ length: 10 }, (_, n) => `1 h${n}.${name}.`)
    return dns(type, type === 'MX' ? hosts : ['192.0.2.1'], name)
  }
  const seen = await followSpf('vote.test', deadlineIn(HOUR_MS), observe)
  assert.equal(seen.length, MAX_SPF_MESSAGES)
  assert.equal(count, MAX_SPF_MESSAGES)
})

/** A name server that sends whoever asks to TCP, and there drips its answer, a byte now and then, without an end. */
async function dripping(work: (resolver: string) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>()
  const tcp = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('data', () => {
      socket.write(Buffer.of(0xff, 0xff))
      const timer = setInterval(() => socket.write(Buffer.of(0)), 20)
      socket.on('close', () => clearInterval(timer))
    })
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4')
  udp.on('message', (bytes, from) => {
    const query = decodeMessage(bytes)
    const [question] = query.questions
    const isRecord = question?.type === 'TXT' && question.name === 'vote.test.'
    const data = 'v=spf1 include:slow.test -all'
    const answers = isRecord ? [{ name: question.name, type: 'TXT', ttl: 60, data }] : []
    const isTruncated = question?.name === 'slow.test.'
    udp.send(encodeResponse(query, { answers, isTruncated }), from.port, from.address)
  })
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  try {
    await work(`127.0.0.1:${port}`)
  } finally {
    for (const socket of sockets) socket.destroy()
    udp.close()
    tcp.close()
  }
}

test('an answer that drips ends at its limit, as an error on the way', async () => {
  await dripping(async (resolver) => {
    const limits = { dnsMs: 200, dnsTries: 2 }
    const probe = createProbe({ resolvers: [resolver], userAgent: 'test', limits })
    const seen = await probe.visit({ host: 'vote.test', privateNetworks: [], only: ['dns'] })
    const slow = seen.find((one) => one.kind === 'dns.message' && one.name === 'slow.test')
    assert.equal(slow?.error?.code, 'timeout')
    assert.equal(slow?.kind === 'dns.message' && slow.purpose, 'spf')
  })
})
