import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { movedBy } from '../../../core/moved.ts'
import { type Time, time } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { checkNotAsked, wordsGone } from '../erasing.ts'
import { type Member, memberToChange, memberWith } from '../membership.ts'
import { arrive, keepReason } from '../moving.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/justice.ts'
import { checkSeatedByOther } from '../seconds.ts'
import * as store from '../store/justice.ts'

const prosecuting = { permission: 'cases:prosecute', scope: 'area' } as const
const reviewing = { permission: 'cases:review', scope: 'area' } as const
const ref = z.strictObject({ case: id })
const reason = line(500)

const told = ({ case: { id: subject, area } }: Member) => ({ subject, area })

/** After these somebody looks at the indicators of the case again, once for all that came since he last did. */
const VERDICTS: ReadonlySet<noun.OutcomeKind> = new Set(noun.VERDICTS)

export const recordOutcome = command({
  ...prosecuting,
  name: 'cases.recordOutcome',
  summary:
    'Records what came of a charge; older outcomes stay. A verdict asks that the indicators of the case be rated again.',
  input: z.strictObject({
    case: id,
    charge: id,
    outcome: noun.outcomeKind.exclude(['pending']),
    /** No appeal is left. */
    isFinal: z.boolean().default(false),
    /** When it was decided; now where nobody says. */
    at: timeOrCivil.optional(),
    sentence: lines(1_000).optional(),
  }),
  /** The record, whose proof anybody may ask for. */
  output: z.strictObject({ record: id }),
  async run(ctx, { case: of, charge, outcome, isFinal, at: asked, sentence }) {
    const member = await memberToChange(ctx, of, ['prosecutor'])
    const row = found(await store.chargeOf(ctx.tx, member, charge), 'unknownCharge')
    if (row.isFinal) throw refusal('outcomeFinal')
    if (VERDICTS.has(outcome) || sentence !== undefined) await checkNamed(ctx, member, row)
    const at = asked === undefined ? ctx.now : momentOf(asked, ctx.node.zone)
    checkTime(ctx, row, at)
    if ((await store.outcomes.count(ctx.tx, { charge })) >= noun.MAX_OUTCOMES)
      throw refusal('tooMany', { params: { most: noun.MAX_OUTCOMES } })
    const said = sentence === undefined ? null : committed(ctx, sentence)
    const body = { charge, outcome, isFinal, at, ...given({ sentence: said?.commitment }) }
    // It bears the id of its record, by which anybody is given the proof of it.
    const record = ctx.record(records['outcome.recorded'], { ...told(member), body })
    await store.outcomes.insert(ctx.tx, {
      id: record,
      charge,
      case: of,
      outcome,
      isFinal,
      at,
      sentence: said?.text,
      sentenceSalt: said?.salt,
      recordedBy: ctx.actor.id,
      recordedAt: ctx.now,
    })
    const times = timesOf(row, { outcome, at, hasSentence: said !== null })
    await store.charges.change(
      ctx.tx,
      { id: charge },
      { outcome, isFinal, outcomeAt: at, ...times },
    )
    const open = { case: of, doneAt: null }
    if (VERDICTS.has(outcome) && (await store.reratings.one(ctx.tx, open)) === undefined) {
      const task = { id: ctx.newId(), case: of, charge, outcome, addedAt: ctx.now }
      await store.reratings.insert(ctx.tx, task)
    }
    return { record }
  },
})

/** A court judges somebody: throws 409 Problem `cases.judged_unknown` while nobody knows who the suspect is. */
async function checkNamed(ctx: CommandContext, member: Member, { suspect }: noun.ChargeRow) {
  const { kind } = found(await store.suspectOf(ctx.tx, member, suspect), 'unknownSuspect')
  if (kind === 'unknown') throw refusal('judgedUnknown')
}

/** An outcome follows the one before it, and has happened. */
function checkTime(ctx: CommandContext, row: noun.ChargeRow, at: Time): void {
  if (at > ctx.now) throw refusal('inFuture')
  if (row.outcomeAt !== null && at < row.outcomeAt) throw refusal('tooEarly')
}

interface Spoken {
  readonly outcome: noun.OutcomeKind
  readonly at: Time
  readonly hasSentence: boolean
}

/** When somebody was first convicted and sentenced; what was quashed counts as neither. */
function timesOf(row: noun.ChargeRow, { outcome, at, hasSentence }: Spoken) {
  if (outcome !== 'convicted') return { convictedAt: null, sentencedAt: null }
  const convictedAt = row.convictedAt ?? at
  return { convictedAt, sentencedAt: row.sentencedAt ?? (hasSentence ? at : null) }
}

