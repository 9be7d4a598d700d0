// Makes the product's few files of its sources, and lets Node compile them: a node that serves from them takes a fifth
// less memory and two thirds of the CPU to start. Without them the product runs from its sources all the same.

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { builtFolder, sourcesKey } from './built.mjs'
import { productFlags, root } from './setup.mjs'

/** A node that is running reads parts of its making when it needs them, so that the one before stays. */
const KEPT = 2

/** What is loaded when it is first needed stays a package, with whatever else is no module. */
const apart = ['nodemailer', 'pg', 'rolldown']

/** What threads load by its own address: made beside the rest, so that a thread holds few files and no types. */
const forThreads = [
  'src/platform/apart/worker.ts',
  'src/platform/whole/hashing.ts',
  'src/platform/capture/capturing.ts',
  'src/platform/probe/here.ts',
  'src/domains/monitoring/judging.ts',
].map((path) => join(root, path))

const key = sourcesKey()
const all = builtFolder()
const folder = join(all, key)
if (!existsSync(folder)) await make()
removeOld()

async function make() {
  const making = `${folder}-${process.pid}`
  const bundle = await rolldown({
    input: [join(root, 'src', 'main.ts'), ...forThreads],
    cwd: root,
    platform: 'node',
    external: apart,
    plugins: [
      { name: 'places', transform: { filter: { code: 'import.meta.' }, handler: inPlace } },
    ],
  })
  const { output } = await bundle.write({
    dir: making,
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    // Names and lines stay, for whoever reads the trace of an error.
    comments: false,
  })
  await bundle.close()
  for (const name of readdirSync(making)) asFunction(join(making, name))
  for (const part of output) if (part.type === 'chunk' && part.isEntry) writeDoor(making, part)
  compile(making)
  renameSync(making, folder)
}

/**
 * The module by which an entry is started or imported, as its source would be.
 *
 * @param {string} making @param {{ name: string, exports: string[] }} entry
 */
function writeDoor(making, { name, exports }) {
  const loader = relative(folder, join(root, 'bin', 'made.mjs'))
  const lines = [
    `import { load } from ${JSON.stringify(loader)}`,
    `const made = load(new URL('./${name}.cjs', import.meta.url).href)`,
    ...(exports.length === 0 ? [] : [`export const { ${exports.join(', ')} } = made`]),
  ]
  writeFileSync(join(making, `${name}.mjs`), `${lines.join('\n')}\n`)
}

/**
 * A source goes on knowing where it stood: what it reads and forks lies beside it. What threads load is made, and known
 * by the address of what was made of it.
 *
 * @param {string} code @param {string} file
 */
function inPlace(code, file) {
  if (!file.startsWith(join(root, 'src'))) return null
  const here = { url: madeOf(file) ?? pathToFileURL(file).href, dirname: dirname(file) }
  const placed = code
    .replaceAll(/\bnew URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g, (whole, path) => {
      const made = madeOf(join(dirname(file), path))
      return made === null ? whole : `new URL(${JSON.stringify(made)})`
    })
    .replaceAll(/\bimport\.meta\.(url|dirname)\b/g, (_, name) =>
      JSON.stringify(here[/** @type {keyof typeof here} */ (name)]),
    )
  return { code: placed, map: null }
}

/**
 * Makes a file a function, as `bin/made.mjs` runs it, without a letter outside ASCII. Such letters are written by their
 * numbers, which mean the same in strings, templates, patterns and names: with one of them a file is held at two bytes a
 * letter, for as long as the node runs. A template that is read raw would hold the number; none has such a letter.
 *
 * @param {string} file
 */
function asFunction(file) {
  const number = (/** @type {string} */ letter) =>
    `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  // A letter behind a stroke is that letter.
  const plain = readFileSync(file, 'utf8').replaceAll(/\\?[^\0-\x7f]|\\[^]/g, (found) => {
    const letter = found.at(-1) ?? ''
    return letter > '\x7f' ? number(letter) : found
  })
  // What is imported while it runs is imported by the loader; no text of the product has this word. Lines stay.
  const handed = plain.replaceAll(/\bimport\(/g, 'importModule(')
  writeFileSync(file, `(function (exports, require, module, importModule) {${handed}\n})`)
}

/** Address of what is made of a source for threads; null for any other. @param {string} file */
function madeOf(file) {
  if (!forThreads.includes(file)) return null
  return pathToFileURL(join(folder, `${basename(file, '.ts')}.mjs`)).href
}

/** Loads all of it once, so that it is kept compiled: compiling while serving takes memory for as long as it serves. @param {string} making */
function compile(making) {
  const files = readdirSync(making).filter((name) => name.endsWith('.cjs'))
  const urls = files.map((name) => pathToFileURL(join(making, name)).href)
  const loading = `
    import { keepCompiled, load } from ${JSON.stringify(pathToFileURL(join(root, 'bin', 'made.mjs')).href)}
    keepCompiled()
    for (const url of ${JSON.stringify(urls)}) load(url)`
  // The entry runs the command line, which is asked for help.
  const argv = ['--input-type=module', '--eval', loading, 'made', 'help']
  spawnSync(process.execPath, [...productFlags, ...argv], { cwd: root, stdio: 'ignore' })
}

function removeOld() {
  const madeAt = (/** @type {string} */ name) => statSync(join(all, name)).mtimeMs
  const old = readdirSync(all)
    .filter((name) => name !== key)
    .sort((a, b) => madeAt(b) - madeAt(a))
  for (const name of old.slice(KEPT - 1)) rmSync(join(all, name), { recursive: true, force: true })
}
