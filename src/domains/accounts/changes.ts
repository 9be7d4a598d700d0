import type { QueryContext } from '../../core/action.ts'
import { addMs, DAY, type Time } from '../../core/time.ts'
import { recoveryCodesSince, passkeysSince } from './store/proof.ts'
import { persons } from './store/person.ts'

/** What gives or takes power over an account, and so is told to its person. */
export const ACCOUNT_CHANGES = [
  'passkey-added',
  'passkey-removed',
  'codes-renewed',
  'code-used',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

/** The console says it for so long: a person who is away for some days still sees it. */
const SHOWN_MS = 7 * DAY

/** Changes that the console shows. */
const MAX_SHOWN = 10

/** What changed about an account since it was made, at most a week ago, the newest first. */
export async function recentChanges(
  { tx, now }: Pick<QueryContext, 'tx' | 'now'>,
  person: string,
): Promise<{ what: AccountChange; at: Time }[]> {
  const joined = (await persons.one(tx, { id: person }))?.joinedAt ?? now
  const weekAgo = addMs(now, -SHOWN_MS)
  // Joining makes the first passkey and codes: that is no change.
  const since = joined > weekAgo ? joined : weekAgo
  const wanted = { person, since, limit: MAX_SHOWN }
  const passkeys = await passkeysSince(tx, wanted)
  const codes = await recoveryCodesSince(tx, wanted)
  const all: { what: AccountChange; at: Time | null }[] = [
    ...passkeys.map(({ addedAt: at }) => ({ what: 'passkey-added' as const, at })),
    ...passkeys.map(({ removedAt: at }) => ({ what: 'passkey-removed' as const, at })),
    ...codes.made.map((at) => ({ what: 'codes-renewed' as const, at })),
    ...codes.used.map((at) => ({ what: 'code-used' as const, at })),
  ]
  return all
    .flatMap(({ what, at }) => (at !== null && at > since ? [{ what, at }] : []))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MAX_SHOWN)
}
