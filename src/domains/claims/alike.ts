// By what a claim that comes in is found to be the same as one that is there: a suggestion, which a person confirms or
// rejects. Nothing is put together by machine.
import type { CommandContext } from '../../core/action.ts'
import { canonicalHash } from '../../core/canonical-hash.ts'
import { searchWords } from '../../core/search-words.ts'
import { likenessOf, NEAR_BITS, normalPost } from '../../lib/match/index.ts'
import { distance } from '../../lib/simhash/index.ts'
import { urlKey } from '../../lib/url/index.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** Words of one claim by which the desk finds it. */
const FOUND_WORDS = 80
/** Quarters of a likeness: of two that differ in three bits at most, one is the same in both. */
const QUARTERS = NEAR_BITS + 1
/** Claims of which one is looked for that is the same. */
const LOOKED_AT = 200

interface Said {
  readonly words: string
  readonly language: string
}

/** What a claim is compared by; nulls where it has no words. */
export function comparedBy({
  words,
  language,
}: Said): Pick<noun.ClaimRow, 'sameText' | 'likeness'> {
  const normal = normalPost(words, language)
  if (normal === '') return { sameText: null, likeness: null }
  return { sameText: canonicalHash(normal), likeness: likenessOf(words, language) }
}

/** Keys that a claim shares with those that it may repeat. */
function keysOf({ sameText, likeness }: ReturnType<typeof comparedBy>): string[] {
  const size = (likeness?.length ?? 0) / QUARTERS
  const quarters = Array.from({ length: likeness === null ? 0 : QUARTERS }, (_, n) => {
    return `near ${n} ${likeness?.slice(n * size, (n + 1) * size)}`
  })
  return [...(sameText === null ? [] : [`text ${sameText}`]), ...quarters]
}

/** The key of an address where a claim was said; none where it is no address. */
function addressKey(url: string): string[] {
  const key = urlKey(url)
  return key === null ? [] : [`address ${canonicalHash(key)}`]
}

/** Makes a claim findable by its words, and by what it may share with others. */
export async function indexClaim(
  { tx }: Pick<CommandContext, 'tx'>,
  row: Said & Pick<noun.ClaimRow, 'id' | 'code' | 'sameText' | 'likeness'>,
): Promise<void> {
  const claim = row.id
  await addKeys({ tx }, claim, keysOf(row))
  await addWords({ tx }, claim, `${row.code} ${row.words}`)
}

/** Adds the words of another text of a claim. */
export async function addWords(
  { tx }: Pick<CommandContext, 'tx'>,
  claim: string,
  text: string,
): Promise<void> {
  const all = searchWords(text, FOUND_WORDS)
  await store.words.put(
    tx,
    all.map((word) => ({ word, claim })),
  )
}

async function addKeys(
  { tx }: Pick<CommandContext, 'tx'>,
  claim: string,
  keys: readonly string[],
): Promise<void> {
  const own = [...new Set(keys)].map((key) => ({ key, claim }))
  await store.keys.put(tx, own)
  await store.settleFirst(tx, [claim])
}

/** Adds an address where a claim was said. */
export async function addAddress(
  ctx: Pick<CommandContext, 'tx'>,
  claim: string,
  url: string,
): Promise<void> {
  await addKeys(ctx, claim, addressKey(url))
}

/** The first claim that this one may repeat, and why: same words before same address before nearly the same words. */
export async function alikeOf(
  { tx }: Pick<CommandContext, 'tx'>,
  own: ReturnType<typeof comparedBy> & { readonly url: string | undefined },
): Promise<Pick<noun.ClaimRow, 'likeOf' | 'likeWhy'>> {
  const keys = [...keysOf(own), ...(own.url === undefined ? [] : addressKey(own.url))]
  const found = await store.sharing(tx, keys, LOOKED_AT)
  const rejected = new Set(await rejectedFor({ tx }, own.sameText))
  const some = found.filter(({ id }) => !rejected.has(id))
  const isNear = (other: string | null) =>
    own.likeness !== null && other !== null && distance(own.likeness, other) <= NEAR_BITS
  const first =
    some.find(({ key }) => key.startsWith('text ')) ??
    some.find(({ key }) => key.startsWith('address ')) ??
    some.find(({ likeness }) => isNear(likeness))
  if (first === undefined) return { likeOf: null, likeWhy: null }
  const [why] = first.key.split(' ')
  return { likeOf: first.id, likeWhy: noun.likeWhy.parse(why) }
}

/** Claims of which people said that these words do not repeat them. */
export async function rejectedFor(
  { tx }: Pick<CommandContext, 'tx'>,
  sameText: string | null,
): Promise<string[]> {
  if (sameText === null) return []
  const where = { sameText, state: 'rejected' as const }
  const rows = await store.matches.many(tx, where, { limit: LOOKED_AT, as: otherPart })
  return rows.map(({ claim }) => claim)
}
const otherPart = noun.matchRow.pick({ claim: true })
