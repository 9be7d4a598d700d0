// What search engines and programs find in the head of a public page: its one address, the same page in other languages, and
// what it shows as JSON-LD.
import type { Language } from '../core/text.ts'
import type { Page, Rendered, View } from '../core/slice.ts'
import { dataOf, type Html, html } from '../ui/html.ts'
import { pageHref, withSearch } from '../ui/page-href.ts'
import type { DoorParts } from './house.ts'
import type { RealmName } from './request.ts'

const LINKED_DATA = 'application/ld+json'

interface Asked {
  readonly parts: Pick<DoorParts, 'languages'>
  readonly realm: RealmName
  readonly page: Page<unknown, Html>
  readonly language: Language
  readonly search: Readonly<Record<string, string>>
  /** Path after the language. */
  readonly path: string
}

/** Nothing where nobody can read the page but who is signed in, and of what an address asks beyond the page itself. */
export function forMachines(
  { page, parts, realm, language, path, search }: Asked,
  { data, rendered }: { readonly data: unknown; readonly rendered: Rendered<Html> },
  view: Pick<View, 't' | 'node' | 'now'>,
): Html | null {
  const isHere = rendered.isGone !== true && rendered.movedTo === undefined
  if (page.surface !== 'public' || !isHere || Object.keys(search).length > 0) return null
  // Without a host: at the onion address nothing leads away from it.
  const hrefIn = (of: Language) => pageHref(realm, of, path === '/' ? '' : path)
  const others = parts.languages.map(
    (of) => html`<link rel="alternate" hreflang="${of}" href="${hrefIn(of)}">`,
  )
  const shown = page.media?.write(data, { accept: LINKED_DATA, kind: '' }, view) ?? null
  const isLinked = shown !== null && shown.type.startsWith(LINKED_DATA)
  const linked =
    isLinked &&
    html`<link rel="alternate" type="${LINKED_DATA}" href="${withSearch(hrefIn(language), { _file: 'json' })}"><script type="${LINKED_DATA}">${dataOf(shown.body)}</script>`
  return html`<link rel="canonical" href="${hrefIn(language)}">${others.length > 1 && others}${linked}`
}
