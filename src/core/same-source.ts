// Sources that stood twice are merged, and whatever names one of them by its code means the one that stays: who speaks for it,
// what was sent to it, who may not decide about it. Whoever compares codes of sources asks here.
import { z } from 'zod'
import { need, type QueryContext } from './action.ts'
import { sourceCode } from './cited-codes.ts'

/** Of each of these codes the one under which the source stands now, and all codes that mean it. */
export const sameSources = need<{ sources: string[] }>()(
  'sources.sameSources',
  z.object({
    items: z.array(z.object({ source: z.string(), lives: z.string(), codes: z.array(z.string()) })),
  }),
)

/** Sources of one question. */
const MAX_ASKED = 500

/** What is asked of one source, under all codes that mean it. */
export const codesAsked = z.strictObject({ sources: z.array(sourceCode).max(MAX_ASKED) })

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

/** What gives of each of these codes the one under which the source stands now; codes beyond the first 500 stay as they are. */
export async function livingSources(
  ctx: Asking,
  sources: readonly string[],
): Promise<(code: string) => string> {
  const asked = [...new Set(sources)].slice(0, MAX_ASKED)
  if (asked.length === 0) return (code) => code
  const { items } = await ctx.ask(sameSources, { sources: asked })
  const lives = new Map(items.map((one) => [one.source, one.lives]))
  return (code) => lives.get(code) ?? code
}
