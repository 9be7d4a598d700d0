// The second person of a case stands apart from the first: whoever put something forward neither seats nor unseats those
// who carry it out. docs/decisions/seats.md
import type { CommandContext } from '../../core/action.ts'
import type { Time } from '../../core/time.ts'
import { DECIDING } from './levels.ts'
import type { Member } from './membership.ts'
import { refusal } from './refusals.ts'
import { levelOf, MAX_ATTRIBUTIONS } from './schema/attribution.ts'
import type { Seat } from './schema/case.ts'
import { MAX_REQUESTS } from './schema/request.ts'
import { attributions } from './store/analysis.ts'
import { erasures } from './store/erasure.ts'
import { closings } from './store/justice.ts'
import { requests } from './store/request.ts'

/** Seats whose holders stand for a request besides whoever wrote it. */
export const APPROVERS: readonly Seat[] = ['liaison-24-7', 'reviewer']

/** What somebody put forward in a case. */
interface PutForward {
  /** Seats in which it may be carried out. */
  readonly seats: readonly Seat[]
  /** Those who had a hand in it. */
  readonly hands: readonly (string | null)[]
  /** When it was begun. */
  readonly since: Time
}

/**
 * Whoever carries something out has a seat for that which was given before it was begun, or by nobody who had a hand in
 * it. Throws 403 Problem `cases.seated_by_proposer`. In the exercise one person rehearses all parts.
 */
export function checkSeatedByOther(
  { node }: Pick<CommandContext, 'node'>,
  { seats: own }: Member,
  { seats, hands, since }: PutForward,
): void {
  if (node.realm === 'exercise') return
  const isApart = own.some(
    ({ role, givenBy, givenAt, agreedBy }) =>
      seats.includes(role) &&
      (givenAt <= since || ![givenBy, agreedBy].some((hand) => hands.includes(hand))),
  )
  if (!isApart) throw refusal('seatedByProposer')
}

/** Seats in which somebody carries out what this person put forward in the case, as far as nobody has done so yet. */
export async function awaitedSeats(
  { tx }: Pick<CommandContext, 'tx'>,
  { case: { id: of } }: Pick<Member, 'case'>,
  person: string,
): Promise<ReadonlySet<Seat>> {
  const all = { limit: MAX_ATTRIBUTIONS } as const
  const proposed = await attributions.many(tx, { case: of, state: 'proposed' }, all)
  const complete = await requests.many(tx, { case: of, state: 'complete' }, { limit: MAX_REQUESTS })
  const isOwn = complete.some((row) => [row.completedBy, row.draftedBy].includes(person))
  const closing = await closings.count(tx, { case: of, proposedBy: person })
  const erasing = await erasures.count(tx, { case: of, askedBy: person, doneAt: null })
  return new Set([
    ...proposed
      .filter((row) => [row.draftedBy, row.proposed?.person].includes(person))
      .flatMap(({ kind }) => DECIDING[levelOf(kind)]),
    ...(isOwn ? APPROVERS : []),
    ...(closing > 0 ? (['reviewer'] as const) : []),
    ...(erasing > 0 ? (['prosecutor'] as const) : []),
  ])
}
