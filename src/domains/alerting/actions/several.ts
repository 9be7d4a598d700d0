// What lists ask of several alerts at once: who answered them, and what they come from.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { touches } from '../areas.ts'
import { boardCounts, summed } from '../board.ts'
import { audienceCounts } from '../needs.ts'
import * as noun from '../schema.ts'
import * as store from '../store/alert.ts'
import { receptionSums } from '../store/receipt.ts'

/** Alerts that one question is about. */
export const MAX_CAUSES = 200

export const causes = query({
  name: 'alerting.causes',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'What alerts come from, as far as the caller may see them: for lists of what waits.',
  input: z.strictObject({ alerts: z.array(id).max(MAX_CAUSES) }),
  output: z.strictObject({ items: z.array(z.strictObject({ alert: id, cause: noun.cause })) }),
  async run(ctx, input) {
    const held = ctx.areas()
    const rows = await store.alertsByIds(ctx.tx, [...new Set(input.alerts)])
    const targets = await store.targetsOfMany(
      ctx.tx,
      rows.map((row) => row.id),
    )
    const items = rows.flatMap(({ id: alert, revision, cause }) => {
      const isSeen = touches(targets.get(store.versionKey({ alert, revision })) ?? [], held)
      return cause !== null && isSeen ? [{ alert, cause }] : []
    })
    return { items }
  },
})

/** Alerts whose boards are told at once. */
const MAX_BOARDS = 100

export const boards = query({
  name: 'alerting.boards',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Who got, opened and answered each of several alerts, in all; alerts that are not out or do not touch the areas of the caller are left out.',
  input: z.strictObject({ alerts: z.array(id).max(MAX_BOARDS) }),
  output: z.strictObject({ boards: z.array(boardCounts.extend({ alert: id })) }),
  async run(ctx, input) {
    const held = ctx.areas()
    const rows = await store.alertsByIds(ctx.tx, [...new Set(input.alerts)])
    const ids = rows.map((row) => row.id)
    const targets = await store.targetsOfMany(ctx.tx, ids)
    const shown = rows
      .filter((row) => row.revision > 0)
      .map(({ id: alert, revision }) => ({ key: store.versionKey({ alert, revision }), alert }))
      .map((one) => ({ ...one, areas: targets.get(one.key) ?? [] }))
      .filter(({ areas }) => touches(areas, held))
    if (shown.length === 0) return { boards: [] }
    const { counts: meant } = await ctx.ask(audienceCounts, {
      sets: shown.map(({ areas }) => areas),
    })
    const sums = await receptionSums(ctx.tx, ids)
    return {
      boards: shown.map(({ alert, key }, at) => ({
        alert,
        ...summed(meant[at] ?? 0, sums.get(key) ?? []),
      })),
    }
  },
})
