import { sql } from 'kysely'
import type { Tx } from '../../core/port.ts'
import { searchWords } from '../../core/search-words.ts'
import type { Time } from '../../core/time.ts'
import { holding, rareOf } from '../../lib/sql/by-words.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import * as noun from './schema.ts'
import { linkRow, partRow, removalRow, saidRow, snapshotRow } from './snapshot.ts'

export const sources = table('source', noun.sourceRow)
export const domains = table('source_domain', noun.domainRow, ['domain'])
export const disclosures = table('source_disclosure', noun.disclosureRow, ['source', 'number'])
export const assessments = table('source_assessment', noun.assessmentRow)
export const entries = table('source_entry', noun.entryRow)
export const items = table('cited_item', noun.itemRow)
export const endings = table('cited_item_ending', noun.endingRow)
export const sourceEndings = table('source_ending', noun.sourceEndingRow)
export const keys = table('cited_key', noun.keyRow, ['key', 'item'])
export const words = table('source_word', noun.wordRow, ['word', 'thing'])
export const copyWords = table('snapshot_word', noun.wordRow, ['word', 'thing'])
export const snapshots = table('snapshot', snapshotRow)
export const snapshotParts = table('snapshot_part', partRow, ['snapshot', 'n'])
export const snapshotSaid = table('snapshot_said', saidRow, ['snapshot'])
export const removals = table('snapshot_removal', removalRow)
export const links = table('snapshot_link', linkRow, ['snapshot'])

const db =
  tables<
    Database<
      | typeof sources
      | typeof assessments
      | typeof items
      | typeof endings
      | typeof sourceEndings
      | typeof keys
      | typeof domains
      | typeof words
      | typeof snapshots
      | typeof removals
      | typeof links
    >
  >()

/** Makes a thing findable by the words of these texts, in the place of those that it was found by. */
export async function indexWords(tx: Tx, thing: string, text: string): Promise<void> {
  await words.remove(tx, { thing })
  const found = searchWords(text, noun.FOUND_WORDS)
  await words.insert(
    tx,
    found.map((word) => ({ word, thing })),
  )
}

/** Different words of a copy by which it is found, the first, and characters that are looked through for them. */
const COPY_WORDS = 3_000
const COPY_TEXT = 200_000

/** Makes a copy findable by the words of its page, in the place of those before. */
export async function indexCopy(tx: Tx, thing: string, said: string): Promise<void> {
  await copyWords.remove(tx, { thing })
  const found = searchWords(said.slice(0, COPY_TEXT), COPY_WORDS)
  await copyWords.insert(
    tx,
    found.map((word) => ({ word, thing })),
  )
}

/** Copies in whose page words that begin with all of these stand, the newest first. */
export async function copiesByWords(
  tx: Tx,
  wanted: readonly string[],
  limit: number,
): Promise<{ id: string; code: string; item: string }[]> {
  if (wanted.length === 0) return []
  const rare = await rareOf(tx, COPY_WORDS_TABLE, wanted)
  return await db(tx)
    .selectFrom('snapshot')
    .select(['id', 'code', 'item'])
    .where('state', '=', 'taken')
    .where(holding(COPY_WORDS_TABLE, 'snapshot.id', { wanted, rare }))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
const COPY_WORDS_TABLE = { table: 'snapshot_word', thing: 'thing' }

/** Which things everybody wants to see. */
export interface Wanted {
  /** Folded beginnings of words, all of which stand in it. */
  readonly words: readonly string[]
  /** Behind this id. */
  readonly after?: string | undefined
  readonly limit: number
}

const WORDS = { table: 'source_word', thing: 'thing' }

/** Sources that are listed, the newest first. */
export async function listedSources(
  tx: Tx,
  wanted: Wanted & {
    readonly kind?: noun.SourceKind | undefined
    readonly standing?: noun.Standing | undefined
  },
): Promise<noun.SourceRow[]> {
  const { kind, standing, after, limit } = wanted
  const rare = await rareOf(tx, WORDS, wanted.words)
  let ids = db(tx).selectFrom('source').select('id').where('state', '=', 'listed')
  ids = ids.where(holding(WORDS, 'source.id', { wanted: wanted.words, rare }))
  if (kind !== undefined) ids = ids.where('kind', '=', kind)
  if (after !== undefined) ids = ids.where('id', '<', after)
  if (standing !== undefined) {
    const assessed = db(tx)
      .selectFrom('source_assessment')
      .select('source')
      .where('state', '=', 'agreed')
      .where('standing', '=', standing)
    ids = ids.where('id', 'in', assessed)
  }
  const page = ids.orderBy('id', 'desc').limit(limit)
  const rows = await sources.select(tx).where('id', 'in', page).orderBy('id', 'desc').execute()
  return sources.read(rows) as noun.SourceRow[]
}

/** Cited items in these states, the newest first. */
export async function listedItems(
  tx: Tx,
  wanted: Wanted & { readonly states: readonly noun.ItemRow['state'][] },
): Promise<noun.ItemRow[]> {
  const rare = await rareOf(tx, WORDS, wanted.words)
  const found: noun.ItemRow[] = []
  // Each state by itself: then the index has them in order, and the newest few end the search.
  for (const state of wanted.states) {
    let ids = db(tx).selectFrom('cited_item').select('id').where('state', '=', state)
    if (wanted.after !== undefined) ids = ids.where('id', '<', wanted.after)
    ids = ids.where(holding(WORDS, 'cited_item.id', { wanted: wanted.words, rare }))
    const page = ids.orderBy('id', 'desc').limit(wanted.limit)
    const rows = await items.select(tx).where('id', 'in', page).orderBy('id', 'desc').execute()
    found.push(...(items.read(rows) as noun.ItemRow[]))
  }
  return found.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, wanted.limit)
}

