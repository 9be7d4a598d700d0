import { type Content, type Html, html } from './html.ts'

/** What a station's telephone will show: for whoever decides, not to be pressed. */
export function phonePreview(of: {
  readonly head: string
  readonly headline: Content
  readonly words: Content
  readonly answers: readonly string[]
}): Html {
  const answers =
    of.answers.length > 0 &&
    html`<footer>${of.answers.map((one) => html`<span>${one}</span>`)}</footer>`
  return html`<div class="phone" role="img" aria-label="${of.head}"><header>${of.head}</header><div><b>${of.headline}</b><p>${of.words}</p></div>${answers}</div>`
}

/** The same as a short message. */
export function smsPreview(text: Content): Html {
  return html`<p class="sms">${text}</p>`
}
