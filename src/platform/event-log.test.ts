import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventOf, impersonal, limitEvents, type LogEvent, openEventFile } from './event-log.ts'

const AT = '2026-11-24T08:00:00.000Z'

test('a line of the node becomes an event with its part, its realm and its level', () => {
  assert.deepEqual(eventOf(AT, 'exercise: workflow finding-to-alert: it broke (at x.ts:3:1)'), {
    time: AT,
    level: 'error',
    realm: 'exercise',
    what: 'workflow finding-to-alert',
    text: 'it broke (at x.ts:3:1)',
  })
  const plain = eventOf(AT, 'The TLS certificate was read again.')
  assert.deepEqual([plain.level, plain.realm, plain.what], ['info', 'actual', 'node'])
})

test('nothing that tells of a person stays in a text, and what tells of the fault does', () => {
  const cases: [string, string][] = [
    ['no person “Amina Diallo” here', 'Amina'],
    ["duplicate key 'Amina Diallo'", 'Amina'],
    ['Key (name)=(Amina Diallo) exists', 'Amina'],
    ['mail to amina.d@vote.example failed', 'amina'],
    ['SMS to +254 700 123-456 failed', '700'],
    ['the gateway refused 254700123456', '700'],
    ['GET https://sms.example/send/0700123456/now', '700'],
    ['the gateway refused ٠٧٠٠١٢٣٤٥٦', '٠٧'],
    ['the person ‘Amina Diallo’ is not known', 'Amina'],
    ['connect ECONNREFUSED 203.0.113.77:25', '203.0.113'],
    ['connect ECONNREFUSED 2001:db8::7:1', '2001:db8'],
    ['GET https://a.example/x?token=hush#frag', 'hush'],
    ['smtp://user:hush@mail.example', 'hush'],
    ['token Zx81-hushhushhushhushhush1 refused', 'hush'],
  ]
  for (const [text, secret] of cases)
    assert.ok(!impersonal(text).includes(secret), impersonal(text))
  const fault = 'no such table: job (at run (/app/src/store/lend.ts:44:11))'
  assert.equal(impersonal(fault), fault)
  const id = '01930a5e-7b1c-7abc-8def-0123456789ab'
  assert.ok(impersonal(`incident ${id}`).includes(id))
  assert.equal(impersonal('record 12345678 of 2026-11-24'), 'record 12345678 of 2026-11-24')
})

test('what strangers said steers no terminal and turns no writing', () => {
  const said = impersonal('its name is \u001b[2J\u009b31m\u202eelpmaxe\r\n  next')
  assert.equal(said, 'its name is [2J 31m elpmaxe next')
})

test('a log file rotates by size, keeps a few, and is opened anew when it was moved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'))
  const path = join(folder, 'node.log')
  const file = openEventFile(path, { bytes: 1_000, old: 2 })
  for (let n = 0; n < 60; n += 1) file.write(eventOf(AT, `part: event ${n}`))
  assert.deepEqual(readdirSync(folder).toSorted(), ['node.log', 'node.log.1', 'node.log.2'])
  for (const name of readdirSync(folder)) assert.ok(statSync(join(folder, name)).size <= 1_000)
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  assert.equal((JSON.parse(lines.at(-1) ?? '') as LogEvent).text, 'event 59')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  renameSync(path, join(folder, 'moved'))
  file.reopen()
  file.write(eventOf(AT, 'part: after the move'))
  assert.match(readFileSync(path, 'utf8'), /after the move/)
  file.close()
  rmSync(folder, { recursive: true })
})

test('a fault in a loop fills no disk, and what was left out is said', () => {
  const seen: LogEvent[] = []
  const write = limitEvents((event) => void seen.push(event))
  for (let n = 0; n < 700; n += 1) write(eventOf(AT, `job x: ${n}`))
  assert.equal(seen.length, 600)
  write(eventOf('2026-11-24T08:01:00.000Z', 'job x: again'))
  assert.deepEqual(
    seen.slice(-2).map(({ text }) => text),
    ['100 events were left out', 'again'],
  )
})
