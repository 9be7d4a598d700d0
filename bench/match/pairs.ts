// What posts are told that repeat a claim, deny it, or say something else with the same words: for every kind and language how
// many are told *the same*, *like it*, and nothing. A repeat is to be found; of what is no repeat none may be told the same.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  claimIndex,
  compare,
  judgeHit,
  putClaim,
  readPost,
  searchClaims,
} from '../../src/lib/match/index.ts'

/** A claim and a post about it: `repeat` says the same, `other` something of its own, the other kinds differ in one thing. */
export interface Pair {
  readonly lang: string
  readonly claim: string
  readonly text: string
  readonly kind: string
}

export type Told = 'same' | 'like' | 'not'

/** Hits that are judged, and cards that a reader sees: as `claims.check` does it. */
const JUDGED = 10
const CARDS = 3

/** The pairs of a file with a line of JSON each; ours where none is given. Throws where a line is none. */
export function readPairs(file = fileURLToPath(new URL('pairs.jsonl', import.meta.url))): Pair[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Pair)
}

/** What is told of each pair, among all claims of the file; every post is read as one whose language nobody said. */
export function toldOf(pairs: readonly Pair[]): { readonly pair: Pair; readonly told: Told }[] {
  const index = claimIndex()
  const ids = new Map<string, string>()
  for (const { lang: language, claim } of pairs) {
    const key = `${language} ${claim}`
    if (ids.has(key)) continue
    const id = `c${ids.size}`
    ids.set(key, id)
    const document = { id, claim: id, language, text: claim, title: null, subtitle: null }
    putClaim(index, { ...document, addresses: [] })
  }
  return pairs.map((pair) => {
    const post = readPost(pair.text, { expected: pair.lang })
    const hits = searchClaims(index, post, JUDGED)
      .filter((hit) => judgeHit(index, post, hit).tier !== null)
      .slice(0, CARDS)
    const same = hits.map(({ document, hasAddress }) => ({
      id: document.id,
      told: compare(post, document, hasAddress).told,
    }))
    const own = same.find(({ id }) => id === ids.get(`${pair.lang} ${pair.claim}`))
    // What is no repeat must not be told the same as any claim of the file.
    const any = same.some(({ told }) => told === 'same')
    const told = pair.kind === 'repeat' ? (own?.told ?? 'not') : any ? 'same' : (own?.told ?? 'not')
    return { pair, told }
  })
}

/** Prints a line for each kind and language, and every wrong one. */
export function printPairs(file?: string): void {
  const all = toldOf(readPairs(file))
  for (const [key, own] of Map.groupBy(all, ({ pair }) => `${pair.kind} ${pair.lang}`)) {
    const count = (told: Told) => own.filter((one) => one.told === told).length
    console.log(
      JSON.stringify({
        bench: 'match',
        pairs: key,
        of: own.length,
        same: count('same'),
        like: count('like'),
        not: count('not'),
      }),
    )
  }
  for (const { pair, told } of all)
    if (pair.kind === 'repeat' ? told === 'not' : told === 'same')
      console.log(JSON.stringify({ told, ...pair }))
}
