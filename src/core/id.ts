import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { nowMs, type Time, toMs } from './time.ts'

/** UUIDv7 in lower-case text. Source: RFC 9562 §5.7. */
export const id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not an id')

/** Ids of one millisecond that are counted before the next one is borrowed: the 12 bits behind the version. */
const COUNTED = 0x1000

/** Where a count begins at most: the upper half is left for the ids that follow in the same millisecond. */
const FIRST_COUNT = COUNTED / 2

const last = { ms: 0, count: 0 }

/**
 * A new UUIDv7: 48 bits of milliseconds, 12 that count within one, 62 random bits. In one process each stands behind all
 * before it, also when the machine's clock goes back, so that a list sorted by id keeps its order. Source: RFC 9562 §6.2.
 */
export function newId(): string {
  step(nowMs())
  const ms = last.ms.toString(16).padStart(12, '0')
  const count = last.count.toString(16).padStart(3, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${count}-${randomTail()}`
}

/** Where ids that were made at a moment or later begin, in the order of ids. */
export function firstIdAt(at: Time): string {
  const ms = toMs(at).toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}`
}

/** Variant and the 62 random bits, which a UUIDv4 ends with too: Node draws those for many at once, bytes for each anew. */
function randomTail(): string {
  return randomUUID().slice(19)
}

function step(ms: number): void {
  if (ms > last.ms) Object.assign(last, { ms, count: randomInt(FIRST_COUNT) })
  else if (last.count + 1 < COUNTED) last.count += 1
  else Object.assign(last, { ms: last.ms + 1, count: 0 })
}

/** Ids of this process stand from now on behind those made at `ms`: what an earlier process, or another one, has made. */
export function idsFrom(ms: number): void {
  step(ms)
}

/** Random bytes; the one place outside this file's other functions that may ask for them. */
export function newBytes(length: number): Uint8Array {
  return randomBytes(length)
}

/** A bearer secret of `bits` (default 256) as base64url. */
export function newSecret(bits = 256): string {
  return randomBytes(Math.ceil(bits / 8)).toString('base64url')
}

/** Stored form of a bearer secret: SHA-256 in hex. Only for secrets of ≥ 128 random bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/** Letters that are not mistaken for each other when read aloud or typed on a phone. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** An enrolment code of `length` letters, uniform over {@link CODE_LETTERS}: 8 letters are 36 bits. */
export function newCode(length = 8): string {
  let code = ''
  for (let i = 0; i < length; i += 1) code += CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))
  return code
}

/** A uniform number in [0, below); for jitter, never for secrets. */
export function randomBelow(below: number): number {
  return below <= 1 ? 0 : randomInt(Math.floor(below))
}
