import { Problem } from './problem.ts'

/**
 * A pure function that is to be done apart from the loop that answers and alerts, because it reads what strangers sent:
 * the module that exports it, and its name there. Input and output are copied, so they are plain values and bytes.
 */
export interface PureWork<I, O> {
  /** URL of the module. */
  readonly module: string
  readonly name: string
  /** The function itself, for whoever must do it here and now: a bench, or a test. */
  readonly here: (input: I) => O
}

/** Names a function for `Apart`; `module` is the `import.meta.url` of the file that exports it under its own name. */
export function pureWork<I, O>(module: string, work: (input: I) => O): PureWork<I, O> {
  return { module, name: work.name, here: work }
}

const OVERRUN = 'apart.overrun'

/** The Problem of work that had to be ended: it took longer, or more memory, than it may. */
export function overrun(why: string): Problem {
  return new Problem(OVERRUN, 503, `The work had to be ended: ${why}.`)
}

const HELD = 'apart.held'

/** The Problem of work that was not begun: what it is about overran lately, and others of its kind come first. */
export function held(): Problem {
  return new Problem(HELD, 503, 'The work was not begun: what it is about overran lately.')
}

/** Whether this is the Problem of work that was not begun because what it is about overran lately. */
export function isHeld(error: unknown): boolean {
  return error instanceof Problem && error.code === HELD
}

/** Whether this is the Problem of work that had to be ended. */
export function isOverrun(error: unknown): boolean {
  return error instanceof Problem && error.code === OVERRUN
}
