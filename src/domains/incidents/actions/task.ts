import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { under } from '../../../core/permission.ts'
import { notShut } from '../../../core/shut.ts'
import { time } from '../../../core/time.ts'
import { checkHolder } from '../holder.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { MAX_TASKS } from '../schema.ts'
import { answerStep } from '../stepping.ts'
import * as store from '../store.ts'
import { addEntry } from '../timeline.ts'
import { toChange } from './incident.ts'

const noting = { permission: 'incidents:note', scope: 'area' } as const
const ref = z.strictObject({ incident: id, task: id })

export const addTask = command({
  ...noting,
  name: 'incidents.addTask',
  summary: 'Adds something that has to be done about an incident, by whom and until when.',
  input: z.strictObject({
    incident: id,
    title: line(200),
    owner: z.string().max(60).optional(),
    due: timeOrCivil.optional(),
  }),
  output: z.strictObject({ task: id }),
  async run(ctx, { incident, title, owner, due }) {
    const { area } = await toChange(ctx, incident)
    if ((await store.tasks.count(ctx.tx, { incident })) >= MAX_TASKS)
      throw refusal('tooMany', { params: { most: MAX_TASKS } })
    if (owner !== undefined) await checkHolder(ctx, owner, { permission: noting.permission, area })
    const task = ctx.newId()
    const { text, salt, commitment } = committed(ctx, title)
    const dueAt = due === undefined ? undefined : momentOf(due, ctx.node.zone)
    const made = { addedBy: ctx.actor.id, addedAt: ctx.now }
    await store.tasks.insert(ctx.tx, {
      id: task,
      incident,
      title: text,
      titleSalt: salt,
      owner,
      dueAt,
      ...made,
    })
    const body = { task, title: commitment, ...given({ owner, due: dueAt }) }
    ctx.record(records['task.added'], { subject: incident, area, body })
    return { task }
  },
})

/** A task that nobody has done, of an incident that is not over. Throws 404 `unknown_task`, 409 `task_done`. */
async function openTask(ctx: CommandContext, { incident, task }: z.infer<typeof ref>) {
  const { area } = await toChange(ctx, incident)
  const row = found(await store.tasks.one(ctx.tx, { id: task, incident }), 'unknownTask')
  if (row.doneAt !== null) throw refusal('taskDone')
  return { area, row }
}

export const doTask = command({
  ...noting,
  name: 'incidents.doTask',
  summary:
    'Says that a task is done, and what came of a step that asks for it; it stands in the timeline from then on.',
  input: ref.extend({
    /** Of a step of a playbook that takes several answers: which one. */
    said: line(250).optional(),
  }),
  output: nothing,
  async run(ctx, { incident, task, said }) {
    const { area, row } = await openTask(ctx, { incident, task })
    if (row.run === null && said !== undefined) throw refusal('answerNeeded')
    if (row.run !== null) await answerStep(ctx, row, { said: said ?? 'done', area })
    const done = { doneAt: ctx.now, doneBy: ctx.actor.id, said }
    await store.tasks.change(ctx.tx, { id: task }, given(done))
    await addEntry(ctx, {
      incident,
      area,
      kind: 'task-done',
      subject: task,
      at: ctx.now,
      text: row.title,
      textSalt: row.titleSalt,
    })
    const answer = said === undefined ? undefined : row.answers?.indexOf(said)
    const body = { task, ...given({ answer }) }
    ctx.record(records['task.done'], { subject: incident, area, body })
    return {}
  },
})

export const takeTask = command({
  ...noting,
  name: 'incidents.takeTask',
  summary: 'Takes a task that nobody has.',
  input: ref,
  output: nothing,
  async run(ctx, { incident, task }) {
    const { area, row } = await openTask(ctx, { incident, task })
    const owner = ctx.actor.id
    if (row.owner === owner) {
      ctx.unchanged('he has it already')
      return {}
    }
    if (row.owner !== null) throw refusal('taskTaken')
    await store.tasks.change(ctx.tx, { id: task }, { owner })
    ctx.record(records['task.taken'], { subject: incident, area, body: { task } })
    return {}
  },
})

export const dropTask = command({
  ...noting,
  name: 'incidents.dropTask',
  summary: 'Takes off a task that is not needed and was not done.',
  input: ref,
  output: nothing,
  async run(ctx, { incident, task }) {
    const { area, row } = await openTask(ctx, { incident, task })
    if (row.run !== null) throw refusal('ofPlaybook')
    await store.tasks.remove(ctx.tx, { id: task })
    ctx.record(records['task.dropped'], { subject: incident, area, body: { task } })
    return {}
  },
})

const ownTask = z.strictObject({
  id,
  incident: id,
  code: z.string(),
  title: z.string(),
  dueAt: time.nullable(),
  addedAt: time,
  /** Whether it is a step of a playbook that nobody took, on an incident that he leads. */
  isStep: z.boolean(),
})

export const ownTasks = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.ownTasks',
  summary:
    'Open tasks of the caller, and steps of playbooks that nobody took on incidents that he leads, each the first to be due first.',
  input: nothing,
  output: z.strictObject({
    items: z.array(ownTask),
  }),
  async run(ctx) {
    const wanted = { owner: ctx.actor.id, areas: under(ctx.areas()), limit: SHOWN_OF_SLICE }
    const own = (await store.tasksOf(ctx.tx, wanted)).map((row) => ({ ...row, isStep: false }))
    const steps = (await store.stepsFor(ctx.tx, wanted)).map((row) => ({ ...row, isStep: true }))
    const seen = await notShut(ctx, [...own, ...steps], (row) => row.incident)
    return { items: seen.slice(0, SHOWN_OF_SLICE) }
  },
})
