import type { View } from '../core/slice.ts'
import { qrSvg } from '../lib/qr/qr.ts'
import { type Html, html, made } from './html.ts'

/** A link with a secret behind the #, so that it reaches no server's log. `path` stands behind the language. */
export function secretLink(
  { node, base }: Pick<View, 'node' | 'base'>,
  path: string,
  secret: string,
): string {
  return `${node.origin}${base}${path}#${secret}`
}

/** A link to scan; `label` says what the picture is, `mask` how it is drawn where thousands are at once. */
export function qrPanel(link: string, label: string, mask?: number): Html {
  return html`<div class="qr-panel">${made(qrSvg(link, label, mask))}</div>`
}
