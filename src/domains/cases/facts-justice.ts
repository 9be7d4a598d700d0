import type { QueryContext } from '../../core/action.ts'
import type { Member } from './membership.ts'
import type { JusticeFacts } from './protocol.ts'
import { SETTLED_STATES } from './schema/request.ts'
import * as store from './store/justice.ts'
import { requestsOf } from './store/request.ts'

/** Nothing of these has been handed over yet. */
const UNSENT: ReadonlySet<string> = new Set(['draft', 'complete', 'approved'])

/** What the gates of the protocol ask of requests and of justice. */
export async function justiceFacts(ctx: QueryContext, member: Member): Promise<JusticeFacts> {
  const { tx } = ctx
  const requests = await requestsOf(tx, member)
  const ofCase = { case: member.case.id }
  const isSettled = (state: string) => SETTLED_STATES.some((one) => one === state)
  // What was let go of before it left asks for nothing.
  const made = requests.filter(({ state, sentAt }) => state !== 'closed' || sentAt !== null)
  return {
    requests: made.length,
    requestsWithoutReceipt: made.filter(
      ({ state, receipt }) => UNSENT.has(state) || (receipt === null && !isSettled(state)),
    ).length,
    requestsOpen: made.filter(({ state }) => !isSettled(state)).length,
    suspects: await store.suspects.count(tx, ofCase),
    charges: await store.charges.count(tx, ofCase),
    chargesOpen: await store.charges.count(tx, { ...ofCase, outcome: 'pending' }),
    hearings: await store.hearings.count(tx, ofCase),
  }
}
