import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { compactCss } from '../ui/assets.ts'
import type { Asset } from './house.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/**
 * Reads the files that browsers may have into memory, style sheets and scripts without their comments, with the Brotli
 * form beside. A script names another by `./name.js`: in the browser that is the same folder, so each folder's hash is
 * that of all scripts together, and a changed one changes them all.
 */
export function loadAssets(paths: readonly string[]): Map<string, Asset> {
  const files = paths.map((path) => ({ name: basename(path), bytes: served(path) }))
  const scripts = files.filter(({ name }) => name.endsWith('.js'))
  const scriptTag = tagOf(Buffer.concat(scripts.map(({ bytes }) => bytes)))
  return new Map(
    files.map(({ name, bytes }) => [
      name,
      {
        type: TYPES[extname(name)] ?? 'application/octet-stream',
        bytes,
        brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        etag: name.endsWith('.js') ? scriptTag : tagOf(bytes),
      },
    ]),
  )
}

function served(path: string): Buffer {
  const bytes = readFileSync(path)
  if (path.endsWith('.css')) return Buffer.from(compactCss(bytes.toString('utf8')))
  if (path.endsWith('.js')) return Buffer.from(compactScript(bytes.toString('utf8')))
  return bytes
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
