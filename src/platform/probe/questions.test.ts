import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { test } from 'node:test'
import type { DnsObservation } from '../../core/observation.ts'
import { decodeMessage, encodeResponse } from '../../lib/dns/index.ts'
import type { DnsAnswers } from './dns-server.ts'
import { serveDns } from './dns-server.ts'
import { createProbe } from './index.ts'

/** What a visit asks about a name of which a server knows these TXT records. */
async function questionsAbout(
  host: string,
  zone: Readonly<Record<string, readonly string[]>>,
): Promise<DnsObservation[]> {
  const answers: DnsAnswers = ({ name, type }) => {
    const list = zone[name.replace(/\.$/, '')]
    if (list === undefined) return { rcode: 'NXDOMAIN' }
    return { answers: type === 'TXT' ? list.map((data) => ({ name, type, ttl: 60, data })) : [] }
  }
  const dns = await serveDns({ address: '127.0.0.1', port: 0 }, answers)
  try {
    const probe = createProbe({ resolvers: [dns.resolver], userAgent: 'test' })
    const seen = await probe.visit({ host, privateNetworks: [], only: ['dns'] })
    return seen.filter((one) => one.kind === 'dns.message')
  } finally {
    await dns.close()
  }
}

test('what a resolver says of an answer that it holds back is kept', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.on('message', (bytes, from) => {
    const bare = Buffer.from(encodeResponse(decodeMessage(bytes), { rcode: 'SERVFAIL' }))
    // An OPT record whose only option is the extended error "Signature Expired". Source: RFC 8914 section 2.
    const words = Buffer.from('signature expired at noon')
    const option = Buffer.concat([Buffer.of(0, 15, 0, words.length + 2, 0, 7), words])
    const opt = Buffer.of(0, 0, 41, 4, 208, 0, 0, 0, 0, 0, option.length)
    bare.writeUInt16BE(1, 10)
    socket.send(Buffer.concat([bare, opt, option]), from.port, from.address)
  })
  try {
    const resolvers = [`127.0.0.1:${socket.address().port}`]
    const probe = createProbe({ resolvers, userAgent: 'test' })
    const plan = { host: 'board.example', privateNetworks: [], only: ['dns'] } as const
    const [seen] = await probe.visit(plan)
    assert.ok(seen?.kind === 'dns.message')
    assert.deepEqual(
      [seen.rcode, seen.extendedError],
      ['SERVFAIL', { code: 7, text: 'signature expired at noon' }],
    )
  } finally {
    socket.close()
  }
})

const policiesAsked = (seen: readonly DnsObservation[]) =>
  seen.flatMap(({ type, name }) => (type === 'TXT' && name.includes('_dmarc') ? [name] : [])).sort()

test('the mail policy is asked of the host, of each name above, and of the domain', async () => {
  const seen = await questionsAbout('a.vote.board.example', {})
  assert.deepEqual(policiesAsked(seen), [
    '_dmarc.a.vote.board.example',
    '_dmarc.board.example',
    '_dmarc.vote.board.example',
  ])
  assert.deepEqual(policiesAsked(await questionsAbout('board.example', {})), [
    '_dmarc.board.example',
  ])
})

test('foreign domains that get reports are asked whether they take them, and not the own one', async () => {
  const rua = 'rua=mailto:a@board.example,mailto:a@in.board.example,mailto:a@reports.test'
  const seen = await questionsAbout('www.board.example', {
    '_dmarc.board.example': [`v=DMARC1; p=reject; ${rua}`],
    'board.example._report._dmarc.reports.test': ['v=DMARC1'],
  })
  const asked = policiesAsked(seen).filter((name) => name.includes('_report'))
  assert.deepEqual(asked, ['board.example._report._dmarc.reports.test'])
})
