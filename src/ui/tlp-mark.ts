import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** Labels of the Traffic Light Protocol, in the spelling that the standard demands in every language. Source: FIRST TLP 2.0. */
export type TlpLabel = 'TLP:RED' | 'TLP:AMBER+STRICT' | 'TLP:AMBER' | 'TLP:GREEN' | 'TLP:CLEAR'

/** The marking of what stands beside it, in the standard's colours on black. */
export function tlpMark(t: Translator, label: TlpLabel): Html {
  const colour = label.slice('TLP:'.length).split('+')[0]?.toLowerCase()
  return html`<abbr class="tlp tlp-${colour}" dir="ltr" translate="no" title="${t(texts.tlp)}">${label}</abbr>`
}
