/** What is used of a package that brings no types. */
declare module 'snowball-stemmers' {
  /** A stemmer for words in small letters. Throws where there is none of that name. */
  export function newStemmer(algorithm: string): { stem(word: string): string }
}
