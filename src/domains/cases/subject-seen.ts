import type { QueryContext } from '../../core/action.ts'
import { fold } from '../../core/fold.ts'
import type { Member } from './membership.ts'
import { refusal } from './refusals.ts'
import type { AttributionRow, SubjectKind } from './schema/attribution.ts'
import { MAX_OBSERVATIONS } from './schema/observation.ts'
import { pivotsOf } from './store/analysis.ts'
import { observations } from './store/observation.ts'

/** What can itself be seen in evidence; a family, a group or a person is inferred. */
const SEEN_KINDS: ReadonlySet<SubjectKind> = new Set(['host', 'name', 'account', 'tool'])

/**
 * Throws 409 Problem `cases.subject_unseen` where an attribution names a host, a name, an account or a tool that no
 * observation of the case shows and to which no pivot leads.
 */
export async function checkSeen(
  ctx: QueryContext,
  member: Member,
  { kind, subject }: Pick<AttributionRow, 'kind' | 'subject'>,
): Promise<void> {
  if (!SEEN_KINDS.has(kind)) return
  const how = { order: ['id'], limit: MAX_OBSERVATIONS } as const
  const seen = await observations.many(ctx.tx, { case: member.case.id, droppedAt: null }, how)
  const led = await pivotsOf(ctx.tx, member)
  const known = [...seen.map(({ value }) => value), ...led.map(({ target }) => target)]
  const wanted = fold(subject)
  if (!known.some((one) => fold(one) === wanted)) throw refusal('subjectUnseen')
}
