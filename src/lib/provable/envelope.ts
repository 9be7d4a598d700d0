import { hash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../jcs/jcs.ts'
import { JsonError, parseBoundedJson } from '../json/bounded.ts'

const text = z.string().max(1_000)

/** What the hash of a record covers: who did what when, and the salted hash of its body. */
const envelopeForm = z.strictObject({
  v: z.literal(1),
  id: text,
  at: text,
  type: text,
  action: text,
  /** Opaque, as `subject`. */
  actor: text,
  subject: text,
  area: text,
  /** TLP marking of the body. */
  marking: text,
  /** Lower-case hex. */
  body_hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Envelope = z.infer<typeof envelopeForm>

/** Characters of an envelope at most. */
const MAX_LENGTH = 16_384

/** The bytes of a leaf: RFC 8785 JSON of the envelope. */
export function envelopeBytes(envelope: Envelope): Buffer {
  return Buffer.from(canonicalJson(envelope))
}

/** Reads the text of {@link envelopeBytes}; null for any other. */
export function parseEnvelope(source: string): Envelope | null {
  try {
    const limits = { maxLength: MAX_LENGTH, maxDepth: 1 }
    const { data } = envelopeForm.safeParse(parseBoundedJson(source, limits))
    return data !== undefined && canonicalJson(data) === source ? data : null
  } catch (error) {
    if (error instanceof JsonError || error instanceof TypeError) return null
    throw error
  }
}

/** SHA-256(salt ‖ body) of a canonical body. */
export function saltedHash(salt: Uint8Array, body: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(body)]), 'buffer')
}
