import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net'
import { after, before, test } from 'node:test'
import { createServer as createTlsServer } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { makeLeaf } from '../../../test/support/certificates.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { HttpExchange, Observation, TlsHello } from '../../core/observation.ts'
import type { EgressLimits } from '../egress.ts'
import { type DnsServer, serveDns } from './dns-server.ts'
import { createProbe } from './index.ts'

/** A port on which nothing listens. */
const CLOSED = 9

/** Small enough that a test is quick, large enough that an honest answer fits. */
const LIMITS: EgressLimits = {
  connectMs: 600,
  exchangeMs: 1_200,
  visitMs: 6_000,
  dnsMs: 200,
  dnsTries: 2,
  redirects: 10,
  headerBytes: 8 * 1024,
  bodyBytes: 100_000,
}
/** A visit may end this much after its limit on a busy machine. */
const SLACK_MS = 1_500

const ADDRESS = '127.9.66.1'
let dns: DnsServer
let tlsKeys: { key: Buffer; cert: Buffer }
let addressQuestions = 0

before(async () => {
  const leaf = makeLeaf({ names: ['vote.test'] })
  tlsKeys = { key: readFileSync(leaf.keyFile), cert: readFileSync(leaf.chainFile) }
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, ({ name, type }) => {
    if (type === 'MX') {
      const flood = Array.from({ length: 300 }, (_, n) => `${n} mx.vote.test.`)
      return { answers: flood.map((data) => ({ name, type, ttl: 1, data })) }
    }
    if (type !== 'A') return {}
    if (name === 'vote.test.') addressQuestions += 1
    // `mixed` has a permitted address beside a forbidden one; `evil` is where redirects lead.
    const data = name === 'mixed.test.' ? [ADDRESS, '169.254.169.254'] : [ADDRESS]
    return { answers: data.map((address) => ({ name, type, ttl: 1, data: address })) }
  })
})
after(async () => dns?.close())

type Behaviour = (socket: Socket, path: string) => unknown

/** Serves with `behave` after each request line (TLS and plain), and visits; ends everything it started. */
async function visitHostile(
  servers: { https?: Server; http?: Server },
  only: readonly ('tls' | 'http')[],
  host = 'vote.test',
): Promise<{ seen: Observation[]; tookMs: number }> {
  const open = new Set<Socket>()
  const listening = Object.values(servers)
  for (const server of listening) {
    server.on('connection', (socket: Socket) => open.add(socket.on('error', () => undefined)))
    server.listen(0, ADDRESS)
    await once(server, 'listening')
  }
  const port = (server?: Server) => (server ? (server.address() as AddressInfo).port : CLOSED)
  const probe = createProbe({
    resolvers: [dns.resolver],
    userAgent: 'Scrutineer test',
    limits: LIMITS,
  })
  const started = performance.now()
  const seen = await probe.visit({
    host,
    httpsPort: port(servers.https),
    httpPort: port(servers.http),
    privateNetworks: PRIVATE_NETWORKS,
    openPorts: [CLOSED],
    only,
  })
  const tookMs = performance.now() - started
  for (const socket of open) socket.destroy()
  for (const server of listening) server.close()
  assert.ok(tookMs < LIMITS.visitMs + SLACK_MS, `the visit took ${tookMs} ms`)
  return { seen, tookMs }
}

function onRequest(behave: Behaviour): (socket: Socket) => void {
  return (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const path = /^GET (\S+) /.exec(chunk.toString('latin1'))?.[1]
      if (path !== undefined) behave(socket, path)
    })
  }
}

function https(behave: Behaviour): Server {
  return createTlsServer(tlsKeys, onRequest(behave))
}

/** What became of the home page when the server behaves like this after a TLS handshake. */
async function homeOf(behave: Behaviour): Promise<HttpExchange & Observation> {
  const { seen } = await visitHostile({ https: https(behave) }, ['http'])
  return exchange(seen, 'home')
}

function exchange(seen: readonly Observation[], purpose: HttpExchange['purpose']) {
  const found = seen.find((one) => one.kind === 'http.exchange' && one.purpose === purpose)
  assert.ok(found, purpose)
  return found as HttpExchange & Observation
}

/**
 * Writes the same piece whenever there is room, until the other side is gone. Pieces are large: tiny ones would keep
 * this process busy filling the kernel's buffer.
 */
function pourForever(socket: Socket, piece: string | Buffer): void {
  const pour = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', pour)
  pour()
}

