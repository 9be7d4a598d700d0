import type { CommandContext } from '../../../core/action.ts'
import { factKey } from '../facts.ts'
import type { AgencyFact } from '../schema.ts'

/** A new, unverified row for a fact. */
export function rowOfFact(ctx: CommandContext, fact: AgencyFact) {
  const { iso3, kind } = fact
  const added = { addedBy: ctx.actor.id, addedAt: ctx.now }
  return { id: ctx.newId(), fact: factKey(fact), iso3, kind, ...describedBy(fact), ...added }
}

/** What a fact says of an agency. */
export function describedBy({ name, nameLocal, languages, source, asOf, confidence }: AgencyFact) {
  const rest = { name, source, asOf, confidence }
  return { ...rest, nameLocal: nameLocal ?? null, languages: languages ?? '' }
}
