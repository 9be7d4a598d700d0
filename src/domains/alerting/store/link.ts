import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { routes } from './route.ts'

/** Links by which a station answers from its mailbox. */
export const links = table(
  'answer_link',
  z.strictObject({
    /** SHA-256 of the secret in the link. */
    hash: z.string(),
    alert: id,
    revision: z.number().int(),
    station: z.string(),
    area: z.string(),
    /** Number and name of the station, as the page shows it. */
    place: z.string(),
    owner: z.string(),
    route: id,
    madeAt: time,
    expiresAt: time,
  }),
  ['hash'],
)

/** The link with this hash; `removedAt` is when the mailbox that it was sent to was taken away. */
export async function linkByHash(
  tx: Tx,
  hash: string,
): Promise<(RowOf<typeof links> & { removedAt: Time | null }) | undefined> {
  return await links
    .select<typeof routes>(tx)
    .innerJoin('contact_route', 'contact_route.id', 'answer_link.route')
    .select(routes.columns('removedAt'))
    .where('answer_link.hash', '=', hash)
    .executeTakeFirst()
}
