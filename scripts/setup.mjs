// Set-up of a clone: the packages of the lockfile and the Node that the product runs on.
// Plain JavaScript without dependencies, because it runs before anything is installed, on Node 20 or later.

import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { builtMain } from './built.mjs'

/** The folder of the clone. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

/**
 * Flags of the product's own processes. Node's default young generation grows to three times 32 MB while the modules
 * load and never shrinks; 2 MB keep an idle node 45 MB smaller, and its threads have limits of their own. The old one
 * may grow to four times what is in use before it is looked through; by a fifth again, a busy node holds 90 MB less. The
 * engine's own code is not copied to stand beside the product's, which a node that visits does not notice. What the
 * compiler in the middle worked in is given back by the thread that it compiled for: left to another, it gathers on a
 * busy machine, 10 to 30 MB at once, and the C library keeps it. A limit of the whole heap would be one for the threads
 * too, in place of their own. What is dead is collected at once where much of it is known to lie, see
 * `platform/heap.ts` and `platform/files.ts`.
 */
export const productFlags = [
  '--max-semi-space-size=2',
  '--heap-growing-percent=20',
  '--no-short-builtin-calls',
  '--no-maglev-destroy-on-background',
  '--expose-gc',
]

/**
 * Settings of the product's own processes, where nobody set others. The C library gives each thread a heap of its own,
 * up to eight a core, and returns little of what was used once: two keep a node that watches sites 100 MB smaller. What
 * is larger than 128 KiB goes back to the system when it is let go; left alone, that bound rises to 32 MB with use.
 */
export const productSettings = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
}

/** What the product's own Node is started with. */
export const product = [...productFlags, join(root, 'bin', 'product.mjs')]

const leastNode = 20
const productNode = 24
// An installation over a slow line takes minutes; a lock older than this belongs to a machine that hangs.
const lockWaitMs = 15 * 60_000
// Nobody waits for more than a second after npm is gone, and a look is one system call.
const parentLookMs = 500
const cache = join(root, '.cache')
const modules = join(root, 'node_modules')

/**
 * Makes the clone ready to run and answers with the path of a Node that is new enough for the product.
 * Progress goes to standard error, one line per step, and nothing is printed where nothing is done.
 * Ends the process with code 1 and one sentence where the clone cannot be made ready.
 *
 * @param {{ dev: boolean }} options dev: with the tools and libraries that only tests need
 * @returns {Promise<string>}
 */
export async function ensureReady({ dev }) {
  if (major(process.versions.node) < leastNode)
    stop(
      `Scrutineer needs Node ${leastNode} or later to set itself up; this is Node ${process.versions.node}.`,
    )
  if (!isInstalled(dev)) await withLock(() => (isInstalled(dev) ? undefined : install(dev)))
  process.env['NODE_COMPILE_CACHE'] ??= join(cache, 'compile')
  for (const [name, value] of Object.entries(productSettings)) process.env[name] ??= value
  return productNodePath()
}

/**
 * Makes the product's few files of its sources, where that was not done since they changed. Where it cannot be done,
 * on a disk that may not be written or a machine without the tool, the product runs from its sources.
 *
 * @param {string} node
 */
export async function makeOnce(node) {
  if (builtMain() !== null) return
  try {
    await withLock(() => {
      if (builtMain() !== null) return
      say('Compiling once …')
      spawnSync(node, [join(root, 'scripts', 'build.mjs')], { stdio: 'ignore' })
    })
  } catch {
    // Nobody may write here; the sources do the same.
  }
}

/**
 * Replaces this process, as far as Node can: runs a file under the given Node with the same terminal,
 * hands on SIGINT and SIGTERM, ends it with SIGTERM when whoever started this process is gone, and ends with the exit
 * code of the child.
 *
 * @param {string} node
 * @param {string[]} argv
 */
export function continueUnder(node, argv) {
  const child = spawn(node, argv, { stdio: 'inherit' })
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(() => child.kill('SIGTERM'))
  // The terminal sends Ctrl-C to the child as well, which must be able to end in its own time.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the whole group, so handing it on would be a second Ctrl-C.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => stop(`${node} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(each)
    process.kill(process.pid, signal)
  })
}

/**
 * Calls `then` once the process that started this one is gone. npm runs a command in a shell, and a shell that is told
 * to stop ends without a word to its child, which would serve on with nobody to stop it.
 *
 * @param {() => void} then
 */
function whenOrphaned(then) {
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    then()
  }, parentLookMs)
  looking.unref()
}

/** Prints one line of progress. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Ends the process with one sentence. @param {string} sentence @returns {never} */
export function stop(sentence) {
  say(sentence)
  process.exit(1)
}

