// The way that people take to the node, broken for real: name, certificate, proxy, port; and what the doctor says then.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { after, before, test } from 'node:test'
import { createServer as createSecure } from 'node:tls'
import type { Diagnosis } from '../src/core/diagnosis.ts'
import { answerFor } from '../src/platform/practice/names.ts'
import { type DnsServer, serveDns } from '../src/platform/probe/dns-server.ts'
import { type LeafOptions, makeLeaf, rootFile } from './support/certificates.ts'
import { assertSays, command, emptyFolder, examined, listening } from './support/doctor.ts'
import { loopbackAddress, type Nginx, startNginx } from './support/nginx.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { type Proxy, startProxy } from './support/proxies.ts'

const NAME = 'node.example'
const DAY_MS = 86_400_000

let node: TestNode
let proxy: Proxy
let dns: DnsServer
/** Where the name of the node leads; a test may turn it away. */
let address = ''
let env: Record<string, string>

before(async () => {
  // The node's file for the trusted roots must be there before it starts.
  const leaf = makeLeaf({ names: [NAME] })
  const settings = {
    SCRUTINEER_ORIGIN: `https://${NAME}`,
    SCRUTINEER_EXTRA_CA: rootFile(),
    SCRUTINEER_ZONE: 'Africa/Nairobi',
    TRUST_PROXY: '1',
  }
  node = await startTestNode('sqlite', settings, { onDisk: true })
  proxy = await startProxy('nginx', { name: NAME, leaf, nodePort: node.node.port })
  address = proxy.address
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, (question) =>
    answerFor(question, [{ host: NAME, address, hasOtherMx: false }]),
  )
  env = { ...node.env, SCRUTINEER_RESOLVERS: dns.resolver }
})
after(async () => {
  await proxy?.stop()
  await node?.remove()
  await dns?.close()
})

test('a node in order behind its proxy is found in order, while it runs', async () => {
  const clock = createHttp((_, answer) => answer.end('tick'))
  const { port, close } = await listening(clock)
  try {
    const found = await examined(env, { clock: `http://127.0.0.1:${port}/`, stations: 3 })
    assert.deepEqual(
      found.filter(({ state, check }) => state !== 'good' && check !== 'mail'),
      [],
    )
    assertSays(found, 'clock', 'good', /agrees with/)
    assertSays(found, 'dns', 'good', /this node answers there/)
    assertSays(found, 'certificate', 'good', /good for 8\d more days/)
    assertSays(found, 'proxy', 'good', /claims of callers are thrown away/)
    assertSays(found, 'websocket', 'good', /Stations can follow/)
    assertSays(found, 'ports', 'good', /The node answers/)
    assertSays(found, 'files', 'good', /The node may have/)
    assertSays(found, 'mail', 'advice', /No mail server is set/)
  } finally {
    close()
  }
})

test('the command prints what to do, counts, and ends with 1 where something is wrong', async () => {
  const wrong = { ...env, SCRUTINEER_ZONE: 'Mars/Olympus' }
  const { code, out } = await command(wrong, [])
  assert.equal(code, 1)
  assert.match(out, /^WRONG {7}zone {9}There is no time zone Mars\/Olympus/m)
  assert.match(out, /^ +Set the zone of the nation/m)
  assert.match(out, /^\d+ good, 1 advice, 1 wrong, 1 not looked\.$/m)
})

test('too few files of the running node are judged by its stations', async () => {
  const many = await examined(env, { stations: 10_000_000 })
  assertSays(many, 'files', 'wrong', /The node may have \d+ files open, but 10000000 stations need/)
})

test('a name that is unknown, or leads elsewhere, is told', async () => {
  const elsewhere = createHttp((_, answer) => answer.end('a shop'))
  const { port, close } = await listening(elsewhere)
  try {
    // The node's own name and port, but somebody else behind them.
    address = '127.0.0.1'
    const there = { ...env, SCRUTINEER_ORIGIN: `http://${NAME}:${port}` }
    const other = await examined(there)
    assertSays(other, 'dns', 'wrong', /something else answers than this node/)
    assertSays(other, 'address', 'wrong', /is without https/)
    address = '203.0.113.9'
    const away = await examined({ ...env, SCRUTINEER_DATA: emptyFolder(), PORT: '0' })
    assertSays(away, 'dns', 'advice', /which is no address of this machine/)
  } finally {
    address = proxy.address
    close()
  }
  const unknown = await examined({ ...env, SCRUTINEER_ORIGIN: 'https://nobody.invalid' })
  assertSays(unknown, 'dns', 'wrong', /nobody\.invalid is not known in DNS/)
})

