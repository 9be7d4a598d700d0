// Who belongs to the subject of a notice: such a person speaks for it, and decides nothing about it.
import type { QueryContext } from '../../core/action.ts'
import { livingSource } from '../../core/same-source.ts'
import { ownSource } from './needs.ts'

/** Whether the caller is bound to this source, under whichever code it stood when the notice was written. */
export async function isOfSource(ctx: Pick<QueryContext, 'ask'>, source: string): Promise<boolean> {
  const own = (await ctx.ask(ownSource, {})).source
  return own !== null && own === (await livingSource(ctx, source))
}
