import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keys, SigningKey } from '../core/port.ts'
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
  signing(purpose: 'log' | 'stream'): StoredKey
  /** The key that push services know the realm by; on P-256, because they take no other. */
  push(): VapidKey
} {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const open = new Map<string, StoredKey>()
  let push: VapidKey | null = null
  return {
    signing(purpose) {
      const known = open.get(purpose)
      if (known !== undefined) return known
      const key = loadKey(join(folder, `${purpose}.pem`))
      open.set(purpose, key)
      return key
    },
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
