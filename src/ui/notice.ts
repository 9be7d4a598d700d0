import type { Translator } from '../core/text.ts'
import { shapeOf } from './badge.ts'
import { type Content, type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** News about the page or about what was just done; `bad` and `warn` are read out at once. */
export function notification(
  t: Translator,
  { tone, body }: { tone: 'ok' | 'info' | 'warn' | 'bad'; body: Content },
): Html {
  const word = {
    info: texts.information,
    warn: texts.warning,
    bad: texts.important,
  }
  const mark =
    tone === 'ok'
      ? html`<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shapeOf('tick')}</svg>`
      : html`<strong>${t(word[tone])}</strong>`
  const role = tone === 'ok' || tone === 'info' ? 'status' : 'alert'
  return html`<div class="note tone-${tone}" role="${role}">${mark}<div>${body}</div></div>`
}

/** A consequence that the reader must know before going on. */
export function warningText(t: Translator, body: Content): Html {
  return html`<p class="warning"><span class="warning-mark" aria-hidden="true">!</span><strong><span class="hidden">${t(texts.warning)} </span>${body}</strong></p>`
}

/** The end of a process: what was done, the receipt to keep, what happens next. */
export function confirmationPanel(props: {
  readonly title: string
  readonly receipt?: { readonly label: string; readonly value: Html }
  readonly next?: Content
}): Html {
  const { title, receipt, next } = props
  const kept =
    receipt && html`<p>${receipt.label}<br><strong class="receipt">${receipt.value}</strong></p>`
  return html`<div class="panel" role="status"><h2>${title}</h2>${kept}</div>${next && html`<div class="panel-next">${next}</div>`}`
}

/** What stands where there is nothing to show. */
export function emptyState(sentence: string, action?: Html): Html {
  return html`<div class="empty"><p>${sentence}</p>${action}</div>`
}
