import type { CommandContext } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'
import { personsHolding } from './needs.ts'
import { refusal } from './refusals.ts'

/** Throws 404 Problem `incidents.unknown_person` for anybody but the caller who does not hold the permission in the area. */
export async function checkHolder(
  ctx: CommandContext,
  person: string,
  asked: { readonly permission: Permission; readonly area: string },
): Promise<void> {
  if (person === ctx.actor.id) return
  const { persons } = await ctx.ask(personsHolding, asked)
  if (!persons.includes(person)) throw refusal('unknownPerson')
}
