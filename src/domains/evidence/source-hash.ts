// A hash that was taken at the source, as people have it: typed, or in a sheet that a program wrote for many files
// (sha256sum, `shasum --tag`, a CSV). Only what can be compared is taken: SHA-256 and SHA-512.

/** Characters of a sheet: two thousand lines. */
export const MAX_SHEET = 300_000

/** `sha256:…` or `sha512:…` of the file of this name; or why there is none. */
export type SourceHash = { readonly hash: string } | { readonly fault: SheetFault }

/** `absent` (the sheet names no such file), `two` (two hashes for it), `none` (no SHA-256 or SHA-512 in it). */
export type SheetFault = 'absent' | 'two' | 'none'

const HEX = /(?<![0-9A-Za-z])(?:[0-9a-f]{128}|[0-9a-f]{64})(?![0-9A-Za-z])/gi

/** The hash of a file in what was typed. A single hash needs no name; a line with one names its file. */
export function sourceHashOf(typed: string, fileName: string): SourceHash {
  const bare = typed.replaceAll(/[\s:]/g, '')
  if (/^(?:[0-9a-f]{64}|[0-9a-f]{128})$/i.test(bare)) return { hash: named(bare) }
  const lines = typed.split(/\r?\n/).flatMap((line) => {
    const hashes = [...new Set((line.match(HEX) ?? []).map((one) => one.toLowerCase()))]
    return hashes.length === 0 ? [] : [{ hashes, names: namesIn(line) }]
  })
  const [only] = lines
  if (only === undefined) return { fault: 'none' }
  const own = lines.filter(({ names }) => names.includes(fileName.toLowerCase()))
  const bareLine = lines.length === 1 && only.names.length === 0
  const found = new Set((bareLine ? lines : own).flatMap(({ hashes }) => hashes))
  if (found.size === 0) return { fault: 'absent' }
  // One of each kind says the same thing twice; the longer one counts.
  const kinds = new Set([...found].map((one) => one.length))
  if (kinds.size < found.size) return { fault: 'two' }
  return { hash: named([...found].toSorted((a, b) => b.length - a.length)[0] ?? '') }
}

/** The hash with its kind. */
function named(hex: string): string {
  return `${hex.length === 64 ? 'sha256' : 'sha512'}:${hex.toLowerCase()}`
}

/** Names of files in a line, without folders, in small letters: what is left beside hashes and separators. */
function namesIn(line: string): string[] {
  const rest = line.replaceAll(HEX, '\t').replace(/^\s*SHA-?(?:256|512)\s*\((.*)\)\s*=/i, '\t$1\t')
  return rest
    .split(/[\t,;"]/)
    .map((part) => part.trim().replace(/^\*/, '').trim())
    .filter((part) => part !== '')
    .map((part) => (part.split(/[\\/]/).at(-1) ?? '').toLowerCase())
}
