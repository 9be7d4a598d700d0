import { type Expression, sql, type SqlBool } from 'kysely'
import type { CommandContext } from '../../core/action.ts'
import type { Tx } from '../../core/port.ts'
import { holding, rareOf } from '../../lib/sql/by-words.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import { objectionRow } from './objection.ts'
import { othersRow, publisherRow } from './others.ts'
import * as noun from './schema.ts'

export const claims = table('claim', noun.claimRow)
export const texts = table('claim_text', noun.textRow, ['claim', 'language'])
export const appearances = table('claim_appearance', noun.appearanceRow)
export const checks = table('fact_check', noun.checkRow)
export const origins = table('claim_origin', noun.originRow, ['origin'])
export const clock = table('claim_clock', noun.clockRow)
export const official = table('official_word', noun.officialRow)
export const keys = table('claim_key', noun.keyRow, ['key', 'claim'])
export const words = table('claim_word', noun.wordRow, ['word', 'claim'])
export const matches = table('claim_match', noun.matchRow)
export const objections = table('claim_objection', objectionRow)
export const publishers = table('check_publisher', publisherRow)
export const others = table('others_check', othersRow)

const db =
  tables<
    Database<
      | typeof claims
      | typeof appearances
      | typeof keys
      | typeof words
      | typeof matches
      | typeof checks
      | typeof objections
    >
  >()
const WORDS = { table: 'claim_word', thing: 'claim' }

const INDEX = { id: 'index' } as const

/** How often what everybody finds has changed. */
export async function movedTo(tx: CommandContext['tx']): Promise<number> {
  return (await clock.one(tx, INDEX))?.moved ?? 0
}

/** Says that something of this claim which everybody finds has changed: every index of the house follows. */
export async function move(ctx: Pick<CommandContext, 'tx'>, claim: string): Promise<void> {
  await claims.change(ctx.tx, { id: claim }, { moved: await moveOn(ctx) })
}

/** The next place in the order of changes, for a row that every index follows. */
export async function moveOn({ tx }: Pick<CommandContext, 'tx'>): Promise<number> {
  const moved = (await movedTo(tx)) + 1
  await clock.put(tx, { ...INDEX, moved })
  return moved
}

/** Which claims the desk wants to see, the newest first. */
export interface Wanted {
  readonly state?: noun.ClaimRow['state'] | undefined
  /** Folded beginnings of words, all of which stand in it. */
  readonly words: readonly string[]
  readonly after?: string | undefined
  readonly limit: number
}

/** Of claims in one state those that may repeat another one in it stand behind that one, unless words are searched. */
export async function deskClaims(tx: Tx, wanted: Wanted): Promise<noun.ClaimRow[]> {
  const { state, after, limit } = wanted
  let ids = db(tx).selectFrom('claim').select('id').orderBy('id', 'desc').limit(limit)
  if (after !== undefined) ids = ids.where('id', '<', after)
  if (wanted.words.length > 0) {
    const rare = await rareOf(tx, WORDS, wanted.words)
    ids = ids.where(holding(WORDS, 'claim.id', { wanted: wanted.words, rare }))
  }
  if (state !== undefined) {
    ids = ids.where('state', '=', state)
    if (wanted.words.length === 0) ids = ids.where(standsAlone)
  }
  const rows = await claims.select(tx).where('id', 'in', ids).orderBy('id', 'desc').execute()
  return claims.read(rows) as noun.ClaimRow[]
}

/** That the claim which it may repeat is in another state, or there is none. */
const standsAlone: Expression<SqlBool> = sql<SqlBool>`not exists (select 1 from claim first where first.id = claim.like_of and first.state = claim.state)`

/** How many claims in their own state may repeat each of these. */
export async function alikeCounts(tx: Tx, rows: readonly noun.ClaimRow[]) {
  if (rows.length === 0) return new Map<string, number>()
  const counted = await db(tx)
    .selectFrom('claim')
    .innerJoin('claim as first', 'first.id', 'claim.like_of')
    .select(({ fn }) => ['first.id', fn.countAll().as('count')])
    .where(
      'first.id',
      'in',
      rows.map(({ id }) => id),
    )
    .whereRef('claim.state', '=', 'first.state')
    .groupBy('first.id')
    .execute()
  return new Map(counted.map(({ id, count }) => [id, Number(count)]))
}

