import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { type Change, smallBundle } from '../../../test/support/bundle.ts'
import { keysIn, trustOf } from '../../../test/support/bundle-keys.ts'
import { canonicalJson } from '../jcs/jcs.ts'
import { openZip } from '../zip/index.ts'
import { checkBundle, custodyOfKey, NO_TRUST, nodeCrypto, TrustError, trustIn } from './index.ts'

const fileOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})
const checked = (bytes: Uint8Array, trust = NO_TRUST) =>
  checkBundle(fileOf(bytes), nodeCrypto, { trust })
const without =
  (path: string): Change =>
  (files) => {
    assert.ok(files.delete(path))
  }

const sound = await smallBundle()

/** Everything of a sound bundle, signed by somebody else, whose key stands first. */
async function signedByOther(bytes: Uint8Array): Promise<Buffer> {
  const zip = await openZip(fileOf(bytes))
  const real = new Map<string, Uint8Array>()
  for (const entry of zip.entries)
    if (!entry.path.startsWith('manifest')) real.set(entry.path, await buffer(zip.content(entry)))
  return await smallBundle((files) => {
    const forged = JSON.parse(Buffer.from(files.get('keys.json') ?? []).toString())
    files.clear()
    for (const [path, content] of real) files.set(path, content)
    const keys = JSON.parse(Buffer.from(files.get('keys.json') ?? []).toString())
    keys.custody = [...forged.custody, ...keys.custody]
    files.set('keys.json', Buffer.from(canonicalJson(keys)))
  })
}

test('a bundle that anybody forged is no pass without keys, and fails with those of the node', async () => {
  const trust = await trustOf(sound)
  const forged = await smallBundle()
  assert.equal((await checked(forged)).verdict, 'whose-keys')
  const told = await checked(forged, trust)
  assert.equal(told.verdict, 'fail')
  const faults = told.lines.flatMap(({ check: name, faults: all }) =>
    all.map(({ part, fault }) => `${name} ${part} ${fault}`),
  )
  assert.equal(faults[0], 'V2 manifest.sig key')
  assert.ok(faults.includes('V7 checkpoints/4.txt key'), faults.join())
  for (const half of [
    { ...trust, log: null },
    { ...trust, custody: null },
  ])
    assert.equal((await checked(forged, half)).verdict, 'fail')
  // The log's own records about it are genuine; whoever signed it is not whom the log names.
  const taken = await signedByOther(sound)
  assert.equal((await checked(taken)).verdict, 'whose-keys')
  for (const one of [trust, { ...trust, custody: null }]) {
    const { verdict, lines } = await checked(taken, one)
    assert.equal(verdict, 'fail')
    assert.deepEqual(lines[1]?.faults, [{ part: 'manifest.sig', fault: 'key', detail: '' }])
  }
})

test('a bundle that calls its node what no key is called is checked all the same', async () => {
  for (const name of ['', 'a+b', '<svg/onload="x">', '\ud800'.toWellFormed()]) {
    const odd = await smallBundle((files) => {
      const keys = JSON.parse(Buffer.from(files.get('keys.json') ?? []).toString())
      files.set('keys.json', Buffer.from(canonicalJson({ ...keys, rp_id: name })))
      files.delete('policy.txt')
    })
    const told = await checked(odd, await trustOf(sound))
    assert.equal(told.verdict, 'fail', name)
    assert.equal(told.whose.custody.length, 1, name)
  }
})

test('keys with half a character, spaces or a line in them are unreadable, and the rest is checked', async () => {
  for (const name of [String.raw`\ud800`, ' ', 'a b', String.raw`a\nb`, '\u2800']) {
    const odd = await smallBundle((files) => {
      const keys = Buffer.from(files.get('keys.json') ?? []).toString()
      files.set('keys.json', Buffer.from(keys.replace('"vote.example"', `"${name}"`)))
    })
    const { verdict, lines } = await checked(odd, await trustOf(sound))
    assert.equal(verdict, 'fail')
    const faults = lines.flatMap((line) => line.faults)
    assert.ok(faults.some(({ part, fault }) => part === 'keys.json' && fault === 'unreadable'))
  }
})

test('the key of the log is enough where the log names the key of custody', async () => {
  const trust = await trustOf(sound)
  assert.equal((await checked(sound, { ...trust, custody: null })).verdict, 'pass')
  assert.equal((await checked(sound, { ...trust, log: null })).verdict, 'whose-keys')
})

test('acts that the log had not bound to a key when it recorded them are no pass', async () => {
  const later = await smallBundle(without('proofs/rec-key.json'))
  const trust = await trustOf(later)
  const { verdict, lines } = await checked(later, trust)
  assert.equal(verdict, 'open')
  assert.deepEqual(
    [lines[5]?.state, lines[5]?.remarks],
    ['not-checked', [{ remark: 'recorded-later', count: 5 }]],
  )
  assert.equal((await checked(later, { ...trust, custody: null })).verdict, 'whose-keys')
  const unproved = await smallBundle(without('proofs/rec-item-2.json'))
  const told = await checked(unproved, await trustOf(unproved))
  assert.equal(told.verdict, 'open')
  assert.deepEqual(
    [told.lines[5]?.state, told.lines[5]?.remarks],
    ['not-checked', [{ remark: 'unproved', count: 1 }]],
  )
})

test('a bundle of which the log says nothing fails with the key of the log alone', async () => {
  const dropped =
    (of: RegExp): Change =>
    (files) => {
      for (const path of files.keys()) if (of.test(path)) files.delete(path)
    }
  const bare = await smallBundle(dropped(/^proofs\//))
  const trust = await trustOf(bare)
  const { verdict, lines } = await checked(bare, { ...trust, custody: null })
  assert.equal(verdict, 'fail')
  const faults = (all: typeof lines) => (all[1]?.faults ?? []).map(({ part }) => part)
  assert.deepEqual(faults(lines).length, 3)
  assert.equal((await checked(bare, trust)).verdict, 'open', 'who gave the custody key knows whose')
  assert.equal((await checked(bare)).verdict, 'whose-keys')
  // One item alone of which nothing is proved is enough.
  const one = await smallBundle(dropped(/^proofs\/rec-(?:key|item-1)\.json$/))
  const told = await checked(one, { ...(await trustOf(one)), custody: null })
  assert.deepEqual(faults(told.lines), ['custody/item-1.jsonl'])
})

test('origin, what it is about, and the keys as a node shows them are told', async () => {
  const { whose } = await checked(sound, await trustOf(sound))
  assert.equal(whose.origin, 'https://vote.example')
  assert.equal(whose.about, 'case-1')
  assert.match(whose.log[0]?.key ?? '', /^vote\.example\/log\+/)
  assert.match(whose.custody[0]?.key ?? '', /^vote\.example\/custody\+/)
  assert.match(whose.custody[0]?.fingerprint ?? '', /^[0-9a-f]{64}$/)
  assert.deepEqual(whose.given, { log: true, custody: true })
})

test('keys are read as they are pasted, each for what it is', async () => {
  const { key, custodyKey } = await keysIn(sound)
  assert.deepEqual(trustIn(''), NO_TRUST)
  assert.equal(trustIn(` ${custodyKey}\r\n`).log, null)
  assert.notEqual(trustIn(`${custodyKey} ${key}`).log, null)
  for (const text of ['nonsense', key.slice(0, -2), `${key} x`, 'a '.repeat(30)])
    assert.throws(() => trustIn(text), TrustError)
  assert.throws(() => custodyOfKey(key), TrustError)
})
