// What a realm was asked to do, counted: commands by action and outcome, how long they took, and jobs that failed.
import { channel } from 'node:diagnostics_channel'
import type { Action } from '../core/action.ts'
import { Problem } from '../core/problem.ts'
import type { Outcome, Runner } from '../core/runner.ts'
import {
  type Counter,
  createCounter,
  createHistogram,
  type Histogram,
} from '../lib/prometheus/index.ts'

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

/** What an action answered, to whoever watches: a test holds each answer against what the API promises. */
export type Answered =
  | { readonly action: Action; readonly outcome: Outcome }
  | { readonly action: Action; readonly problem: Problem }

/** Every answer of every realm of this process, as {@link Answered}; costs nothing while nobody listens. */
export const answers = channel('scrutineer:answer')

/** The same runner, with every answer told to whoever watches. */
export function watchedRunner(runner: Runner): Runner {
  const told = async <O>(action: Action, answer: Promise<Outcome<O>>): Promise<Outcome<O>> => {
    if (!answers.hasSubscribers) return await answer
    try {
      const outcome = await answer
      answers.publish({ action, outcome } satisfies Answered)
      return outcome
    } catch (problem) {
      if (problem instanceof Problem) answers.publish({ action, problem } satisfies Answered)
      throw problem
    }
  }
  return {
    ...runner,
    call: (actor, action, input, options) =>
      told(action as Action, runner.call(actor, action, input, options)),
    callIn: (tx, actor, action, input) =>
      told(action as Action, runner.callIn(tx, actor, action, input)),
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
