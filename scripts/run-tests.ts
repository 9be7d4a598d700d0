// Runs every check and every test and counts them; the checks beside the tests, which wait more than they compute. Started by test.mjs under the product's Node.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type PostgresCluster, startPostgresCluster } from '../test/support/postgres-cluster.ts'
import { MEMORY_FOLDER } from '../test/support/run-folder.ts'
import { EVERY_ENGINE } from '../test/support/stores.ts'
import { makeTemplates } from '../test/support/templates.ts'
import { type Check, CHECK_ENV, checksOf } from './checks.ts'
import { cpuInWords, cpuSecondsHere, endedCpuSeconds } from './cpu.ts'
import { FIXED_PORTS, needsFixedPorts, ownNetwork, takenPorts } from './own-network.ts'
import type { TestCounts } from './reporter.ts'
import { root } from './setup.mjs'
import { type Group, grouped, longestFirst } from './test-groups.ts'

interface Suite {
  title: string
  groups: Group[]
  fileLimitMs: number
}

/** What a group of a suite came to. */
interface Ran {
  suite: Suite
  counts: TestCounts
  isGood: boolean
  /** Since the pool began. */
  endedAfterMs: number
}

const minute = 60_000

const NIGHTLY = 'nightly tests'

/** Groups wait for much of their time, for browsers, sites and stores: four at once fill two cores. */
const LANES = 4

/** Compiles what most tests load, see `compiled.ts`. */
const COMPILED = ['./scripts/compiled.ts', 'playwright-core', 'fast-check']

const { values: options } = parseArgs({
  options: {
    'checks-only': { type: 'boolean', default: false },
    nightly: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
})

const IN_MEMORY = '/dev/shm'
/** Several times what the stores of a run have taken at once. */
const NEEDED_BYTES = 6 * 1024 ** 3

/** Slow tests, and files that take most CPU, that are shown of a suite. */
const SLOWEST_SHOWN = 10

const NOTHING: TestCounts = {
  passed: 0,
  failed: 0,
  skipped: 0,
  executed: 0,
  cpuSeconds: 0,
  browserSeconds: 0,
  slow: [],
  files: [],
}
const total = { ...NOTHING }
const temp = mkdtempSync(join(tmpdir(), 'scrutineer-test-'))
const inMemory = mkdtempSync(join(memory() ?? tmpdir(), 'scrutineer-test-'))
process.on('exit', () => {
  for (const folder of [temp, inMemory]) rmSync(folder, { recursive: true, force: true })
})

// What is at work now, so that an interrupted run leaves nothing behind.
const running = new Set<ChildProcess>()
let cluster: PostgresCluster | undefined
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal)
    void Promise.resolve(cluster?.stop()).finally(() => process.exit(code))
  })
}

process.chdir(root)
if (options.nightly) {
  // Every night looks elsewhere; the other runs draw the same again and again.
  process.env['SCRUTINEER_TEST_SEED'] ??= String(randomInt(2 ** 31))
  print(`SCRUTINEER_TEST_SEED=${process.env['SCRUTINEER_TEST_SEED']}`)
  process.env[EVERY_ENGINE] ??= 'true'
}
const checked = runChecks(checksOf(options.only))
if (!options['checks-only']) await runSuites()
await checked
print(
  `\nCPU of all that was run: ${cpuInWords(cpuSecondsHere() + total.browserSeconds, total.browserSeconds)}`,
)
if (total.skipped > 0) print(`${total.skipped} skipped`)
print(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function runChecks(asked: readonly Check[]): Promise<void> {
  for (const check of asked) await runCheck(check)
}

async function runCheck({ title, argv, onlyWith }: Check): Promise<void> {
  if (onlyWith !== undefined && globSync(onlyWith).length === 0) {
    print(`\n== ${title}: no such files`)
    return
  }
  const started = performance.now()
  const said: Buffer[] = []
  const isClean = await run(argv, { env: CHECK_ENV, said })
  print(`\n== ${title}\n${Buffer.concat(said).toString()}   ${verdict(isClean, started)}`)
  total[isClean ? 'passed' : 'failed'] += 1
}

async function runSuites(): Promise<void> {
  const network = ownNetwork()
  const taken = network === null ? await takenPorts(FIXED_PORTS) : []
  const compiled = run(['--disable-warning=ExperimentalWarning', ...COMPILED], { env: {} })
  cluster = await startPostgresCluster(memory() ?? undefined)
  try {
    const stores = {
      SCRUTINEER_TEST_POSTGRES: cluster.url,
      ...(await makeTemplates(cluster.url, inMemory)),
    }
    await compiled
    const place = { stores, network: network ?? [] }
    const asked = suites((file) => !isLeftOut(file, taken))
    // The long ones of the night have the machine for themselves.
    await runPool(
      asked.filter(({ title }) => title !== NIGHTLY),
      LANES,
      place,
    )
    await runPool(
      asked.filter(({ title }) => title === NIGHTLY),
      1,
      place,
    )
  } finally {
    const before = endedCpuSeconds() ?? 0
    await cluster.stop()
    print(`\nPostgreSQL: ${((endedCpuSeconds() ?? 0) - before).toFixed(0)} s of CPU`)
  }
}

/**
 * The system's folder in memory; null where it has none with room for all stores of a run. Tests wait for no disk there:
 * a store writes through to it with every commit.
 */
function memory(): string | null {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return Math.min(bavail * bsize, freemem()) < NEEDED_BYTES ? null : IN_MEMORY
  } catch {
    return null
  }
}

