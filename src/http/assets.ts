import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { compactCss } from '../ui/assets.ts'
import type { Asset } from './house.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

const viaBrotli = promisify(brotliCompress)

/** A file is pressed once and sent for as long as the node runs; all of them take a quarter of a second of CPU. */
const BEST = { [constants.BROTLI_PARAM_QUALITY]: 11 }

/** By the path of its file, for as long as the process runs: a node has them for its doors, for its log and again for each opening. */
const loaded = new Map<string, Asset>()

/**
 * Reads the files that browsers may have into memory, style sheets and scripts without their comments, a script with
 * those that it imports, with the Brotli form beside, which is made apart from the loop when somebody first asks for it.
 */
export function loadAssets(paths: readonly string[]): Map<string, Asset> {
  return new Map(paths.map((path) => [basename(path), assetOf(path)]))
}

function assetOf(path: string): Asset {
  const known = loaded.get(path)
  if (known !== undefined) return known
  const bytes = served(path)
  const asset = {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    bytes,
    brotli: once(() => viaBrotli(bytes, { params: BEST })),
    etag: tagOf(bytes),
  }
  loaded.set(path, asset)
  return asset
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

function served(path: string): Buffer {
  if (path.endsWith('.js')) return Buffer.from(compactScript(whole(path, new Set())))
  const bytes = readFileSync(path)
  return path.endsWith('.css') ? Buffer.from(compactCss(bytes.toString('utf8'))) : bytes
}

const IMPORT = /^import \{[^}]*\} from '((?:\.\.?\/)+[\w/-]+\.js)'\n/gm

/** A script of the same folder that is fetched only where it is needed. */
const LATER = /(?<=\bimport\(')\.\/([\w-]+\.js)(?='\))/g

/**
 * A script after those that it imports, of its folder, of all doors (`ui/browser`) or of `lib`: on a slow line every further file
 * is a round trip, and costs more apart than together. So that they can be one, no two of them may give the same name to
 * something of their own. One that it asks for later stays a file, by an address that is renewed with what it holds.
 */
function whole(path: string, taken: Set<string>): string {
  if (taken.has(path)) return ''
  taken.add(path)
  const script = readFileSync(path, 'utf8').replaceAll(LATER, (_, name: string) => {
    const later = served(join(dirname(path), name))
    return `/static/${tagOf(later)}/${name}`
  })
  const before = Array.from(script.matchAll(IMPORT), ([, name = '']) =>
    whole(join(dirname(path), name), taken).replaceAll(/^export (?=\w+ )/gm, ''),
  )
  return before.join('') + script.replaceAll(IMPORT, '')
}

function tagOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

/**
 * A script as it is served: without whole-line comments, JSDoc blocks and indentation. Only what begins a line is
 * taken away, so that no string or pattern can be hurt; our own scripts keep comments on lines of their own and have no
 * template text that begins with `//` or `/*`.
 */
export function compactScript(script: string): string {
  return script
    .replaceAll(/^[ \t]*\/\*[^]*?\*\/[ \t]*\n?/gm, '')
    .replaceAll(/^[ \t]*\/\/.*\n?/gm, '')
    .replaceAll(/^[ \t]+/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
}
