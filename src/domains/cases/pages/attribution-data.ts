import { namesOf } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { attributions } from '../actions/attributions.ts'

/** All that the page of attributions shows. */
export async function loadAttributions(ctx: PageContext, of: string) {
  const found = await ctx.call(attributions, { case: of })
  const persons = found.items.flatMap(({ draftedBy, proposed, decided, endedBy, opinions }) => [
    draftedBy,
    proposed?.person,
    decided?.person,
    endedBy,
    ...opinions.map(({ person }) => person),
  ])
  return { of, found, names: await namesOf(ctx, { persons }) }
}
export type AttributionData = Awaited<ReturnType<typeof loadAttributions>>
