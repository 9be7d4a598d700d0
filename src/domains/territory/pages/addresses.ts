import { NO_NAMES, type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortArea } from '../../../ui/name.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { texts } from '../texts/territory.ts'

export const TERRITORY_PATH = '/console/territory'
export const IMPORT_PATH = `${TERRITORY_PATH}/import`

/** Part of an address that stands for an area: `1.34` for `/1/34/`, `_` for the nation. */
export function areaKey(path: string): string {
  return path === '/' ? '_' : path.slice(1, -1).replaceAll('/', '.')
}

/** The area path of such a part; it need not be one of an area. */
export function pathOfKey(key: string): string {
  return key === '_' ? '/' : `/${key.replaceAll('.', '/')}/`
}

export function areaAddress(path: string): string {
  return `${TERRITORY_PATH}/areas/${areaKey(path)}`
}

export function stationAddress(id: string): string {
  return `/console/stations/${id}`
}

/** A name that people gave, as a link. */
export function namedLink(view: View, address: string, name: string): Html {
  return html`<a href="${view.base}${address}">${typed(name)}</a>`
}

/** How somebody is reached: a telephone number calls, a mailbox is written to; other words stand as they are. */
export function reach(contact: string): Html {
  const digits = contact.replaceAll(/[ ()/.-]/g, '')
  if (/^\+?\d{3,20}$/.test(digits))
    return html`<a href="${safeUrl(`tel:${digits}`)}"><bdi dir="ltr">${contact}</bdi></a>`
  if (/^[^\s@?]+@[^\s@?]+$/.test(contact))
    return html`<a href="${safeUrl(`mailto:${contact}`)}"><bdi dir="ltr">${contact}</bdi></a>`
  return typed(contact)
}

/** What the nation is called until somebody names it. Source: the migration that makes it. */
const UNNAMED = 'Nation'

/** The name of an area; of a nation that nobody named, as every page calls it. */
export function areaTitle(
  view: View,
  { path, name }: { readonly path: string; readonly name: string },
): string {
  return path === '/' && name === UNNAMED ? shortArea(view, NO_NAMES, path) : name
}

/** The way down through these areas. */
export function trail(view: View, names: Names, areas: readonly string[]) {
  return [
    { path: TERRITORY_PATH, label: view.t(texts.territory) },
    ...areas
      .filter((area) => area !== '/')
      .map((area) => ({ path: areaAddress(area), label: shortArea(view, names, area) })),
  ]
}
