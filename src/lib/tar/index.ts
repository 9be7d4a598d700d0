// Archives in the ustar format, as far as a backup needs it: plain files with short names, each held whole in memory
// while it is written or read. What other programs add (links, devices, long names) is refused, never guessed at.
// Source: POSIX.1-2017, pax, ustar Interchange Format.
import type { ByteReader } from '../bytes/index.ts'

const BLOCK = 512
const NAME_FIELD = 100
const NAME = /^[a-z0-9_][a-z0-9_.-]*(\/[a-z0-9_][a-z0-9_.-]*)*$/
/** Eleven octal digits. */
const MAX_SIZE = 8 ** 11 - 1

/** One file of an archive. */
export interface TarEntry {
  readonly name: string
  readonly bytes: Buffer
}

/** Thrown for an archive that is cut, changed, or has what is not read here. */
export class TarError extends Error {
  /** Name of the last file that was whole; null before the first. */
  readonly after: string | null

  constructor(message: string, after: string | null) {
    super(message)
    this.name = 'TarError'
    this.after = after
  }
}

/**
 * A file as it stands in an archive: header, content, padding; mode 0600, no owner, no time. Throws RangeError for a
 * name of more than 100 characters or with others than small letters, digits, `_.-/`.
 */
export function tarEntry(name: string, bytes: Uint8Array): Buffer {
  if (name.length > NAME_FIELD || !NAME.test(name)) throw new RangeError(`no name for tar: ${name}`)
  if (bytes.length > MAX_SIZE) throw new RangeError('too large for tar')
  const padding = (BLOCK - (bytes.length % BLOCK)) % BLOCK
  return Buffer.concat([header(name, bytes.length), bytes, Buffer.alloc(padding)])
}

/** What ends an archive. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK)

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write('0', 156)
  block.write('ustar\x0000', 257, 'latin1')
  block.fill(' ', 148, 156)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/**
 * The files of an archive in order, each whole. Throws TarError for anything that {@link tarEntry} does not write, a
 * file above `maxBytes`, a missing end, and bytes after it.
 */
export async function* tarEntries(reader: ByteReader, maxBytes: number): AsyncGenerator<TarEntry> {
  let after: string | null = null
  for (;;) {
    const block = await reader.upTo(BLOCK)
    if (block.length < BLOCK) throw new TarError('The archive is cut.', after)
    if (block.every((byte) => byte === 0)) break
    const name = block.toString('latin1', 0, NAME_FIELD).replace(/\0+$/, '')
    const size = Number.parseInt(block.toString('latin1', 124, 135), 8)
    const isOurs = NAME.test(name) && Number.isSafeInteger(size) && block.equals(header(name, size))
    if (!isOurs) throw new TarError('The archive has an unreadable header.', after)
    if (size > maxBytes) throw new TarError(`The file ${name} is too large.`, after)
    const padded = await reader.upTo(Math.ceil(size / BLOCK) * BLOCK)
    if (padded.length < size) throw new TarError(`The archive is cut in ${name}.`, after)
    // A copy would be wasted, but the padding is nobody's: it must be empty.
    if (padded.subarray(size).some((byte) => byte !== 0))
      throw new TarError(`The padding of ${name} was changed.`, after)
    yield { name, bytes: padded.subarray(0, size) }
    after = name
  }
  const rest = await reader.upTo(BLOCK + 1)
  if (rest.length !== BLOCK || rest.some((byte) => byte !== 0))
    throw new TarError('The end of the archive was changed.', after)
}
