import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeClock } from './clock.ts'
import { judgeSpace } from './disk.ts'
import { judgeArrival, judgePort } from './door.ts'
import { judgeFiles, judgeMemory } from './machine.ts'
import { judgeMail } from './mail.ts'
import { judgeNode, judgeZone } from './runtime.ts'
import { judgeStore } from './store.ts'

const GIB = 1024 ** 3

test('an older Node is told with the way to the right one', () => {
  assert.equal(judgeNode('24.21.0').state, 'good')
  assert.match(judgeNode('20.11.1').what, /^Node 20\.11\.1 is too old\.$/)
})

test('a time zone that is none is wrong, and UTC is asked about', () => {
  assert.equal(judgeZone('Africa/Nairobi').state, 'good')
  assert.equal(judgeZone('UTC').state, 'advice')
  assert.equal(judgeZone('Mars/Olympus').state, 'wrong')
})

test('a clock may differ by five seconds, and by two more where only seconds are told', () => {
  const ntp = { by: 'time.example', slackMs: 0 }
  assert.equal(judgeClock(4_900, ntp).state, 'good')
  assert.equal(judgeClock(5_100, ntp).what, 'The clock is 5 s behind time.example.')
  assert.equal(judgeClock(-60_000, ntp).what, 'The clock is 60 s ahead of time.example.')
  assert.equal(judgeClock(6_500, { ...ntp, slackMs: 2_000 }).state, 'good')
})

test('little room is advised about, and too little is wrong, in bytes and in files', () => {
  const disk = { bsize: 4096, bavail: (10 * GIB) / 4096, files: 1e6, ffree: 5e5 }
  assert.equal(judgeSpace(disk).state, 'good')
  assert.equal(judgeSpace({ ...disk, bavail: (2 * GIB) / 4096 }).state, 'advice')
  assert.equal(judgeSpace({ ...disk, bavail: 1000 }).state, 'wrong')
  assert.match(judgeSpace({ ...disk, ffree: 12 }).what, /Only 12 more files fit/)
  assert.equal(judgeSpace({ ...disk, files: 0, ffree: 0 }).state, 'good')
})

test('little memory is told, of the machine and of what is left', () => {
  assert.equal(judgeMemory(2048, 1500).state, 'good')
  assert.equal(judgeMemory(512, null).state, 'advice')
  assert.equal(judgeMemory(256, 200).state, 'wrong')
  assert.match(judgeMemory(2048, 40).what, /^Only 40 of 2048 MB of memory are available\.$/)
})

test('the limit of files is judged by the stations of the nation', () => {
  const node = { stations: 2_400, isNode: true }
  assert.equal(judgeFiles(20_000, node).state, 'good')
  const few = judgeFiles(1_024, node)
  assert.equal(few.what, 'The node may have 1024 files open, but 2400 stations need 2900.')
  assert.equal(judgeFiles(1_024, { stations: null, isNode: false }).state, 'good')
  assert.equal(judgeFiles(Number.POSITIVE_INFINITY, node).state, 'good')
})

test('a port is told apart that is taken, privileged, or of another machine', () => {
  const at = { host: '127.0.0.1', port: 443 }
  assert.equal(judgePort(null, at).state, 'good')
  assert.match(judgePort('EADDRINUSE', at).what, /Another program listens at 127\.0\.0\.1:443/)
  assert.match(judgePort('EACCES', at).what, /numbers below 1024 are for root/)
  assert.match(judgePort('EADDRNOTAVAIL', at).what, /no address of this machine/)
})

test('proxies are judged by what arrives, with and without a claim of the caller', () => {
  const seen = (address: string, forwarded: number, trusted: number) => ({
    address,
    forwarded,
    trusted,
  })
  const claim = '192.0.2.1'
  const own = '198.51.100.7'
  assert.equal(judgeArrival(seen(own, 1, 1), seen(own, 1, 1)).state, 'good')
  // A proxy that adds to what the caller says: the last address still counts.
  assert.equal(judgeArrival(seen(own, 1, 1), seen(own, 2, 1)).state, 'good')
  assert.equal(judgeArrival(seen(own, 0, 0), seen(own, 1, 0)).state, 'good')
  assert.match(judgeArrival(seen(own, 1, 0), seen(own, 2, 0)).mend ?? '', /TRUST_PROXY=1/)
  assert.match(judgeArrival(seen(own, 0, 1), seen(claim, 1, 1)).mend ?? '', /TRUST_PROXY=0/)
  assert.match(judgeArrival(seen(own, 1, 2), seen(claim, 2, 2)).mend ?? '', /TRUST_PROXY=1/)
})

test('a database that would lose what it acknowledged, or is too old, is wrong', () => {
  const settings = { version: '170004', fsync: 'on', commit: 'on', may_create: true }
  assert.deepEqual(
    judgeStore(settings).map(({ what }) => what),
    ['PostgreSQL 17 answers.'],
  )
  assert.match(judgeStore({ ...settings, version: '140011' })[0]?.what ?? '', /14 is too old/)
  assert.match(judgeStore({ ...settings, fsync: 'off' })[0]?.what ?? '', /fsync off/)
  assert.match(judgeStore({ ...settings, commit: 'off' })[0]?.what ?? '', /synchronous_commit off/)
  assert.equal(judgeStore({ ...settings, may_create: false })[0]?.state, 'advice')
})

test('a refused password and broken encryption of a mail server are told apart', () => {
  const fault = (message: string, code?: string) =>
    Object.assign(new Error(message), code === undefined ? {} : { code })
  assert.match(judgeMail(fault('Invalid login', 'EAUTH'), 'mail').what, /refuses user and password/)
  assert.match(judgeMail(fault('wrong version number'), 'mail').what, /encryption .* fails/)
})
