import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** The ways in which servers pack, although they are asked for bodies as they are. */
const UNPACKERS = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
}

/** A body without its content coding; null where that is unknown, broken, or more than `limit` bytes come out. */
export function unpacked(
  body: Uint8Array,
  coding: string | null,
  limit: number,
): Uint8Array | null {
  const name = (coding ?? '').trim().toLowerCase()
  if (name === '' || name === 'identity') return body.length <= limit ? body : null
  if (!Object.hasOwn(UNPACKERS, name)) return null
  try {
    return UNPACKERS[name as keyof typeof UNPACKERS](body, { maxOutputLength: limit })
  } catch {
    // Broken, or a bomb: either way nothing that could be read.
    return null
  }
}
