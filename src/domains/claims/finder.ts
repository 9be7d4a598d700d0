// Which published claims a pasted post repeats. The index is derived from rows: made when it is first asked for, then moved
// by the counter that every change of what is public raises in its own transaction, so it is the same on both engines and
// never behind what is committed.
import type { NodeFacts, QueryContext } from '../../core/action.ts'
import { type ClaimIndex, claimIndex, putClaim, removeClaim } from '../../lib/match/index.ts'
import { urlKey } from '../../lib/url/index.ts'
import { indexName, type OthersRow } from './others.ts'
import { refusal } from './refusals.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** A place in the order of changes. */
interface Place {
  moved: number
}

interface Known {
  readonly index: ClaimIndex
  /** Up to which change claims, and checks of others, were read. */
  readonly claims: Place
  readonly others: Place
  /** Whoever reads now, and whether he came to the end; null while nobody does. */
  moving: Promise<boolean> | null
}

type At = Pick<QueryContext, 'tx' | 'node'>

const known = new WeakMap<NodeFacts, Known>()

/** Rows that are read at once while the index is made or moved. */
const PORTION = 50
/**
 * Claims that are put into it before others have their turn: a millisecond, since a node that waits for one citizen serves
 * nobody.
 */
const SLICE = 5
/** Rows that one question reads in: a second or two, and the rest is read by the next, or by the job of a start. */
const MAX_AT_ONCE = 10_000
/** How often one question waits for a reader, itself among them, that stops before the end. */
const MAX_WAITS = 2

/**
 * The index of all published claims, and of checks of others that are shown, as the transaction sees them. Throws 503 Problem
 * `claims.index_behind` where a node that started lately has not read them all in.
 */
export async function publishedIndex(at: At): Promise<ClaimIndex> {
  if (!(await catchUp(at))) throw refusal('indexBehind')
  return knownAt(at).index
}

function knownAt({ node }: At): Known {
  const own = known.get(node) ?? {
    index: claimIndex(),
    claims: { moved: 0 },
    others: { moved: 0 },
    moving: null,
  }
  known.set(node, own)
  return own
}

/** Reads in what changed, as much as one question does; gives whether that is all. */
export async function catchUp(at: At): Promise<boolean> {
  const own = knownAt(at)
  const to = await store.movedTo(at.tx)
  const isBehind = () => own.claims.moved < to || own.others.moved < to
  for (let cut = 0; cut < MAX_WAITS && isBehind(); ) {
    // One reads at a time: another one that waited finds it done, or goes on from there.
    const other = own.moving
    own.moving ??= moveTo(own, to, at).finally(() => {
      own.moving = null
    })
    // Whoever read it is told why it failed; this one tries again.
    const isWhole = await (other === null ? own.moving : other.catch(() => true))
    if (!isWhole) cut += 1
  }
  return !isBehind()
}

/** Reads what was changed until `to`, or as much of it as is read at once; gives whether that is all. */
async function moveTo(own: Known, to: number, { tx, node }: At): Promise<boolean> {
  const how = { order: ['moved'], limit: PORTION } as const
  const read = await follow(
    own.claims,
    { to, most: MAX_AT_ONCE },
    (moved) => store.claims.many(tx, { moved }, how),
    (rows) => put({ tx, node }, own.index, rows),
  )
  await follow(
    own.others,
    { to, most: MAX_AT_ONCE - read },
    (moved) => store.others.many(tx, { moved }, how),
    async (rows) => {
      for (const [n, row] of rows.entries()) {
        if (n % SLICE === 0) await node.othersTurn()
        putOthers(own.index, row)
      }
    },
  )
  return own.claims.moved >= to && own.others.moved >= to
}

/** Reads rows behind a place, portion by portion, as far as wanted; what was read stays read. Gives how many it may have been. */
async function follow<Row extends { readonly moved: number }>(
  place: Place,
  { to, most }: { readonly to: number; readonly most: number },
  ask: (moved: { readonly after: number }) => Promise<Row[]>,
  take: (rows: Row[]) => Promise<void>,
): Promise<number> {
  let read = 0
  for (; place.moved < to && read < most; read += PORTION) {
    const rows = await ask({ after: place.moved })
    await take(rows)
    place.moved = rows.length < PORTION ? to : (rows.at(-1)?.moved ?? to)
  }
  return read
}

function putOthers(index: ClaimIndex, row: OthersRow): void {
  const id = indexName(row.id)
  removeClaim(index, id)
  if (row.state !== 'kept') return
  putClaim(index, {
    id,
    claim: id,
    language: row.language ?? 'en',
    text: row.claim,
    title: row.title,
    subtitle: null,
    addresses: row.addresses.flatMap((url) => urlKey(url) ?? []),
  })
}

/** Claims merged into one whose addresses find it, and addresses of a portion. */
const MERGED = 20
const PLACES = 50_000
const mergedPart = noun.claimRow.pick({ id: true, mergedInto: true })

/** These claims as they are now, in the place of what the index has of them. */
async function put(
  { tx, node }: At,
  index: ClaimIndex,
  rows: readonly noun.ClaimRow[],
): Promise<void> {
  const claim = rows.map(({ id }) => id)
  const most = (each: number) => ({ limit: Math.max(1, rows.length * each) })
  const texts = await store.texts.many(tx, { claim }, most(20))
  const own = { mergedInto: claim }
  const merged = await store.claims.many(tx, own, {
    ...most(MERGED),
    order: ['-id'],
    as: mergedPart,
  })
  const said = [...claim, ...merged.map(({ id }) => id)]
  const places = await store.appearances.many(tx, { claim: said }, { limit: PLACES })
  const checks = await store.checks.many(tx, { claim, state: 'published' }, most(1))
  for (const [n, row] of rows.entries()) {
    if (n % SLICE === 0) await node.othersTurn()
    const check = checks.find((one) => one.claim === row.id)
    const others = texts.filter((one) => one.claim === row.id)
    const same = new Set([
      row.id,
      ...merged.flatMap((one) => (one.mergedInto === row.id ? one.id : [])),
    ])
    const addresses = places
      .filter((one) => same.has(one.claim))
      .flatMap(({ url }) => urlKey(url) ?? [])
    for (const { language, words } of [row, ...others]) {
      const id = `${row.code} ${language}`
      removeClaim(index, id)
      if (check === undefined) continue
      const isOfCheck = check.language === language
      const title = isOfCheck ? check.title : null
      const subtitle = isOfCheck ? check.subtitle : null
      putClaim(index, { id, claim: row.code, language, text: words, title, subtitle, addresses })
    }
  }
}
