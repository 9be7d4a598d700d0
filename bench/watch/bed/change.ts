// How attacks and edits change a page.

import type { Facts, Scene } from './scene.ts'

export interface Change {
  readonly facts?: (facts: Facts, scene: Scene) => unknown
  readonly html?: (html: string, scene: Scene) => string
  /** Of an edit: it changes what voters go by, and may alarm. */
  readonly changesFact?: true
}

/** `to` in place of `from`; the page as it is where that does not stand. */
export function swap(html: string, from: string, to: string): string {
  return html.replace(from, () => to)
}

export function inHead(html: string, part: string): string {
  return html.replace('</head>', () => `${part}</head>`)
}

export function atTop(html: string, part: string): string {
  return html.replace(/<body[^>]*>/, (tag) => `${tag}${part}`)
}

export function atEnd(html: string, part: string): string {
  return html.includes('</body>')
    ? html.replace('</body>', () => `${part}</body>`)
    : `${html}${part}`
}
