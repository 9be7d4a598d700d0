import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue } from '../lib/jcs/jcs.ts'

/** SHA-256 in hex of a value as canonical JSON: equal values have one hash. Throws as `canonicalJson`. Source: RFC 8785. */
export function canonicalHash(value: JsonValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
