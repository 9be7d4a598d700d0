// The product as few files, made of its sources: where it lies, and whether it is of the sources as they are now.
// Plain JavaScript without dependencies, because every start of the product reads it.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

/** What decides besides the sources how the product is made, and with which flags it is compiled. */
const MAKING = ['package-lock.json', 'bin/made.mjs', 'scripts/build.mjs', 'scripts/setup.mjs']

/** Where each making has a folder of its own, by the key of its sources. */
export function builtFolder(clone = root) {
  return join(clone, '.cache', 'built')
}

/**
 * The entry that was made of the sources as they are now; null where none was, so that nobody runs an old product.
 *
 * @returns {string | null}
 */
export function builtMain(clone = root) {
  const main = join(builtFolder(clone), sourcesKey(clone), 'main.mjs')
  return existsSync(main) ? main : null
}

/**
 * A name for the sources as they are now: changes with a file's path, size or time, with the packages, the Node and the
 * folder of the clone, whose path the product holds.
 */
export function sourcesKey(clone = root) {
  const hash = createHash('sha256').update(`${clone}\0${process.version}\0`)
  for (const path of [...MAKING, ...sources(clone)]) {
    const { size, mtimeMs } = statSync(join(clone, path))
    // A copy, an archive and a layer of a container keep whole seconds.
    hash.update(`${path}\0${size}\0${Math.floor(mtimeMs / 1000)}\0`)
  }
  return hash.digest('hex').slice(0, 16)
}

/** @param {string} clone */
function sources(clone) {
  return readdirSync(join(clone, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => join('src', path))
    .sort()
}
