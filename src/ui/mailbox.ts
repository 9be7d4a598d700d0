import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { mailboxTexts as texts } from './mailbox-texts.ts'
import { notification } from './notice.ts'
import { reportFilesPart } from './report-files.ts'
import { reportFilesTexts as fileTexts } from './report-files-texts.ts'

/** Longest letter, in characters. */
const MAX_LETTER = 20_000

/**
 * What `mailbox.js` shows once it opened a mailbox, beside the form with `data-mailbox` whose field is `receipt`; without
 * script there is nothing of it. `states` holds a sentence for every state that the node may name, `none` among them; in that
 * of `purged` the time stands in an element with `data-day`. `went` holds one for every way in which a report goes to an
 * agency, whose name stands in an element with `data-name` and the time in one with `data-at`. `base` stands before addresses.
 */
export function mailboxPart(
  t: Translator,
  {
    states,
    went = {},
  }: {
    readonly states: Readonly<Record<string, string | Html>>
    readonly went?: Readonly<Record<string, Html>>
  },
  base: string,
): Html {
  const at = html`<span data-at></span>`
  const failed = html`<p>${t(texts.failed)}</p><p>${t(texts.choice)}</p><p><button type="button" class="button secondary" data-again>${t(texts.again)}</button> <button type="button" class="button secondary" data-unsealed>${t(texts.unsealed)}</button></p>`
  const said = Object.entries(states).map(
    ([name, sentence]) => html`<p data-state="${name}" hidden>${sentence}</p>`,
  )
  const ways = Object.entries(went).map(
    ([how, sentence]) => html`<template data-way="${how}"><li>${sentence}</li></template>`,
  )
  return html`<div data-mailbox-part hidden>
<p data-working role="status" hidden>${t(texts.working)}</p>
<p class="field-error" data-mistyped role="alert" hidden>${t(texts.mistyped)}</p>
<div data-failed hidden>${notification(t, { tone: 'warn', body: failed })}</div>
<div data-box hidden><h2 data-title tabindex="-1">${t(texts.title)}</h2>${said}
<ul data-went hidden></ul>${ways}
<div data-letters></div>
<template data-model><div class="card"><h3 data-agency>${t.parts(texts.fromAgency, { at })}</h3><h3 data-reporter>${t.parts(texts.fromYou, { at })}</h3><p data-unreadable hidden>${t(texts.unreadable)}</p><p><bdi data-words></bdi></p></div></template>
<p><button type="button" class="button secondary" data-add hidden>${t(fileTexts.add)}</button></p><p data-nobody role="status" hidden>${t(fileTexts.nobody)}</p>
<p data-sent role="status" hidden><strong>${t(texts.sent)}</strong></p>
<div data-reply hidden><div class="field"><label for="mailbox-reply">${t(texts.reply)}</label><p class="hint" id="mailbox-reply-hint">${t(texts.replyHint)}</p><textarea id="mailbox-reply" data-text rows="6" dir="auto" maxlength="${MAX_LETTER}" aria-describedby="mailbox-reply-hint"></textarea></div>${reportFilesPart(t, base)}<p><button type="button" class="button" data-send>${t(texts.send)}</button></p></div></div></div>`
}
