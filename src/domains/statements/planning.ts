// The plan of one incident, made of the shipped rows anew whenever it is known better what happened: what was settled
// stays as it is.
import type { CommandContext } from '../../core/action.ts'
import { notShut } from '../../core/shut.ts'
import { addMs, MINUTE, type Time } from '../../core/time.ts'
import { type PlannedRow, type PlanName, rowsOf } from './kind.ts'
import { records } from './records.ts'
import { found } from './refusals.ts'
import { DATA_DUTIES, type Duty, MAX_NOTICES, type NoticeRow, type StatementRow } from './schema.ts'
import * as store from './store.ts'

/** When a duty of this length is due; null where nobody has entered one. */
async function dueBy(
  { tx }: Pick<CommandContext, 'tx'>,
  duty: Duty,
  began: Time,
): Promise<Time | null> {
  const length = await store.lengths.one(tx, { duty })
  return length === undefined ? null : addMs(began, length.minutes * MINUTE)
}

const SETTLED: readonly NoticeRow['state'][] = ['given', 'left']

/** An open row of the plan, with its clock. */
async function factsOf(
  ctx: CommandContext,
  { openedAt }: Pick<StatementRow, 'openedAt'>,
  { who, channel, receipt: needsReceipt, due, duty }: PlannedRow,
  awareAt: Time | null,
) {
  const isOfData = duty !== undefined && DATA_DUTIES.includes(duty)
  const beganAt = isOfData ? (awareAt ?? openedAt) : openedAt
  const dueAt =
    duty === undefined ? addMs(beganAt, (due ?? 0) * MINUTE) : await dueBy(ctx, duty, beganAt)
  return { who, channel, needsReceipt, duty: duty ?? null, beganAt, dueAt, state: 'open' } as const
}

/** Makes the plan fit the statement; `awareAt` where personal data may be touched, else null. Gives what came and went. */
export async function replan(
  ctx: CommandContext,
  row: Pick<StatementRow, 'id' | 'kind' | 'phase' | 'openedAt'>,
  awareAt: Time | null,
): Promise<{ planned: string[]; dropped: string[] }> {
  const names: PlanName[] = ['unknown', ...(row.kind === null ? [] : [row.kind])]
  if (awareAt !== null) names.push('personal-data')
  // A row of what happened stands in the place of one that is there whatever happened.
  const wanted = new Map(
    names.flatMap((name) => rowsOf(ctx.node, name, row.phase).map((one) => [one.name, one])),
  )
  const there = await store.notices.many(ctx.tx, { statement: row.id }, { limit: MAX_NOTICES })
  const known = new Map(there.map((one) => [one.name, one]))
  const planned: string[] = []
  for (const [name, own] of wanted) {
    const old = known.get(name)
    if (old !== undefined && SETTLED.includes(old.state)) continue
    const facts = await factsOf(ctx, row, own, awareAt)
    if (old === undefined)
      await store.notices.insert(ctx.tx, { id: ctx.newId(), statement: row.id, name, ...facts })
    else await store.notices.change(ctx.tx, { id: old.id }, facts)
    if (old?.state !== 'open') planned.push(name)
  }
  const dropped = there.filter(({ name, state }) => state === 'open' && !wanted.has(name))
  for (const { id } of dropped) await store.notices.change(ctx.tx, { id }, { state: 'dropped' })
  return { planned, dropped: dropped.map(({ name }) => name) }
}

/** Begins the clock: the letters stand in the plan from now on. */
export async function beginClock(
  ctx: CommandContext,
  row: StatementRow,
  awareAt: Time,
): Promise<void> {
  const by = { begunBy: ctx.actor.id, begunAt: ctx.now }
  const blank = { nature: '', persons: '', consequences: '', measures: '' }
  await store.breaches.insert(ctx.tx, { statement: row.id, awareAt, ...blank, ...by })
  const { planned } = await replan(ctx, row, awareAt)
  const body = { awareAt, planned }
  ctx.record(records['breach.begun'], { subject: row.id, area: row.area, body })
}

/** The statement in an area of the caller, whose incident is there for him. Throws 404. */
export async function statementToChange(
  ctx: CommandContext,
  statement: string,
): Promise<StatementRow> {
  const row = found(await store.statements.one(ctx.tx, { id: statement }), 'unknownStatement')
  ctx.inArea(row.area)
  const [open] = await notShut(ctx, [row], ({ incident }) => incident)
  return found(open, 'unknownStatement')
}
