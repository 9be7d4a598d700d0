// Which published claims a pasted post repeats. The index is derived from rows: made when it is first asked for, then moved
// by the counter that every change of what is public raises in its own transaction, so it is the same on both engines and
// never behind what is committed.
import type { NodeFacts, QueryContext } from '../../core/action.ts'
import { type ClaimIndex, claimIndex, putClaim, removeClaim } from '../../lib/match/index.ts'
import { urlKey } from '../../lib/url/index.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

interface Known {
  readonly index: ClaimIndex
  moved: number
}

const known = new WeakMap<NodeFacts, Known>()

/** Claims that are read at once while the index is made or moved. */
const PORTION = 500

/** The index of all published claims, as the transaction sees them. */
export async function publishedIndex({ tx, node }: QueryContext): Promise<ClaimIndex> {
  const own = known.get(node) ?? { index: claimIndex(), moved: 0 }
  known.set(node, own)
  const to = await store.movedTo(tx)
  while (own.moved < to) {
    const rows = await store.claims.many(
      tx,
      { moved: { from: own.moved + 1 } },
      { order: ['moved'], limit: PORTION },
    )
    await put({ tx }, own.index, rows)
    const isAll = rows.length < PORTION
    own.moved = isAll ? to : (rows.at(-1)?.moved ?? to)
  }
  return own.index
}

/** These claims as they are now, in the place of what the index has of them. */
async function put(
  { tx }: Pick<QueryContext, 'tx'>,
  index: ClaimIndex,
  rows: readonly noun.ClaimRow[],
): Promise<void> {
  const claim = rows.map(({ id }) => id)
  const most = (each: number) => ({ limit: Math.max(1, rows.length * each) })
  const texts = await store.texts.many(tx, { claim }, most(20))
  const places = await store.appearances.many(tx, { claim }, most(noun.MAX_APPEARANCES))
  const checks = await store.checks.many(tx, { claim, state: 'published' }, most(1))
  for (const row of rows) {
    const check = checks.find((one) => one.claim === row.id)
    const others = texts.filter((one) => one.claim === row.id)
    const addresses = places
      .filter((one) => one.claim === row.id)
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
