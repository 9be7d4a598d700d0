import type * as Snowball from 'snowball-stemmers'
import { late } from '../late/late.ts'

const snowball = late<typeof Snowball>('snowball-stemmers')

/** Languages with a stemmer, by the name it has in the package. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
}

const made = new Map<string, (word: string) => string>()

/** The stem of a word in small letters; where the language has no stemmer, the word itself. */
export function stemmerOf(language: string): (word: string) => string {
  const known = made.get(language)
  if (known !== undefined) return known
  const algorithm = ALGORITHMS[language]
  if (algorithm === undefined) return (word) => word
  const stemmer = snowball().newStemmer(algorithm)
  const stem = (word: string) => stemmer.stem(word)
  made.set(language, stem)
  return stem
}
