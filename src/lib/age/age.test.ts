import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, hash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { runFolder } from '../../../test/support/run-folder.ts'
import { rawPublicKey } from '../tlog/index.ts'
import {
  AgeError,
  decrypt,
  encrypt,
  type Identity,
  identityOf,
  identityText,
  parseIdentities,
  parseIdentity,
  parseRecipient,
  type Recipient,
  recipientText,
} from './index.ts'

const CHUNK = 64 * 1024
/** Around every border of a chunk. */
const SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7]

const secret = hash('sha256', 'an identity of the tests', 'buffer')
const own = identityOf(secret)
const other = identityOf(hash('sha256', 'another one', 'buffer'))

/** Bytes that look random and are the same each time. */
function sample(length: number, seed = 'sample'): Buffer {
  const parts: Buffer[] = []
  for (let n = 0; n * 32 < length; n += 1) parts.push(hash('sha256', `${seed} ${n}`, 'buffer'))
  return Buffer.concat(parts).subarray(0, length)
}

let drawn = 0
const random = (length: number) => sample(length, `draw ${(drawn += 1)}`)

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

const seal = (plain: Uint8Array, recipients: readonly Recipient[] = [own]) =>
  collect(encrypt(pieces(plain, 10_000), { recipients, random }))
const unseal = (sealed: Uint8Array, identities: readonly Identity[] = [own], length = 10_000) =>
  collect(decrypt(pieces(sealed, length), identities))

function program(command: string, args: readonly string[], input?: Uint8Array): Buffer {
  const ran = spawnSync(command, args, { input, maxBuffer: 1 << 24 })
  assert.equal(ran.status, 0, `${command}: ${ran.error ?? ran.stderr.toString()}`)
  return ran.stdout
}

/** An Ed25519 key as SSH writes it. */
function sshPublicKey(publicKey: Uint8Array): string {
  const kind = Buffer.from('ssh-ed25519')
  const parts = [kind, publicKey].flatMap((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    return [length, part]
  })
  return `ssh-ed25519 ${Buffer.concat(parts).toString('base64')}\n`
}

const folder = mkdtempSync(join(runFolder(), 'age-'))
const keyFile = join(folder, 'key.txt')
writeFileSync(keyFile, `# made by the tests\n${identityText(secret)}\n`)

test('a key in text is the key again, and the program age knows its public half', () => {
  assert.deepEqual(parseIdentity(identityText(secret)).publicKey, own.publicKey)
  assert.deepEqual(parseRecipient(recipientText(own)).publicKey, own.publicKey)
  assert.equal(program('age-keygen', ['-y', keyFile]).toString().trim(), recipientText(own))
  assert.equal(parseIdentities(readFileSync(keyFile, 'utf8')).length, 1)
})

test('a key with one letter changed, in mixed case, of another kind or length is refused', () => {
  const text = recipientText(own)
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...'q0z1bQ '), (at, letter) => {
      fc.pre(text[at] !== letter)
      const changed = text.slice(0, at) + letter + text.slice(at + 1)
      assert.throws(() => parseRecipient(changed), { code: 'bad_key' })
    }),
  )
  for (const wrong of ['', 'age1', text.slice(0, -1), text.toUpperCase(), identityText(secret)])
    assert.throws(() => parseRecipient(wrong), { code: 'bad_key' })
  for (const wrong of [
    '',
    text,
    identityText(secret).toLowerCase(),
    identityText(secret.subarray(1)),
  ])
    assert.throws(() => parseIdentity(wrong), { code: 'bad_key' })
  assert.throws(() => parseIdentities('# none\n\n'), { code: 'bad_key' })
})

test('what was encrypted comes back, to each recipient, in pieces of any length', async () => {
  for (const size of SIZES) {
    const plain = sample(size)
    const sealed = await seal(plain, [other, own])
    assert.ok((await unseal(sealed, [own])).equals(plain), `${size} bytes`)
    assert.ok((await unseal(sealed, [other], 1_000_000)).equals(plain), `${size} bytes at once`)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      async (plain, length) =>
        assert.ok((await unseal(await seal(plain), [own], length)).equals(plain)),
    ),
    { numRuns: 50 },
  )
})

test('the program age reads what is written here', async () => {
  for (const size of SIZES) {
    const file = join(folder, `ours-${size}`)
    writeFileSync(file, await seal(sample(size), [other, own]))
    assert.ok(program('age', ['-d', '-i', keyFile, file]).equals(sample(size)), `${size} bytes`)
  }
})

test('what the program age writes is read here, also among recipients of other kinds', async () => {
  const sshKey = join(folder, 'ssh.pub')
  writeFileSync(sshKey, sshPublicKey(rawPublicKey(generateKeyPairSync('ed25519').privateKey)))
  const recipients = ['-R', sshKey, '-r', recipientText(other), '-r', recipientText(own)]
  for (const size of SIZES) {
    const sealed = program('age', recipients, sample(size))
    assert.ok((await unseal(sealed)).equals(sample(size)), `${size} bytes`)
  }
})

test('a file for somebody else, or of another kind, is refused before anything is given', async () => {
  const sealed = await seal(sample(10))
  await assert.rejects(unseal(sealed, [other]), { code: 'no_identity' })
  await assert.rejects(unseal(sealed, []), { code: 'no_identity' })
  for (const wrong of ['', 'hello', 'age-encryption.org/v2\n-> X25519 a\n'])
    await assert.rejects(unseal(Buffer.from(wrong)), { code: 'not_age' })
  await assert.rejects(unseal(program('age', ['-r', recipientText(own), '-a'], sample(5))), {
    code: 'not_age',
  })
})

test('a file that is cut anywhere is refused', async () => {
  const sealed = await seal(sample(2 * CHUNK + 100))
  const borders = [CHUNK, 2 * CHUNK].flatMap((at) => [at - 1, at, at + 1])
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => {
      await assert.rejects(unseal(sealed.subarray(0, length)), AgeError)
    }),
    { numRuns: 60, examples: borders.map((at) => [at]) },
  )
  const payload = sealed.length - (2 * CHUNK + 100) - 3 * 16
  await assert.rejects(unseal(sealed.subarray(0, payload + CHUNK + 16)), { code: 'truncated' })
})

test('a file with any bit changed is refused', async () => {
  const plain = sample(300)
  const sealed = await seal(plain)
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      await assert.rejects(unseal(changed), AgeError)
    }),
    { numRuns: 300 },
  )
})

test('chunks that were moved, repeated, left out or added are refused', async () => {
  const sealed = await seal(sample(3 * CHUNK))
  const step = CHUNK + 16
  const start = sealed.length - 3 * step
  const head = sealed.subarray(0, start)
  const [a, b, c] = [0, 1, 2].map((n) => sealed.subarray(start + n * step, start + (n + 1) * step))
  for (const order of [[b, a, c], [a, a, b, c], [a, c], [c], [a, b, c, c], [c, b, a]]) {
    const moved = Buffer.concat([head, ...order.flatMap((chunk) => chunk ?? [])])
    await assert.rejects(unseal(moved), { code: 'damaged' })
  }
  await assert.rejects(unseal(Buffer.concat([sealed, Buffer.of(0)])), AgeError)
})
