import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { pageRows } from '../../../core/listed.ts'
import { areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { CAP_SEVERITIES } from '../../../lib/cap/index.ts'
import { maskedNumber } from '../address.ts'
import { isTargeted } from '../areas.ts'
import { ATTEMPT_STATES, routeChannel, STEP_CHANNELS, STEP_TARGETS } from '../reach.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { alertRef } from '../schema.ts'
import { step } from '../step.ts'
import { alertById, targetsOf } from '../store/alert.ts'
import { attemptCounts, newestAttempts } from '../store/attempt.ts'
import { dropStep, MAX_STEPS, planRows, putStep, runsOf } from '../store/escalation.ts'

export const plan = query({
  name: 'alerting.plan',
  permission: 'alerting:read',
  scope: 'shared',
  summary: 'The plan by which an alert of each severity asks again.',
  input: z.strictObject({}),
  output: z.strictObject({ steps: z.array(step.extend({ predicate: z.string() })) }),
  async run(ctx) {
    const rows = await planRows(ctx.tx)
    return {
      steps: rows.map((row) => ({
        severity: CAP_SEVERITIES.find((one) => one === row.severity) ?? 'Unknown',
        n: row.n,
        waitS: row.wait_s,
        predicate: row.predicate,
        channel: row.channel,
        target: row.target,
        repeatEveryS: row.repeat_every_s,
        maxRepeats: row.max_repeats,
      })),
    }
  },
})

export const setStep = command({
  name: 'alerting.setStep',
  permission: 'alerting:plan',
  scope: 'nation',
  summary: 'Sets a step of the plan; it counts from the next release on.',
  // Short repeats cost money and wake people for nothing.
  input: step.refine(({ maxRepeats, repeatEveryS }) => maxRepeats === 0 || repeatEveryS >= 60, {
    path: ['repeatEveryS'],
    message: 'at least 60 seconds where it repeats',
  }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const rows = await planRows(ctx.tx, input.severity)
    if (rows.length >= MAX_STEPS && !rows.some(({ n }) => n === input.n)) {
      throw refusal('tooManySteps')
    }
    const { severity, n, waitS, repeatEveryS, maxRepeats, ...rest } = input
    await putStep(ctx.tx, {
      severity,
      n,
      wait_s: waitS,
      ...rest,
      repeat_every_s: repeatEveryS,
      max_repeats: maxRepeats,
    })
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
  output: z.strictObject({}),
  async run(ctx, { severity, n }) {
    if (!(await dropStep(ctx.tx, severity, n))) throw refusal('unknownStep')
    ctx.record(records['plan.changed'], { subject: `${severity}.${n}`, body: { isRemoved: true } })
    return {}
  },
})

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
    runs: z.array(
      z.strictObject({
        step: z.number().int(),
        area: areaPath,
        station: z.string(),
        predicate: z.string(),
        channel: z.enum(STEP_CHANNELS),
        target: z.enum(STEP_TARGETS),
        occurrence: z.number().int(),
        dueAt: time,
        state: z.enum(['waiting', 'done', 'closed']),
      }),
    ),
    nextAt: time.nullable(),
    counts: z.array(
      z.strictObject({
        step: z.number().int(),
        channel: routeChannel,
        state: z.enum(ATTEMPT_STATES),
        count: z.number().int(),
      }),
    ),
    failures: z.array(
      z.strictObject({
        channel: routeChannel,
        owner: z.string(),
        station: z.string().nullable(),
        status: z.string(),
        at: time,
      }),
    ),
  }),
  async run(ctx, input) {
    const held = ctx.areas()
    const alert = await alertById(ctx.tx, input.alert)
    if (alert === undefined || alert.revision === 0) throw refusal('unknownAlert')
    const ref = { alert: alert.id, revision: alert.revision }
    const targets = await targetsOf(ctx.tx, ref.alert, ref.revision)
    const isMine = (area: string) =>
      isTargeted(held, area) || held.some((own) => isTargeted([area], own))
    if (!targets.some(isMine)) throw refusal('unknownAlert')
    const runs = (await runsOf(ctx.tx, ref, SHOWN_RUNS)).filter(({ area }) => isMine(area))
    const failed = { alert: alert.id, state: 'failed' as const, limit: SHOWN_FAILURES }
    const failures = await newestAttempts(ctx.tx, failed)
    return {
      runs: runs.map((run) => ({
        step: run.step,
        area: run.area,
        station: run.station,
        predicate: run.predicate,
        channel: run.channel,
        target: run.target,
        occurrence: run.occurrence,
        dueAt: run.due_at,
        state: run.state,
      })),
      nextAt:
        runs
          .filter(({ state }) => state === 'waiting')
          .map(({ due_at }) => due_at)
          .toSorted()[0] ?? null,
      counts: await attemptCounts(ctx.tx, ref),
      failures: failures
        .filter(({ area }) => isMine(area))
        .map(({ channel, owner, station, provider_status, at }) => ({
          channel,
          owner,
          station,
          status: provider_status ?? '',
          at,
        })),
    }
  },
})

export const messages = query({
  name: 'alerting.messages',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'The newest messages by SMS, mail and push; what only reached the sink with its words.',
  input: z.strictObject({ state: z.enum(ATTEMPT_STATES).optional(), limit: pageRows }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        alert: id,
        revision: z.number().int(),
        step: z.number().int(),
        channel: routeChannel,
        purpose: z.string(),
        owner: z.string(),
        station: z.string().nullable(),
        area: areaPath,
        /** Enough to tell two apart. */
        address: z.string(),
        state: z.enum(ATTEMPT_STATES),
        tries: z.number().int(),
        status: z.string(),
        body: z.string().nullable(),
        at: time,
      }),
    ),
  }),
  async run(ctx, input) {
    const rows = await newestAttempts(ctx.tx, { ...input, areas: ctx.areas() })
    return {
      items: rows.map((row) => ({
        alert: row.alert,
        revision: row.revision,
        step: row.step,
        channel: row.channel,
        purpose: row.purpose,
        owner: row.owner,
        station: row.station,
        area: row.area,
        address: row.channel === 'sms' ? maskedNumber(row.address) : '…',
        state: row.state,
        tries: row.tries,
        status: row.provider_status ?? '',
        body: row.body,
        at: row.at,
      })),
    }
  },
})
