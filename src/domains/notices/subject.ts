// Who belongs to the subject of a notice: such a person speaks for it, and decides nothing about it.
import type { QueryContext } from '../../core/action.ts'
import { ownSource } from './needs.ts'

/** Whether the caller is bound to this source. */
export async function isOfSource(ctx: Pick<QueryContext, 'ask'>, source: string): Promise<boolean> {
  return (await ctx.ask(ownSource, {})).source === source
}
