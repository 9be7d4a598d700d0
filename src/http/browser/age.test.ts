import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createCipheriv, createHmac, hash, hkdfSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import {
  AgeError,
  decrypt,
  encrypt,
  identityOf,
  identityText,
  recipientText,
} from '../../lib/age/index.ts'

const { base64, sealAge } = await pageScript('age.js')
const { ageIdentity, openAge, openChunks, rewrapAge } = await pageScript('age-open.js')
const { keyOf, keyText } = await pageScript('bech32.js')

/** The program of Debian. */
const AGE = 'age'
const CHUNK = 65_536
const secret = hash('sha256', 'an identity of the tests', 'buffer')
const own = identityOf(secret)
const other = identityOf(hash('sha256', 'another one', 'buffer'))
const OWN = recipientText(own)
const OTHER = recipientText(other)
const me = await ageIdentity(identityText(secret))
const folder = mkdtempSync(join(runFolder(), 'browser-age-'))
const keyFile = join(folder, 'key.txt')
writeFileSync(keyFile, `${identityText(secret)}\n`)

/** Bytes that are the same each time and do not repeat soon. */
function sample(length: number): Uint8Array {
  const out = new Uint8Array(length)
  for (let n = 0; n < length; n += 1) out[n] = (n * 2_654_435_761) >>> 24
  return out
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

let drawn = 0
const random = (length: number) =>
  hash('sha512', `draw ${(drawn += 1)}`, 'buffer').subarray(0, length)
const sealByNode = (plain: Uint8Array) =>
  collect(encrypt(once(plain), { recipients: [own], random }))

/** The text, or the code of the error. */
async function byNode(file: Uint8Array): Promise<Buffer | string> {
  try {
    return await collect(decrypt(once(file), [own]))
  } catch (error) {
    assert.ok(error instanceof AgeError, String(error))
    return error.code
  }
}

async function byBrowser(file: Uint8Array | Blob): Promise<Buffer | string> {
  try {
    return Buffer.from(await openAge(file, [me]))
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

function program(args: readonly string[], input?: Uint8Array): Buffer {
  const ran = spawnSync(AGE, args, { input, maxBuffer: 1 << 24 })
  assert.equal(ran.status, 0, `${ran.error ?? ran.stderr.toString()}`)
  return ran.stdout
}

test('what the page seals is read by the node and by the program age, and the other way round', async () => {
  for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7]) {
    const plain = sample(size)
    const sealed = await sealAge(plain, [OTHER, OWN])
    const file = join(folder, `page-${size}`)
    writeFileSync(file, sealed)
    assert.deepEqual(await byNode(sealed), Buffer.from(plain), `${size} bytes`)
    assert.ok(program(['-d', '-i', keyFile, file]).equals(plain), `${size} bytes`)
    const foreign = program(['-r', OTHER, '-r', OWN], plain)
    assert.ok((await openAge(foreign, [me])).every((byte, at) => byte === plain[at]))
    assert.deepEqual(await byBrowser(new Blob([foreign])), Buffer.from(plain))
    assert.deepEqual(await byBrowser(await sealByNode(plain)), Buffer.from(plain))
  }
})

test('a file of many chunks is opened from a Blob a chunk at a time', async () => {
  const plain = sample(40 * CHUNK + 5)
  const file = new Blob([new Uint8Array(await sealByNode(plain))])
  const lengths: number[] = []
  for await (const chunk of openChunks(file, [me])) lengths.push(chunk.length)
  assert.deepEqual(lengths, [...Array<number>(40).fill(CHUNK), 5])
})

test('page and node say the same of whatever bytes a file has', async () => {
  const plain = sample(CHUNK + 100)
  const short = Buffer.from(await sealAge(sample(70), [OTHER, OWN]))
  const long = Buffer.from(await sealAge(plain, [OWN]))
  const header = long.length - plain.length - 2 * 16
  const places = fc.oneof(
    fc.record({ isLong: fc.constant(false), at: fc.nat(short.length - 1), bit: fc.nat(7) }),
    fc.record({ isLong: fc.constant(true), at: fc.nat(header + 40), bit: fc.nat(7) }),
  )
  await fc.assert(
    fc.asyncProperty(places, fc.boolean(), async ({ isLong, at, bit }, isCut) => {
      const of = isLong ? long : short
      const changed = Buffer.from(isCut ? of.subarray(0, at) : of)
      if (!isCut) changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      const told = await byNode(changed)
      assert.equal(typeof told, 'string')
      assert.deepEqual(await byBrowser(changed), told)
      assert.deepEqual(await byBrowser(new Blob([changed])), told)
    }),
    { numRuns: 100 },
  )
  const cut = long.subarray(0, header + CHUNK + 16)
  const added = Buffer.concat([long, Buffer.alloc(16)])
  for (const changed of [cut, added, Buffer.alloc(0), Buffer.from('age-encryption.org/v2\n')])
    assert.deepEqual(await byBrowser(changed), await byNode(changed))
  assert.equal(await byBrowser(cut), 'truncated')
})

/** A file by these stanzas that `own` could open, rightly signed: only the stanzas are at fault. */
async function withStanzas(change: (stanza: string) => string): Promise<Buffer> {
  const fileKey = Buffer.alloc(16, 7)
  const derive = (salt: Uint8Array, info: string, from: Uint8Array = fileKey) =>
    Buffer.from(hkdfSync('sha256', from, salt, info, 32))
  const seal = (key: Buffer, nonce: Buffer, text: Buffer) => {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  }
  const bare = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '')
  const { x25519, BASE_POINT } = await pageScript('x25519.js')
  const ephemeral = new Uint8Array(32).fill(5)
  const share = Buffer.from((await x25519(ephemeral, BASE_POINT)) ?? [])
  const shared = (await x25519(ephemeral, new Uint8Array(own.publicKey))) ?? new Uint8Array()
  const info = 'age-encryption.org/v1/X25519'
  const wrap = derive(Buffer.concat([share, own.publicKey]), info, shared)
  const body = bare(seal(wrap, Buffer.alloc(12), fileKey))
  const stanza = `-> X25519 ${bare(share)}\n${body}\n`
  const signed = `age-encryption.org/v1\n${change(stanza)}---`
  const mac = createHmac('sha256', derive(Buffer.alloc(0), 'header'))
    .update(signed)
    .digest()
  const nonce = Buffer.alloc(16, 9)
  const last = Buffer.from('000000000000000000000001', 'hex')
  const payload = seal(derive(nonce, 'payload'), last, Buffer.from('text'))
  return Buffer.concat([Buffer.from(`${signed} ${bare(mac)}\n`), nonce, payload])
}

