import { baseLanguage, type ClaimDocument, type ClaimIndex, FIELDS } from './claim-index.ts'
import { cleanText } from './clean.ts'
import { namedIn, numbersOf } from './named.ts'
import type { Post } from './post.ts'
import { termScoresOf } from './search.ts'
import { segmentsOf, wordsOf } from './words.ts'

/** Terms that are marked in both texts. */
const MARKED = 8

/** A part of a text, in UTF-16 units from its start. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** Why a claim was found, so that a person can judge it. */
export interface Why {
  /** What each shared term added, most first. */
  readonly terms: readonly { readonly term: string; readonly score: number }[]
  /** Words of the eight that added most, in the post as it was pasted and in the fields of the claim. */
  readonly inPost: readonly Place[]
  readonly inClaim: Readonly<Record<(typeof FIELDS)[number], readonly Place[]>>
  /** What the claim names and the post does not, as it is written there. */
  readonly lacking: {
    readonly numbers: readonly string[]
    readonly names: readonly string[]
    readonly years: readonly string[]
  }
}

/** Explains a match by its words. */
export function whyFound(index: ClaimIndex, post: Post, document: ClaimDocument): Why {
  const terms = termScoresOf(index, post, document.id)
  const marked = new Set(terms.slice(0, MARKED).map(({ term }) => term))
  const language = baseLanguage(document.language)
  const [text, title, subtitle] = FIELDS.map((field) =>
    placesOf(document[field] ?? '', language, marked),
  )
  return {
    terms,
    inPost: placesOf(post.raw, post.language, marked),
    inClaim: { text: text ?? [], title: title ?? [], subtitle: subtitle ?? [] },
    lacking: lackingIn(post, document),
  }
}

/** Longest text in which words are marked. */
const MAX_TEXT = 10_000

/** Where a text has a word of these terms, by its own places: each word is cleaned alone, with the sign before it. */
export function placesOf(text: string, language: string, terms: ReadonlySet<string>): Place[] {
  const places: Place[] = []
  for (const { word, start } of segmentsOf(text.slice(0, MAX_TEXT), language)) {
    const sign = /[#@＃＠]/.exec(text[start - 1] ?? '')?.[0] ?? ''
    const words = wordsOf(cleanText(`${sign}${word}`).text, language)
    if (words.some(({ term }) => term !== null && terms.has(term)))
      places.push({ start, end: start + word.length })
  }
  return places
}

function lackingIn(post: Post, document: ClaimDocument): Why['lacking'] {
  const { numbers, years, names } = namedIn(document.text, baseLanguage(document.language))
  const said = new Set(numbersOf(post.clean.text).map(({ plain }) => plain))
  const terms = new Set(post.terms)
  const lacks = (all: typeof numbers) =>
    all.filter(({ plain }) => !said.has(plain)).map(({ written }) => written)
  return {
    numbers: lacks(numbers),
    years: lacks(years),
    names: names
      .filter((name) => !name.terms.some((term) => terms.has(term)))
      .map(({ written }) => written),
  }
}
