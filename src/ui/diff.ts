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
