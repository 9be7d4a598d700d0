import type { Message, Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { reportFilesTexts as texts } from './report-files-texts.ts'

/** Sentences of which the script shows one, by the name that it says; those of trouble are read out at once. */
const TROUBLE: Readonly<Record<string, Message>> = {
  wrong: texts.wrongKind,
  unclean: texts.unclean,
  unread: texts.unread,
  large: texts.tooLarge,
  empty: texts.empty,
  many: texts.tooMany,
}
const NEWS: Readonly<Record<string, Message>> = {
  sending: texts.sending,
  waiting: texts.waiting,
  stopped: texts.stopped,
  broken: texts.broken,
  room: texts.noRoom,
}

/**
 * Where a reporter adds files that `report-files.js` seals and sends in parts to the report's own address; it stands in the
 * form that is sealed, and is shown by its script alone. `base` stands before addresses.
 */
export function reportFilesPart(t: Translator, base: string): Html {
  const sentences = (all: Readonly<Record<string, Message>>) =>
    Object.entries(all).map(
      ([name, message]) => html`<p data-says="${name}" hidden>${t(message)}</p>`,
    )
  const button = (name: string, label: Message) =>
    html`<button type="button" class="button secondary" data-${name} hidden>${t(label)}</button>`
  // Without a name nothing of what is chosen is ever sent by the form itself.
  return html`<div data-files data-address="${base}/report" data-cleaned="${t(texts.cleaned)}" data-keeps="${t(texts.keeps)}" data-remove="${t(texts.remove)}" hidden>
<div class="field"><label for="report-files">${t(texts.choose)}</label><p class="hint" id="report-files-hint">${t(texts.chooseHint)}</p><input id="report-files" type="file" multiple data-choose aria-describedby="report-files-hint"></div>
<div role="alert" class="field-error"><bdi data-refused></bdi>${sentences(TROUBLE)}</div><div data-list></div>
<div data-sending hidden><div role="status">${sentences(NEWS)}</div><p><progress max="1" value="0"></progress></p><p>${button('stop', texts.stop)} ${button('retry', texts.retry)} ${button('without', texts.without)}</p></div></div>`
}
