// Sealed texts as this node handles them: it seals what a browser without script sent, counts to how many somebody else
// sealed, and opens what whoever typed a receipt may read. All in memory.
import { newBytes } from '../../core/id.ts'
import { AgeError, decrypt, encrypt, parseIdentity, parseRecipient } from '../../lib/age/index.ts'
import { frameOf, pad, readFrame, type Sealed } from '../../lib/padme/index.ts'

const FIRST_LINE = 'age-encryption.org/v1\n'
const STANZA = /^-> X25519 [A-Za-z0-9+/]{43}$/
const BODY = /^[A-Za-z0-9+/]{43}$/
const MAC = /^--- [A-Za-z0-9+/]{43}$/
/** Header bytes at most: some sixty recipients with a hundred bytes each. */
const MAX_HEADER = 16_384
/** Nonce and tag around one chunk, and how many bytes a chunk has. */
const NONCE = 16
const TAG = 16
const CHUNK = 65_536

/** Seals a frame to these keys. Throws AgeError `bad_key`, RangeError for too much. */
export async function sealedFrame(frame: Sealed, recipients: readonly string[]): Promise<Buffer> {
  return await sealed(frameOf(frame), recipients)
}

/** Seals a file that is sealed already once more, so that neither circle of keys opens it alone. */
export async function sealedTwice(
  frame: Sealed,
  { inner, outer }: { readonly inner: readonly string[]; readonly outer: readonly string[] },
): Promise<Buffer> {
  return await sealed(await sealedFrame(frame, inner), outer)
}

/** A whole file, sealed with its length hidden: its header and the rest. Throws as {@link sealedFrame} does. */
export async function sealedFile(
  bytes: Uint8Array,
  recipients: readonly string[],
): Promise<{ readonly header: Buffer; readonly payload: Buffer }> {
  const file = await sealed(pad(bytes), recipients)
  const header = headOf(file)?.bytes ?? Buffer.alloc(0)
  return { header, payload: file.subarray(header.length) }
}

async function sealed(bytes: Uint8Array, recipients: readonly string[]): Promise<Buffer> {
  const to = recipients.map(parseRecipient)
  return await whole(encrypt(one(bytes), { recipients: to, random: newBytes }))
}

/** What a frame says; null where this key does not open it, or it is no frame. */
export async function openedFrame(bytes: Uint8Array, identity: string): Promise<Sealed | null> {
  const opened = await unsealed(bytes, identity)
  return opened === null ? null : readFrame(opened)
}

/** What lies in a file; null where this key does not open it. */
export async function unsealed(bytes: Uint8Array, identity: string): Promise<Buffer | null> {
  try {
    return await whole(decrypt(one(bytes), [parseIdentity(identity)]))
  } catch (error) {
    if (error instanceof AgeError) return null
    throw error
  }
}

/** An age file as far as it is told from outside. */
export interface Envelope {
  /** To how many keys it is sealed; nobody can tell to whom. */
  readonly recipients: number
  /** How many bytes were sealed. */
  readonly sealed: number
}

/** What is told from outside of an age file that is sealed by X25519 alone; null for anything else. */
export function envelopeOf(bytes: Uint8Array): Envelope | null {
  const head = headOf(bytes)
  if (head === null) return null
  const sealed = sealedIn(bytes.length - head.bytes.length)
  return sealed < 0 ? null : { recipients: head.recipients, sealed }
}

/** How many bytes were sealed in so many of a file behind its header; less than none where they are no such file. */
export function sealedIn(payload: number): number {
  const chunked = payload - NONCE
  return chunked - Math.max(1, Math.ceil(chunked / (CHUNK + TAG))) * TAG
}

/** The header of such a file: to how many it is sealed, and its bytes; null for anything else. */
export function headOf(
  bytes: Uint8Array,
): { readonly recipients: number; readonly bytes: Buffer } | null {
  const text = Buffer.from(bytes.subarray(0, MAX_HEADER)).toString('latin1')
  if (!text.startsWith(FIRST_LINE)) return null
  const end = text.indexOf('\n--- ')
  const close = text.indexOf('\n', end + 1)
  if (end < 0 || close < 0 || !MAC.test(text.slice(end + 1, close))) return null
  const lines = end < FIRST_LINE.length ? [] : text.slice(FIRST_LINE.length, end).split('\n')
  const isWhole = lines.every((line, n) => (n % 2 === 0 ? STANZA : BODY).test(line))
  if (!isWhole || lines.length === 0 || lines.length % 2 === 1) return null
  return { recipients: lines.length / 2, bytes: Buffer.from(bytes.subarray(0, close + 1)) }
}

/** To how many keys a header seals; null for anything that is not one header and nothing else. */
export function recipientsOf(header: Uint8Array): number | null {
  const read = headOf(header)
  return read === null || read.bytes.length !== header.length ? null : read.recipients
}

/** The sealed bytes of one file behind another header. Throws Error for what is no such file. */
export function headed(head: Uint8Array, file: Uint8Array): Buffer {
  const [fresh, own] = [headOf(head), headOf(file)]
  if (fresh === null || own === null) throw new Error('this is no age file')
  return Buffer.concat([fresh.bytes, file.subarray(own.bytes.length)])
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}
