/** Entries of one archive at most. */
export const MAX_ENTRIES = 100_000

/** Longest path of an entry, in characters. */
export const MAX_PATH = 200

/** Bytes of the directory of one archive at most: every entry with its longest path and its Zip64 field. */
export const MAX_DIRECTORY = MAX_ENTRIES * (46 + MAX_PATH + 32)

/** First bytes of the parts of an archive. Source: PKWARE APPNOTE 6.3.10, §4.3. */
export const SIGNATURE = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const

/** Bytes of each part without its path and extra fields. */
export const LENGTH = { local: 30, central: 46, end: 22, end64: 56, locator64: 20 } as const

/** What stands in a field that is too small for its number; the number is in a Zip64 field. */
export const FULL_16 = 0xffff
export const FULL_32 = 0xffffffff

/** The extra field with numbers of 64 bits. */
export const ZIP64_FIELD = 0x0001

/** The path is UTF-8; the only flag that is written or read. */
export const UTF8_FLAG = 0x0800

/** Version that knows Zip64. */
export const ZIP64_VERSION = 45

/**
 * Why an archive was refused: `not_zip`, `truncated`, `too_large` (a limit is passed), `unsupported` (compressed,
 * encrypted, in parts, or with fields that the plain kind does not have), `path` (leads elsewhere, or not portable),
 * `duplicate` (a path twice, also in other letters, or below a file), `overlap` (entries share bytes, or bytes lie
 * between them), `header` (an entry says other things than the directory), `wrong_crc`, `wrong_size` (of what is written).
 */
export type ZipErrorCode =
  | 'not_zip'
  | 'truncated'
  | 'too_large'
  | 'unsupported'
  | 'path'
  | 'duplicate'
  | 'overlap'
  | 'header'
  | 'wrong_crc'
  | 'wrong_size'

/** Thrown by everything that reads or writes archives; `path` names the entry where it is about one. */
export class ZipError extends Error {
  readonly code: ZipErrorCode
  readonly path: string

  constructor(code: ZipErrorCode, path = '') {
    super(`not a plain zip archive: ${code}${path === '' ? '' : ` (${path})`}`)
    this.name = 'ZipError'
    this.code = code
    this.path = path
  }
}

/**
 * Folders and a file in ASCII letters, digits, dot, hyphen and underscore, none beginning or ending with a dot: the
 * same file on every system, and never outside the folder that it is unpacked in.
 */
const PATH = /^[\w-](?:[\w.-]*[\w-])?(?:\/[\w-](?:[\w.-]*[\w-])?)*$/

/** Names that are devices on some systems, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Throws ZipError `path` or `duplicate` unless a path is plain and stands beside those that were taken before. */
export function pathsOnce(): (path: string) => void {
  const files = new Set<string>()
  const folders = new Set<string>()
  return (path) => {
    const parts = path.split('/')
    const isPlain = path.length <= MAX_PATH && PATH.test(path)
    if (!isPlain || parts.some((part) => DEVICE.test(part))) throw new ZipError('path', path)
    // Letters of both sizes are one file on many systems.
    const name = path.toLowerCase()
    const above = parts.slice(1).map((_, index) => foldersOf(name, index + 1))
    const isTaken = files.has(name) || folders.has(name) || above.some((part) => files.has(part))
    if (isTaken) throw new ZipError('duplicate', path)
    files.add(name)
    for (const folder of above) folders.add(folder)
  }
}

function foldersOf(path: string, count: number): string {
  return path.split('/').slice(0, count).join('/')
}
