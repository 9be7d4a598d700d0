// PNG as far as a picture of strangers has to be made harmless: what is not the picture itself is left out.
import { crc32 } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Length, type and checksum around the content of a chunk. */
const CHUNK_BYTES = 12
const HEADER_BYTES = 13

/** What a picture is drawn from; texts, times, profiles and animations are not among it. Source: PNG (W3C, third edition) §5.6. */
const KEPT: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'IDAT', 'IEND']

/** Bit depths by colour type. Source: §11.2.1. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

interface Chunk {
  readonly type: string
  readonly content: Buffer
  readonly whole: Buffer
}

/**
 * The picture alone, without what else its file held; null for what is no PNG, or larger than `maxBytes` or `maxSide`
 * pixels a side.
 */
export function cleanPng(
  bytes: Uint8Array,
  { maxBytes, maxSide }: { readonly maxBytes: number; readonly maxSide: number },
): Uint8Array | null {
  if (bytes.length > maxBytes) return null
  const chunks = chunksOf(Buffer.from(bytes))
  if (chunks === null) return null
  const [first] = chunks
  const isWhole = chunks.at(-1)?.type === 'IEND' && chunks.some(({ type }) => type === 'IDAT')
  if (first === undefined || !isWhole || !isHeader(first, maxSide)) return null
  const kept = chunks.filter(({ type }) => KEPT.includes(type)).map(({ whole }) => whole)
  return Buffer.concat([SIGNATURE, ...kept])
}

/** The chunks up to the end; null where one is cut off, has a wrong checksum, or one that must be understood is not known. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at + CHUNK_BYTES <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + CHUNK_BYTES + length
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    const isCritical = /^[A-Z]/.test(type)
    if (isCritical && !KEPT.includes(type)) return null
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    chunks.push({ type, content: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  return null
}

function isHeader({ type, content }: Chunk, maxSide: number): boolean {
  if (type !== 'IHDR' || content.length !== HEADER_BYTES) return false
  const [width, height] = [content.readUInt32BE(0), content.readUInt32BE(4)]
  const [depth = -1, colour = -1, compression, filter, interlace = 2] = content.subarray(8)
  const isSized = [width, height].every((side) => side >= 1 && side <= maxSide)
  const isKnown = compression === 0 && filter === 0 && interlace <= 1
  return isSized && isKnown && (DEPTHS[colour]?.includes(depth) ?? false)
}
