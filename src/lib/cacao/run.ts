import { z } from 'zod'
import { branchesOf } from './check.ts'
import { MAX_BRANCHES, type Playbook, type Step } from './model.ts'

/** Steps that wait for people at once. */
export const MAX_WAITING = 50
/** Steps that one answer may pass by themselves: parallel, start and end; more is a circle without people. */
const MAX_PASSED = 1_000

const number = z.int().min(0).max(1_000_000)
const stepId = z.string().max(120)

/** A step within which others run: where it goes on when its branches have ended. */
const frame = z.strictObject({
  key: number,
  step: stepId,
  within: number.nullable(),
  /** Branches that have not ended. */
  left: z.int().min(1).max(MAX_BRANCHES),
})
const waiting = z.strictObject({ key: number, step: stepId, within: number.nullable() })

/** How far a playbook is: the steps that wait for people, and those within which they run. Over where nothing waits. */
export const runState = z.strictObject({
  waiting: z.array(waiting).max(MAX_WAITING),
  frames: z.array(frame).max(MAX_WAITING * 10),
  /** Next key of either. */
  next: number,
})
export type Run = z.infer<typeof runState>

/** A step that waits for people, and the answers that it takes. */
export interface Waiting {
  /** The same step may wait twice; its key is its own. */
  readonly key: number
  readonly id: string
  readonly step: Step
  /** `done`; or `on_success` and `on_failure`; or what a condition takes: the names of its branches, and `end` of a loop. */
  readonly answers: readonly string[]
}

/** What a step takes as an answer. */
function answersOf(step: Step): string[] {
  switch (step.type) {
    case 'if-condition':
      return ['on_true', 'on_false']
    case 'while-condition':
      return ['on_true', 'end']
    case 'switch-condition': {
      const cases = Object.keys(step.cases)
      return cases.includes('default') ? cases : [...cases, 'end']
    }
    default:
      return step.on_success === undefined ? ['done'] : ['on_success', 'on_failure']
  }
}

/** Begins a playbook; gives where it stands then, and what waits. Throws RangeError for one that goes in circles by itself. */
export function begin(playbook: Playbook): { readonly run: Run; readonly fresh: Waiting[] } {
  const run: Run = { waiting: [], frames: [], next: 0 }
  const fresh = pass({ playbook, run, fresh: [] }, playbook.workflow_start, null)
  return { run, fresh }
}

/**
 * Takes the answer to a step that waits, and gives where the playbook stands then and what waits since. Throws RangeError
 * for a step that does not wait, an answer that it does not take, and a playbook that goes in circles by itself.
 */
export function answer(
  playbook: Playbook,
  before: Run,
  { key, said }: { readonly key: number; readonly said: string },
): { readonly run: Run; readonly fresh: Waiting[] } {
  const run = structuredClone(before)
  const at = run.waiting.find((one) => one.key === key)
  const step = at === undefined ? undefined : playbook.workflow[at.step]
  if (at === undefined || step === undefined) throw new RangeError('this step does not wait')
  if (!answersOf(step).includes(said)) throw new RangeError('no such answer')
  run.waiting = run.waiting.filter((one) => one !== at)
  const going: Going = { playbook, run, fresh: [] }
  const branch = branchesOf(step).find(([name]) => name === said)?.[1]
  if (branch !== undefined) {
    const own = enter(run, { step: at.step, within: at.within, left: 1 })
    return { run, fresh: pass(going, branch, own) }
  }
  return { run, fresh: pass(going, behind(step, said), at.within) }
}

/** Where it goes on behind a step; undefined where its branch ends with it. */
function behind(step: Step, said: string): string | undefined {
  if (said === 'on_failure') return step.on_failure
  return step.on_completion ?? step.on_success
}

interface Going {
  readonly playbook: Playbook
  readonly run: Run
  readonly fresh: Waiting[]
}

function enter(run: Run, facts: Omit<Run['frames'][number], 'key'>): number {
  const key = run.next
  run.next += 1
  run.frames.push({ key, ...facts })
  return key
}

/** Goes on from a step until everything waits for people or has ended. */
function pass(going: Going, from: string | undefined, within: number | null): Waiting[] {
  const { playbook, run, fresh } = going
  const ways: { readonly to: string | undefined; readonly within: number | null }[] = [
    { to: from, within },
  ]
  for (let passed = 0; ; passed += 1) {
    const way = ways.pop()
    if (way === undefined) return fresh
    if (passed >= MAX_PASSED) throw new RangeError('it goes in circles')
    const step = way.to === undefined ? undefined : playbook.workflow[way.to]
    if (step === undefined || step.type === 'end') {
      const ended = leave(going, way.within)
      if (ended !== null) ways.push(ended)
    } else if (step.type === 'start') ways.push({ to: step.on_completion, within: way.within })
    else if (step.type === 'parallel') {
      const left = step.next_steps.length
      const own = enter(run, { step: way.to ?? '', within: way.within, left })
      // The last is taken first.
      ways.push(...step.next_steps.toReversed().map((to) => ({ to, within: own })))
    } else wait(going, way.to ?? '', way.within)
  }
}

function wait({ playbook, run, fresh }: Going, id: string, within: number | null): void {
  const step = playbook.workflow[id]
  if (step === undefined) return
  if (run.waiting.length >= MAX_WAITING) throw new RangeError('too much at once')
  const key = run.next
  run.next += 1
  run.waiting.push({ key, step: id, within })
  fresh.push({ key, id, step, answers: answersOf(step) })
}

/** A branch has ended: gives where it goes on, null where others are still to end or all is over. */
function leave({ playbook, run }: Going, within: number | null) {
  const own = run.frames.find((one) => one.key === within)
  if (own === undefined) return null
  own.left -= 1
  if (own.left > 0) return null
  run.frames = run.frames.filter((one) => one !== own)
  const step = playbook.workflow[own.step]
  if (step === undefined) return null
  // A loop asks again; every other step goes on behind itself.
  if (step.type === 'while-condition') return { to: own.step, within: own.within }
  return { to: behind(step, 'done'), within: own.within }
}
