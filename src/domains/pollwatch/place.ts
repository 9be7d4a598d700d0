// The row of a station is derived from its entries anew whenever one of them comes, counts or is handed on: by the pure
// merge, so that the order in which they came makes no difference.
import type { CommandContext } from '../../core/action.ts'
import { type Form, heldValues, merge } from '../../lib/questionnaire/index.ts'
import { fallsBelow } from './falls.ts'
import { type Book, bookOf, formOf, judgeAt } from './forms.ts'
import {
  AUTHORITY_VIEW,
  type EntryRow,
  MAX_PLACE_ENTRIES,
  MAX_SERIAL,
  type PlaceKey,
  type PlaceRow,
} from './schema.ts'
import * as store from './store.ts'

/** Decisions of persons about one row. */
const MAX_OVERRIDES = 200

/** Derives the rows in which these entries count: that of their group, and that of the authority for what was handed on. */
export async function derivePlaces(
  ctx: Pick<CommandContext, 'tx' | 'node'>,
  entries: readonly EntryRow[],
): Promise<void> {
  const wanted = new Map<string, readonly [view: string, key: PlaceKey]>()
  for (const { station, form, version, serial, observerGroup, releasedAt } of entries) {
    if (station === null || observerGroup === null) continue
    const key = { station, form, version, serial }
    const views = [observerGroup, ...(releasedAt === null ? [] : [AUTHORITY_VIEW])]
    for (const view of views) wanted.set(JSON.stringify([view, key]), [view, key])
  }
  if (wanted.size === 0) return
  const book = await bookOf(ctx)
  for (const [view, key] of wanted.values()) await derivePlace(ctx, book, view, key)
}

/** Derives one row; a form whose entries each stand for themselves has none. */
export async function derivePlace(
  { tx }: Pick<CommandContext, 'tx'>,
  book: Book,
  view: string,
  key: PlaceKey,
): Promise<void> {
  const form = formOf(book, key.form, key.version)
  if (form === undefined || form.isApart) return
  const of = view === AUTHORITY_VIEW ? { releasedAt: { not: null } } : { observerGroup: view }
  const how = { order: ['-id'], limit: MAX_PLACE_ENTRIES } as const
  const entries = await store.entries.many(tx, { ...key, ...of, state: 'counted' } as never, how)
  const [newest] = entries
  const before = await store.places.one(tx, { view, ...key })
  if (newest === undefined || newest.place === null || newest.area === null) {
    await store.places.remove(tx, { view, ...key })
    await store.countPlace(tx, before, undefined)
    await deriveLater(tx, book, await otherAskings(tx, form, view, key), { before, now: undefined })
    return
  }
  const decided = { order: ['-id'], limit: MAX_OVERRIDES } as const
  const overrides = await store.overrides.many(tx, { view, ...key }, decided)
  const place = { view, ...key, place: newest.place, area: newest.area }
  const own = { ...place, ...derived(form, entries, overrides) }
  const others = await otherAskings(tx, form, view, key)
  const row = fallsBelow(own, others) ? { ...own, verdict: 'flagged' as const } : own
  await store.places.put(tx, row)
  await store.countPlace(tx, before, row)
  await deriveLater(tx, book, others, { before, now: row })
}

/** Rows of the station for the other askings of a form that counts up through the day. */
async function otherAskings(
  tx: CommandContext['tx'],
  { kind }: Form,
  view: string,
  { station, form, version, serial }: PlaceKey,
): Promise<readonly PlaceRow[]> {
  if (kind !== 'turnout') return []
  const rows = await store.places.many(tx, { view, station, form, version }, { limit: MAX_SERIAL })
  return rows.filter((row) => row.serial !== serial)
}

/** Derives anew the later askings that this row contradicts now and did not before, or the other way round. */
async function deriveLater(
  tx: CommandContext['tx'],
  book: Book,
  others: readonly PlaceRow[],
  { before, now }: { readonly before: PlaceRow | undefined; readonly now: PlaceRow | undefined },
): Promise<void> {
  const one = now ?? before
  if (one === undefined || before?.turnout === now?.turnout) return
  const isBelow = (row: PlaceRow, of: PlaceRow | undefined) =>
    of !== undefined && fallsBelow(row, [of])
  for (const row of others) {
    if (row.serial < one.serial || isBelow(row, before) === isBelow(row, now)) continue
    const { view, station, form, version, serial } = row
    await derivePlace({ tx }, book, view, { station, form, version, serial })
  }
}

/** What the entries of one station amount to. */
function derived(
  form: Form,
  entries: readonly EntryRow[],
  overrides: Parameters<typeof merge>[2],
): Omit<PlaceRow, 'view' | keyof PlaceKey | 'place' | 'area'> {
  const said = entries.flatMap(({ id, observer, capturedAt, answers }) =>
    observer === null ? [] : [{ id, observer, at: capturedAt, answers }],
  )
  const tags = form.fields.map(({ tag }) => tag)
  const merged = merge(tags, said, overrides)
  const held = heldValues(merged)
  const voted = form.fields.find(({ analysis }) => analysis === 'turnout')
  return {
    fields: merged as PlaceRow['fields'],
    entries: entries.length,
    conflicts: Object.values(merged).filter(({ state }) => state === 'conflict').length,
    verdict: judgeAt(form, held, entries[0]).verdict,
    turnout: voted === undefined ? null : (held[voted.tag] ?? null),
  }
}
