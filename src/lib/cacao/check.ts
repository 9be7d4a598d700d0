import type { Playbook, Step } from './model.ts'

/** What is wrong with how the parts of a playbook hang together. */
export type Fault =
  | 'times'
  | 'step-type'
  | 'start'
  | 'end'
  | 'no-action'
  | 'no-end'
  | 'next'
  | 'completion'
  | 'unknown-step'
  | 'unknown-agent'
  | 'unknown-extension'
  | 'command'
  | 'same-branch'

/** A fault with the identifier of where it is. */
export interface Found {
  readonly fault: Fault
  readonly at: string
}

/** Where a step may lead, by what has to happen for it: the names of its properties, of a switch those of its cases. */
export function branchesOf(step: Step): readonly (readonly [string, string])[] {
  switch (step.type) {
    case 'parallel':
      return step.next_steps.map((next, n) => [String(n), next])
    case 'if-condition':
      return pairs({ on_true: step.on_true, on_false: step.on_false })
    case 'while-condition':
      return [['on_true', step.on_true]]
    case 'switch-condition':
      return Object.entries(step.cases)
    default:
      return []
  }
}

/** Where it goes on behind a step. */
export function nextOf(step: Step): readonly (readonly [string, string])[] {
  const { on_completion, on_success, on_failure } = step
  return pairs({ on_completion, on_success, on_failure })
}

function pairs(all: Readonly<Record<string, string | undefined>>) {
  return Object.entries(all).flatMap(([key, to]) => (to === undefined ? [] : [[key, to] as const]))
}

/** Everything that the standard demands beyond the form of each part; empty where nothing is wrong. Linear in the steps. */
export function faultsOf(playbook: Playbook): Found[] {
  const steps = Object.entries(playbook.workflow)
  const known = new Set(Object.keys(playbook.workflow))
  const found: Found[] = steps.flatMap(([at, step]) => [
    ...stepFaults(step, at).map((fault) => ({ fault, at })),
    ...[...nextOf(step), ...branchesOf(step)]
      .filter(([, to]) => !known.has(to) || to.startsWith('start--'))
      .map(() => ({ fault: 'unknown-step' as const, at })),
    ...referenceFaults(playbook, step).map((fault) => ({ fault, at })),
  ])
  const has = (...types: Step['type'][]) => steps.some(([, { type }]) => types.includes(type))
  const { id: at, created, modified, valid_from: from, valid_until: until } = playbook
  if (modified < created) found.push({ fault: 'times', at })
  if (from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from))
    found.push({ fault: 'times', at })
  if (!has('action', 'playbook-action')) found.push({ fault: 'no-action', at })
  if (!has('end')) found.push({ fault: 'no-end', at })
  for (const first of [playbook.workflow_start, playbook.workflow_exception ?? ''])
    if (first !== '' && !known.has(first)) found.push({ fault: 'unknown-step', at: first })
  return found
}

function stepFaults(step: Step, at: string): Fault[] {
  const faults: Fault[] = [...nextFaults(step)]
  if (!at.startsWith(`${step.type}--`)) faults.push('step-type')
  if (step.type === 'parallel' && new Set(step.next_steps).size < step.next_steps.length)
    faults.push('same-branch')
  if (step.type === 'switch-condition' && Object.keys(step.cases).length === 0) faults.push('next')
  return faults
}

/** Where a step goes on is said in one way: by its completion, or by success and, where there is one, failure. */
function nextFaults({ type, on_completion, on_success, on_failure }: Step): Fault[] {
  const isSplit = on_success !== undefined || on_failure !== undefined
  const isPlain = on_completion !== undefined
  if (type === 'end') return isPlain || isSplit ? ['end'] : []
  if (type === 'start') return isPlain && !isSplit ? [] : ['start']
  if (isSplit && (isPlain || on_success === undefined)) return ['completion']
  const isWork = type === 'action' || type === 'playbook-action'
  return isWork && !isPlain && !isSplit ? ['next'] : []
}

/** Whether a playbook may be gone through at a moment: it is not revoked, and its time has come and is not over. */
export function isValidAt(
  { revoked = false, valid_from: from, valid_until: until }: Playbook,
  at: string,
): boolean {
  const now = Date.parse(at)
  const isEarly = from !== undefined && now < Date.parse(from)
  const isLate = until !== undefined && now >= Date.parse(until)
  return !revoked && !isEarly && !isLate
}

function referenceFaults(playbook: Playbook, step: Step): Fault[] {
  const faults: Fault[] = []
  const extensions = playbook.extension_definitions ?? {}
  if (Object.keys(step.step_extensions ?? {}).some((one) => !Object.hasOwn(extensions, one)))
    faults.push('unknown-extension')
  if (step.type !== 'action') return faults
  if (!Object.hasOwn(playbook.agent_definitions ?? {}, step.agent)) faults.push('unknown-agent')
  const targets = playbook.target_definitions ?? {}
  if ((step.targets ?? []).some((one) => !Object.hasOwn(targets, one))) faults.push('unknown-agent')
  const isBare = step.commands.some(
    ({ type, command, command_b64 }) =>
      type === 'manual' && command === undefined && command_b64 === undefined,
  )
  if (isBare) faults.push('command')
  return faults
}
