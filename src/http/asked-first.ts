// Asks before a form does what cannot be taken back, or reaches many: a page of its own, without script.
import type { AskFirst, Page } from '../core/slice.ts'
import type { Translator } from '../core/text.ts'
import { button, buttonLink, form, hiddenFields } from '../ui/form.ts'
import { type Html, html } from '../ui/html.ts'
import { frameTexts as texts } from './frame-texts.ts'

/** Sent by the button of the question. */
export const SURE = '_sure'

/** The question in place of the page, with everything that was sent, to be sent again by whoever is sure. */
export function askingPage(
  page: Page<unknown, Html>,
  {
    asks,
    name,
    fields,
  }: {
    readonly asks: AskFirst
    readonly name: string
    readonly fields: readonly (readonly [string, string])[]
  },
): Page<unknown, Html> {
  return {
    path: page.path,
    surface: page.surface,
    permission: page.permission,
    load: async (ctx) => (await asks.more?.(ctx, Object.fromEntries(fields))) ?? null,
    render(data, { t, base, path, newKey }) {
      const more = (data as ((t: Translator) => readonly string[]) | null)?.(t) ?? []
      const again = Object.fromEntries(
        Map.groupBy(
          fields.filter(([field]) => !field.startsWith('_')),
          ([field]) => field,
        )
          .entries()
          .map(([field, all]) => [field, all.map(([, value]) => value)]),
      )
      const sure = button({ label: t(asks.act), kind: 'danger', name: SURE, value: '1' })
      const back = buttonLink({ href: `${base}${path}`, label: t(texts.keep), kind: 'secondary' })
      const body = html`${more.map((one) => html`<p>${one}</p>`)}<p>${t(asks.what)}</p>${hiddenFields(again)}<p class="buttons">${sure} ${back}</p>`
      return { title: t(asks.title), main: form({ name, key: newKey(), body }) }
    },
  }
}
