// How a receipt is read and shown: forty digits in every language, twelve words in those that have a list of them.
import type { NodeFacts } from '../../core/action.ts'
import type { Language } from '../../core/text.ts'
import {
  seedOf,
  seedOfWords,
  WORD_LANGUAGES,
  type WordLanguage,
  wordsOf,
} from '../../lib/receipt/index.ts'

type Node = Pick<NodeFacts, 'shippedContent'>

const lists = new WeakMap<Node, Map<WordLanguage, readonly string[]>>()

/** What ships never changes while a node runs, and each receipt that a node makes is spelled. */
function listOf(node: Node, language: WordLanguage): readonly string[] {
  const own = lists.get(node) ?? new Map<WordLanguage, readonly string[]>()
  lists.set(node, own)
  const list =
    own.get(language) ?? node.shippedContent(`words/words-${language}.txt`).trim().split('\n')
  own.set(language, list)
  return list
}

/** Whether receipts are spelled in words of a language, too. */
export function hasWords(language: Language): language is WordLanguage {
  return WORD_LANGUAGES.some((one) => one === language)
}

/** Twelve words of a language; null for one that has no list. */
export function spelledIn(node: Node, language: Language, seed: Uint8Array): string | null {
  return hasWords(language) ? wordsOf(seed, listOf(node, language)) : null
}

/** The seed of a receipt in either spelling, the words of any language; null for what was mistyped. */
export function seedIn(node: Node, text: string): Buffer | null {
  const digits = seedOf(text)
  if (digits !== null || !/\p{L}/u.test(text)) return digits
  for (const language of WORD_LANGUAGES) {
    const seed = seedOfWords(text, listOf(node, language))
    if (seed !== null) return seed
  }
  return null
}
