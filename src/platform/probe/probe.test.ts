import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, mock, test } from 'node:test'
import { TLSSocket } from 'node:tls'
import { type Leaf, makeLeaf, rootFile } from '../../../test/support/certificates.ts'
import { type Nginx, startNginx } from '../../../test/support/nginx.ts'
import {
  type DnsObservation,
  type HttpExchange,
  type Observation,
  observation as schema,
  type TlsHello,
  type TlsSession,
} from '../../core/observation.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { VisitPlan } from '../../core/port.ts'
import { type DnsServer, serveDns } from './dns-server.ts'
import { createProbe } from './index.ts'

const DAY_MS = 86_400_000
const AT = '2026-11-24T08:00:00.000Z'

/** Each site is a name below `vote.test` with its own nginx server on one address. */
const leaves: Readonly<Record<string, () => Leaf>> = {
  good: () => makeLeaf({ names: ['good.vote.test'] }),
  old: () => makeLeaf({ names: ['old.vote.test'], key: 'rsa' }),
  only12: () => makeLeaf({ names: ['only12.vote.test'] }),
  only13: () => makeLeaf({ names: ['only13.vote.test'] }),
  expired: () =>
    makeLeaf({
      names: ['expired.vote.test'],
      notBefore: new Date(Date.now() - 20 * DAY_MS),
      notAfter: new Date(Date.now() - DAY_MS),
    }),
  self: () => makeLeaf({ names: ['self.vote.test'], selfSigned: true }),
  selfexpired: () =>
    makeLeaf({
      names: ['selfexpired.vote.test'],
      selfSigned: true,
      notBefore: new Date(Date.now() - 20 * DAY_MS),
      notAfter: new Date(Date.now() - DAY_MS),
    }),
  wrong: () => makeLeaf({ names: ['other.test'] }),
  leafonly: () => makeLeaf({ names: ['leafonly.vote.test'] }),
  /** One certificate needless, and one twice. */
  twofold: () => {
    const leaf = makeLeaf({ names: ['twofold.vote.test'] })
    appendFileSync(leaf.chainFile, readFileSync(rootFile()))
    appendFileSync(leaf.chainFile, readFileSync(leaf.certificateFile))
    return leaf
  },
}

const protocols: Readonly<Record<string, string>> = {
  old: 'TLSv1 TLSv1.1 TLSv1.2; ssl_ciphers ALL:@SECLEVEL=0',
  only12: 'TLSv1.2',
  only13: 'TLSv1.3',
}

/** nginx takes the protocols of a socket's first server, so these have sockets of their own. */
const ports: Readonly<Record<string, number>> = { old: 8441, only12: 8442, only13: 8443 }

const zone: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'vote.test.': {
    NS: ['NS1.vote.test.', 'ns2.vote.test.'],
    MX: ['10 Mail.vote.test.'],
    TXT: ['v=spf1 -all'],
    CAA: ['0 issue "ca.example"'],
  },
  '_dmarc.vote.test.': { TXT: ['v=DMARC1; p=reject'] },
}

/** What each site sends. */
const chainFiles = new Map<string, string>()
let nginx: Nginx
let dns: DnsServer

before(async () => {
  nginx = await startNginx(({ address }) =>
    Object.entries(leaves)
      .map(([name, make]) => {
        const leaf = make()
        chainFiles.set(name, leaf.chainFile)
        return `
server {
  listen ${address}:${ports[name] ?? 443} ssl; server_name ${name}.vote.test;
  ssl_certificate ${name === 'leafonly' ? leaf.certificateFile : leaf.chainFile};
  ssl_certificate_key ${leaf.keyFile};
  ssl_protocols ${protocols[name] ?? 'TLSv1.2 TLSv1.3'};
  gzip on; gzip_min_length 1; gzip_types text/plain;
  location = / { return 200 "<title>${name}</title>"; }
  location = /.well-known/security.txt { default_type text/plain; return 200 "Contact: mailto:a@vote.test\\n"; }
}`
      })
      .join('')
      .concat(`server { listen ${address}:80; return 301 https://$host$request_uri; }`),
  )
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, ({ name, type }) => {
    const isSite = name.slice(0, name.indexOf('.')) in leaves
    const records = isSite ? { A: [nginx.address] } : zone[name]
    if (!records) return { rcode: 'NXDOMAIN' }
    const list = (records as Record<string, readonly string[]>)[type] ?? []
    return { answers: list.map((data) => ({ name: name.toUpperCase(), type, ttl: 60, data })) }
  })
})
after(async () => {
  await dns?.close()
  await nginx?.stop()
})

