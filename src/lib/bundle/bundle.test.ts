import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { CaseFile, type Change, smallBundle } from '../../../test/support/bundle.ts'
import { trustOf } from '../../../test/support/bundle-keys.ts'
import { canonicalJson, type JsonValue } from '../jcs/jcs.ts'
import { rawPublicKey, verifierKey } from '../tlog/index.ts'
import { openZip, ZipError } from '../zip/index.ts'
import { checkBundle, FILES, isSound, linesOf, NO_TRUST, nodeCrypto } from './index.ts'

const fileOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})
const checked = (bytes: Uint8Array, trust = NO_TRUST) =>
  checkBundle(fileOf(bytes), nodeCrypto, { trust })
const check = async (bytes: Uint8Array, trust = NO_TRUST) => (await checked(bytes, trust)).lines

/** `V2 item custody/item-0.jsonl#1 signature`, one for each fault. */
const faultsOf = async (bytes: Uint8Array) =>
  (await check(bytes)).flatMap(({ check: name, faults }) =>
    faults.map(({ part, fault }) => `${name} ${part} ${fault}`),
  )

const OTHER_LOG = verifierKey(
  'other.example/log',
  rawPublicKey(generateKeyPairSync('ed25519').publicKey),
)

const sound = await smallBundle()

test('a whole bundle passes, and says what it could not check', async () => {
  const { verdict, lines } = await checked(sound, await trustOf(sound))
  assert.equal(verdict, 'pass')
  assert.deepEqual(lines.map(({ faults }) => faults).flat(), [])
  assert.deepEqual(
    lines.map(({ check: name, state }) => `${name} ${state}`),
    [
      'V1 pass',
      'V2 pass',
      'V3 pass',
      'V4 pass',
      'V5 pass',
      'V6 pass',
      'V7 pass',
      'V8 not-checked',
      'V9 pass',
    ],
  )
  assert.deepEqual(lines[7]?.remarks, [{ remark: 'authority', count: 1 }])
  assert.equal(isSound(lines), true)
})

test('other programs unpack it and find the hashes of the manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  try {
    writeFileSync(join(folder, 'b.zip'), sound)
    execFileSync('unzip', ['-q', 'b.zip', '-d', 'b'], { cwd: folder })
    const list = JSON.parse(
      execFileSync('cat', ['b/manifest.json'], { cwd: folder, encoding: 'utf8' }),
    )
    const lines = list.files.map(
      (one: { sha512: string; path: string }) => `${one.sha512}  b/${one.path}`,
    )
    writeFileSync(join(folder, 'sums'), `${lines.join('\n')}\n`)
    execFileSync('sha512sum', ['--quiet', '-c', 'sums'], { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('one changed byte in the content of any file is found there', async () => {
  const zip = await openZip(fileOf(sound))
  for (const { path, size } of zip.entries) {
    const at = sound.indexOf(path) + path.length + Math.floor(size / 2)
    const changed = Buffer.from(sound)
    changed[at] = (changed[at] ?? 0) ^ 1
    const [fault] = await faultsOf(changed)
    assert.equal(fault, `V1 ${path} archive`)
  }
})

test('any flipped bit is found, but in what no program reads', async () => {
  const whole = JSON.stringify(await check(sound))
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(sound)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      const lines = await check(changed).catch((error: unknown) => {
        assert.ok(error instanceof ZipError, String(error))
        return null
      })
      // Versions, times and attributes of an archive say nothing of its contents.
      if (lines !== null && isSound(lines)) assert.equal(JSON.stringify(lines), whole)
    }),
    { numRuns: 120 },
  )
})

/** Replaces text in one file. */
const text =
  (path: string, from: string | RegExp, to: string | ((found: string) => string)): Change =>
  (files) => {
    const before = Buffer.from(files.get(path) ?? []).toString()
    const after = typeof to === 'string' ? before.replace(from, to) : before.replace(from, to)
    assert.notEqual(after, before, `${path} has ${from}`)
    files.set(path, Buffer.from(after))
  }
const without =
  (path: string): Change =>
  (files) => {
    assert.ok(files.delete(path))
  }
const line = (index: number) => (source: string) => source.split('\n')[index] ?? ''

/** Puts others in the place of each officer. */
function officersOf(files: Map<string, Uint8Array>, more: (one: JsonValue) => JsonValue[]): void {
  const keys = JSON.parse(Buffer.from(files.get('keys.json') ?? []).toString())
  keys.officers = keys.officers.flatMap(more)
  files.set('keys.json', Buffer.from(canonicalJson(keys)))
}

