import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { NEWER_SYNTAX } from '../../../test/support/old-browser.ts'
import { loadAssets } from '../assets.ts'

const SRC = join(import.meta.dirname, '../..')
const scripts = globSync('*/browser/*.js', { cwd: SRC }).map((path) => join(SRC, path))
const assets = loadAssets(scripts)
const textOf = (name: string) => Buffer.from(assets.get(name)?.bytes ?? []).toString('utf8')
const pressed = (name: string) => gzipSync(textOf(name), { level: 9 }).length

const KIB = 1_024

test('the sealing step is at most 8 KB of script, and 12 KB more where the browser lacks X25519', () => {
  assert.ok(pressed('report.js') > 3 * KIB, 'it was there')
  assert.ok(pressed('report.js') <= 8 * KIB, `${pressed('report.js')} bytes`)
  assert.ok(pressed('x25519-ladder.js') <= 12 * KIB, `${pressed('x25519-ladder.js')} bytes`)
  const fetched = pressed('report.js') + pressed('report-files.js')
  process.stdout.write(`sealing ${pressed('report.js')} bytes, with files ${fetched}\n`)
})

test('what files need comes when one is chosen, at most 6 KB, and lies with nobody who chooses none', () => {
  assert.ok(pressed('report-files.js') > KIB, 'it was there')
  assert.ok(pressed('report-files.js') <= 6 * KIB, `${pressed('report-files.js')} bytes`)
  assert.ok(!textOf('report.js').includes('JFIF'), 'pictures are read by what is fetched')
})

test('what is fetched for a receipt on request is small: a list of words at most 9 KB, the QR writer 6 KB', () => {
  const lists = globSync('content/words/*.txt', { cwd: join(SRC, '..') })
  assert.equal(lists.length, 4)
  const words = loadAssets(lists.map((path) => join(SRC, '..', path)))
  for (const [name, { bytes }] of words) {
    const size = gzipSync(bytes, { level: 9 }).length
    assert.ok(size > KIB && size <= 9 * KIB, `${name}: ${size} bytes`)
  }
  assert.ok(pressed('receipt-words.js') <= 2 * KIB, `${pressed('receipt-words.js')} bytes`)
  assert.ok(pressed('receipt-qr.js') <= 6 * KIB, `${pressed('receipt-qr.js')} bytes`)
})

test('a script that is fetched later is named with the hash of what it holds', () => {
  const tag = assets.get('x25519-ladder.js')?.etag ?? ''
  assert.ok(textOf('report.js').includes(`import('/static/${tag}/x25519-ladder.js')`))
  assert.match(textOf('x25519-ladder.js'), /^export function ladder/m)
})

test('every script that is served with others is whole: no two of them name something alike', () => {
  for (const [name] of assets) {
    // Parsed and never run; what is fetched later is no part of it.
    const script = textOf(name)
      .replaceAll(/\bimport\(/g, '(')
      .replaceAll(/^export /gm, '')
    assert.ok(!/^import /m.test(script), `${name} holds all that it imports`)
    assert.doesNotThrow(() => new Script(`async () => { ${script} }`), name)
  }
})

test('what reporters and observers run uses no syntax or method newer than Chrome 64', () => {
  const run = [
    'report.js',
    'mailbox.js',
    'leave.js',
    'x25519-ladder.js',
    'report-files.js',
    'pictures.js',
  ]
  for (const name of [...run, 'receipt-words.js', 'receipt-qr.js', 'watch.js', 'watch-enrol.js']) {
    // Texts and patterns are no syntax.
    const source = textOf(name)
      .replaceAll(/'[^'\n]*'/g, "''")
      .replaceAll(/`[^`]*`/g, '``')
      .replaceAll(/(?<=[=(,:] ?)\/(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[])+\/[a-z]*/g, '/x/')
    assert.ok(source.length > 500, name)
    // Without indentation every await seems to stand at the top.
    for (const [newer, pattern] of NEWER_SYNTAX.filter(([each]) => each !== 'top-level await'))
      assert.ok(!pattern.test(source), `${name}: ${newer}: ${pattern.exec(source)?.[0] ?? ''}`)
  }
})
