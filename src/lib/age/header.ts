import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'
import type { ByteReader } from '../bytes/index.ts'
import { AgeError } from './error.ts'
import { type Identity, identityOf, KEY_SIZE, type Recipient, sharedSecret } from './key.ts'

const VERSION = 'age-encryption.org/v1'
const X25519_INFO = `${VERSION}/X25519`
const FILE_KEY_SIZE = 16
const TAG_SIZE = 16
const LINE_LENGTH = 64
const NEWLINE = 0x0a

/** Header lines at most: five hundred recipients, and stanzas of other kinds between them. */
const MAX_LINES = 2_000

/** Bytes of one header line at most. */
const MAX_LINE_BYTES = 1_024

/** Random bytes, from whoever may make them. */
export type Random = (length: number) => Uint8Array

interface Stanza {
  readonly words: readonly string[]
  readonly body: Buffer
}

/** 32 bytes by HKDF-SHA256. */
export function derive(secret: Uint8Array, salt: Uint8Array, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, KEY_SIZE))
}

/** A header that gives `recipients` the file key. Throws RangeError without a recipient. */
export function sealedHeader(
  recipients: readonly Recipient[],
  random: Random,
): { readonly header: Buffer; readonly fileKey: Buffer } {
  if (recipients.length === 0) throw new RangeError('nobody could read this file')
  const fileKey = Buffer.from(random(FILE_KEY_SIZE))
  const stanzas = recipients.map((recipient) => stanzaFor(recipient, fileKey, random))
  const signed = `${VERSION}\n${stanzas.join('')}---`
  const mac = base64(headerMac(fileKey, Buffer.from(signed)))
  return { header: Buffer.from(`${signed} ${mac}\n`), fileKey }
}

function stanzaFor({ publicKey }: Recipient, fileKey: Buffer, random: Random): string {
  const ephemeral = identityOf(random(KEY_SIZE))
  const secret = sharedSecret(ephemeral, publicKey)
  if (secret === null) throw new AgeError('bad_key', 'This recipient is no real key.')
  const wrapKey = derive(secret, Buffer.concat([ephemeral.publicKey, publicKey]), X25519_INFO)
  const cipher = createCipheriv('chacha20-poly1305', wrapKey, Buffer.alloc(12), {
    authTagLength: TAG_SIZE,
  })
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
  return `-> X25519 ${base64(ephemeral.publicKey)}\n${wrapped(base64(body))}\n`
}

/** Lines of 64; the last one is shorter, so a full one is followed by an empty one. */
function wrapped(text: string): string {
  const lines = Array.from({ length: Math.floor(text.length / LINE_LENGTH) + 1 }, (_, n) =>
    text.slice(n * LINE_LENGTH, (n + 1) * LINE_LENGTH),
  )
  return lines.join('\n')
}

function headerMac(fileKey: Uint8Array, signed: Uint8Array): Buffer {
  return createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(signed)
    .digest()
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}

/** Null for every spelling but the one that {@link base64} gives. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return base64(bytes) === text ? bytes : null
}

/**
 * Reads a header and gives the file key. Throws AgeError: `not_age`, `truncated`, `damaged` (its check fails, or a
 * line is malformed), `no_identity` when none of `identities` is among its recipients.
 */
export async function openHeader(
  reader: ByteReader,
  identities: readonly Identity[],
): Promise<Buffer> {
  const lines = await headerLines(reader)
  const fileKey = unwrap(stanzasOf(lines.slice(1, -1)), identities)
  if (fileKey === null)
    throw new AgeError('no_identity', 'The file was encrypted to other recipients.')
  const end = lines.at(-1) ?? ''
  const mac = end.startsWith('--- ') ? fromBase64(end.slice('--- '.length)) : null
  const signed = Buffer.from(`${lines.slice(0, -1).join('\n')}\n---`, 'latin1')
  const own = headerMac(fileKey, signed)
  if (mac?.length !== own.length || !timingSafeEqual(own, mac)) throw malformed()
  return fileKey
}

/** The lines through the one that begins with three dashes, without their newlines. */
async function headerLines(reader: ByteReader): Promise<string[]> {
  const lines: string[] = []
  while (lines.length <= MAX_LINES) {
    const line = (await reader.through(NEWLINE, MAX_LINE_BYTES))?.toString('latin1')
    if (lines.length === 0 && line !== `${VERSION}\n`)
      throw new AgeError('not_age', 'This is not a file of age version 1.')
    if (line === undefined) throw new AgeError('truncated', 'The header of the file is cut.')
    lines.push(line.slice(0, -1))
    if (line.startsWith('---')) return lines
  }
  throw malformed()
}

function malformed(): AgeError {
  return new AgeError('damaged', 'The header of the file was changed.')
}

function stanzasOf(lines: readonly string[]): Stanza[] {
  const stanzas: Stanza[] = []
  for (let n = 0; n < lines.length; n += 1) {
    const words = lines[n]?.split(' ') ?? []
    const isNamed = words.length >= 2 && words.every((word) => /^[!-~]+$/.test(word))
    if (words[0] !== '->' || !isNamed) throw malformed()
    const first = n + 1
    // A line of 64 characters is followed by another.
    for (n = first; lines[n]?.length === LINE_LENGTH; n += 1);
    const body = n < lines.length ? fromBase64(lines.slice(first, n + 1).join('')) : null
    if (body === null) throw malformed()
    stanzas.push({ words: words.slice(1), body })
  }
  return stanzas
}

/** The file key from the first stanza that one of the identities opens; stanzas of other kinds are passed by. */
function unwrap(stanzas: readonly Stanza[], identities: readonly Identity[]): Buffer | null {
  for (const { words, body } of stanzas) {
    const [kind, share = '', ...rest] = words
    if (kind !== 'X25519') continue
    const ephemeral = fromBase64(share)
    const isSized = ephemeral?.length === KEY_SIZE && body.length === FILE_KEY_SIZE + TAG_SIZE
    if (ephemeral === null || !isSized || rest.length > 0) throw malformed()
    for (const identity of identities) {
      const fileKey = opened(identity, ephemeral, body)
      if (fileKey !== null) return fileKey
    }
  }
  return null
}

function opened(identity: Identity, ephemeral: Buffer, body: Buffer): Buffer | null {
  const secret = sharedSecret(identity, ephemeral)
  if (secret === null) throw malformed()
  const wrapKey = derive(secret, Buffer.concat([ephemeral, identity.publicKey]), X25519_INFO)
  const decipher = createDecipheriv('chacha20-poly1305', wrapKey, Buffer.alloc(12), {
    authTagLength: TAG_SIZE,
  })
  decipher.setAuthTag(body.subarray(FILE_KEY_SIZE))
  const fileKey = decipher.update(body.subarray(0, FILE_KEY_SIZE))
  try {
    decipher.final()
    return fileKey
  } catch {
    // Meant for another identity.
    return null
  }
}
