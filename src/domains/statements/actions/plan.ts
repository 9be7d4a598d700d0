import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { areaPath } from '../../../core/permission.ts'
import { addMs, type Time, time } from '../../../core/time.ts'
import { kindOf, kindOfCheck, phaseAt, phaseNamed } from '../kind.ts'
import { electionDay } from '../needs.ts'
import { beginClock, replan, statementToChange } from '../planning.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const keeping = { permission: 'statements:keep', scope: 'area' } as const
const notifying = { permission: 'statements:notify', scope: 'area' } as const
const name = line(60)

/** A plan reaches some weeks beyond the time at which its incident was opened, and times end with the year 9999. */
const LAST_OPENED: Time = '9999-01-01T00:00:00.000Z'

export const prepare = command({
  ...keeping,
  name: 'statements.prepare',
  summary: 'Makes the notification plan of an incident that was opened; its first word is due.',
  input: z.strictObject({
    incident: id,
    code: name,
    area: areaPath,
    at: time.refine((at) => at < LAST_OPENED, 'no plan fits behind this time'),
    /** The check whose finding stands behind it, where there is one. */
    check: name.optional(),
  }),
  output: z.strictObject({ statement: id }),
  async run(ctx, { incident, code: incidentCode, area, at: openedAt, check }) {
    ctx.inArea(area)
    const known = await store.statements.one(ctx.tx, { incident })
    if (known !== undefined) {
      ctx.unchanged('it has its plan already')
      return { statement: known.id }
    }
    const own = ctx.newId()
    const code = `STM-${ctx.newCode(8)}`
    const kind = kindOfCheck(check)
    const phase = phaseAt(await ctx.ask(electionDay, {}), openedAt)
    const dueAt = addMs(openedAt, noun.FIRST_MS)
    const facts = { kind, phase, openedAt }
    const row = { id: own, code, incident, incidentCode, area, state: 'due', dueAt } as const
    await store.statements.insert(ctx.tx, { ...row, ...facts })
    const { planned } = await replan(ctx, { id: own, ...facts }, null)
    const body = { code, incident, kind, phase, dueAt, planned }
    ctx.record(records['statement.due'], { subject: own, area, body })
    return { statement: own }
  },
})

/** Takes over what happened and when; the clock of personal data begins where they may be touched. */
async function classify(
  ctx: CommandContext,
  row: noun.StatementRow,
  to: Pick<noun.StatementRow, 'kind' | 'phase' | 'setBy'>,
): Promise<void> {
  await store.statements.change(ctx.tx, { id: row.id }, to)
  const breach = await store.breaches.one(ctx.tx, { statement: row.id })
  const runs = breach !== undefined && breach.agreedAt === null
  const plan = await replan(ctx, { ...row, ...to }, runs ? breach.awareAt : null)
  const body = { kind: to.kind, phase: to.phase, ...plan }
  ctx.record(records['statement.classified'], { subject: row.id, area: row.area, body })
  const isTouched = to.kind === 'leaked' || to.kind === 'altered'
  if (isTouched && breach === undefined) await beginClock(ctx, { ...row, ...to }, ctx.now)
}

export const follow = command({
  ...keeping,
  name: 'statements.follow',
  summary:
    'Takes over what the incident now says of itself, as long as nobody said by hand what it is about.',
  input: z.strictObject({
    incident: id,
    type: name.optional(),
    asset: name.optional(),
    phase: name.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { incident, type, asset, phase: named }) {
    const row = await store.statements.one(ctx.tx, { incident })
    ctx.inArea(row?.area ?? '/')
    const kind = kindOf(type, asset) ?? row?.kind ?? null
    const phase = phaseNamed(named) ?? row?.phase ?? 'before'
    if (row === undefined || row.setBy !== null || (kind === row.kind && phase === row.phase))
      ctx.unchanged('nothing of the plan depends on it')
    else await classify(ctx, row, { kind, phase, setBy: null })
    return {}
  },
})

export const followEnd = command({
  ...keeping,
  name: 'statements.followEnd',
  summary:
    'The incident is over, or goes on again: what was never said is no longer due, or is due anew.',
  input: z.strictObject({ incident: id, isOver: z.boolean() }),
  output: z.strictObject({}),
  async run(ctx, { incident, isOver }) {
    const row = await store.statements.one(ctx.tx, { incident })
    ctx.inArea(row?.area ?? '/')
    if (row === undefined || (row.endedAt !== null) === isOver) {
      ctx.unchanged('it is known already')
      return {}
    }
    const { id: subject, area } = row
    if (isOver) {
      const state = row.state === 'due' ? 'ended' : row.state
      await store.statements.change(ctx.tx, { id: subject }, { endedAt: ctx.now, state })
      ctx.record(records['statement.ended'], { subject, area, body: {} })
      return {}
    }
    const isDue = row.state === 'ended'
    const dueAt = isDue ? addMs(ctx.now, noun.FIRST_MS) : row.dueAt
    const state = isDue ? 'due' : row.state
    await store.statements.change(ctx.tx, { id: subject }, { endedAt: null, state, dueAt })
    ctx.record(records['statement.resumed'], { subject, area, body: { dueAt } })
    return {}
  },
})

export const setKind = command({
  ...notifying,
  name: 'statements.setKind',
  summary: 'Says by hand what happened and when in the election; the plan follows.',
  input: z.strictObject({ statement: id, kind: noun.kind, phase: noun.phase }),
  output: z.strictObject({}),
  async run(ctx, { statement, kind, phase }) {
    const row = await statementToChange(ctx, statement)
    await classify(ctx, row, { kind, phase, setBy: ctx.actor.id })
    return {}
  },
})

/** An open row of a plan, in an area of the caller. Throws 404 and 409. */
async function openNotice(ctx: CommandContext, notice: string) {
  const row = found(await store.notices.one(ctx.tx, { id: notice }), 'unknownNotice')
  const { area } = await statementToChange(ctx, row.statement)
  if (row.state !== 'open') throw refusal('settledNotice')
  return { row, area }
}

export const give = command({
  ...notifying,
  name: 'statements.give',
  summary: 'Notes that somebody of the plan was told, with what was received for it.',
  input: z.strictObject({
    notice: id,
    receipt: line(300).optional(),
    receiptSha256: noun.sha256.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { notice, ...got }) {
    const { row, area } = await openNotice(ctx, notice)
    const { receipt = null, receiptSha256 = null } = got
    if (row.needsReceipt && receipt === null && receiptSha256 === null)
      throw refusal('receiptMissing')
    const by = { settledBy: ctx.actor.id, settledAt: ctx.now }
    const to = { state: 'given', receipt, receiptSha256, ...by } as const
    await store.notices.change(ctx.tx, { id: notice }, to)
    const body = { notice, name: row.name, ...given({ sha256: got.receiptSha256 }) }
    ctx.record(records['notice.given'], { subject: row.statement, area, body })
    return {}
  },
})

export const leave = command({
  ...notifying,
  name: 'statements.leave',
  summary: 'Leaves out a row of the plan, with the reason.',
  input: z.strictObject({ notice: id, reason: noun.reason }),
  output: z.strictObject({}),
  async run(ctx, { notice, reason }) {
    const { row, area } = await openNotice(ctx, notice)
    const by = { settledBy: ctx.actor.id, settledAt: ctx.now }
    await store.notices.change(ctx.tx, { id: notice }, { state: 'left', receipt: reason, ...by })
    const body = { notice, name: row.name }
    ctx.record(records['notice.left'], { subject: row.statement, area, body })
    return {}
  },
})
