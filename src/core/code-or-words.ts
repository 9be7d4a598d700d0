import { fold } from './fold.ts'

/**
 * What a search of a list means, as conditions of its table: a code as it stands on paper, where it has the form of
 * `codes`, else the beginning of the folded `words`; nothing where it is empty.
 */
export function codeOrWords(search: string, codes: RegExp) {
  if (search === '') return {}
  const code = search.toUpperCase()
  if (codes.test(code)) return { code }
  const words = fold(search)
  return { words: { from: words, before: `${words}\uffff` } }
}
