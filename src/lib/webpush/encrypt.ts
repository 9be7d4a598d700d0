import { createCipheriv, createECDH, hkdfSync } from 'node:crypto'

/** Largest body that every push service takes. Source: RFC 8030 §7.2. */
const MAX_BODY_BYTES = 4096
const SALT_BYTES = 16
const TAG_BYTES = 16
const POINT_BYTES = 65
const AUTH_BYTES = 16
/** Salt, record size, length of the key id, and the sender's public point as key id. Source: RFC 8188 §2.1. */
const HEADER_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES
/** Ends the last record of a message. Source: RFC 8188 §2. */
const LAST_RECORD = 2

/** Most bytes of text in one push message: what is left of 4,096 after header, delimiter and tag. */
export const MAX_PUSH_TEXT_BYTES = MAX_BODY_BYTES - HEADER_BYTES - 1 - TAG_BYTES

/** What a browser gave away when it subscribed. */
export interface PushReceiver {
  /** Public point on P-256, uncompressed, 65 bytes. */
  readonly publicKey: Uint8Array
  /** Shared secret of 16 bytes. */
  readonly auth: Uint8Array
}

/**
 * The body of one push message as `aes128gcm`, in a single record. `privateKey` (32 bytes) and `salt` (16 bytes) are
 * random and used for this message alone. Throws RangeError when a length is wrong, the text is longer than
 * MAX_PUSH_TEXT_BYTES, or the receiver's key is no point of the curve.
 * Source: RFC 8291 §3.4, RFC 8188 §2.
 */
export function encryptPush(
  text: Uint8Array,
  to: PushReceiver,
  once: { readonly privateKey: Uint8Array; readonly salt: Uint8Array },
): Buffer {
  if (text.length > MAX_PUSH_TEXT_BYTES) throw new RangeError('too long for a push message')
  if (to.auth.length !== AUTH_BYTES) throw new RangeError('the shared secret has 16 bytes')
  if (once.salt.length !== SALT_BYTES) throw new RangeError('the salt has 16 bytes')
  const { secret, publicKey } = agree(to.publicKey, once.privateKey)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), to.publicKey, publicKey])
  const input = Buffer.from(hkdfSync('sha256', secret, to.auth, info, 32))
  const derive = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, once.salt, Buffer.from(`${label}\0`), length))
  const key = derive('Content-Encoding: aes128gcm', 16)
  const cipher = createCipheriv('aes-128-gcm', key, derive('Content-Encoding: nonce', 12))
  const sealed = [cipher.update(text), cipher.update(Uint8Array.of(LAST_RECORD)), cipher.final()]
  return Buffer.concat([head(once.salt, publicKey), ...sealed, cipher.getAuthTag()])
}

function agree(receiver: Uint8Array, privateKey: Uint8Array) {
  if (receiver.length !== POINT_BYTES) throw new RangeError('a public key has 65 bytes')
  const own = createECDH('prime256v1')
  try {
    own.setPrivateKey(privateKey)
    return { secret: own.computeSecret(receiver), publicKey: own.getPublicKey() }
  } catch (cause) {
    throw new RangeError('not a key of P-256', { cause })
  }
}

function head(salt: Uint8Array, publicKey: Uint8Array): Buffer {
  const fixed = Buffer.alloc(5)
  fixed.writeUInt32BE(MAX_BODY_BYTES, 0)
  fixed.writeUInt8(publicKey.length, 4)
  return Buffer.concat([salt, fixed, publicKey])
}
