import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { committed } from '../../../core/committed.ts'
import { exactMoment, exactOf } from '../../../core/exact-moment.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { ANALYSTS } from '../levels.ts'
import { memberToChange } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/analysis.ts'
import * as store from '../store/analysis.ts'
import { weakFlagsOf } from '../weak-pivot.ts'

const analysing = { permission: 'cases:analyse', scope: 'area' } as const

/** Most others that share one thing: the names of all domains, with room. */
const MAX_BASE_RATE = 10_000_000_000

export const addPivot = command({
  ...analysing,
  name: 'cases.addPivot',
  summary: 'Adds what led from one thing to another, how common that is, and what weakens it.',
  input: z.strictObject({
    case: id,
    origin: line(300),
    method: noun.pivotMethod,
    target: line(300),
    lookedUp: line(300),
    seen: exactMoment,
    baseRate: z.number().int().min(0).max(MAX_BASE_RATE).optional(),
    counted: exactMoment.optional(),
    registered: exactMoment.optional(),
    network: z.array(noun.networkKind).max(noun.NETWORK_KINDS.length),
  }),
  output: z.strictObject({ pivot: id }),
  async run(ctx, { case: of, method, seen, baseRate, counted, registered, network, ...words }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const where = { case: of, droppedAt: null }
    if ((await store.pivots.count(ctx.tx, where)) >= noun.MAX_PIVOTS)
      throw refusal('tooMany', { params: { most: noun.MAX_PIVOTS } })
    const pivot = ctx.newId()
    const [origin, target, lookedUp] = [words.origin, words.target, words.lookedUp].map((text) =>
      committed(ctx, text),
    ) as [Said, Said, Said]
    const at = (time: string | undefined) =>
      time === undefined ? null : exactOf(time, ctx.node.zone).at
    const facts = {
      method,
      seenAt: exactOf(seen, ctx.node.zone).at,
      baseRate: baseRate ?? null,
      registeredAt: at(registered),
      network: [...new Set(network)],
    }
    const flags = weakFlagsOf(facts)
    await store.pivots.insert(ctx.tx, {
      id: pivot,
      case: of,
      origin: origin.text,
      originSalt: origin.salt,
      target: target.text,
      targetSalt: target.salt,
      lookedUp: lookedUp.text,
      lookedUpSalt: lookedUp.salt,
      ...facts,
      baseRateAt: at(counted) ?? (baseRate === undefined ? null : ctx.now),
      flags,
      addedBy: ctx.actor.id,
      addedAt: ctx.now,
    })
    ctx.record(records['pivot.added'], {
      subject: of,
      area: member.case.area,
      body: {
        pivot,
        method,
        origin: origin.commitment,
        target: target.commitment,
        lookedUp: lookedUp.commitment,
        flags,
        ...given({ baseRate }),
      },
    })
    return { pivot }
  },
})

type Said = ReturnType<typeof committed>

export const dropPivot = command({
  ...analysing,
  name: 'cases.dropPivot',
  summary: 'Drops a pivot that does not hold; it stays in the log.',
  input: z.strictObject({ case: id, pivot: id }),
  output: z.strictObject({}),
  async run(ctx, { case: of, pivot }) {
    const member = await memberToChange(ctx, of, ANALYSTS)
    const where = { id: pivot, case: of, droppedAt: null }
    found(await store.pivots.one(ctx.tx, where), 'unknownPivot')
    await store.pivots.change(ctx.tx, where, { droppedAt: ctx.now })
    const body = { pivot }
    ctx.record(records['pivot.dropped'], { subject: of, area: member.case.area, body })
    return {}
  },
})
