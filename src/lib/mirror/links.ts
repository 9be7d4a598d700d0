import { posix } from 'node:path'

/** Attributes of our pages that hold an address; always quoted, `"` escaped inside. */
const LINK = /\b(href|src|action)="([^"]*)"/g

/** The mirror's file for an address's path: a page becomes a folder with an `index.html`, any other file stays itself. */
export function fileOf(path: string, isPage: boolean): string {
  const inner = path.replaceAll(/^\/+|\/+$/g, '')
  if (!isPage) return inner
  return inner === '' ? 'index.html' : `${inner}/index.html`
}

/** From one file of the mirror to another, as a link. */
export function relativeLink(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to)
}

/** Paths of the same site that a page links to or loads, each once; those with a query are left out. */
export function linksOf(html: string, origin: string): string[] {
  const paths = [...html.matchAll(LINK)].flatMap(([, , address = '']) => {
    const path = pathOf(address, origin)
    return path === null || path.includes('?') ? [] : path.replace(/#.*$/, '')
  })
  return [...new Set(paths)]
}

/**
 * The same page with links for a place without a server: to files of the mirror relative ones, to everything else of
 * the site whole addresses. `fileAt` gives the mirror's file for a path of the site, or null.
 */
export function withFileLinks(
  html: string,
  page: { readonly file: string; readonly origin: string },
  fileAt: (path: string) => string | null,
): string {
  return html.replaceAll(LINK, (whole, name: string, address: string) => {
    const path = pathOf(address, page.origin)
    if (path === null) return whole
    const [bare = '', fragment] = path.split('#', 2)
    const file = bare.includes('?') ? null : fileAt(bare)
    const target = file === null ? `${page.origin}${bare}` : relativeLink(page.file, file)
    return `${name}="${target}${fragment === undefined ? '' : `#${fragment}`}"`
  })
}

/** Path, query and fragment of an address within the site; null for any other. */
function pathOf(address: string, origin: string): string | null {
  if (address.startsWith(`${origin}/`)) return address.slice(origin.length)
  return address.startsWith('/') && !address.startsWith('//') ? address : null
}
