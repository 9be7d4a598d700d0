// Everything that the doctor looks at, broken for real, and the sentence that it says then.

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { createServer as createSecure } from 'node:tls'
import type { Diagnosis } from '../src/core/diagnosis.ts'
import { now } from '../src/core/time.ts'
import { consult } from '../src/doctor.ts'
import { answerFor } from '../src/platform/practice/names.ts'
import { type DnsServer, serveDns } from '../src/platform/probe/dns-server.ts'
import { type LeafOptions, makeLeaf, rootFile } from './support/certificates.ts'
import { assertSays, examined } from './support/doctor.ts'
import { loopbackAddress, type Nginx, startNginx } from './support/nginx.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { testPostgres } from './support/postgres.ts'
import { type Proxy, startProxy } from './support/proxies.ts'
import { runFolder } from './support/run-folder.ts'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')
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
  node = await startTestNode('sqlite', {
    SCRUTINEER_ORIGIN: `https://${NAME}`,
    SCRUTINEER_EXTRA_CA: rootFile(),
    SCRUTINEER_ZONE: 'Africa/Nairobi',
    TRUST_PROXY: '1',
  })
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

/** A folder of its own for a node that does not run, closed to others as a node makes it. */
function emptyFolder(): string {
  return mkdtempSync(join(runFolder(), 'doctor-'))
}

/** Listens on a free port of 127.0.0.1; gives the port and the way to stop. */
async function listening(server: Server | ReturnType<typeof createHttp>) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as { port: number }).port, close: () => server.close() }
}

/** The command as its own process, behind another program where given. */
async function command(
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
  wrap: readonly string[] = [],
) {
  const argv = [...wrap, process.execPath, MAIN, 'doctor', ...args]
  const child = spawn(argv[0] ?? '', argv.slice(1), { env: { ...process.env, ...settings } })
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await closed, out, err }
}

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
  assert.match(out, /^ +Set SCRUTINEER_ZONE/m)
  assert.match(out, /^\d+ good, 1 advice, 1 wrong, 1 not looked\.$/m)
})

test('the command ends with 2 where nothing is wrong but not all could be seen, also as JSON', async () => {
  const folder = emptyFolder()
  const settings = { SCRUTINEER_DATA: folder, PORT: '0' }
  const { code, out } = await command(settings, ['--json'])
  const found = JSON.parse(out) as Diagnosis[]
  assert.equal(code, 2, out)
  assertSays(found, 'websocket', 'unseen', /No node runs/)
  assertSays(found, 'files', 'good', /This command \(no node runs\)/)
  assertSays(found, 'disk', 'good', /can be written/)
})

test('settings that cannot be read are the diagnosis', async () => {
  const found = await consult({ PORT: 'high' }, { clock: null, mailTo: null })
  assert.equal(found.length, 1)
  assertSays(found, 'settings', 'wrong', /^These settings are wrong\. PORT/)
})

test('a clock an hour away is seen by NTP, a silent server is not held against it', async () => {
  const hour = 3_600
  const server = createSocket('udp4')
  server.on('message', (_, from) => {
    const answer = Buffer.alloc(48)
    answer[0] = 0x24
    answer.writeUInt32BE(Math.floor(Date.parse(now()) / 1000) + 2_208_988_800 + hour, 40)
    server.send(answer, from.port, from.address)
  })
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve))
  const settings = { SCRUTINEER_DATA: emptyFolder() }
  try {
    const clock = `ntp://127.0.0.1:${server.address().port}`
    assertSays(await examined(settings, { clock }), 'clock', 'wrong', /is (3600|3599) s behind/)
  } finally {
    server.close()
  }
  const silent = await examined(settings, { clock: 'http://127.0.0.1:9/' })
  assertSays(silent, 'clock', 'unseen', /nothing listens there/)
})

test('a full disk in memory is seen as both', async () => {
  const folder = emptyFolder()
  const script = `mount -t tmpfs -o size=1m tmpfs ${folder} && head -c 2m /dev/zero > ${folder}/full 2>/dev/null; exec "$@"`
  const wrap = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh']
  const { code, out } = await command({ SCRUTINEER_DATA: folder }, ['--json'], wrap)
  const found = JSON.parse(out) as Diagnosis[]
  assert.equal(code, 1)
  assertSays(found, 'disk', 'wrong', /lies in memory/)
  assertSays(found, 'disk', 'wrong', /Only 0\.0 GB are free/)
  assertSays(found, 'disk', 'wrong', /The disk is full/)
})

test('a disk that became read-only, and a folder that cannot be written, are seen', async () => {
  const folder = emptyFolder()
  const script = `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder}; exec "$@"`
  const wrap = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh']
  const { out } = await command({ SCRUTINEER_DATA: folder }, ['--json'], wrap)
  assertSays(JSON.parse(out) as Diagnosis[], 'disk', 'wrong', /The disk is read-only/)
  const found = await examined({ SCRUTINEER_DATA: '/proc/self' })
  assertSays(found, 'disk', 'wrong', /cannot be written/)
})

