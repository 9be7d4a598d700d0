import type { Kysely } from 'kysely'

/**
 * The single SQL cast: a slice's `store.ts` says which tables it knows and gets a typed query builder over the
 * transaction it was lent. `const db = tables<{ site: SiteTable }>()`, then `db(tx).selectFrom('site')`.
 */
export function tables<T>(): (tx: object) => Kysely<T> {
  return (tx) => tx as Kysely<T>
}
