import { namesOf } from '../../../core/names.ts'
import type { PageContext } from '../../../core/slice.ts'
import { requestFile } from '../actions/read-justice.ts'
import { countries } from '../needs-justice.ts'

/** All that the page of a request shows. */
export async function loadRequest(ctx: PageContext, of: string) {
  const found = await ctx.call(requestFile, { case: of, request: ctx.params['request'] ?? '' })
  const persons = [
    found.draftedBy,
    found.completedBy,
    found.approvedBy,
    ...found.moves.map(({ person }) => person),
  ]
  return {
    found,
    states: (await ctx.ask(countries, {})).countries,
    names: await namesOf(ctx, { persons }),
    self: await ctx.ofReader((reader) => reader.actor.id),
  }
}
export type RequestData = Awaited<ReturnType<typeof loadRequest>>
