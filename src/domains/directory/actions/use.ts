import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR } from '../../../core/time.ts'
import { records } from '../records.ts'
import { agencies, MAX_STEP_ROWS, uses } from '../store.ts'

/** The job that writes down how often the finder named whom. */
export const COUNT_ANSWERS = { kind: 'directory.countAnswers', subject: 'finder' } as const
/** Answers of one agency and day within an hour: more than a node can give. */
const MAX_ANSWERS = 100_000_000
/** How long the counts of a day are kept. */
const KEPT_DAYS = 90

export const countAnswers = command({
  name: 'directory.countAnswers',
  permission: 'directory:write',
  scope: 'nation',
  summary:
    'Adds how often the finder named which agency on which day; nothing of who asked or what.',
  input: z.strictObject({
    counts: z
      .array(
        z.strictObject({
          day: civilDate,
          agency: id,
          answers: z.number().int().min(1).max(MAX_ANSWERS),
        }),
      )
      .max(MAX_STEP_ROWS),
  }),
  output: z.strictObject({}),
  async run(ctx, { counts }) {
    await ctx.schedule({ ...COUNT_ANSWERS, dueAt: addMs(ctx.now, HOUR) })
    const named = [...new Set(counts.map(({ agency }) => agency))]
    const known = await agencies.many(ctx.tx, { id: named }, { limit: named.length })
    const there = new Set(known.map((row) => row.id))
    const days = [...new Set(counts.map(({ day }) => day))]
    const how = { limit: MAX_STEP_ROWS * Math.max(days.length, 1) }
    const before = await uses.many(ctx.tx, { agency: named, day: days }, how)
    const sums = new Map(before.map((row) => [`${row.agency} ${row.day}`, row.answers]))
    const rows = counts
      .filter(({ agency }) => there.has(agency))
      .map((one) => ({
        ...one,
        answers: one.answers + (sums.get(`${one.agency} ${one.day}`) ?? 0),
      }))
    if (rows.length === 0) {
      ctx.unchanged('nobody asked')
      return {}
    }
    await uses.put(ctx.tx, rows)
    const oldest = addMs(ctx.now, -KEPT_DAYS * DAY).slice(0, 10)
    await uses.remove(ctx.tx, { day: { before: oldest } })
    ctx.record(records['finder.counted'], { subject: 'directory' })
    return {}
  },
})
