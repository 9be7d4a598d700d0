import { html as template, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Finished, escaped markup. */
export type Html = HtmlEscapedString

/** What may stand in a template: text (escaped), numbers, markup and lists of these. A forgotten call, a Promise or a text without translator does not compile. */
export type Content = string | number | Html | false | null | undefined | readonly Content[]

/** Tagged template: escapes `& < > " '` in values. Attributes must be quoted, and `href`/`src` go through `safeUrl`. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return template(strings, ...values) as Html
}

/** Markup that our own pure code has made, such as a picture: nothing of it was typed by anybody. */
export function made(markup: string): Html {
  return raw(markup)
}

/** A non-executable JSON block for a page's script, read by its `id`. */
export function jsonBlock(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="${id}">${raw(json)}</script>`
}
