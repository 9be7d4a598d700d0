import { asciiDigit, cleanText, joinedDigits } from './clean.ts'
import { segmentsOf, wordsOf } from './words.ts'

/** What a reviewer compares first: two claims of the same words differ in these. */
export interface Named {
  /** As they stand, each once, with the number that they are. */
  readonly numbers: readonly { readonly written: string; readonly plain: string }[]
  readonly years: readonly { readonly written: string; readonly plain: string }[]
  /** Runs of words in capitals, with the terms that they have. */
  readonly names: readonly { readonly written: string; readonly terms: readonly string[] }[]
}

const NUMBER = /\p{Nd}+(?:[.,'\u2019\u066b\u066c\u00a0\u2009\u202f]\p{Nd}+)*/gu
const YEAR = /^(?:19|20)\d\d$/

/** Numbers and years of a text, also within words. */
export function numbersOf(text: string): { written: string; plain: string }[] {
  const found = new Map<string, string>()
  for (const [written] of text.matchAll(NUMBER)) {
    const ascii = written
      .replaceAll(/\p{Nd}/gu, asciiDigit)
      .replaceAll('\u066c', ',')
      .replaceAll('\u066b', '.')
      .replaceAll('\u2019', "'")
    const plain = joinedDigits(ascii)
    if (!found.has(plain)) found.set(plain, written)
  }
  return [...found].map(([plain, written]) => ({ written, plain }))
}

/** What a text names. Names are seen by their capitals, so in scripts without them there are none. */
export function namedIn(text: string, language: string): Named {
  const numbers = numbersOf(text)
  return {
    numbers: numbers.filter(({ plain }) => !YEAR.test(plain)),
    years: numbers.filter(({ plain }) => YEAR.test(plain)),
    names: namesOf(text, language),
  }
}

const CAPITAL = /^\p{Lu}/u
/** A sentence ends before this word, or the text begins with it. */
const SENTENCE_START = /(?:^|[.!?…:;"“«»()\n؟。！？])\s*["“«'‘(]*\s*$/u

/** Words in capitals that stand together. */
interface Run {
  readonly start: number
  readonly end: number
  readonly words: number
  readonly isFirst: boolean
}

function namesOf(text: string, language: string): Named['names'] {
  const names = new Map<string, readonly string[]>()
  for (const { start, end, words, isFirst } of runsOf(text, language)) {
    // One capital at the start of a sentence is spelling.
    if (isFirst && words === 1) continue
    const written = text.slice(start, end)
    const terms = wordsOf(cleanText(written).text, language).flatMap(({ term }) => term ?? [])
    if (terms.length > 0) names.set(written, terms)
  }
  return [...names].map(([written, terms]) => ({ written, terms }))
}

function runsOf(text: string, language: string): Run[] {
  const runs: Run[] = []
  let isOpen = false
  for (const { word, start } of segmentsOf(text, language)) {
    const end = start + word.length
    const last = isOpen ? runs.at(-1) : undefined
    isOpen = CAPITAL.test(word) && !isSmallTalk(word, language)
    if (!isOpen) continue
    if (last !== undefined && /^[ \u00a0-]{1,2}$/.test(text.slice(last.end, start)))
      runs[runs.length - 1] = { ...last, end, words: last.words + 1 }
    else {
      const isFirst = SENTENCE_START.test(text.slice(Math.max(0, start - 6), start))
      runs.push({ start, end, words: 1, isFirst })
    }
  }
  return runs
}

/** `The` and `I` have a capital and are no name. */
function isSmallTalk(word: string, language: string): boolean {
  return wordsOf(word, language).every(({ term }) => term === null)
}
