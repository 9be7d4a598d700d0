// Everything on the machine itself that the doctor looks at, broken for real, and the sentence that it says then.

import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { chmodSync, chownSync, copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Diagnosis } from '../src/core/diagnosis.ts'
import { now } from '../src/core/time.ts'
import { consult } from '../src/keeping/doctor.ts'
import { makeLeaf } from './support/certificates.ts'
import { assertSays, command, emptyFolder, examined, listening } from './support/doctor.ts'
import { testPostgres } from './support/postgres.ts'

const NAME = 'node.example'

/** Mounts that end with the process; without root inside a namespace of users. */
const OWN_MOUNTS = [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  '--mount',
  '--propagation',
  'private',
]

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
  const wrap = [...OWN_MOUNTS, 'sh', '-c', script, 'sh']
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
  const wrap = [...OWN_MOUNTS, 'sh', '-c', script, 'sh']
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
  // Only root may give a file away.
  if (process.getuid?.() !== 0) return
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
