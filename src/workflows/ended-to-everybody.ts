import type { SequencedRecord } from '../core/record.ts'
import { type Roles, rolesHolding } from '../core/role.ts'
import type { Workflow } from '../core/slice.ts'
import { tellOfEnding } from '../domains/alerting/index.ts'

/** Somebody ended the sessions of another, or took a role by which alerts are released: everybody with a role in alerting there is told. */
export const endedToEverybody: Workflow = {
  name: 'ended-to-everybody',
  permissions: ['alerting:tell', 'accounts:names'],
  on: ['session.closed', 'grant.withdrawn'],
  async handle(ctx, record) {
    const what = endingOf(record)
    if (what === null || !mattersToReleases(ctx.node.roles, record)) return
    const { id: event, subject: person, at, area } = record
    await ctx.call(tellOfEnding, { event, person, what, at, area })
  },
}

/** What somebody else ended for the person whom the record is about; null for whatever a person did himself. */
export function endingOf({ type, subject, actor }: SequencedRecord) {
  if (!subject.startsWith('person:') || actor === subject) return null
  if (type === 'session.closed') return 'sessions-ended'
  return type === 'grant.withdrawn' ? 'role-taken' : null
}

function mattersToReleases(roles: Roles, { type, body }: SequencedRecord): boolean {
  const releasing = rolesHolding(roles, 'alerting:release')
  return type === 'session.closed' || releasing.some((role) => role === body['role'])
}
