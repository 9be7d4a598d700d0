// Whether a post says the same as a claim, or something like it: only what has all of the claim's words and nothing that
// turns them is the same. What differs is named, since a denial and the office's own sentence have the words of the claim too.
import { baseLanguage, type ClaimDocument } from './claim-index.ts'
import { cleanText } from './clean.ts'
import { foldWord } from './fold.ts'
import { markersOf } from './markers.ts'
import { type Amount, amountsOf } from './moments.ts'
import { namedIn } from './named.ts'
import type { Post } from './post.ts'
import { type Word, wordsOf } from './words.ts'

/** What a post says otherwise than a claim. */
export type DifferenceKind = 'denial' | 'hour' | 'day' | 'number' | 'name' | 'words'

/** One difference, in the words of both; empty where one of them says nothing of it. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly inPost: string
  readonly inClaim: string
}

/** What a post is to a claim that it was found by. */
export interface Comparison {
  readonly told: 'same' | 'like'
  readonly differences: readonly Difference[]
}

/** Share of a claim's words that a post may leave out, and of a post's words that may come besides, and it says the same. */
const MOST_LEFT_OUT = 0.12
const MOST_BESIDES = 0.2
/** Words of a claim from which on a post of them says anything. */
const LEAST_WORDS = 3
/** Differences that are told. */
const MAX_TOLD = 6
/** Words that are told of one difference. */
const MAX_WORDS = 4
/** Letters from which on a word may be misspelt by one. */
const LEAST_LETTERS = 5

/** Compares a post with a claim that was found for it; `hasAddress` where a link of the post is one where the claim was made. */
export function compare(
  post: Post,
  document: Pick<ClaimDocument, 'text' | 'language'>,
  hasAddress = false,
): Comparison {
  const language = baseLanguage(document.language)
  const claim = cleanText(document.text).text
  const said = post.clean.text
  const [own, theirs] = [said, claim].map((text) => partsOf(text, language)) as [Parts, Parts]
  if (hasAddress && termsOf(own.words).length < LEAST_WORDS)
    return { told: 'same', differences: [] }
  const amounts = ofAmounts(own.amounts, theirs.amounts)
  const rest = ofWords(own.words, theirs.words, language)
  const differences = [
    ...ofDenials(own.raw, theirs.raw, language),
    ...amounts.told,
    ...ofContent(post, document, rest),
  ]
  const isWhole =
    post.language === language &&
    termsOf(theirs.words).length >= LEAST_WORDS &&
    rest.leftOut <= MOST_LEFT_OUT &&
    rest.besides <= MOST_BESIDES &&
    amounts.isWhole
  const isSame = isWhole && differences.length === 0
  return { told: isSame ? 'same' : 'like', differences: differences.slice(0, MAX_TOLD) }
}

interface Parts {
  readonly amounts: readonly Amount[]
  /** Without those of amounts. */
  readonly words: readonly Word[]
  readonly raw: readonly string[]
}

function partsOf(text: string, language: string): Parts {
  const { all, rest } = amountsOf(text, language)
  return { amounts: all, words: wordsOf(rest, language), raw: rawWords(text) }
}

/** Words in small letters as they are written, the small ones among them. */
function rawWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*'?/gu) ?? []
  )
}

const termsOf = (words: readonly Word[]) => [...new Set(words.flatMap(({ term }) => term ?? []))]

/** Words that deny: one more or one fewer turns what is said. */
function ofDenials(
  own: readonly string[],
  theirs: readonly string[],
  language: string,
): Difference[] {
  const { denials, turns } = markersOf(language)
  const [inPost, inClaim] = [own, theirs].map((all) => all.filter((word) => isOf(denials, word)))
  if (inPost?.length !== inClaim?.length)
    return [{ kind: 'denial', inPost: wordsTold(inPost ?? []), inClaim: wordsTold(inClaim ?? []) }]
  const [turnOfPost, turnOfClaim] = [
    own.filter((word) => turns.has(word) && !theirs.includes(word)),
    theirs.filter((word) => turns.has(word) && !own.includes(word)),
  ]
  if (turnOfPost.length === 0 && turnOfClaim.length === 0) return []
  return [{ kind: 'words', inPost: wordsTold(turnOfPost), inClaim: wordsTold(turnOfClaim) }]
}

/** A word of a list as it stands, with the article or pronoun that is written to it taken off (`n'ouvre`, `والليس`). */
function isOf(list: ReadonlySet<string>, word: string): boolean {
  if (list.has(word)) return true
  const elided = /^\p{L}{1,2}'/u.exec(word)?.[0]
  return elided !== undefined && (list.has(elided) || list.has(word.slice(elided.length)))
}