async function visit(name: string, plan: Partial<VisitPlan> = {}, trusts = true) {
  const probe = createProbe(
    {
      resolvers: [dns.resolver],
      extraCa: trusts ? [readFileSync(rootFile(), 'utf8')] : [],
      userAgent: 'Scrutineer/0.1 (+https://node.example/contact)',
    },
    () => AT,
  )
  const seen = await probe.visit({
    host: `${name}.vote.test`,
    httpsPort: ports[name] ?? 443,
    privateNetworks: PRIVATE_NETWORKS,
    ...plan,
  })
  for (const { bytes, ...stored } of seen) {
    assert.deepEqual(schema.parse(stored), stored)
    assert.equal(bytes === undefined, stored.sha256 === null)
  }
  return seen
}

function session(seen: readonly Observation[]): TlsSession {
  const found = seen.find(({ kind }) => kind === 'tls.session')
  assert.ok(found)
  return found as TlsSession
}

function hello(seen: readonly Observation[], offered: TlsHello['offered']): TlsHello {
  const found = seen.find((one) => one.kind === 'tls.hello' && one.offered === offered)
  assert.ok(found, offered)
  return found as TlsHello
}

function exchange(
  seen: readonly Observation[],
  purpose: HttpExchange['purpose'],
): HttpExchange & Observation {
  const found = seen.find((one) => one.kind === 'http.exchange' && one.purpose === purpose)
  assert.ok(found, purpose)
  return found as HttpExchange & Observation
}

test('a healthy site is seen whole: names, session, versions, pages and the way to https', async () => {
  const seen = await visit('good')
  assert.ok(seen.every(({ error, at }) => error === null && at === AT))
  const tls = session(seen)
  assert.deepEqual(
    [tls.protocol, tls.cipher, tls.group, tls.alpn, tls.trusted, tls.trustError, tls.chain.length],
    ['TLSv1.3', 'TLS_AES_256_GCM_SHA384', 'X25519MLKEM768', 'http/1.1', true, null, 2],
  )
  const modern = hello(seen, '1.2')
  assert.deepEqual(
    [
      modern.outcome,
      modern.version,
      modern.extendedMasterSecret,
      modern.secureRenegotiation,
      modern.compression,
    ],
    ['accepted', '1.2', true, true, false],
  )
  assert.deepEqual(modern.chain, tls.chain)
  assert.deepEqual([hello(seen, '1.1').outcome, hello(seen, '1.1').alert], ['refused', 70])
  assert.equal(hello(seen, '1.0').outcome, 'refused')
  const home = exchange(seen, 'home')
  assert.equal(Buffer.from(home.bytes ?? []).toString(), '<title>good</title>')
  assert.deepEqual(
    [home.bodyBytes, home.truncated, home.ip, home.port],
    [19, false, nginx.address, 443],
  )
  const security = exchange(seen, 'security-txt')
  assert.equal(Buffer.from(security.bytes ?? []).toString(), 'Contact: mailto:a@vote.test\n')
  assert.ok(
    security.hops[0]?.headers.some(
      ([name, value]) => name === 'content-encoding' && value === 'gzip',
    ),
  )
  assert.equal(exchange(seen, 'not-found').hops.at(-1)?.status, 404)
  const plain = exchange(seen, 'home-plain')
  assert.deepEqual(
    plain.hops.map(({ url, status }) => [url, status]),
    [
      ['http://good.vote.test/', 301],
      ['https://good.vote.test/', 200],
    ],
  )
  // It leads to the page, which is asked for and recorded once.
  assert.deepEqual([plain.hops[1], plain.sha256], [home.hops[0], null])
})

