import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type LinkRow = Row<'answer_link'>

const LINK = [
  'hash',
  'alert',
  'revision',
  'station',
  'area',
  'place',
  'owner',
  'route',
  'made_at',
  'expires_at',
] as const

export async function addLink(tx: Tx, row: LinkRow): Promise<void> {
  await db(tx).insertInto('answer_link').values(row).execute()
}

/** The link with this hash; `removed_at` is when the mailbox that it was sent to was taken away. */
export async function linkByHash(
  tx: Tx,
  hash: string,
): Promise<(LinkRow & { removed_at: Time | null }) | undefined> {
  return await db(tx)
    .selectFrom('answer_link as l')
    .innerJoin('contact_route as r', 'r.id', 'l.route')
    .select(LINK.map((name) => `l.${name}` as const))
    .select('r.removed_at')
    .where('l.hash', '=', hash)
    .executeTakeFirst()
}

/** Forgets links that ended before `before`. */
export async function dropLinks(tx: Tx, before: Time): Promise<void> {
  await db(tx).deleteFrom('answer_link').where('expires_at', '<', before).execute()
}

/** The first message about an alert that went out by a route, as revision, step and occurrence; undefined before there is one. */
export async function firstSent(tx: Tx, { alert, route }: { alert: string; route: string }) {
  return await db(tx)
    .selectFrom('attempt')
    .select(['revision', 'step', 'occurrence'])
    .where('alert', '=', alert)
    .where('route', '=', route)
    .where('state', 'in', ['sent', 'delivered'])
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
}
