import type { QueryContext } from './action.ts'
import { namesOf } from './names.ts'
import type { Time } from './time.ts'

/** Who changed something and when, as the sentence of a refusal says it to whoever had read what stood there before. */
export interface MovedBy {
  readonly who: string
  readonly time: string
}

/** The values of such a sentence; a person whom nobody knows by name, or a machine, by his id. */
export async function movedBy(
  ctx: Pick<QueryContext, 'ask'>,
  { person, at }: { readonly person: string; readonly at: Time },
): Promise<MovedBy & Readonly<Record<string, string>>> {
  const { persons } = await namesOf(ctx, { persons: [person] })
  return { who: persons.get(person) ?? person, time: `${at.slice(0, 16).replace('T', ' ')} UTC` }
}