/** Where nobody waits for a verdict, a port of somebody else is no fault of the product. */
function isLeftOut(file: string, taken: readonly number[]): boolean {
  if (taken.length === 0 || process.env['CI'] === 'true' || !needsFixedPorts(file)) return false
  print(
    `  skip  ${file}: it needs a network of its own, or port ${taken.join(', ')} of this machine`,
  )
  total.skipped += 1
  return true
}

function suites(isWanted: (file: string) => boolean): Suite[] {
  const house = find('test/whole-house/**/*.test.ts').filter(isWanted)
  const nightly = options.nightly ? find('test/nightly/**/*.test.ts').filter(isWanted) : []
  const unit = find('{src,test,scripts,bench}/**/*.test.ts').filter(
    (file) => !/^test\/(whole-house|nightly)\//.test(file) && isWanted(file),
  )
  const all = [
    { title: 'tests', groups: grouped(unit), fileLimitMs: 6 * minute },
    { title: 'whole-house tests', groups: grouped(house), fileLimitMs: 10 * minute },
    { title: NIGHTLY, groups: grouped(nightly), fileLimitMs: 240 * minute },
  ]
  const asked = all.filter(({ groups }) => groups.length > 0)
  // A suite without files fails, and so does a run for which no file was found.
  if (options.only === undefined) return options.nightly ? all : all.slice(0, 2)
  return asked.length > 0 ? asked : all.slice(0, 1)
}

function find(pattern: string): string[] {
  const files = globSync(pattern).sort()
  return options.only === undefined
    ? files
    : files.filter((file) => options.only?.some((part) => file.includes(part)))
}

/** Where a suite runs; `stores` are the settings by which its files find stores, `network` are the words before its command, none for the network of this machine. */
interface Place {
  stores: Readonly<Record<string, string>>
  network: readonly string[]
}

/** Runs the groups of all these suites side by side, what takes longest first, and tells each suite by itself. */
async function runPool(suites: readonly Suite[], lanes: number, place: Place): Promise<void> {
  const started = performance.now()
  const waiting = suites
    .flatMap((suite) => suite.groups.map((group) => ({ suite, group })))
    .toSorted((a, b) => longestFirst(a.group, b.group))
  const ran: Ran[] = []
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { suite, group } = next
      const [counts, isGood] = await runGroup(group, suite.fileLimitMs, place)
      ran.push({ suite, counts, isGood, endedAfterMs: performance.now() - started })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  for (const suite of suites)
    tellSuite(
      suite,
      ran.filter((one) => one.suite === suite),
    )
}

/** A suite that comes to no executed test has failed. */
function tellSuite({ title }: Suite, ran: readonly Ran[]): void {
  print(`\n== ${title}`)
  const counts = ran.map((one) => one.counts)
  const sum = (of: (one: TestCounts) => number) => counts.reduce((all, one) => all + of(one), 0)
  const hasRun = sum(({ executed }) => executed) > 0
  if (!hasRun) {
    print(`  FAIL  ${title}: no test ran`)
    total.failed += 1
  }
  printMost(
    counts.flatMap(({ slow }) => slow),
    's',
  )
  printMost(
    counts.flatMap(({ files }) => files),
    's of CPU',
  )
  const isGood = hasRun && ran.every((one) => one.isGood)
  const seconds = Math.max(0, ...ran.map(({ endedAfterMs }) => endedAfterMs)) / 1000
  const cpu = cpuInWords(
    sum(({ cpuSeconds }) => cpuSeconds),
    sum(({ browserSeconds }) => browserSeconds),
  )
  const figures = `${seconds.toFixed(1)} s; CPU ${cpu}`
  print(`   ${isGood ? 'passed' : 'FAILED'} in ${figures}`)
}

