import type { View } from '../../../core/slice.ts'
import { languageName } from '../../../ui/words.ts'

/** Languages in which a claim may be said. */
export function languagesOf({ node }: Pick<View, 'node'>) {
  return node.languages.map((value) => ({ value, label: languageName(value) }))
}
