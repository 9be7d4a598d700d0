// Sources that stood twice are merged, and whatever names one of them by its code means the one that stays: who speaks for it,
// what was sent to it, who may not decide about it. Whoever compares codes of sources asks here.
import { z } from 'zod'
import { need, type QueryContext } from './action.ts'

/** Of each of these codes the one under which the source stands now, and all codes that mean it. */
export const sameSources = need<{ sources: string[] }>()(
  'sources.sameSources',
  z.object({
    items: z.array(z.object({ source: z.string(), lives: z.string(), codes: z.array(z.string()) })),
  }),
)

type Asking = Pick<QueryContext, 'ask'>

/** The code under which this source stands now: the same one, unless it was merged. */
export async function livingSource(ctx: Asking, source: string): Promise<string> {
  const { items } = await ctx.ask(sameSources, { sources: [source] })
  return items[0]?.lives ?? source
}

/** All codes that mean this source, its own among them. */
export async function codesOfSource(ctx: Asking, source: string): Promise<string[]> {
  const { items } = await ctx.ask(sameSources, { sources: [source] })
  return items[0]?.codes ?? [source]
}