/** What somebody who holds the node's key could do: the manifest is signed anew. */
const CHANGES: readonly (readonly [string, Change, readonly string[]])[] = [
  ['no keys', without('keys.json'), ['V2 keys.json missing']],
  [
    'more passkeys of one officer than anybody has, to be tried for each answer',
    (files) => officersOf(files, (one) => Array(51).fill(one)),
    ['V2 keys.json unreadable'],
  ],
  [
    'more keys of the node than a node ever had, to be tried for each event',
    text('keys.json', /"custody":\["(\w+)"\]/, `"custody":[${Array(21).fill('"$1"').join()}]`),
    ['V2 keys.json unreadable'],
  ],
  ['keys of another form', text('keys.json', '"v":1', '"v":2'), ['V2 keys.json unreadable']],
  [
    'a signature',
    text('custody/item-0.jsonl', /(?<="signature":")./, (one) => (one === '_' ? 'A' : '_')),
    ['V2 custody/item-0.jsonl#1 signature'],
  ],
  [
    'an event',
    text('custody/item-0.jsonl', 'T08:00', 'T09:00'),
    ['V2 custody/item-0.jsonl#1 signature'],
  ],
  [
    'the answer of a passkey',
    text('custody/item-1.jsonl', /"signature":"ME/, '"signature":"MF'),
    ['V2 custody/item-1.jsonl#2 assertion'],
  ],
  [
    'an officer',
    text('keys.json', '"role":"investigator"', '"role":"reviewer"'),
    ['V2 custody/item-1.jsonl#3 unknown-officer'],
  ],
  [
    'an event left out',
    (files) => {
      const lines = Buffer.from(files.get('custody/item-1.jsonl') ?? []).toString()
      files.set('custody/item-1.jsonl', Buffer.from(`${line(0)(lines)}\n${line(2)(lines)}\n`))
    },
    [
      'V3 custody/item-1.jsonl#2 chain',
      'V3 custody/item-1.jsonl#2 chain',
      'V4 custody/item-1.jsonl#2 transfer',
    ],
  ],
  [
    'lines that are none',
    text('custody/item-0.jsonl', '{', '['),
    [
      'V2 custody/item-0.jsonl unreadable',
      'V3 custody/item-0.jsonl unreadable',
      'V3 items/item-0 unused',
      'V5 texts/item-0.jsonl#1 unused',
      'V5 texts/item-0.jsonl#2 unused',
    ],
  ],
  [
    'the content of an item',
    text('items/item-2', 'content', 'CONTENT'),
    ['V3 items/item-2 content'],
  ],
  [
    'an item that nobody had',
    (files) => void files.set('items/item-9', Buffer.from('x')),
    ['V3 items/item-9 unused'],
  ],
  ['a text', text('texts/item-0.jsonl', '"image"', '"imagE"'), ['V5 texts/item-0.jsonl#1 text']],
  [
    'a recorded body',
    text('proofs/rec-item-0.json', 'item-0\\"}"', 'item-1\\"}"'),
    ['V5 proofs/rec-item-0.json body'],
  ],
  [
    'an index',
    text('proofs/rec-item-0.json', 'index 1', 'index 0'),
    ['V6 proofs/rec-item-0.json inclusion'],
  ],
  [
    'a proof of something else',
    text('proofs/rec-item-0.json', 'tlog-proof@v1', 'tlog-proof@v2'),
    ['V6 proofs/rec-item-0.json unreadable'],
  ],
  [
    'a checkpoint',
    text('checkpoints/4.txt', /(— w.example )\S{8}/, '$1AAAAAAAA'),
    [
      'V7 checkpoints/4.txt witnesses',
      'V8 tsa/4.tsr time-stamp',
      'V9 consistency/1-4.txt unreadable',
    ],
  ],
  [
    'a log of another name',
    text('policy.txt', /^log \S+/m, `log ${OTHER_LOG}`),
    [
      'V7 checkpoints/1.txt name',
      'V7 checkpoints/4.txt name',
      'V7 proofs/rec-item-0.json name',
      'V7 proofs/rec-item-1.json name',
      'V7 proofs/rec-item-2.json name',
      'V7 proofs/rec-key.json name',
    ],
  ],
  [
    'a policy of another form',
    text('policy.txt', 'quorum', 'quorumm'),
    ['V7 policy.txt unreadable'],
  ],
  [
    'a time-stamp of something else',
    text('tsa/4.tsr', '\u0005', '\u0006'),
    ['V8 tsa/4.tsr time-stamp'],
  ],
  ['no proof of growth', without('consistency/1-4.txt'), ['V9 consistency/1-4.txt missing']],
  [
    'a wrong proof of growth',
    text('consistency/1-4.txt', /\n[^\n]{4}/, '\nAAAA'),
    ['V9 consistency/1-4.txt consistency'],
  ],
]

for (const [what, change, faults] of CHANGES) {
  test(`with the manifest signed anew, ${what} is found`, async () => {
    assert.deepEqual(await faultsOf(await smallBundle(change)), faults)
  })
}

test('a manifest that another key signed is found', async () => {
  const bytes = await smallBundle(undefined, new CaseFile())
  assert.deepEqual(await faultsOf(bytes), ['V2 manifest.sig signature'])
})

test('files that the manifest does not know, or lacks, are named', async () => {
  // Same length, so that the archive stays whole.
  const [from, to] = ['README.txt', 'README.md_']
  const bytes = Buffer.from(
    sound
      .toString('latin1')
      .replaceAll(from, (found, at: number) =>
        at < sound.indexOf('manifest.json') || at > sound.lastIndexOf('PK\x03\x04') + 200
          ? to
          : found,
      ),
    'latin1',
  )
  assert.deepEqual(await faultsOf(bytes), ['V1 README.md_ unlisted', 'V1 README.txt missing'])
})

test('what is not in a bundle is not checked, and nothing fails for it', async () => {
  const lines = await check(
    await smallBundle((files) => {
      for (const path of files.keys())
        if (/^(?:proofs|checkpoints|consistency|tsa|texts|policy)/.test(path)) files.delete(path)
      files.delete('items/item-2')
      files.delete('custody/item-1.jsonl')
      files.delete('items/item-1')
    }),
  )
  const told = lines.map(({ check: name, state, remarks }) =>
    `${name} ${state} ${remarks.map(({ remark, count }) => `${remark} ${count}`).join(' ')}`.trim(),
  )
  assert.deepEqual(told, [
    'V1 pass',
    'V2 not-checked whose-keys 1',
    'V3 pass withheld 1',
    'V4 not-checked none 1',
    'V5 not-checked undisclosed 6 none 1',
    'V6 not-checked unproved 2',
    'V7 not-checked no-policy 1 whose-keys 1',
    'V8 not-checked none 1',
    'V9 not-checked none 1',
  ])
})

test('acts that no passkey answered for are counted, and an open offer too', async () => {
  const lines = await check(
    await smallBundle((files) => {
      const lines = Buffer.from(files.get('custody/item-1.jsonl') ?? [])
        .toString()
        .split('\n')
        .slice(0, 2)
      const bare = lines.map((one) => one.replace(/"assertions":\[.*?\}\]/, '"assertions":[]'))
      files.set('custody/item-1.jsonl', Buffer.from(`${bare.join('\n')}\n`))
    }),
  )
  assert.deepEqual(lines[1]?.remarks, [
    { remark: 'whose-keys', count: 1 },
    { remark: 'no-passkey', count: 1 },
  ])
  assert.deepEqual(lines[3]?.remarks, [
    { remark: 'open', count: 1 },
    { remark: 'none', count: 1 },
  ])
})

test('what officers signed in a case is checked with its text, and named by its line', async () => {
  const put = (text: string | null, more: object = {}) =>
    smallBundle((files, file) => {
      const acts = ['{"first":1}', '{"second":2}'].map((one) => file.signedAct(one))
      const [first, second] = acts.map((one) => ({ ...one }))
      if (first === undefined || second === undefined) throw new Error('no act')
      files.set(FILES.signed, linesOf([first, { ...second, text, ...more }]))
    })
  const lineOf = async (bytes: Uint8Array) => (await check(bytes, await trustOf(bytes)))[1]
  const good = await lineOf(await put('{"second":2}'))
  const before = await lineOf(sound)
  assert.deepEqual([good?.state, (good?.checked ?? 0) - (before?.checked ?? 0)], ['pass', 2])
  assert.deepEqual(await faultsOf(await put('{"second":3}')), ['V2 case/signed.jsonl#2 assertion'])
  assert.deepEqual(await faultsOf(await put('{"second":2}', { role: 7 })), [
    'V2 case/signed.jsonl unreadable',
  ])
  const bare = await lineOf(await put('{"second":2}', { assertion: null, public_key: null }))
  assert.deepEqual(bare?.remarks, [{ remark: 'no-passkey', count: 1 }])
  const erased = await lineOf(await put(null))
  assert.deepEqual(
    [erased?.state, erased?.remarks],
    ['pass', [{ remark: 'erased-words', count: 1 }]],
  )
})
