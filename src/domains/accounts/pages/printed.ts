// What is shown once, to be printed or scanned: links with a secret, codes.
import type { Translator } from '../../../core/text.ts'
import { type Html, html } from '../../../ui/html.ts'
import { linkPanel as panel, printButton as button } from '../../../ui/printed.ts'
import { texts } from '../texts/accounts.ts'

/** A link to scan or to copy, shown once. */
export function linkPanel(t: Translator, link: string): Html {
  return panel(link, t(texts.linkQr))
}

/** Recovery codes to print; the script of join fills an empty list. */
export function codesPanel(t: Translator, codes: readonly string[]): Html {
  return html`<section class="printable"><h2>${t(texts.codesTitle)}</h2><p>${t(texts.codesHint)}</p><ol data-codes dir="ltr" translate="no">${codes.map((one) => html`<li><code>${one}</code></li>`)}</ol>${printButton(t)}</section>`
}

/** Prints the page; only the script can, and it shows the button. */
export function printButton(t: Translator): Html {
  return button(t(texts.print))
}
