// The area of a list's filters: its name is typed, and where that may mean several the page leads to each. It works in any
// form that asks, needs no script, and leaves out none: a nation may have more areas than a list to choose from can hold.
import { asked } from '../core/asked.ts'
import { fold } from '../core/fold.ts'
import { areaChoices, NO_NAMES, type OfferedArea, type OfferedAreas } from '../core/names.ts'
import { areaPath } from '../core/permission.ts'
import type { PageContext, View } from '../core/slice.ts'
import { areaPickerTexts as texts } from './area-picker-texts.ts'
import { typed } from './code.ts'
import { textField } from './field.ts'
import { fieldStates, hiddenFields } from './form.ts'
import { type Html, html } from './html.ts'
import { plainArea } from './name.ts'
import { withSearch } from './page-href.ts'

/** Questions of the address: the area itself, as links have it, and its name as somebody typed it. */
const AREA = 'area'
const WORDS = 'area-name'
const MAX_WORDS = 200

/** What the filter was asked, and what that means. */
export interface AreaFilter {
  /** The area that the list keeps to; undefined for everywhere. */
  readonly area: string | undefined
  /** What stands in the field: the name of the area, else what was typed. */
  readonly words: string
  /** Whether the address says anything about an area, even that it is everywhere. */
  readonly isAsked: boolean
  /** What the words may mean, where they do not mean one area. */
  readonly found: NonNullable<OfferedAreas['found']> | null
}

/** Reads it from the address. Words that mean one area narrow the list to it; others narrow nothing, and the page says so. */
export async function areaFilter({
  ask,
  search,
}: Pick<PageContext, 'ask' | 'search'>): Promise<AreaFilter> {
  const path = asked(areaPath, search[AREA])
  const words = search[WORDS]?.trim().slice(0, MAX_WORDS)
  const isAsked = path !== undefined || words !== undefined
  const nowhere = { area: undefined, words: '', isAsked, found: null }
  const kept = path === undefined || path === '/' ? [] : [path]
  if (words === '' || (words === undefined && kept.length === 0)) return nowhere
  const { chosen, found } = await ask(areaChoices, { open: [], words: words ?? '', chosen: kept })
  const [own] = chosen
  if (own !== undefined && (words === undefined || isCalled(own, words)))
    return { ...nowhere, area: own.path, words: own.name }
  // Of an area that is no more the list has nothing, and says so.
  if (words === undefined) return { ...nowhere, area: path }
  const one = meant(found, words)
  if (one !== undefined) return { ...nowhere, area: one.path, words: one.name }
  return { ...nowhere, words, found: found ?? { items: [], more: 0 } }
}

function isCalled({ name }: OfferedArea, words: string): boolean {
  return fold(name) === fold(words)
}

function meant(found: OfferedAreas['found'], words: string): OfferedArea | undefined {
  if (found === null || found.more > 0) return undefined
  if (found.items.length === 1) return found.items[0]
  const exact = found.items.filter((one) => isCalled(one, words))
  return exact.length === 1 ? exact[0] : undefined
}

/** The field of a form that asks. */
export function areaFilterField({ t }: View, { area, words }: AreaFilter, label: string): Html {
  const field = textField(t, {
    ...fieldStates('filter', null)(WORDS, words),
    label,
    hint: t(texts.everywhereHint),
    type: 'search',
    maxLength: MAX_WORDS,
  })
  return html`${hiddenFields(area === undefined ? {} : { [AREA]: area })}${field}`
}

/** What stands above the list where the words meant no one area: the way to each that they may mean. */
export function areaFilterPart(
  view: View,
  { found, words }: AreaFilter,
  page: { readonly path: string; readonly search: Readonly<Record<string, string | undefined>> },
): Html | null {
  if (found === null) return null
  const { t, base } = view
  const links = found.items.map((one) => {
    const href = withSearch(`${base}${page.path}`, { ...page.search, [AREA]: one.path })
    const name = one.path === '/' ? plainArea(view, NO_NAMES, '/') : one.name
    return html`<li><a href="${href}">${typed([...one.way, name].join(' › '))}</a></li>`
  })
  const what = { words: typed(words) }
  const told =
    links.length === 0 ? t.parts(texts.nobodyCalled, what) : t.parts(texts.severalCalled, what)
  return html`<div class="note tone-info" role="status"><div><p>${told}</p>${links.length > 0 && html`<ul class="rows">${links}</ul>`}${found.more > 0 && html`<p>${t(texts.moreFound, { count: found.more })}</p>`}</div></div>`
}
