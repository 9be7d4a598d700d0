// Runs every check and every test, one after the other, and counts them. Started by test.mjs under the product's Node.

import { type ChildProcess, spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type PostgresCluster, startPostgresCluster } from '../test/support/postgres-cluster.ts'
import { makeTemplates } from '../test/support/templates.ts'
import { FIXED_PORTS, needsFixedPorts, ownNetwork, takenPorts } from './own-network.ts'
import type { TestCounts } from './reporter.ts'
import { root } from './setup.mjs'

interface Check {
  title: string
  argv: string[]
  /** Where given, the check has nothing to do while no file matches. */
  onlyWith?: string
}

interface Suite {
  title: string
  files: string[]
  concurrency: number
  fileLimitMs: number
}

const minute = 60_000

/** Several checkers each work out the types that they share: on two cores four of them took twice the CPU of one. */
const oneChecker = ['--checkers', '1']

/** The two checkers written in Go live for seconds: with its usual pace their garbage collector takes half of the CPU. */
const checkEnv = { GOGC: '400' }

const checks: Check[] = [
  { title: 'format', argv: ['node_modules/@biomejs/biome/bin/biome', 'format', '.'] },
  { title: 'lint', argv: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  {
    title: 'types',
    argv: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', ...oneChecker],
  },
  {
    title: 'types of the scripts for pages',
    argv: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.browser.json'],
    onlyWith: 'src/**/browser/**/!(*worker).js',
  },
  {
    title: 'types of the scripts for workers',
    argv: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.worker.json'],
    onlyWith: 'src/**/browser/**/*worker.js',
  },
  { title: 'unused code', argv: ['node_modules/knip/bin/knip.js', '--no-progress'] },
]

const { values: options } = parseArgs({
  options: {
    'checks-only': { type: 'boolean', default: false },
    nightly: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})

const total: TestCounts = { passed: 0, failed: 0, skipped: 0, executed: 0 }
const temp = mkdtempSync(join(tmpdir(), 'scrutineer-test-'))
process.on('exit', () => rmSync(temp, { recursive: true, force: true }))

// What is at work now, so that an interrupted run leaves nothing behind.
let running: ChildProcess | undefined
let cluster: PostgresCluster | undefined
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    running?.kill(signal)
    void Promise.resolve(cluster?.stop()).finally(() => process.exit(code))
  })
}

process.chdir(root)
if (options.only === undefined) for (const check of checks) await runCheck(check)
if (!options['checks-only']) await runSuites()
if (total.skipped > 0) print(`${total.skipped} skipped`)
print(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)

async function runCheck({ title, argv, onlyWith }: Check): Promise<void> {
  if (onlyWith !== undefined && globSync(onlyWith).length === 0) {
    print(`\n== ${title}: no such files`)
    return
  }
  const isClean = await timed(title, () => run(argv, checkEnv))
  total[isClean ? 'passed' : 'failed'] += 1
}

async function runSuites(): Promise<void> {
  const network = ownNetwork()
  const taken = network === null ? await takenPorts(FIXED_PORTS) : []
  cluster = await startPostgresCluster()
  try {
    const stores = {
      SCRUTINEER_TEST_POSTGRES: cluster.url,
      ...(await makeTemplates(cluster.url, temp)),
    }
    for (const suite of suites()) {
      const files = suite.files.filter((file) => !isLeftOut(file, taken))
      await runSuite({ ...suite, files }, { stores, network: network ?? [] })
    }
  } finally {
    await cluster.stop()
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

function suites(): Suite[] {
  const house = find('test/whole-house/**/*.test.ts')
  const nightly = find('test/nightly/**/*.test.ts')
  const unit = find('{src,test,scripts,bench}/**/*.test.ts').filter(
    (file) => !house.includes(file) && !nightly.includes(file),
  )
  const all = [
    { title: 'tests', files: unit, concurrency: 2, fileLimitMs: 3 * minute },
    { title: 'whole-house tests', files: house, concurrency: 2, fileLimitMs: 10 * minute },
  ]
  if (options.nightly)
    all.push({ title: 'nightly tests', files: nightly, concurrency: 1, fileLimitMs: 240 * minute })
  if (options.only === undefined) return all
  const asked = all.filter(({ files }) => files.length > 0)
  // A suite without files fails, and so does a run for which no file was found.
  return asked.length > 0 ? asked : all.slice(0, 1)
}

function find(pattern: string): string[] {
  const files = globSync(pattern).sort()
  return options.only === undefined
    ? files
    : files.filter((file) => file.includes(options.only ?? ''))
}

/** Where a suite runs; `stores` are the settings by which its files find stores, `network` are the words before its command, none for the network of this machine. */
interface Place {
  stores: Readonly<Record<string, string>>
  network: readonly string[]
}

/** Runs one suite; a suite that comes to no executed test has failed, whatever Node thinks of it. */
async function runSuite(suite: Suite, { stores, network }: Place): Promise<void> {
  const countsFile = join(temp, 'counts.json')
  rmSync(countsFile, { force: true })
  const limit = String(suite.fileLimitMs)
  const argv = [
    '--import=./scripts/file-limit.ts',
    '--disable-warning=ExperimentalWarning',
    '--test',
    `--test-concurrency=${suite.concurrency}`,
    `--test-timeout=${limit}`,
    '--test-reporter=./scripts/reporter.ts',
    ...suite.files,
  ]
  const env = {
    SCRUTINEER_TEST_COUNTS: countsFile,
    SCRUTINEER_TEST_FILE_LIMIT_MS: limit,
    ...stores,
    SCRUTINEER_TEST_TEMP: temp,
  }
  const isGreen = await timed(suite.title, async () => {
    // Without files node --test would go looking for some by itself.
    return suite.files.length > 0 && (await run(argv, env, network))
  })
  const counts = readCounts(countsFile)
  total.passed += counts.passed
  total.skipped += counts.skipped
  total.failed += counts.failed
  if (counts.executed === 0) print(`  FAIL  ${suite.title}: no test ran`)
  // A run may fail without a failed test, for example when the reporter itself is killed.
  if (counts.failed === 0 && (counts.executed === 0 || !isGreen)) total.failed += 1
}

function readCounts(file: string): TestCounts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestCounts
  } catch {
    return { passed: 0, failed: 0, skipped: 0, executed: 0 }
  }
}

async function timed(title: string, work: () => Promise<boolean>): Promise<boolean> {
  print(`\n== ${title}`)
  const started = performance.now()
  const isGood = await work()
  print(
    `   ${isGood ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
  return isGood
}

/** Runs a file under this Node, in the network given, and answers whether it ended with code 0. */
function run(
  argv: string[],
  env: Record<string, string>,
  network: readonly string[] = [],
): Promise<boolean> {
  const [program = process.execPath, ...words] = [...network, process.execPath, ...argv]
  return new Promise((done) => {
    const child = spawn(program, words, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    running = child
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
