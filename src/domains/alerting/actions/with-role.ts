import type { CommandContext } from '../../../core/action.ts'
import { personsHolding } from '../needs.ts'
import { personRoutes } from '../store/route.ts'

/**
 * The owners who may still hear of alerts: posts and stations always, a person as long as he or she has a role in alerting,
 * in `area` where one is given: in it, above it or below it.
 * The exercise knows no people's roles: whoever entered a contact there takes part.
 */
export async function withRole<O extends { readonly owner: string }>(
  ctx: CommandContext,
  routes: readonly O[],
  area = '/',
): Promise<readonly O[]> {
  const isPerson = ({ owner }: O) => owner.startsWith('person:')
  if (ctx.node.realm === 'exercise' || !routes.some(isPerson)) return routes
  const held = new Set(await personsWithRole(ctx, area))
  return routes.filter((route) => !isPerson(route) || held.has(route.owner))
}

/** Contacts of the people with a role in alerting, in `area` where one is given; those of others hide none of them. */
export async function contactsWithRole(ctx: CommandContext, limit: number, area = '/') {
  const owners = ctx.node.realm === 'exercise' ? 'all' : await personsWithRole(ctx, area)
  return await personRoutes(ctx.tx, { owners, limit })
}

async function personsWithRole(ctx: CommandContext, area: string): Promise<readonly string[]> {
  const { persons } = await ctx.ask(personsHolding, { permission: 'alerting:read', area })
  return persons
}
