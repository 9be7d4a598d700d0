import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { builtOnce } from '../../../lib/sql/built-once.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'

export const browsers = table(
  'browser',
  z.strictObject({ id, secretHash: z.string(), firstSeenAt: time }),
)
export const bindings = table(
  'browser_person',
  z.strictObject({ browser: id, person: id, boundAt: time, boundWith: z.string() }),
  ['browser', 'person'],
)
type Binding = RowOf<typeof bindings>

const db = tables<Database<typeof browsers>>()

/** The browser of this mark, added under `id` where it was never seen; gives the id it has. */
export async function browserOfMark(
  tx: Tx,
  browser: { readonly id: string; readonly hash: string; readonly at: Time },
): Promise<string> {
  const row = { id: browser.id, secret_hash: browser.hash, first_seen_at: browser.at }
  await db(tx)
    .insertInto('browser')
    .values(row)
    .onConflict((conflict) => conflict.column('secret_hash').doNothing())
    .execute()
  return (await browsers.one(tx, { secretHash: browser.hash }))?.id ?? browser.id
}

/** Binds a person to a browser; the first time counts, but joining there counts as anew. */
export async function bindBrowser(tx: Tx, row: Binding): Promise<void> {
  const { browser, person } = row
  const isKnown = (await bindings.one(tx, { browser, person })) !== undefined
  if (!isKnown || row.boundWith === 'join') await bindings.put(tx, row)
}

/** How a person is bound to the browser of this mark; undefined where he is not. */
export const bindingOf = builtOnce((tx, { hash, person }: { hash: string; person: string }) =>
  bindings
    .select<typeof browsers>(tx)
    .innerJoin('browser', 'browser.id', 'browser_person.browser')
    .where('browser.secret_hash', '=', hash)
    .where('browser_person.person', '=', person),
).first
