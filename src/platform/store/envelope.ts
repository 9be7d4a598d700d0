import { newBytes } from '../../core/id.ts'
import type { Marking, NewRecord } from '../../core/record.ts'
import { MAX_RECORD_BODY_BYTES } from '../../core/record.ts'
import { canonicalJson } from '../../lib/jcs/jcs.ts'
import { envelopeBytes, saltedHash } from '../../lib/provable/index.ts'
import { leafHash } from '../../lib/tlog/index.ts'
import type { Row } from './engine.ts'

/** The fields of a record that its leaf hash covers, besides the hash of its body. */
export type EnvelopeFields = Omit<NewRecord, 'body'>

/** Columns of a record that its hash covers, and the hash. */
export const COLUMNS =
  'id, at, type, action, actor, subject, area, marking, body, salt, body_hash, hash'

/** Bytes of random salt before a body: without it, a short body could be guessed from its hash after erasure. */
export const SALT_SIZE = 32

/** The bytes of a leaf: envelope v1 of these fields and the hash of the body. */
export function envelope(fields: EnvelopeFields, bodyHash: Uint8Array): Buffer {
  const { id, at, type, action, actor, subject, area, marking } = fields
  const body_hash = Buffer.from(bodyHash.buffer, bodyHash.byteOffset, bodyHash.length).toString(
    'hex',
  )
  return envelopeBytes({ v: 1, id, at, type, action, actor, subject, area, marking, body_hash })
}

/** The envelope fields of a stored row. */
export function envelopeFields(row: Row): EnvelopeFields {
  return {
    id: row['id'] as string,
    at: row['at'] as string,
    type: row['type'] as string,
    action: row['action'] as string,
    actor: row['actor'] as string,
    subject: row['subject'] as string,
    area: row['area'] as string,
    marking: row['marking'] as Marking,
  }
}

/** A record as it is stored: canonical body, fresh salt and both hashes. */
export interface SealedRecord {
  readonly body: string
  readonly salt: Uint8Array
  readonly bodyHash: Buffer
  readonly hash: Buffer
}

/** Seals a new record. Throws Error when its body is above MAX_RECORD_BODY_BYTES, TypeError when it is not plain JSON. */
export function sealRecord(record: NewRecord): SealedRecord {
  const body = canonicalJson(record.body)
  if (Buffer.byteLength(body) > MAX_RECORD_BODY_BYTES)
    throw new Error(`the body of a ${record.type} record is too large`)
  const salt = newBytes(SALT_SIZE)
  const bodyHash = saltedHash(salt, body)
  return { body, salt, bodyHash, hash: leafHash(envelope(record, bodyHash)) }
}