const FLAWS: readonly (readonly [LeafOptions, RegExp])[] = [
  [
    {
      names: [NAME],
      notBefore: new Date(Date.now() - 90 * DAY_MS),
      notAfter: new Date(Date.now() - DAY_MS),
    },
    /has expired/,
  ],
  [{ names: ['other.example'] }, /other names \(DNS:other\.example\)/],
  [{ names: [NAME], selfSigned: true }, /it has signed itself/],
  [{ names: [NAME], notAfter: new Date(Date.now() + 1.5 * DAY_MS) }, /good for 1 more days/],
]

test('a certificate that is expired, of another name, of nobody, or ending is told at the address', async () => {
  for (const [options, words] of FLAWS) {
    const leaf = makeLeaf(options)
    await shown(leaf.chainFile, leaf.keyFile, (found) =>
      assertSays(found, 'certificate', 'wrong', words),
    )
  }
  const leaf = makeLeaf({ names: [NAME] })
  await shown(leaf.certificateFile, leaf.keyFile, (found) =>
    assertSays(
      found,
      'certificate',
      'wrong',
      /the certificate between it and the authority is missing|a certificate between is missing/,
    ),
  )
  const nobody = await examined({ ...env, SCRUTINEER_ORIGIN: `https://${NAME}:9` })
  assertSays(nobody, 'certificate', 'wrong', /Nobody speaks https .* nothing listens there/)
})

/** Shows a certificate at an address of its own and has it looked at under the node's name. */
async function shown(cert: string, key: string, judge: (found: Diagnosis[]) => void) {
  const server = createSecure({ cert: readFileSync(cert), key: readFileSync(key) }, (socket) =>
    socket.end(),
  )
  const { port, close } = await listening(server)
  address = '127.0.0.1'
  try {
    const settings = { ...env, SCRUTINEER_DATA: emptyFolder(), PORT: '0' }
    judge(await examined({ ...settings, SCRUTINEER_ORIGIN: `https://${NAME}:${port}` }))
  } finally {
    address = proxy.address
    close()
  }
}

test("the node's own certificate files are looked at before it starts", async () => {
  const [one, two] = [makeLeaf({ names: [NAME] }), makeLeaf({ names: ['other.example'] })]
  const look = (cert: string, key: string) =>
    examined({ ...env, SCRUTINEER_DATA: emptyFolder(), TLS_CERT: cert, TLS_KEY: key })
  assertSays(
    await look(one.chainFile, one.keyFile),
    'certificate',
    'good',
    /in .*chain\.pem is good/,
  )
  assertSays(await look(one.chainFile, two.keyFile), 'certificate', 'wrong', /is not the key of/)
  assertSays(
    await look(two.chainFile, two.keyFile),
    'certificate',
    'wrong',
    /is not for node\.example/,
  )
  assertSays(
    await look('/nowhere.pem', one.keyFile),
    'certificate',
    'wrong',
    /cannot be used: ENOENT/,
  )
})

test('a proxy that hides the callers, and one that keeps WebSockets, are seen', async () => {
  const leaf = makeLeaf({ names: [NAME] })
  const server = (lines: string) => (place: { address: string }) =>
    `
    server {
      listen ${place.address}:443 ssl;
      ssl_certificate ${leaf.chainFile}; ssl_certificate_key ${leaf.keyFile};
      location / { proxy_pass http://127.0.0.1:${node.node.port}; ${lines} }
    }`
  const nginx: Nginx = await startNginx(server(''))
  address = nginx.address
  try {
    const silent = await examined(env)
    assertSays(silent, 'proxy', 'wrong', /anybody can pretend to come from anywhere/)
    assertSays(silent, 'websocket', 'wrong', /do not come through \(404\)/)
    const two = 'proxy_set_header X-Forwarded-For "198.51.100.1, 198.51.100.2";'
    await nginx.reload(server(two))
    assertSays(await examined(env), 'proxy', 'wrong', /2 proxies stand in front/)
  } finally {
    address = proxy.address
    await nginx.stop()
  }
})

test('a node that runs but does not answer at its port is told from one that is away', async () => {
  const elsewhere = { ...env, HOST: loopbackAddress() }
  assertSays(await examined(elsewhere), 'ports', 'wrong', /runs but does not answer/)
})
