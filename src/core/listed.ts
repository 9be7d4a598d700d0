import { z } from 'zod'
import { asked, given } from './asked.ts'
import type { Filter, Key, Part, Table } from '../lib/sql/table.ts'
import { id } from './id.ts'

/** Rows of one answer of a list where nobody asks for a number of them. */
export const PAGE_ROWS = 100
/** Rows of one page on a screen: what a person looks through. */
export const SCREEN_ROWS = 50
/** The same where each row takes several lines, or each has something to press. */
export const TALL_ROWS = 20
/** Most rows of one page; each is read in the transaction and sent at once. */
export const MAX_PAGE_ROWS = 200

export const pageRows = z.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS)

/** What every list is asked, besides its filters: the `next` of the page before, and how many rows. */
export const listInput = z.strictObject({ after: id.optional(), limit: pageRows })

/** The page of a list that the address of a page asks for by this name. */
export function askedPage(
  search: Readonly<Record<string, string>>,
  by = 'after',
): { readonly after?: string; readonly limit: number } {
  return { limit: SCREEN_ROWS, ...given({ after: asked(id, search[by]) }) }
}

/** What every list answers: a page of items, and what goes back in as `after` for the rest; null where that was all. */
export function listed<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: id.nullable() })
}

/** Where the list goes on behind these rows, of which at most `limit` were asked for; null where that was all. */
export function nextOf<Row, Place = string>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): Place | null {
  const last = rows.at(-1)
  return last === undefined || rows.length < limit ? null : placeOf(last)
}

/** Most rows of one file: the stations of a large nation. */
export const MAX_FILE_ROWS = 50_000

/** All items of a list, a page after the other, up to a limit; `isCut` tells whether there would have been more. */
export async function everyItem<Item, After = string>(
  ask: (after: After | undefined) => Promise<{ items: readonly Item[]; next: After | null }>,
  limit = MAX_FILE_ROWS,
): Promise<{ readonly items: readonly Item[]; readonly isCut: boolean }> {
  const items: Item[] = []
  let after: After | undefined
  while (items.length < limit) {
    const page = await ask(after)
    items.push(...page.items)
    if (page.next === null) return { items, isCut: false }
    after = page.next
  }
  return { items: items.slice(0, limit), isCut: true }
}

/** A page of rows of which one more than `limit` was asked for, so that the last page says that it is the last. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { readonly items: Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** The rows of a table that match, the newest first: the page that {@link listInput} asks for. `as`: a part of the row, its id among it. */
export async function newestPage<
  N extends string,
  R extends { readonly id: string },
  K extends Key<R> = Key<R>,
>(
  tx: object,
  table: Table<N, R>,
  where: Filter<R>,
  how: { readonly after?: string | undefined; readonly limit: number; readonly as?: Part<K> },
) {
  const { after, limit, ...rest } = how
  const place = after === undefined ? {} : { id: { before: after } }
  const order = ['-id'] as unknown as readonly `-${Key<R>}`[]
  const all = { ...where, ...place } as Filter<R>
  const rows = await table.many<K>(tx, all, { order, limit: limit + 1, ...rest })
  return pageOf(rows as (Pick<R, K> & { readonly id: string })[], limit)
}
