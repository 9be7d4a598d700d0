import { createCipheriv, createDecipheriv } from 'node:crypto'
import { byteReader } from '../bytes/index.ts'
import { AgeError } from './error.ts'
import { derive, openHeader, type Random, sealedHeader } from './header.ts'
import type { Identity, Recipient } from './key.ts'

/** Bytes of plain text that are sealed together. */
const CHUNK_SIZE = 64 * 1024
const TAG_SIZE = 16
const NONCE_SIZE = 16

/**
 * Encrypts a stream to `recipients`, any of whom can read it; holds one chunk of 64 KiB. Throws RangeError without a
 * recipient, AgeError `bad_key` for one that is no real key, and whatever the source throws.
 * Source: c2sp.org/age, Payload (STREAM with ChaCha20-Poly1305).
 */
export async function* encrypt(
  source: AsyncIterable<Uint8Array>,
  { recipients, random }: { readonly recipients: readonly Recipient[]; readonly random: Random },
): AsyncGenerator<Buffer> {
  const { header, fileKey } = sealedHeader(recipients, random)
  const nonce = Buffer.from(random(NONCE_SIZE))
  yield Buffer.concat([header, nonce])
  const key = derive(fileKey, nonce, 'payload')
  const reader = byteReader(source)
  let chunk = await reader.upTo(CHUNK_SIZE)
  for (let count = 0; ; count += 1) {
    const next = chunk.length < CHUNK_SIZE ? Buffer.alloc(0) : await reader.upTo(CHUNK_SIZE)
    const isLast = next.length === 0
    const cipher = createCipheriv('chacha20-poly1305', key, chunkNonce(count, isLast), {
      authTagLength: TAG_SIZE,
    })
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    if (isLast) return
    chunk = next
  }
}

/**
 * Decrypts a stream; what it gives was checked, but only its end says that nothing is missing. Throws AgeError as
 * `AgeErrorCode` says, possibly after it gave some chunks, and whatever the source throws.
 */
export async function* decrypt(
  source: AsyncIterable<Uint8Array>,
  identities: readonly Identity[],
): AsyncGenerator<Buffer> {
  const reader = byteReader(source)
  const fileKey = await openHeader(reader, identities)
  const nonce = await reader.upTo(NONCE_SIZE)
  if (nonce.length < NONCE_SIZE) throw truncated()
  const key = derive(fileKey, nonce, 'payload')
  let sealed = await reader.upTo(CHUNK_SIZE + TAG_SIZE)
  for (let count = 0; ; count += 1) {
    const isFull = sealed.length === CHUNK_SIZE + TAG_SIZE
    const next = isFull ? await reader.upTo(CHUNK_SIZE + TAG_SIZE) : Buffer.alloc(0)
    const isLast = next.length === 0
    const chunk = openChunk(sealed, key, { count, isLast })
    // Only an empty file has an empty last chunk: another one could be cut off without a trace.
    if (chunk.length === 0 && count > 0) throw damaged()
    if (chunk.length > 0) yield chunk
    if (isLast) return
    sealed = next
  }
}

function openChunk(
  sealed: Buffer,
  key: Buffer,
  { count, isLast }: { readonly count: number; readonly isLast: boolean },
): Buffer {
  if (sealed.length < TAG_SIZE) throw truncated()
  const chunk = unsealed(sealed, key, chunkNonce(count, isLast))
  if (chunk !== null) return chunk
  // The chunk that ends the file was sealed as one that is followed by others: those are missing.
  const isCut = isLast && unsealed(sealed, key, chunkNonce(count, false)) !== null
  throw isCut ? truncated() : damaged()
}

function unsealed(sealed: Buffer, key: Buffer, nonce: Buffer): Buffer | null {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_SIZE })
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_SIZE))
  const chunk = decipher.update(sealed.subarray(0, sealed.length - TAG_SIZE))
  try {
    decipher.final()
    return chunk
  } catch {
    return null
  }
}

/** Eleven bytes of counter, one byte that marks the last chunk. */
function chunkNonce(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(count, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function truncated(): AgeError {
  return new AgeError('truncated', 'The end of the file is missing.')
}

function damaged(): AgeError {
  return new AgeError('damaged', 'The file was changed after it was written.')
}
