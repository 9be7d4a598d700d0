import { createDecipheriv, createHmac } from 'node:crypto'
import { growingBytes } from '../bytes/index.ts'
import {
  APPLICATION_DATA,
  HANDSHAKE,
  MAX_CHAIN,
  MAX_FLIGHT_BYTES,
  parseServerFlight,
  RECORD_HEADER_BYTES,
  TlsError,
  u8,
  u16,
  u24,
} from './server-flight.ts'

/** How a suite of TLS 1.3 protects records. */
interface Protection {
  readonly cipher: string
  readonly keyBytes: number
  readonly tagBytes: number
  readonly hash: 'sha256' | 'sha384'
}

/** Source: RFC 8446 section B.4. */
const PROTECTIONS: ReadonlyMap<number | null, Protection> = new Map<number | null, Protection>([
  [0x1301, { cipher: 'aes-128-gcm', keyBytes: 16, tagBytes: 16, hash: 'sha256' }],
  [0x1302, { cipher: 'aes-256-gcm', keyBytes: 32, tagBytes: 16, hash: 'sha384' }],
  [0x1303, { cipher: 'chacha20-poly1305', keyBytes: 32, tagBytes: 16, hash: 'sha256' }],
  [0x1304, { cipher: 'aes-128-ccm', keyBytes: 16, tagBytes: 16, hash: 'sha256' }],
  [0x1305, { cipher: 'aes-128-ccm', keyBytes: 16, tagBytes: 8, hash: 'sha256' }],
])

/** Of every suite. Source: RFC 8446 section 5.3. */
const NONCE_BYTES = 12
/** Handshake message. */
const CERTIFICATE = 11

/**
 * The certificates, DER, as and in the order in which they were sent; empty where there were none. `bytes` is what came
 * from a server from the first byte on, at least to its certificates and at most MAX_FLIGHT_BYTES; `secret` is its
 * traffic secret of the handshake, which TLS 1.3 needs and nothing older has. Throws TlsError where the bytes are
 * malformed, end too early, hold more than MAX_CHAIN certificates, or do not open with the secret.
 * Source: RFC 8446 sections 4.4.2, 5.2 and 7.3; RFC 5246 section 7.4.2.
 */
export function sentCertificates(
  bytes: Uint8Array,
  secret: Uint8Array | null,
): readonly Uint8Array[] {
  const { version, suiteNumber, chain } = parseServerFlight(bytes)
  if (version !== '1.3') return chain
  // A server that asks for another key share keeps to its suite: RFC 8446 section 4.1.4.
  const protection = PROTECTIONS.get(suiteNumber)
  if (protection === undefined || secret === null) throw new TlsError('records cannot be opened')
  for (const { type, body } of messages(opened(bytes, protection, secret)))
    if (type === CERTIFICATE) return entries(body)
  throw new TlsError('no certificates came')
}

/** What the protected records carry, one after the other; the others among them mean nothing. */
function* opened(bytes: Uint8Array, protection: Protection, secret: Uint8Array) {
  const key = expand(protection.hash, secret, { label: 'key', length: protection.keyBytes })
  const iv = expand(protection.hash, secret, { label: 'iv', length: NONCE_BYTES })
  let sequence = 0
  for (let at = 0; at + RECORD_HEADER_BYTES <= bytes.length; ) {
    const end = at + RECORD_HEADER_BYTES + u16(bytes, at + 3)
    if (end > bytes.length) return
    if (bytes[at] === APPLICATION_DATA) {
      const nonce = Buffer.from(iv)
      nonce.writeUInt32BE((nonce.readUInt32BE(NONCE_BYTES - 4) ^ sequence) >>> 0, NONCE_BYTES - 4)
      yield handshakeIn(openRecord(bytes.subarray(at, end), { ...protection, key, nonce }))
      sequence += 1
    }
    at = end
  }
}

/** HKDF-Expand-Label without context, for at most one block of the hash. Source: RFC 8446 section 7.1. */
function expand(
  hash: Protection['hash'],
  secret: Uint8Array,
  { label, length }: { readonly label: string; readonly length: number },
): Buffer {
  const name = Buffer.from(`tls13 ${label}`)
  const info = [Buffer.of(0, length, name.length), name, Buffer.of(0, 1)]
  return createHmac(hash, secret).update(Buffer.concat(info)).digest().subarray(0, length)
}

function openRecord(
  record: Uint8Array,
  { cipher, key, nonce, tagBytes }: Protection & { readonly key: Buffer; readonly nonce: Buffer },
): Buffer {
  const header = record.subarray(0, RECORD_HEADER_BYTES)
  const end = record.length - tagBytes
  if (end < RECORD_HEADER_BYTES) throw new TlsError('record is too short')
  const content = record.subarray(RECORD_HEADER_BYTES, end)
  try {
    // Named as the one mode that has to be told the length beforehand; the others take it too.
    const aead = createDecipheriv(cipher as 'aes-128-ccm', key, nonce, { authTagLength: tagBytes })
    aead.setAuthTag(record.subarray(end))
    aead.setAAD(header, { plaintextLength: content.length })
    const plain = aead.update(content)
    aead.final()
    return plain
  } catch (cause) {
    throw new TlsError('record does not open', { cause })
  }
}

/** The content without its padding; of another kind it comes too early. Source: RFC 8446 section 5.4. */
function handshakeIn(plain: Buffer): Buffer {
  let last = plain.length - 1
  while (last >= 0 && plain[last] === 0) last -= 1
  if (plain[last] !== HANDSHAKE) throw new TlsError('no certificates before something else')
  return plain.subarray(0, last)
}

/** Handshake messages that pieces hold together, each as soon as it is whole. */
function* messages(pieces: Iterable<Uint8Array>) {
  const joined = growingBytes(MAX_FLIGHT_BYTES)
  let at = 0
  for (const piece of pieces) {
    joined.append(piece)
    const all = joined.bytes()
    while (at + 4 <= all.length) {
      const end = at + 4 + u24(all, at + 1)
      if (end > all.length) break
      yield { type: u8(all, at), body: all.subarray(at + 4, end) }
      at = end
    }
  }
}

/** Each certificate has extensions of its own. */
function entries(body: Uint8Array): Uint8Array[] {
  let at = 1 + u8(body, 0)
  if (at + 3 + u24(body, at) !== body.length) throw new TlsError('chain does not fill its message')
  const chain: Uint8Array[] = []
  for (at += 3; at < body.length; ) {
    const end = at + 3 + u24(body, at)
    if (chain.length === MAX_CHAIN) throw new TlsError('too many certificates')
    chain.push(body.subarray(at + 3, end))
    at = end + 2 + u16(body, end)
  }
  if (at !== body.length) throw new TlsError('certificate runs over the end')
  return chain
}