/** Writes one byte after the other with a pause between, until the other side is gone. */
function drip(socket: Socket, text: string): void {
  let at = 0
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer)
    else socket.write(text.charAt(at++ % text.length))
  }, 20)
}

const redirect = (location: string) =>
  `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`

test('a tarpit that accepts and says nothing is silent to hellos and times out the session', async () => {
  const { seen } = await visitHostile({ https: createTcpServer(() => undefined) }, ['tls', 'http'])
  const session = seen.find(({ kind }) => kind === 'tls.session')
  assert.deepEqual([session?.error?.stage, session?.error?.code], ['tls', 'timeout'])
  const hellos = seen.filter((one): one is TlsHello & Observation => one.kind === 'tls.hello')
  assert.deepEqual(
    hellos.map(({ outcome }) => outcome),
    ['silent', 'silent', 'silent', 'silent'],
  )
  assert.deepEqual(exchange(seen, 'home').error, session?.error)
})

test('a server that never answers the home page is asked once, and for nothing else', async () => {
  let requests = 0
  const home = await homeOf(() => (requests += 1))
  assert.equal(requests, 1)
  assert.deepEqual(
    [home.error?.stage, home.error?.code, home.hops.length],
    ['receive', 'timeout', 0],
  )
})

test('an endless body is kept up to the limit and called truncated', async () => {
  for (const head of ['', 'Transfer-Encoding: chunked\r\n', 'Content-Length: 10000000000\r\n']) {
    const isChunked = head.startsWith('Transfer')
    const home = await homeOf((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n`)
      pourForever(socket, isChunked ? `ff\r\n${'a'.repeat(255)}\r\n` : 'a'.repeat(10_000))
    })
    assert.deepEqual(
      [home.error, home.truncated, home.bodyBytes],
      [null, true, LIMITS.bodyBytes],
      head,
    )
  }
})

test('a compression bomb is kept up to the limit and called truncated', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  const home = await homeOf((socket) => {
    socket.write(
      `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`,
    )
    socket.write(bomb)
  })
  assert.deepEqual([home.error, home.truncated, home.bodyBytes], [null, true, LIMITS.bodyBytes])
})

test('redirects that circle, and redirects without end, are given up', async () => {
  const circle = await homeOf((socket, path) => socket.write(redirect(path === '/' ? '/b' : '/')))
  assert.deepEqual(
    [circle.error?.stage, circle.error?.code, circle.hops.length],
    ['limit', 'redirect-loop', 2],
  )
  let count = 0
  const endless = await homeOf((socket) => socket.write(redirect(`/${++count}`)))
  assert.deepEqual(
    [endless.error?.code, endless.hops.length],
    ['too-many-redirects', LIMITS.redirects + 1],
  )
})

test('redirects that carry too much header between them are given up', async () => {
  const flood = 'x: y\r\n'.repeat(400)
  const home = await homeOf((socket, path) =>
    socket.write(redirect(`${path}x`).replace('\r\n', `\r\n${flood}`)),
  )
  assert.deepEqual([home.error?.stage, home.error?.code], ['limit', 'header-too-large'])
  assert.equal(home.hops.length, 2)
})

test('a flood of records at one name is kept up to a limit', async () => {
  const probe = createProbe({ resolvers: [dns.resolver], userAgent: 'Scrutineer test' })
  const seen = await probe.visit({
    host: 'vote.test',
    privateNetworks: PRIVATE_NETWORKS,
    openPorts: [CLOSED],
    only: ['dns'],
  })
  const found = seen.find((one) => one.kind === 'dns.message' && one.type === 'MX')
  assert.equal(found?.kind === 'dns.message' && found.answers.length, 256)
})

test('a redirect to a private address, a metadata service or no web address is refused unsent', async () => {
  const evil = createTcpServer(() => assert.fail('somebody connected'))
  evil.listen(0, ADDRESS)
  await once(evil, 'listening')
  const { port } = evil.address() as AddressInfo
  const cases = [
    ['http://10.0.0.1/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data/', 'forbidden-address'],
    [`http://127.9.66.1:${port}/`, 'private-address'],
    [`http://evil.test:${port}/`, 'private-address'],
    [`http://[::ffff:127.9.66.1]:${port}/`, 'private-address'],
    [`http://[64:ff9b::7f09:4201]:${port}/`, 'forbidden-address'],
    [`http://2131313153:${port}/`, 'private-address'],
    [`http://0x7f.9.66.1:${port}/`, 'private-address'],
    [`http://a:b@vote.test:${port}/`, 'credentials-in-url'],
    ['http://vote.test:25/', 'forbidden-port'],
    ['file:///etc/passwd', 'forbidden-scheme'],
    ['gopher://vote.test/', 'forbidden-scheme'],
    ['http://[', 'bad-location'],
  ] as const
  for (const [location, code] of cases) {
    const home = await homeOf((socket) => socket.write(redirect(location)))
    assert.deepEqual([home.error?.code, home.hops.length], [code, 1], location)
  }
  evil.close()
})

test('a name with one forbidden address among permitted ones is refused whole', async () => {
  const { seen } = await visitHostile({}, ['http'], 'mixed.test')
  assert.deepEqual(exchange(seen, 'home').error?.code, 'forbidden-address')
})

test('the address is looked up once, so an answer that changes meanwhile changes nothing', async () => {
  addressQuestions = 0
  await visitHostile(
    { https: https((socket) => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhi')) },
    ['tls', 'http'],
  )
  assert.equal(addressQuestions, 1)
})

test('a server that closes after each answer is still asked everything', async () => {
  const { seen } = await visitHostile(
    {
      https: https((socket) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi')
      }),
    },
    ['http'],
  )
  for (const purpose of ['home', 'security-txt', 'not-found'] as const) {
    assert.deepEqual(
      [exchange(seen, purpose).error, exchange(seen, purpose).bodyBytes],
      [null, 2],
      purpose,
    )
  }
})

test('a flood of header lines and a line without end are cut at the limit', async () => {
  for (const piece of ['A: b\r\n', 'aaaaaaaaaaaaaaaa']) {
    const home = await homeOf((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      pourForever(socket, piece.repeat(1000))
    })
    assert.deepEqual([home.error?.stage, home.error?.code], ['limit', 'header-too-large'], piece)
  }
})

test('a header and a body that drip byte by byte end with the exchange', async () => {
  const header = await homeOf((socket) =>
    drip(socket, `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(1_000)}`),
  )
  assert.deepEqual([header.error?.code, header.hops.length], ['timeout', 0])
  const body = await homeOf((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
    drip(socket, 'a')
  })
  assert.deepEqual([body.error?.code, body.hops[0]?.status, body.truncated], ['timeout', 200, true])
  assert.ok(body.bodyBytes > 0)
})

test('an answer that breaks off is an error, with what came of it kept', async () => {
  const home = await homeOf((socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this')
  })
  assert.deepEqual(
    [home.error?.code, home.hops[0]?.status, home.bodyBytes],
    ['closed-early', 200, 9],
  )
})

test('plain http is looked at even where https is closed', async () => {
  const { seen } = await visitHostile(
    {
      http: createTcpServer(
        onRequest((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain')),
      ),
    },
    ['http'],
  )
  assert.equal(exchange(seen, 'home').error?.code, 'ECONNREFUSED')
  assert.deepEqual(
    [exchange(seen, 'home-plain').error, exchange(seen, 'home-plain').bodyBytes],
    [null, 5],
  )
})

test('hellos answered with junk, without end or with a hang-up each end in a word of their own', async () => {
  const hello = Buffer.from(`160303002a0200002603${'03'.padEnd(66, '0')}00c02f00`, 'hex')
  // A record that begins a certificate message of 64 KiB, and one that goes on with zeros.
  const certificate = Buffer.from('1603030fff0b01ffff'.padEnd(2 * 4100, '0'), 'hex')
  const zeros = Buffer.from('1603030fff'.padEnd(2 * 4100, '0'), 'hex')
  const cases: readonly (readonly [string, string, (socket: Socket) => void])[] = [
    ['failed', 'malformed', (socket) => socket.write('junk')],
    ['failed', 'malformed', (socket) => pourForever(socket, certificate)],
    [
      'accepted',
      'malformed',
      (socket) => {
        socket.write(Buffer.concat([hello, certificate]))
        pourForever(socket, zeros)
      },
    ],
    ['refused', 'none', (socket) => socket.end()],
    ['refused', 'none', (socket) => socket.resetAndDestroy()],
  ]
  for (const [outcome, code, behave] of cases) {
    const https = createTcpServer((socket) => {
      socket.on('error', () => undefined).once('data', () => behave(socket))
    })
    const { seen } = await visitHostile({ https }, ['tls'])
    const found = seen.find((one) => one.kind === 'tls.hello' && one.offered === '1.2') as TlsHello
    assert.deepEqual(
      [found.outcome, found.error?.code ?? 'none'],
      [outcome, code],
      behave.toString(),
    )
    assert.equal(seen.find(({ kind }) => kind === 'tls.session')?.error?.stage, 'tls')
  }
})
