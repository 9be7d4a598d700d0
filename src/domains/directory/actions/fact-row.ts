import type { CommandContext } from '../../../core/action.ts'
import { factKey } from '../facts.ts'
import type { AgencyFact } from '../schema.ts'
import type { Row } from '../store/tables.ts'

/** A new, unverified row for a fact. */
export function rowOfFact(ctx: CommandContext, fact: AgencyFact): Row<'agency'> {
  return {
    id: ctx.newId(),
    fact: factKey(fact),
    iso3: fact.iso3,
    kind: fact.kind,
    ...describedBy(fact),
    confirmed_by: null,
    confirmed_at: null,
    confirmed_source: null,
    added_by: ctx.actor.id,
    added_at: ctx.now,
    removed_at: null,
  }
}

/** The columns that a fact says something about. */
export function describedBy(fact: AgencyFact) {
  return {
    name: fact.name,
    name_local: fact.nameLocal ?? null,
    languages: fact.languages ?? '',
    source: fact.source,
    as_of: fact.asOf,
    confidence: fact.confidence,
  }
}
