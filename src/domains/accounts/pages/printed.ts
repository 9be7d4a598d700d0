// What is shown once, to be printed or scanned: links with a secret, codes.
import type { Translator } from '../../../core/text.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { qrPanel } from '../../../ui/secret-link.ts'
import { texts } from '../texts/accounts.ts'

/** A link to scan or to copy, shown once. */
export function linkPanel(t: Translator, link: string): Html {
  return html`${qrPanel(link, t(texts.linkQr))}<p>${code(link)}</p>`
}

/** Recovery codes to print; the script of join fills an empty list. */
export function codesPanel(t: Translator, codes: readonly string[]): Html {
  return html`<section class="printable"><h2>${t(texts.codesTitle)}</h2><p>${t(texts.codesHint)}</p><ol data-codes dir="ltr" translate="no">${codes.map((one) => html`<li><code>${one}</code></li>`)}</ol>${printButton(t)}</section>`
}

/** Prints the page; only the script can, and it shows the button. */
export function printButton(t: Translator): Html {
  return html`<p class="no-print" data-print hidden><button type="button" class="button secondary">${t(texts.print)}</button></p>`
}
