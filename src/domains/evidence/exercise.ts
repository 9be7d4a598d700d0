import type { ExercisePart } from '../../core/exercise.ts'
import { recordOf } from '../../core/record.ts'
import { act, check } from './actions/custody.ts'
import { item } from './actions/read.ts'
import { SIMULATED } from './event.ts'
import { records } from './records.ts'

/** Plays a second custodian: has what is offered to him hashed, and accepts what is whole. */
export const exercise: ExercisePart = {
  permissions: ['evidence:read', 'evidence:handle', 'evidence:hold'],
  async take(ctx, record) {
    const isOffer =
      record.type === 'custody.appended' &&
      recordOf(record, records['custody.appended']).body.type === 'transfer-offered'
    if (!isOffer && record.type !== 'item.checked') return
    const found = await ctx.call(item, { item: record.subject })
    if (found.offeredTo !== SIMULATED.key) return
    if (isOffer && found.content !== null) await ctx.call(check, { item: found.id })
    else if (found.content === null || found.isWhole === true)
      await ctx.call(act, { item: found.id, type: 'transfer-accepted' })
  },
}
