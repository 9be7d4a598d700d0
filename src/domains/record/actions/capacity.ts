import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { measurement } from '../../../core/capacity.ts'
import { bodyOf } from '../../../core/record.ts'
import { time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { newestOfTypes } from '../store.ts'

export const noteCapacity = command({
  name: 'record.noteCapacity',
  permission: 'record:note-capacity',
  realm: 'actual',
  scope: 'nation',
  summary: 'For the command line: what this machine was measured to do.',
  input: measurement,
  output: z.strictObject({}),
  run: async (ctx, seen) => {
    ctx.record(records['capacity.measured'], { subject: 'machine', body: seen })
    return {}
  },
})

export const capacity = query({
  name: 'record.capacity',
  permission: 'record:backup',
  scope: 'nation',
  summary: 'What this machine was last measured to do; null when it never was.',
  input: z.strictObject({}),
  output: z.strictObject({ at: time.nullable(), seen: measurement.nullable() }),
  async run({ tx }) {
    const [newest] = await newestOfTypes(tx, [records['capacity.measured'].type], 1)
    if (newest === undefined) return { at: null, seen: null }
    return { at: newest.at, seen: bodyOf(records['capacity.measured'], newest.body) }
  },
})
