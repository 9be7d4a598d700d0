import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../test/support/run-folder.ts'
import { openKeys } from './keys.ts'

test('what was sealed is opened by the same keys, for what it was sealed for, and by nothing else', () => {
  const folder = () => mkdtempSync(join(runFolder(), 'keys-'))
  const own = folder()
  const keys = openKeys(own)
  const sealed = keys.seal('a password ✓', 'SMTP_PASSWORD')
  assert.notEqual(keys.seal('a password ✓', 'SMTP_PASSWORD'), sealed, 'twice the same looks other')
  assert.ok(!Buffer.from(sealed, 'base64url').toString('latin1').includes('password'))
  assert.equal(openKeys(own).unseal(sealed, 'SMTP_PASSWORD'), 'a password ✓')
  assert.throws(() => keys.unseal(sealed, 'SMS_PASSWORD'))
  assert.throws(() => openKeys(folder()).unseal(sealed, 'SMTP_PASSWORD'))
  const other = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`
  for (const broken of ['', 'AAAA', other, sealed.slice(0, -4)])
    assert.throws(() => keys.unseal(broken, 'SMTP_PASSWORD'))
})
