import { isHashLike } from './address-key.ts'

/** How a build names its files: what stays from release to release, and where the files stand. */
export interface BuildName {
  /** The address with `*` and its length for what a build drew: `/assets/index-*8.js`. Equal for a file and the next one of it. */
  readonly frame: string
  /** How the drawn part is set: `-*8.js`. The same for the files of one build. */
  readonly pattern: string
  /** The first two folders, with the host where it is another: where one build puts its files. */
  readonly root: string
}

/** Endings of files of code and style, with the words that tools put before them. */
const ENDING = /(?:\.(?:chunk|min|bundle|module|esm?|legacy|prod|_)){0,4}\.(?:m?js|cjs|css)$/i
const MAX_LENGTH = 300

/**
 * Name of a file that a build gave; null for one that a person gave. Lenient, since some of the drawn names are words: it
 * counts only together with another file of the same frame that is gone, or with others of its pattern.
 */
export function buildName(address: string): BuildName | null {
  const path = address.slice(0, MAX_LENGTH)
  const slash = path.lastIndexOf('/') + 1
  const file = path.slice(slash)
  const ending = ENDING.exec(file)?.[0]
  if (ending === undefined) return null
  const base = file.slice(0, file.length - ending.length)
  const folders = path.slice(0, slash)
  const drawnFolder = folders.replace(/[^/]+/g, (name) =>
    isBuildId(name) ? `*${name.length}` : name,
  )
  const drawn = drawnPart(base)
  if (!drawn && drawnFolder === folders) return null
  const pattern = drawn ? `${drawn.sign}*${drawn.length}${ending}` : `/*/${ending}`
  const name = drawn ? `${drawn.stem}${drawn.sign}*${drawn.length}` : base
  return { frame: `${drawnFolder}${name}${ending}`, pattern, root: rootOf(folders) }
}

/** Where one build puts its files: `/_next/static/`, `/assets/`, `/`. */
function rootOf(folders: string): string {
  return /^(?:\/\/[^/]*)?(?:\/[^/]+){0,2}\//.exec(folders)?.[0] ?? folders
}

interface Drawn {
  readonly stem: string
  readonly sign: string
  readonly length: number
}

function drawnPart(base: string): Drawn | null {
  for (const tail of TAILS) {
    const [, before = '', sign = '', drawn = ''] = tail.exec(base) ?? []
    if (drawn !== '') return { stem: plainStem(before), sign, length: drawn.length }
  }
  if (WHOLE.test(base)) return { stem: '', sign: '', length: /^\d+$/.test(base) ? 0 : base.length }
  const [, before = '', sign = '', last = ''] = /^(.*)([-._~])([A-Za-z0-9]+)$/.exec(base) ?? []
  return isHashLike(last) ? { stem: plainStem(before), sign, length: last.length } : null
}

/** Names that were drawn as a whole. */
const WHOLE = /^(?:\d+|(?=.*[\dA-Z])[\w-]{8}|(?=.*\d)[0-9a-f]{9,64})$/

/** What builds draw: hexadecimal letters, or letters of an address, hyphens and lines among them: many, or eight. */
const TAILS = [
  /^(.*)([-._~])([0-9a-f]{6,64})$/,
  /^([a-z]{1,40})([-._])((?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{16,86})$/,
  /^(.*)([-._])([\w-]{8})$/,
]

/** Numbers of chunks are drawn too. */
function plainStem(stem: string): string {
  return stem.replace(/^\d+$/, '#')
}

/** Name of a folder for one release: long, with digits or capitals among small letters. */
function isBuildId(name: string): boolean {
  return (
    name.length >= 8 &&
    /\d|[a-z][A-Z]/.test(name) &&
    (isHashLike(name) || /^[\w-]{16,}$/.test(name))
  )
}
