import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { checkpoint, type ExerciseRow, type ExerciseState, scenario, status } from '../schema.ts'
import { exercises, liveExercise } from '../store.ts'

/** Records after which the exercise is in another state. */
export const LIFE_RECORDS = [
  records['exercise.started'],
  records['exercise.opened'],
  records['exercise.failed'],
  records['exercise.removalAsked'],
  records['exercise.removed'],
].map(({ type }) => type)

const exercise = z.strictObject({ exercise: z.string() })

export const start = command({
  name: 'exercises.start',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'Starts an exercise: a country that exists in it only, kept apart from everything real.',
  input: z.strictObject({ scenario: scenario.default('practica') }),
  output: exercise,
  async run(ctx, input) {
    if (ctx.node.realm !== 'actual') throw refusal('onlyActual')
    if ((await liveExercise(ctx.tx)) !== undefined) throw refusal('running')
    const id = ctx.newId()
    const { scenario } = input
    const started = { startedBy: ctx.actor.id, startedAt: ctx.now }
    await exercises.insert(ctx.tx, {
      id,
      scenario,
      state: 'starting',
      done: 0,
      total: 0,
      ...started,
    })
    ctx.record(records['exercise.started'], { subject: id, body: { scenario } })
    return { exercise: id }
  },
})

export const remove = command({
  name: 'exercises.remove',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'Removes the exercise with everything in it; its last checkpoint stays in the record.',
  input: nothing,
  output: exercise,
  async run(ctx) {
    const { id, state } = await live(ctx)
    if (state === 'removing') {
      ctx.unchanged('it is being removed already')
      return { exercise: id }
    }
    await exercises.change(ctx.tx, { id }, { state: 'removing' })
    ctx.record(records['exercise.removalAsked'], { subject: id })
    return { exercise: id }
  },
})

/** The exercise in any of these states. Throws 404 without one and 409 in another state or realm. */
async function live(ctx: CommandContext, states?: readonly ExerciseState[]): Promise<ExerciseRow> {
  if (ctx.node.realm !== 'actual') throw refusal('onlyActual')
  const row = found(await liveExercise(ctx.tx), 'none')
  if (states !== undefined && !states.includes(row.state)) throw refusal('wrongState')
  return row
}

export const progress = command({
  name: 'exercises.progress',
  permission: 'exercise:conduct',
  scope: 'nation',
  summary: 'For the conductor: how far the start is.',
  input: z.strictObject({
    done: z.number().int().min(0).max(1000),
    total: z.number().int().min(1).max(1000),
  }),
  output: nothing,
  async run(ctx, { done, total }) {
    const row = await live(ctx)
    if (row.state !== 'starting' || (row.done === done && row.total === total)) {
      ctx.unchanged('nothing to tell')
      return {}
    }
    await exercises.change(ctx.tx, { id: row.id }, { done, total })
    ctx.record(records['exercise.prepared'], { subject: row.id, body: { done, total } })
    return {}
  },
})

export const ready = command({
  name: 'exercises.ready',
  permission: 'exercise:conduct',
  scope: 'nation',
  summary: 'For the conductor: the country stands and is watched.',
  input: nothing,
  output: nothing,
  async run(ctx) {
    const { id } = await live(ctx, ['starting'])
    await exercises.change(ctx.tx, { id }, { state: 'running', readyAt: ctx.now })
    ctx.record(records['exercise.opened'], { subject: id })
    return {}
  },
})

export const failed = command({
  name: 'exercises.failed',
  permission: 'exercise:conduct',
  scope: 'nation',
  summary: 'For the conductor: the exercise could not be started; the log of the node says why.',
  input: nothing,
  output: nothing,
  async run(ctx) {
    const { id } = await live(ctx, ['starting', 'running'])
    await exercises.change(ctx.tx, { id }, { state: 'failed' })
    ctx.record(records['exercise.failed'], { subject: id })
    return {}
  },
})

export const sealed = command({
  name: 'exercises.sealed',
  permission: 'exercise:conduct',
  scope: 'nation',
  summary: 'For the conductor: the last checkpoint of the log that is about to go.',
  input: z.strictObject({ checkpoint }),
  output: nothing,
  async run(ctx, input) {
    const row = await live(ctx, ['removing'])
    if (row.checkpoint !== null) {
      // A node that was stopped after this has no log to ask again.
      ctx.unchanged('it is kept already')
      return {}
    }
    await exercises.change(ctx.tx, { id: row.id }, { checkpoint: input.checkpoint })
    ctx.record(records['exercise.sealed'], {
      subject: row.id,
      body: { checkpoint: input.checkpoint },
    })
    return {}
  },
})

export const removed = command({
  name: 'exercises.removed',
  permission: 'exercise:conduct',
  scope: 'nation',
  summary: 'For the conductor: nothing of the exercise is left but its checkpoint.',
  input: nothing,
  output: nothing,
  async run(ctx) {
    const row = await live(ctx, ['removing'])
    await exercises.change(ctx.tx, { id: row.id }, { state: 'removed', removedAt: ctx.now })
    const body = { checkpoint: row.checkpoint ?? '' }
    ctx.record(records['exercise.removed'], { subject: row.id, body })
    return {}
  },
})

const NONE: z.infer<typeof status> = {
  exercise: null,
  state: 'none',
  done: 0,
  total: 0,
  startedBy: null,
  since: null,
  isSealed: false,
}

export const exerciseStatus = query({
  name: 'exercises.status',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'Whether there is an exercise, and how far its start or removal is.',
  input: nothing,
  output: status,
  async run(ctx) {
    const row = await liveExercise(ctx.tx)
    if (row === undefined || row.state === 'removed') return NONE
    return {
      exercise: row.id,
      state: row.state,
      done: row.done,
      total: row.total,
      startedBy: row.startedBy,
      since: row.readyAt ?? row.startedAt,
      isSealed: row.checkpoint !== null,
    }
  },
})
