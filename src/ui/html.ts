/** Finished, escaped markup; nothing but what `html` and `made` give is. */
class Markup {
  readonly #markup: string

  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

export type Html = Markup

/** What may stand in a template: text (escaped), numbers, markup and lists of these. A forgotten call, a Promise or a text without translator does not compile. */
export type Content = string | number | Html | false | null | undefined | readonly Content[]

/** Tagged template: escapes `& < > " '` in values. Attributes must be quoted, and `href`/`src` go through `safeUrl`. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = strings[0] ?? ''
  for (let n = 0; n < values.length; n += 1) markup += written(values[n]) + (strings[n + 1] ?? '')
  return new Markup(markup)
}

/** Throws TypeError for what the types do not let in, so that an object never becomes `[object Object]` on a page. */
function written(value: Content): string {
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'number') return String(value)
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (!Array.isArray(value)) throw new TypeError('only text and markup stand in a template')
  let all = ''
  for (const one of value) all += written(one)
  return all
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const SPECIAL = /[&<>"']/

function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '')
}

/** Markup that our own pure code has made, such as a picture: nothing of it was typed by anybody. */
export function made(markup: string): Html {
  return new Markup(markup)
}

/** A non-executable JSON block for a page's script, read by its `id`. */
export function jsonBlock(id: string, value: unknown): Html {
  return html`<script type="application/json" id="${id}">${dataOf(JSON.stringify(value))}</script>`
}

/** JSON as it may stand in a `script` that no browser runs: nothing in it ends the element. */
export function dataOf(json: string): Html {
  return made(json.replaceAll('<', '\\u003c'))
}
