// Bytes that arrive in pieces of any length, read in the lengths that a format has. Nothing is kept that was read.

/** Reads a stream of bytes from its beginning; no two reads at once. */
export interface ByteReader {
  /** The next `length` bytes; fewer, perhaps none, only where the stream ends. `length` bounds what is held. */
  upTo(length: number): Promise<Buffer>
  /** The next bytes through `end`, one byte value, included; null when it does not come within `limit` bytes. */
  through(end: number, limit: number): Promise<Buffer | null>
}

/** A reader over `source`. Reading throws what the source throws. */
export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  async function more(): Promise<boolean> {
    const next = await iterator.next()
    if (next.done === true) return false
    const { buffer, byteOffset, length } = next.value
    if (length > 0) held.push(Buffer.from(buffer, byteOffset, length))
    size += length
    return true
  }
  function take(length: number): Buffer {
    const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held)
    const taken = all.subarray(0, length)
    const rest = all.subarray(length)
    held = rest.length === 0 ? [] : [rest]
    size = rest.length
    return taken
  }
  return {
    async upTo(length) {
      while (size < length && (await more()));
      return take(Math.min(length, size))
    },
    async through(end, limit) {
      for (;;) {
        const all = take(size)
        held = all.length === 0 ? [] : [all]
        size = all.length
        const at = all.subarray(0, limit).indexOf(end)
        if (at >= 0) return take(at + 1)
        if (all.length >= limit || !(await more())) return null
      }
    },
  }
}

/** Bytes that are put together from pieces, at most `limit` of them. */
export interface GrowingBytes {
  /** False when the limit cut the piece off. */
  append(piece: Uint8Array): boolean
  /** What came so far; a later piece does not change it. */
  bytes(): Buffer
}

/** Grows by doubling up to `limit`, so that many tiny pieces cost no more than a few large ones. */
export function growingBytes(limit: number): GrowingBytes {
  let buffer = Buffer.alloc(0)
  let length = 0
  return {
    append(piece) {
      const kept = Math.min(piece.length, limit - length)
      if (length + kept > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(4096, 2 * (length + kept))))
        buffer.copy(larger, 0, 0, length)
        buffer = larger
      }
      buffer.set(piece.subarray(0, kept), length)
      length += kept
      return kept === piece.length
    },
    bytes: () => buffer.subarray(0, length),
  }
}
