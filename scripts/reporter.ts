// Reporter for node --test over the files of one process: every failure in full, and the counts as one JSON file for
// the caller, which says the rest.

import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import { browserCpuSeconds, cpuSecondsHere } from './cpu.ts'

/** What one run of node --test came to. `executed` counts the tests that ran, passed or failed. */
export interface TestCounts {
  passed: number
  failed: number
  skipped: number
  executed: number
  /** CPU of all its processes in seconds, user and system; its own alone where the system does not tell. */
  cpuSeconds: number
  /** That part of it which browsers left behind, see `cpu.ts`. */
  browserSeconds: number
  /** Tests that took long. */
  slow: { name: string; seconds: number }[]
  /** CPU of each file, with the processes that it started. */
  files: { name: string; seconds: number }[]
}

type Finished = Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>['data']

/** What counts as long, in seconds. */
const SLOW_S = 2

/** Reads events and yields lines; Node calls it as the reporter of the run. */
async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: TestCounts = {
    passed: 0,
    failed: 0,
    skipped: 0,
    executed: 0,
    cpuSeconds: 0,
    browserSeconds: 0,
    slow: [],
    files: [],
  }
  for await (const event of source) {
    yield* tell(event, counts)
    if (isFile(event)) {
      const before = counts.files.reduce((sum, { seconds }) => sum + seconds, 0)
      counts.files.push({ name: event.data.name, seconds: cpuSecondsHere() - before })
    }
  }
  const target = process.env['SCRUTINEER_TEST_COUNTS']
  counts.cpuSeconds = cpuSecondsHere()
  counts.browserSeconds = browserCpuSeconds()
  if (target !== undefined) writeFileSync(target, JSON.stringify(counts))
}

/** Each file is a suite, see `test-files.ts`. */
function isFile(
  event: TestEvent,
): event is Extract<TestEvent, { type: 'test:pass' | 'test:fail' }> {
  const hasEnded = event.type === 'test:pass' || event.type === 'test:fail'
  return hasEnded && event.data.nesting === 0 && event.data.details.type === 'suite'
}

function* tell(event: TestEvent, counts: TestCounts): Generator<string> {
  if (event.type === 'test:pass' || event.type === 'test:fail') {
    const seconds = event.data.details.duration_ms / 1000
    if (event.data.details.type !== 'suite' && seconds >= SLOW_S)
      counts.slow.push({ name: nameOf(event.data), seconds })
    yield* finish(event, counts)
  }
  // An error after the end of a test belongs to no test and is only told here.
  if (event.type === 'test:diagnostic' && event.data.message.startsWith('Error:'))
    yield `  ${event.data.message}\n`
}

/** Node takes the reporter as the default export of its file. */
export { report as default }

function* finish(
  event: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>,
  counts: TestCounts,
): Generator<string> {
  const { data } = event
  if (data.skip !== undefined || data.todo !== undefined) {
    const why = data.skip ?? data.todo
    counts.skipped += 1
    yield `  skip  ${nameOf(data)}${typeof why === 'string' && why !== '' ? ` (${why})` : ''}\n`
    if (process.env['CI'] === 'true' && !mayBeSkipped(data.name)) {
      counts.failed += 1
      yield `  FAIL  ${nameOf(data)}: skipped, but test/may-skip.txt does not list it\n`
    }
    return
  }
  if (event.type === 'test:pass') {
    if (data.details.type === 'suite') return
    counts.passed += 1
    counts.executed += 1
    return
  }
  // A suite that fails only because of a test inside is not counted again.
  const error = event.data.details.error
  if ('failureType' in error && error.failureType === 'subtestsFailed') return
  counts.failed += 1
  counts.executed += 1
  yield `\n  FAIL  ${nameOf(data)}\n${indent(inspect(error.cause ?? error))}\n\n`
}

function nameOf({ name, file }: Finished): string {
  return `${file === undefined ? '?' : relative(process.cwd(), file)}: ${name}`
}

/** The names that may be skipped, one per line; lines with # are comments. */
function mayBeSkipped(name: string): boolean {
  const file = new URL('../test/may-skip.txt', import.meta.url)
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.some((line) => !line.startsWith('#') && line.trim() === name)
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '        ')
}
