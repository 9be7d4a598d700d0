// The answer of a server of TLS 1.3, made by hand, so that it can say what no server would.

import { createCipheriv, createHmac } from 'node:crypto'

/** Traffic secret of the server, for a suite with SHA-256. */
export const SECRET = Buffer.alloc(32, 7)
export const CHANGE_CIPHER_SPEC = Buffer.of(20, 3, 3, 0, 1, 1)

/** An unsigned number, the highest byte first. */
export function number(bytes: number, value: number): Buffer {
  const number = Buffer.alloc(bytes)
  number.writeUIntBE(value, 0, bytes)
  return number
}

/** A message of a handshake. */
export function message(type: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(type), number(3, body.length), body])
}

function plainRecord(content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(22, 3, 3), number(2, content.length), content])
}

/** A record with a ServerHello: TLS 1.3 with this suite. */
export function serverHello(suite: number, random = Buffer.alloc(32)): Buffer {
  const version = Buffer.of(0, 43, 0, 2, 3, 4)
  const head = [Buffer.of(3, 3), random, Buffer.of(0), number(2, suite), Buffer.of(0)]
  return plainRecord(message(2, ...head, number(2, version.length), version))
}

/** HKDF-Expand-Label. */
function derived(label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`)
  const info = [Buffer.of(0, length, name.length), name, Buffer.of(0, 1)]
  return createHmac('sha256', SECRET).update(Buffer.concat(info)).digest().subarray(0, length)
}

/** What a record is said to carry, and zeros behind it. */
export interface Sealing {
  readonly type?: number
  readonly padding?: number
}

/** Seals one record after the other in TLS_AES_128_GCM_SHA256, as a server does. */
export function sealer() {
  const key = derived('key', 16)
  const iv = derived('iv', 12)
  let sequence = 0
  return (content: Uint8Array, { type = 22, padding = 0 }: Sealing = {}): Buffer => {
    const nonce = Buffer.from(iv)
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8)
    sequence += 1
    const plain = Buffer.concat([content, Buffer.of(type), Buffer.alloc(padding)])
    const header = Buffer.concat([Buffer.of(23, 3, 3), number(2, plain.length + 16)])
    const aead = createCipheriv('aes-128-gcm', key, nonce).setAAD(header)
    const sealed = Buffer.concat([aead.update(plain), aead.final()])
    return Buffer.concat([header, sealed, aead.getAuthTag()])
  }
}
