import type { Translator } from '../core/text.ts'
import { deskFilesTexts as texts } from './desk-files-texts.ts'
import { type Html, html } from './html.ts'

/** Where `desk-files.js` lists the files that an opened report names; inside the part that opens them. */
export function deskFilesPart(t: Translator): Html {
  const said = (name: 'opening' | 'saved' | 'bare') =>
    html`<p data-says="${name}" hidden>${t(texts[name])}</p>`
  return html`<div data-came data-save="${t(texts.open)}" data-sealed="${t(texts.asSealed)}" data-lacking="${t(texts.lacking)}" hidden><h3>${t(texts.files)}</h3><p class="hint">${t(texts.harm)}</p><div data-came-list></div><div role="status">${said('opening')}${said('saved')}${said('bare')}</div><div role="alert"><p data-says="unclean" hidden>${t(texts.unclean)}</p><p data-says="other" hidden><strong>${t(texts.other)}</strong></p></div></div>`
}
