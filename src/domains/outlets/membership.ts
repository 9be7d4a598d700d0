// For whom somebody speaks: one source, of which he sees and does everything that an outlet may, and nothing of another.
import type { QueryContext } from '../../core/action.ts'
import { livingSource } from '../../core/same-source.ts'
import { found } from './refusals.ts'
import * as store from './store.ts'

/** The source that the caller speaks for, under the code that it has now: it may have been merged since; null where he speaks for none. */
export async function boundSource(ctx: QueryContext): Promise<string | null> {
  const agreed = { person: ctx.own(), agreedAt: { not: null } } as const
  const bound = await store.persons.one(ctx.tx, agreed)
  return bound === undefined ? null : await livingSource(ctx, bound.source)
}

/**
 * The source that the caller speaks for: the own one, or the wanted one in the exercise, where somebody who is bound to none
 * rehearses all parts; null where there is none. Throws 404 Problem `outlets.unknown_outlet` where another's is wanted.
 */
export async function spokenFor(ctx: QueryContext, wanted?: string): Promise<string | null> {
  const own = await boundSource(ctx)
  if (own === null) return ctx.node.realm === 'exercise' ? (wanted ?? null) : null
  const isOwn = wanted === undefined || wanted === own || (await livingSource(ctx, wanted)) === own
  return found(isOwn ? own : undefined, 'unknownOutlet')
}
