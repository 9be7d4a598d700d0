import { z } from 'zod'
import { need } from './action.ts'
import type { PageContext } from './page.ts'
import type { RecordType } from './record.ts'

/** How many records there are of each of these types, and when the last one was written; open to everybody. */
export const figuresNeed = need<{ types: readonly string[] }>()(
  'record.figures',
  z.object({
    figures: z.array(
      z.object({ type: z.string(), count: z.number(), last: z.string().nullable() }),
    ),
  }),
)

/** How often things of this type were recorded, for whoever may not see the things themselves. */
export async function recordedCount(ctx: PageContext, { type }: RecordType): Promise<number> {
  const { figures } = await ctx.ask(figuresNeed, { types: [type] })
  return figures.find((one) => one.type === type)?.count ?? 0
}
