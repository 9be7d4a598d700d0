// What stands in the fields of a form in the exercise, so that a newcomer comes to the end; in Actual nothing does.
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'

/** Words that an exercise fills in; empty in Actual. */
export function played({ t, node }: Pick<View, 't' | 'node'>, words: Message): string {
  return node.realm === 'exercise' ? t(words) : ''
}

/** The one that is chosen where there is only one to choose. */
export function only(choices: readonly { readonly value: string }[]): string {
  const [first] = choices
  return choices.length === 1 && first !== undefined ? first.value : ''
}
