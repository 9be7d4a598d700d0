import type { CommandContext } from '../../core/action.ts'
import { committed } from '../../core/committed.ts'
import { addMs } from '../../core/time.ts'
import {
  answer,
  parsePlaybook,
  type Playbook,
  roleOf,
  type Run,
  type Waiting,
} from '../../lib/cacao/index.ts'
import { agentOf, stepWordsOf } from './playbook-words.ts'
import { records } from './records.ts'
import { found, refusal } from './refusals.ts'
import { MAX_TASKS } from './schema.ts'
import type { TaskRow } from './store.ts'
import * as store from './store.ts'

/** A run of a playbook on an incident. */
interface OfRun {
  readonly run: string
  readonly incident: string
  readonly area: string
  /** Who began it: its steps are his while nobody leads the incident. */
  readonly startedBy: string
}

/** Longest title of a task; names of steps may be longer. */
const MAX_TITLE = 200

/** Adds a task for each step that waits since. Throws 409 Problem `incidents.too_many` where the incident has too many. */
export async function addSteps(
  ctx: CommandContext,
  { run, incident, area, startedBy }: OfRun,
  { playbook, fresh }: { readonly playbook: Playbook; readonly fresh: readonly Waiting[] },
): Promise<void> {
  const of = await store.incidents.one(ctx.tx, { id: incident })
  const owner = of?.owner === null ? startedBy : null
  const known = await store.tasks.count(ctx.tx, { incident })
  if (known + fresh.length > MAX_TASKS) throw refusal('tooMany', { params: { most: MAX_TASKS } })
  for (const waiting of fresh) {
    const { step, answers } = waiting
    const task = ctx.newId()
    const words = stepWordsOf(playbook, step, ctx.node.languages)
    const first = words[ctx.node.languages[0] ?? 'en'] ?? words['en']
    const named = committed(ctx, (first?.name || waiting.id).slice(0, MAX_TITLE).toWellFormed())
    const dueAt = step.timeout === undefined ? null : addMs(ctx.now, step.timeout)
    await store.tasks.insert(ctx.tx, {
      id: task,
      incident,
      title: named.text,
      titleSalt: named.salt,
      owner,
      dueAt,
      addedBy: ctx.actor.id,
      addedAt: ctx.now,
      run,
      step: waiting.key,
      answers: answers[0] === 'done' ? null : [...answers],
      role: roleIn(ctx, playbook, waiting),
      words,
    })
    const due = dueAt === null ? {} : { due: dueAt }
    const body = { task, title: named.commitment, run, ...due }
    ctx.record(records['task.added'], { subject: incident, area, body })
  }
}

/** The role of the node that an agent names, where the node has it. */
function roleIn({ node }: CommandContext, playbook: Playbook, waiting: Waiting): string | null {
  const agent = agentOf(playbook, waiting.step)
  const role = agent === undefined ? undefined : roleOf(agent)
  return role !== undefined && node.roles.table.has(role) ? role : null
}

/**
 * Answers a step, and adds what waits since. Throws 400 Problem `incidents.answer_needed` for an answer that the step does
 * not take, 409 `incidents.endless_playbook` for a playbook that goes in circles.
 */
export async function answerStep(
  ctx: CommandContext,
  { run: id, step, incident }: TaskRow,
  { said, area }: { readonly said: string; readonly area: string },
): Promise<void> {
  const row = found(await store.runs.one(ctx.tx, { id: id ?? '' }), 'unknownRun')
  const playbook = parsePlaybook(row.text)
  const { run: state, fresh } = stepped(playbook, row.state, { key: step ?? -1, said })
  const isOver = state.waiting.length === 0
  const end = isOver ? { endedAt: ctx.now, isThrough: true } : {}
  await store.runs.change(ctx.tx, { id: row.id }, { state, ...end })
  await addSteps(
    ctx,
    { run: row.id, incident, area, startedBy: row.startedBy },
    { playbook, fresh },
  )
  const body = { run: row.id, isThrough: true }
  if (isOver) ctx.record(records['playbook.ended'], { subject: incident, area, body })
}

function stepped(
  playbook: Playbook,
  state: Run,
  given: { readonly key: number; readonly said: string },
) {
  const waits = state.waiting.find(({ key }) => key === given.key)
  try {
    return answer(playbook, state, given)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    if (waits === undefined) throw refusal('taskDone')
    throw refusal(error.message === 'no such answer' ? 'answerNeeded' : 'endlessPlaybook')
  }
}
