import { directionOf } from '../core/language-tag.ts'
import type { Change } from '../lib/changes/index.ts'
import { type Html, html } from './html.ts'

/** What went and what came, line by line as they were compared: for whoever must see exactly what changed. */
export function diff(
  lines: readonly { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }[],
): Html {
  const rows = lines.map(({ kind, text }) => {
    if (kind === 'gone') return html`<del>${text}</del>`
    return kind === 'new' ? html`<ins>${text}</ins>` : html`<span>${text}</span>`
  })
  return html`<div class="diff" dir="auto">${rows}</div>`
}

/** A text of several lines with the words that went and those that came, in the language in which it was written. */
export function wordDiff(language: string, changes: readonly Change[]): Html {
  const all = changes.map(({ kind, text }) => {
    const lines = text.split('\n').map((one, n) => html`${n > 0 && html`<br>`}${one}`)
    if (kind === 'gone') return html`<del>${lines}</del>`
    return kind === 'new' ? html`<ins>${lines}</ins>` : html`${lines}`
  })
  return html`<p lang="${language}" dir="${directionOf(language)}">${all}</p>`
}
