// Titles and file names in a bundle, and bundles that were made together.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { type Change, smallBundle } from '../../../test/support/bundle.ts'
import { trustOf } from '../../../test/support/bundle-keys.ts'
import { said, salt } from '../../../test/support/custody-chain.ts'
import { canonicalJson, type JsonValue } from '../jcs/jcs.ts'
import { checkBundle, FILES, linesOf, nodeCrypto, togetherOf, worstOf } from './index.ts'

const fileOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})

async function checked(change: Change) {
  const bytes = await smallBundle(change)
  return await checkBundle(fileOf(bytes), nodeCrypto, { trust: await trustOf(bytes) })
}

const faultsOf = async (change: Change) =>
  (await checked(change)).lines.flatMap(({ check, faults }) =>
    faults.map(({ part, fault }) => `${check} ${part} ${fault}`),
  )

const SALT = Buffer.from(salt).toString('hex')
const name = (text: string, commitment = said(text)) => ({
  field: 'title' as const,
  commitment,
  salt: SALT,
  text,
})
const named =
  (item: string, ...lines: JsonValue[]): Change =>
  (files) =>
    void files.set(`names/${item}.jsonl`, linesOf(lines))

const about = (more: object): Change => {
  const part = { series: 'bundle-1', n: 2, of: 3 }
  const all = { v: 1, label: 'CASE-ABCDEFGH', title: 'A site', part, ...more }
  return (files) => void files.set(FILES.about, Buffer.from(canonicalJson(all as JsonValue)))
}

test('a title holds where the log committed to it; another one, or one of another item, is named', async () => {
  const title = 'Title of item-0'
  const { verdict, lines } = await checked(named('item-0', name(title)))
  assert.equal(verdict, 'pass')
  assert.equal(
    lines[4]?.checked,
    11,
    'two texts and one record each, the record of the key, a title',
  )
  assert.deepEqual(await faultsOf(named('item-0', name('Other', said(title)))), [
    'V5 names/item-0.jsonl#1 text',
  ])
  assert.deepEqual(await faultsOf(named('item-1', name(title))), ['V5 names/item-1.jsonl#1 unused'])
  assert.deepEqual(await faultsOf(named('item-0', { ...name(title), field: 'size' })), [
    'V5 names/item-0.jsonl unreadable',
  ])
})

test('the commitment to a title is what the standard library of another language makes of it', () => {
  const told = name('سجل Größe.evtx')
  const script = `import sys,json,hashlib
one=json.loads(sys.stdin.buffer.read())
print(hashlib.sha256(bytes.fromhex(one["salt"])+one["text"].encode()).hexdigest())`
  const made = execFileSync('python3', ['-c', script], { input: JSON.stringify(told) })
  assert.equal(made.toString().trim(), told.commitment)
})

test('a bundle says what it is called and which part of how many; what cannot be read is a fault', async () => {
  const { whose, verdict } = await checked(about({}))
  assert.equal(verdict, 'pass')
  assert.deepEqual(
    [whose.label, whose.title, whose.part],
    ['CASE-ABCDEFGH', 'A site', { series: 'bundle-1', n: 2, of: 3 }],
  )
  const old = await checked(() => {})
  assert.deepEqual([old.verdict, old.whose.label, old.whose.part], ['pass', null, null])
  const past = { series: 'bundle-1', n: 4, of: 3 }
  for (const odd of [{ label: 7 }, { part: past }, { label: 'a\u202Eb' }])
    assert.deepEqual(await faultsOf(about(odd)), ['V1 about.json unreadable'])
})

test('parts are complete only with all of them, of one making', () => {
  const made = '2026-11-26T10:00:00.000Z'
  const part = (n: number, series = 'a', of = 3) => ({ made, part: { series, n, of } })
  const none = { made, part: null }
  assert.deepEqual(togetherOf([part(2), part(1), part(3)]), {
    state: 'complete',
    of: 3,
    missing: [],
  })
  assert.deepEqual(togetherOf([part(2)]), { state: 'missing', of: 3, missing: [1, 3] })
  assert.equal(togetherOf([part(1), part(2), part(3), part(3)]).state, 'complete')
  const again = { ...part(1), made: '2026-11-26T10:00:01.000Z' }
  for (const mixed of [
    [part(1), part(2, 'b'), part(3)],
    [part(1), part(2, 'a', 4), part(3)],
    [part(1), again, part(2), part(3)],
    [part(1), none],
    [none, none],
  ])
    assert.equal(togetherOf(mixed).state, 'mixed')
  assert.deepEqual(togetherOf([none]), { state: 'whole', of: null, missing: [] })
  assert.equal(togetherOf([part(1, 'a', 1)]).state, 'whole')
  assert.equal(worstOf(['pass', 'open', 'fail']), 'fail')
  assert.equal(worstOf(['pass', 'pass']), 'pass')
})
