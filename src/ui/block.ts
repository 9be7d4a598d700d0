import { type Content, type Html, html } from './html.ts'

/** One subject of a page under its title; `more` stands beside that: a link to the whole, a count. */
export function block(
  title: string,
  body: Content,
  { more, isFlush = false }: { readonly more?: Content; readonly isFlush?: boolean } = {},
): Html {
  return html`<section class="block${isFlush && html` flush`}"><header><h2>${title}</h2>${more}</header>${body}</section>`
}
