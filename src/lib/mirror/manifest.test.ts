import assert from 'node:assert/strict'
import { generateKeyPairSync, hash } from 'node:crypto'
import { test } from 'node:test'
import { ed25519Signer } from '../tlog/index.ts'
import {
  isManifestFile,
  type Manifest,
  manifestFile,
  manifestNote,
  namedManifest,
  parseManifest,
  writeManifest,
} from './manifest.ts'

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

test('a note names its manifest by hash, and nothing else is taken for such a note', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const bytes = writeManifest(GOOD)
  const sha256 = hash('sha256', bytes, 'hex')
  const note = manifestNote(bytes, ed25519Signer('node.example/log', privateKey))
  assert.equal(namedManifest(note), sha256)
  assert.ok(isManifestFile(manifestFile(sha256)))
  const checkpoint = note.replace('scrutineer mirror v1', 'node.example/log')
  for (const other of ['', 'x', checkpoint, note.slice(1), note.replace(sha256, '../../etc')])
    assert.equal(namedManifest(other), null, other)
  for (const path of ['mirror.json', 'mirror-1.json', `en/${manifestFile(sha256)}`])
    assert.ok(!isManifestFile(path), path)
})
