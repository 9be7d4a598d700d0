// What a stranger has of his own system to check a bundle with: openssl, for hashes as the library that Node has.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'

/** What a passkey answered, each part in base64url. */
export interface Answer {
  readonly key: string
  readonly role: string
  readonly clientDataJSON: string
  readonly authenticatorData: string
  readonly signature: string
}

/** The keys of a bundle. */
export interface Keys {
  readonly origin: string
  readonly rp_id: string
  readonly custody: readonly string[]
  readonly officers: readonly { key: string; role: string; public_key: string }[]
}

/** Before a raw Ed25519 key, and before the two coordinates of a P-256 point, in DER. Sources: RFC 8410 §4, RFC 5480 §2. */
const ED25519 = '302a300506032b6570032100'
const P256 = '3059301306072a8648ce3d020106082a8648ce3d03010703420004'
/** A COSE key of ES256 whose coordinates follow. Source: RFC 9053 §7.1.1. */
const COSE_X = 10
const COSE_Y = 45
const COORDINATE = 32

/** What openssl answered about signatures, by the hash of all that it read: most of a changed bundle is as it was. */
const answered = new Map<string, boolean>()

/** Files that openssl reads lie beside the folder of the bundle. */
export class Tools {
  readonly #folder: string
  #scratch = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  write(bytes: Uint8Array | string): string {
    this.#scratch += 1
    const path = `${this.#folder}.${this.#scratch}`
    writeFileSync(path, bytes)
    return path
  }

  /** SHA-256 of these bytes; a process for each of the hundreds would take seconds. */
  sha256(...parts: (Uint8Array | string)[]): Buffer {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest()
  }

  /** Whether openssl takes a signature. */
  isTaken(args: readonly string[]): boolean {
    try {
      execFileSync('openssl', args, { stdio: 'pipe' })
      return true
    } catch {
      return false
    }
  }

  pem(prefix: string, raw: Uint8Array): string {
    const der = Buffer.concat([Buffer.from(prefix, 'hex'), raw])
    return this.write(
      `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`,
    )
  }

  isEd25519(raw: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
    return this.#askedOnce([raw, signed, signature], () => {
      const [key, content, made] = [
        this.pem(ED25519, raw),
        this.write(signed),
        this.write(signature),
      ]
      const how = ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin']
      return this.isTaken([...how, '-in', content, '-sigfile', made])
    })
  }

  #askedOnce(parts: readonly Uint8Array[], ask: () => boolean): boolean {
    const about = parts.map((part) => this.sha256(part).toString('hex')).join()
    const known = answered.get(about) ?? ask()
    answered.set(about, known)
    return known
  }

  /** Whether the passkey answered for the hash of this text, at the node's own address, with its user verified. */
  isAnswered(answer: Answer, text: string, publicKey: string, { origin, rp_id }: Keys): boolean {
    const [client, data, signature] = [
      answer.clientDataJSON,
      answer.authenticatorData,
      answer.signature,
    ].map((one) => Buffer.from(one, 'base64url'))
    if (client === undefined || data === undefined || signature === undefined) return false
    const said = JSON.parse(client.toString()) as Record<string, string>
    const challenge = this.sha256(text).toString('base64url')
    if (said['type'] !== 'webauthn.get' || said['challenge'] !== challenge) return false
    if (said['origin'] !== origin || !data.subarray(0, 32).equals(this.sha256(rp_id))) return false
    if (((data[32] ?? 0) & 0b101) !== 0b101) return false
    const cose = Buffer.from(publicKey, 'base64url')
    const point = [COSE_X, COSE_Y].map((from) => cose.subarray(from, from + COORDINATE))
    const raw = Buffer.concat(point)
    const content = Buffer.concat([data, this.sha256(client)])
    return this.#askedOnce([raw, content, signature], () => {
      const [key, signed, made] = [this.pem(P256, raw), this.write(content), this.write(signature)]
      return this.isTaken(['dgst', '-sha256', '-verify', key, '-signature', made, signed])
    })
  }
}
