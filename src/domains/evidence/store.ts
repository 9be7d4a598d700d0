import { z } from 'zod'
import { id } from '../../core/id.ts'
import { MAX_PAGE_ROWS } from '../../core/listed.ts'
import type { Tx } from '../../core/port.ts'
import { type Time, time } from '../../core/time.ts'
import { assertion, MAX_EVENTS } from '../../lib/custody/index.ts'
import { matches } from '../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import * as noun from './schema.ts'

export const items = table('item', noun.itemRow)

export const partRow = z.strictObject({
  item: id,
  n: z.number().int(),
  sha256: z.string(),
  size: z.number().int(),
})
export const parts = table('item_part', partRow, ['item', 'n'])

/** What is known of an item before its content was hashed. */
export const intakes = table(
  'item_intake',
  z.strictObject({
    item: id,
    said: z.strictObject({
      by: z.string(),
      role: z.string(),
      texts: z.record(z.string(), z.string()),
    }),
    fromSlice: z.string().nullable(),
    material: z.string().nullable(),
  }),
  ['item'],
)

export const sealedItems = table('item_sealed', noun.sealedAs.extend({ item: id }), ['item'])

export const eventRow = z.strictObject({
  item: id,
  seq: z.number().int(),
  type: z.string(),
  at: time,
  actor: z.string(),
  bytes: z.instanceof(Uint8Array),
  hash: z.string(),
  signature: z.instanceof(Uint8Array),
  nodeKey: z.string(),
  assertion: assertion.nullable(),
  officerKey: z.string().nullable(),
})
export const events = table('custody_event', eventRow, ['item', 'seq'])
export type EventRow = RowOf<typeof events>

/** Title and file name as the log commits to them. */
export const nameField = z.enum(['title', 'file-name'])

/** Salts of names that the log committed to, base64url. */
export const names = table(
  'item_name',
  z.strictObject({ item: id, field: nameField, salt: z.string() }),
  ['item', 'field'],
)

/** Keys of custody that the log names, raw in hex. */
export const keys = table(
  'custody_key',
  z.strictObject({ publicKey: noun.sha256, since: noun.keySince, notedAt: time }),
  ['publicKey'],
)

/** Words with their salt, base64url. */
export const saltedText = z.strictObject({ field: z.string(), salt: z.string(), text: z.string() })
export type SaltedText = z.infer<typeof saltedText>

export const textRow = z.strictObject({
  item: id,
  seq: z.number().int(),
  field: z.string(),
  salt: z.string().nullable(),
  text: z.string().nullable(),
})
export const texts = table('custody_text', textRow, ['item', 'seq', 'field'])

export const drafts = table(
  'custody_draft',
  z.strictObject({
    id,
    item: id,
    person: z.string(),
    bytes: z.instanceof(Uint8Array),
    texts: z.array(saltedText),
    untilAt: time,
    asked: noun.sha256.nullable(),
  }),
)

export const sealRow = z.strictObject({
  item: id,
  commitment: z.string(),
  salt: z.string().nullable(),
  number: z.string().nullable(),
  putOn: z.number().int(),
  takenOff: z.number().int().nullable(),
})
export const seals = table('seal', sealRow, ['item', 'commitment'])

export const asks = table(
  'custody_ask',
  z.strictObject({
    item: id,
    type: noun.askedAct,
    person: z.string(),
    role: z.string(),
    device: z.string().nullable(),
    reason: z.string(),
    askedAt: time,
  }),
  ['item'],
)
export type Ask = RowOf<typeof asks>

export const bundles = table('bundle', noun.bundleRow)
export const bundleItems = table('bundle_item', z.strictObject({ bundle: id, item: id }), [
  'bundle',
  'item',
])
export const bundleParts = table(
  'bundle_part',
  z.strictObject({
    bundle: id,
    n: z.number().int(),
    sha256: z.string(),
    size: z.number().int(),
  }),
  ['bundle', 'n'],
)

const db =
  tables<
    Database<
      | typeof items
      | typeof asks
      | typeof seals
      | typeof bundles
      | typeof bundleItems
      | typeof bundleParts
    >
  >()

/** Parts of an item in their order. */
export async function partsOf(tx: Tx, item: string): Promise<RowOf<typeof parts>[]> {
  const limit = noun.MAX_PARTS + noun.SEALED_PARTS
  return await parts.many(tx, { item }, { order: ['n'], limit })
}

/** The age file that the content of an item is kept as; null where it is kept as it came. */
export async function sealedAs(tx: Tx, item: string): Promise<noun.SealedAs | null> {
  const row = await sealedItems.one(tx, { item })
  if (row === undefined) return null
  const { item: _, ...sealed } = row
  return sealed
}

/** All events of an item, the first one first. */
export async function chainOf(tx: Tx, item: string): Promise<EventRow[]> {
  return await events.many(tx, { item }, { order: ['seq'], limit: MAX_EVENTS })
}