/** Which first claims hold these keys, of each key the oldest ones: one look into the index for each. */
export function holdersOf(tx: Tx, [one, ...others]: readonly [string, ...string[]], limit: number) {
  const of = (key: string) => {
    const firsts = db(tx)
      .selectFrom('claim_key')
      .select(['claim_key.key', 'claim_key.claim'])
      .where('claim_key.first_key', '=', key)
      .orderBy('claim_key.claim')
      .limit(limit)
    return db(tx).selectFrom(firsts.as('one')).selectAll()
  }
  return others.reduce((all, key) => all.unionAll(of(key)), of(one))
}

const comparable = noun.claimRow.pick({ id: true, likeness: true })

/** First claims that share one of these keys, the oldest first: none that may itself repeat another, or was merged. */
export async function sharing(tx: Tx, wanted: readonly string[], limit: number) {
  const [one, ...others] = wanted
  if (one === undefined) return []
  const found = await holdersOf(tx, [one, ...others], limit).execute()
  const id = [...new Set(found.map(({ claim }) => claim))].toSorted().slice(0, limit)
  const rows = await claims.many(tx, { id }, { order: ['id'], limit, as: comparable })
  return rows.flatMap((row) =>
    found.filter(({ claim }) => claim === row.id).map(({ key }) => ({ key, ...row })),
  )
}

/** Says anew of these claims' keys whether they stand first; after a claim was merged, told apart, or taken back. */
export async function settleFirst(tx: Tx, claim: readonly string[]): Promise<void> {
  const how = { limit: claim.length, as: standing }
  for (const { id, likeOf, mergedInto } of await claims.many(tx, { id: claim }, how)) {
    const isFirst = likeOf === null && mergedInto === null
    await db(tx)
      .updateTable('claim_key')
      .set(({ ref }) => ({ first_key: isFirst ? ref('key') : null }))
      .where('claim', '=', id)
      .execute()
  }
}
const standing = noun.claimRow.pick({ id: true, likeOf: true, mergedInto: true })

/** A claim and those that were merged into it. */
const together = (claim: string) =>
  sql<SqlBool>`(claim.id = ${claim} or claim.merged_into = ${claim})`

/** Claims that no search finds, by id after this one: what is taken in is found by its code at least. */
export async function unfindable(tx: Tx, after: string, limit: number): Promise<noun.ClaimRow[]> {
  const rows = await claims
    .select<typeof words>(tx)
    .where('claim.id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('claim_word').select('word').whereRef('claim_word.claim', '=', 'claim.id'),
        ),
      ),
    )
    .orderBy('claim.id')
    .limit(limit)
    .execute()
  return claims.read(rows) as noun.ClaimRow[]
}

/** How often a claim was said: noted places and what people told of it without one, by day, outlet or speaker. */
export async function timesSaid(
  tx: Tx,
  claim: string,
  by: 'said_on' | 'outlet' | 'speaker',
  limit: number,
): Promise<{ name: string; count: number }[]> {
  const rows = await db(tx)
    .selectFrom('claim_appearance')
    .innerJoin('claim', 'claim.id', 'claim_appearance.claim')
    .select(({ fn, ref }) => [ref(`claim_appearance.${by}`).as('name'), fn.countAll().as('count')])
    .where(together(claim))
    .where(`claim_appearance.${by}`, 'is not', null)
    .groupBy(`claim_appearance.${by}`)
    .orderBy(by === 'said_on' ? 'name' : 'count', 'desc')
    .orderBy('name')
    .limit(limit)
    .execute()
  return rows.map(({ name, count }) => ({ name: name ?? '', count: Number(count) }))
}

/** Places of a claim and of those merged into it. */
export async function placesCount(tx: Tx, claim: string): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('claim_appearance')
    .innerJoin('claim', 'claim.id', 'claim_appearance.claim')
    .select(({ fn }) => fn.countAll().as('count'))
    .where(together(claim))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Checks that wait, the oldest first, one row for the objections to each check, and one for all claims that nobody judged: in one statement. */
