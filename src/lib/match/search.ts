import {
  type ClaimDocument,
  type ClaimIndex,
  COUNT_BITS,
  FIELDS,
  POSTING_BITS,
  wordsOfField,
} from './claim-index.ts'
import { gramLikeness, gramsOf, weighGrams } from './grams.ts'
import type { Post } from './post.ts'

// How BM25F weighs. Other values moved the order of judged posts by a hundredth at most.
// Source: S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.5.
const WEIGHTS: Readonly<Record<(typeof FIELDS)[number], number>> = {
  text: 1,
  title: 1,
  subtitle: 0.5,
}
const K1 = 1.2
const B = 0.75
/** So many of the best are ordered anew by their likeness in runs of four characters. */
const RERANKED = 50
/** By how much a claim gains whose text is the post, or its title; by twice as much where both are. */
const LIKENESS_GAIN = 1
/** Most claims that are given. */
const MAX_TOP = 1_000

/** A claim that was found. */
export interface Hit {
  readonly document: ClaimDocument
  /** Only comparable within one search; 0 where nothing but an address is shared. */
  readonly score: number
  /** The post names an address where the claim appeared. */
  readonly hasAddress: boolean
}

/** For each field by document: its weight over how long it is beside others. */
interface Norms extends Readonly<Record<(typeof FIELDS)[number], Float64Array>> {
  readonly version: number
}

const known = new WeakMap<ClaimIndex, Norms>()

/**
 * The claims that are most like a post, best first, each once by its best document: those that share an address, then by
 * words. Ties stand by id. The order is the same for the same documents, in whichever order they came in.
 */
export function searchClaims(index: ClaimIndex, post: Post, top: number): Hit[] {
  const most = Math.min(Math.max(0, Math.floor(top)), MAX_TOP)
  const best = bestOf(index, scoresOf(index, post), Math.max(most, RERANKED))
  const hits = rerank(index, post, best)
  const addressed = addressedOf(index, post, hits)
  const rest = hits.filter(({ document }) => !addressed.has(document.claim))
  return [...addressed.values(), ...rest].slice(0, most)
}

/** How rare a term is among the documents; most of all one that none has. */
export function rarityOf(index: ClaimIndex, term: string): number {
  const count = index.postings.get(term)?.length ?? 0
  return Math.log(1 + (index.numbers.size - count + 0.5) / (count + 0.5))
}

/** What one term adds to a document with these counts. */
function termScore(rarity: number, weight: number): number {
  return (rarity * weight * (K1 + 1)) / (K1 + weight)
}

function normsOf(index: ClaimIndex): Norms {
  const last = known.get(index)
  if (last?.version === index.version) return last
  const [text, title, subtitle] = FIELDS.map((_, at) => normsOfField(index, at))
  const none = new Float64Array()
  const norms = {
    version: index.version,
    text: text ?? none,
    title: title ?? none,
    subtitle: subtitle ?? none,
  }
  known.set(index, norms)
  return norms
}

function normsOfField(index: ClaimIndex, at: number): Float64Array {
  const weight = WEIGHTS[FIELDS[at] ?? 'text']
  const mean = (index.totals[at] ?? 0) / Math.max(1, index.filled[at] ?? 0)
  const norms = new Float64Array(index.documents.length)
  for (let number = 0; number < norms.length; number += 1)
    norms[number] = weight / (1 - B + (B * (index.lengths[at]?.[number] ?? 0)) / Math.max(1, mean))
  return norms
}

const COUNT_MASK = (1 << COUNT_BITS) - 1

/** How often a term stands in the fields of a document, each by its weight and length, together. */
function weightOf({ text, title, subtitle }: Norms, posting: number): number {
  const number = posting >> POSTING_BITS
  return (
    (posting & COUNT_MASK) * (text[number] ?? 0) +
    ((posting >> COUNT_BITS) & COUNT_MASK) * (title[number] ?? 0) +
    ((posting >> (2 * COUNT_BITS)) & COUNT_MASK) * (subtitle[number] ?? 0)
  )
}

interface Scores {
  readonly scores: Float64Array
  readonly touched: readonly number[]
}

/** Any term counts, each once; added up in the order of the post, so that sums come out the same. */
function scoresOf(index: ClaimIndex, post: Post): Scores {
  const norms = normsOf(index)
  const scores = new Float64Array(index.documents.length)
  const touched: number[] = []
  for (const term of post.terms) {
    const postings = index.postings.get(term)
    if (postings === undefined) continue
    const rarity = rarityOf(index, term)
    for (const posting of postings) {
      const number = posting >> POSTING_BITS
      const before = scores[number] ?? 0
      if (before === 0) touched.push(number)
      scores[number] = before + termScore(rarity, weightOf(norms, posting))
    }
  }
  return { scores, touched }
}

