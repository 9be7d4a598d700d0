import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { countsBetween, eventsBetween, seqAt } from '../store.ts'

/** Types and events of a day that are told; a day with more says so. */
const MAX_ROWS = 200

export const day = query({
  name: 'record.day',
  permission: 'record:day',
  scope: 'shared',
  summary:
    'What the log grew by in a stretch of time: records by type, and what happened at the node itself. Tells what and when, never who.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    /** Records in the log before the stretch, and at its end. */
    before: z.number().int(),
    after: z.number().int(),
    counts: z.array(z.strictObject({ type: z.string(), count: z.number().int() })),
    events: z.array(
      z.strictObject({ record: id, seq: z.number().int(), at: time, type: z.string() }),
    ),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run({ tx, node }, input) {
    const [from, until] = [await seqAt(tx, input.from), await seqAt(tx, input.until)]
    const range = { from, until, limit: MAX_ROWS }
    const counts = await countsBetween(tx, range)
    const notable = [...node.records.values()].filter(({ isNotable }) => isNotable)
    const types = notable.map(({ type }) => type)
    const events = await eventsBetween(tx, { ...range, types })
    const isCut = counts.length === MAX_ROWS || events.length === MAX_ROWS
    return { before: from, after: until, counts, events, isCut }
  },
})
