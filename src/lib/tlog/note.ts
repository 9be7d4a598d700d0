import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/** UTF-16 units of a note at most: twice what sixteen post-quantum signatures of 5 kB need in base64. */
export const MAX_NOTE_LENGTH = 262_144

/** Signature lines of a note at most; the specification asks to accept at least 16. */
export const MAX_SIGNATURES = 100

/** The type byte of plain Ed25519 signatures over the note text. */
const ED25519 = 0x01
const ED25519_KEY_SIZE = 32
const KEY_ID_SIZE = 4

const KEY_NAME = /^[^\p{White_Space}\p{Cc}+]+$/u
const SIGNATURE_LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u
const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u

/**
 * Why a note or key was refused: `malformed` (not a note, not a checkpoint), `invalid_key` (a
 * verifier key or key name nobody can use), `bad_signature` (one that a known key did not make),
 * `unknown_keys` (well-formed, but signed by no key that was asked for), `other_name` (the same, and the note is of a
 * log of another name than that of every key: whether it was changed is not known).
 */
export type NoteErrorCode =
  | 'malformed'
  | 'invalid_key'
  | 'bad_signature'
  | 'unknown_keys'
  | 'other_name'

/** Thrown by everything that reads or writes notes and checkpoints. */
export class NoteError extends Error {
  readonly code: NoteErrorCode

  constructor(code: NoteErrorCode, message: string) {
    super(message)
    this.name = 'NoteError'
    this.code = code
  }
}

/** Makes signatures under one key name. `keyId` is 8 lower-case hex digits. */
export type NoteSigner = {
  readonly name: string
  readonly keyId: string
  sign(text: Uint8Array): Uint8Array
}

/**
 * Checks signatures of one key. `keyId` is 8 lower-case hex digits. Signature types other than
 * Ed25519, such as cosignatures, are other values of this type.
 */
export type NoteVerifier = {
  readonly name: string
  readonly keyId: string
  verify(text: Uint8Array, signature: Uint8Array): boolean
}

/** One signature line; `signature` is what follows the key id. */
export type NoteSignature = {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
}

/**
 * A note that at least one known key has signed. `verified` names each known key once; `unknown` is
 * what no verifier was given for and proves nothing.
 */
export type OpenedNote = {
  readonly text: string
  readonly verified: readonly NoteSignature[]
  readonly unknown: readonly NoteSignature[]
}

/**
 * The id of an Ed25519 key under a name, 8 lower-case hex digits: the first four bytes of
 * SHA-256(name ‖ 0x0A ‖ type ‖ key). `publicKey` is the raw 32 bytes, `type` that of the signatures, default 0x01.
 * Throws NoteError `invalid_key` for another length, or a name that is empty or holds white space,
 * control characters or a plus. Source: c2sp.org/signed-note, Signatures.
 */
export function keyId(name: string, publicKey: Uint8Array, type = ED25519): string {
  if (!KEY_NAME.test(name) || !name.isWellFormed())
    throw new NoteError('invalid_key', 'A key name has no white space and no plus.')
  if (publicKey.length !== ED25519_KEY_SIZE)
    throw new NoteError('invalid_key', `An Ed25519 public key has ${ED25519_KEY_SIZE} bytes.`)
  const input = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey])
  return hash('sha256', input, 'hex').slice(0, KEY_ID_SIZE * 2)
}

/**
 * The raw 32 bytes of an Ed25519 public key, from either half of the pair.
 * Throws NoteError `invalid_key` for another kind of key.
 */
export function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new NoteError('invalid_key', 'Notes are signed with Ed25519 keys.')
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
}

/**
 * The text in which a verifier key is handed on: `name+id+base64(0x01 ‖ key)`. Throws as {@link keyId}.
 * Source: golang.org/x/mod/sumdb/note, "Verifying Notes".
 */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  const id = keyId(name, publicKey)
  return `${name}+${id}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`
}

/**
 * Reads the text of {@link verifierKey}. Throws NoteError `invalid_key` if it is malformed, of
 * another signature type, or its id does not fit its key.
 */
export function parseVerifierKey(text: string): NoteVerifier {
  const { name, keyId, key } = parseKey(text, ED25519)
  return { name, keyId, verify: (message, signature) => verify(null, message, key, signature) }
}

/** Name and raw key in the text of {@link verifierKey}. Throws as {@link parseVerifierKey}. */
export function rawVerifierKey(text: string): { name: string; publicKey: Uint8Array } {
  const { name, publicKey } = parseKey(text, ED25519)
  return { name, publicKey }
}

