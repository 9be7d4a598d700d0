import type { View } from '../../../core/slice.ts'
import { type Html, html } from '../../../ui/html.ts'
import { languageName } from '../../../ui/words.ts'
import { officeTexts as texts } from '../texts/office.ts'

/** Languages in which a claim may be said. */
export function languagesOf({ node }: Pick<View, 'node'>) {
  return node.languages.map((value) => ({ value, label: languageName(value) }))
}

/** That readers of the other languages of the node get a check in the one in which it is written. */
export function oneLanguage(written: string, { t, node }: View): Html | false {
  const others = node.languages.filter((language) => language !== written).map(languageName)
  if (others.length === 0) return false
  const words = { language: languageName(written), others: t.list(others) }
  return html`<p class="hint">${t.parts(texts.oneLanguage, words)}</p>`
}
