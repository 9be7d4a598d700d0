import type { CommandContext } from '../../../core/action.ts'
import { personsHolding } from '../needs.ts'

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
  const { persons } = await ctx.ask(personsHolding, { permission: 'alerting:read', area })
  const held = new Set(persons)
  return routes.filter((route) => !isPerson(route) || held.has(route.owner))
}
