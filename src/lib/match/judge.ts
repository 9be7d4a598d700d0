import { type ClaimDocument, type ClaimIndex, wordsOfField } from './claim-index.ts'
import { gramLikeness, gramsOf, weighGrams } from './grams.ts'
import { namedIn, numbersOf } from './named.ts'
import type { Post } from './post.ts'
import { type Hit, rarityOf } from './search.ts'
import type { Word } from './words.ts'

/** How sure a match may be called by machine; *confirmed* is a person's word. */
export type Tier = 'strong' | 'suggest'

/**
 * From which chance on; below the first nothing is shown. The first finds nine of ten repeats of our labelled posts: what is
 * shown says what differs, and no verdict where something does (`compare`).
 */
const FROM = { suggest: 0.12, strong: 0.7 } as const
/** Shorter posts fit too much to be more than a suggestion. */
const LEAST_WORDS = 8
/** Languages on whose posts the weights were fitted. */
const FITTED = ['en']

// Fitted on English posts whose checks were known; to be fitted anew by language once 300 decisions of one are there.
const WEIGHTS = {
  constant: -4.73,
  ofPost: 4.88,
  ofClaim: 2.31,
  ofTitle: 1.62,
  claimLikeness: 3.22,
  titleLikeness: 2.82,
  names: 0.21,
  numbers: 0.66,
  pairs: 0.91,
} as const
/** Pairs of neighbouring words that are shared; more tell nothing more. */
const MOST_PAIRS = 4

/** What of a post and a claim agrees, each 0 to 1. */
export type Evidence = Readonly<Record<Exclude<keyof typeof WEIGHTS, 'constant'>, number>>

export interface Judgement {
  /** Chance that the claim is what the post says, 0 to 1. */
  readonly chance: number
  /** Null where it is too small to be shown. */
  readonly tier: Tier | null
  readonly evidence: Evidence
}

/** How sure it is that a hit is what the post says. An address that both name needs no word. */
export function judgeHit(index: ClaimIndex, post: Post, { document, hasAddress }: Hit): Judgement {
  const evidence = evidenceOf(index, post, document)
  const chance = hasAddress ? 1 : chanceOf(evidence)
  return { chance, tier: hasAddress ? 'strong' : tierOf(chance, post), evidence }
}

function chanceOf(evidence: Evidence): number {
  let sum: number = WEIGHTS.constant
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][])
    sum += WEIGHTS[name] * value
  return 1 / (1 + Math.exp(-sum))
}

function tierOf(chance: number, post: Post): Tier | null {
  if (chance < FROM.suggest) return null
  const mayBeStrong = FITTED.includes(post.language) && post.said.length >= LEAST_WORDS
  return chance >= FROM.strong && mayBeStrong ? 'strong' : 'suggest'
}

function evidenceOf(index: ClaimIndex, post: Post, document: ClaimDocument): Evidence {
  const text = wordsOfField(document, 'text')
  const title = wordsOfField(document, 'title')
  const all = [...text, ...title, ...wordsOfField(document, 'subtitle')]
  const [ofAll, ofPost] = [termsOf(all), new Set(post.terms)]
  const weighed = weighGrams(index.grams, post.grams)
  const likeness = (words: readonly Word[]) => gramLikeness(index.grams, weighed, gramsOf(words))
  return {
    ofPost: shareOf(index, ofPost, ofAll),
    ofClaim: shareOf(index, termsOf(text), ofPost),
    ofTitle: shareOf(index, termsOf(title), ofPost),
    claimLikeness: likeness(text),
    titleLikeness: likeness(title),
    names: namesIn(post, document),
    numbers: numbersIn(post, document),
    pairs: Math.min(1, pairsIn(post, all) / MOST_PAIRS),
  }
}

/** How much of what the first says, by rarity, the second says too. */
function shareOf(index: ClaimIndex, one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let [shared, whole] = [0, 0]
  for (const term of one) {
    const rarity = rarityOf(index, term)
    whole += rarity
    if (other.has(term)) shared += rarity
  }
  return whole === 0 ? 0 : shared / whole
}

function termsOf(words: readonly Word[]): Set<string> {
  return new Set(words.flatMap(({ term }) => term ?? []))
}

function namesIn(post: Post, { text, language }: ClaimDocument): number {
  const { names } = namedIn(text, language)
  const terms = new Set(post.terms)
  return share(names.filter((name) => name.terms.some((term) => terms.has(term))).length, names)
}

function numbersIn(post: Post, { text }: ClaimDocument): number {
  const numbers = numbersOf(text)
  const said = new Set(numbersOf(post.clean.text).map(({ plain }) => plain))
  return share(numbers.filter(({ plain }) => said.has(plain)).length, numbers)
}

function share(count: number, whole: readonly unknown[]): number {
  return whole.length === 0 ? 0 : count / whole.length
}

function pairsIn(post: Post, words: readonly Word[]): number {
  const theirs = new Set(pairsOf(words))
  return new Set(pairsOf(post.said).filter((pair) => theirs.has(pair))).size
}

function pairsOf(words: readonly Word[]): string[] {
  const terms = words.flatMap(({ term }) => term ?? [])
  return terms.slice(1).map((term, at) => `${terms[at]} ${term}`)
}
