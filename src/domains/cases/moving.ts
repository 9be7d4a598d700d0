import type { CommandContext } from '../../core/action.ts'
import { committed } from '../../core/committed.ts'
import { given } from '../../core/asked.ts'
import { afterHold } from './clocks.ts'
import { factsOf, incidentsOf } from './facts.ts'
import type { Member } from './membership.ts'
import { missingFor, needsReason, NEXT_STATES } from './protocol.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import { type CaseRow, type CaseState, STEP_ROWS } from './schema/case.ts'
import * as store from './store/case.ts'

/** Which time a state sets. */
const TIMES: Readonly<Partial<Record<CaseState, keyof CaseRow>>> = {
  triaged: 'triagedAt',
  investigating: 'investigatingAt',
  referred: 'referredAt',
  prosecuting: 'prosecutingAt',
  'in-court': 'inCourtAt',
  closed: 'endedAt',
  withdrawn: 'endedAt',
}

/**
 * Leads a case to a state, with its guard and its record. Throws 409 Problem `cases.wrong_step` where no way leads there,
 * 409 `cases.guard_lacks` where something is missing, 400 `cases.reason_needed`.
 */
export async function arrive(
  ctx: CommandContext,
  member: Member,
  to: CaseState,
  reason?: string,
): Promise<void> {
  const { case: row } = member
  if (!NEXT_STATES[row.state].includes(to)) throw refusal('wrongStep')
  if (needsReason(row.state, to) && reason === undefined) throw refusal('reasonNeeded')
  const steps = await store.steps.many(ctx.tx, { case: row.id }, { limit: STEP_ROWS })
  const facts = await factsOf(ctx, member)
  const hasReason = reason !== undefined
  if (missingFor(to, { row, facts, steps, hasReason }).length > 0) throw refusal('guardLacks')
  const at = TIMES[to]
  const aside = to === 'on-hold' ? { heldFrom: row.state, heldAt: ctx.now } : {}
  const again = row.state === 'closed' ? { endedAt: null, reviewedAt: null } : {}
  const kind = to === 'triaged' ? await kindOf(ctx, member) : {}
  await store.cases.change(
    ctx.tx,
    { id: row.id },
    { state: to, ...again, ...aside, ...kind, ...(at === undefined ? {} : { [at]: ctx.now }) },
  )
  await note(ctx, row, { to, reason })
}

/** Goes on where the case was before it was put on hold. Throws 409 Problem `cases.wrong_step` where it is not. */
export async function goOn(ctx: CommandContext, { case: row }: Member): Promise<void> {
  if (row.state !== 'on-hold' || row.heldFrom === null) throw refusal('wrongStep')
  const back = { state: row.heldFrom, heldFrom: null, heldAt: null }
  await store.cases.change(ctx.tx, { id: row.id }, { ...back, ...afterHold(row, ctx.now) })
  await note(ctx, row, { to: row.heldFrom })
}

/** The record of a move; its reason is a row, which the record commits to. */
async function note(
  ctx: CommandContext,
  { id, area, state: from }: CaseRow,
  { to, reason }: { readonly to: CaseState; readonly reason?: string | undefined },
): Promise<void> {
  const why = reason === undefined ? null : committed(ctx, reason)
  const body = { from, to, ...given({ reason: why?.commitment }) }
  const about = ctx.record(records['case.moved'], { subject: id, area, body })
  if (why !== null) await keepReason(ctx, { case: id, about, reason: why.text, salt: why.salt })
}

/** Keeps why something was done beside the record that commits to it. */
export async function keepReason(
  ctx: CommandContext,
  facts: {
    readonly case: string
    readonly about: string
    readonly reason: string
    readonly salt: string
  },
): Promise<void> {
  const by = { person: ctx.actor.id, at: ctx.now }
  await store.reasons.insert(ctx.tx, { id: ctx.newId(), ...facts, ...by })
}

/** RSIT type, asset and phase of the first incident, which stand for the case from triage on. */
async function kindOf(ctx: CommandContext, member: Member) {
  const [first] = await incidentsOf(ctx, member)
  return { type: first?.type ?? null, asset: first?.asset ?? null, phase: first?.phase ?? null }
}
