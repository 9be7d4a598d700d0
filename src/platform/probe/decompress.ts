import { once } from 'node:events'
import {
  brotliDecompressSync,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib'
import { LookFailed } from '../egress.ts'

/** A body as the browser would see it. */
export interface Decoded {
  readonly bytes: Buffer
  /** More came out than the limit. */
  readonly isTruncated: boolean
}

/** What we can undo, for the request header. */
export const ACCEPT_ENCODING = 'gzip, br, deflate'

/** No server compresses twice; a stack of codings is a bomb. */
const MAX_CODINGS = 1

/**
 * Undoes the content coding of a body, keeping at most `limit` bytes. `isWhole` is false for a body that was cut off:
 * then what can be read of it is returned. Throws LookFailed (receive) for unknown or damaged codings.
 */
export async function decompress(
  coding: string,
  body: Buffer,
  { limit, isWhole }: { limit: number; isWhole: boolean },
): Promise<Decoded> {
  const codings = coding.split(',').map((name) => name.trim().toLowerCase())
  const named = codings.filter((name) => name !== '' && name !== 'identity')
  if (named.length === 0 || body.length === 0) return { bytes: body, isTruncated: false }
  const [name = ''] = named
  const decoder = decoderOf(name, body)
  if (!decoder || named.length > MAX_CODINGS) {
    throw new LookFailed(
      'receive',
      'unknown-coding',
      `The content coding ${coding.slice(0, 40)} is unknown.`,
    )
  }
  const options = isWhole ? {} : decoder.lenient
  try {
    return {
      bytes: decoder.atOnce(body, { ...options, maxOutputLength: limit }),
      isTruncated: false,
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return { bytes: await firstBytes(decoder.stream(), body, limit), isTruncated: true }
    }
    throw new LookFailed('receive', 'bad-coding', `The body is no ${name}.`)
  }
}

const ZLIB_LENIENT = { finishFlush: constants.Z_SYNC_FLUSH }

function decoderOf(name: string, body: Buffer) {
  if (name === 'gzip' || name === 'x-gzip') {
    return { atOnce: gunzipSync, stream: createGunzip, lenient: ZLIB_LENIENT }
  }
  if (name === 'br') {
    const lenient = { finishFlush: constants.BROTLI_OPERATION_FLUSH }
    return { atOnce: brotliDecompressSync, stream: createBrotliDecompress, lenient }
  }
  if (name !== 'deflate') return null
  // Some servers send raw deflate; a zlib header has 8 in its low four bits.
  const isRaw = ((body[0] ?? 0) & 0x0f) !== 8
  return isRaw
    ? { atOnce: inflateRawSync, stream: createInflateRaw, lenient: ZLIB_LENIENT }
    : { atOnce: inflateSync, stream: createInflate, lenient: ZLIB_LENIENT }
}

/** The first `limit` bytes that come out; the rest is never made. */
async function firstBytes(
  stream: ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>,
  body: Buffer,
  limit: number,
): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  stream.on('data', (part: Buffer) => {
    if (length < limit) parts.push(part.subarray(0, limit - length))
    length += part.length
    if (length >= limit) stream.destroy()
  })
  const closed = once(stream, 'close').catch(() => undefined)
  stream.end(body)
  await closed
  return Buffer.concat(parts)
}
