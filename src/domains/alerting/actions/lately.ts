import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { alertsIn } from '../store/alert.ts'
import { hoursOfProblems } from '../store/station-problem.ts'

/** Alerts that are looked through: an election day has some dozens. */
const MAX_ALERTS = 200

export const lately = query({
  name: 'alerting.lately',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Which alerts were in force in a stretch of time, and in which hours stations asked for help or reported a problem.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    alerts: z.array(z.strictObject({ from: time, until: time.nullable(), severity: z.string() })),
    help: z.array(z.strictObject({ at: time, count: z.number().int() })),
  }),
  async run(ctx, { from, until }) {
    const areas = ctx.areas()
    const states = ['issued', 'updated', 'cancelled', 'cleared', 'expired'] as const
    const rows = await alertsIn(ctx.tx, { states, areas, before: 'g', limit: MAX_ALERTS })
    const alerts = rows.flatMap(({ issuedAt, endedAt, expiresAt, severity }) => {
      const over = endedAt ?? (expiresAt !== null && expiresAt <= ctx.now ? expiresAt : null)
      if (issuedAt === null || issuedAt > until || (over !== null && over < from)) return []
      return [{ from: issuedAt, until: over, severity }]
    })
    const hours = await hoursOfProblems(ctx.tx, { areas: under(areas), from, until })
    return { alerts, help: hours }
  },
})
