import type { Translator } from '../core/text.ts'
import { WORD_LANGUAGES } from '../lib/receipt/index.ts'
import { type Html, html } from './html.ts'
import { notification } from './notice.ts'
import { sealingTexts as texts } from './sealing-texts.ts'

/** What `report.js` shows and asks while it seals the form in which this stands; without script there is nothing of it. `base` stands before links. */
export function sealingPart(t: Translator, base = ''): Html {
  const scripts = html`<a href="${base}/scripts" target="_blank" rel="noopener">${t(texts.compare)}</a>`
  const hasWords = WORD_LANGUAGES.some((one) => one === t.language)
  const failed = html`<p>${t(texts.failed)}</p><p>${t(texts.choice)}</p><p><button type="button" class="button secondary" data-unsealed>${t(texts.unsealed)}</button></p>`
  return html`<div data-sealing hidden>
<p data-working role="status" hidden>${t(texts.working)}</p>
<div data-failed hidden>${notification(t, { tone: 'warn', body: failed })}</div>
<div data-receipt hidden>
<h2 data-title tabindex="-1">${t(texts.title)}</h2>
<p><strong class="receipt"><code data-digits dir="ltr" translate="no"></code></strong></p>
<p>${t(texts.keep)}</p>${hasWords && html`<p class="receipt" data-words lang="${t.language}" translate="no"></p>`}<div data-picture data-label="${t(texts.title)}"></div>
<p class="no-print"><button type="button" class="button secondary" data-copy>${t(texts.copy)}</button> ${hasWords && html`<button type="button" class="button secondary" data-spell>${t(texts.spell)}</button> `}<button type="button" class="button secondary" data-qr>${t(texts.qr)}</button> <button type="button" class="button secondary" data-paper>${t(texts.print)}</button></p>
<div class="field no-print"><label for="receipt-again">${t(texts.again)}</label>
<p class="hint" id="receipt-again-hint">${t(texts.againHint)}</p>
<p class="field-error" data-wrong role="alert" hidden>${t(texts.wrong)}</p>
<input id="receipt-again" data-again${!hasWords && html` inputmode="numeric"`} autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="receipt-again-hint"></div>
<p class="no-print"><button class="button">${t(texts.send)}</button></p>
<p class="hint">${t(texts.promise)} ${t(texts.limit)} ${scripts}</p>
</div>
</div>`
}
