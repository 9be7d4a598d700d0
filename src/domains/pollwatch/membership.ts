// Whose group it is: a manager looks after one, and sees and does nothing of any other.
import type { QueryContext } from '../../core/action.ts'
import { found } from './refusals.ts'
import type { GroupRow } from './schema.ts'
import * as store from './store.ts'

/**
 * The accredited group of the caller; null where he manages none. In the exercise, where one person rehearses all parts,
 * whoever manages none looks after the first.
 */
export async function groupOfCaller(ctx: QueryContext): Promise<GroupRow | null> {
  const { tx } = ctx
  const own = await store.managers.one(tx, { person: ctx.own() })
  if (own !== undefined)
    return (await store.groups.one(tx, { id: own.observerGroup, state: 'accredited' })) ?? null
  if (ctx.node.realm !== 'exercise') return null
  return (await store.groups.one(tx, { state: 'accredited' }, { order: ['id'] })) ?? null
}

/** The same for what needs one. Throws 403 Problem `pollwatch.no_group`. */
export async function ownGroup(ctx: QueryContext): Promise<GroupRow> {
  return found(await groupOfCaller(ctx), 'noGroup')
}
