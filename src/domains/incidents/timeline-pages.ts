// A timeline by pages: each says by a row of its own where the older and the newer ones go on.
import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { MAX_ENTRIES } from './schema.ts'
import { asSeen, keptSubjects } from './shut.ts'
import * as store from './store.ts'

/** A row of a timeline: the moment by which it stands there, `~`, its id. `~` alone is before the oldest. */
export const place = z
  .string()
  .regex(/^[0-9T:.Z-]{0,40}~[0-9a-f-]{0,40}$/, 'no place of a timeline')

/** Before the oldest of all. */
export const BEGINNING = '~'

const placeOf = (row: store.PlacedRow | undefined) =>
  row === undefined ? null : `${row.place}~${row.id}`

/** The row that a page is asked for behind or before. */
function beyond(way: store.Beyond['way'], said: string | undefined): store.Beyond | undefined {
  if (said === undefined) return undefined
  const [at = '', entry = ''] = said.split('~')
  return { way, at, entry }
}

interface Asked {
  readonly older: string | undefined
  readonly newer: string | undefined
  readonly limit: number
}

/** One page of a timeline as the caller sees it, newest first, with the places where others begin; null where there are none. */
export async function pageOfEntries(
  ctx: QueryContext,
  wanted: store.Wanted,
  { older, newer, limit }: Asked,
) {
  const from = beyond('newer', newer) ?? beyond('older', older)
  const rows = await entriesSeen(ctx, { ...wanted, beyond: from }, limit + 1)
  const isMore = rows.length > limit
  if (from?.way !== 'newer') {
    const items = rows.slice(0, limit)
    const before = from === undefined ? null : placeOf(items[0])
    return { items, older: isMore ? placeOf(items.at(-1)) : null, newer: before }
  }
  const items = isMore ? rows.slice(1) : rows
  const behind = newer === BEGINNING ? null : placeOf(items.at(-1))
  return { items, older: behind, newer: isMore ? placeOf(items[0]) : null }
}

/** Entries of an incident as the caller sees them; who finds one by its words knows those, so that what is kept from him is not found. */
async function entriesSeen(ctx: QueryContext, wanted: store.Wanted, limit: number) {
  if ((wanted.tag ?? '') === '' && (wanted.observable ?? '') === '')
    return await asSeen(ctx, await store.entriesOf(ctx.tx, { ...wanted, limit }))
  const rows = await store.entriesOf(ctx.tx, { ...wanted, limit: MAX_ENTRIES })
  const kept = await keptSubjects(ctx, rows)
  const shown = rows.filter(({ subject }) => !kept.has(subject))
  return wanted.beyond?.way === 'newer' ? shown.slice(-limit) : shown.slice(0, limit)
}