test('names are asked where they are kept and told in lower case', async () => {
  const seen = (await visit('good', { only: ['dns'] })) as DnsObservation[]
  assert.deepEqual(
    seen.map(({ name, type, rcode, answers }) => [
      name,
      type,
      rcode,
      ...answers.map(({ data }) => data),
    ]),
    [
      ['good.vote.test', 'A', 'NOERROR', nginx.address],
      ['good.vote.test', 'AAAA', 'NOERROR'],
      ['vote.test', 'NS', 'NOERROR', 'ns1.vote.test.', 'ns2.vote.test.'],
      ['vote.test', 'MX', 'NOERROR', '10 mail.vote.test.'],
      ['vote.test', 'TXT', 'NOERROR', 'v=spf1 -all'],
      ['vote.test', 'DS', 'NOERROR'],
      ['good.vote.test', 'CAA', 'NOERROR'],
      ['vote.test', 'CAA', 'NOERROR', '0 issue "ca.example"'],
      ['_dmarc.good.vote.test', 'TXT', 'NXDOMAIN'],
      ['_dmarc.vote.test', 'TXT', 'NOERROR', 'v=DMARC1; p=reject'],
    ],
  )
  assert.equal(seen[2]?.answers[0]?.name, 'vote.test')
  assert.ok(seen.every(({ sha256, resolver }) => sha256 !== null && resolver === dns.resolver))
})

test('a server that still accepts TLS 1.0 and 1.1 is found out', async () => {
  const seen = await visit('old', { only: ['tls'] })
  assert.deepEqual(
    (['1.0', '1.1', '1.2', '1.3'] as const).map((offered) => hello(seen, offered).outcome),
    ['accepted', 'accepted', 'accepted', 'refused'],
  )
  assert.equal(hello(seen, '1.0').version, '1.0')
  assert.equal(session(seen).protocol, 'TLSv1.2')
})

test('servers of one version only are told apart', async () => {
  const only12 = await visit('only12', { only: ['tls'] })
  assert.equal(session(only12).protocol, 'TLSv1.2')
  assert.equal(hello(only12, '1.3').outcome, 'refused')
  const only13 = await visit('only13', { only: ['tls'] })
  assert.equal(session(only13).protocol, 'TLSv1.3')
  assert.deepEqual([hello(only13, '1.2').outcome, hello(only13, '1.2').chain], ['refused', []])
  assert.equal(
    only13.some((one) => one.kind === 'tls.hello' && one.offered === '1.3'),
    false,
  )
  assert.equal(session(only13).chain.length, 2)
})

