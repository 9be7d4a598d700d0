import type { Message, Translator } from '../core/text.ts'
import { deskFilesPart } from './desk-files.ts'
import { deskKeyTexts as texts } from './desk-key-texts.ts'
import { type Html, html } from './html.ts'

/** Sentences of which the script shows one, by the name that it says. */
const TROUBLE: Readonly<Record<string, Message>> = {
  wrong: texts.wrong,
  no_identity: texts.noIdentity,
  other_report: texts.otherReport,
  damaged: texts.damaged,
  truncated: texts.damaged,
  not_age: texts.damaged,
  bad_key: texts.failed,
  no_prf: texts.noPrf,
  cancelled: texts.cancelled,
  refused: texts.refused,
  failed: texts.failed,
}

function sentences(t: Translator, news: Readonly<Record<string, Message>>): Html {
  const trouble = Object.entries(TROUBLE).map(
    ([name, message]) => html`<p data-says="${name}" hidden><strong>${t(message)}</strong></p>`,
  )
  const said = Object.entries(news).map(
    ([name, message]) => html`<p data-says="${name}" hidden>${t(message)}</p>`,
  )
  return html`<div role="alert">${trouble}</div><div role="status">${said}</div>`
}

function codeField(
  t: Translator,
  { id, name, label }: { id: string; name: 'again' | 'typed'; label: Message },
): Html {
  return html`<div class="field"><label for="${id}">${t(label)}</label><input id="${id}" data-${name} inputmode="numeric" autocomplete="off" spellcheck="false" dir="ltr"></div>`
}

function keepField(t: Translator, id: string): Html {
  return html`<p class="choice"><input type="checkbox" id="${id}" data-keep><label for="${id}">${t(texts.keep)}</label></p>`
}

const button = (t: Translator, name: string, label: Message): Html =>
  html`<button type="button" class="button secondary" data-${name}>${t(label)}</button>`

/**
 * Where an officer makes his key with `desk-key.js`: inside an element with `data-desk-key` whose form has the field
 * `recipient`. `id` tells several of them on a page apart.
 */
export function keyMakingPart(t: Translator, id: string): Html {
  return html`<div data-key-making hidden>
<p>${button(t, 'make', texts.make)}</p><p class="hint">${t(texts.makeHint)}</p>
<div data-made hidden><h3 data-title tabindex="-1">${t(texts.title)}</h3>
<p><strong class="receipt"><code data-digits dir="ltr" translate="no"></code></strong></p><p>${t(texts.keepIt)}</p>
<p class="no-print">${button(t, 'paper', texts.print)}</p>
${codeField(t, { id: `${id}-again`, name: 'again', label: texts.again })}${keepField(t, `${id}-keep`)}
<p class="no-print">${button(t, 'done', texts.done)}</p></div>
<p data-ready hidden><code data-recipient dir="ltr" translate="no"></code></p>
${sentences(t, { ready: texts.ready })}</div>`
}

/** Where the key is taken from this device or tab, or its code is typed; `own` are the keys that the tab may keep. */
function unlockPart(t: Translator, id: string, own: readonly string[]): Html {
  return html`<div data-locked data-own="${own.join(' ')}"><h3>${t(texts.unlock)}</h3><p class="hint">${t(texts.unlockHint)}</p><p>${button(t, 'tab', texts.tab)} ${button(t, 'passkey', texts.passkey)}</p>
${codeField(t, { id: `${id}-code`, name: 'typed', label: texts.typed })}${keepField(t, `${id}-keep`)}<p>${button(t, 'code', texts.code)}</p></div><p data-kept hidden>${button(t, 'forget', texts.forget)}</p>`
}

/**
 * Where an officer opens the files of a report and answers with `desk-key.js`: inside the element with `data-desk`,
 * whose files stand in elements with `data-file` and `data-kind`. `id` tells several of them on a page apart; `own` are the
 * reader's keys, which his tab keeps until he signs out.
 */
export function keyOpeningPart(
  t: Translator,
  { id = 'desk', own = [] }: { readonly id?: string; readonly own?: readonly string[] } = {},
): Html {
  return html`<div data-key-opening hidden>
${unlockPart(t, id, own)}
${sentences(t, { unlocked: texts.unlocked, kept: texts.kept, sent: texts.sent, noted: texts.noted, asked: texts.asked, given: texts.given })}
<div data-opened hidden tabindex="-1" role="region" aria-label="${t(texts.opened)}" data-open="${t(texts.open)}" data-save="${t(texts.save)}" data-text="${t(texts.text)}" data-place="${t(texts.place)}" data-name="${t(texts.name)}" data-contact="${t(texts.contact)}"></div>
${deskFilesPart(t)}
<div data-answering hidden><div class="field"><label for="${id}-answer">${t(texts.answer)}</label><p class="hint" id="${id}-answer-hint">${t(texts.answerHint)}</p><textarea id="${id}-answer" data-words rows="6" dir="auto" maxlength="20000" aria-describedby="${id}-answer-hint"></textarea></div><p class="buttons steps">${button(t, 'answer', texts.send)} ${button(t, 'note', texts.note)}</p></div>
<div data-asking hidden><p>${t(texts.asking)}</p><div class="field"><label for="${id}-reason">${t(texts.reason)}</label><input id="${id}-reason" data-reason maxlength="500" autocomplete="off"></div><p>${button(t, 'ask', texts.ask)}</p></div>
<div data-forwarding hidden><div class="field"><label for="${id}-target">${t(texts.forwardTo)}</label><p class="hint" id="${id}-target-hint">${t(texts.forwardHint)}</p><select id="${id}-target" data-target aria-describedby="${id}-target-hint"></select></div><p class="buttons steps">${button(t, 'forward', texts.forward)}</p></div>
<div data-naming data-give="${t(texts.give)}" hidden><h3>${t(texts.names)}</h3><div data-names></div></div></div>`
}

/** Where a code is tried against the key of a desk with `desk-key.js`, inside the element with `data-key-test`. */
export function keyTestingPart(t: Translator, id: string): Html {
  return html`<div data-key-testing hidden><p class="hint">${t(texts.testHint)}</p>${codeField(t, { id: `${id}-test`, name: 'typed', label: texts.digits })}<p>${button(t, 'test', texts.test)}</p>${sentences(t, { right: texts.right })}</div>`
}

/** Where open reports are renewed for a newer key with `desk-renew.js`, inside the element with `data-renew`; `own` as above. */
export function keyRenewingPart(t: Translator, id: string, own: readonly string[] = []): Html {
  return html`<div data-key-renewing hidden>
${unlockPart(t, id, own)}
<p data-working role="status" hidden>${t(texts.renewing)} <bdi dir="ltr" data-count></bdi></p>
${sentences(t, { renewed: texts.renewed, some: texts.renewedSome })}</div>`
}

/** Where a report that came by another way is sealed with `desk-enter.js`, inside its form. */
export function enteringPart(
  t: Translator,
  words: { readonly button: Message; readonly done: Message; readonly failed: Message },
): Html {
  return html`<div data-entering hidden><p>${button(t, 'enter', words.button)}</p>
<p class="field-error" data-says="failed" role="alert" hidden>${t(words.failed)}</p>
<div data-done role="status" hidden><p>${t(words.done)}</p><p class="receipt"><bdi dir="ltr" data-digits></bdi></p><p><a data-link href="">${t(texts.open)}</a></p></div></div>`
}
