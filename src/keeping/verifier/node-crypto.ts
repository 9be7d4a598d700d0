// What the libraries ask of node:crypto, as the page has it instead: hashes of short texts and Ed25519, at once. Built in
// by the bundler in the place of `node:crypto`; nothing else imports it.
import { Buffer } from './buffer.ts'
import { verifyEd25519 } from './ed25519.ts'
import { sha256 } from './sha2.ts'

/** SHA-256, the only one that is asked for at once. Throws RangeError for another. */
export function hash(algorithm: string, bytes: Uint8Array, encoding: 'hex' | 'buffer') {
  if (algorithm !== 'sha256') throw new RangeError(`no ${algorithm} at once`)
  const hasher = sha256()
  hasher.update(bytes)
  const digest = Buffer.from(hasher.digest())
  return encoding === 'hex' ? digest.toString('hex') : digest
}

/** As {@link hash}, of one part. */
export function createHash(algorithm: string) {
  let all: Uint8Array = new Uint8Array(0)
  const made = {
    update(bytes: Uint8Array) {
      all = Buffer.concat([all, bytes])
      return made
    },
    digest: () => hash(algorithm, all, 'buffer') as Buffer,
  }
  return made
}

interface Ed25519Key {
  readonly raw: Uint8Array
}

/** An Ed25519 key from its JSON Web Key. Throws RangeError for another kind. */
export function createPublicKey({ key }: { key: { crv?: string; x?: string } }): Ed25519Key {
  if (key.crv !== 'Ed25519' || key.x === undefined) throw new RangeError('no such key at once')
  return { raw: Buffer.from(key.x, 'base64url') }
}

/** Whether an Ed25519 key signed a message. */
export function verify(
  _algorithm: null,
  message: Uint8Array,
  key: Ed25519Key,
  signature: Uint8Array,
): boolean {
  return verifyEd25519(signature, message, key.raw)
}

export function sign(): never {
  throw new RangeError('a page has no private key')
}

/** Hashes are public here: time is not hidden. */
export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}
