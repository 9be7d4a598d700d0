import { hash } from 'node:crypto'
import { canonicalJson } from '../jcs/jcs.ts'
import { JsonError, parseBoundedJson } from '../json/bounded.ts'
import { type CustodyEvent, custodyEvent } from './form.ts'
import { faultOf } from './rules.ts'

/** Canonical bytes of one event at most; one with every field filled takes a third. */
export const MAX_EVENT_BYTES = 8_192

/** Nesting of an event: itself, then clock, actor, parties, tool and refs, then the second person in refs. */
const MAX_DEPTH = 3

/**
 * Why bytes are no event: `too_long`, `not_json`, `not_canonical` (another spelling of the same JSON), `wrong_form`
 * (a field is unknown, missing or of another form), `wrong_fields` (not what this kind of act says).
 */
export type CustodyErrorCode =
  | 'too_long'
  | 'not_json'
  | 'not_canonical'
  | 'wrong_form'
  | 'wrong_fields'

/** Thrown for what is no custody event; `field` names the first field that is wrong, or is empty. */
export class CustodyError extends Error {
  readonly code: CustodyErrorCode
  readonly field: string

  constructor(code: CustodyErrorCode, field = '') {
    super(`not a custody event: ${code}${field === '' ? '' : ` (${field})`}`)
    this.name = 'CustodyError'
    this.code = code
    this.field = field
  }
}

/**
 * The canonical bytes of an event: what is stored, hashed and signed.
 * Throws CustodyError `wrong_form`, `wrong_fields`, `too_long`. Source: RFC 8785.
 */
export function eventBytes(event: CustodyEvent): Uint8Array {
  const bytes = new TextEncoder().encode(canonicalJson(checked(event)))
  if (bytes.length > MAX_EVENT_BYTES) throw new CustodyError('too_long')
  return bytes
}

/** Reads the bytes that {@link eventBytes} writes, and no other spelling of them. Throws CustodyError. */
export function parseEvent(bytes: Uint8Array): CustodyEvent {
  if (bytes.length > MAX_EVENT_BYTES) throw new CustodyError('too_long')
  const text = textOf(bytes)
  const event = checked(jsonOf(text))
  if (canonicalJson(event) !== text) throw new CustodyError('not_canonical')
  return event
}

/** SHA-256 of the stored bytes of an event, 64 hex digits: what the next one names as `prev`. */
export function eventHash(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** Bytes of the salt beside a text. */
const SALT_BYTES = 32

/**
 * The commitment that stands for a text: SHA-256(salt ‖ UTF-8 of the text), 64 hex digits. Without the salt nobody can
 * try out texts; without the text nobody can tell it. Throws RangeError unless the salt has 32 bytes.
 */
export function commit(salt: Uint8Array, text: string): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes.`)
  const encoded = new TextEncoder().encode(text)
  const both = new Uint8Array(SALT_BYTES + encoded.length)
  both.set(salt)
  both.set(encoded, SALT_BYTES)
  return hash('sha256', both, 'hex')
}

/** Whether a commitment stands for this text under this salt; false for a salt of another length. */
export function isCommitted(commitment: string, salt: Uint8Array, text: string): boolean {
  return salt.length === SALT_BYTES && commit(salt, text) === commitment
}

function checked(value: unknown): CustodyEvent {
  const parsed = custodyEvent.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new CustodyError('wrong_form', issue?.path.join('.') ?? '')
  }
  const fault = faultOf(parsed.data)
  if (fault !== null) throw new CustodyError('wrong_fields', fault)
  return parsed.data
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CustodyError('not_json')
  }
}

function jsonOf(text: string): unknown {
  try {
    return parseBoundedJson(text, { maxLength: MAX_EVENT_BYTES, maxDepth: MAX_DEPTH })
  } catch (error) {
    if (error instanceof JsonError) throw new CustodyError('not_json')
    throw error
  }
}
