import type { SequencedRecord } from '../core/record.ts'
import { rolesHolding } from '../core/role.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { accountsRecords } from '../domains/accounts/index.ts'
import { tellOfEnding } from '../domains/alerting/index.ts'

/** Somebody ended the sessions of another, or took a role by which alerts are released: everybody with a role in alerting there is told. */
export const endedToEverybody: Workflow = workflow({
  name: 'ended-to-everybody',
  permissions: ['alerting:tell', 'accounts:names'],
  handlers: [
    when(accountsRecords['session.closed'], tell),
    when(accountsRecords['grant.withdrawn'], async (ctx, record) => {
      const releasing = rolesHolding(ctx.node.roles, 'alerting:release')
      if (releasing.includes(record.body.role)) await tell(ctx, record)
    }),
  ],
})

type Ended = Omit<SequencedRecord, 'body'>

async function tell(ctx: WorkflowContext, record: Ended): Promise<void> {
  const what = endingOf(record)
  if (what === null) return
  const { id: event, subject: person, at, area } = record
  await ctx.call(tellOfEnding, { event, person, what, at, area })
}

/** What somebody else ended for the person whom the record is about; null for whatever a person did himself. */
export function endingOf({ type, subject, actor }: Ended) {
  if (!subject.startsWith('person:') || actor === subject) return null
  if (type === 'session.closed') return 'sessions-ended'
  return type === 'grant.withdrawn' ? 'role-taken' : null
}