/** What each term of a post adds to one document, most first; the sum is its score before likeness. */
export function termScoresOf(
  index: ClaimIndex,
  post: Post,
  id: string,
): { term: string; score: number }[] {
  const number = index.numbers.get(id)
  const found = post.terms.flatMap((term) => {
    const posting = index.postings.get(term)?.find((one) => one >> POSTING_BITS === number)
    if (posting === undefined) return []
    return { term, score: termScore(rarityOf(index, term), weightOf(normsOf(index), posting)) }
  })
  return found.toSorted((one, other) => other.score - one.score || (one.term < other.term ? -1 : 1))
}

interface Ranked {
  readonly document: ClaimDocument
  readonly score: number
}

/** Below 0 where the first stands before the second. */
function compare(one: Ranked, other: Ranked): number {
  return other.score - one.score || (one.document.id < other.document.id ? -1 : 1)
}

/** The best document of each claim, the best claims first. */
function bestOf(index: ClaimIndex, { scores, touched }: Scores, most: number): Ranked[] {
  const winners = winnersOf(index, scores, touched)
  const best: Ranked[] = []
  for (const number of touched) {
    const document = index.documents[number]
    if (document === undefined || winners[index.claimOf[number] ?? 0] !== number + 1) continue
    const ranked = { document, score: scores[number] ?? 0 }
    const last = best.length < most ? undefined : best.at(-1)
    if (last !== undefined && compare(last, ranked) < 0) continue
    const at = best.findIndex((one) => compare(ranked, one) < 0)
    best.splice(at < 0 ? best.length : at, 0, ranked)
    if (best.length > most) best.pop()
  }
  return best
}

/** For each claim the number of its best document and one more; 0 where none was found. */
function winnersOf(index: ClaimIndex, scores: Float64Array, touched: readonly number[]) {
  const winners = new Int32Array(index.claims.size + index.freeClaims.length)
  for (const number of touched) {
    const claim = index.claimOf[number] ?? 0
    const other = (winners[claim] ?? 0) - 1
    if (other < 0 || isBefore(index, scores, number, other)) winners[claim] = number + 1
  }
  return winners
}

function isBefore(index: ClaimIndex, scores: Float64Array, one: number, other: number): boolean {
  const [mine, theirs] = [scores[one] ?? 0, scores[other] ?? 0]
  if (mine !== theirs) return mine > theirs
  return (index.documents[one]?.id ?? '') < (index.documents[other]?.id ?? '')
}

/** The best few by their score and how like they are in runs of four characters; those behind them stay behind. */
function rerank(index: ClaimIndex, post: Post, best: readonly Ranked[]): Hit[] {
  const weighed = weighGrams(index.grams, post.grams)
  const likeness = (document: ClaimDocument, field: 'text' | 'title') =>
    gramLikeness(index.grams, weighed, gramsOf(wordsOfField(document, field)))
  const anew = best.slice(0, RERANKED).map(({ document, score }) => {
    const like = likeness(document, 'text') + likeness(document, 'title')
    return { document, score: score * (1 + LIKENESS_GAIN * like) }
  })
  return [...anew.toSorted(compare), ...best.slice(RERANKED)].map((one) => ({
    ...one,
    hasAddress: false,
  }))
}

/** Claims that appeared at an address which the post names, the best by words first. */
function addressedOf(index: ClaimIndex, post: Post, hits: readonly Hit[]): Map<string, Hit> {
  const numbers = new Set(
    post.clean.addresses.flatMap((address) => [...(index.byAddress.get(address) ?? [])]),
  )
  if (numbers.size === 0) return new Map()
  const byClaim = new Map(hits.map((hit) => [hit.document.claim, hit]))
  const found = [...numbers].flatMap((number) => {
    const document = index.documents[number]
    if (document === undefined) return []
    return { ...(byClaim.get(document.claim) ?? { document, score: 0 }), hasAddress: true }
  })
  const ordered = found.toSorted(compare).slice(0, MAX_TOP)
  const addressed = new Map<string, Hit>()
  for (const hit of ordered)
    if (!addressed.has(hit.document.claim)) addressed.set(hit.document.claim, hit)
  return addressed
}
