import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { itemsOf } from '../facts.ts'
import { memberToChange } from '../membership.ts'
import { keepReason } from '../moving.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { LEADING_SEATS } from '../schema/case.ts'
import { VOLATILE, volatileSource } from '../schema/volatile.ts'
import { volatiles } from '../store/volatile.ts'

export const settleVolatile = command({
  permission: 'cases:lead',
  scope: 'area',
  name: 'cases.settleVolatile',
  summary:
    'Says of something that vanishes soon which piece of evidence preserved it, or why nothing did.',
  input: z.strictObject({
    case: id,
    /** `rest`: all of which nobody has said anything yet. */
    source: z.enum([...volatileSource.options, 'rest']),
    item: id.optional(),
    reason: line(500).optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { case: of, source, item, reason }) {
    const member = await memberToChange(ctx, of, LEADING_SEATS)
    if ((item === undefined) === (reason === undefined)) throw refusal('itemOrReason')
    const known = await volatiles.many(ctx.tx, { case: of }, { limit: VOLATILE.length })
    const sources =
      source === 'rest'
        ? VOLATILE.filter((one) => !known.some((row) => row.source === one))
        : [source]
    if (sources.length === 0) {
      ctx.unchanged('all of them are settled')
      return {}
    }
    const held =
      item === undefined
        ? null
        : found((await itemsOf(ctx, member, { named: [item] }))[0], 'unknownItem')
    const why = reason === undefined ? null : committed(ctx, reason)
    const body = { sources: [...sources], ...given({ item, reason: why?.commitment }) }
    const { area } = member.case
    const about = ctx.record(records['volatile.settled'], { subject: of, area, body })
    if (why !== null) await keepReason(ctx, { case: of, about, reason: why.text, salt: why.salt })
    const by = { person: ctx.actor.id, at: ctx.now, about }
    await volatiles.put(
      ctx.tx,
      sources.map((one) => ({
        case: of,
        source: one,
        item: held?.id ?? null,
        itemCode: held?.code ?? null,
        ...by,
      })),
    )
    return {}
  },
})
