import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newBytes } from '../core/id.ts'
import type { Keys, SigningKey, SigningPurpose } from '../core/port.ts'
import type { VapidKey } from '../lib/webpush/index.ts'

/** Length of the DER prefix before the 32 raw bytes of an Ed25519 public key. Source: RFC 8410 §4. */
const SPKI_PREFIX_BYTES = 12

/** An uncompressed point at the end of the DER of a P-256 public key. Source: RFC 5480 §2.2. */
const POINT_BYTES = 65

/** A signing key with the private KeyObject, for what must build on node:crypto keys (the log's signer). */
export interface StoredKey extends SigningKey {
  readonly privateKey: KeyObject
}

/**
 * Opens the key folder of a realm; keys are made on first use as PKCS#8 PEM with mode 0600. Throws when a key file is
 * readable by others, because then it may have been copied.
 */
export function openKeys(folder: string): Keys & {
  signing(purpose: SigningPurpose): StoredKey
  /** The key that push services know the realm by; on P-256, because they take no other. */
  push(): VapidKey
} {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const open = new Map<string, StoredKey>()
  let push: VapidKey | null = null
  const signing = (purpose: SigningPurpose) => {
    const known = open.get(purpose)
    if (known !== undefined) return known
    const key = loadKey(join(folder, `${purpose}.pem`))
    open.set(purpose, key)
    return key
  }
  // Of the log's key, which every process of a realm has and without which no backup is restored.
  const sealing = () => sealingKey(signing('log').privateKey)
  return {
    signing,
    seal: (text, about) => sealed(sealing(), text, about),
    unseal: (text, about) => unsealed(sealing(), text, about),
    push: () => (push ??= loadPushKey(join(folder, 'push.pem'))),
  }
}

function loadKey(path: string): StoredKey {
  const privateKey = privateKeyIn(path, () => generateKeyPairSync('ed25519').privateKey)
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    privateKey,
    publicKey: new Uint8Array(spki.subarray(SPKI_PREFIX_BYTES)),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  }
}

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Source: RFC 5869; the name keeps it apart from whatever else is ever derived. */
function sealingKey(privateKey: KeyObject): Buffer {
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' })
  return Buffer.from(hkdfSync('sha256', secret, '', 'scrutineer sealed text', KEY_BYTES))
}

/** Nonce, ciphertext and tag in base64url. */
function sealed(key: Buffer, text: string, about: string): string {
  const nonce = newBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about))
  const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(parts).toString('base64url')
}

function unsealed(key: Buffer, text: string, about: string): string {
  const bytes = Buffer.from(text, 'base64url')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
  return Buffer.concat([plain, decipher.final()]).toString('utf8')
}

function loadPushKey(path: string): VapidKey {
  const curve = { namedCurve: 'prime256v1' }
  const privateKey = privateKeyIn(path, () => generateKeyPairSync('ec', curve).privateKey)
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return { privateKey, publicKey: new Uint8Array(spki.subarray(-POINT_BYTES)) }
}

/** The key of a file, which is made when it is not there. */
function privateKeyIn(path: string, made: () => KeyObject): KeyObject {
  if (!existsSync(path)) {
    const pem = made().export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(
      `The key file ${path} can be read by others: check who read it, then chmod 600.`,
    )
  }
  return createPrivateKey(readFileSync(path))
}
