// Loads what was made of the product's sources. What a file was compiled to is read from beside it and let go of once it
// is loaded; Node's own cache of compiled code would hold it for as long as the process runs.
// Plain JavaScript without dependencies, because threads and every start of the product read it.

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

/** @typedef {Record<string, unknown>} Exports */

/** What was loaded in this thread, by file. @type {Map<string, Exports>} */
const loaded = new Map()

/** What was compiled, by file, while somebody means to keep it. @type {Map<string, Script> | null} */
let kept = null

/**
 * What a made file exports; it runs the first time.
 *
 * @param {string} url of the file
 * @returns {Exports}
 */
export function load(url) {
  return loadFile(fileURLToPath(url))
}

/** Has everything that is loaded from now on kept as it is compiled when the process ends, so that a start need not compile. */
export function keepCompiled() {
  const scripts = (kept = new Map())
  process.on('exit', () => {
    for (const [file, script] of scripts) writeFileSync(compiledOf(file), script.createCachedData())
  })
}

/** @param {string} file @returns {Exports} */
function loadFile(file) {
  const known = loaded.get(file)
  if (known !== undefined) return known
  const module = { exports: /** @type {Exports} */ ({}) }
  loaded.set(file, module.exports)
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    cachedData: compiledFor(file),
  })
  kept?.set(file, script)
  const others = createRequire(file)
  const require = (/** @type {string} */ name) =>
    name.startsWith('./') ? loadFile(join(dirname(file), name)) : others(name)
  script.runInThisContext()(module.exports, require, module, importModule)
  return module.exports
}

/** Packages and modules by their address. @param {string} name */
function importModule(name) {
  return import(name)
}

/** @param {string} file */
function compiledOf(file) {
  return `${file}.compiled`
}

/** Nothing where it was not kept: then the file is compiled now. @param {string} file */
function compiledFor(file) {
  try {
    return readFileSync(compiledOf(file))
  } catch {
    return undefined
  }
}
