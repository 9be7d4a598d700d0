// A bundle of evidence on the command line: sound, changed, unreadable.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { smallBundle } from './support/bundle.ts'
import { commandHere } from './support/command-here.ts'
import { runFolder } from './support/run-folder.ts'

test('verify --bundle says nine lines, names a changed part, and tells what is no bundle', async () => {
  const folder = mkdtempSync(join(runFolder(), 'bundle-'))
  const verify = async (bytes: Uint8Array) => {
    writeFileSync(join(folder, 'b.zip'), bytes)
    return await commandHere({}, 'verify', '--bundle', join(folder, 'b.zip'))
  }
  try {
    const bytes = await smallBundle()
    const sound = await verify(bytes)
    assert.equal(sound.code, 0, sound.said)
    const heads = sound.out.filter((line) => /^V\d /.test(line)).map((line) => line.slice(0, 8))
    const pass = [1, 2, 3, 4, 5, 6, 7].map((n) => `V${n} pass `)
    assert.deepEqual(heads, [...pass, 'V8 not c', 'V9 pass '])
    bytes[bytes.indexOf('content of item 2') + 4] = 0
    const changed = await verify(bytes)
    assert.equal(changed.code, 1)
    assert.match(changed.said, /^V1 FAIL .*\n {3}items\/item-2: was changed/m)
    assert.equal((await verify(bytes.subarray(0, 500))).code, 2)
    const page = await commandHere({}, 'verify', '--page', join(folder, 'verify.html'))
    assert.equal(page.code, 0, page.said)
    assert.match(readFileSync(join(folder, 'verify.html'), 'utf8'), /default-src 'none'/)
    const absent = await commandHere({}, 'verify', '--bundle', join(folder, 'none.zip'))
    assert.equal(absent.code, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
