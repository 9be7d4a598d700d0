import { createHash } from 'node:crypto'
import { type Assertion, checkAssertion, isSignedByNode } from '../custody/index.ts'
import { PasskeyError } from '../webauthn/index.ts'

/** Hashes of a content, in hex. */
export interface Digests {
  readonly size: number
  readonly sha256: string
  readonly sha512: string
}

/** Who signed with a passkey, and where. */
export interface AssertedBy {
  readonly origin: string
  readonly rpId: string
  /** COSE key in base64url. */
  readonly publicKey: string
}

/** What checking a bundle asks of the machine: a browser has other means than Node. */
export interface BundleCrypto {
  /** Reads a content once, to its end. Throws what the content throws. */
  digests(content: AsyncIterable<Uint8Array>, size: number): Promise<Digests>
  /** Whether a raw Ed25519 key signed these bytes. */
  isSigned(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
  /**
   * Why a time-stamp over these bytes does not hold, null where it does. It is not there where nobody says which
   * authorities are trusted: then imprints are compared.
   */
  stampFault?(reply: Uint8Array, over: Uint8Array): string | null
  /** Whether a passkey answered for these bytes; null where the algorithm is not there. */
  isAsserted(answer: Assertion, bytes: Uint8Array, by: AssertedBy): Promise<boolean | null>
}

/** With the means of Node. */
export const nodeCrypto: BundleCrypto = {
  async digests(content) {
    const [short, long] = [createHash('sha256'), createHash('sha512')]
    let size = 0
    for await (const bytes of content) {
      short.update(bytes)
      long.update(bytes)
      size += bytes.length
    }
    return { size, sha256: short.digest('hex'), sha512: long.digest('hex') }
  },
  isSigned: async (publicKey, bytes, signature) => isSignedByNode(publicKey, bytes, signature),
  async isAsserted(answer, bytes, by) {
    try {
      checkAssertion(answer, bytes, by)
      return true
    } catch (error) {
      if (error instanceof PasskeyError) return false
      throw error
    }
  },
}
