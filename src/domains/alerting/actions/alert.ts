import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { commonArea } from '../areas.ts'
import { content } from '../content.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { alertRef, alertResult, origin, words } from '../schema.ts'
import { alertById, alerts, proposals, setTargets } from '../store/alert.ts'
import {
  alertFor,
  asKept,
  causeOf,
  headlineColumns,
  mustBeTheNode,
  startDraft,
} from './drafting.ts'
import { sayTheWorst } from './finding.ts'

export const draft = command({
  name: 'alerting.draft',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Drafts an alert. Only the node itself says what made it; the same origin drafts once.',
  input: z.strictObject({ content, origin: origin.optional() }),
  output: alertResult,
  async run(ctx, input) {
    if (input.origin !== undefined) mustBeTheNode(ctx)
    for (const area of input.content.areas) ctx.inArea(area)
    const known =
      input.origin === undefined ? undefined : await alerts.one(ctx.tx, { origin: input.origin })
    if (known !== undefined) {
      ctx.unchanged('an alert of this origin is there already')
      return { alert: known.id, state: known.state }
    }
    const kept = await asKept(ctx, input.content)
    const row = await startDraft(ctx, { content: kept, origin: input.origin ?? null })
    return { alert: row.id, state: row.state }
  },
})

export const revise = command({
  name: 'alerting.revise',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Changes a draft; whoever changes it becomes its author.',
  input: alertRef.extend({ content }),
  output: alertResult,
  async run(ctx, input) {
    const { alert } = await alertFor(ctx, input.alert, 'revise')
    const kept = await asKept(ctx, input.content)
    const { areas } = kept
    for (const area of areas) ctx.inArea(area)
    const columns = headlineColumns(kept)
    const made = { madeBy: ctx.actor.id, madeDevice: ctx.actor.device ?? null }
    // What a finding made keeps its cause, whatever site its words name.
    const own = alert.origin === null ? { cause: causeOf(kept) } : {}
    await alerts.change(ctx.tx, { id: alert.id }, { ...columns, ...made, ...own })
    await setTargets(ctx.tx, { alert: alert.id, revision: 0, areas, carried: [] })
    const { eventCode, severity } = input.content
    const body = { eventCode, severity, areas }
    ctx.record(records['alert.revised'], { subject: alert.id, area: commonArea(areas), body })
    return { alert: alert.id, state: alert.state }
  },
})

export const reject = command({
  name: 'alerting.reject',
  permission: 'alerting:release',
  scope: 'area',
  summary: 'Refuses a proposal, with a reason. A refused update leaves the alert as it is.',
  input: alertRef.extend({ reason: words(300) }),
  output: alertResult,
  async run(ctx, input) {
    const known = await alertById(ctx.tx, input.alert)
    const isUpdate = known !== undefined && known.revision > 0
    const step = isUpdate ? 'rejectUpdate' : 'reject'
    const { alert, areas, next } = await alertFor(ctx, input.alert, step)
    found(await proposals.one(ctx.tx, { alert: alert.id }), 'noProposal')
    await proposals.remove(ctx.tx, { alert: alert.id })
    if (!isUpdate) await alerts.change(ctx.tx, { id: alert.id }, { state: next, endedAt: ctx.now })
    const body = { revision: alert.revision + 1, reason: input.reason }
    ctx.record(records['alert.rejected'], { subject: alert.id, area: commonArea(areas), body })
    return { alert: alert.id, state: next }
  },
})

export const withdraw = command({
  name: 'alerting.withdraw',
  permission: 'alerting:draft',
  scope: 'area',
  summary: 'Takes a draft or a proposal back.',
  input: alertRef,
  output: alertResult,
  async run(ctx, input) {
    const { alert, areas, next } = await alertFor(ctx, input.alert, 'withdraw')
    await proposals.remove(ctx.tx, { alert: alert.id })
    await alerts.change(ctx.tx, { id: alert.id }, { state: next, endedAt: ctx.now })
    ctx.record(records['alert.withdrawn'], { subject: alert.id, area: commonArea(areas), body: {} })
    return { alert: alert.id, state: next }
  },
})

export const redraft = command({
  name: 'alerting.redraft',
  permission: 'alerting:draft',
  scope: 'area',
  summary:
    'Makes a draft again of what was proposed, or discarded by mistake. Nothing of it was sent.',
  input: alertRef,
  output: alertResult,
  async run(ctx, input) {
    const { alert, areas, next } = await alertFor(ctx, input.alert, 'redraft')
    await proposals.remove(ctx.tx, { alert: alert.id })
    const anew = { state: next, endedAt: null, endedWhy: null }
    await alerts.change(ctx.tx, { id: alert.id }, anew)
    ctx.record(records['alert.redrafted'], { subject: alert.id, area: commonArea(areas) })
    // What came while it was proposed was only noted: nothing changes under whoever reads a proposal.
    await sayTheWorst(ctx, { ...alert, ...anew })
    return { alert: alert.id, state: next }
  },
})
