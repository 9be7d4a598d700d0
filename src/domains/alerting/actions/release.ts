import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, MINUTE, msBetween, time } from '../../../core/time.ts'
import { checkAlone, checkSecondPerson } from '../../../core/two-persons.ts'
import { commonArea } from '../areas.ts'
import { storedProposal } from '../content.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { alertRef, alertState, PROPOSAL_MS, read, revisionNumber, words } from '../schema.ts'
import { alertById, type AlertRow, alerts, type ProposalRow, proposals } from '../store/alert.ts'
import { closeEscalation } from '../store/escalation.ts'
import { alertFor } from './drafting.ts'
import { sendRevision } from './sending.ts'

export const released = z.strictObject({ alert: id, state: alertState, revision: revisionNumber })
export const releasing = alertRef.extend({
  /** Names what was read, as `alerting.preview` says; anything else is refused. */
  read,
  /** The number of recipients, typed by the person who releases. */
  count: z.number().int().min(0).max(10_000_000),
  /** One person alone, because nobody else can be reached. */
  breakGlassReason: words(300).optional(),
  /** While the clock is doubted: the time that `alerting.preview` showed, compared with another clock. */
  timeConfirmed: time.optional(),
})
export type Releasing = z.infer<typeof releasing>

export const issue = command({
  name: 'alerting.issue',
  permission: 'alerting:release',
  scope: 'area',
  urgent: true,
  summary: 'Releases a proposed alert to its stations; in Actual a second person does it.',
  input: releasing,
  output: released,
  run: (ctx, input) => release(ctx, input, 'issue'),
})

export const update = command({
  name: 'alerting.update',
  permission: 'alerting:release',
  scope: 'area',
  urgent: true,
  summary: 'Releases a proposed update of an alert in force; in Actual a second person does it.',
  input: releasing,
  output: released,
  run: (ctx, input) => release(ctx, input, 'update'),
})

async function release(ctx: CommandContext, input: Releasing, step: 'issue' | 'update') {
  const { alert, areas, next } = await alertFor(ctx, input.alert, step)
  const proposal = await waitingProposal(ctx, alert.id)
  checkTime(ctx, input)
  const what = storedProposal(proposal.content)
  if ('end' in what) throw refusal('noProposal')
  const { content } = what
  const alone = await checkReleaser(ctx, {
    alert,
    proposal,
    areas: [...areas, ...content.areas],
    input,
  })
  const revision = await sendRevision(ctx, {
    alert,
    kind: step === 'issue' ? 'Alert' : 'Update',
    state: next,
    content,
    seen: { count: input.count, read: input.read, proposal },
    release: {
      way: 'proposed',
      proposedBy: proposal.proposedBy,
      breakGlassReason: alone,
      order: null,
    },
  })
  return { alert: alert.id, state: next, revision }
}

/** The proposal that waits for a release. Throws 409 where there is none, or none any more. */
export async function waitingProposal(ctx: CommandContext, alert: string): Promise<ProposalRow> {
  const proposal = found(await proposals.one(ctx.tx, { alert }), 'noProposal')
  if (addMs(proposal.proposedAt, PROPOSAL_MS) <= ctx.now) throw refusal('lapsed')
  return proposal
}

/** A time that was shown longer ago is no longer the one that the alert would carry. */
const TIME_GOOD_MS = 10 * MINUTE

/** While the machine's clock is behind what the log knows, whoever releases vouches for the time. Throws 409 otherwise. */
function checkTime(ctx: CommandContext, { timeConfirmed }: Releasing): void {
  if (ctx.clockDoubt() === null) return
  const isNow =
    timeConfirmed !== undefined && Math.abs(msBetween(timeConfirmed, ctx.now)) <= TIME_GOOD_MS
  if (!isNow) throw refusal('confirmTime')
}

/**
 * Two persons on two devices, or one where nobody else is signed in: then gives the reason, and a review is due.
 * Throws 403 otherwise. The exercise needs one person.
 */
export async function checkReleaser(
  ctx: CommandContext,
  facts: {
    alert: AlertRow
    proposal: ProposalRow
    areas: readonly string[]
    input: Releasing
  },
): Promise<string | null> {
  if (ctx.node.realm === 'exercise') return null
  const { alert, proposal, areas, input } = facts
  const step = {
    by: { person: proposal.proposedBy, device: proposal.proposedDevice },
    author: { person: alert.madeBy, device: alert.madeDevice },
  }
  if (input.breakGlassReason === undefined) {
    checkSecondPerson(ctx, step)
    return null
  }
  await checkAlone(ctx, { ...step, permission: 'alerting:release', areas })
  return input.breakGlassReason
}

export const expire = command({
  name: 'alerting.expire',
  permission: 'alerting:expire',
  scope: 'nation',
  summary: 'For the clock: ends an alert whose time is over.',
  input: alertRef,
  output: z.strictObject({ isOver: z.boolean() }),
  async run(ctx, input) {
    // The clock may ring after a person ended it.
    const known = await alertById(ctx.tx, input.alert)
    if (known === undefined || known.endedAt !== null) {
      ctx.unchanged('the alert has ended already')
      return { isOver: true }
    }
    const { alert, areas, next } = await alertFor(ctx, input.alert, 'expire')
    const expiresAt = alert.expiresAt ?? ctx.now
    if (expiresAt > ctx.now) {
      await ctx.schedule({ kind: 'alerting.expire', subject: alert.id, dueAt: expiresAt })
      ctx.unchanged('an update made the alert longer')
      return { isOver: false }
    }
    await alerts.change(ctx.tx, { id: alert.id }, { state: next, endedAt: ctx.now })
    await closeEscalation(ctx.tx, alert.id)
    const body = { revision: alert.revision, areas }
    ctx.record(records['alert.expired'], { subject: alert.id, area: commonArea(areas), body })
    return { isOver: true }
  },
})
