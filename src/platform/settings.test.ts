import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apart, NO_LOOKS, testFacts } from '../../test/support/house.ts'
import { readConfig } from '../core/config.ts'
import { withoutSecrets } from '../core/settings.ts'
import type { Threads } from './apart/index.ts'
import { outbound } from './outbound.ts'
import { liveSettings } from './settings.ts'

test('what the console keeps holds at once, and the environment goes before it', () => {
  const settings = liveSettings(readConfig({ SCRUTINEER_ZONE: 'Africa/Cairo', SMTP_FROM: '' }))
  assert.deepEqual(settings.use({ SCRUTINEER_ZONE: 'UTC', SCRUTINEER_NAME: 'Commission' }), [])
  assert.equal(settings.now.zone, 'Africa/Cairo')
  assert.equal(settings.now.name, 'Commission')
  settings.use({ SCRUTINEER_LANGUAGES: 'fr,ar' })
  assert.deepEqual(settings.now.languages, ['fr', 'ar'])
  assert.deepEqual(settings.now.mandatoryLanguages, ['fr'])
  assert.equal(settings.now.name, 'localhost', 'what is kept no more holds no more')
})

test('a part that hangs together comes from one place: a password of the machine goes to no server of the console', () => {
  const settings = liveSettings(readConfig({ SMTP_PASSWORD: 'of the machine' }))
  const kept = { SMTP_URL: 'smtp://evil.example', SMTP_USER: 'node', SMTP_FROM: 'a@example.org' }
  settings.use(kept)
  assert.equal(settings.now.smtpUrl, null)
  const free = liveSettings(readConfig({}))
  free.use({ ...kept, SMTP_PASSWORD: 'p@ss:word/%' })
  assert.equal(free.now.smtpUrl, 'smtp://node:p%40ss%3Aword%2F%25@evil.example')
})

test('what was kept and cannot hold is left out alone, and stops nothing', () => {
  const settings = liveSettings(readConfig({}))
  const half = { SMS_URL: 'https://sms.example', SCRUTINEER_BACKUP: '/backups' }
  assert.deepEqual(settings.use({ ...half, SCRUTINEER_ZONE: 'Asia/Tokyo' }), ['sms', 'backup'])
  assert.deepEqual(
    [settings.now.zone, settings.now.sms, settings.now.backup],
    ['Asia/Tokyo', null, null],
  )
})

test('the seal has a path that changes with it', () => {
  const settings = liveSettings(readConfig({}))
  assert.equal(settings.mark(), null)
  settings.use({ SCRUTINEER_MARK: 'AAAA' })
  const first = settings.mark()
  assert.match(first?.path ?? '', /^\/mark\/[0-9a-f]{12}\.png$/)
  settings.use({ SCRUTINEER_MARK: 'BBBB' })
  assert.notEqual(settings.mark()?.path, first?.path)
})

test('what is shown of the environment has no password', () => {
  const { given } = readConfig({
    SMTP_URL: 'smtp://node:secret@mail.example:587',
    SMS_PASSWORD: 'secret',
    SMS_URL: 'https://user:secret@sms.example/send',
    SMS_GATEWAY: 'json',
  })
  assert.deepEqual(withoutSecrets(given), {
    SMTP_URL: 'smtp://mail.example:587',
    SMS_GATEWAY: 'json',
    SMS_URL: 'https://sms.example/send',
    SMS_PASSWORD: '',
  })
})

test('mail and SMS follow what is set, and the exercise sends nothing whatever is set', async () => {
  const settings = liveSettings(readConfig({}))
  const parts = { threads: apart as Threads, looks: NO_LOOKS }
  const [actual, exercise] = (['actual', 'exercise'] as const).map((realm) =>
    outbound(settings, testFacts(realm), parts),
  )
  const message = { to: '+201000000001', text: 'Test', id: '1' }
  assert.equal(actual?.mail.isSink, true)
  assert.equal((await actual?.sms.send(message))?.isSink, true)
  settings.use({
    SMTP_URL: 'smtp://127.0.0.1:1',
    SMS_GATEWAY: 'json',
    SMS_URL: 'http://127.0.0.1:1',
  })
  assert.equal(actual?.mail.isSink, false)
  await assert.rejects(async () => await actual?.sms.send(message))
  assert.equal(exercise?.mail.isSink, true)
  assert.equal((await exercise?.sms.send(message))?.isSink, true)
})