/** Seals that were put on an item and not taken off. */
export async function sealsOn(tx: Tx, item: string): Promise<RowOf<typeof seals>[]> {
  return await seals.many(tx, { item, takenOff: null }, { limit: MAX_PAGE_ROWS })
}

/** How many items a machine preserved of a site since a time. */
export async function preservedSince(tx: Tx, site: string, since: Time): Promise<number> {
  return await items.count(tx, { site, addedAt: { from: since } })
}

/** Words that stand for all of an item are gone: its chain stays with its commitments. */
export async function forgetWords(tx: Tx, item: string): Promise<void> {
  await texts.change(tx, { item }, { salt: null, text: null })
  await seals.change(tx, { item }, { salt: null, number: null })
  await drafts.remove(tx, { item })
  await names.remove(tx, { item })
}

/** Items that may wait for somebody, with what was asked of whoever has them; broken ones for everybody. */
export async function waitingFor(tx: Tx, person: string, limit: number) {
  return await db(tx)
    .selectFrom('item')
    .leftJoin('custody_ask', 'custody_ask.item', 'item.id')
    .select([
      'item.id',
      'item.code',
      'item.title',
      'item.area',
      'item.site',
      'item.incident',
      'item.state',
      'item.added_by as addedBy',
      'item.custodian',
      'item.offered_to as offeredTo',
      'item.offered_at as offeredAt',
      'item.broken_at as brokenAt',
      'custody_ask.asked_at as askedAt',
    ])
    .where((eb) =>
      eb.or([
        eb('item.broken_at', 'is not', null),
        eb('item.offered_to', '=', person),
        eb.and([
          eb('item.custodian', '=', person),
          eb.or([
            eb('item.offered_at', 'is not', null),
            eb('custody_ask.asked_at', 'is not', null),
          ]),
        ]),
      ]),
    )
    .orderBy('item.id', 'desc')
    .limit(limit)
    .execute()
}

/** Bundles about something, or in which an item is, that are not gone with all that they were made of. */
export async function bundlesWith(
  tx: Tx,
  wanted: { readonly item: string } | { readonly about: string },
  limit: number,
): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('bundle')
    .select('bundle.id')
    .where((eb) =>
      'about' in wanted
        ? eb('bundle.about', '=', wanted.about)
        : eb(
            'bundle.id',
            'in',
            eb.selectFrom('bundle_item').select('bundle').where('item', '=', wanted.item),
          ),
    )
    .where((eb) =>
      eb.or([
        eb('bundle.state', '<>', 'gone'),
        eb.exists(
          eb
            .selectFrom('bundle_part')
            .select('bundle_part.n')
            .whereRef('bundle_part.bundle', '=', 'bundle.id'),
        ),
      ]),
    )
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** How the items of these incidents stand, each of which counts in every line that is true of it. */
export async function countsOf(
  tx: Tx,
  { incidents, areas }: { readonly incidents: readonly string[]; readonly areas: unknown },
) {
  const none = { held: 0, open: 0, broken: 0, offered: 0, unsealed: 0, elsewhere: 0 }
  if (incidents.length === 0) return none
  const rows = await db(tx)
    .selectFrom('item')
    .select(({ fn, eb, exists, selectFrom }) => [
      'item.state',
      'item.kind',
      eb.case().when('item.broken_at', 'is', null).then(0).else(1).end().as('isBroken'),
      eb.case().when('item.offered_to', 'is', null).then(0).else(1).end().as('isOffered'),
      eb
        .case()
        // Things alone have seals.
        .when('item.kind', '<>', 'physical')
        .then(0)
        .when(
          exists(
            selectFrom('seal')
              .select('seal.item')
              .whereRef('seal.item', '=', 'item.id')
              .where('seal.taken_off', 'is', null),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as('isSealed'),
      eb
        .case()
        .when(matches(eb, 'item.area', areas))
        .then(1)
        .else(0)
        .end()
        .as('isHere'),
      fn.countAll<number>().as('count'),
    ])
    .where('item.incident', 'in', incidents)
    .groupBy(['item.state', 'item.kind', 'isBroken', 'isOffered', 'isSealed', 'isHere'])
    .execute()
  const total = (some: typeof rows) => some.reduce((all, { count }) => all + Number(count), 0)
  const here = rows.filter(({ isHere }) => isHere === 1)
  const sum = (is: (row: (typeof rows)[number]) => boolean) => total(here.filter(is))
  return {
    elsewhere: total(rows.filter(({ isHere, state }) => isHere === 0 && state !== 'dropped')),
    held: sum(({ state }) => state === 'held' || state === 'ended'),
    open: sum(({ state }) => state === 'open' || state === 'hashing'),
    broken: sum(({ isBroken }) => isBroken === 1),
    offered: sum(({ state, isOffered }) => state === 'held' && isOffered === 1),
    unsealed: sum(
      ({ state, kind, isSealed }) => state === 'held' && kind === 'physical' && isSealed === 0,
    ),
  }
}
