import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../../test/support/run-folder.ts'
import { newBytes } from '../../core/id.ts'
import { identityOf, identityText, recipientText } from '../../lib/age/index.ts'
import { recipientsOf } from './schedule.ts'

const secret = newBytes(32)
const own = recipientText(identityOf(secret))

test('recipients come from a list or a file, and nobody is one who is misspelt', () => {
  const file = join(mkdtempSync(join(runFolder(), 'keys-')), 'recipients')
  writeFileSync(file, `# the safe of the office\n${own}\n\n${own}`)
  assert.deepEqual(recipientsOf(file), [own, own])
  assert.deepEqual(recipientsOf(`${own}, ${own}`), [own, own])
  assert.deepEqual(recipientsOf('plain'), [])
  for (const wrong of ['', 'age1', `${own}x`, own.toUpperCase(), `${own} plain`])
    assert.throws(() => recipientsOf(wrong), { code: 'backup.refused' }, wrong)
})

test('a secret key among the recipients is refused without being repeated', () => {
  const key = identityText(secret)
  const file = join(mkdtempSync(join(runFolder(), 'keys-')), 'age.key')
  writeFileSync(file, `# public key: ${own}\n${key}\n`)
  for (const setting of [file, key, key.toLowerCase(), `${own} ${key}`])
    assert.throws(
      () => recipientsOf(setting),
      ({ code, message }: { code: string; message: string }) => {
        assert.equal(code, 'backup.refused')
        assert.doesNotMatch(message.toUpperCase(), /AGE-SECRET-KEY-1/)
        return true
      },
    )
})
