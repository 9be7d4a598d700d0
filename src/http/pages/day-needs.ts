import { z } from 'zod'
import { need } from '../../core/action.ts'

/** What the day's report reads of the slices, in its own words. */
interface Stretch {
  readonly from: string
  readonly until: string
}

const spread = z.object({
  count: z.number(),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
})

export const sentNeed = need<Stretch>()(
  'alerting.day',
  z.object({
    sent: z.array(
      z.object({
        alert: z.string(),
        revision: z.number(),
        kind: z.enum(['Alert', 'Update', 'AllClear', 'Cancel']),
        sent: z.string(),
        severity: z.string(),
        headlines: z.record(z.string(), z.string()),
        audience: z.number(),
        delivered: spread,
        answered: spread,
        answers: z.array(z.object({ answer: z.string(), count: z.number() })),
        way: z.enum(['proposed', 'prepared', 'order']).nullable(),
        proposedBy: z.string(),
        releasedBy: z.string(),
        approvedBy: z.string().nullable(),
        isBreakGlass: z.boolean(),
        reviewedBy: z.string().nullable(),
      }),
    ),
    problems: z.array(
      z.object({
        problem: z.string(),
        station: z.string(),
        symptom: z.string(),
        reportedAt: z.string(),
        settledAt: z.string().nullable(),
      }),
    ),
    isCut: z.boolean(),
  }),
)

export const personLabelsNeed = need<{ ids: string[] }>()(
  'accounts.personLabels',
  z.object({ persons: z.array(z.object({ id: z.string(), name: z.string() })) }),
)

export const foundNeed = need<Stretch>()(
  'monitoring.day',
  z.object({
    findings: z.array(
      z.object({
        finding: z.string(),
        siteName: z.string(),
        check: z.string(),
        severity: z.enum(['C', 'H', 'M', 'L', 'i']),
        openedAt: z.string(),
        closedAt: z.string().nullable(),
      }),
    ),
    isCut: z.boolean(),
  }),
)

export const recordedNeed = need<Stretch>()(
  'record.day',
  z.object({
    before: z.number(),
    after: z.number(),
    counts: z.array(z.object({ type: z.string(), count: z.number() })),
    events: z.array(
      z.object({ seq: z.number(), at: z.string(), type: z.string(), record: z.string() }),
    ),
    isCut: z.boolean(),
  }),
)
