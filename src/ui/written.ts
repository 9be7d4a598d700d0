import type { Written } from '../core/waiting.ts'
import type { Translator } from '../core/text.ts'

/** The words in the reader's language; in the first one that they were written in where his is not there. */
export function written(words: Written, { language }: Translator): string {
  if (typeof words === 'string') return words
  return words[language] ?? Object.values(words)[0] ?? '–'
}
