// Reporter for node --test: one line per test file, every failure in full, slow tests at the end,
// and the counts as one JSON file for the caller.

import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { EventData } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

/** What one run of node --test came to. `executed` counts the tests that ran, passed or failed. */
export interface TestCounts {
  passed: number
  failed: number
  skipped: number
  executed: number
  /** CPU of all its processes in seconds, user and system; 0 where the system does not tell. */
  cpuSeconds: number
}

interface Outcome {
  name: string
  file: string
  durationMs: number
}

type Finished = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data']

const slowMs = 2_000
const slowestShown = 10

/** What a run has come to so far. `output` holds what each file has printed itself. */
interface Run {
  counts: TestCounts
  slow: Outcome[]
  output: Map<string, string>
}

/** Reads events and yields lines; Node calls it as the reporter of the run. */
async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const run: Run = {
    counts: { passed: 0, failed: 0, skipped: 0, executed: 0, cpuSeconds: 0 },
    slow: [],
    output: new Map(),
  }
  for await (const event of source) yield* tell(event, run)
  for (const [file, said] of run.output)
    yield `  ${here(file)} printed:\n${indent(said.trimEnd())}\n`
  yield* slowest(run.slow)
  const target = process.env['SCRUTINEER_TEST_COUNTS']
  const { user, system } = process.cpuUsage()
  run.counts.cpuSeconds = (user + system) / 1e6 + (endedCpuSeconds() ?? 0)
  if (target !== undefined) writeFileSync(target, JSON.stringify(run.counts))
}

/** CPU in seconds of the processes that this one started and saw end, with theirs; null where the system does not tell. */
export function endedCpuSeconds(): number | null {
  if (process.platform !== 'linux') return null
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // The name of the program stands in brackets and may hold spaces. Source: proc(5), fields 16 and 17.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
  return (Number(user) + Number(system)) / TICKS_A_SECOND
}

/** Fixed for programs on Linux, whatever the kernel counts by. */
const TICKS_A_SECOND = 100

function* tell(event: TestEvent, run: Run): Generator<string> {
  switch (event.type) {
    case 'test:pass':
    case 'test:fail':
      if (event.data.details.type !== 'suite') run.slow.push(outcomeOf(event.data))
      yield* finish(event, run.counts)
      break
    case 'test:stderr':
    case 'test:stdout': {
      const { file, message } = event.data
      run.output.set(file, (run.output.get(file) ?? '') + message)
      break
    }
    case 'test:diagnostic':
      // An error after the end of a test belongs to no test and is only told here.
      if (event.data.message.startsWith('Error:')) yield `  ${event.data.message}\n`
      break
    case 'test:summary':
      if (event.data.file !== undefined) yield* endFile(event.data.file, event.data, run.output)
  }
}

function* endFile(
  file: string,
  { success, duration_ms, counts }: EventData.TestSummary,
  output: Map<string, string>,
): Generator<string> {
  const said = output.get(file)
  if (said !== undefined) yield `${indent(said.trimEnd())}\n`
  output.delete(file)
  yield `  ${success ? 'ok  ' : 'FAIL'}  ${here(file)}  ${counts.tests} tests, ${seconds(duration_ms)}\n`
}

/** Node takes the reporter as the default export of its file. */
export { report as default }

function* finish(
  event: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>,
  counts: TestCounts,
): Generator<string> {
  const { data } = event
  const { name, file } = outcomeOf(data)
  if (data.skip !== undefined || data.todo !== undefined) {
    const why = data.skip ?? data.todo
    counts.skipped += 1
    yield `  skip  ${file}: ${name}${typeof why === 'string' && why !== '' ? ` (${why})` : ''}\n`
    if (process.env['CI'] === 'true' && !mayBeSkipped(name)) {
      counts.failed += 1
      yield `  FAIL  ${file}: ${name}: skipped, but test/may-skip.txt does not list it\n`
    }
    return
  }
  if (event.type === 'test:pass') {
    if (isFileItself(data)) {
      counts.failed += 1
      yield `  FAIL  ${file}: the file holds no test\n`
    } else if (data.details.type !== 'suite') {
      counts.passed += 1
      counts.executed += 1
    }
    return
  }
  // A suite or file that fails only because of a test inside is not counted again.
  const error = event.data.details.error
  if ('failureType' in error && error.failureType === 'subtestsFailed') return
  counts.failed += 1
  counts.executed += 1
  yield `\n  FAIL  ${file}: ${name}\n${indent(inspect(error.cause ?? error))}\n\n`
}

/** A file without tests is reported as one test that bears the name of the file. */
function isFileItself(data: Finished): boolean {
  return data.nesting === 0 && data.file !== undefined && data.file.endsWith(data.name)
}

function outcomeOf(data: Finished): Outcome {
  return {
    name: data.name,
    file: data.file === undefined ? '?' : here(data.file),
    durationMs: data.details.duration_ms,
  }
}

function* slowest(slow: Outcome[]): Generator<string> {
  const tooSlow = slow.filter((each) => each.durationMs >= slowMs)
  if (tooSlow.length === 0) return
  yield `  Tests slower than ${seconds(slowMs)}:\n`
  for (const each of tooSlow.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, slowestShown))
    yield `    ${seconds(each.durationMs).padStart(7)}  ${each.file}: ${each.name}\n`
}

/** The names that may be skipped, one per line; lines with # are comments. */
function mayBeSkipped(name: string): boolean {
  const file = new URL('../test/may-skip.txt', import.meta.url)
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.some((line) => !line.startsWith('#') && line.trim() === name)
}

function here(file: string): string {
  return relative(process.cwd(), file)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '        ')
}
