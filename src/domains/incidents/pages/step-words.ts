import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import type { stepWords } from '../schema.ts'
import { answerTexts } from '../texts/playbooks.ts'

type Words = z.infer<typeof stepWords>

const NOTHING = { name: '', text: '', who: '', answers: {} }

/** What a step says in the reader's language, else in the first that there is. */
export function stepWord({ t }: Pick<View, 't'>, words: Words | null): Words[string] {
  return words?.[t.language] ?? Object.values(words ?? {})[0] ?? NOTHING
}

/** An answer of a step in words: its own, those of the product, or as it stands there. Empty where there is but one way. */
export function answerWords(
  view: Pick<View, 't'>,
  { words }: { readonly words: Words | null },
  answer: string,
): string {
  const own = stepWord(view, words).answers
  if (Object.hasOwn(own, answer)) return own[answer] ?? ''
  if (/^(\d+|on_completion)$/.test(answer)) return ''
  const known: Readonly<Record<string, Message>> = answerTexts
  const message = Object.hasOwn(known, answer) ? known[answer] : undefined
  return message === undefined ? answer : view.t(message)
}
