import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Manifest, parseManifest, writeManifest } from './manifest.ts'

const GOOD: Manifest = {
  version: 1,
  origin: 'https://node.example',
  made: '2026-11-24T08:00:00.000Z',
  log: { key: 'node.example/log+0123abcd+AbCd', size: 1, root: 'AbCd=' },
  files: { 'en/index.html': { sha256: 'a'.repeat(64), bytes: 10 } },
}

test('a manifest is read back as it was written', () => {
  assert.deepEqual(parseManifest(writeManifest(GOOD)), GOOD)
})

test('a manifest that leads out of the folder or steers a terminal is none', () => {
  const file = GOOD.files['en/index.html']
  const { log } = GOOD
  const wrong: object[] = [
    ...[
      '../x',
      '/etc/passwd',
      'a/../b',
      '.ssh/x',
      'a//b',
      'a\\b',
      'a%2e',
      `${'a'.repeat(301)}`,
    ].map((path) => ({ ...GOOD, files: { [path]: file } })),
    { ...GOOD, origin: 'https://node.example/\u001b[2J' },
    { ...GOOD, origin: 'https://node.example/\u202e' },
    { ...GOOD, origin: 'node.example' },
    { ...GOOD, log: { ...log, key: 'k\u001b]0;all is well\u0007' } },
    { ...GOOD, log: { ...log, key: 'k'.repeat(301) } },
    { ...GOOD, log: { ...log, root: '\u009b' } },
    { ...GOOD, log: { ...log, size: -1 } },
    { ...GOOD, files: { a: { ...file, bytes: 2 ** 40 } } },
    { ...GOOD, more: 1 },
  ]
  for (const one of wrong)
    assert.equal(parseManifest(Buffer.from(JSON.stringify(one))), null, JSON.stringify(one))
  assert.equal(parseManifest(Buffer.from('{')), null)
})
