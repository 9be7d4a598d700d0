// Which published claims a pasted post repeats. The index is derived from rows: made when it is first asked for, then moved
// by the counter that every change of what is public raises in its own transaction, so it is the same on both engines and
// never behind what is committed.
import type { NodeFacts, QueryContext } from '../../core/action.ts'
import { type ClaimIndex, claimIndex, putClaim, removeClaim } from '../../lib/match/index.ts'
import { urlKey } from '../../lib/url/index.ts'
import { indexName, type OthersRow } from './others.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

interface Known {
  readonly index: ClaimIndex
  moved: number
  /** Whoever moves it now. */
  moving: Promise<void>
}

type At = Pick<QueryContext, 'tx' | 'node'>

const known = new WeakMap<NodeFacts, Known>()

/** Claims that are read at once while the index is made or moved. */
const PORTION = 500
/** Claims that are put into it before others have their turn: some ten milliseconds, since a node that waits for one citizen serves nobody. */
const SLICE = 50

/** The index of all published claims, and of checks of others that are shown, as the transaction sees them. */
export async function publishedIndex({ tx, node }: QueryContext): Promise<ClaimIndex> {
  const own = known.get(node) ?? { index: claimIndex(), moved: 0, moving: Promise.resolve() }
  known.set(node, own)
  const to = await store.movedTo(tx)
  // One moves it at a time: another one that waited finds it done, or goes on from there.
  while (own.moved < to) {
    const before = own.moving
    // Whoever moved it is told why it failed; this one tries again.
    await before.catch(() => undefined)
    if (own.moving !== before) continue
    own.moving = moveTo(own, to, { tx, node })
    await own.moving
  }
  return own.index
}

/** Reads what was changed until `to`; where it fails nothing counts as read. */
async function moveTo(own: Known, to: number, { tx, node }: At): Promise<void> {
  if (own.moved >= to) return
  const how = { order: ['moved'], limit: PORTION } as const
  await follow(
    own.moved,
    (moved) => store.claims.many(tx, { moved }, how),
    async (rows) => {
      await put({ tx, node }, own.index, rows)
    },
  )
  await follow(
    own.moved,
    (moved) => store.others.many(tx, { moved }, how),
    async (rows) => {
      for (const [n, row] of rows.entries()) {
        if (n % SLICE === 0) await node.othersTurn()
        putOthers(own.index, row)
      }
    },
  )
  own.moved = to
}

/** Rows behind a place in the order of changes, portion by portion. */
async function follow<Row extends { readonly moved: number }>(
  from: number,
  ask: (moved: { readonly after: number }) => Promise<Row[]>,
  take: (rows: Row[]) => Promise<void>,
): Promise<void> {
  let after = from
  for (;;) {
    const rows = await ask({ after })
    await take(rows)
    after = rows.at(-1)?.moved ?? after
    if (rows.length < PORTION) return
  }
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
