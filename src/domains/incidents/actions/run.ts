import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { begin, isValidAt } from '../../../lib/cacao/index.ts'
import { namesIn } from '../playbook-words.ts'
import { playbookOf } from '../playbooks.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { MAX_RUNS, playbookId } from '../schema-playbook.ts'
import { addSteps } from '../stepping.ts'
import * as store from '../store.ts'
import { toChange } from './incident.ts'

const leading = { permission: 'incidents:lead', scope: 'area' } as const

export const startPlaybook = command({
  ...leading,
  name: 'incidents.startPlaybook',
  summary:
    'Begins to go through a playbook on an incident: its first steps become tasks, each with who does it and until when.',
  input: z.strictObject({ incident: id, playbook: playbookId }),
  output: z.strictObject({ run: id }),
  async run(ctx, { incident, playbook: of }) {
    const { area } = await toChange(ctx, incident)
    const { playbook, text, sha256 } = found(await playbookOf(ctx, of), 'unknownPlaybook')
    if (!isValidAt(playbook, ctx.now)) throw refusal('pastPlaybook')
    if ((await store.runs.count(ctx.tx, { incident })) >= MAX_RUNS)
      throw refusal('tooMany', { params: { most: MAX_RUNS } })
    const known = await store.runs.one(ctx.tx, { incident, playbook: of, endedAt: null })
    if (known !== undefined) throw refusal('playbookRuns')
    const run = ctx.newId()
    const { run: state, fresh } = begun(playbook)
    await store.runs.insert(ctx.tx, {
      id: run,
      incident,
      playbook: of,
      names: namesIn(playbook, ctx.node.languages),
      text,
      state,
      startedBy: ctx.actor.id,
      startedAt: ctx.now,
    })
    const body = { run, playbook: of, sha256 }
    ctx.record(records['playbook.started'], { subject: incident, area, body })
    const ours = { run, incident, area, startedBy: ctx.actor.id }
    await addSteps(ctx, ours, { playbook, fresh })
    return { run }
  },
})

/** Throws 409 Problem `incidents.endless_playbook` where nothing waits for a person. */
function begun(playbook: Parameters<typeof begin>[0]): ReturnType<typeof begin> {
  try {
    const first = begin(playbook)
    if (first.fresh.length > 0) return first
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw refusal('endlessPlaybook')
}

export const stopPlaybook = command({
  ...leading,
  name: 'incidents.stopPlaybook',
  summary: 'Stops going through a playbook; its open tasks are taken off, what was done stays.',
  input: z.strictObject({ incident: id, run: id }),
  output: z.strictObject({}),
  async run(ctx, { incident, run }) {
    const { area } = await toChange(ctx, incident)
    const row = found(await store.runs.one(ctx.tx, { id: run, incident }), 'unknownRun')
    if (row.endedAt !== null) throw refusal('runOver')
    await store.runs.change(ctx.tx, { id: run }, { endedAt: ctx.now, isThrough: false })
    const open = await store.tasks.many(ctx.tx, { run, doneAt: null }, { limit: 200 })
    await store.tasks.remove(ctx.tx, { run, doneAt: null })
    for (const { id: task } of open)
      ctx.record(records['task.dropped'], { subject: incident, area, body: { task } })
    const body = { run, isThrough: false }
    ctx.record(records['playbook.ended'], { subject: incident, area, body })
    return {}
  },
})
