import { crc32 } from './crc.ts'
import {
  FULL_16,
  FULL_32,
  LENGTH,
  MAX_DIRECTORY,
  MAX_ENTRIES,
  pathsOnce,
  SIGNATURE,
  UTF8_FLAG,
  ZIP64_FIELD,
  ZipError,
} from './form.ts'

/** Where an archive is read from: a file of a disk, of a browser, or bytes in memory. */
export interface ZipFile {
  readonly size: number
  /** The bytes from `offset` on, as many as asked for or fewer where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** One file in an archive. */
export interface ZipEntry {
  readonly path: string
  readonly size: number
  readonly crc32: number
}

/** An archive whose directory was read. */
export interface Zip {
  /** In the order in which they lie. */
  readonly entries: readonly ZipEntry[]
  /**
   * The content of an entry of this archive, in parts of at most 1 MiB. Throws ZipError `header`, `overlap`,
   * `truncated`, and `wrong_crc` behind the last part, so that nobody believes a content that he has not read to its end.
   */
  content(entry: ZipEntry): AsyncGenerator<Uint8Array>
}

/** Bytes that are read at once. */
const PART = 1_048_576

/** The extra field with another path for those who know it. */
const OTHER_PATH_FIELD = 0x7075

/** Kinds of file in the attributes that Unix writes. */
const [FILE_KIND, KIND_MASK] = [0x8000, 0xf000]

interface Placed extends ZipEntry {
  readonly offset: number
  /** Where the next entry begins, or the directory. */
  readonly end: number
}

/**
 * Reads the directory of an archive. Everything between the beginning and the directory belongs to one entry exactly,
 * so nothing can be hidden in it. Throws ZipError.
 */
export async function openZip(file: ZipFile): Promise<Zip> {
  const end = await endOf(file)
  if (end.count > MAX_ENTRIES || end.size > MAX_DIRECTORY) throw new ZipError('too_large')
  const bytes = await readAll(file, end.offset, end.size)
  const entries = placed(directoryOf(bytes, end.count), end.offset)
  const known = new Map<ZipEntry, Placed>(entries.map((entry) => [entry, entry]))
  return {
    entries,
    content(entry) {
      const place = known.get(entry)
      if (place === undefined) throw new RangeError('An entry of another archive.')
      return contentOf(file, place)
    },
  }
}

interface End {
  readonly count: number
  readonly size: number
  readonly offset: number
}

/** The end of the archive stands at the very end of the file: what follows it could be a second archive. */
async function endOf(file: ZipFile): Promise<End> {
  const tail = LENGTH.end + LENGTH.locator64
  const start = Math.max(0, file.size - tail)
  const bytes = await readAll(file, start, file.size - start)
  if (bytes.length < LENGTH.end) throw new ZipError('not_zip')
  const view = viewOf(bytes.subarray(bytes.length - LENGTH.end))
  if (view.getUint32(0, true) !== SIGNATURE.end) throw new ZipError('not_zip')
  if (view.getUint16(20, true) !== 0) throw new ZipError('unsupported')
  const [count, size, offset] = [10, 12, 16].map((at) =>
    at === 10 ? view.getUint16(at, true) : view.getUint32(at, true),
  ) as [number, number, number]
  const inParts = view.getUint32(4, true) !== 0 || view.getUint16(8, true) !== count
  if (inParts) throw new ZipError('unsupported')
  if (count !== FULL_16 && size !== FULL_32 && offset !== FULL_32) {
    return fitting({ count, size, offset }, file.size - LENGTH.end)
  }
  if (bytes.length < tail) throw new ZipError('not_zip')
  return await end64Of(file, viewOf(bytes))
}

async function end64Of(file: ZipFile, locator: DataView): Promise<End> {
  if (locator.getUint32(0, true) !== SIGNATURE.locator64) throw new ZipError('not_zip')
  const at = file.size - LENGTH.end - LENGTH.locator64 - LENGTH.end64
  if (at < 0 || safe(locator, 8) !== at) throw new ZipError('overlap')
  const view = viewOf(await readAll(file, at, LENGTH.end64))
  const isPlain =
    view.getUint32(0, true) === SIGNATURE.end64 &&
    safe(view, 4) === LENGTH.end64 - 12 &&
    view.getBigUint64(16, true) === 0n &&
    locator.getUint32(4, true) === 0 &&
    locator.getUint32(16, true) === 1 &&
    safe(view, 24) === safe(view, 32)
  if (!isPlain) throw new ZipError('unsupported')
  return fitting({ count: safe(view, 32), size: safe(view, 40), offset: safe(view, 48) }, at)
}

/** The directory ends where the end of the archive begins. */
function fitting(end: End, at: number): End {
  if (end.offset + end.size > at) throw new ZipError('truncated')
  if (end.offset + end.size < at) throw new ZipError('overlap')
  return end
}

type Listed = Omit<Placed, 'end'>

function directoryOf(bytes: Uint8Array, count: number): Listed[] {
  const take = pathsOnce()
  const entries: Listed[] = []
  let at = 0
  while (entries.length < count) {
    const { entry, end } = centralHeader(bytes, at)
    take(entry.path)
    entries.push(entry)
    at = end
  }
  if (at !== bytes.length) throw new ZipError('overlap')
  return entries
}

function centralHeader(bytes: Uint8Array, at: number): { entry: Listed; end: number } {
  if (at + LENGTH.central > bytes.length) throw new ZipError('truncated')
  const view = viewOf(bytes.subarray(at))
  if (view.getUint32(0, true) !== SIGNATURE.central) throw new ZipError('not_zip')
  const pathLength = view.getUint16(28, true)
  const extraLength = view.getUint16(30, true)
  const end = at + LENGTH.central + pathLength + extraLength
  if (end > bytes.length) throw new ZipError('truncated')
  const start = at + LENGTH.central
  const path = pathOf(bytes.subarray(start, start + pathLength))
  if (!isPlain(view)) throw new ZipError('unsupported', path)
  const extra = bytes.subarray(start + pathLength, end)
  const packed = view.getUint32(20, true)
  const unpacked = view.getUint32(24, true)
  const place = view.getUint32(42, true)
  const [size, stored, offset] = wide([unpacked, packed, place], extra, path) as [
    number,
    number,
    number,
  ]
  if (size !== stored) throw new ZipError('unsupported', path)
  return { entry: { path, size, crc32: view.getUint32(16, true), offset }, end }
}

/** Stored, in one part, without comment, a plain file. */
function isPlain(view: DataView): boolean {
  const flags = view.getUint16(8, true)
  const isUnix = view.getUint8(5) === 3
  const kind = (view.getUint32(38, true) >>> 16) & KIND_MASK
  return (
    (flags & ~UTF8_FLAG) === 0 &&
    view.getUint16(10, true) === 0 &&
    view.getUint16(32, true) === 0 &&
    view.getUint16(34, true) === 0 &&
    (!isUnix || kind === 0 || kind === FILE_KIND)
  )
}

/** Numbers, with those of 64 bits in place of the full ones, in their order. */
function wide(numbers: readonly number[], extra: Uint8Array, path: string): number[] {
  const field = zip64Of(extra, path)
  let at = 0
  const all = numbers.map((value) => {
    if (value !== FULL_32) return value
    if (field === null || at + 8 > field.byteLength) throw new ZipError('header', path)
    at += 8
    return safe(field, at - 8)
  })
  if (field !== null && at !== field.byteLength) throw new ZipError('header', path)
  return all
}

/** The Zip64 field among the extra fields; null if there is none. */
function zip64Of(extra: Uint8Array, path: string): DataView | null {
  const view = viewOf(extra)
  let found: DataView | null = null
  for (let at = 0; at < extra.length; ) {
    if (at + 4 > extra.length) throw new ZipError('header', path)
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    const end = at + 4 + length
    if (end > extra.length || id === OTHER_PATH_FIELD) throw new ZipError('header', path)
    if (id === ZIP64_FIELD) {
      if (found !== null) throw new ZipError('header', path)
      found = viewOf(extra.subarray(at + 4, end))
    }
    at = end
  }
  return found
}

/** Puts entries in the order in which they lie. Throws `overlap` where one begins before the one before it ends. */
function placed(listed: readonly Listed[], directory: number): Placed[] {
  const sorted = listed.toSorted((one, other) => one.offset - other.offset)
  if ((sorted[0]?.offset ?? directory) !== 0) throw new ZipError('overlap', sorted[0]?.path)
  return sorted.map((entry, index) => {
    const end = sorted[index + 1]?.offset ?? directory
    const least = LENGTH.local + entry.path.length + entry.size
    if (entry.offset + least > end) throw new ZipError('overlap', entry.path)
    return { ...entry, end }
  })
}

async function* contentOf(file: ZipFile, entry: Placed): AsyncGenerator<Uint8Array> {
  const { offset, end, path } = entry
  const first = await readAll(file, offset, Math.min(PART, end - offset))
  const start = localLength(first, entry)
  let crc = 0
  const part = first.subarray(start)
  if (part.length > 0) yield part
  crc = crc32(part, crc)
  for (let at = offset + first.length; at < end; ) {
    const bytes = await readAll(file, at, Math.min(PART, end - at))
    crc = crc32(bytes, crc)
    yield bytes
    at += bytes.length
  }
  if (crc !== entry.crc32) throw new ZipError('wrong_crc', path)
}

/** Bytes before the content. Throws `header` where the entry says other things than the directory, `overlap` for bytes behind it. */
function localLength(bytes: Uint8Array, entry: Placed): number {
  const { path, size, offset, end } = entry
  const view = viewOf(bytes)
  if (view.getUint32(0, true) !== SIGNATURE.local) throw new ZipError('header', path)
  const pathLength = view.getUint16(26, true)
  const start = LENGTH.local + pathLength + view.getUint16(28, true)
  if (offset + start + size !== end) throw new ZipError('overlap', path)
  if (start > bytes.length) throw new ZipError('header', path)
  const extra = bytes.subarray(LENGTH.local + pathLength, start)
  const sizes = wide([view.getUint32(22, true), view.getUint32(18, true)], extra, path)
  const isSame =
    pathOf(bytes.subarray(LENGTH.local, LENGTH.local + pathLength)) === path &&
    (view.getUint16(6, true) & ~UTF8_FLAG) === 0 &&
    view.getUint16(8, true) === 0 &&
    view.getUint32(14, true) === entry.crc32 &&
    sizes.every((value) => value === size)
  if (!isSame) throw new ZipError('header', path)
  return start
}

/** Exactly as many bytes as asked for. */
async function readAll(file: ZipFile, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await file.read(offset, length)
  if (bytes.length !== length) throw new ZipError('truncated')
  return bytes
}

function pathOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ZipError('path')
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function safe(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError('too_large')
  return Number(value)
}
