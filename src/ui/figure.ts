import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'

/** One figure with its words, for a list of figures. */
export function figure(t: Translator, label: string, value: number): Html {
  return html`<div><dt>${label}</dt><dd>${t.number(value)}</dd></div>`
}