test('a reader passes by what it does not know and refuses what the format does not allow', async () => {
  const grease = '-> xyz-grease !~ 0\n\n'
  const full = `-> other a\n${'A'.repeat(64)}\n${'A'.repeat(64)}\n\n`
  const fine: readonly ((stanza: string) => string)[] = [
    (stanza) => stanza,
    (stanza) => grease + stanza + full,
    (stanza) => stanza + stanza,
  ]
  for (const change of fine) {
    const file = await withStanzas(change)
    assert.deepEqual(await byNode(file), Buffer.from('text'))
    assert.deepEqual(await byBrowser(file), Buffer.from('text'))
  }
  const wrong: readonly (readonly [string, (stanza: string) => string])[] = [
    ['no argument', (stanza) => stanza.replace(/(X25519) \S+/, '$1')],
    ['two arguments', (stanza) => stanza.replace(/(X25519 \S+)/, '$1 more')],
    ['an argument that is short', (stanza) => stanza.replace(/(X25519) \S+/, '$1 AAAA')],
    ['a share of low order', (stanza) => stanza.replace(/(X25519) \S+/, `$1 ${'A'.repeat(43)}`)],
    ['filling', (stanza) => stanza.replace(/\n$/, '=\n')],
    [
      'another spelling',
      (stanza) => stanza.replace(/.\n$/, (end) => (end === 'B\n' ? 'C\n' : 'B\n')),
    ],
    ['a body that is short', (stanza) => stanza.replace(/\n\S+\n$/, '\nAAAA\n')],
    ['a full last line', (stanza) => `-> other a\n${'A'.repeat(64)}\n${stanza}`],
    ['a line that is too short', (stanza) => `-> other a\n${'A'.repeat(60)}\nAAAA\n${stanza}`],
    ['two spaces', (stanza) => stanza.replace('X25519 ', 'X25519  ')],
    ['no name', (stanza) => `->\n\n${stanza}`],
    ['a letter that is no ASCII', (stanza) => `-> ä\n\n${stanza}`],
    ['an empty line', (stanza) => `\n${stanza}`],
    ['a line of another kind', (stanza) => `hello\n${stanza}`],
  ]
  for (const [name, change] of wrong) {
    const file = await withStanzas(change)
    const told = await byNode(file)
    assert.ok(told === 'damaged' || told === 'no_identity', `${name}: ${String(told)}`)
    assert.equal(await byBrowser(file), told, name)
  }
})

test('a file is given to others by a fresh header before the same sealed bytes', async () => {
  const plain = sample(3 * CHUNK)
  const file = await sealAge(plain, [OWN])
  const moved = await rewrapAge(file, [me], [OTHER, OTHER])
  assert.equal(moved.length, file.length + 98)
  const payload = plain.length + 3 * 16 + 16
  assert.deepEqual(moved.subarray(-payload), file.subarray(-payload))
  assert.deepEqual(await collect(decrypt(once(moved), [other])), Buffer.from(plain))
  await assert.rejects(openAge(moved, [me]), { code: 'no_identity' })
  await assert.rejects(rewrapAge(moved, [me], [OWN]), { code: 'no_identity' })
})

test('keys are read and written as the node does, and a mistyped one seals nothing', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      const text = recipientText({ publicKey: Buffer.from(key) })
      assert.equal(keyText(key, 'age'), text)
      assert.deepEqual(keyOf(text, 'age'), key)
      assert.equal(keyText(key, 'age-secret-key-').toUpperCase(), identityText(key))
    }),
  )
  const low = keyText(new Uint8Array(32), 'age')
  const wrong = ['', 'age1', OWN.toUpperCase(), OWN.slice(0, -1), OWN.replace(/.$/, 'b'), low]
  for (const recipient of [...wrong, identityText(secret)])
    await assert.rejects(sealAge(sample(3), [OWN, recipient]), { code: 'bad_key' }, recipient)
  await assert.rejects(sealAge(sample(3), []), { code: 'bad_key' })
  for (const text of ['', OWN, identityText(secret).toLowerCase()])
    await assert.rejects(ageIdentity(text), { code: 'bad_key' })
  assert.equal(base64(Uint8Array.of(1)), 'AQ==')
})