export async function waiting(tx: Tx, limit: number) {
  const one = sql<number>`1`
  const nobody = sql<string>`''`
  const never = sql<string | null>`cast(null as text)`
  const kind = (name: string) => sql<string>`cast(${name} as text)`.as('kind')
  const claim = ['claim.id as claim', 'claim.code', 'claim.words'] as const
  const published = db(tx)
    .selectFrom('fact_check')
    .innerJoin('claim', 'claim.id', 'fact_check.claim')
    .select([kind('check'), 'fact_check.id as id', ...claim, 'fact_check.written_by as by'])
    .select(['fact_check.written_at as since', never.as('dueAt'), one.as('count')])
    .where('fact_check.state', '=', 'in_review')
    .orderBy('fact_check.id')
    .limit(limit)
  const objected = db(tx)
    .selectFrom('claim_objection')
    .innerJoin('claim', 'claim.id', 'claim_objection.claim')
    .select([kind('objection'), 'claim.id as id', ...claim, nobody.as('by')])
    .select(({ fn }) => [
      fn.min('claim_objection.asked_at').as('since'),
      fn.min<string | null>('claim_objection.due_at').as('dueAt'),
      fn.countAll<number>().as('count'),
    ])
    .where('claim_objection.state', '=', 'open')
    .where('claim_objection.like_of', 'is', null)
    .groupBy(['claim.id', 'claim.code', 'claim.words'])
    .orderBy('dueAt')
    .limit(limit)
  // Nobody wrote anew since.
  const newest = sql<SqlBool>`not exists (select 1 from fact_check later where later.claim = fact_check.claim and later.version > fact_check.version)`
  const returned = db(tx)
    .selectFrom('fact_check')
    .innerJoin('claim', 'claim.id', 'fact_check.claim')
    .select([kind('returned'), 'fact_check.id as id', ...claim, 'fact_check.written_by as by'])
    .select([sql<string>`coalesce(fact_check.decided_at, fact_check.written_at)`.as('since')])
    .select([never.as('dueAt'), one.as('count')])
    .where('fact_check.state', '=', 'returned')
    .where('claim.state', 'in', ['checking', 'checked'])
    .where(newest)
    .orderBy('fact_check.id')
    .limit(limit)
  const fresh = db(tx)
    .selectFrom('claim')
    .select(({ fn }) => [
      kind('intake'),
      nobody.as('id'),
      nobody.as('claim'),
      nobody.as('code'),
      nobody.as('words'),
      nobody.as('by'),
      fn.min('claim.taken_at').as('since'),
      never.as('dueAt'),
      fn.countAll<number>().as('count'),
    ])
    .where('claim.state', '=', 'intake')
  const rows = await db(tx)
    .selectFrom(objected.as('objected'))
    .selectAll()
    .unionAll(db(tx).selectFrom(published.as('published')).selectAll())
    .unionAll(db(tx).selectFrom(returned.as('returned')).selectAll())
    .unionAll(db(tx).selectFrom(fresh.as('fresh')).selectAll())
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) })).filter(({ count }) => count > 0)
}

/** That the evidence of a check, which is JSON, names this code. */
const names = (code: string) =>
  sql<SqlBool>`replace(fact_check.evidence, ${`"${code}"`}, '') <> fact_check.evidence`

/** How many checks that wait for a second person cite each of these references. */
export async function waitingFor(
  tx: Tx,
  items: readonly string[],
): Promise<{ item: string; count: number }[]> {
  const counted: { item: string; count: number }[] = []
  for (const item of items) {
    const { count } = await db(tx)
      .selectFrom('fact_check')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('fact_check.state', '=', 'in_review')
      .where(names(item))
      .executeTakeFirstOrThrow()
    counted.push({ item, count: Number(count) })
  }
  return counted
}

/** Claims whose published check rests on one of these copies, or cites one of these references: it names each by its code. */
export async function restingOn(
  tx: Tx,
  copies: readonly string[],
  limit: number,
): Promise<{ copy: string; code: string; words: string }[]> {
  if (copies.length === 0) return []
  const rows = await db(tx)
    .selectFrom('fact_check')
    .innerJoin('claim', 'claim.id', 'fact_check.claim')
    .select(['claim.code', 'claim.words', 'fact_check.evidence'])
    .where('fact_check.state', '=', 'published')
    .where((eb) => eb.or(copies.map(names)))
    .orderBy('fact_check.id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ evidence, ...row }) => {
    const cited = noun.checkRow.shape.evidence.parse(JSON.parse(evidence))
    const own = new Set(cited.flatMap(({ item, copy }) => [item, copy?.code ?? '']))
    return copies.filter((one) => own.has(one)).map((copy) => ({ ...row, copy }))
  })
}