test('an untrusted chain is named by its cause, and dates do not hide trust', async () => {
  const cases = [
    ['good', true, null],
    ['expired', true, null],
    ['wrong', true, null],
    ['self', false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['selfexpired', false, 'CERT_HAS_EXPIRED'],
    ['leafonly', false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const
  for (const [name, trusted, reason] of cases) {
    const seen = session(await visit(name, { only: ['tls'] }))
    assert.deepEqual([seen.trusted, seen.trustError, seen.error], [trusted, reason, null], name)
  }
  assert.equal(session(await visit('good', { only: ['tls'] }, false)).trusted, false)
  assert.equal(session(await visit('expired', { only: ['tls'] }, false)).trusted, false)
})

test('a chain is told as it was sent, each time, and Node is not asked for its certificates', async () => {
  const { prototype } = TLSSocket
  const linked = mock.method(prototype, 'getPeerCertificate')
  const kept = mock.method(prototype, 'getPeerX509Certificate')
  try {
    for (const name of ['twofold', 'only12']) {
      const sent = readFileSync(chainFiles.get(name) ?? '', 'utf8')
      const { chain } = session(await visit(name, { only: ['tls'] }))
      const told = chain.map((der) => new X509Certificate(Buffer.from(der, 'base64')).toString())
      assert.equal(told.join(''), sent, name)
    }
    assert.deepEqual([linked.mock.callCount(), kept.mock.callCount()], [0, 0])
  } finally {
    linked.mock.restore()
    kept.mock.restore()
  }
})

test('a bad certificate does not keep the pages from being seen', async () => {
  for (const name of ['self', 'expired', 'wrong', 'old']) {
    const home = exchange(await visit(name, { only: ['http'] }), 'home')
    assert.equal(Buffer.from(home.bytes ?? []).toString(), `<title>${name}</title>`)
  }
})

test('a loopback site that is not allow-listed is refused before anything is sent to it', async () => {
  const seen = await visit('good', { privateNetworks: [] })
  for (const one of seen.filter(({ kind }) => kind !== 'dns.message')) {
    assert.deepEqual(
      [one.error?.stage, one.error?.code, one.ip],
      ['policy', 'private-address', null],
    )
  }
  assert.equal(hello(seen, '1.2').outcome, 'failed')
  assert.equal(session(seen).trusted, false)
})

test('a name that does not exist and a port that is closed are named by their stage', async () => {
  const missing = await visit('nobody')
  assert.deepEqual(exchange(missing, 'home').error, {
    stage: 'resolve',
    code: 'nxdomain',
    message: 'The resolver answered NXDOMAIN.',
  })
  const closed = await visit('good', { httpsPort: 9, httpPort: 9, openPorts: [9] })
  assert.deepEqual(
    (['home', 'home-plain', 'security-txt'] as const).map(
      (purpose) => exchange(closed, purpose).error?.code,
    ),
    ['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED'],
  )
  assert.equal(hello(closed, '1.2').error?.stage, 'connect')
})

test('https on a port that speaks plain http fails at the stage of TLS', async () => {
  const seen = await visit('good', { httpsPort: 80 })
  assert.equal(exchange(seen, 'home').error?.stage, 'tls')
  assert.deepEqual(
    [hello(seen, '1.2').outcome, hello(seen, '1.2').error?.code],
    ['failed', 'malformed'],
  )
})

test('a site may be an address, and shorthand for one is judged as that address', async () => {
  const seen = await visit('good', { host: nginx.address })
  assert.equal(
    seen.some(({ kind }) => kind === 'dns.message'),
    false,
  )
  assert.equal(exchange(seen, 'home').hops[0]?.status, 200)
  for (const host of ['127.1', '2130706433', '0x7f.0.0.1', '[::1]', '::1', '１２７.0.0.1']) {
    const [first] = await visit('good', { host, privateNetworks: [], only: ['tls'] })
    assert.equal(first?.error?.code, 'private-address', host)
  }
  for (const host of [
    '',
    'a b',
    'vote.test/x',
    'user@vote.test',
    'vote.test:1',
    'vote.test\r\nX: y',
  ]) {
    await assert.rejects(visit('good', { host }), RangeError, host)
  }
})

test('names under localhost are this machine: nobody is asked, and they are refused unless allow-listed', async () => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    for (const host of ['localhost', 'vote.localhost']) {
      const closed = await visit('good', { host, httpPort: port, privateNetworks: [] })
      assert.deepEqual(
        closed.filter(({ error }) => error?.code !== 'private-address'),
        [],
      )
      const seen = await visit('good', { host, httpsPort: 9, httpPort: port, openPorts: [9] })
      const { ip, hops } = exchange(seen, 'home-plain')
      assert.deepEqual([ip, hops.at(-1)?.status], ['127.0.0.1', 200])
      assert.equal(
        seen.some(({ kind }) => kind === 'dns.message'),
        false,
      )
    }
    const stranger = await visit('good', { host: 'localhost.vote.test' })
    assert.equal(exchange(stranger, 'home').error?.code, 'nxdomain')
  } finally {
    server.close()
  }
})

test('a user agent or resolver that is none is refused at once', () => {
  assert.throws(() => createProbe({ userAgent: 'a\r\nb' }), RangeError)
  assert.throws(() => createProbe({ userAgent: 'a', resolvers: ['dns.example'] }), RangeError)
})
