import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type BrowserBinding = Row<'browser_person'>

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
  const { id } = await db(tx)
    .selectFrom('browser')
    .select('id')
    .where('secret_hash', '=', browser.hash)
    .executeTakeFirstOrThrow()
  return id
}

/** Binds a person to a browser; the first time counts, but joining there counts as anew. */
export async function bindBrowser(tx: Tx, row: BrowserBinding): Promise<void> {
  const { bound_at, bound_with } = row
  await db(tx)
    .insertInto('browser_person')
    .values(row)
    .onConflict((conflict) => {
      const known = conflict.columns(['browser', 'person'])
      return bound_with === 'join' ? known.doUpdateSet({ bound_at, bound_with }) : known.doNothing()
    })
    .execute()
}

/** How a person is bound to the browser of this mark; undefined where he is not. */
export async function bindingOf(
  tx: Tx,
  { hash, person }: { readonly hash: string; readonly person: string },
): Promise<BrowserBinding | undefined> {
  return await db(tx)
    .selectFrom('browser_person')
    .innerJoin('browser', 'browser.id', 'browser_person.browser')
    .select([
      'browser_person.browser',
      'browser_person.person',
      'browser_person.bound_at',
      'browser_person.bound_with',
    ])
    .where('browser.secret_hash', '=', hash)
    .where('browser_person.person', '=', person)
    .executeTakeFirst()
}
