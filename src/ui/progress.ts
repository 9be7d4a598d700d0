import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** How much of a known total is done, with the same in words. */
export function progress(
  t: Translator,
  { label, done, total }: { label: string; done: number; total: number },
): Html {
  const words = t(texts.progressOf, { done, total })
  return html`<div class="progress"><span>${label}</span> <progress max="${total}" value="${done}" aria-label="${label}"></progress> <span>${words}</span></div>`
}
