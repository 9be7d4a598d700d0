import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { bodyOf } from '../../../core/record.ts'
import { time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { servedScripts } from '../schema.ts'
import { newestOf } from '../store.ts'

const SERVED = records['scripts.served']

export const noteScripts = command({
  name: 'record.noteScripts',
  permission: 'record:note-scripts',
  scope: 'nation',
  summary:
    'For the start of the node: the scripts that it serves and their hashes; recorded where one is new or differs.',
  input: z.strictObject({ scripts: servedScripts }),
  output: z.strictObject({}),
  async run(ctx, { scripts }) {
    const last = await newestOf(ctx.tx, SERVED.type)
    const known = last === null ? [] : bodyOf(SERVED, last.body).scripts
    if (JSON.stringify(known) === JSON.stringify(scripts)) ctx.unchanged('they are the same')
    else ctx.record(SERVED, { subject: 'scripts', body: { scripts } })
    return {}
  },
})

export const scripts = query({
  name: 'record.scripts',
  permission: 'anyone',
  scope: 'none',
  summary:
    'The scripts that this node serves to browsers with their hashes, as the log has them; null before it has any.',
  input: z.strictObject({}),
  output: z.strictObject({
    served: z.strictObject({ record: id, since: time, scripts: servedScripts }).nullable(),
  }),
  async run({ tx }) {
    const last = await newestOf(tx, SERVED.type)
    if (last === null) return { served: null }
    const told = bodyOf(SERVED, last.body)
    return { served: { record: last.id, since: last.at, scripts: told.scripts } }
  },
})