/** The Ed25519 key in the text of a verifier key of one signature type. Throws as {@link parseVerifierKey}. */
export function parseKey(text: string, type: number) {
  const [, name = '', id = '', base64 = ''] = VERIFIER_KEY.exec(text) ?? []
  const bytes = decodeBase64(base64)
  if (bytes === null || bytes[0] !== type)
    throw new NoteError('invalid_key', 'This is not an Ed25519 verifier key.')
  const publicKey = bytes.subarray(1)
  if (keyId(name, publicKey, type) !== id)
    throw new NoteError('invalid_key', 'The id of this verifier key does not fit its key.')
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
  })
  return { name, keyId: id, key, publicKey }
}

/**
 * A signer for one private key. It keeps its key id: deriving the public key for each signature costs
 * more than a tenth of signing. Throws NoteError `invalid_key` as {@link keyId}, or for another kind
 * of key.
 */
export function ed25519Signer(name: string, privateKey: KeyObject): NoteSigner {
  return {
    name,
    keyId: keyId(name, rawPublicKey(privateKey)),
    sign: (message) => sign(null, message, privateKey),
  }
}

/**
 * Signs a text. The note is the text, an empty line and the signature line.
 * Throws NoteError `malformed` if text or note is too long, the text does not end in a newline, or it
 * holds other control characters or lone surrogates. Source: c2sp.org/signed-note, Format.
 */
export function signNote(text: string, signer: NoteSigner): string {
  const note = `${text}\n${signatureLine(text, signer)}`
  checkText(note)
  return note
}

/**
 * One signature line with its newline, to be appended to a note of the same text. Throws as {@link signNote}.
 */
export function signatureLine(text: string, signer: NoteSigner): string {
  checkText(text)
  const signature = signer.sign(Buffer.from(text))
  const blob = Buffer.concat([Buffer.from(signer.keyId, 'hex'), signature])
  return `— ${signer.name} ${blob.toString('base64')}\n`
}

/**
 * Opens a note: checks every signature of a known key and sets the others aside.
 *
 * Throws NoteError: `malformed` if it is no note or passes a limit; `bad_signature` if a known key's
 * signature does not verify, even beside good ones; `unknown_keys` if no known key signed;
 * `invalid_key` if two verifiers share name and id.
 *
 * Source: c2sp.org/signed-note, Format and Signatures.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  const known = byKey(verifiers)
  const { text, signatures } = splitNote(note)
  const message = Buffer.from(text)
  const verified = new Map<string, NoteSignature>()
  const unknown: NoteSignature[] = []
  for (const signature of signatures) {
    const key = keyOf(signature)
    const verifier = known.get(key)
    if (verifier === undefined) unknown.push(signature)
    else if (!verifier.verify(message, signature.signature))
      throw new NoteError('bad_signature', `The signature of ${key} does not verify.`)
    else if (!verified.has(key)) verified.set(key, signature)
  }
  if (verified.size === 0) throw new NoteError('unknown_keys', 'No known key has signed this note.')
  return { text, verified: [...verified.values()], unknown }
}

function byKey(verifiers: readonly NoteVerifier[]): Map<string, NoteVerifier> {
  const known = new Map(verifiers.map((verifier) => [keyOf(verifier), verifier]))
  // With two keys behind one id a signature of either would count as bad for the other.
  if (known.size !== verifiers.length)
    throw new NoteError('invalid_key', 'Two verifiers share their name and key id.')
  return known
}

function keyOf(key: { readonly name: string; readonly keyId: string }): string {
  return `${key.name}+${key.keyId}`
}

function splitNote(note: string): { text: string; signatures: NoteSignature[] } {
  checkText(note)
  const gap = note.lastIndexOf('\n\n')
  if (gap < 0) throw new NoteError('malformed', 'A note has an empty line before its signatures.')
  const lines = note.slice(gap + 2, -1).split('\n', MAX_SIGNATURES + 1)
  if (lines.length > MAX_SIGNATURES)
    throw new NoteError('malformed', `A note has at most ${MAX_SIGNATURES} signatures.`)
  return { text: note.slice(0, gap + 1), signatures: lines.map(parseSignatureLine) }
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? []
  const blob = decodeBase64(base64)
  if (!KEY_NAME.test(name) || blob === null || blob.length <= KEY_ID_SIZE)
    throw new NoteError('malformed', 'A signature line of the note is malformed.')
  return {
    name,
    keyId: blob.toString('hex', 0, KEY_ID_SIZE),
    signature: blob.subarray(KEY_ID_SIZE),
  }
}

function checkText(text: string): void {
  if (text.length > MAX_NOTE_LENGTH)
    throw new NoteError('malformed', `A note has at most ${MAX_NOTE_LENGTH} characters.`)
  if (!text.endsWith('\n')) throw new NoteError('malformed', 'A note ends in a newline.')
  if (!text.isWellFormed() || hasControls(text))
    throw new NoteError('malformed', 'A note is well-formed text without control characters.')
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x20 && unit !== 0x0a) return true
  }
  return false
}

/** Null for every spelling but the canonical one: Buffer alone would skip what it cannot read. */
function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
