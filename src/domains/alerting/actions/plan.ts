import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { nextOf, pageRows } from '../../../core/listed.ts'
import { areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { CAP_SEVERITIES } from '../../../lib/cap/index.ts'
import { maskedNumber } from '../address.ts'
import { touches } from '../areas.ts'
import { shownHook } from '../hook.ts'
import { partOf } from '../part.ts'
import { ATTEMPT_STATES, type RouteChannel, step } from '../reach.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { alertRef } from '../schema.ts'
import {
  attemptCounts,
  attemptRow,
  attempts,
  messageKey,
  messageName,
  newestAttempts,
} from '../store/attempt.ts'
import { MAX_STEPS, planRows, runRow, runs as runTable, steps } from '../store/escalation.ts'
import { visibleRevision } from './view.ts'

export const plan = query({
  name: 'alerting.plan',
  permission: 'alerting:read',
  scope: 'shared',
  summary: 'The plan by which an alert of each severity asks again.',
  input: z.strictObject({}),
  output: z.strictObject({ steps: z.array(step.extend({ predicate: z.string() })) }),
  async run(ctx) {
    const rows = await planRows(ctx.tx)
    const severityOf = (stored: string) =>
      CAP_SEVERITIES.find((one) => one === stored) ?? ('Unknown' as const)
    return { steps: rows.map((row) => ({ ...row, severity: severityOf(row.severity) })) }
  },
})

export const setStep = command({
  name: 'alerting.setStep',
  permission: 'alerting:plan',
  scope: 'nation',
  summary: 'Sets a step of the plan; it counts from the next release on.',
  // Short repeats cost money and wake people for nothing.
  input: step
    // Refused where there is such a step: whoever puts one back that he took out knows of no other.
    .extend({ isNew: z.boolean().optional() })
    .refine(({ maxRepeats, repeatEveryS }) => maxRepeats === 0 || repeatEveryS >= 60, {
      path: ['repeatEveryS'],
      message: 'at least 60 seconds where it repeats',
    }),
  output: z.strictObject({}),
  async run(ctx, { isNew, ...input }) {
    const rows = await planRows(ctx.tx, input.severity)
    const isThere = rows.some(({ n }) => n === input.n)
    if (isNew === true && isThere) throw refusal('stepThere')
    if (rows.length >= MAX_STEPS && !isThere) throw refusal('tooManySteps')
    const { severity, n } = input
    await steps.put(ctx.tx, input)
    ctx.record(records['plan.changed'], { subject: `${severity}.${n}`, body: input })
    return {}
  },
})

export const removeStep = command({
  name: 'alerting.removeStep',
  permission: 'alerting:plan',
  scope: 'nation',
  summary: 'Takes a step out of the plan.',
  input: step.pick({ severity: true, n: true }),
  /** What the plan had, as it can be set again. */
  output: step.extend({ predicate: z.string() }),
  async run(ctx, { severity, n }) {
    const removed = found(await steps.one(ctx.tx, { severity, n }), 'unknownStep')
    await steps.remove(ctx.tx, { severity, n })
    ctx.record(records['plan.changed'], { subject: `${severity}.${n}`, body: { isRemoved: true } })
    return { ...removed, severity }
  },
})

const shownRun = runRow.pick({
  step: true,
  area: true,
  station: true,
  predicate: true,
  channel: true,
  target: true,
  occurrence: true,
  dueAt: true,
  state: true,
})

const countedFacts = attemptRow.pick({ step: true, channel: true, state: true })
const failedFacts = attemptRow.pick({ channel: true, owner: true, station: true, at: true })

/** Runs and failures that the board of an alert shows. */
const SHOWN_RUNS = 200
const SHOWN_FAILURES = 10

export const escalationOf = query({
  name: 'alerting.escalation',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Which steps of the newest version of an alert were carried out, which are next, and what became of the messages.',
  input: alertRef,
  output: z.strictObject({
    runs: z.array(shownRun),
    nextAt: time.nullable(),
    counts: z.array(countedFacts.extend({ count: z.number().int() })),
    failures: z.array(failedFacts.extend({ status: z.string() })),
  }),
  async run(ctx, input) {
    const { ref, held } = await visibleRevision(ctx, input.alert)
    const isMine = ({ area }: { readonly area: string }) => touches([area], held)
    const how = { order: ['step', 'area', 'station'], limit: SHOWN_RUNS, as: shownRun } as const
    const all = await runTable.many(ctx.tx, ref, how)
    const runs = all.filter(isMine)
    const waiting = runs.flatMap(({ state, dueAt }) => (state === 'waiting' ? [dueAt] : []))
    const failed = { alert: ref.alert, state: 'failed' as const, limit: SHOWN_FAILURES }
    const failures = (await newestAttempts(ctx.tx, failed)).filter(isMine)
    return {
      runs,
      nextAt: waiting.toSorted()[0] ?? null,
      counts: await attemptCounts(ctx.tx, ref),
      failures: failures.map((row) => {
        return { ...partOf(failedFacts, row), status: row.providerStatus ?? '' }
      }),
    }
  },
})

/** What people read of a message: not what is kept for whoever sends it. */
const messageFacts = attemptRow.omit({
  occurrence: true,
  route: true,
  silent: true,
  dueAt: true,
  providerId: true,
  providerStatus: true,
})

export const messages = query({
  name: 'alerting.messages',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'The newest messages by SMS, mail, push and webhook; what only reached the sink with its words.',
  input: z.strictObject({
    state: z.enum(ATTEMPT_STATES).optional(),
    after: z.string().max(250).optional(),
    limit: pageRows,
  }),
  output: z.strictObject({
    items: z.array(
      messageFacts.extend({
        area: areaPath,
        /** Enough to tell two apart. */
        address: z.string(),
        status: z.string(),
      }),
    ),
    /** Goes back in as `after`; null where that was all. */
    next: z.string().nullable(),
  }),
  async run(ctx, { after: name, ...input }) {
    const key = name === undefined ? null : messageKey(name)
    const after = key === null ? undefined : await attempts.one(ctx.tx, { ...key })
    const rows = await newestAttempts(ctx.tx, { ...input, after, areas: ctx.areas() })
    const items = rows.map(({ providerStatus, area, address, ...row }) => ({
      ...partOf(messageFacts, row),
      area,
      address: shownTo(row.channel, address),
      status: providerStatus ?? '',
    }))
    return { items, next: nextOf(rows, input.limit, messageName) }
  },
})

/** Enough to tell two apart, and no more. */
function shownTo(channel: RouteChannel, address: string): string {
  if (channel === 'sms') return maskedNumber(address)
  return channel === 'hook' ? shownHook(address) : '…'
}
