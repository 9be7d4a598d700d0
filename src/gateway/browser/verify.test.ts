import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { NEWER_SYNTAX } from '../../../test/support/old-browser.ts'
import { NO_HASH, encodeFrame, frameKeyId, openFrame, rawPublicKey } from '../../lib/frame/index.ts'
import type { FrameBody, FrameRealm, FrameSigner } from '../../lib/frame/index.ts'

interface VerifyModule {
  verifyFrame(line: string, keys: readonly string[], realm: string): Promise<FrameBody | null>
}

const FILES = ['verify.js', 'ed25519.js', '../../ui/browser/field25519.js']
/** The station page does without. */
const CLASS = ['class', /\bclass\b/] as const
const core = generateKeyPairSync('ed25519')
const next = generateKeyPairSync('ed25519')
const CORE_KEY = rawPublicKey(core.publicKey).toString('base64')
const NEXT_KEY = rawPublicKey(next.publicKey).toString('base64url')

const BODY: FrameBody = {
  d: 'A',
  e: 'epoch-1',
  n: 7,
  k: 'cancel',
  p: NO_HASH,
  s: '2026-11-24T08:00:00.000Z',
  t: 'thread-1',
  r: 2,
  x: [1],
  h: { en: 'EXERCISE: it was wrong\u2028sorry', ar: 'تمرين: كان خطأ' },
  b: NO_HASH,
}

const signer = (realm: FrameRealm): FrameSigner => ({
  realm,
  keyId: frameKeyId(core.publicKey),
  sign: (bytes) => sign(null, bytes, core.privateKey),
})
const LINE = encodeFrame(BODY, signer('actual'))

/** A fresh copy of the module, as a page would load it; the name keeps copies apart. */
async function load(name: string): Promise<VerifyModule> {
  return (await import(`./verify.js?${name}`)) as VerifyModule
}

/** Runs with the browser's cryptography as it is, or missing Ed25519. */
async function withCrypto<T>(replacement: object, run: () => Promise<T>): Promise<T> {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {}
  Object.defineProperty(globalThis, 'crypto', { value: replacement, configurable: true })
  try {
    return await run()
  } finally {
    Object.defineProperty(globalThis, 'crypto', original)
  }
}

const { subtle } = globalThis.crypto
const withoutEd25519 = {
  subtle: {
    digest: subtle.digest.bind(subtle),
    importKey: () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError')),
  },
}

async function checkAll({ verifyFrame }: VerifyModule): Promise<void> {
  assert.deepEqual(await verifyFrame(LINE, [CORE_KEY], 'actual'), BODY)
  assert.deepEqual(await verifyFrame(LINE, [NEXT_KEY, CORE_KEY], 'actual'), BODY)
  const drill = encodeFrame(BODY, signer('exercise'))
  assert.deepEqual(await verifyFrame(drill, [CORE_KEY], 'exercise'), BODY)
  const refused: readonly [line: string, keys: readonly string[], realm: string][] = [
    [LINE, [], 'actual'],
    [LINE, [NEXT_KEY], 'actual'],
    [LINE, [CORE_KEY], 'exercise'],
    [LINE, [CORE_KEY], 'toString'],
    [LINE.replace('.1A.', '.1E.'), [CORE_KEY], 'exercise'],
    [LINE.replace('.1A.', '.2A.'), [CORE_KEY], 'actual'],
    [LINE.replace('wrong', 'right'), [CORE_KEY], 'actual'],
    [LINE.slice(0, -1), [CORE_KEY], 'actual'],
    [`${LINE}\n`, [CORE_KEY], 'actual'],
    ['', [CORE_KEY], 'actual'],
    // The same signature bytes in another spelling: the last character has four unused bits.
    [
      LINE.slice(0, 85) + { A: 'B', Q: 'R', g: 'h', w: 'x' }[LINE[85] ?? ''] + LINE.slice(86),
      [CORE_KEY],
      'actual',
    ],
    [LINE.padEnd(20_000, '}'), [CORE_KEY], 'actual'],
  ]
  for (const [line, keys, realm] of refused) {
    assert.equal(await verifyFrame(line, keys, realm), null, `${line.slice(80, 110)} ${realm}`)
  }
}

test('frames are opened with the Ed25519 of the platform', async () => {
  await checkAll(await load('native'))
})

test('frames are opened where WebCrypto has no Ed25519', async () => {
  await withCrypto(withoutEd25519, async () => checkAll(await load('without-ed25519')))
})

test('the browser and the core refuse the same changed lines', async () => {
  const { verifyFrame } = await load('changed')
  const reader = {
    realm: 'actual',
    keys: new Map([[frameKeyId(core.publicKey), core.publicKey]]),
  } as const
  await fc.assert(
    fc.asyncProperty(fc.nat(LINE.length - 1), fc.string({ maxLength: 2 }), async (at, put) => {
      const line = LINE.slice(0, at) + put + LINE.slice(at + 1)
      const opened = await verifyFrame(line, [CORE_KEY], 'actual')
      if (line === LINE) assert.deepEqual(opened, openFrame(line, reader))
      else {
        assert.equal(opened, null)
        assert.throws(() => openFrame(line, reader))
      }
    }),
    { numRuns: 150 },
  )
})

/** The source as it is served: no comments, no blank lines. */
function served(file: string): string {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8')
  return source
    .replace(/\/\*\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/\n\s*\n/g, '\n')
}

test('the files together fit into 3.5 KB compressed', () => {
  const bytes = FILES.map((file) => gzipSync(served(file), { level: 9 }).byteLength)
  const total = bytes.reduce((sum, size) => sum + size, 0)
  assert.ok(total <= 3584, `${bytes.join(' + ')} bytes`)
})

test('the files use no syntax or global newer than Chrome 64', () => {
  for (const file of [
    ...FILES,
    'page.js',
    'kept.js',
    'cards.js',
    'receipts.js',
    'foot.js',
    'device.js',
    'station.js',
  ]) {
    // Texts and regular expressions are no syntax.
    const source = served(file)
      .replace(/'[^'\n]*'/g, "''")
      .replace(/`[^`]*`/g, '``')
      .replace(/\/\^.*\$\//g, '/x/')
    assert.ok(/^(ex|im)port /m.test(source), file)
    for (const [name, pattern] of [...NEWER_SYNTAX, CLASS]) {
      assert.ok(!pattern.test(source), `${file}: ${name}: ${pattern.exec(source)?.[0] ?? ''}`)
    }
  }
})
