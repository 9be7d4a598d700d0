// Passkeys as pure code: what a browser sent back is checked against what was asked. Synchronous, because it runs
// inside a transaction, which awaits only the store. Attestation is not asked for and not judged: any authenticator
// that verifies its user will do.
// Source: W3C Web Authentication Level 3, §7.1 Registering a New Credential, §7.2 Verifying an Assertion.
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { decodeCbor } from './cbor.ts'
import { ALGORITHMS, isSignedBy, jwkOf, publicKeyOf } from './key.ts'

export { ALGORITHMS, jwkOf }

/** Base64url without padding, at most `max` characters. */
const encoded = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[0-9A-Za-z_-]+$/, 'not base64url')

/** A credential id: 1023 bytes at most. Source: WebAuthn §4. */
const credentialId = encoded(1364)

/** The answer of `navigator.credentials.create`, with what is not needed left out. */
export const registrationResponse = z.strictObject({
  id: credentialId,
  clientDataJSON: encoded(8_000),
  attestationObject: encoded(32_000),
  transports: z.array(z.string().max(20)).max(10).optional(),
})
export type RegistrationResponse = z.infer<typeof registrationResponse>

/** The answer of `navigator.credentials.get`. */
export const authenticationResponse = z.strictObject({
  id: credentialId,
  clientDataJSON: encoded(8_000),
  authenticatorData: encoded(4_000),
  signature: encoded(2_000),
  userHandle: encoded(100).nullable(),
})
export type AuthenticationResponse = z.infer<typeof authenticationResponse>

/** What the node asked for. `challenge` is base64url text, `origin` has no slash at its end. */
export interface Expected {
  readonly rpId: string
  readonly origin: string
  readonly challenge: string
}

/** A credential as it is kept. `publicKey` is the COSE key in base64url. */
export interface Credential {
  readonly id: string
  readonly publicKey: string
  /** Signature counter; 0 for passkeys that do not count. */
  readonly counter: number
  /** The passkey may be copied to the person's other devices. */
  readonly isSynced: boolean
}

/** The new credential in an answer to a creation request. Throws PasskeyError saying what is wrong with it. */
export function verifyRegistration(response: RegistrationResponse, expected: Expected): Credential {
  checkClientData(response.clientDataJSON, 'webauthn.create', expected)
  const auth = authenticatorData(attestedData(response.attestationObject), expected.rpId)
  if (auth.credential === null) throw new PasskeyError('no credential was made')
  const { id, publicKey } = auth.credential
  if (id !== response.id) throw new PasskeyError('the credential has another id')
  reading('the public key', () => publicKeyOf(Buffer.from(publicKey, 'base64url')))
  return { id, publicKey, counter: auth.counter, isSynced: auth.isSynced }
}

/** The new counter after an answer to a sign-in request with `credential`. Throws PasskeyError saying what is wrong with it. */
export function verifyAuthentication(
  response: AuthenticationResponse,
  expected: Expected,
  credential: Credential,
): { counter: number } {
  if (response.id !== credential.id) throw new PasskeyError('the credential has another id')
  const { signed, signature, counter } = signedBy(response, expected)
  const isGood = reading('the signature', () =>
    isSignedBy(Buffer.from(credential.publicKey, 'base64url'), signed, signature),
  )
  if (!isGood) throw new PasskeyError('the signature is wrong')
  // A counter that does not grow means that two copies of the credential are in use.
  const counts = counter > 0 || credential.counter > 0
  if (counts && counter <= credential.counter) throw new PasskeyError('the counter went back')
  return { counter }
}

/**
 * What a passkey signed in an answer to a sign-in request, after everything but the signature was looked at: for whoever
 * has other means to check signatures. Throws PasskeyError saying what is wrong with it.
 */
export function signedBy(
  response: Pick<AuthenticationResponse, 'clientDataJSON' | 'authenticatorData' | 'signature'>,
  expected: Expected,
): { signed: Uint8Array; signature: Uint8Array; counter: number } {
  checkClientData(response.clientDataJSON, 'webauthn.get', expected)
  const authBytes = Buffer.from(response.authenticatorData, 'base64url')
  const { counter } = authenticatorData(authBytes, expected.rpId)
  const clientHash = sha256(Buffer.from(response.clientDataJSON, 'base64url'))
  const signature = Buffer.from(response.signature, 'base64url')
  return { signed: Buffer.concat([authBytes, clientHash]), signature, counter }
}

/** Why a passkey was refused; for logs, the person reads one sentence for all. */
export class PasskeyError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PasskeyError'
  }
}

const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
})

function checkClientData(base64url: string, type: string, expected: Expected): void {
  const parsed = reading('the client data', () =>
    clientData.parse(JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'))),
  )
  if (parsed.type !== type) throw new PasskeyError('the answer is to another kind of request')
  if (parsed.challenge !== expected.challenge)
    throw new PasskeyError('another challenge was signed')
  if (parsed.origin !== expected.origin) throw new PasskeyError('the answer is from another site')
  if (parsed.crossOrigin === true) throw new PasskeyError('the answer is from inside another page')
}

function attestedData(base64url: string): Uint8Array {
  const bytes = Buffer.from(base64url, 'base64url')
  const { value, end } = reading('the attestation', () => decodeCbor(bytes))
  const data = value instanceof Map ? value.get('authData') : undefined
  if (!(data instanceof Uint8Array) || end !== bytes.length) {
    throw new PasskeyError('the attestation is not readable')
  }
  return data
}

/** Flags of the authenticator data. Source: WebAuthn §6.1. */
const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const BACKUP_ELIGIBLE = 0x08
const BACKED_UP = 0x10
const CREDENTIAL_INCLUDED = 0x40
/** rpIdHash 32, flags 1, counter 4; then aaguid 16, length 2, id, key. */
const HEAD_BYTES = 37

function authenticatorData(bytes: Uint8Array, rpId: string) {
  if (bytes.length < HEAD_BYTES) throw new PasskeyError('the authenticator data is too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flags = view.getUint8(32)
  if (!timingSafeEqual(bytes.subarray(0, 32), sha256(Buffer.from(rpId, 'utf8')))) {
    throw new PasskeyError('the answer is for another site')
  }
  if ((flags & USER_PRESENT) === 0) throw new PasskeyError('nobody was present')
  if ((flags & USER_VERIFIED) === 0) throw new PasskeyError('the person was not verified')
  // Source: WebAuthn §7.1 step 17, §7.2 step 19.
  if ((flags & (BACKUP_ELIGIBLE | BACKED_UP)) === BACKED_UP) {
    throw new PasskeyError('a copy was made of what may not be copied')
  }
  return {
    counter: view.getUint32(33),
    isSynced: (flags & BACKUP_ELIGIBLE) !== 0,
    credential: (flags & CREDENTIAL_INCLUDED) === 0 ? null : attestedCredential(bytes, view),
  }
}

function attestedCredential(bytes: Uint8Array, view: DataView) {
  return reading('the credential', () => {
    const length = view.getUint16(HEAD_BYTES + 16)
    const from = HEAD_BYTES + 18
    const key = bytes.subarray(from + length)
    const { end } = decodeCbor(key)
    const text = (part: Uint8Array) => Buffer.from(part).toString('base64url')
    return { id: text(bytes.subarray(from, from + length)), publicKey: text(key.subarray(0, end)) }
  })
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

/** Turns what a parser throws about hostile bytes into the one error of this file. */
function reading<T>(what: string, parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    throw new PasskeyError(`${what} is not readable`, { cause })
  }
}
