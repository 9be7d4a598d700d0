import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { findingState, severity } from '../schema.ts'
import { findingsBetween } from '../store/day.ts'

/** Findings of a day that are told one by one; a day with more says so. */
const MAX_ROWS = 200

export const day = query({
  name: 'monitoring.day',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Findings that opened or closed in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    findings: z.array(
      z.strictObject({
        finding: id,
        siteName: z.string(),
        check: z.string(),
        severity,
        state: findingState,
        openedAt: time,
        closedAt: time.nullable(),
      }),
    ),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until }) {
    const stretch = { from, until, areas: ctx.areas(), limit: MAX_ROWS }
    const rows = await findingsBetween(ctx.tx, stretch)
    const findings = rows.map((row) => ({
      finding: row.id,
      siteName: row.name ?? '',
      check: row.checkName,
      severity: row.severity,
      state: row.state,
      openedAt: row.openedAt ?? row.closedAt ?? from,
      closedAt: row.closedAt,
    }))
    return { findings, isCut: rows.length === MAX_ROWS }
  },
})
