import type { SequencedRecord } from '../core/record.ts'
import type { Workflow } from '../core/slice.ts'
import { finishJoin } from '../domains/accounts/index.ts'
import { removeContact, tellOfAccount } from '../domains/alerting/index.ts'
import { endingOf } from './ended-to-everybody.ts'

const OWN = {
  'passkey.added': 'passkey-added',
  'passkey.removed': 'passkey-removed',
  'recoveryCode.renewed': 'codes-renewed',
  'recoveryCode.used': 'code-used',
  'person.recovered': 'recovered',
  'grant.given': 'role-given',
} as const

/** What gives or takes power over an account, whoever did it: its person is told by every own contact, with a role or without. */
export const accountToPerson: Workflow = {
  name: 'account-to-person',
  permissions: ['alerting:tell'],
  on: [...Object.keys(OWN), 'session.closed', 'grant.withdrawn', 'route.removed'],
  async handle(ctx, record) {
    const { id: event, at, body } = record
    if (isContactRemoved(record)) {
      const person = String(body['owner'])
      await ctx.call(tellOfAccount, { event, person, what: 'contact-removed', at })
      return
    }
    const what = ownChange(record) ?? endingOf(record)
    if (what === null) return
    const { subject: person } = record
    await ctx.call(tellOfAccount, { event, person, what, at })
  },
}

/** One that was shown to be the person's own; nobody hears by another. */
function isContactRemoved({ action, body }: SequencedRecord): boolean {
  return action === removeContact.name && body['isConfirmed'] === true
}

/** Joining makes the first passkey, codes and roles; of a second joining, by a link of the machine, its own record tells. */
function ownChange({ type, action }: SequencedRecord) {
  if (!Object.hasOwn(OWN, type)) return null
  if (action === finishJoin.name && type !== 'person.recovered') return null
  return OWN[type as keyof typeof OWN]
}