function printMost(all: TestCounts['slow'], unit: string): void {
  const most = all.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST_SHOWN)
  for (const { seconds, name } of most)
    print(`    ${seconds.toFixed(1).padStart(7)} ${unit}  ${name}`)
}

/** Runs the files of a group in one process, and counts it as failed when it does not end well, whatever its tests say. */
async function runGroup(
  { name, files }: Group,
  fileLimitMs: number,
  { stores, network }: Place,
): Promise<[TestCounts, isGood: boolean]> {
  const countsFile = join(temp, `${name.replaceAll('/', '-')}.json`)
  const limit = String(fileLimitMs * files.length)
  const argv = [
    '--disable-warning=ExperimentalWarning',
    `--test-timeout=${fileLimitMs}`,
    '--test-reporter=./scripts/reporter.ts',
    './scripts/test-files.ts',
  ]
  const env = {
    SCRUTINEER_TEST_COUNTS: countsFile,
    SCRUTINEER_TEST_FILES: files.join('\n'),
    SCRUTINEER_TEST_FILE_LIMIT_MS: limit,
    ...stores,
    SCRUTINEER_TEST_TEMP: temp,
    [MEMORY_FOLDER]: inMemory,
  }
  const faults = files.flatMap(faultsOf)
  for (const fault of faults) print(`  FAIL  ${fault}`)
  total.failed += faults.length
  const started = performance.now()
  const said: Buffer[] = []
  const isGreen = await run(argv, { env, network, said })
  const counts = readCounts(countsFile)
  total.passed += counts.passed
  total.skipped += counts.skipped
  total.failed += counts.failed
  total.browserSeconds += counts.browserSeconds
  // It may fail without a failed test, for example when it is ended at its limit.
  if (counts.failed === 0 && (counts.executed === 0 || !isGreen)) total.failed += 1
  const isGood = isGreen && counts.failed === 0 && counts.executed > 0 && faults.length === 0
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const cpu = cpuInWords(counts.cpuSeconds, counts.browserSeconds)
  const figures = `${counts.executed} tests, ${seconds} s; CPU ${cpu}`
  process.stdout.write(Buffer.concat(said))
  print(`  ${isGood ? 'ok  ' : 'FAIL'}  ${name}  ${figures}`)
  return [counts, isGood]
}

/** What a test file must not be, in words. */
function faultsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const holdsTest = /\b(?:test|describe|for[A-Z]\w*|\w+Tests?)\(/.test(source)
  // Nobody follows which test asks for it, see `unfollowed.ts`.
  const hooksInside = /^ +(?:after|before)(?:Each)?\(/m.test(source)
  return [
    ...(holdsTest ? [] : [`${file}: the file holds no test`]),
    ...(hooksInside ? [`${file}: what ends with a test is asked of its context, as t.after`] : []),
  ]
}

function readCounts(file: string): TestCounts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestCounts
  } catch {
    return { ...NOTHING }
  }
}

function verdict(isGood: boolean, started: number): string {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return `${isGood ? 'passed' : 'FAILED'} in ${seconds} s`
}

interface RunOptions {
  env: Readonly<Record<string, string>>
  /** Words before its command, none for the network of this machine. */
  network?: readonly string[]
  /** Takes what it says, so that two at once do not talk into each other; else that is shown as it comes. */
  said?: Buffer[]
}

/** Runs a file under this Node, in the network given, and answers whether it ended with code 0. */
function run(argv: string[], { env, network = [], said }: RunOptions): Promise<boolean> {
  const [program = process.execPath, ...words] = [...network, process.execPath, ...argv]
  const out = said === undefined ? 'inherit' : 'pipe'
  return new Promise((done) => {
    const child = spawn(program, words, {
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
    })
    running.add(child)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => said?.push(part))
    child.on('error', () => done(false))
    // Not before all that it said has come.
    child.on('close', (code) => {
      running.delete(child)
      done(code === 0)
    })
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
