import { z } from 'zod'
import { command, type CommandContext, type QueryContext } from '../../../core/action.ts'
import { addMs, MINUTE, msBetween, time } from '../../../core/time.ts'
import {
  checkAlone,
  checkReviewer,
  checkSecondPerson,
  type LoneAct,
} from '../../../core/two-persons.ts'
import { commonArea } from '../areas.ts'
import { storedProposal } from '../content.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { alertRef, alertResult, PROPOSAL_MS, read, revisionNumber, words } from '../schema.ts'
import {
  alertById,
  type AlertRow,
  alerts,
  type ProposalRow,
  proposals,
  revisionsOf,
  targetsOf,
} from '../store/alert.ts'
import { closeEscalation } from '../store/escalation.ts'
import { alertFor } from './drafting.ts'
import { sendRevision } from './sending.ts'

export const released = alertResult.extend({ revision: revisionNumber })
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
  const meant = [...areas, ...content.areas]
  const breakGlassReason = await checkReleaser(ctx, { alert, proposal, areas: meant, input })
  const { proposedBy } = proposal
  const revision = await sendRevision(ctx, {
    alert,
    kind: step === 'issue' ? 'Alert' : 'Update',
    state: next,
    content,
    seen: { count: input.count, read: input.read, proposal },
    release: { way: 'proposed', proposedBy, breakGlassReason },
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
  facts: { alert: AlertRow; proposal: ProposalRow; areas: readonly string[]; input: Releasing },
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

export const review = command({
  name: 'alerting.review',
  permission: 'alerting:release',
  scope: 'area',
  summary: 'Reviews an alert that one person alone released; somebody else does it.',
  input: alertRef.extend({ conclusion: words(1000) }),
  output: alertResult,
  async run(ctx, input) {
    const alert = found(await alertById(ctx.tx, input.alert), 'unknownAlert')
    const areas = await targetsOf(ctx.tx, alert.id, alert.revision)
    for (const area of areas) ctx.inArea(area)
    if (alert.reviewDueAt === null || alert.reviewedBy !== null) throw refusal('noReview')
    await checkReviewer(ctx, await loneActsOf(ctx, alert.id))
    const reviewed = { reviewedBy: ctx.actor.id, review: input.conclusion }
    await alerts.change(ctx.tx, { id: alert.id }, reviewed)
    ctx.record(records['alert.reviewed'], { subject: alert.id, area: commonArea(areas) })
    return { alert: alert.id, state: alert.state }
  },
})

/** Every release of the thread by one person alone. */
async function loneActsOf(ctx: QueryContext, alert: string): Promise<LoneAct[]> {
  const revisions = await revisionsOf(ctx.tx, alert)
  return revisions
    .filter((revision) => revision.breakGlassReason !== null)
    .map((revision) => ({ person: revision.releasedBy, at: revision.releasedAt }))
}
