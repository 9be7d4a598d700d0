import type { SequencedRecord } from '../core/record.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { accountsRecords, finishJoin } from '../domains/accounts/index.ts'
import { alertingRecords, removeContact, tellOfAccount } from '../domains/alerting/index.ts'
import { endingOf } from './ended-to-everybody.ts'

const OWN = {
  'passkey.added': 'passkey-added',
  'passkey.removed': 'passkey-removed',
  'recoveryCode.renewed': 'codes-renewed',
  'recoveryCode.used': 'code-used',
  'person.recovered': 'recovered',
  'grant.given': 'role-given',
} as const
const OWN_TYPES = Object.keys(OWN) as (keyof typeof OWN)[]

/** What gives or takes power over an account, whoever did it: its person is told by every own contact, with a role or without. */
export const accountToPerson: Workflow = workflow({
  name: 'account-to-person',
  permissions: ['alerting:tell'],
  handlers: [
    ...OWN_TYPES.map((type) =>
      when(accountsRecords[type], async (ctx, record) => {
        // Joining makes the first passkey, codes and roles; of a second joining, by a link of the machine, its own record tells.
        if (record.action === finishJoin.name && type !== 'person.recovered') return
        await tell(ctx, record, OWN[type])
      }),
    ),
    when(
      [accountsRecords['session.closed'], accountsRecords['grant.withdrawn']],
      async (ctx, record) => {
        const what = endingOf(record)
        if (what !== null) await tell(ctx, record, what)
      },
    ),
    when(alertingRecords['route.removed'], async (ctx, { id: event, at, action, body }) => {
      // One that was shown to be the person's own; nobody hears by another.
      if (action !== removeContact.name || body.isConfirmed !== true) return
      const person = body.owner ?? ''
      await ctx.call(tellOfAccount, { event, person, what: 'contact-removed', at })
    }),
  ],
})

async function tell(
  ctx: WorkflowContext,
  { id: event, subject: person, at }: Pick<SequencedRecord, 'id' | 'subject' | 'at'>,
  what: (typeof OWN)[keyof typeof OWN] | NonNullable<ReturnType<typeof endingOf>>,
): Promise<void> {
  await ctx.call(tellOfAccount, { event, person, what, at })
}
