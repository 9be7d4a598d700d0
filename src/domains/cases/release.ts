// What of attributions may leave the node. A natural person never does: the type of what leaves has no kind for one, its
// sentence can be made here only, and whoever sends, publishes or shares asks for `Outgoing`.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'
import { LEAVES_BY, type Way } from './levels.ts'
import { type AttributionRow, estimate, level, levelOf, subjectKind } from './schema/attribution.ts'

/** Kinds that may be named outside; a person may not. */
export const outgoingKind = subjectKind.exclude(['person'])

/** An attribution as it may leave, by the way that its level allows. */
export const outgoing = z.strictObject({
  attribution: id,
  level,
  kind: outgoingKind,
  /** The name of what is no natural person. */
  subject: z.string().brand<'may-leave'>(),
  estimate,
  decidedAt: time,
  leavesBy: z.enum(Object.values(LEAVES_BY) as [Way, ...Way[]]),
})
export type Outgoing = z.infer<typeof outgoing>

/** Those in force that may leave, and how many are kept back because they name a natural person. */
export function outgoingOf(rows: readonly AttributionRow[]): {
  readonly items: readonly Outgoing[]
  readonly withheld: number
} {
  const inForce = rows.filter(({ state }) => state === 'decided')
  const items = inForce.flatMap((row) => leaving(row) ?? [])
  return { items, withheld: inForce.length - items.length }
}

function leaving({ id: attribution, kind, subject, estimate: word, decided }: AttributionRow) {
  const named = outgoingKind.safeParse(kind)
  if (!named.success || decided === null) return null
  const own = levelOf(kind)
  return outgoing.parse({
    attribution,
    level: own,
    kind: named.data,
    subject,
    estimate: word,
    decidedAt: decided.at,
    leavesBy: LEAVES_BY[own],
  })
}