const wordsTold = (words: readonly string[]) => [...new Set(words)].slice(0, MAX_WORDS).join(' ')

/** Hours, days and numbers. Of a kind that both have, what is not in both is a difference; else it is only not whole. */
function ofAmounts(own: readonly Amount[], theirs: readonly Amount[]) {
  const told: Difference[] = []
  let isWhole = true
  for (const kind of ['hour', 'day', 'number'] as const) {
    const [post, claim] = [own, theirs].map((all) => all.filter((one) => one.kind === kind))
    const has = (all: readonly Amount[] = [], one: Amount) =>
      all.some((other) => isEqual(one, other))
    const inPost = post?.filter((one) => !has(claim, one)) ?? []
    const inClaim = claim?.filter((one) => !has(post, one)) ?? []
    if (inPost.length === 0 && inClaim.length === 0) continue
    isWhole = false
    if ((post?.length ?? 0) > 0 && (claim?.length ?? 0) > 0)
      told.push({
        kind,
        inPost: wordsTold(inPost.map(({ written }) => written)),
        inClaim: wordsTold(inClaim.map(({ written }) => written)),
      })
  }
  return { told, isWhole }
}

function isEqual(one: Amount, other: Amount): boolean {
  return one.kind === other.kind && one.value === other.value
}

/** What each of both has and the other has not: names where there are some on both sides, else words. */
function ofContent(
  post: Post,
  document: Pick<ClaimDocument, 'text' | 'language'>,
  { lacking, extra }: Unmatched,
): Difference[] {
  if (lacking.length === 0 || extra.length === 0) return []
  const language = baseLanguage(document.language)
  const namesOf = (text: string, among: Unmatched['extra']) =>
    namedIn(text, language).names.flatMap(({ written, terms }) =>
      among.some(({ term }) => terms.includes(term)) ? written : [],
    )
  const [inPost, inClaim] = [namesOf(post.clean.text, extra), namesOf(document.text, lacking)]
  if (inPost.length > 0 && inClaim.length > 0)
    return [{ kind: 'name', inPost: wordsTold(inPost), inClaim: wordsTold(inClaim) }]
  const plain = (words: Unmatched['extra']) => wordsTold(words.map((one) => one.plain))
  return [{ kind: 'words', inPost: plain(extra), inClaim: plain(lacking) }]
}

interface Unmatched {
  /** Words of the claim that the post has not, and of the post that the claim has not. */
  readonly lacking: readonly { readonly term: string; readonly plain: string }[]
  readonly extra: readonly { readonly term: string; readonly plain: string }[]
  /** Their shares, 0 to 1. */
  readonly leftOut: number
  readonly besides: number
}

/** What is left of both when the words that they share are taken off; a misspelt word is the word. */
function ofWords(own: readonly Word[], theirs: readonly Word[], language: string): Unmatched {
  const { chatter, denials } = markersOf(language)
  const small = new Set([...chatter, ...denials].map(foldWord))
  const content = (words: readonly Word[]) => {
    const once = new Map(words.flatMap(({ plain, term }) => (term === null ? [] : [[term, plain]])))
    return [...once]
      .map(([term, plain]) => ({ term, plain }))
      .filter(({ plain }) => !/^\d/.test(plain))
  }
  const [post, claim] = [content(own), content(theirs)]
  const isIn = (one: Unmatched['extra'][number], all: Unmatched['extra']) =>
    all.some((other) => other.term === one.term || isMisspelt(one.plain, other.plain))
  const lacking = claim.filter((one) => !isIn(one, post) && !small.has(one.plain))
  const extra = post.filter((one) => !isIn(one, claim) && !small.has(one.plain))
  const heard = post.filter((one) => !small.has(one.plain))
  return {
    lacking,
    extra,
    leftOut: claim.length === 0 ? 1 : lacking.length / claim.length,
    besides: heard.length === 0 ? 0 : extra.length / heard.length,
  }
}

/** Whether one word is the other with one letter wrong, missing, too many, or two changed about. */
function isMisspelt(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LEAST_LETTERS || Math.abs(one.length - other.length) > 1)
    return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  // A word that begins otherwise is another word: *valid* and *invalid* do not, *north* and *forth* do.
  if (start === 0) return false
  const rest = (word: string, from: number) => word.slice(from)
  return (
    rest(one, start + 1) === rest(other, start + 1) ||
    rest(one, start + 1) === rest(other, start) ||
    rest(one, start) === rest(other, start + 1) ||
    (one[start] === other[start + 1] &&
      one[start + 1] === other[start] &&
      rest(one, start + 2) === rest(other, start + 2))
  )
}
