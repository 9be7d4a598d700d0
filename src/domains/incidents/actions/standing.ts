import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { time } from '../../../core/time.ts'
import { severity } from '../schema.ts'
import * as store from '../store.ts'

export const standing = query({
  name: 'incidents.standing',
  permission: 'incidents:read',
  scope: 'area',
  summary:
    'How many incidents are not over, how bad they are, and how their tasks stand by the clock.',
  input: z.strictObject({}),
  output: z.strictObject({
    open: count,
    /** Those that nobody leads. */
    unled: count,
    bySeverity: z.partialRecord(severity, count),
    /** Open tasks whose time is over. */
    late: count,
    /** When the next open task is due; null where none has a time. */
    nextDue: time.nullable(),
  }),
  async run(ctx) {
    const rows = await store.standing(ctx.tx, { areas: store.within(ctx.areas()), now: ctx.now })
    const sum = (of: typeof rows) => of.reduce((all, row) => all + Number(row.count), 0)
    const groups = Map.groupBy(rows, (row) => row.severity)
    return {
      open: sum(rows),
      unled: sum(rows.filter(({ isUnled }) => isUnled === 1)),
      bySeverity: Object.fromEntries([...groups].map(([one, of]) => [one, sum(of)])),
      late: Number(rows[0]?.late ?? 0),
      nextDue: rows[0]?.nextDue ?? null,
    }
  },
})
