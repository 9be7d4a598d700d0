import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sourceHashOf } from './source-hash.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)
const LONG = 'c'.repeat(128)

test('a hash is taken as it is typed, or from the line of a sheet that names the file', () => {
  const own = { hash: `sha256:${A}` }
  for (const typed of [
    A,
    ` ${A.toUpperCase()} `,
    A.replaceAll(/(..)(?=.)/g, '$1:'),
    `SHA-256: ${A}`.replace('SHA-256: ', ''),
    `${B}  other.log\n${A}  auth.log\n`,
    `${B} *other.log\r\n${A} *AUTH.LOG\r\n`,
    `SHA256 (other.log) = ${B}\nSHA256 (/var/log/auth.log) = ${A}`,
    `file,sha256\n"other.log",${B}\n"C:\\logs\\auth.log",${A}`,
  ])
    assert.deepEqual(sourceHashOf(typed, 'auth.log'), own, typed)
  assert.deepEqual(sourceHashOf(LONG, 'auth.log'), { hash: `sha512:${LONG}` })
  assert.deepEqual(sourceHashOf(`auth.log;${A};${LONG}`, 'auth.log'), { hash: `sha512:${LONG}` })
})

test('a sheet that does not name the file, or names it twice, is no hash of it', () => {
  assert.deepEqual(sourceHashOf(`${B}  other.log\n${A}  mail.log`, 'auth.log'), { fault: 'absent' })
  assert.deepEqual(sourceHashOf(`${B}  other-auth.log`, 'auth.log'), { fault: 'absent' })
  assert.deepEqual(sourceHashOf(`${A}  auth.log\n${B}  old/auth.log`, 'auth.log'), { fault: 'two' })
  for (const none of ['d41d8cd98f00b204e9800998ecf8427e', 'nothing', `${A}0`])
    assert.deepEqual(sourceHashOf(none, 'auth.log'), { fault: 'none' })
})

test('what sha256sum and sha512sum write is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'))
  try {
    for (const name of ['one.bin', 'سجل ٢.bin']) writeFileSync(join(folder, name), name)
    for (const [tool, kind] of [
      ['sha256sum', 'sha256'],
      ['sha512sum', 'sha512'],
    ] as const)
      for (const how of [[], ['--tag']]) {
        const words = [...how, 'one.bin', 'سجل ٢.bin']
        const sheet = execFileSync(tool, words, { cwd: folder, encoding: 'utf8' })
        const made = `${kind}:${hash(kind, 'سجل ٢.bin')}`
        assert.deepEqual(sourceHashOf(sheet, 'سجل ٢.bin'), { hash: made })
      }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