test('data and keys that others may read, or that belong to another, are named', async () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'keys'))
  const key = join(folder, 'keys', 'log.pem')
  copyFileSync(makeLeaf({ names: [NAME] }).keyFile, key)
  chmodSync(key, 0o644)
  chmodSync(folder, 0o755)
  const open = await examined({ SCRUTINEER_DATA: folder })
  assertSays(open, 'permissions', 'wrong', /data folder .* is open to others \(0755\)/)
  assertSays(open, 'permissions', 'wrong', /log\.pem is open to others \(0644\)\. Whoever/)
  chmodSync(key, 0o600)
  chmodSync(folder, 0o700)
  assertSays(await examined({ SCRUTINEER_DATA: folder }), 'permissions', 'good', /Only the node/)
  chownSync(key, 12_345, 12_345)
  const foreign = await examined({ SCRUTINEER_DATA: folder })
  assertSays(foreign, 'permissions', 'wrong', /log\.pem belongs to another user/)
})

test('a port that another program has is seen before the start', async () => {
  const { port, close } = await listening(createServer())
  try {
    const settings = { SCRUTINEER_DATA: emptyFolder(), PORT: String(port) }
    assertSays(await examined(settings), 'ports', 'wrong', /Another program listens/)
    const nowhere = await examined({ ...settings, HOST: '203.0.113.9' })
    assertSays(nowhere, 'ports', 'wrong', /no address of this machine/)
  } finally {
    close()
  }
})

test('too few files for the stations are seen at the running process', async () => {
  const wrap = ['prlimit', '--nofile=256:256']
  const { out } = await command({ SCRUTINEER_DATA: emptyFolder() }, ['--json'], wrap)
  const found = JSON.parse(out) as Diagnosis[]
  assertSays(found, 'files', 'wrong', /may have 256 files open, but a node needs 1024/)
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
  const read = (file: string) => execFileSync('cat', [file])
  const server = createSecure({ cert: read(cert), key: read(key) }, (socket) => socket.end())
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

/** A mail server of a page: greets, and answers each line as `answer` says. */
function smtp(answer: (line: string) => string) {
  return listening(
    createServer((socket: Socket) => {
      socket.setEncoding('utf8').on('error', () => socket.destroy())
      socket.write('220 mail.example\r\n')
      socket.on('data', (part: string) => {
        for (const line of part.split('\r\n').filter((each) => each !== ''))
          socket.write(`${answer(line)}\r\n`)
      })
    }),
  )
}

test('a mail server that is away, refuses the password or reads it aloud is told', async () => {
  const settings = { SCRUTINEER_DATA: emptyFolder(), SMTP_FROM: 'node@example.org' }
  const away = await examined({ ...settings, SMTP_URL: 'smtp://127.0.0.1:9' })
  assertSays(away, 'mail', 'wrong', /cannot be used: nothing listens there/)
  const greet = (line: string) =>
    line.startsWith('EHLO') ? '250-mail.example\r\n250 AUTH PLAIN' : '250 ok'
  const refusing = await smtp((line) => (line.startsWith('AUTH') ? '535 no' : greet(line)))
  const taking = await smtp((line) => {
    if (line.startsWith('AUTH')) return '235 welcome'
    if (line.startsWith('RCPT') && line.includes('nobody')) return '550 nobody here'
    return line === 'DATA' ? '354 go on' : greet(line)
  })
  try {
    const wrong = { ...settings, SMTP_URL: `smtp://node:secret@127.0.0.1:${refusing.port}` }
    assertSays(await examined(wrong), 'mail', 'wrong', /refuses user and password/)
    const aloud = { ...settings, SMTP_URL: `smtp://node:secret@127.0.0.1:${taking.port}` }
    assertSays(await examined(aloud), 'mail', 'wrong', /the password travels readable for all/)
    const open = { ...settings, SMTP_URL: `smtp://127.0.0.1:${taking.port}` }
    assertSays(await examined(open), 'mail', 'advice', /does not encrypt/)
    const refused = await examined(open, { mailTo: 'nobody@example.org' })
    assertSays(refused, 'mail', 'wrong', /The mail to nobody@example\.org was refused/)
    const sent = await examined(open, { mailTo: 'duty@example.org' })
    assertSays(sent, 'mail', 'good', /A mail to duty@example\.org was taken/)
  } finally {
    refusing.close()
    taking.close()
  }
})

test('a database that is away, unknown or careless is told, and never waited for', async () => {
  const folder = emptyFolder()
  const look = (url: string) => examined({ SCRUTINEER_DATA: folder, DATABASE_URL: url })
  assertSays(await look('postgres://127.0.0.1:9/x'), 'database', 'wrong', /nothing listens there/)
  const database = await testPostgres()
  try {
    // The cluster of the tests is fast because it forgets: the doctor must say so.
    assertSays(await look(database.url), 'database', 'wrong', /fsync off/)
    const unknown = database.url.replace(/\/test_\w+/, '/no_such_database')
    assertSays(await look(unknown), 'database', 'wrong', /there is no such database/)
  } finally {
    await database.drop()
    rmSync(folder, { recursive: true })
  }
})

test('a node that runs but does not answer at its port is told from one that is away', async () => {
  const elsewhere = { ...env, HOST: loopbackAddress() }
  assertSays(await examined(elsewhere), 'ports', 'wrong', /runs but does not answer/)
})
