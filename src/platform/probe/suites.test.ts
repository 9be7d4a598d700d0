import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { getDiffieHellman } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { Observation, TlsSession, TlsSuites } from '../../core/observation.ts'
import { addMs, DAY, HOUR, now, type Time } from '../../core/time.ts'
import { makeLeaf } from '../../../test/support/certificates.ts'
import { startNginx } from '../../../test/support/nginx.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { makeResponder } from '../../../test/support/responder.ts'
import { readOcsp } from '../../lib/ocsp/index.ts'
import { createProbe } from './index.ts'

interface Place {
  readonly address: string
  readonly port: number
  readonly listed?: readonly TlsSuites[]
  readonly at?: Time
}

async function look({ address, port, listed = [], at }: Place): Promise<Observation[]> {
  const limits = { connectMs: 2_000 }
  const probe = createProbe({ userAgent: 'test', limits }, at === undefined ? now : () => at)
  const opened = { openPorts: [port], privateNetworks: PRIVATE_NETWORKS }
  return await probe.visit({ host: address, httpsPort: port, ...opened, only: ['tls'], listed })
}

function listIn(seen: readonly Observation[]): TlsSuites {
  const list = seen.find((one): one is TlsSuites => one.kind === 'tls.suites')
  assert.ok(list, 'no list of suites')
  return list
}

const taken = ({ versions }: TlsSuites) =>
  Object.fromEntries(versions.map(({ version, suites }) => [version, suites.toSorted()]))

