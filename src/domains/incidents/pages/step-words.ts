import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import type { stepWords } from '../schema.ts'
import { answerTexts, texts } from '../texts/playbooks.ts'

type Words = z.infer<typeof stepWords>

const NOTHING = { name: '', text: '', who: '', answers: {} }

/** What a step says in the reader's language, else in the first that there is. */
export function stepWord({ t }: Pick<View, 't'>, words: Words | null): Words[string] {
  return words?.[t.language] ?? Object.values(words ?? {})[0] ?? NOTHING
}

/** An answer of a step in words: its own, those of the product, or as it stands there. Empty where there is but one way. */
export function answerWords(
  view: Pick<View, 't'>,
  { words, type }: { readonly words: Words | null; readonly type?: string },
  answer: string,
): string {
  const own = stepWord(view, words).answers
  if (Object.hasOwn(own, answer)) return own[answer] ?? ''
  if (type === 'while-condition' && answer === 'on_completion') return view.t(answerTexts.end)
  if (answer === 'on_completion')
    return type === undefined || type.endsWith('action') ? '' : view.t(texts.afterwards)
  if (type === 'parallel') return view.t(texts.beside)
  const known: Readonly<Record<string, Message>> = answerTexts
  const message = Object.hasOwn(known, answer) ? known[answer] : undefined
  return message === undefined ? answer : view.t(message)
}
