/** What an authenticator writes: CBOR without tags, floats and indefinite lengths. Source: CTAP 2.1 §8, RFC 8949. */
export type CborValue =
  | number
  | boolean
  | null
  | string
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<string | number, CborValue>

/** Deepest nesting that is read: CTAP2 allows four levels. */
const MAX_DEPTH = 4

interface Cursor {
  readonly bytes: Uint8Array
  readonly view: DataView
  at: number
}

/** Reads one value from the beginning of `bytes` and says where it ended. Throws RangeError on anything that CTAP2 does not write. */
export function decodeCbor(bytes: Uint8Array): { value: CborValue; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cursor: Cursor = { bytes, view, at: 0 }
  const value = readValue(cursor, 0)
  return { value, end: cursor.at }
}

function readValue(cursor: Cursor, depth: number): CborValue {
  if (depth > MAX_DEPTH) throw new RangeError('CBOR is nested too deep')
  const head = cursor.view.getUint8(cursor.at)
  cursor.at += 1
  const major = head >> 5
  if (major === 7) return readSimple(head & 31)
  const length = readLength(cursor, head & 31)
  switch (major) {
    case 0:
      return length
    case 1:
      return -1 - length
    case 2:
      return readBytes(cursor, length)
    case 3:
      return textOf(readBytes(cursor, length))
    case 4:
      return Array.from({ length: entries(cursor, length) }, () => readValue(cursor, depth + 1))
    case 5:
      return readMap(cursor, length, depth)
    default:
      throw new RangeError('CBOR tags are not read')
  }
}

function readSimple(value: number): CborValue {
  if (value === 20) return false
  if (value === 21) return true
  if (value === 22) return null
  throw new RangeError('CBOR floats and other simple values are not read')
}

function readLength(cursor: Cursor, short: number): number {
  const { view, at } = cursor
  if (short < 24) return short
  if (short === 24) return step(cursor, 1, view.getUint8(at))
  if (short === 25) return step(cursor, 2, view.getUint16(at))
  if (short === 26) return step(cursor, 4, view.getUint32(at))
  throw new RangeError('CBOR lengths of 64 bits and indefinite lengths are not read')
}

function step(cursor: Cursor, by: number, value: number): number {
  cursor.at += by
  return value
}

function readBytes(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length
  if (end > cursor.bytes.length) throw new RangeError('CBOR ends too early')
  const part = cursor.bytes.subarray(cursor.at, end)
  cursor.at = end
  return part
}

/** Every entry takes a byte at least: a longer count is a lie, found before memory is taken for it. */
function entries(cursor: Cursor, length: number): number {
  if (length > cursor.bytes.length - cursor.at) throw new RangeError('CBOR ends too early')
  return length
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RangeError('CBOR text is no UTF-8', { cause })
  }
}

function readMap(
  cursor: Cursor,
  length: number,
  depth: number,
): ReadonlyMap<string | number, CborValue> {
  const map = new Map<string | number, CborValue>()
  for (let left = entries(cursor, length); left > 0; left -= 1) {
    const key = readValue(cursor, depth + 1)
    if (typeof key !== 'string' && typeof key !== 'number') {
      throw new RangeError('CBOR keys are texts or numbers')
    }
    if (map.has(key)) throw new RangeError('CBOR map has a key twice')
    map.set(key, readValue(cursor, depth + 1))
  }
  return map
}
