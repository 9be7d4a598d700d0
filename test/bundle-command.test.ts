// A bundle of evidence on the command line: sound, changed, unreadable.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { FILES } from '../src/lib/bundle/index.ts'
import { canonicalJson } from '../src/lib/jcs/jcs.ts'
import { smallBundle } from './support/bundle.ts'
import { keysIn, keyWords } from './support/bundle-keys.ts'
import { commandHere } from './support/command-here.ts'
import { runFolder } from './support/run-folder.ts'

test('verify --bundle says nine lines, names a changed part, and tells what is no bundle', async () => {
  const folder = mkdtempSync(join(runFolder(), 'bundle-'))
  const verify = async (bytes: Uint8Array, ...words: string[]) => {
    writeFileSync(join(folder, 'b.zip'), bytes)
    return await commandHere({}, 'verify', '--bundle', join(folder, 'b.zip'), ...words)
  }
  try {
    const bytes = await smallBundle()
    const sound = await verify(bytes, ...(await keyWords(bytes)))
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

test('whose a bundle is stands first; without keys nothing passes, and a forged one fails with those of the node', async () => {
  const folder = mkdtempSync(join(runFolder(), 'bundle-keys-'))
  const at = join(folder, 'b.zip')
  const verify = async (bytes: Uint8Array, ...words: string[]) => {
    writeFileSync(at, bytes)
    return await commandHere({}, 'verify', '--bundle', at, ...words)
  }
  try {
    const [sound, forged] = [await smallBundle(), await smallBundle()]
    const { key, custodyKey } = await keysIn(sound)
    for (const one of [sound, forged]) {
      const bare = await verify(one)
      assert.equal(bare.code, 3, bare.said)
      assert.match(bare.said, /^Not checked: whose keys these are/m)
      assert.match(bare.said, /^V2 not checked .*\n {3}whose keys these are/m)
      assert.match(bare.said, /^V7 not checked /m)
    }
    const told = await verify(sound, '--key', key, '--custody-key', custodyKey)
    assert.equal(told.code, 0, told.said)
    assert.equal(told.out[0], 'It says that it comes from: https://vote.example')
    const verdict = told.out.findIndex((line) => line.startsWith('UNCHANGED: this bundle holds'))
    const first = told.out.findIndex((line) => line.startsWith('V1 '))
    for (const line of [`   ${key}`, `   ${custodyKey}`])
      assert.ok(told.out.indexOf(line) < verdict)
    assert.ok(told.out.indexOf(`   ${key}`) > 0 && verdict > 0 && verdict < first, told.said)
    assert.equal(told.out.filter((line) => /^ {3}SHA-256 [0-9a-f]{64}$/.test(line)).length, 2)
    for (const words of [
      ['--key', key],
      ['--custody-key', custodyKey],
      ['--key', key, '--custody-key', custodyKey],
    ]) {
      const caught = await verify(forged, ...words)
      assert.equal(caught.code, 1, caught.said)
      assert.match(caught.said, /signed with another key/)
    }
    const policy = join(folder, 'policy.txt')
    writeFileSync(policy, `log ${key}\nquorum none\n`)
    assert.equal((await verify(sound, '--policy', policy)).code, 0)
    assert.equal((await verify(forged, '--policy', policy)).code, 1)
    assert.equal((await verify(sound, '--policy', policy, '--key', key)).code, 2)
    assert.equal((await verify(sound, '--custody-key', key)).code, 2)
    assert.equal((await verify(sound, '--key', 'nonsense')).code, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what a forger wrote begins no line, hides none and is taken for no verdict', async () => {
  const at = join(runFolder(), 'forged.zip')
  const lie = 'UNCHANGED: this bundle holds, and it is of the node whose keys were given.'
  const hidden = '\u001b[8m'
  const sound = await smallBundle()
  const inKeys = await smallBundle((files) => {
    const said = JSON.parse(Buffer.from(files.get(FILES.keys) ?? []).toString()) as object
    const origin = `vote.example\n${lie}\nV1 pass${hidden}\u202e`
    files.set(FILES.keys, Buffer.from(canonicalJson({ ...said, origin })))
  })
  const path = 'items/item-1'
  const inPath = sound.toString('latin1').replaceAll(path, `items/\n${hidden}x`)
  try {
    for (const forged of [inKeys, Buffer.from(inPath, 'latin1')])
      for (const words of [[], await keyWords(sound)]) {
        writeFileSync(at, forged)
        const { code, said } = await commandHere({}, 'verify', '--bundle', at, ...words)
        assert.notEqual(code, 0, said)
        assert.ok(!said.split('\n').some((line) => line.startsWith(lie)), said)
        assert.ok(!said.includes('\u001b') && !said.includes('\u202e'), said)
      }
  } finally {
    rmSync(at, { force: true })
  }
})
