import type { View } from '../core/slice.ts'
import { buttonLink } from './form.ts'
import { type Html, html } from './html.ts'
import { withSearch } from './page-href.ts'
import { texts } from './texts.ts'

/**
 * The way to the rest of a list, which is never cut without it; nothing where all of it is shown. `path` is the page's
 * own, `next` what the query gave, and `search` what else the page was asked.
 */
export function restLink(
  { t, base }: Pick<View, 't' | 'base'>,
  rest: {
    readonly path: string
    readonly next: string | number | null
    /** Question of the address that takes `next`. */
    readonly by?: string
    readonly search?: Readonly<Record<string, string | undefined>>
  },
): Html | null {
  const { path, next, by = 'after', search = {} } = rest
  if (next === null) return null
  const href = withSearch(`${base}${path}`, { ...search, [by]: String(next) })
  return html`<p class="no-print">${buttonLink({ href, label: t(texts.rest), kind: 'secondary' })}</p>`
}
