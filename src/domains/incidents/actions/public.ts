import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { rsitType } from '../schema.ts'
import { incidents } from '../store.ts'

/** What turned out to be nothing, or a part of another one, was not detected. */
const REAL = ['open', 'contained', 'recovered', 'closed'] as const

export const publicCount = query({
  permission: 'anyone',
  scope: 'none',
  name: 'incidents.publicCount',
  summary: 'How many incidents were detected so far, without tests and false alarms.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  async run({ tx }) {
    const state = [...REAL]
    const type = rsitType.options.filter((one) => one !== 'test')
    const undescribed = await incidents.count(tx, { state, type: null })
    return { count: undescribed + (await incidents.count(tx, { state, type })) }
  },
})