/** Items that are not merged or withdrawn and share one of these keys with what is to be added. */
export async function sameItems(tx: Tx, own: readonly string[]) {
  if (own.length === 0) return []
  return await db(tx)
    .selectFrom('cited_key')
    .innerJoin('cited_item', 'cited_item.id', 'cited_key.item')
    .select(['cited_key.key', 'cited_item.id', 'cited_item.code'])
    .where('cited_key.key', 'in', own)
    .where('cited_item.state', 'in', ['proposed', 'kept'])
    .orderBy('cited_item.id')
    .limit(own.length * 10)
    .execute()
}

/** Puts an item under the keys by which it is known, in the place of those before. */
export async function indexKeys(tx: Tx, item: string, own: readonly string[]): Promise<void> {
  await keys.remove(tx, { item })
  await keys.insert(
    tx,
    own.map((key) => ({ key, item })),
  )
}

/** Copies whose page is to be looked at by now, with its address when it was kept; the longest due first. */
export async function dueLinks(
  tx: Tx,
  now: Time,
  limit: number,
): Promise<{ snapshot: string; url: string }[]> {
  return await db(tx)
    .selectFrom('snapshot_link')
    .innerJoin('snapshot', 'snapshot.id', 'snapshot_link.snapshot')
    .select(['snapshot_link.snapshot', 'snapshot.url'])
    .where('snapshot_link.next_at', '<=', now)
    .orderBy('snapshot_link.next_at')
    .orderBy('snapshot_link.snapshot')
    .limit(limit)
    .execute()
}

/** Copies that are to go, and those that went since this moment because two persons said so, the newest first. */
export async function leaving(
  tx: Tx,
  since: Time,
  limit: number,
): Promise<{ code: string; askedAt: Time; isGone: boolean }[]> {
  const rows = await db(tx)
    .selectFrom('snapshot_removal')
    .innerJoin('snapshot', 'snapshot.id', 'snapshot_removal.snapshot')
    .select(['snapshot.code', 'snapshot_removal.asked_at as askedAt', 'snapshot_removal.state'])
    .where((eb) =>
      eb.or([
        eb('snapshot_removal.state', '=', 'asked'),
        eb.and([
          eb('snapshot_removal.state', '=', 'done'),
          eb('snapshot_removal.ended_at', '>=', since),
        ]),
      ]),
    )
    .orderBy('snapshot_removal.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, isGone: state === 'done' }))
}

const kindOf = (name: 'assessment' | 'copy' | 'ending' | 'source') =>
  sql<typeof name>`cast(${name} as text)`.as('kind')

/** What waits for a second person, the oldest first: assessments with their source, copies that are to go with their reference, references and sources that are to end. */
export async function waiting(tx: Tx, limit: number) {
  const assessed = db(tx)
    .selectFrom('source_assessment as one')
    .innerJoin('source', 'source.id', 'one.source')
    .select([kindOf('assessment'), 'one.id', 'source.code'])
    .select(['source.name as about', 'one.written_by as by', 'one.written_at as since'])
    .where('one.state', '=', 'proposed')
    .orderBy('one.id')
    .limit(limit)
  const leaves = db(tx)
    .selectFrom('snapshot_removal as one')
    .innerJoin('snapshot', 'snapshot.id', 'one.snapshot')
    .innerJoin('cited_item', 'cited_item.id', 'snapshot.item')
    .select([kindOf('copy'), 'one.id', 'cited_item.code'])
    .select(['snapshot.code as about', 'one.asked_by as by', 'one.asked_at as since'])
    .where('one.state', '=', 'asked')
    .orderBy('one.id')
    .limit(limit)
  const ends = db(tx)
    .selectFrom('cited_item_ending as one')
    .innerJoin('cited_item', 'cited_item.id', 'one.item')
    .select([kindOf('ending'), 'one.id', 'cited_item.code'])
    .select(['cited_item.code as about', 'one.asked_by as by', 'one.asked_at as since'])
    .where('one.state', '=', 'asked')
    .orderBy('one.id')
    .limit(limit)
  const become = db(tx)
    .selectFrom('source_ending as one')
    .innerJoin('source', 'source.id', 'one.source')
    .select([kindOf('source'), 'one.id', 'source.code'])
    .select(['source.name as about', 'one.asked_by as by', 'one.asked_at as since'])
    .where('one.state', '=', 'asked')
    .orderBy('one.id')
    .limit(limit)
  return await db(tx)
    .selectFrom(leaves.as('leaves'))
    .selectAll()
    .unionAll(db(tx).selectFrom(become.as('become')).selectAll())
    .unionAll(db(tx).selectFrom(ends.as('ends')).selectAll())
    .unionAll(db(tx).selectFrom(assessed.as('assessed')).selectAll())
    .execute()
}
