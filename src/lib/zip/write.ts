import { crc32 } from './crc.ts'
import {
  FULL_16,
  FULL_32,
  LENGTH,
  MAX_ENTRIES,
  pathsOnce,
  SIGNATURE,
  UTF8_FLAG,
  ZIP64_FIELD,
  ZIP64_VERSION,
  ZipError,
} from './form.ts'

/** What goes into an archive. */
export interface ZipSource {
  readonly path: string
  /** Bytes that `open` gives. */
  readonly size: number
  /** Of the content; where it is not known, the content is read once more beforehand. */
  readonly crc32?: number
  /** Gives the content from its beginning, each time it is called. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

interface Written {
  readonly path: Uint8Array
  readonly size: number
  readonly crc: number
  readonly offset: number
}

/** 1 January 1980, the first day that there is: an archive tells nothing by the clock of whoever wrote it. */
const DAY = 0x0021

/** Entries in their order. */
type Sources<S extends ZipSource> = Iterable<S> | AsyncIterable<S>

/** A content whose checksum is known. */
type Summed<S extends ZipSource> = S & { readonly crc32: number }

/**
 * The bytes of an archive with these entries, in their order: the same for the same contents. Throws ZipError `path`,
 * `duplicate`, `too_large`, and `wrong_size` or `wrong_crc` where a content is not as it was said.
 */
export async function* writeZip(sources: Sources<ZipSource>): AsyncGenerator<Uint8Array> {
  for await (const part of zipParts(sources)) {
    if (part instanceof Uint8Array) yield part
    else yield* contentOf(part)
  }
}

/**
 * The same archive with its contents not yet in it: bytes, and each entry where its content comes, for whoever has the
 * contents lying somewhere and puts them there when they are wanted. Throws as {@link writeZip}, but for contents.
 */
export async function* zipParts<S extends ZipSource>(
  sources: Sources<S>,
): AsyncGenerator<Uint8Array | Summed<S>> {
  const take = pathsOnce()
  const written: Written[] = []
  let offset = 0
  for await (const source of sources) {
    take(source.path)
    if (written.length === MAX_ENTRIES) throw new ZipError('too_large', source.path)
    const crc = source.crc32 ?? (await crcOf(source))
    const path = new TextEncoder().encode(source.path)
    const entry = { path, size: source.size, crc, offset }
    const header = localHeader(entry)
    yield header
    yield { ...source, crc32: crc }
    written.push(entry)
    offset += header.length + source.size
  }
  const directory = written.map(centralHeader)
  yield* directory
  const size = directory.reduce((total, part) => total + part.length, 0)
  yield* endOf({ count: written.length, size, offset })
}

async function crcOf(source: ZipSource): Promise<number> {
  let crc = 0
  for await (const bytes of source.open()) crc = crc32(bytes, crc)
  return crc
}

async function* contentOf({ path, size, open, crc32: crc }: Summed<ZipSource>) {
  let [found, left] = [0, size]
  for await (const bytes of open()) {
    found = crc32(bytes, found)
    left -= bytes.length
    // Before more is written than the header says.
    if (left < 0) throw new ZipError('wrong_size', path)
    yield bytes
  }
  if (left !== 0) throw new ZipError('wrong_size', path)
  if (found !== crc) throw new ZipError('wrong_crc', path)
}

/** Numbers that need 64 bits, in the order of the Zip64 field, and what stands in their place. */
const isBig = (value: number) => value >= FULL_32
const small = (value: number) => Math.min(value, FULL_32)

function localHeader({ path, size, crc }: Written): Uint8Array {
  // Both sizes stand in the field of a local header, or none.
  const extra = zip64Field(isBig(size) ? [size, size] : [])
  return joined(
    fields(
      [32, SIGNATURE.local],
      [16, ZIP64_VERSION],
      [16, UTF8_FLAG],
      [16, 0],
      [16, 0],
      [16, DAY],
    ),
    fields([32, crc], [32, small(size)], [32, small(size)], [16, path.length], [16, extra.length]),
    path,
    extra,
  )
}

function centralHeader({ path, size, crc, offset }: Written): Uint8Array {
  const big = [...(isBig(size) ? [size, size] : []), ...(isBig(offset) ? [offset] : [])]
  const extra = zip64Field(big)
  return joined(
    fields([32, SIGNATURE.central], [16, ZIP64_VERSION], [16, ZIP64_VERSION], [16, UTF8_FLAG]),
    fields([16, 0], [16, 0], [16, DAY], [32, crc], [32, small(size)], [32, small(size)]),
    fields([16, path.length], [16, extra.length], [16, 0], [16, 0], [16, 0], [32, 0]),
    fields([32, small(offset)]),
    path,
    extra,
  )
}

function zip64Field(numbers: readonly number[]): Uint8Array {
  if (numbers.length === 0) return new Uint8Array(0)
  const values = numbers.map((value): Field => [64, value])
  return fields([16, ZIP64_FIELD], [16, numbers.length * 8], ...values)
}

/** The end of an archive whose directory of `count` entries and `size` bytes begins at `offset`. */
function* endOf({ count, size, offset }: { count: number; size: number; offset: number }) {
  if (count >= FULL_16 || isBig(size) || isBig(offset)) {
    yield fields(
      [32, SIGNATURE.end64],
      [64, LENGTH.end64 - 12],
      [16, ZIP64_VERSION],
      [16, ZIP64_VERSION],
      [32, 0],
      [32, 0],
      [64, count],
      [64, count],
      [64, size],
      [64, offset],
    )
    yield fields([32, SIGNATURE.locator64], [32, 0], [64, offset + size], [32, 1])
  }
  const short = Math.min(count, FULL_16)
  yield fields([32, SIGNATURE.end], [16, 0], [16, 0], [16, short], [16, short])
  yield fields([32, small(size)], [32, small(offset)], [16, 0])
}

type Field = readonly [bits: 16 | 32 | 64, value: number]

/** Numbers one after the other, least byte first. */
function fields(...list: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(list.reduce((total, [bits]) => total + bits / 8, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [bits, value] of list) {
    if (bits === 16) view.setUint16(at, value, true)
    else if (bits === 32) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += bits / 8
  }
  return bytes
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
