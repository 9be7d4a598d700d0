import type { z } from 'zod'
import type { QueryContext } from '../../../core/action.ts'
import { type curve, pointsOf, sinceSent } from '../curve.ts'
import { type RevisionFacts, versionKey } from '../store/alert.ts'
import { momentsOf } from '../store/day.ts'
import { answerTimes } from '../store/receipt.ts'

/** How the answers to a version came; null where it never went out. */
export async function curveOf(
  ctx: QueryContext,
  revisions: readonly RevisionFacts[],
  version: number,
): Promise<z.infer<typeof curve> | null> {
  const row = revisions.find(({ revision }) => revision === version)
  if (row === undefined) return null
  const moments = await momentsOf(ctx.tx, [row.alert], { reached: 'answered', percents: [50] })
  const [half = null] = moments.get(versionKey(row)) ?? []
  return {
    points: pointsOf(row.sent, await answerTimes(ctx.tx, row)),
    halfMs: sinceSent(row.sent, half),
  }
}
