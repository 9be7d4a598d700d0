// What a realm was asked to do, counted: commands by action and outcome, how long they took, and jobs that failed.
import { Problem } from './core/problem.ts'
import type { Runner } from './core/runner.ts'
import {
  type Counter,
  createCounter,
  createHistogram,
  type Histogram,
} from './lib/prometheus/index.ts'

/** Upper bounds of a command's duration, in seconds: a shared commit takes milliseconds, a queue of thousands a second. */
const COMMAND_BOUNDS = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/** Counts since the realm was opened. */
export interface Calls {
  readonly commands: Counter
  readonly times: Histogram
  readonly jobFailures: Counter
}

/** New counts, all zero. */
export function createCalls(): Calls {
  return {
    commands: createCounter(),
    times: createHistogram(COMMAND_BOUNDS),
    jobFailures: createCounter(),
  }
}

/** The same runner, with every command counted. Names of actions are the house's own, so the labels are bounded. */
export function countedRunner(runner: Runner, { commands, times }: Calls): Runner {
  return {
    ...runner,
    async call(actor, action, input, options) {
      if (action.kind === 'query') return await runner.call(actor, action, input, options)
      const from = performance.now()
      let outcome = 'failed'
      try {
        const done = await runner.call(actor, action, input, options)
        outcome = 'done'
        return done
      } catch (error) {
        if (error instanceof Problem && error.status < 500) outcome = 'refused'
        throw error
      } finally {
        commands.add({ action: action.name, outcome })
        times.observe({}, (performance.now() - from) / 1000)
      }
    },
  }
}
