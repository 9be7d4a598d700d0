import { z } from 'zod'
import { need } from '../../core/action.ts'
import { message } from '../../core/text.ts'

/** What the situation page reads of the slices, in its own words. */
export const sitesNeed = need<{ status?: string; limit: number }>()(
  'monitoring.sites',
  z.object({
    counts: z.record(z.string(), z.number()),
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        status: z.string(),
        letter: z.string().nullable(),
        seenAt: z.string().nullable(),
      }),
    ),
  }),
)

export const findingsNeed = need<{ state: string; limit: number }>()(
  'monitoring.findings',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        siteName: z.string(),
        check: z.string(),
        state: z.string(),
        severity: z.string(),
        suspectedAt: z.string(),
        openedAt: z.string().nullable(),
      }),
    ),
  }),
)

export const alertsNeed = need<{ view: string; limit: number }>()(
  'alerting.list',
  z.object({
    items: z.array(
      z.object({
        alert: z.string(),
        state: z.string(),
        severity: z.string(),
        headlines: z.record(z.string(), z.string()),
        madeAt: z.string(),
        issuedAt: z.string().nullable(),
        isReviewDue: z.boolean(),
      }),
    ),
  }),
)

export const boardNeed = need<{ alert: string }>()(
  'alerting.show',
  z.object({
    board: z
      .object({
        count: z.number(),
        acknowledged: z.number(),
        seenOnly: z.number(),
        deliveredOnly: z.number(),
        silent: z.number(),
        needHelp: z.number(),
      })
      .nullable(),
  }),
)

export const problemsNeed = need<{ limit: number }>()(
  'alerting.problems',
  z.object({
    items: z.array(
      z.object({
        problem: z.string(),
        symptom: z.string(),
        state: z.string(),
        station: z.string(),
        reportedAt: z.string(),
      }),
    ),
  }),
)

export const placeNeed = need<{ station: string }>()(
  'territory.stationPlace',
  z.object({ number: z.string(), name: z.string() }),
)

export const dutyNeed = need<{ limit: number }>()(
  'territory.dutyList',
  z.object({
    duties: z.array(
      z.object({
        duty: z.string(),
        post: z.string(),
        label: z.string().nullable(),
        contact: z.string().nullable(),
        until: z.string(),
        isNow: z.boolean(),
      }),
    ),
  }),
)

export const electionNeed = need<object>()(
  'territory.currentElection',
  z.object({ name: z.string(), phase: z.string().nullable(), date: z.string() }).nullable(),
)

export const lookoutsNeed = need<object>()(
  'record.lookouts',
  z.object({
    lookouts: z.array(
      z.object({ name: z.string(), verdict: z.string(), silentAt: z.string().nullable() }),
    ),
  }),
)

/** Names of checks by key. */
export const titlesNeed = need<object>()(
  'monitoring.checkTitles',
  z.object({ titles: z.record(z.string(), message) }),
)

/** Whom to call now. */
export const onDutyNeed = need<object>()(
  'territory.onDuty',
  z.object({
    now: z.array(
      z.object({
        post: z.string(),
        label: z.string().nullable(),
        contact: z.string().nullable(),
        until: z.string(),
        isEnding: z.boolean(),
      }),
    ),
    next: z
      .object({ post: z.string(), label: z.string().nullable(), since: z.string() })
      .nullable(),
    gap: z.object({ from: z.string(), until: z.string() }).nullable(),
  }),
)
