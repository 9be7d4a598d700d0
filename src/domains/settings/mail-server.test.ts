import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailServerOf } from './mail-server.ts'

test('a mail server is taken as people write it, and its password is taken out of the address', () => {
  const cases: readonly [string, string, string?, string?][] = [
    ['mail.example.org', 'smtp://mail.example.org:587'],
    ['mail.example.org:465', 'smtps://mail.example.org:465'],
    ['mail.example.org:25', 'smtp://mail.example.org:25'],
    ['smtp://Mail.Example.org/', 'smtp://mail.example.org:587'],
    ['SMTPS://mail.example.org', 'smtps://mail.example.org:465'],
    ['smtp://mail.example.org:443', 'smtp://mail.example.org:443'],
    ['smtp://node:p%40ss@mail.example.org:587', 'smtp://mail.example.org:587', 'node', 'p@ss'],
    ['smtp://[::1]:2525', 'smtp://[::1]:2525'],
  ]
  for (const [text, url, user = '', password = ''] of cases)
    assert.deepEqual(mailServerOf(text), { url, user, password }, text)
})

test('what is no mail server is refused', () => {
  for (const text of [
    '',
    'http://mail.example.org',
    'smtp://',
    'mail.example.org/path',
    'mail.example.org?x=1',
    'two words',
    'mail.example.org:99999',
    'smtp://a:%zz@mail.example.org',
  ])
    assert.equal(mailServerOf(text), null, text)
})