export const proposeClosing = command({
  ...prosecuting,
  name: 'cases.proposeClosing',
  summary: 'Proposes, as prosecutor, that a case is closed; a reviewer agrees.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { case: of, reason: text }) {
    const member = await memberToChange(ctx, of, ['prosecutor'])
    checkPerson(ctx)
    if ((await store.closings.one(ctx.tx, { case: of })) !== undefined)
      throw refusal('alreadyProposed')
    const why = committed(ctx, text)
    const hand = handOf(ctx.actor)
    await store.closings.insert(ctx.tx, {
      case: of,
      proposedBy: hand.person,
      device: hand.device,
      reason: why.text,
      reasonSalt: why.salt,
      proposedAt: ctx.now,
    })
    ctx.record(records['closing.proposed'], { ...told(member), body: { reason: why.commitment } })
    return {}
  },
})

export const agreeClosing = command({
  ...reviewing,
  name: 'cases.agreeClosing',
  summary:
    'Closes a case, as reviewer: every charge has its outcome, requests are settled, and custody of every item is.',
  input: ref.extend({
    /** When the proposal was made that the caller read. */
    proposedAt: time,
  }),
  output: nothing,
  async run(ctx, { case: of, proposedAt }) {
    const member = await memberToChange(ctx, of, ['reviewer'])
    const { proposedBy: person, device, ...closing } = await proposed(ctx, of)
    await checkRead(ctx, { person, at: closing.proposedAt }, proposedAt)
    checkSeatedByOther(ctx, member, {
      seats: ['reviewer'],
      hands: [person],
      since: closing.proposedAt,
    })
    if (closing.reason === '') throw refusal('wordsErased')
    // Its reason becomes that of the move: it would live on there.
    await checkNotAsked(ctx, member, { kind: 'closing', subject: of })
    checkSecondPerson(ctx, { by: { person, device } })
    await arrive(ctx, member, 'closed', closing.reason)
    await store.closings.remove(ctx.tx, { case: of })
    return {}
  },
})

export const declineClosing = command({
  ...reviewing,
  permission: 'cases:read',
  name: 'cases.declineClosing',
  summary: 'Does not close a case, as its reviewer, or takes the proposal back, as prosecutor.',
  input: ref.extend({
    reason,
    /** When the proposal was made that the caller read. */
    proposedAt: time,
  }),
  output: nothing,
  async run(ctx, { case: of, reason: text, proposedAt }) {
    const member = await memberToChange(ctx, of, ['reviewer', 'prosecutor'])
    const { proposedBy: person, proposedAt: at } = await proposed(ctx, of)
    await checkRead(ctx, { person, at }, proposedAt)
    await store.closings.remove(ctx.tx, { case: of })
    await wordsGone(ctx, member, { kind: 'closing', subject: of })
    const why = committed(ctx, text)
    const about = ctx.record(records['closing.declined'], {
      ...told(member),
      body: { reason: why.commitment },
    })
    await keepReason(ctx, { case: of, about, reason: why.text, salt: why.salt })
    return {}
  },
})

/** The proposal is the one that the caller read. Throws 409 Problem `cases.closing_moved`. */
async function checkRead(
  ctx: CommandContext,
  there: { readonly person: string; readonly at: Time },
  read: Time,
): Promise<void> {
  if (there.at !== read) throw refusal('closingMoved', { params: await movedBy(ctx, there) })
}

async function proposed(ctx: CommandContext, of: string) {
  return found(await store.closings.one(ctx.tx, { case: of }), 'notProposedYet')
}

export const rerated = command({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.rerated',
  summary: 'Says that the indicators of a case were rated again after a verdict, and what changed.',
  input: ref.extend({ rerating: id, note: reason }),
  output: nothing,
  async run(ctx, { case: of, rerating, note }) {
    const member = await memberWith(ctx, of, ['investigator', 'incident-handler', 'prosecutor'])
    const row = found(await store.reratingOf(ctx.tx, member, rerating), 'unknownRerating')
    if (row.doneAt !== null) throw refusal('reratingDone')
    const said = committed(ctx, note)
    const done = { doneBy: ctx.actor.id, doneAt: ctx.now, note: said.text, noteSalt: said.salt }
    await store.reratings.change(ctx.tx, { id: rerating }, done)
    const body = { rerating, note: said.commitment }
    ctx.record(records['rerating.done'], { ...told(member), body })
    return {}
  },
})