/** A server in clear text that takes exactly these pairs of version and suite; counts connections. */
async function fakeServer(pairs: readonly (readonly [number, number])[], silentAfter = Infinity) {
  let connections = 0
  let open = 0
  let mostOpen = 0
  const server = createServer((socket: Socket) => {
    connections += 1
    mostOpen = Math.max(mostOpen, (open += 1))
    socket.on('error', () => undefined)
    socket.on('close', () => (open -= 1))
    socket.once('data', (hello) => {
      if (connections > silentAfter) return
      const version = hello.readUInt16BE(9)
      const at = 44 + hello.readUInt8(43)
      const offered = Array.from({ length: hello.readUInt16BE(at) / 2 }, (_, place) =>
        hello.readUInt16BE(at + 2 + 2 * place),
      )
      const pair = pairs.find(([own, suite]) => own === version && offered.includes(suite))
      if (!pair) return socket.end(Buffer.of(21, 3, 0, 0, 2, 2, 40))
      const body = Buffer.concat([
        Buffer.of(version >> 8, version & 255),
        Buffer.alloc(33),
        Buffer.of(pair[1] >> 8, pair[1] & 255, 0),
      ])
      const message = Buffer.concat([Buffer.of(2, 0, 0, body.length), body])
      return socket.end(Buffer.concat([Buffer.of(22, 3, 0, 0, message.length), message]))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    place: { address: '127.0.0.1', port },
    counts: () => ({ connections, mostOpen }),
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

test('suites of old products are found in every version, SSL 3.0 included', async () => {
  await using server = await fakeServer([
    [0x0300, 0x0005],
    [0x0301, 0x000a],
    [0x0301, 0x0003],
    [0x0303, 0x0004],
    [0x0303, 0x0002],
  ])
  const list = listIn(await look(server.place))
  assert.deepEqual(taken(list), {
    '3.0': ['TLS_RSA_WITH_RC4_128_SHA'],
    '1.0': ['TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
    '1.2': ['TLS_RSA_WITH_NULL_SHA', 'TLS_RSA_WITH_RC4_128_MD5'],
  })
  assert.ok(list.versions.every(({ isSure }) => isSure))
  assert.ok(server.counts().mostOpen <= 3, `${server.counts().mostOpen} connections at once`)
})

test('a list holds for a day while nothing changes, and a change brings a new one', async () => {
  await using server = await fakeServer([[0x0303, 0x0004]])
  const first = listIn(await look(server.place))
  const before = server.counts().connections
  const again = (listed: TlsSuites, ms: number) =>
    look({ ...server.place, listed: [listed], at: addMs(first.at, ms) }).then(listIn)
  assert.deepEqual(await again(first, HOUR), first)
  // The session, and a hello for each version but SSL 3.0.
  assert.equal(server.counts().connections, before + 5)
  assert.equal((await again(first, DAY)).at, addMs(first.at, DAY))
  const other = { ...first, mark: 'another' }
  assert.equal((await again(other, HOUR)).at, addMs(first.at, HOUR))
  // Two servers behind one address do not bring a list on each visit.
  assert.deepEqual(await again(other, 60_000), other)
  assert.notDeepEqual(await again({ ...first, ip: '127.0.0.9' }, HOUR), first)
})

test('a server that falls silent is not asked on, and its list is not sure', async () => {
  await using server = await fakeServer([[0x0303, 0x0004]], 6)
  const list = listIn(await look(server.place))
  assert.deepEqual(
    list.versions.map(({ isSure }) => isSure),
    [false],
  )
  assert.ok(server.counts().connections <= 8, `${server.counts().connections}`)
})

test('a server that takes anything ends within the limits', async () => {
  const anything = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (hello) => {
      const body = Buffer.concat([
        hello.subarray(9, 11),
        Buffer.alloc(33),
        Buffer.of(0xfa, 0xfa, 0),
      ])
      const message = Buffer.concat([Buffer.of(2, 0, 0, body.length), body])
      socket.end(Buffer.concat([Buffer.of(22, 3, 1, 0, message.length), message]))
    })
  }).listen(0, '127.0.0.1')
  await once(anything, 'listening')
  try {
    const { port } = anything.address() as AddressInfo
    const list = listIn(await look({ address: '127.0.0.1', port }))
    assert.ok(list.versions.every(({ isSure, suites }) => !isSure && suites.length === 0))
  } finally {
    anything.close()
  }
})

test('an nginx shows its suites, its Diffie-Hellman group and the status it staples', async () => {
  const responder = makeResponder()
  const staple = responder.responseFile({ status: 'revoked' })
  const { chain, key } = responder.files
  const nginx = await startNginx(
    ({ address }) => `server {
  listen ${address}:443 ssl; ssl_certificate ${chain}; ssl_certificate_key ${key};
  ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on;
  ssl_ciphers ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-GCM-SHA384:@SECLEVEL=0;
  ssl_stapling on; ssl_stapling_file ${staple};
}`,
  )
  try {
    const seen = await look({ address: nginx.address, port: 443 })
    const list = listIn(seen)
    assert.deepEqual(list.versions[0]?.suites, [
      'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
      'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    ])
    assert.equal(list.versions[1]?.suites.length, 3)
    const session = seen.find((one): one is TlsSession => one.kind === 'tls.session')
    assert.equal(session?.protocol, 'TLSv1.3')
    const hello = seen.find((one) => one.kind === 'tls.hello' && one.offered === '1.2')
    const question = { leaf: responder.leaf, issuer: responder.issuer, at: now() }
    for (const one of [session, hello]) {
      assert.ok(one && 'staple' in one && one.staple)
      const answer = readOcsp(Buffer.from(one.staple, 'base64'), question)
      assert.deepEqual([answer?.status, answer?.signer], ['revoked', 'issuer'])
    }
  } finally {
    await nginx.stop()
  }
})

/** The 1,024-bit prime of RFC 2409 with generator 2, as PEM of PKCS #3. */
function shortGroup(): string {
  const prime = getDiffieHellman('modp2').getPrime()
  const content = Buffer.concat([Buffer.of(2, 0x81, 129, 0), prime, Buffer.of(2, 1, 2)])
  const der = Buffer.concat([Buffer.of(0x30, 0x81, content.length), content])
  const end = 'DH PARAMETERS-----'
  return `-----BEGIN ${end}\n${der.toString('base64')}\n-----END ${end}\n`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A server by GnuTLS, which still has RC4, 3DES and NULL. */
async function startGnutls(priority: string) {
  const { chainFile, keyFile } = makeLeaf({ names: ['127.0.0.1'], key: 'rsa' })
  const group = join(runFolder(), 'short-group.pem')
  writeFileSync(group, shortGroup())
  const port = await freePort()
  const files = ['--x509certfile', chainFile, '--x509keyfile', keyFile, '--dhparams', group]
  const how = ['--http', '-p', `${port}`, '--priority', priority, ...files]
  const server = spawn('setpriv', ['--pdeathsig=TERM', 'gnutls-serv', ...how], {
    stdio: 'ignore',
  })
  // What it says when it listens stays in its buffer.
  for (let tries = 0; tries < 500 && server.exitCode === null; tries += 1) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return { port, server }
    await delay(20)
  }
  server.kill()
  throw new Error('gnutls-serv does not start')
}

test('a GnuTLS server shows RC4, 3DES and a short Diffie-Hellman group behind its sound suites', async () => {
  const { port, server } = await startGnutls(
    'NORMAL:-VERS-ALL:+VERS-TLS1.2:+ARCFOUR-128:+3DES-CBC:+DHE-RSA:+RSA:+SIGN-ALL',
  )
  try {
    const seen = await look({ address: '127.0.0.1', port })
    const list = listIn(seen)
    const suites = list.versions[0]?.suites ?? []
    assert.equal(suites[0], 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384')
    for (const suite of [
      'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
      'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
      'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
    ])
      assert.ok(suites.includes(suite), suite)
    assert.deepEqual(
      list.dh.map(({ bits, name, flaw }) => ({ bits, name, flaw })),
      [{ bits: 1024, name: 'RFC 2409 modp1024', flaw: null }],
    )
  } finally {
    const ended = once(server, 'exit')
    server.kill()
    await ended
  }
})

test('a server with nothing but a short group of its own is reached and seen', async () => {
  const { port, server } = await startGnutls('NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+DHE-RSA')
  try {
    const seen = await look({ address: '127.0.0.1', port })
    const session = seen.find((one): one is TlsSession => one.kind === 'tls.session')
    assert.deepEqual([session?.error, session?.protocol], [null, 'TLSv1.2'])
    assert.equal(listIn(seen).dh[0]?.bits, 1024)
  } finally {
    const ended = once(server, 'exit')
    server.kill()
    await ended
  }
})
