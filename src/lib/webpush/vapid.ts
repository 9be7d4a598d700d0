import { type KeyObject, sign } from 'node:crypto'

/** Longest life of a token; push services refuse longer ones. Source: RFC 8292 §2. */
export const MAX_VAPID_SECONDS = 24 * 60 * 60

/** The sender's key pair on P-256. */
export interface VapidKey {
  readonly privateKey: KeyObject
  /** Public point, uncompressed, 65 bytes; browsers subscribe to it as `applicationServerKey`. */
  readonly publicKey: Uint8Array
}

/** Origin of a push service, for which a token is made. Throws TypeError when `endpoint` is no URL. */
export function audienceOf(endpoint: string): string {
  return new URL(endpoint).origin
}

/**
 * The `Authorization` field for one push service: an ES256 token and the key it was signed with. `subject` is a
 * `mailto:` or `https:` address of who sends; `expires` is in seconds since 1970, at most MAX_VAPID_SECONDS ahead.
 * Source: RFC 8292 §2–§3, RFC 7515, RFC 7518 §3.4.
 */
export function vapidAuthorization(
  key: VapidKey,
  claims: { readonly audience: string; readonly subject: string; readonly expires: number },
): string {
  const body = { aud: claims.audience, exp: claims.expires, sub: claims.subject }
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(body)}`
  const signature = sign('sha256', Buffer.from(signed), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  const token = `${signed}.${signature.toString('base64url')}`
  return `vapid t=${token}, k=${Buffer.from(key.publicKey).toString('base64url')}`
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