/** @param {string} version */
function major(version) {
  return Number(version.split('.')[0])
}

/**
 * Compares the lockfile with the one that npm leaves in node_modules when it has finished.
 * Packages for another machine are marked optional and may be missing.
 *
 * @param {boolean} dev
 */
function isInstalled(dev) {
  const wanted = readLock(join(root, 'package-lock.json'))
  const present = readLock(join(modules, '.package-lock.json'))
  if (wanted === null)
    stop('package-lock.json is missing or unreadable: this is not a whole clone.')
  if (present === null) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.dev && !dev)) return true
    const there = present[path]
    if (there === undefined) return Boolean(entry.optional || entry.devOptional)
    return there.version === entry.version && there.integrity === entry.integrity
  })
}

/** @param {string} file */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Installs into a folder beside node_modules and then exchanges the two, so that a node that is running
 * from this clone keeps its files, and an interrupted installation leaves nothing half-done.
 *
 * @param {boolean} dev
 */
async function install(dev) {
  const started = Date.now()
  const count = Object.values(readLock(join(root, 'package-lock.json')) ?? {}).filter(
    (entry) => (dev || !entry.dev) && !entry.optional,
  ).length
  say(
    `Installing about ${count} packages ${dev ? 'with the test tools ' : ''}from the lockfile (npm ci, no install scripts) …`,
  )
  const staging = join(cache, 'install')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    if (existsSync(join(root, file))) cpSync(join(root, file), join(staging, file))
  await npm(['ci', '--ignore-scripts', dev ? '--include=dev' : '--omit=dev'], staging)
  // npm links the programs of packages, not the project's own; with this link npx finds it at once.
  symlinkSync('../../bin/scrutineer.mjs', join(staging, 'node_modules', '.bin', 'scrutineer'))
  const old = join(cache, 'replaced')
  rmSync(old, { recursive: true, force: true })
  if (existsSync(modules)) renameSync(modules, old)
  renameSync(join(staging, 'node_modules'), modules)
  rmSync(old, { recursive: true, force: true })
  rmSync(staging, { recursive: true, force: true })
  say(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}

/**
 * Runs npm, says every ten seconds that it is still at work, and shows its output only when it fails.
 *
 * @param {string[]} argv
 * @param {string} cwd
 * @returns {Promise<void>}
 */
function npm(argv, cwd) {
  // npm itself must not run on the Node inside the folder that is about to be exchanged.
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((part) => !part.startsWith(modules))
  const env = { ...process.env, PATH: path.join(delimiter), NODE_ENV: '' }
  return new Promise((done) => {
    const started = Date.now()
    let output = ''
    const child = spawn('npm', [...argv, '--no-audit', '--no-fund'], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ticking = setInterval(
      () => say(`  … ${Math.round((Date.now() - started) / 1000)} s`),
      10_000,
    )
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) =>
      stop(`npm could not be started (${error.message}); it comes with Node.`),
    )
    child.on('close', (code) => {
      clearInterval(ticking)
      if (code === 0) return done()
      say(output.trimEnd())
      stop(`npm ${argv.join(' ')} failed; the lines above are what it said.`)
    })
  })
}

/**
 * Holds `.cache/setup.lock` while the work runs, so that two set-ups of one clone take turns.
 * A lock whose process is gone is taken over.
 *
 * @param {() => Promise<void> | undefined} work
 */
async function withLock(work) {
  const lock = join(cache, 'setup.lock')
  const owner = join(lock, 'pid')
  mkdirSync(cache, { recursive: true })
  const deadline = Date.now() + lockWaitMs
  for (let told = false; !take(lock); told = true) {
    if (!told) say('Another set-up of this clone is at work; waiting for it …')
    if (Date.now() > deadline)
      stop(`The other set-up did not end; remove ${lock} if none is running.`)
    await delay(200)
    if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true })
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.on('exit', release)
  writeFileSync(owner, String(process.pid))
  await work()
  release()
  process.off('exit', release)
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/** @param {string} lock @param {string} owner */
function isAbandoned(lock, owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0)
    return false
  } catch (error) {
    // Without a pid file the owner is between its two first steps, or has just left.
    return Reflect.get(Object(error), 'code') === 'ESRCH' && existsSync(lock)
  }
}

/** The Node of the lockfile, else this one, else an end with one sentence. */
function productNodePath() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged
  if (major(process.versions.node) >= productNode) return process.execPath
  return stop(
    `Scrutineer runs on Node ${productNode}; none is packaged for ${process.platform} ${process.arch}: install Node ${productNode} or later and start again.`,
  )
}
