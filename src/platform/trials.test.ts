import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../test/support/run-folder.ts'
import { startSmtp } from '../../test/support/smtp.ts'
import { forBothEngines, testRecord } from '../../test/support/stores.ts'
import { readConfig } from '../core/config.ts'
import { openKeys } from './keys.ts'
import { settingsTrials } from './trials.ts'

const LOOPBACK = { privateNetworks: ['127.0.0.0/8'], openPorts: [] }
const CLOSED = { privateNetworks: [], openPorts: [] }
const JOB = {
  place: { file: '/nowhere' },
  folder: '/nowhere',
  realm: 'actual',
  version: '1',
  origin: 'test.example/log',
} as const
const message = {
  to: 'amina@example.org',
  subject: 'Test',
  text: 'Test',
  messageId: '<1@example.org>',
}

const trials = (env: Record<string, string> = {}) => settingsTrials(readConfig(env), JOB)

test('a mail server is greeted, sent a test, and told apart from one that is not there', async () => {
  const smtp = await startSmtp()
  const refusing = await startSmtp(true)
  try {
    const kept = { SMTP_URL: smtp.url, SMTP_FROM: 'node@example.org' }
    assert.equal((await trials().mail(kept, null, LOOPBACK)).outcome, 'reached')
    assert.equal(smtp.taken.length, 0)
    const sent = await trials().mail(kept, message, LOOPBACK)
    assert.deepEqual([sent.outcome, sent.answer], ['sent', '250'])
    assert.match(smtp.taken[0] ?? '', /To: amina@example\.org/)
    const refused = await trials().mail({ ...kept, SMTP_URL: refusing.url }, message, LOOPBACK)
    assert.equal(refused.outcome, 'refused')
    assert.ok(!refused.answer.includes('amina'), 'a server names whom it refuses')
    const away = { ...kept, SMTP_URL: 'smtp://127.0.0.1:9' }
    assert.equal((await trials().mail(away, null, LOOPBACK)).outcome, 'closed-network')
    const secret = { ...kept, SMTP_USER: 'node', SMTP_PASSWORD: 'secret' }
    const plain = await trials().mail(secret, null, LOOPBACK)
    assert.equal(plain.outcome, 'not-encrypted', 'no password goes out in the clear')
    assert.equal((await trials().mail({}, null, LOOPBACK)).outcome, 'no-setting')
    smtp.close()
    assert.equal((await trials().mail(kept, null, LOOPBACK)).outcome, 'unreachable')
  } finally {
    smtp.close()
    refusing.close()
  }
})

test('a server that the console names stands where sites may stand; the machine may name any', async () => {
  const smtp = await startSmtp()
  try {
    const kept = { SMTP_URL: smtp.url }
    const closed = await trials().mail(kept, message, CLOSED)
    assert.equal(closed.outcome, 'closed-network')
    const metadata = { SMTP_URL: 'smtp://169.254.169.254:25' }
    assert.equal((await trials().mail(metadata, null, LOOPBACK)).outcome, 'closed-network')
    const given = await trials({ SMTP_URL: smtp.url }).mail({}, message, CLOSED)
    assert.equal(given.outcome, 'sent')
  } finally {
    smtp.close()
  }
})

test('an SMS gateway is reached before it is kept, and sends one test', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('{"id":"m-1"}')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const kept = { SMS_GATEWAY: 'json', SMS_URL: `http://127.0.0.1:${port}/send` }
    assert.equal((await trials().sms(kept, null, CLOSED)).outcome, 'closed-network')
    assert.equal((await trials().sms(kept, null, LOOPBACK)).outcome, 'reached')
    assert.deepEqual(asked, [], 'nothing was sent')
    const sms = { to: '+201000000001', text: 'Test', id: 't-1' }
    assert.deepEqual(await trials().sms(kept, sms, LOOPBACK), { outcome: 'sent', answer: 'm-1' })
    assert.deepEqual(asked, ['/send'])
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

forBothEngines('a folder for backups takes one that is read back whole', async (_, open) => {
  const folder = mkdtempSync(join(runFolder(), 'trials-'))
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const store = await open({ signer: openKeys(join(data, 'keys')).signing('log') })
  await store.write((tx) => store.append(tx, [testRecord()]))
  await store.settled(10_000)
  const config = readConfig({ SCRUTINEER_DATA: data })
  const job = { ...JOB, place: open.place, folder: data }
  const { backup } = settingsTrials(config, job)
  const kept = (path: string, recipients = 'plain') => ({
    SCRUTINEER_BACKUP: path,
    SCRUTINEER_BACKUP_RECIPIENTS: recipients,
  })
  const to = join(folder, 'backups')
  const good = await backup(kept(to))
  assert.equal(good.outcome, 'written')
  assert.equal(good.backup?.size, 1)
  assert.deepEqual(readdirSync(to), [good.answer])
  assert.equal((await backup(kept(join(data, 'backups')))).outcome, 'own-folder')
  assert.equal((await backup(kept('/proc/nowhere'))).outcome, 'bad-folder')
  assert.equal((await backup(kept(to, 'age1wrong'))).outcome, 'bad-recipients')
  assert.equal((await backup({})).outcome, 'no-setting')
})
