import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { acceptanceEnd } from '../clocks.ts'
import { wordsGone } from '../erasing.ts'
import { factsOf } from '../facts.ts'
import { type Member, memberToChange, memberWith } from '../membership.ts'
import { keepReason } from '../moving.ts'
import { isPassed, lacksOf, oldestOpen, WAIVABLE } from '../protocol.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { LEADING_SEATS, STEP_ROWS, type StepRow, stepNumber } from '../schema/case.ts'
import * as store from '../store/case.ts'

const leading = { permission: 'cases:lead', scope: 'area' } as const
const ref = z.strictObject({ case: id, step: stepNumber })
/** The step that is the oldest open one now; 11 where none is. */
const passed = z.strictObject({ step: z.number().int() })
const reason = line(500)

/** The number of the step that releases an attribution: a prosecutor's time begins with it. */
const RELEASE = 8

/** The steps of a case as they stand. */
async function stepsOf(ctx: CommandContext, { case: { id: of } }: Member): Promise<StepRow[]> {
  return await store.steps.many(ctx.tx, { case: of }, { order: ['step'], limit: STEP_ROWS })
}

/** The row of a step. */
type Passing = Pick<StepRow, 'step' | 'doneAt' | 'waivedAt' | 'reason' | 'reasonSalt'>

/** Keeps a step as passed, and moves the case to the oldest one that is open then, which it gives. */
async function pass(
  ctx: CommandContext,
  { case: { id: of } }: Member,
  { steps, row }: { readonly steps: readonly StepRow[]; readonly row: Passing },
): Promise<{ readonly step: number }> {
  const kept = { case: of, person: ctx.actor.id, ...row }
  await store.steps.put(ctx.tx, kept)
  const now = [...steps.filter(({ step }) => step !== row.step), kept]
  const accept = row.step === RELEASE ? { acceptDueAt: acceptanceEnd(ctx.now) } : {}
  const to = { step: oldestOpen(now), stepAt: ctx.now, ...accept }
  await store.cases.change(ctx.tx, { id: of }, to)
  return { step: to.step }
}

/** Throws 409 Problem `cases.step_passed`, or `cases.gate_open` with the older step that comes first. */
function checkTurn(steps: readonly StepRow[], step: number): void {
  if (isPassed(steps, step)) throw refusal('stepPassed')
  const oldest = oldestOpen(steps)
  if (oldest !== step) throw refusal('gateOpen', { params: { step: oldest } })
}

export const finishStep = command({
  ...leading,
  name: 'cases.finishStep',
  summary:
    'Says that a step of the protocol is done: the oldest open one, once everything that it asks for is there.',
  input: ref,
  output: passed,
  async run(ctx, { case: of, step }) {
    const member = await memberWith(ctx, of, LEADING_SEATS)
    checkLive(member, step)
    const steps = await stepsOf(ctx, member)
    checkTurn(steps, step)
    const lacks = lacksOf(step, await factsOf(ctx, member), member.case)
    if (lacks.length > 0) throw refusal('gateLacks', { params: { step } })
    const row = { step, doneAt: ctx.now, waivedAt: null, reason: null, reasonSalt: null }
    const to = await pass(ctx, member, { steps, row })
    const about = { subject: of, area: member.case.area }
    ctx.record(records['step.done'], { ...about, body: { step } })
    return to
  },
})

/** The last step ends a closed case; every other one is of a case that goes on. Throws 409. */
function checkLive({ case: { state } }: Member, step: number): void {
  if (state === 'on-hold') throw refusal('onHold')
  const isLast = step === STEP_ROWS && state === 'closed'
  if (!isLast && ['closed', 'merged', 'withdrawn'].includes(state)) throw refusal('over')
}

export const waiveStep = command({
  ...leading,
  name: 'cases.waiveStep',
  summary: 'Goes on without a step of the protocol, with a reason; some are never waived.',
  input: ref.extend({ reason }),
  output: passed,
  async run(ctx, { case: of, step, reason: text }) {
    const member = await memberToChange(ctx, of, LEADING_SEATS)
    if (!WAIVABLE.has(step)) throw refusal('neverWaived')
    const steps = await stepsOf(ctx, member)
    checkTurn(steps, step)
    const why = committed(ctx, text)
    const row = { step, doneAt: null, waivedAt: ctx.now, reason: text, reasonSalt: why.salt }
    const to = await pass(ctx, member, { steps, row })
    const body = { step, reason: why.commitment }
    ctx.record(records['step.waived'], { subject: of, area: member.case.area, body })
    return to
  },
})

export const reenterStep = command({
  ...leading,
  name: 'cases.reenterStep',
  summary: 'Takes up again a step that was done or waived, with a reason.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { case: of, step, reason: text }) {
    const member = await memberToChange(ctx, of, LEADING_SEATS)
    const steps = await stepsOf(ctx, member)
    if (!isPassed(steps, step)) throw refusal('stepOpen')
    await store.steps.remove(ctx.tx, { case: of, step })
    await wordsGone(ctx, member, { kind: 'waiver', subject: String(step) })
    const rest = steps.filter((one) => one.step !== step)
    await store.cases.change(ctx.tx, { id: of }, { step: oldestOpen(rest), stepAt: ctx.now })
    const { salt, commitment } = committed(ctx, text)
    const body = { step, reason: commitment }
    const area = member.case.area
    const about = ctx.record(records['step.reentered'], { subject: of, area, body })
    await keepReason(ctx, { case: of, about, reason: text, salt })
    return {}
  },
})
